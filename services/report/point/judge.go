package point

// Judged is a pair of which a person said what it is.
type Judged struct {
	A, B, Relation string
}

// Set is items with their pairs, as in a file of judged pairs.
type Set struct {
	Name  string
	Items []Item
	Pairs []Judged
}

func relationOf(name string) int {
	switch name {
	case "same":
		return same
	case "contradicts":
		return contradicts
	case "related":
		return related
	}
	return -1
}

// examples are the pairs of a set that lie near enough to be compared at all.
func examples(l *Lexicon, s Set) []example {
	m := NewMatcher(l, DefaultRule(), s.Items)
	judged := map[[2]string]string{}
	for _, p := range s.Pairs {
		judged[[2]string{p.A, p.B}] = p.Relation
		judged[[2]string{p.B, p.A}] = p.Relation
	}
	var out []example
	for i, near := range m.later {
		for _, j := range near {
			x, y := m.claims[i], m.claims[j]
			r := judged[[2]string{x.item.ID, y.item.ID}]
			out = append(out, example{looks: m.looks(x, y, m.align(x, y)), relation: relationOf(r)})
		}
	}
	return out
}
