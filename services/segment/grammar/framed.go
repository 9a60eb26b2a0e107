package grammar

import (
	"slices"

	"rapporteur.internal/services/segment/lexicon"
)

// framed finds the reporting verbs that another verb carries: "a tenu à
// souligner", "went on to explain", "aprovechó para agradecer" and, with what is
// done, "began by recalling", "terminó diciendo". The two are one verb, which
// stands where the first does.
func (s *Sentence) framed(verbs []Verb) []Verb {
	for i := range s.Words {
		n, m := s.Cue(lexicon.CueFrames, i), s.Cue(lexicon.CueFramesDoing, i)
		tense := lexicon.Past
		if now := s.Cue(lexicon.CueFramesNow, i); now > 0 {
			n, tense = now, lexicon.Present
		}
		if n == 0 && m == 0 {
			continue
		}
		j := i + max(n, m)
		for j < i+max(n, m)+2 && Adverbial(At(s.Words, j)) && At(s.Words, j).Verb.Lemma == "" || At(s.Words, j).Is(lexicon.Clitic) && s.Lang.Code == "fr" {
			j++
		}
		w := At(s.Words, j)
		v, says := s.Lang.InfinitiveOf(w.Lower)
		if doing := m > 0 && w.Verb.Tense&lexicon.Gerund != 0; doing {
			v, says = w.Verb, true
		} else if n == 0 {
			continue
		}
		if !says {
			continue
		}
		verbs = slices.DeleteFunc(verbs, func(x Verb) bool { return x.At >= i && x.At <= j })
		verbs = append(verbs, Verb{At: i, Lemma: v.Lemma, Act: v.Act, Weak: v.Weak && !s.SaysThat(j), Tense: tense, Framed: true, Plural: s.Lang.PluralForm(s.Words[i].Lower)})
	}
	for i := range s.Words {
		if v, ok := s.historic(i); ok {
			verbs = append(verbs, v)
		}
	}
	slices.SortStableFunc(verbs, func(a, b Verb) int { return a.At - b.At })
	return verbs
}

// historic reads the infinitive of French narration at i: "et Mme X de
// conclure que …", "Et le maire d'ajouter".
func (s *Sentence) historic(i int) (Verb, bool) {
	k := s.Words
	v, says := s.Lang.InfinitiveOf(k[i].Lower)
	if s.Lang.Code != "fr" || !says || v.Weak || i < 3 || k[i-1].Lower != "de" && k[i-1].Lower != "d'" {
		return Verb{}, false
	}
	for j := i - 3; j >= 0 && j > i-16; j-- {
		if k[j].Lower != "et" {
			continue
		}
		if j > 0 && !k[j-1].Punct {
			return Verb{}, false
		}
		w, next := k[j+1], At(k, j+2)
		if !(w.Cap || w.Is(lexicon.Honorific|lexicon.Subject) || w.Is(lexicon.Determiner) && next.Is(lexicon.Role|lexicon.Honorific)) {
			return Verb{}, false
		}
		return Verb{At: i - 1, Lemma: v.Lemma, Act: v.Act, Tense: lexicon.Past}, true
	}
	return Verb{}, false
}

// pluralPresent reads the English present of several, which is the bare verb:
// "delegates want", "most of the members prefer", "they fear".
func (s *Sentence) pluralPresent(i int) (Verb, bool) {
	if s.Lang.Code != "en" || i == 0 || s.Words[i].Cap || !s.Lang.Infinitive(s.Words[i].Lower) {
		return Verb{}, false
	}
	j := i - 1
	for j > 0 && Adverbial(s.Words[j]) && s.Words[j].Class&(lexicon.Meeting|lexicon.Party) == 0 {
		j--
	}
	p := s.Words[j]
	several := p.Is(lexicon.Meeting|lexicon.Party|lexicon.RolePlural|lexicon.People) || p.Is(lexicon.Subject) && p.Is(lexicon.Plural)
	if !several || p.Upper {
		return Verb{}, false
	}
	v, ok := s.Lang.InfinitiveOf(s.Words[i].Lower)
	if !ok {
		return Verb{}, false
	}
	w := At(s.Words, i+1)
	if v.Weak && !s.SaysThat(i) && (w.Punct || w.Is(lexicon.Of)) {
		return Verb{}, false // "the members list", "parties share of"
	}
	return Verb{At: i, Lemma: v.Lemma, Act: v.Act, Weak: v.Weak && !s.SaysThat(i), Tense: lexicon.Present, Plural: true}, true
}
