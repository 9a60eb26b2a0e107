package speech

import "rapporteur.internal/services/segment/lexicon"

// factOfMeeting gives the words by which a sentence tells a fact about the
// meeting, no conclusion on its matter: what was done in the past ("the partners
// held two sessions"), what is to take place, what a theme or an aim of the
// meeting was, "As foreseen, …"; none: 0, 0.
func (s *sentence) factOfMeeting() (int, int) {
	if n := s.Cue(lexicon.CueAsForeseen, 0); n > 0 {
		return 0, n
	}
	for i := 0; i < 5 && i < len(s.Words); i++ {
		n := s.Cue(lexicon.CueAims, i)
		if n == 0 {
			continue
		}
		for j := i + n; j < i+n+6 && j < len(s.Words); j++ {
			if s.Words[j].Is(lexicon.Occasion) || s.Cue(lexicon.CueOpeners, j) > 0 || s.Cue(lexicon.CueLedTalks, j) > 0 {
				return i, j + 1 - i
			}
		}
	}
	for i := 1; i < 22 && i < len(s.Words); i++ {
		if s.Words[i].Is(lexicon.Relative | lexicon.Subordinator) {
			return 0, 0
		}
		if n := s.Cue(lexicon.CueMeetingDeeds, i); n > 0 && !s.Words[i-1].Is(lexicon.Determiner|lexicon.Preposition) {
			return i, n
		}
	}
	return 0, 0
}
