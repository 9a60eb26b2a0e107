package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// withoutBody takes off a function the body that closes it, which another
// place of the document tells apart.
func (r *reader) withoutBody(p *person, role, org string) string {
	head, ok := strings.CutSuffix(role, org)
	if !ok || org == "" || head == "" || p.office || p.seen >= len(r.sentences) {
		return role
	}
	words, l := strings.Fields(strings.ReplaceAll(head, "’", "'")), r.sentences[p.seen].Lang
	n := len(words)
	for n > 0 {
		w := words[n-1]
		if d := l.Describe(w); !d.Is(lexicon.Of|lexicon.Determiner) && w != "l'" && w != "d'" {
			break
		}
		n--
	}
	if n == len(words) || n == 0 {
		return role
	}
	return strings.Join(words[:n], " ")
}
