package stance

// Sentences whose second verb does more than their first.

// goesOver are the acts that a second verb may give a sentence that begins with
// one of these: who "opposed it and proposed a fund" brought a fund into the
// debate; the stance stays as its response.
var goesOver = [acts]uint16{
	reports: 1<<commits | 1<<proposes, asserts: 1<<commits | 1<<urges | 1<<proposes, urges: 1 << commits, thanks: 1 << commits,
	supports: 1<<commits | 1<<proposes | 1<<urges, opposes: 1<<commits | 1<<proposes | 1<<urges,
}

// goes gives the verb behind an "and" or "but" that says more than the first, -1
// where there is none.
func (n *line) goes(first int) int {
	best := -1
	if first < 0 {
		return best
	}
	f := &n.hits[first]
	for j := range n.hits {
		h := &n.hits[j]
		if !n.decides(j) || h.start < f.end || goesOver[f.act]&(1<<h.act) == 0 || !n.joined(f.end, h.start) {
			continue
		}
		if best < 0 || h.weight > n.hits[best].weight {
			best = j
		}
	}
	return best
}

// joined tells whether an "and" or "but" stands shortly before word j.
func (n *line) joined(from, j int) bool {
	for i := j - 1; i >= from && i >= j-6; i-- {
		if n.k[i].info.role&(joins|adversative) != 0 {
			return true
		}
	}
	return false
}
