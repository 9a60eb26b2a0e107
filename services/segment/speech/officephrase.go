package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// officePhrase reads a role noun phrase without a name at j.
func (r *reader) officePhrase(s *sentence, j int) ([]grammar.Word, int) {
	k, start := s.Words, j
	if j = roleHead(s, j); j < 0 {
		return nil, 0
	}
	if s.Lang.Code == "en" && meetingOf(k[j], grammar.At(k, j+1)) {
		return nil, 0
	}
	e := j + 1
	if w := grammar.At(k, e); s.Lang.Code == "en" && w.Cap && w.Is(lexicon.Organisation) && !w.Is(lexicon.Role) && !w.Upper {
		return nil, 0 // "the Expert Group", "the Directors Forum": bodies
	}
	for e < len(k) && e-j < 26 {
		if k[e].Text == "," {
			// "Ministre de l'Enseignement supérieur, de la Recherche et de l'Innovation"
			if !r.listGoesOn(s, e) {
				break
			}
		} else if endsOffice(s, e) || !goesOnOffice(k, e) {
			break
		}
		e++
	}
	for e > j+1 && k[e-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Conjunction|lexicon.Coordinator) {
		e--
	}
	e = r.bracketOf(s, j, e)
	return k[start:e], e
}

// roleHead gives where the function's own word stands in the phrase that begins
// at j ("premier ministre", "former foreign minister"); -1: there is none.
func roleHead(s *sentence, j int) int {
	k := s.Words
	if s.Lang.Code != "en" && !k[j].Is(lexicon.Role) && grammar.At(k, j+1).Is(lexicon.Role) && (s.CueOf(lexicon.CueFormerly, k[j]) || isFirst(k[j])) {
		j++
	}
	if k[j].Is(lexicon.Role) && !k[j].Is(lexicon.RolePlural) {
		return j
	}
	if k[j].Fold == "premier" && grammar.At(k, j+1).Is(lexicon.Role) {
		return j + 1
	}
	if n := englishBefore(s, j); n > 0 {
		return j + n
	}
	return -1
}

// isFirst: "premier", "primera", before a function.
func isFirst(w grammar.Word) bool {
	switch w.Fold {
	case "premier", "premiere", "primer", "primera":
		return true
	}
	return false
}

// endsOffice: the word at e can't be of an office's phrase: a mark, a verb, what
// goes with one.
func endsOffice(s *sentence, e int) bool {
	t := s.Words[e]
	if t.Is(lexicon.Of) && (t.Lower == "à" || t.Lower == "to" || t.Lower == "a") && infinitive(grammar.At(s.Words, e+1)) {
		return true // "le trésorier à prendre la parole"
	}
	switch {
	case t.Punct, t.Lower == "ne", t.Lower == "n'", t.Is(lexicon.Relative | lexicon.Reflexive):
		return true
	case t.Is(lexicon.Auxiliary) && (t.Lower != "a" || s.Lang.Code == "fr"):
		return true
	case t.Is(lexicon.Clitic) && !t.Is(lexicon.Determiner) && t.Lower != "en":
		return true
	}
	return !t.Cap && (t.Is(lexicon.Procedure|lexicon.ProcedureVerb) || s.VerbAt(e) != nil)
}

// goesOnOffice: the word at e can be of an office's phrase.
func goesOnOffice(k []grammar.Word, e int) bool {
	t := k[e]
	return t.Cap || t.Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator|lexicon.Role|lexicon.Organisation|lexicon.Portfolio|lexicon.Delegation) ||
		t.Lower == "and" || grammar.Adjectival(t) || k[e-1].Is(lexicon.Of|lexicon.Determiner)
}

// meetingOf: "Expert Meeting", "Chair Team", "Expert Group": a body or an
// occasion that is called after its people.
func meetingOf(role, next grammar.Word) bool {
	return role.Cap && next.Cap && !next.Upper && !next.Is(lexicon.Role) && (next.Is(lexicon.Occasion|lexicon.Organisation|lexicon.Meeting) || next.Fold == "team")
}

func (r *reader) listGoesOn(s *sentence, e int) bool {
	k := s.Words
	if e+2 >= len(k) || !k[e+1].Is(lexicon.Of) {
		return false
	}
	and := false
	for _, t := range k[e+1 : min(len(k), e+9)] {
		and = and || t.Is(lexicon.Coordinator)
	}
	return and && grammar.HasCapital(k[e+2:min(len(k), e+5)])
}
