package embedding

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Group is texts that say the same, each by its features. Its neighbours are
// what it must be told apart from: groups of one Family come into one batch.
type Group struct {
	Family string
	Texts  [][]string
}

// Options of training.
type Options struct {
	// Dim is how many numbers a vector has.
	Dim int
	// Rounds is how often each group is seen.
	Rounds int
	// Step is how far a vector moves at first; Adagrad (Duchi et al. 2011) shrinks it.
	Step float64
	// Heat is the temperature of the choice among the batch.
	Heat float64
	// Drop is the share of features that a text loses when it is seen.
	Drop float64
	// Noise is how much of another text is mixed into each that is seen, as what
	// people say holds more than the point that they make.
	Noise float64
	// Side is the weight of a side group (a notion) against a main one (a position).
	Side float64
	Seed uint64
	// Weight is what a feature weighs by its sort (stem, notion, class), before its rarity.
	Weight func(feature string) float64
	// Tell is called after each round with the mean loss of the main groups; nil: nobody is.
	Tell func(round int, loss float64)
}

// batch is how many groups choose among each other at least.
const batch = 200

// trainer holds what is learned, in double precision.
type trainer struct {
	o       Options
	rng     *rand.Rand
	at      map[string]int32
	weight  []float64
	vectors []float64
	moved   []float64
	// pool is the texts of the main groups.
	pool [][]string
}

// Train learns a model from positions (main) and notions (side). The same
// groups and options give the same model.
func Train(main, side []Group, o Options) *Model {
	t := &trainer{o: o, rng: rand.New(rand.NewPCG(o.Seed, 1)), at: map[string]int32{}}
	t.features(main, side)
	for _, g := range main {
		t.pool = append(t.pool, g.Texts...)
	}
	families := gather(main)
	for round := range o.Rounds {
		loss, n := 0.0, 0.0
		t.rng.Shuffle(len(families), func(i, j int) { families[i], families[j] = families[j], families[i] })
		var now []Group
		for i, f := range families {
			now = append(now, f...)
			if len(now) >= batch || i == len(families)-1 {
				loss += t.step(now, 1, o.Noise)
				n++
				now = nil
			}
		}
		order := t.rng.Perm(len(side))
		order = order[:len(order)/2]
		for i := 0; i < len(order); i += batch {
			now = nil
			for _, k := range order[i:min(i+batch, len(order))] {
				now = append(now, side[k])
			}
			t.step(now, o.Side, 0)
		}
		if o.Tell != nil {
			o.Tell(round, loss/max(1, n))
		}
	}
	m := &Model{dim: o.Dim, at: t.at, weight: make([]float32, len(t.weight)), vectors: make([]float32, len(t.vectors))}
	for i, w := range t.weight {
		m.weight[i] = float32(w)
	}
	for i, v := range t.vectors {
		m.vectors[i] = float32(v)
	}
	return m
}

// gather puts the groups of one family together, in the order of their first.
func gather(groups []Group) [][]Group {
	at := map[string]int{}
	var out [][]Group
	for _, g := range groups {
		i, held := at[g.Family]
		if !held {
			i = len(out)
			at[g.Family] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], g)
	}
	return out
}

// features numbers what stands in two texts at least, weighs it by its rarity,
// and gives each a vector to begin with.
func (t *trainer) features(main, side []Group) {
	held := map[string]int{}
	texts := 0
	for _, list := range [][]Group{main, side} {
		for _, g := range list {
			for _, f := range g.Texts {
				texts++
				seen := map[string]bool{}
				for _, x := range f {
					if !seen[x] {
						seen[x] = true
						held[x]++
					}
				}
			}
		}
	}
	var names []string
	for f, n := range held {
		if n >= 2 {
			names = append(names, f)
		}
	}
	slices.Sort(names)
	top := math.Log(float64(texts+1) / 2)
	for i, f := range names {
		t.at[f] = int32(i)
		t.weight = append(t.weight, t.o.Weight(f)*math.Log(float64(texts+1)/float64(held[f]))/top)
		for range t.o.Dim {
			t.vectors = append(t.vectors, t.rng.NormFloat64()*.05)
			t.moved = append(t.moved, 1e-8)
		}
	}
}

// seen is a text as one step sees it.
type seen struct {
	features []int32
	vector   []float64
	length   float64
	gradient []float64
}

func (t *trainer) see(features []string, noise float64) seen {
	if noise > 0 {
		other := t.pool[t.rng.IntN(len(t.pool))]
		features = slices.Clone(features)
		for _, f := range other {
			if t.rng.Float64() < noise {
				features = append(features, f)
			}
		}
	}
	s := seen{vector: make([]float64, t.o.Dim), gradient: make([]float64, t.o.Dim)}
	for _, f := range features {
		i, ok := t.at[f]
		if !ok || slices.Contains(s.features, i) || t.rng.Float64() < t.o.Drop {
			continue
		}
		s.features = append(s.features, i)
		for k, x := range t.vectors[int(i)*t.o.Dim : int(i+1)*t.o.Dim] {
			s.vector[k] += t.weight[i] * x
		}
	}
	for _, x := range s.vector {
		s.length += x * x
	}
	s.length = math.Sqrt(s.length) + 1e-9
	for k := range s.vector {
		s.vector[k] /= s.length
	}
	return s
}

// step shows two texts of each group, lets the first choose the second among
// all second ones, and moves the vectors so that it does so more surely. It
// returns the mean loss.
func (t *trainer) step(groups []Group, weight, noise float64) float64 {
	var first, second []seen
	for _, g := range groups {
		if len(g.Texts) < 2 {
			continue
		}
		i := t.rng.IntN(len(g.Texts))
		j := t.rng.IntN(len(g.Texts) - 1)
		if j >= i {
			j++
		}
		first, second = append(first, t.see(g.Texts[i], noise)), append(second, t.see(g.Texts[j], noise))
	}
	loss := 0.0
	n := float64(len(first))
	chance := make([]float64, len(second))
	for i := range first {
		top, sum := math.Inf(-1), 0.0
		for j := range second {
			d := 0.0
			for k, x := range first[i].vector {
				d += x * second[j].vector[k]
			}
			chance[j] = d / t.o.Heat
			top = max(top, chance[j])
		}
		for j := range chance {
			chance[j] = math.Exp(chance[j] - top)
			sum += chance[j]
		}
		loss -= math.Log(chance[i]/sum + 1e-12)
		for j := range chance {
			g := chance[j] / sum
			if i == j {
				g--
			}
			g *= weight / (n * t.o.Heat)
			for k := range first[i].gradient {
				first[i].gradient[k] += g * second[j].vector[k]
				second[j].gradient[k] += g * first[i].vector[k]
			}
		}
	}
	t.move(first, second)
	return loss / max(1, n)
}

// move passes the gradients of the texts on to their features.
func (t *trainer) move(lists ...[]seen) {
	sum := map[int32][]float64{}
	var order []int32
	for _, list := range lists {
		for _, s := range list {
			along := 0.0
			for k, g := range s.gradient {
				along += g * s.vector[k]
			}
			for _, i := range s.features {
				v := sum[i]
				if v == nil {
					v = make([]float64, t.o.Dim)
					sum[i] = v
					order = append(order, i)
				}
				w := t.weight[i] / s.length
				for k, g := range s.gradient {
					v[k] += w * (g - s.vector[k]*along)
				}
			}
		}
	}
	for _, i := range order {
		at := int(i) * t.o.Dim
		for k, g := range sum[i] {
			t.moved[at+k] += g * g
			t.vectors[at+k] -= t.o.Step * g / math.Sqrt(t.moved[at+k])
		}
	}
}
