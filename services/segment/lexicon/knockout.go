package lexicon

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// Without gives a lexicon that lacks a share of the reporting verbs (whole
// lemmas), function words and functions, chosen at random by the seed.
func (x *Lexicon) Without(share float64, seed uint64) *Lexicon {
	out := &Lexicon{Languages: map[string]*Language{}, Regions: x.Regions, Institutions: x.Institutions}
	for _, code := range codes {
		l := *x.Languages[code]
		r := rand.New(rand.NewPCG(seed, uint64(len(code))))
		lemmas := map[string]bool{}
		for _, v := range l.verbs {
			lemmas[v.Lemma] = true
		}
		lost := map[string]bool{}
		for _, lemma := range slices.Sorted(maps.Keys(lemmas)) {
			lost[lemma] = r.Float64() < share
		}
		l.verbs = maps.Clone(l.verbs)
		maps.DeleteFunc(l.verbs, func(_ string, v Verb) bool { return lost[v.Lemma] })
		l.lemmas = maps.Clone(l.lemmas)
		maps.DeleteFunc(l.lemmas, func(_ string, v Verb) bool { return lost[v.Lemma] })
		l.sides = maps.Clone(l.sides)
		for f, list := range l.sides {
			l.sides[f] = slices.DeleteFunc(slices.Clone(list), func(v Side) bool { return lost[v.Lemma] })
		}
		l.function = dropped(l.function, share, r)
		out.Languages[code] = &l
	}
	return out
}

func dropped(words map[string]Class, share float64, r *rand.Rand) map[string]Class {
	out := make(map[string]Class, len(words))
	for _, w := range slices.Sorted(maps.Keys(words)) {
		if r.Float64() >= share {
			out[w] = words[w]
		}
	}
	return out
}
