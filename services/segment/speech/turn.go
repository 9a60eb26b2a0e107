package speech

import "rapporteur.internal/services/segment/lexicon"

// findAttendance marks lists of those present: their names are persons' though
// nothing else says so.
func (r *reader) findAttendance() {
	under := false
	for _, s := range r.sentences {
		i := 0
		for i < len(s.k) && (s.k[i].Punct || s.k[i].Is(lexicon.Determiner)) {
			i++
		}
		n := s.cue(lexicon.CueAttendance, i)
		colon := n > 0 && (at(s.k, i+n).Text == ":" || i+n >= len(s.k) || s.Role == Heading)
		if colon {
			s.attendance, under = true, true
			continue
		}
		if under && s.first && (len(s.activeVerbs()) > 0 || s.Role == Heading) {
			under = false
		}
		s.attendance = under
	}
}
