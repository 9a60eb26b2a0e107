package stance

// sidesWith finds the stance of somebody with whom a camp sides, "agreed with the
// Union": whoever sides with one who opposed something opposes that. It gives the
// sentence of that stance and true, unless what they said last was no stance.
func (r *reader) sidesWith(i int, c camp) (int, bool) {
	n := &r.lines[i]
	if c.lead == nil || c.act != supports {
		return 0, false
	}
	// The name stands right behind the verb, but for "with", "the".
	at := -1
	for j := c.lead.end - 1; j < c.to && j <= c.lead.end+2; j++ {
		w := &n.k[j]
		if j > c.lead.start && w.cap {
			at = j
			break
		}
		if j >= c.lead.end && w.info.role&(owner|article) == 0 {
			break
		}
	}
	if at < 0 || !owned(n.k, at) {
		return 0, false
	}
	for j, back := i-1, 0; j >= 0 && back < furthest && r.in[j].Section == r.in[i].Section; j-- {
		m := &r.lines[j]
		if r.in[j].Title || r.in[j].Aside {
			continue
		}
		back++
		if !m.doneBy(n.k[at].text) {
			continue
		}
		stands := (m.act == supports || m.act == opposes) && m.stand == none && len(m.answers) == 1
		return j, stands
	}
	return 0, false
}

// doneBy tells whether a sentence names its doer so: a name before its first frame.
func (n *line) doneBy(name string) bool {
	first := len(n.k)
	for j := range n.hits {
		if h := &n.hits[j]; !h.hidden && h.at == frame && h.weight >= deciding && h.start < first {
			first = h.start
		}
	}
	for j := 0; j < first; j++ {
		if n.k[j].cap && n.k[j].text == name {
			return true
		}
	}
	return false
}
