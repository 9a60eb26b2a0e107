package mention

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// behalfWithin: the words from i to j tell for whom somebody speaks, so that
// an office among them is the principal's.
func behalfWithin(s *grammar.Sentence, i, j int) bool {
	for x := i; x < j; x++ {
		if s.Cue(lexicon.CueBehalf, x) > 0 && s.Cue(lexicon.CueCapacity, x) == 0 || Replacing(s, x) > 0 {
			return true
		}
	}
	return false
}

// Replacing gives how many words from i lie before the office or the person
// that somebody stands in for, 0: it says nothing of the sort.
func Replacing(s *grammar.Sentence, i int) int {
	n := s.Cue(lexicon.CueReplacing, i)
	if n == 0 {
		return 0
	}
	for j := i + n; j < i+n+5 && j < len(s.Words); j++ {
		w := s.Words[j]
		q := j + grammar.SkipDeterminers(s.Words[j:min(len(s.Words), j+4)])
		h := s.Words[q]
		if q < j+3 && (q > j && h.Is(lexicon.Role) && !h.Is(lexicon.RolePlural) || h.Is(lexicon.Role) && h.Cap || h.Is(lexicon.Honorific) && (h.Cap || q > j)) {
			return j - i
		}
		if w.Punct || w.Is(lexicon.Auxiliary|lexicon.Relative) || j == i+n && (FromWord(w) || w.Lower == "of") {
			return 0
		}
	}
	return 0
}

// principalAt: the words of a principal begin at i.
func principalAt(s *grammar.Sentence, i int) bool {
	if s.CueBefore(lexicon.CueBehalf, i) > 0 {
		return true
	}
	for x := max(0, i-9); x < i; x++ {
		if n := Replacing(s, x); n > 0 && x+n <= i && x+n+2 > i {
			return true
		}
	}
	return false
}
