package speech

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ownInitials: the acronym's letters stand in order among the initials of the
// person's body, the first and the last at its ends ("HCR", "Haut-Commissariat
// des Nations Unies pour les réfugiés").
func ownInitials(acronym string, p *person) bool {
	n := utf8.RuneCountInString(acronym)
	if n < 3 || n > 7 || grammar.Capitals(acronym) != n {
		return false
	}
	letters := lexicon.Fold(acronym)
	for _, org := range p.orgs {
		initials := ""
		for _, w := range grammar.FoldedWords(org) {
			if len(w) > 3 {
				initials += w[:1]
			}
		}
		if initials == "" || initials[0] != letters[0] {
			continue
		}
		rest := letters
		for i := 0; i < len(initials) && rest != ""; i++ {
			if initials[i] == rest[0] {
				rest = rest[1:]
			}
		}
		if rest == "" {
			return true
		}
	}
	return false
}

// groupOpens: "La Comisión abrió la jornada destacando …", "The Council opened
// the day by stressing …": what a body says is told by a gerund.
func (r *reader) groupOpens(s *sentence) *grouping {
	for _, i := range []int{0, s.Lead()} {
		parties, e := r.parties(s).ListAt(i, false)
		if parties == nil || parties[0].Sort != "organisation" && parties[0].Sort != "state" {
			continue
		}
		meeting := false
		for j := e; j < e+9 && j < len(s.Words); j++ {
			if v := s.VerbAt(j); v != nil && v.Voice == grammar.Gerund && !s.Words[j].Verb.Weak && meeting {
				return &grouping{"group", once(parties), i, j + 1}
			}
			if s.Words[j].Punct {
				break
			}
			meeting = meeting || s.Cue(lexicon.CueOpeners, j) > 0
		}
	}
	return nil
}
