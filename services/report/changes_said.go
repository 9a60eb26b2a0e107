package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// teller knows what the sentences of one report say, apart from the report's
// own words around it.
type teller struct{ citations map[string]*pb.Citation }

func tellerOf(r *pb.Report) *teller {
	t := &teller{map[string]*pb.Citation{}}
	for _, c := range r.Citations {
		t.citations[c.Id] = c
	}
	return t
}

// said is what a sentence says: the words that it quotes and whose they are, or
// who went the same way. Which lead-in it has turns on what stands before it,
// and is no content. The report's own and people's sentences say their text.
func (t *teller) said(s *pb.ReportSentence) string {
	var b strings.Builder
	for _, p := range s.Pieces {
		if c := t.citations[p.Citation]; c != nil {
			b.WriteString("\x00" + bare(p.Text) + t.whose(c))
		}
	}
	if b.Len() > 0 {
		return b.String()
	}
	if s.Form != formAgreement && s.Form != formAnswer {
		return s.Text
	}
	var parts []string
	for _, id := range s.Citations {
		if c := t.citations[id]; c != nil {
			parts = append(parts, bare(c.Text)+t.whose(c))
		}
	}
	slices.Sort(parts)
	return s.Form + "\x00" + strings.Join(parts, "\x00")
}

// whose is the speakers and parties of a citation.
func (t *teller) whose(c *pb.Citation) string {
	var b strings.Builder
	for _, p := range c.Speakers {
		b.WriteString("\x01" + strings.Join([]string{p.Name, p.Role, p.Organisation}, "\x02"))
	}
	for _, p := range c.Parties {
		b.WriteString("\x03" + p.Name)
	}
	return b.String()
}

// still are the keys of the longest run that two orders share: the others moved.
func still(was, is []string) map[string]bool {
	long := make([][]int, len(was)+1)
	for i := range long {
		long[i] = make([]int, len(is)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			if was[i] == is[j] {
				long[i][j] = 1 + long[i+1][j+1]
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	out := map[string]bool{}
	for i, j := 0, 0; i < len(was) && j < len(is); {
		switch {
		case was[i] == is[j]:
			out[was[i]] = true
			i, j = i+1, j+1
		case long[i+1][j] >= long[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
