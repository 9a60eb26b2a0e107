package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// behalfBody gives the body for which somebody speaks who names no other: "En
// nombre de la Organización de Ríos (OR), el Sr. X". Whoever holds an office
// without a body speaks for another one's only where the office says so.
func (r *reader) behalfBody(p *person, role, acronym string) (org, acr string) {
	name := p.behalf
	if i := strings.Index(name, " ("); i > 0 {
		name = name[:i]
	}
	k := grammar.SplitWords(name)
	if len(k) == 0 || !r.bodies.NamesBody(name) || role != "" && !r.lex.Mentions(lexicon.CueRepresenting, role, 1) && !r.lex.Mentions(lexicon.CueHouseOffices, role, 3) || r.lex.Mentions(lexicon.CueNationalOffices, name, 2) {
		return "", acronym
	}
	if full := r.acronyms[name]; full != "" {
		return full, name
	}
	return name, acronym
}
