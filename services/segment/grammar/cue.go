package grammar

import "rapporteur.internal/services/segment/lexicon"

// Cue gives how many words of the phrases of that name stand at i.
func (s *Sentence) Cue(name lexicon.Cue, i int) int {
	if i < 0 || i >= len(s.Words) || !s.Words[i].Starts.Has(name) {
		return 0
	}
	return s.Lang.Cue(name).At(i, len(s.Words), func(j int) string { return s.Words[j].Fold })
}

// CueAt tells whether a phrase of that name stands at i.
func (s *Sentence) CueAt(name lexicon.Cue, i int) bool { return s.Cue(name, i) > 0 }

// CueOf tells whether the word is itself a phrase of that name.
func (s *Sentence) CueOf(name lexicon.Cue, w Word) bool {
	return w.Starts != nil && w.Starts.Has(name) && s.Lang.Cue(name).At(0, 1, func(int) string { return w.Fold }) > 0
}

// CueBefore gives how many words of a phrase of that name end right before i.
func (s *Sentence) CueBefore(name lexicon.Cue, i int) int {
	for n := 1; n <= 6 && n <= i; n++ {
		if s.Words[i-n].Starts.Has(name) && s.Lang.Cue(name).At(i-n, i, func(j int) string { return s.Words[j].Fold }) == n {
			return n
		}
	}
	return 0
}

// CueAnywhere gives where a phrase of that name begins, or -1, and its length.
func (s *Sentence) CueAnywhere(name lexicon.Cue) (int, int) {
	for i := range s.Words {
		if n := s.Cue(name, i); n > 0 {
			return i, n
		}
	}
	return -1, 0
}

// CueWithin tells whether a phrase of that name stands anywhere.
func (s *Sentence) CueWithin(name lexicon.Cue) bool {
	i, _ := s.CueAnywhere(name)
	return i >= 0
}

// CueOpens tells whether a text begins with a phrase of that name.
func (s *Sentence) CueOpens(name lexicon.Cue, text string) bool {
	w := FoldedWords(text)
	return s.Lang.Cue(name).At(0, len(w), func(i int) string { return w[i] }) > 0
}

// LemmaOf tells whether a verb's lemma is on the list of that name.
func (s *Sentence) LemmaOf(name lexicon.Cue, lemma string) bool {
	return s.Lang.Cue(name).At(0, 1, func(int) string { return lemma }) > 0
}
