package grammar

import "rapporteur.internal/services/segment/lexicon"

// Voice is how a reporting verb is used.
type Voice int

// The voices; a gerund tells what goes along with what is done.
const (
	Active Voice = iota
	Passive
	Gerund
)

// Verb is a reporting verb in a sentence.
type Verb struct {
	// At is the word at which it stands.
	At    int
	Lemma string
	// Act is what it does: reports, asserts, proposes.
	Act string
	// Weak: it reports only where a person is its subject.
	Weak   bool
	Voice  Voice
	Tense  lexicon.Tense
	Plural bool
	// Framed: another verb carries it ("tient à remercier").
	Framed bool
}

// Strong: it is active, and reports whatever its subject is.
func (v Verb) Strong() bool { return v.Voice == Active && !v.Weak }

// FindVerbs finds the sentence's reporting verbs. Participles count with an
// auxiliary alone, and forms that are nouns after a determiner do not.
func (s *Sentence) FindVerbs() {
	var out []Verb
	k := s.Words
	for i := range k {
		v := k[i].Verb
		if v.Lemma == "" {
			if s.Lang.Code == "en" && s.afterModal(i) && s.Lang.Infinitive(k[i].Lower) {
				// "could not agree", "did not support"
				out = append(out, Verb{At: i, Lemma: k[i].Lower, Act: "reports", Tense: lexicon.Past})
			}
			if v, ok := s.pluralPresent(i); ok {
				out = append(out, v)
			}
			continue
		}
		if k[i].Cap && (i > 1 || i == 1 && k[0].Is(lexicon.Role)) && !k[i].Upper && !OpensQuote(k[i-1]) && !k[i-1].Punct {
			continue
		}
		use, ok := Active, false
		var tense lexicon.Tense
		switch s.Lang.Code {
		case "fr":
			use, tense, ok = s.frenchUse(i)
		case "en":
			use, tense, ok = s.englishUse(i)
		default:
			use, tense, ok = s.spanishUse(i)
		}
		if ok {
			out = append(out, Verb{At: i, Lemma: v.Lemma, Act: v.Act, Weak: v.Weak && s.Cue(lexicon.CueLightVerbs, i) == 0 && !s.SaysThat(i) || use == Gerund, Voice: use, Tense: tense, Plural: v.Plural})
		}
	}
	s.Verbs = s.framed(out)
}

// VerbAt gives the reporting verb at i; nil: none.
func (s *Sentence) VerbAt(i int) *Verb {
	for n := range s.Verbs {
		if s.Verbs[n].At == i {
			return &s.Verbs[n]
		}
	}
	return nil
}

// ActiveVerbs are those in the active voice.
func (s *Sentence) ActiveVerbs() []Verb {
	out := make([]Verb, 0, len(s.Verbs))
	for _, v := range s.Verbs {
		if v.Voice == Active {
			out = append(out, v)
		}
	}
	return out
}

// VerbNear: an active reporting verb among the n words from i.
func (s *Sentence) VerbNear(i, n int) bool {
	for _, v := range s.Verbs {
		if v.Voice == Active && v.At >= i && v.At < i+n {
			return true
		}
	}
	return false
}

// FirstVerb is where the first reporting verb of the words from to to stands; -1: nowhere.
func (s *Sentence) FirstVerb(from, to int) int {
	for _, v := range s.Verbs {
		if v.At >= from && v.At < to {
			return v.At
		}
	}
	return -1
}

// VerbBehind gives the verb at e, or behind a comma or an adverb there.
func (s *Sentence) VerbBehind(e int) *Verb {
	v := s.VerbAt(e)
	if v == nil && (At(s.Words, e).Text == "," || e+1 < len(s.Words) && Adverbial(s.Words[e])) {
		v = s.VerbAt(e + 1)
	}
	return v
}

// VerbAtWord: the word is one of the sentence's reporting verbs.
func (s *Sentence) VerbAtWord(w Word) bool {
	for _, v := range s.Verbs {
		if s.Words[v.At].Start == w.Start {
			return true
		}
	}
	return false
}

// LeadVerb gives the reporting verb at the head of the main clause, nil where
// there is none or the meeting is its subject.
func (s *Sentence) LeadVerb(lead int) *Verb {
	if At(s.Words, lead).Is(lexicon.Determiner) && s.Cue(lexicon.CueOpeners, lead+1) > 0 {
		return nil
	}
	for i := range s.Verbs {
		if v := &s.Verbs[i]; v.Voice == Active && v.At >= lead && v.At <= lead+3 {
			return v
		}
	}
	return nil
}

// StrongAt: a strong verb stands at i.
func (s *Sentence) StrongAt(i int) bool {
	v := s.VerbAt(i)
	return v != nil && v.Strong()
}

// StrongBefore: a strong verb stands before i.
func (s *Sentence) StrongBefore(i int) bool {
	for _, v := range s.Verbs {
		if v.At < i && v.Strong() {
			return true
		}
	}
	return false
}

// Verbal: something that can be a verb stands at e or soon behind.
func (s *Sentence) Verbal(e int) bool {
	for _, v := range s.Verbs {
		if v.At >= e {
			return true
		}
	}
	for i := e; i < len(s.Words) && i < e+25; i++ {
		if s.Words[i].Is(lexicon.Auxiliary) || s.Words[i].Verb.Lemma != "" {
			return true
		}
	}
	return false
}

// VerbalWithin: something that can be a verb stands from i to j.
func (s *Sentence) VerbalWithin(i, j int) bool {
	for x := i; x < j; x++ {
		if v := s.VerbAt(x); v != nil && v.Voice == Active || s.Words[x].Is(lexicon.Auxiliary) && !(s.Words[x].Lower == "a" && s.Lang.Code != "fr") {
			return true
		}
	}
	return false
}

// Finite: the sentence's verb stands at i: "destacó", "a ouvert", "s'est dit".
func (s *Sentence) Finite(i int) bool {
	if s.VerbNear(i, 3) {
		return !At(s.Words, i).Punct
	}
	return At(s.Words, i).Is(lexicon.Have) || s.Lang.Code == "es" && Preterite(At(s.Words, i))
}

// LeadAct is what the sentence's first active reporting verb does.
func (s *Sentence) LeadAct() string {
	for _, v := range s.Verbs {
		if v.Voice == Active {
			return v.Act
		}
	}
	return ""
}
