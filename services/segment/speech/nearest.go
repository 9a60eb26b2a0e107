package speech

import "rapporteur.internal/services/segment/mention"

// nearestOf gives who was named last before s in that gender: in the same
// paragraph as its subject or otherwise, or as the subject of the last sentence
// of the paragraph before. A heading parts.
func (r *reader) nearestOf(s *sentence, gender byte) (*person, *mentioned, *sentence) {
	crossed := s.first
	for n := s.index - 1; n >= 0 && n > s.index-6; n-- {
		q := r.sentences[n]
		if q.head >= 0 {
			return nil, nil, nil
		}
		var any *mentioned
		for i := len(q.mentions) - 1; i >= 0; i-- {
			m := q.mentions[i]
			if m.p == nil || m.p.gender != gender {
				continue
			}
			if m.Position == mention.Subject || m.Position == mention.Inverted {
				return m.p, m, q
			}
			if any == nil {
				any = m
			}
		}
		if any != nil && !crossed {
			return any.p, any, q
		}
		if q.first {
			if crossed {
				return nil, nil, nil
			}
			crossed = true
		}
	}
	return nil, nil, nil
}

// justNamed: "Mme X a assisté à la rencontre. Elle a souligné …": the subject of
// the sentence before in the paragraph, where that is nobody's statement.
func (r *reader) justNamed(s *sentence, gender byte) *person {
	if s.first || s.index == 0 {
		return nil
	}
	b := r.sentences[s.index-1]
	if b.head >= 0 || b.d.Kind == Statement || b.d.Kind == Collective {
		return nil
	}
	p, m, q := r.nearestOf(s, gender)
	if q != b || m.Position != mention.Subject && m.Position != mention.Inverted {
		return nil
	}
	for _, o := range b.mentions {
		if o.p != nil && o.p != p && o.Position == m.Position && o.p.gender == gender {
			return nil // two of that gender
		}
	}
	return p
}
