package stance

// Sentences without a verb of their own that go on with what the one before does.

const (
	shortEcho = 8 // words of "Le Laos non plus"
	longName  = 6 // words before the colon of "Sweden: 45 million"
)

// goesOn gives the act of a sentence that has no verb and takes up what one
// before does: "Le Laos non plus", "Sweden: 45 million"; none where it is none.
func (r *reader) goesOn(i int) int {
	n := &r.lines[i]
	for j := range n.hits {
		if h := &n.hits[j]; !h.hidden && (h.at == frame || h.at == either) && h.weight >= deciding {
			return none
		}
	}
	j := r.before(i)
	if j < 0 {
		return none
	}
	if act := r.lines[j].act; (act == supports || act == opposes) && len(n.k) <= shortEcho && n.alike() {
		n.echo = true
		return act
	}
	if n.amount() {
		for back := 0; j >= 0 && back < 3; back++ {
			if act := r.lines[j].act; act == commits || act == urges {
				n.echo = true
				return commits
			}
			j = r.before(j)
		}
	}
	return none
}

// before gives the sentence before i in its section, -1 where there is none.
func (r *reader) before(i int) int {
	for j := i - 1; j >= 0 && r.in[j].Section == r.in[i].Section; j-- {
		if !r.in[j].Title && !r.in[j].Aside {
			return j
		}
	}
	return -1
}

// alike tells whether a sentence says "too", "neither".
func (n *line) alike() bool {
	for i := range n.k {
		if n.k[i].info.role&alike != 0 {
			return true
		}
	}
	return false
}

// amount tells whether a sentence is a name, a colon and how much.
func (n *line) amount() bool {
	for i := range n.k {
		switch w := &n.k[i]; {
		case w.text == ":":
			if i == 0 || i+1 == len(n.k) {
				return false
			}
			next := &n.k[i+1]
			return next.digit || next.info.role&(alike|amount) != 0
		case i >= longName || w.mark || i == 0 && !w.cap:
			return false
		}
	}
	return false
}
