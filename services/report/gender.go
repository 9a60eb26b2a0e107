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
		for g, titles := range map[gender][]string{male: {"m", "mr", "monsieur", "sr", "senor"}, female: {"mme", "mlle", "ms", "mrs", "madame", "sra", "senora"}} {
			for _, t := range titles {
				if strings.Contains(" "+fold(e.Text)+" ", " "+t+" "+surname+" ") {
					return g
				}
			}
		}
		b := c.previous(e)
		if e.Attribution != pb.Attribution_ATTRIBUTION_PRONOUN || len(e.people) != 1 || e.parsed.Subject.Empty() || b == nil || !b.own || !slices.Equal(b.people, e.people) {
			continue
		}
		switch strings.ToLower(strings.Trim(firstWord(e.Text[e.parsed.Subject.Start:]), ",")) {
		case "il", "he", "él":
			count[male]++
		case "elle", "she", "ella":
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
