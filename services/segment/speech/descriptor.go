package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ruleDescriptor: "El petista exhortó", "L'économiste estime": an article and
// a word that the document uses of one person alone, before the verb.
func (r *reader) ruleDescriptor(s *sentence) bool {
	if s.Lang.Code == "en" {
		return false
	}
	for _, i := range []int{0, s.Lead()} {
		d, w := grammar.At(s.Words, i), grammar.At(s.Words, i+1)
		if !d.Is(lexicon.Determiner) || d.Is(lexicon.Plural) || w.Cap || w.Punct || w.Is(lexicon.Role|lexicon.Meeting|lexicon.Party|lexicon.Organisation|lexicon.Occasion) {
			continue
		}
		var v *grammar.Verb
		for n := range s.Verbs {
			if x := &s.Verbs[n]; x.Voice == grammar.Active && x.At >= i+2 && x.At <= i+5 && !x.Plural {
				v = x
				break
			}
		}
		if v == nil {
			continue
		}
		var holder *person
		several := false
		for _, p := range r.roster.people {
			if p.described[w.Fold] {
				several = several || holder != nil
				holder = p
			}
		}
		if holder != nil && !several {
			return r.speak(s, "descriptor", []*person{holder}, nil, Explicit, v.Act, i, i+2)
		}
	}
	return false
}
