package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// voice is how a reporting verb is used.
type voice int

const (
	active voice = iota
	passive
	gerund
)

// verb is a reporting verb in a sentence.
type verb struct {
	at     int
	lemma  string
	act    string
	weak   bool
	voice  voice
	tense  lexicon.Tense
	plural bool
	// framed: another verb carries it ("tient à remercier").
	framed bool
}

func (v verb) strong() bool { return v.voice == active && !v.weak }

// says finds the reporting verbs of a sentence. Participles count with an
// auxiliary alone, and forms that are nouns after a determiner do not.
func says(s *sentence) []verb {
	var out []verb
	k := s.k
	for i := range k {
		v := k[i].Verb
		if v.Lemma == "" {
			if s.lex.Code == "en" && afterModal(s, i) && s.lex.Infinitive(k[i].Lower) {
				// "could not agree", "did not support"
				out = append(out, verb{at: i, lemma: k[i].Lower, act: "reports", tense: lexicon.Past})
			}
			if v, ok := pluralPresent(s, i); ok {
				out = append(out, v)
			}
			continue
		}
		if k[i].Cap && (i > 1 || i == 1 && k[0].Is(lexicon.Role)) && !k[i].Upper && !opensQuote(k[i-1]) && !k[i-1].Punct {
			continue
		}
		use, ok := active, false
		var tense lexicon.Tense
		switch s.lex.Code {
		case "fr":
			use, tense, ok = frenchUse(s, i)
		case "en":
			use, tense, ok = englishUse(s, i)
		default:
			use, tense, ok = spanishUse(s, i)
		}
		if ok {
			out = append(out, verb{at: i, lemma: v.Lemma, act: v.Act, weak: v.Weak && s.cue(lexicon.CueLightVerbs, i) == 0 && !saysThat(s, i) || use == gerund, voice: use, tense: tense, plural: v.Plural})
		}
	}
	return framed(s, out)
}

func opensQuote(w word) bool {
	switch w.Text {
	case "«", "“", "\"", "—", "–":
		return true
	}
	return false
}

func closesQuote(w word) bool {
	switch w.Text {
	case "»", "”", "\"":
		return true
	}
	return false
}

func frenchUse(s *sentence, i int) (voice, lexicon.Tense, bool) {
	k, t := s.k, s.k[i].Verb.Tense
	prev := at(k, i-1)
	if t&lexicon.Participle != 0 {
		if a := auxiliaryBefore(s, i); a >= 0 {
			if k[a].Is(lexicon.Be) || hasBe(k[a+1:i]) {
				reflexive := a > 0 && k[a-1].Is(lexicon.Reflexive)
				if !reflexive && !s.lemmaOf(lexicon.CuePastWithBe, s.k[i].Verb.Lemma) {
					return passive, lexicon.Past, true
				}
			}
			return active, lexicon.Past, true
		}
		if t == lexicon.Participle {
			return 0, 0, false
		}
	}
	if t&lexicon.Gerund != 0 {
		return gerund, lexicon.Gerund, true
	}
	if prev.Word == &nothing && subjectFollows(s, i+1) {
		return active, lexicon.Present, true
	}
	if prev.Word == &nothing || prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) || prev.Is(lexicon.Preposition) && prev.Lower != "que" && prev.Lower != "en" && prev.Lower != "comme" || prev.Lower == "au" {
		return 0, 0, false
	}
	if (prev.Lower == "l'" || prev.Lower == "la" || prev.Lower == "les" || prev.Lower == "le" || prev.Lower == "leur") && !at(k, i-2).Is(lexicon.Subject|lexicon.Relative) && !at(k, i-2).Cap {
		return 0, 0, false
	}
	if t&(lexicon.Past|lexicon.Present) == lexicon.Past {
		return active, lexicon.Past, true
	}
	return active, lexicon.Present, true
}

func hasBe(k []word) bool {
	for _, t := range k {
		if t.Is(lexicon.PastBe) {
			return true
		}
	}
	return false
}

func englishUse(s *sentence, i int) (voice, lexicon.Tense, bool) {
	k, t := s.k, s.k[i].Verb.Tense
	prev := at(k, i-1)
	if t&lexicon.Gerund != 0 {
		return gerund, lexicon.Gerund, true
	}
	if prev.Is(lexicon.Be) || at(k, i-2).Is(lexicon.Be) && prev.Is(lexicon.Adverb) {
		if t&lexicon.Participle == 0 {
			return 0, 0, false
		}
		return passive, lexicon.Past, true
	}
	if prev.Word == &nothing || prev.Is(lexicon.Determiner) || prev.Is(lexicon.Preposition) && !prev.Is(lexicon.Subordinator) {
		return 0, 0, false
	}
	if t == lexicon.Present {
		ok := prev.Cap || prev.Text == "," || prev.Text == ")" || prev.Is(lexicon.Subject) || prev.Lower == "also" || prev.Is(lexicon.Relative) || prev.Is(lexicon.Role)
		return active, lexicon.Present, ok
	}
	return active, lexicon.Past, true
}

