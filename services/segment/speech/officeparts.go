package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// parallelName: behind a name with its bracket, from the comma at j, another name
// with a bracket of its own: the next of a list.
func (r *reader) parallelName(s *sentence, j int) bool {
	k := s.Words
	if grammar.At(k, j-1).Text != ")" {
		return false
	}
	n := r.names.End(s.parsed, j+1, false)
	if n < j+3 || grammar.At(k, n).Text != "(" || grammar.HasOrganisation(k[j+1:n]) || grammar.RoleWithin(k[j+1:n], n) {
		return false
	}
	return !(grammar.At(k, n+1).Upper && grammar.At(k, n+2).Text == ")") // "Acción Verde (AV)"
}

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

// titleBehindLead: "In her closing remarks the Director General, X": where the
// article stands behind a phrase that opens the sentence, or behind "with"; 0:
// nowhere.
func titleBehindLead(s *sentence, seg []grammar.Word, addressed bool) int {
	if s.Lang.Code != "en" {
		return 0
	}
	opens := seg[0].Is(lexicon.Lead | lexicon.Preposition)
	for x := len(seg) - 2; x > 1; x-- {
		if seg[x].Lower == "the" && seg[x+1].Cap && grammar.RoleWithin(seg[x+1:], 4) && (!seg[x-1].Is(lexicon.Of|lexicon.Coordinator) || seg[x-1].Lower == "with") && (opens && !seg[x-1].Is(lexicon.Preposition) || addressed && seg[x-1].Lower == "with") {
			return x
		}
	}
	return 0
}
