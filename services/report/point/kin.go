package point

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync/atomic"

	"rapporteur.internal/services/report/embedding"
)

// kinMost is of how many words, the most frequent, it is remembered how near
// they lie to each other: 8 MB.
const kinMost = 2048

// kin remembers how near words lie to each other: a set of claims holds the same
// few words against each other over and over.
type kin struct {
	// cells are the cosines' bits, one behind the other for each word and those
	// before it; 0: not looked at yet, or none.
	cells []atomic.Uint32
}

// gather numbers the words of claims, the most frequent first, and gives those
// that are alike one vector in common.
func (k *kin) gather(claims []*claim) {
	type word struct {
		count, first int
		vector       []float32
	}
	words := map[string]*word{}
	each := func(f func(u *unit, w *word)) {
		for _, c := range claims {
			for i := range c.units {
				if u := &c.units[i]; u.vector != nil {
					f(u, words[u.features])
				}
			}
		}
	}
	var list []*word
	each(func(u *unit, w *word) {
		if w == nil {
			w = &word{first: len(list), vector: u.vector}
			words[u.features] = w
			list = append(list, w)
		}
		w.count++
		u.vector = w.vector
	})
	slices.SortFunc(list, func(a, b *word) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.first, b.first)) })
	for i, w := range list {
		w.first = i
	}
	each(func(u *unit, w *word) {
		u.features = ""
		if u.kin = -1; w.first < kinMost {
			u.kin = int32(w.first)
		}
	})
	n := min(len(list), kinMost)
	k.cells = make([]atomic.Uint32, n*(n+1)/2)
}

// dot is the cosine of two words' places.
func (k *kin) dot(u, v *unit) float32 {
	if u.vector == nil || v.vector == nil {
		return 0
	}
	if u.kin < 0 || v.kin < 0 {
		return embedding.Dot(u.vector, v.vector)
	}
	i, j := int(min(u.kin, v.kin)), int(max(u.kin, v.kin))
	cell := &k.cells[j*(j+1)/2+i]
	if bits := cell.Load(); bits != 0 {
		return math.Float32frombits(bits)
	}
	// Who comes first doesn't matter to a product.
	s := embedding.Dot(u.vector, v.vector)
	cell.Store(math.Float32bits(s))
	return s
}

// featuresKey is what words that have the same place have in common.
func featuresKey(features []string) string { return strings.Join(features, "\x00") }
