package speech

import "rapporteur.internal/services/segment/lexicon"

// findRecord tells a summary record: paragraph after paragraph opens with a
// speaker in capitals, who has the floor until the next.
func (r *reader) findRecord() {
	opened := 0
	several := map[*person]bool{}
	for _, s := range r.sentences {
		if !s.first || s.head >= 0 || s.Role == Aside {
			continue
		}
		for _, m := range s.mentions {
			if m.p == nil || m.start > 1 || m.pos != subject {
				continue
			}
			if s.k[m.nameEnd-1].Upper && (m.addressed || m.capitals) {
				opened++
				several[m.p] = true
			}
			break
		}
	}
	r.record = opened >= 4 && len(several) >= 2
}

// ruleRecord: in a summary record a paragraph without a subject of its own
// goes on with the speaker before.
func (r *reader) ruleRecord(s *sentence) bool {
	f := &r.floor
	if !r.record {
		return false
	}
	switch {
	case s.first && len(f.carry) > 0 && !r.ofTheMeeting(s):
		return r.goOn(s, "record", f.carry, Continuation, 0.84)
	case !s.first && len(f.holders) > 0 && !r.ofTheMeeting(s):
		return r.goOn(s, "record", f.holders, Continuation, 0.9)
	}
	return false
}

// ofTheMeeting: the sentence tells of the meeting itself.
func (r *reader) ofTheMeeting(s *sentence) bool {
	i := s.lead()
	for i < len(s.k) && (s.k[i].Is(lexicon.Determiner) || s.k[i].Is(lexicon.Ordinal)) {
		i++
	}
	if s.cueWithin("closing") {
		return true
	}
	w := at(s.k, i)
	return w.Is(lexicon.Occasion) && (at(s.k, i+1).Is(lexicon.Auxiliary) || s.verbAt(i+1) != nil || at(s.k, i+1).Is(lexicon.Procedure)) && len(s.k) < 16
}
