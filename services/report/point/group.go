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
	inParallel((len(m.claims)+rows-1)/rows, func() func(b int) {
		var seen [rows]around
		return func(b int) {
			from, to := b*rows, min((b+1)*rows, len(m.claims))
			m.look(from, seen[:to-from])
			for i := from; i < to; i++ {
				for _, x := range seen[i-from].found {
					if len(chosen[i]) < neighbours && !m.claims[i].item.Silent && !m.claims[x.at].item.Silent && !sameVoice(m.claims[i].item.Voices, m.claims[x.at].item.Voices) {
						chosen[i] = append(chosen[i], x.at)
					}
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

// rows is how many claims are held against all others at a time: each of those
// is fetched from memory once for all of them.
const rows = 8

// around is what lies around a claim: those near it, and how near the nearest are.
type around struct {
	found []scored
	top   []float32
}

// add takes in how near a claim lies.
func (a *around) add(at int, s float32) {
	if s >= near {
		a.found = append(a.found, scored{int32(at), s})
	}
	if len(a.top) < crowd || s > a.top[crowd-1] {
		k, _ := slices.BinarySearchFunc(a.top, s, func(a, b float32) int { return cmp.Compare(b, a) })
		a.top = slices.Insert(a.top, k, s)
		a.top = a.top[:min(len(a.top), crowd)]
	}
}

// look finds what lies around claims, those from a number on: the nearest
// first. It sets their hubs.
func (m *Matcher) look(from int, seen []around) {
	for i := range seen {
		seen[i].found, seen[i].top = seen[i].found[:0], seen[i].top[:0]
	}
	for j, y := range m.claims {
		for i := range seen {
			if c := m.claims[from+i]; from+i != j && c.vector != nil {
				seen[i].add(j, embedding.Dot(c.vector, y.vector))
			}
		}
	}
	for i := range seen {
		c, a := m.claims[from+i], &seen[i]
		if c.hub = usual; c.vector == nil {
			continue
		}
		// Of neighbours that a small set hasn't, the usual is taken.
		c.hub = usual * float32(crowd-len(a.top)) / crowd
		for _, s := range a.top {
			c.hub += s / crowd
		}
		slices.SortFunc(a.found, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at)) })
	}
}

// InParallel calls work once for every number below n, on all processors.
func InParallel(n int, work func(i int)) {
	inParallel(n, func() func(i int) { return work })
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
				if p, a := m.weigh(i, int(j)); max(p.Same, p.Contradicts) >= faintest {
					m.evidence(&p, i, int(j), a)
					found[i] = append(found[i], p)
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
