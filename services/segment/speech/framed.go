package speech

import (
	"slices"

	"rapporteur.internal/services/segment/lexicon"
)

// framed finds the reporting verbs that another verb carries: "a tenu à
// souligner", "went on to explain", "aprovechó para agradecer" and, with what is
// done, "began by recalling", "terminó diciendo". The two are one verb, which
// stands where the first does.
func framed(s *sentence, verbs []verb) []verb {
	for i := range s.k {
		n, m := s.cue(lexicon.CueFrames, i), s.cue(lexicon.CueFramesDoing, i)
		tense := lexicon.Past
		if now := s.cue(lexicon.CueFramesNow, i); now > 0 {
			n, tense = now, lexicon.Present
		}
		if n == 0 && m == 0 {
			continue
		}
		j := i + max(n, m)
		for j < i+max(n, m)+2 && adverbial(at(s.k, j)) && at(s.k, j).Verb.Lemma == "" || at(s.k, j).Is(lexicon.Clitic) && s.lex.Code == "fr" {
			j++
		}
		w := at(s.k, j)
		v, says := s.lex.InfinitiveOf(w.Lower)
		if doing := m > 0 && w.Verb.Tense&lexicon.Gerund != 0; doing {
			v, says = w.Verb, true
		} else if n == 0 {
			continue
		}
		if !says {
			continue
		}
		verbs = slices.DeleteFunc(verbs, func(x verb) bool { return x.at >= i && x.at <= j })
		verbs = append(verbs, verb{at: i, lemma: v.Lemma, act: v.Act, weak: v.Weak && !saysThat(s, j), tense: tense, framed: true, plural: s.lex.PluralForm(s.k[i].Lower)})
	}
	for i := range s.k {
		if v, ok := historic(s, i); ok {
			verbs = append(verbs, v)
		}
	}
	slices.SortStableFunc(verbs, func(a, b verb) int { return a.at - b.at })
	return verbs
}

// historic reads the infinitive of French narration at i: "et Mme X de
// conclure que …", "Et le maire d'ajouter".
func historic(s *sentence, i int) (verb, bool) {
	k := s.k
	v, says := s.lex.InfinitiveOf(k[i].Lower)
	if s.lex.Code != "fr" || !says || v.Weak || i < 3 || k[i-1].Lower != "de" && k[i-1].Lower != "d'" {
		return verb{}, false
	}
	for j := i - 3; j >= 0 && j > i-16; j-- {
		if k[j].Lower != "et" {
			continue
		}
		if j > 0 && !k[j-1].Punct {
			return verb{}, false
		}
		w, next := k[j+1], at(k, j+2)
		if !(w.Cap || w.Is(lexicon.Honorific|lexicon.Subject) || w.Is(lexicon.Determiner) && next.Is(lexicon.Role|lexicon.Honorific)) {
			return verb{}, false
		}
		return verb{at: i - 1, lemma: v.Lemma, act: v.Act, tense: lexicon.Past}, true
	}
	return verb{}, false
}
