package point

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"rapporteur.internal/services/report/embedding"
)

// near is the cosine of two claims' places from which on they are compared.
const near = .3

// neighbours is how many claims each may choose to be compared with, the
// nearest first.
const neighbours = 60

// crowd is of how many nearest claims a hub is the mean.
const crowd = 10

// usual is the mean of the hubs in judged sets.
const usual = .35

type scored struct {
	at    int32
	score float32
}

// survey holds each claim's place against all others: it finds those that are
// to be compared (later ones, chosen by either side), and how near the nearest
// lie: what is near to many says little of one (Conneau et al., ICLR 2018,
// cross-domain similarity local scaling).
func (m *Matcher) survey() {
	chosen := make([][]int32, len(m.claims))
	inParallel(len(m.claims), func() func(i int) {
		var found []scored
		return func(i int) {
			found = m.around(i, found[:0])
			for _, x := range found {
				if len(chosen[i]) < neighbours && !m.claims[i].item.Silent && !m.claims[x.at].item.Silent && !sameVoice(m.claims[i].item.Voices, m.claims[x.at].item.Voices) {
					chosen[i] = append(chosen[i], x.at)
				}
			}
		}
	})
	m.later = make([][]int32, len(m.claims))
	for i, list := range chosen {
		for _, j := range list {
			a, b := min(int32(i), j), max(int32(i), j)
			m.later[a] = append(m.later[a], b)
		}
	}
	for i := range m.later {
		slices.Sort(m.later[i])
		m.later[i] = slices.Compact(m.later[i])
	}
}

// around sets a claim's hub and returns the claims near it, the nearest first.
func (m *Matcher) around(i int, found []scored) []scored {
	c := m.claims[i]
	c.hub = usual
	if c.vector == nil {
		return found
	}
	var top []float32
	for j, y := range m.claims {
		if j == i {
			continue
		}
		s := embedding.Dot(c.vector, y.vector)
		if s >= near {
			found = append(found, scored{int32(j), s})
		}
		if len(top) < crowd || s > top[crowd-1] {
			k, _ := slices.BinarySearchFunc(top, s, func(a, b float32) int { return cmp.Compare(b, a) })
			top = slices.Insert(top, k, s)
			top = top[:min(len(top), crowd)]
		}
	}
	// Of neighbours that a small set hasn't, the usual is taken.
	c.hub = usual * float32(crowd-len(top)) / crowd
	for _, s := range top {
		c.hub += s / crowd
	}
	slices.SortFunc(found, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at)) })
	return found
}

// inParallel calls what each worker is given by start once for every number
// below n, on all processors.
func inParallel(n int, start func() func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			work := start()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	wait.Wait()
}

// Pairs are the pairs that may make the same point or contradict each other,
// whatever the rule says of them, in the order of the items.
func (m *Matcher) Pairs() []Pair {
	list := m.later
	found := make([][]Pair, len(list))
	inParallel(len(list), func() func(i int) {
		return func(i int) {
			for _, j := range list[i] {
				if p := m.compare(i, int(j), false); max(p.Same, p.Contradicts) >= faintest {
					found[i] = append(found[i], m.compare(i, int(j), true))
				}
			}
		}
	})
	return slices.Concat(found...)
}

// faintest is the chance below which a pair isn't told of at all.
const faintest = .05

// sameVoice tells whether one of those who say the one says the other, too: what
// somebody says twice is neither agreement nor conflict.
func sameVoice(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// Find groups the items into points and lists possible divergences. The most
// connected item heads a point; an item belongs to one point.
func (m *Matcher) Find() (groups []Group, apart []Pair) {
	near := make([][]Pair, len(m.claims))
	for _, p := range m.Pairs() {
		if !m.Same(p) {
			if m.Contradicts(p) {
				apart = append(apart, p)
			}
			continue
		}
		i, j := m.at[p.A], m.at[p.B]
		near[i] = append(near[i], p)
		near[j] = append(near[j], p)
	}
	order := make([]int, len(m.claims))
	for i := range order {
		order[i] = i
	}
	reach := func(i int) float64 {
		sum := 0.0
		sessions := map[int]bool{m.claims[i].item.Session: true}
		for _, p := range near[i] {
			sum += p.Same
			sessions[m.claims[m.other(p, i)].item.Session] = true
		}
		return sum + 2*float64(len(sessions)-1) + m.claims[i].item.Prefer
	}
	rank := make([]float64, len(m.claims))
	for i := range rank {
		rank[i] = reach(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[b], rank[a]) })
	taken := make([]bool, len(m.claims))
	for _, i := range order {
		if taken[i] || len(near[i]) == 0 {
			continue
		}
		g := Group{Head: m.claims[i].item.ID}
		members := []int{i}
		for _, p := range near[i] {
			if j := m.other(p, i); !taken[j] {
				members = append(members, j)
				g.Pairs = append(g.Pairs, p)
			}
		}
		if len(members) < 2 {
			continue
		}
		slices.Sort(members)
		for _, j := range members {
			taken[j] = true
			g.Members = append(g.Members, m.claims[j].item.ID)
		}
		g.ID = ID(g.Members)
		groups = append(groups, g)
	}
	return groups, apart
}

func (m *Matcher) other(p Pair, i int) int {
	if j := m.at[p.A]; j != i {
		return j
	}
	return m.at[p.B]
}
