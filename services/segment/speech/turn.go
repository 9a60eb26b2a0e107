package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// findAttendance marks lists of those present: their names are persons' though
// nothing else says so.
func (r *reader) findAttendance() {
	under := false
	for _, s := range r.sentences {
		i := 0
		for i < len(s.Words) && (s.Words[i].Punct || s.Words[i].Is(lexicon.Determiner)) {
			i++
		}
		n := s.Cue(lexicon.CueAttendance, i)
		colon := n > 0 && (grammar.At(s.Words, i+n).Text == ":" || i+n >= len(s.Words) || s.Role == Heading)
		if colon {
			s.attendance, under = true, true
			continue
		}
		if under && s.first && (len(s.ActiveVerbs()) > 0 || s.Role == Heading) {
			under = false
		}
		s.attendance = under
	}
}
