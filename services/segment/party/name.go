package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Printed gives a group's name as printed, without its article and without
// the capital that only opens the sentence.
func Printed(s *grammar.Sentence, i, e int) string {
	k := s.Words
	from := i
	for from < e-1 && s.Cue(lexicon.CueArticles, from) > 0 && !(k[from+1].Is(lexicon.Quantifier) && !k[from+1].Is(lexicon.Determiner|lexicon.Of)) {
		from++
	}
	t := grammar.Text(k[from:e])
	if from == 0 && !k[0].Upper || from == i && i == 0 {
		c, n := utf8.DecodeRuneInString(t)
		if grammar.At(k, from).Lower != grammar.At(k, from).Text && !k[from].Upper {
			t = string(unicode.ToLower(c)) + t[n:]
		}
	}
	return t
}

// Complement goes on over "of international organizations", "de la société
// civile", up to a verb, a mark or a relative.
func Complement(s *grammar.Sentence, e int) int {
	k := s.Words
	if n := s.Cue(lexicon.CueInTheRoom, e); n > 0 {
		return e + n
	}
	if !opensComplement(grammar.At(k, e)) {
		return e
	}
	for q := e + 1; q < len(k) && q < e+14; q++ {
		if apostrophe(k[q]) && q > e+1 && strings.HasSuffix(k[q-1].Lower, "s") && q+1 < len(k) && s.PlainNoun(q+1) {
			continue // "from the irrigators' associations"
		}
		if k[q].Is(lexicon.Clitic) && grammar.At(k, q+1).Is(lexicon.Auxiliary) && q > e+1 || endsComplement(s, q) {
			return q
		}
	}
	return e
}

// opensComplement: an "of" that tells what a group is, not where it goes.
func opensComplement(w grammar.Word) bool {
	switch w.Lower {
	case "from":
		return true
	case "to", "à", "au", "aux", "para", "por", "en", "ante", "with", "at":
		return false
	}
	return w.Is(lexicon.Of)
}

// endsComplement: the word at q is the clause's: a mark, a verb or what goes
// with one.
func endsComplement(s *grammar.Sentence, q int) bool {
	t := s.Words[q]
	switch {
	case t.Punct, t.Is(lexicon.Relative | lexicon.Reflexive), t.Lower == "ne", t.Lower == "n'":
		return true
	case t.Is(lexicon.Auxiliary) && (t.Lower != "a" || s.Lang.Code == "fr"):
		return true
	case s.VerbAt(q) != nil, s.CueBefore(lexicon.CueSubordinatePhrase, q) > 0, modalBefore(s, q):
		return true
	}
	return grammar.Adverbial(t) && !t.Is(lexicon.Determiner|lexicon.Of|lexicon.Preposition)
}

func apostrophe(w grammar.Word) bool { return w.Text == "'" || w.Text == "’" }

// modalBefore: a verb in the future stands before an infinitive at q+1: "podrán
// remitir", "pourront adresser".
func modalBefore(s *grammar.Sentence, q int) bool {
	w, next := s.Words[q], grammar.At(s.Words, q+1)
	if s.Lang.Code == "en" || next.Punct || next.Cap {
		return false
	}
	future, infinitive := false, false
	for _, end := range []string{"rán", "rá", "ront", "ra"} {
		future = future || len(w.Lower) > 4 && strings.HasSuffix(w.Lower, end)
	}
	for _, end := range []string{"ar", "er", "ir", "re"} {
		infinitive = infinitive || len(next.Lower) > 3 && strings.HasSuffix(next.Lower, end)
	}
	return future && infinitive
}

// adjectivePlural: "les délégations africaines": the word after the noun goes with it.
func adjectivePlural(s *grammar.Sentence, e int) bool {
	w := s.Words[e]
	if s.Lang.Code == "en" || w.Punct || s.VerbAt(e) != nil || w.Is(lexicon.Auxiliary|lexicon.Preposition|lexicon.Conjunction|lexicon.Clitic|lexicon.Relative) || grammar.Adverbial(w) {
		return false
	}
	for _, end := range []string{"s", "x"} {
		if len(w.Lower) > 4 && w.Lower[len(w.Lower)-1:] == end {
			return true
		}
	}
	return false
}

// AdjectivesEnd goes on over the words that go with a group's noun, two at most.
func AdjectivesEnd(s *grammar.Sentence, e int) int {
	for n := 0; n < 2 && e < len(s.Words) && adjectivePlural(s, e); n++ {
		e++
	}
	return e
}

// atMeeting skips what tells at which meeting the group was ("les intervenants
// à cette rencontre"), no part of its name.
func atMeeting(s *grammar.Sentence, e int) int {
	if w := grammar.At(s.Words, e); w.Is(lexicon.Preposition) && grammar.At(s.Words, e+1).Is(lexicon.Determiner) {
		for j := e + 2; j < e+4; j++ {
			if grammar.At(s.Words, j).Is(lexicon.Occasion) || s.Cue(lexicon.CueOpeners, j) > 0 {
				return j + 1
			}
		}
	}
	return e
}
