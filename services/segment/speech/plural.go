package speech

import "rapporteur.internal/services/segment/lexicon"

// pluralPresent reads the English present of several, which is the bare verb:
// "delegates want", "most of the members prefer", "they fear".
func pluralPresent(s *sentence, i int) (verb, bool) {
	if s.lex.Code != "en" || i == 0 || s.k[i].Cap || !s.lex.Infinitive(s.k[i].Lower) {
		return verb{}, false
	}
	j := i - 1
	for j > 0 && adverbial(s.k[j]) && s.k[j].Class&(lexicon.Meeting|lexicon.Party) == 0 {
		j--
	}
	p := s.k[j]
	several := p.Is(lexicon.Meeting|lexicon.Party|lexicon.RolePlural|lexicon.People) || p.Is(lexicon.Subject) && p.Is(lexicon.Plural)
	if !several || p.Upper {
		return verb{}, false
	}
	v, ok := s.lex.InfinitiveOf(s.k[i].Lower)
	if !ok {
		return verb{}, false
	}
	w := at(s.k, i+1)
	if v.Weak && !saysThat(s, i) && (w.Punct || w.Is(lexicon.Of)) {
		return verb{}, false // "the members list", "parties share of"
	}
	return verb{at: i, lemma: v.Lemma, act: v.Act, weak: v.Weak && !saysThat(s, i), tense: lexicon.Present, plural: true}, true
}
