package speech

import "rapporteur.internal/services/segment/lexicon"

// ruleDescriptor: "El petista exhortó", "L'économiste estime": an article and
// a word that the document uses of one person alone, before the verb.
func (r *reader) ruleDescriptor(s *sentence) bool {
	if s.lex.Code == "en" {
		return false
	}
	for _, i := range []int{0, s.lead()} {
		d, w := at(s.k, i), at(s.k, i+1)
		if !d.Is(lexicon.Determiner) || d.Is(lexicon.Plural) || w.Cap || w.Punct || w.Is(lexicon.Role|lexicon.Meeting|lexicon.Party|lexicon.Organisation|lexicon.Occasion) {
			continue
		}
		var v *verb
		for n := range s.verbs {
			if x := &s.verbs[n]; x.voice == active && x.at >= i+2 && x.at <= i+5 && !x.plural {
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
			return r.speak(s, "descriptor", []*person{holder}, nil, Explicit, v.act, i, i+2)
		}
	}
	return false
}
