package outline

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/party"
)

// Exchange is the part of an exchange that a paragraph's first word names.
type Exchange int

// The parts of an exchange.
const (
	NoExchange Exchange = iota
	Question
	Answer
)

// ExchangeHead gives which part of an exchange a paragraph's head names, and
// how many words that takes with its mark; 0: none.
func ExchangeHead(s *grammar.Sentence, letters bool) (Exchange, int) {
	for i, names := range [][2]lexicon.Cue{{lexicon.CueQuestionLabels, lexicon.CueQuestionLetters}, {lexicon.CueAnswerLabels, lexicon.CueAnswerLetters}} {
		x := Exchange(i + 1)
		n := s.Cue(names[0], 0)
		if e := bracketed(s.Words, 1); e > 0 && grammar.At(s.Words, e).Text == ":" && (n == 1 || letters && s.Cue(names[1], 0) == 1) {
			return x, e + 1 // "A (Tani):"
		}
		if n == 0 && letters && len(s.Words) > 0 && s.Words[0].Cap {
			if n = s.Cue(names[1], 0); n > 0 && grammar.At(s.Words, n).Text != ":" && !grammar.At(s.Words, n).Digit {
				n = 0 // "A. Introduction" counts a part
			}
		}
		if n == 0 {
			continue
		}
		if grammar.At(s.Words, n).Digit || grammar.At(s.Words, n).Text == "n°" || len(grammar.At(s.Words, n).Text) < 3 && party.Roman(grammar.At(s.Words, n).Text) {
			n++
		}
		if m := grammar.At(s.Words, n); m.Text == ":" || m.Text == "." && n+1 < len(s.Words) || grammar.Dash(m) {
			return x, n + 1
		}
		if m := grammar.At(s.Words, n-1); hasStop(m) && n < len(s.Words) {
			return x, n
		}
	}
	return NoExchange, 0
}