func spanishUse(s *sentence, i int) (voice, lexicon.Tense, bool) {
	k, t := s.k, s.k[i].Verb.Tense
	prev := at(k, i-1)
	if t&lexicon.Participle != 0 {
		if a := auxiliaryBefore(s, i); a >= 0 {
			if k[a].Is(lexicon.Be) || hasBe(k[a+1:i]) {
				return passive, lexicon.Past, true
			}
			return active, lexicon.Past, true
		}
		if t == lexicon.Participle {
			return 0, 0, false
		}
	}
	if t&lexicon.Gerund != 0 {
		return gerund, lexicon.Gerund, true
	}
	if t&lexicon.Past != 0 {
		if prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) {
			return 0, 0, false
		}
		return active, lexicon.Past, true
	}
	// Present: nouns look the same ("la demanda", "su llamado").
	if prev.Word == &nothing {
		next := at(k, i+1)
		goesOn := !k[i].Upper && len(k) > 5 && (next.Verb.Tense&lexicon.Gerund != 0 || strings.HasSuffix(next.Lower, "ndo") || next.Is(lexicon.Determiner|lexicon.Quantifier) && !next.Cap || next.Lower == "con" || next.Lower == "a" || next.Is(lexicon.Adverb))
		return active, lexicon.Present, next.Lower == "que" || subjectFollows(s, i+1) || goesOn
	}
	if prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) || prev.Is(lexicon.Preposition) && prev.Lower != "que" && prev.Lower != "como" || prev.Lower == "la" || prev.Lower == "los" {
		return 0, 0, false
	}
	return active, lexicon.Present, true
}

// auxiliaryBefore gives the auxiliary of the participle at i, found leftwards
// over adverbs, clitics and one parenthetic between commas; -1: none.
func auxiliaryBefore(s *sentence, i int) int {
	k := s.k
	for j, n := i-1, 0; j >= 0 && n < 14; j, n = j-1, n+1 {
		switch {
		case k[j].Is(lexicon.Have) || j == i-1 && unknownShort(k[j]):
			return j
		case k[j].Text == ",":
			c := j - 1
			for c >= 0 && k[c].Text != "," {
				c--
			}
			for c > 0 && adverbial(k[c-1]) && !k[c-1].Is(lexicon.Have) {
				c--
			}
			if c > 0 && k[c-1].Is(lexicon.Have) {
				return c - 1
			}
			return -1
		case !adverbial(k[j]) && !k[j].Is(lexicon.Inverted) && !k[j].Is(lexicon.PastBe) && k[j].Lower != "eu":
			return -1
		}
	}
	return -1
}

func adverbial(w word) bool {
	return w.Is(lexicon.Adverb) || strings.HasSuffix(w.Fold, "ment") || strings.HasSuffix(w.Fold, "mente") || len(w.Fold) > 4 && strings.HasSuffix(w.Fold, "ly")
}

// unknownShort: a small word that the lexicon lacks, as only function words are.
func unknownShort(w word) bool {
	return w.Class&^(lexicon.Never|lexicon.Particle) == 0 && !w.Punct && !w.Digit && w.Verb.Lemma == "" && w.Text == w.Lower && len(w.Text) <= 4
}

func (s *sentence) verbAt(i int) *verb {
	for n := range s.verbs {
		if s.verbs[n].at == i {
			return &s.verbs[n]
		}
	}
	return nil
}

func (s *sentence) activeVerbs() []verb {
	out := make([]verb, 0, len(s.verbs))
	for _, v := range s.verbs {
		if v.voice == active {
			out = append(out, v)
		}
	}
	return out
}

// subjectFollows: a person's name, address or office stands at i, so that the
// word before it is a verb ("Interviene el Sr. X").
func subjectFollows(s *sentence, i int) bool {
	w := at(s.k, i)
	if w.Is(lexicon.Honorific) && (w.Cap || s.lex.Code == "es") {
		return true
	}
	if w.Is(lexicon.Determiner) {
		n := at(s.k, i+1)
		return n.Is(lexicon.Honorific|lexicon.Role) && !n.Is(lexicon.RolePlural)
	}
	return w.Cap && !w.Is(lexicon.Never) && at(s.k, i+1).Cap
}

// saysThat: a clause with "that" follows the verb, a sign of speech whatever the verb.
func saysThat(s *sentence, i int) bool {
	for j := i + 1; j < i+4; j++ {
		w := at(s.k, j)
		if w.Is(lexicon.Subordinator) {
			return w.Lower != "that" || !at(s.k, j+1).Is(lexicon.Auxiliary)
		}
		if !adverbial(w) || w.Punct {
			return false
		}
	}
	return false
}

// afterModal: "did", "could", "did not" stand right before i, and no other verb.
func afterModal(s *sentence, i int) bool {
	j := i - 1
	for j > 0 && (s.k[j].Is(lexicon.Negation) || s.k[j].Lower == "also") {
		j--
	}
	w := at(s.k, j).Lower
	return w == "did" || w == "could" || w == "cannot" && j == i-1
}
