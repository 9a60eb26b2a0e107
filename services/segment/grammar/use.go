package grammar

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

func (s *Sentence) frenchUse(i int) (Voice, lexicon.Tense, bool) {
	k, t := s.Words, s.Words[i].Verb.Tense
	prev := At(k, i-1)
	if t&lexicon.Participle != 0 {
		if a := s.auxiliaryBefore(i); a >= 0 {
			if k[a].Is(lexicon.Be) || hasBe(k[a+1:i]) {
				reflexive := a > 0 && k[a-1].Is(lexicon.Reflexive)
				if !reflexive && !s.LemmaOf(lexicon.CuePastWithBe, s.Words[i].Verb.Lemma) {
					return Passive, lexicon.Past, true
				}
			}
			return Active, lexicon.Past, true
		}
		if t == lexicon.Participle {
			return 0, 0, false
		}
	}
	if t&lexicon.Gerund != 0 {
		return Gerund, lexicon.Gerund, true
	}
	if prev.Beyond() && s.subjectFollows(i+1) {
		return Active, lexicon.Present, true
	}
	if prev.Beyond() || prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) || prev.Is(lexicon.Preposition) && prev.Lower != "que" && prev.Lower != "en" && prev.Lower != "comme" || prev.Lower == "au" {
		return 0, 0, false
	}
	if (prev.Lower == "l'" || prev.Lower == "la" || prev.Lower == "les" || prev.Lower == "le" || prev.Lower == "leur") && !At(k, i-2).Is(lexicon.Subject|lexicon.Relative) && !At(k, i-2).Cap {
		return 0, 0, false
	}
	if t&(lexicon.Past|lexicon.Present) == lexicon.Past {
		return Active, lexicon.Past, true
	}
	return Active, lexicon.Present, true
}

func (s *Sentence) englishUse(i int) (Voice, lexicon.Tense, bool) {
	k, t := s.Words, s.Words[i].Verb.Tense
	prev := At(k, i-1)
	if t&lexicon.Gerund != 0 {
		return Gerund, lexicon.Gerund, true
	}
	if prev.Is(lexicon.Be) || At(k, i-2).Is(lexicon.Be) && prev.Is(lexicon.Adverb) {
		if t&lexicon.Participle == 0 {
			return 0, 0, false
		}
		return Passive, lexicon.Past, true
	}
	if prev.Beyond() || prev.Is(lexicon.Determiner) || prev.Is(lexicon.Preposition) && !prev.Is(lexicon.Subordinator) {
		return 0, 0, false
	}
	if t == lexicon.Present {
		ok := prev.Cap || prev.Text == "," || prev.Text == ")" || prev.Is(lexicon.Subject) || prev.Lower == "also" || prev.Is(lexicon.Relative) || prev.Is(lexicon.Role)
		return Active, lexicon.Present, ok
	}
	return Active, lexicon.Past, true
}

func (s *Sentence) spanishUse(i int) (Voice, lexicon.Tense, bool) {
	k, t := s.Words, s.Words[i].Verb.Tense
	prev := At(k, i-1)
	if t&lexicon.Participle != 0 {
		if a := s.auxiliaryBefore(i); a >= 0 {
			if k[a].Is(lexicon.Be) || hasBe(k[a+1:i]) {
				return Passive, lexicon.Past, true
			}
			return Active, lexicon.Past, true
		}
		if t == lexicon.Participle {
			return 0, 0, false
		}
	}
	if t&lexicon.Gerund != 0 {
		return Gerund, lexicon.Gerund, true
	}
	if t&lexicon.Past != 0 {
		if prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) {
			return 0, 0, false
		}
		return Active, lexicon.Past, true
	}
	// Present: nouns look the same ("la demanda", "su llamado").
	if prev.Beyond() {
		next := At(k, i+1)
		goesOn := !k[i].Upper && len(k) > 5 && (next.Verb.Tense&lexicon.Gerund != 0 || strings.HasSuffix(next.Lower, "ndo") || next.Is(lexicon.Determiner|lexicon.Quantifier) && !next.Cap || next.Lower == "con" || next.Lower == "a" || next.Is(lexicon.Adverb))
		return Active, lexicon.Present, next.Lower == "que" || s.subjectFollows(i+1) || goesOn
	}
	if prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) || prev.Is(lexicon.Preposition) && prev.Lower != "que" && prev.Lower != "como" || prev.Lower == "la" || prev.Lower == "los" {
		return 0, 0, false
	}
	return Active, lexicon.Present, true
}

func hasBe(k []Word) bool {
	for _, t := range k {
		if t.Is(lexicon.PastBe) {
			return true
		}
	}
	return false
}

// auxiliaryBefore gives the auxiliary of the participle at i, found leftwards
// over adverbs, clitics and one parenthetic between commas; -1: none.
func (s *Sentence) auxiliaryBefore(i int) int {
	k := s.Words
	for j, n := i-1, 0; j >= 0 && n < 14; j, n = j-1, n+1 {
		switch {
		case k[j].Is(lexicon.Have) || j == i-1 && unknownShort(k[j]):
			return j
		case s.CueBefore(lexicon.CueBetweenVerbs, j+1) > 0:
			n += s.CueBefore(lexicon.CueBetweenVerbs, j+1) - 1
			j -= s.CueBefore(lexicon.CueBetweenVerbs, j+1) - 1 // "ont en revanche insisté"
		case k[j].Text == ",":
			c := j - 1
			for c >= 0 && k[c].Text != "," {
				c--
			}
			for c > 0 && Adverbial(k[c-1]) && !k[c-1].Is(lexicon.Have) {
				c--
			}
			if c > 0 && k[c-1].Is(lexicon.Have) {
				return c - 1
			}
			return -1
		case !Adverbial(k[j]) && !k[j].Is(lexicon.Inverted) && !k[j].Is(lexicon.PastBe) && k[j].Lower != "eu":
			return -1
		}
	}
	return -1
}

// subjectFollows: a person's name, address or office stands at i, so that the
// word before it is a verb ("Interviene el Sr. X").
func (s *Sentence) subjectFollows(i int) bool {
	w := At(s.Words, i)
	if w.Is(lexicon.Honorific) && (w.Cap || s.Lang.Code == "es") {
		return true
	}
	if w.Is(lexicon.Determiner) {
		n := At(s.Words, i+1)
		return n.Is(lexicon.Honorific|lexicon.Role) && !n.Is(lexicon.RolePlural)
	}
	return w.Cap && !w.Is(lexicon.Never) && At(s.Words, i+1).Cap
}

// SaysThat: a clause with "that" follows the verb, a sign of speech whatever the verb.
func (s *Sentence) SaysThat(i int) bool {
	for j := i + 1; j < i+4; j++ {
		w := At(s.Words, j)
		if w.Is(lexicon.Subordinator) {
			return w.Lower != "that" || !At(s.Words, j+1).Is(lexicon.Auxiliary)
		}
		if !Adverbial(w) || w.Punct {
			return false
		}
	}
	return false
}

// afterModal: "did", "could", "did not" stand right before i, and no other verb.
func (s *Sentence) afterModal(i int) bool {
	j := i - 1
	for j > 0 && (s.Words[j].Is(lexicon.Negation) || s.Words[j].Lower == "also") {
		j--
	}
	w := At(s.Words, j).Lower
	return w == "did" || w == "could" || w == "cannot" && j == i-1
}
