package point

import (
	"cmp"
	"slices"
)

// telling is what a feature weighs that makes two items worth comparing.
const telling = .9

// pairs compares what can reach the threshold: items that share a feature of
// some weight. Each pair comes once, in order of the items.
func (m *Matcher) pairs() []Pair {
	const closest = 24
	var out []Pair
	seen := make([]int, len(m.vectors))
	for i := range seen {
		seen[i] = -1
	}
	for i, v := range m.vectors {
		var near []int
		var mine []Pair
		look := func(key string, weight float64) {
			if weight < telling || len(m.index[key]) > crowd {
				return
			}
			for _, j := range m.index[key] {
				if j > i && seen[j] != i {
					seen[j] = i
					near = append(near, j)
				}
			}
		}
		for _, f := range v.features {
			look(f.name, f.weight)
		}
		for _, k := range v.joint {
			look(k, 2*telling)
		}
		slices.Sort(near)
		for _, j := range near {
			w := m.vectors[j]
			if sameVoices(v.item.Voices, w.item.Voices) {
				continue
			}
			// The shared weight is at most the lighter one's.
			if v.item.Language != w.item.Language && min(v.total, w.total) < m.rule.Shared {
				continue
			}
			if p := m.compare(i, j, false); p.Weight >= m.rule.Shared && p.Score >= min(m.rule.Ratio, m.rule.Divergence) {
				mine = append(mine, p)
			}
		}
		// The closest are enough, and a crowd of like statements stays in memory.
		if len(mine) > closest {
			slices.SortStableFunc(mine, func(a, b Pair) int { return cmp.Compare(b.Score, a.Score) })
			mine = mine[:closest]
			slices.SortStableFunc(mine, func(a, b Pair) int { return cmp.Compare(m.at[a.B], m.at[b.B]) })
		}
		for _, p := range mine {
			out = append(out, m.compare(m.at[p.A], m.at[p.B], true))
		}
	}
	return out
}

func sameVoices(a, b []string) bool {
	return len(a) > 0 && len(a) == len(b) && slices.Equal(a, b)
}

// Find groups the items into points and lists possible divergences. The most
// connected item heads a point; an item belongs to one point.
func (m *Matcher) Find() (groups []Group, apart []Pair) {
	near := make([][]Pair, len(m.vectors))
	for _, p := range m.pairs() {
		if !m.Same(p) {
			if p.Apart != "" && p.Score >= m.rule.Divergence {
				apart = append(apart, p)
			}
			continue
		}
		i, j := m.at[p.A], m.at[p.B]
		near[i] = append(near[i], p)
		near[j] = append(near[j], p)
	}
	order := make([]int, len(m.vectors))
	for i := range order {
		order[i] = i
	}
	reach := func(i int) float64 {
		sum := 0.0
		sessions := map[int]bool{m.vectors[i].item.Session: true}
		for _, p := range near[i] {
			sum += p.Score
			sessions[m.vectors[m.other(p, i)].item.Session] = true
		}
		return sum + 2*float64(len(sessions)-1) + m.vectors[i].item.Prefer
	}
	rank := make([]float64, len(m.vectors))
	for i := range rank {
		rank[i] = reach(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[b], rank[a]) })
	taken := make([]bool, len(m.vectors))
	for _, i := range order {
		if taken[i] || len(near[i]) == 0 {
			continue
		}
		g := Group{Head: m.vectors[i].item.ID}
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
			g.Members = append(g.Members, m.vectors[j].item.ID)
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
