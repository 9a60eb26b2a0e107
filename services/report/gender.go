package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// gender is a person's, as far as a source tells it.
type gender int

const (
	untold gender = iota
	male
	female
)

// gender is read from the sources alone: from a title that one prints before the
// surname, else from pronouns of sentences that follow one which names the person. Names tell nothing.
func (c *composer) gender(p *person) gender {
	count := map[gender]int{}
	surname := fold(p.name)
	if f := strings.Fields(surname); len(f) > 0 {
		surname = f[len(f)-1]
	}
	for _, e := range p.entries {
		pack := c.packs[c.tongueOf(e)]
		if pack == nil {
			continue
		}
		for _, x := range []struct {
			gender gender
			titles []string
		}{{male, pack.Male.Titles}, {female, pack.Female.Titles}} {
			if slices.ContainsFunc(x.titles, func(t string) bool { return strings.Contains(" "+fold(e.Text)+" ", " "+t+" "+surname+" ") }) {
				return x.gender
			}
		}
		b := c.previous(e)
		if e.Attribution != pb.Attribution_ATTRIBUTION_PRONOUN || len(e.people) != 1 || e.parsed.Subject.Empty() || b == nil || !b.own || !slices.Equal(b.people, e.people) {
			continue
		}
		switch said := strings.ToLower(strings.Trim(firstWord(e.Text[e.parsed.Subject.Start:]), ",")); {
		case slices.Contains(pack.Male.Pronouns, said):
			count[male]++
		case slices.Contains(pack.Female.Pronouns, said):
			count[female]++
		}
	}
	switch {
	case count[male] > 0 && count[female] > 0:
		return untold
	case count[male] > 0:
		return male
	case count[female] > 0:
		return female
	}
	return untold
}

func firstWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[0]
}
