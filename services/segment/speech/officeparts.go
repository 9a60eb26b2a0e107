package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// bracketOf gives where an office ends whose part stands in a bracket: "the
// Vice-President (Operations)"; no State, acronym or person.
func (r *reader) bracketOf(s *sentence, j, e int) int {
	k := s.Words
	if !k[j].Cap || k[j].Upper || grammar.At(k, e).Text != "(" {
		return e
	}
	for x := e + 1; x < len(k) && x < e+6; x++ {
		w := k[x]
		if w.Text == ")" {
			if x == e+1 || len(r.roster.byWord[k[x-1].Fold]) > 0 {
				return e
			}
			return x + 1
		}
		if !(w.Cap && !w.Upper || w.Is(lexicon.Coordinator|lexicon.Of|lexicon.Determiner)) || w.Place != nil || w.Digit || w.Punct || w.Is(lexicon.Role|lexicon.Honorific|lexicon.FirstFeminine|lexicon.FirstMasculine|lexicon.Party) || grammar.IsInitial(w.Text) {
			return e
		}
	}
	return e
}
