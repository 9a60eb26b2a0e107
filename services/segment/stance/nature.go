package stance

// nature gives what the cue that leads to an act says besides.
func (n *line) nature(act int) nature {
	if h := n.leads(act, 0, len(n.k)); h != nil && h.cue >= 0 {
		return n.l.cues[h.cue].is
	}
	return plain
}

// settle takes a change of something for a proposal only where somebody took a
// stand on it later: "reduced the share to a tenth" may tell what was done, too.
func (r *reader) settle(i int, stood []bool) {
	n := &r.lines[i]
	if n.act != proposes || stood[i] || n.nature(proposes) != answered {
		return
	}
	for j := range n.hits {
		if h := &n.hits[j]; h.cue >= 0 && n.l.cues[h.cue].is == answered {
			h.hidden = true
		}
	}
	n.weigh(n.told)
}

// stoodFor tells on which sentences somebody took a stand.
func (r *reader) stoodFor() []bool {
	out := make([]bool, len(r.lines))
	for i := range r.lines {
		n := &r.lines[i]
		if n.act != supports && n.act != opposes && n.stand == none {
			continue
		}
		for _, j := range n.answers {
			out[j] = true
		}
	}
	return out
}

// nearTeller is how many words may part "who" from the person that it tells of.
const nearTeller = 6

// tells tells whether the clause that word i opens says what a person did, and
// the clause before it nothing: "The floor went to Mr Diop, who proposed a fair".
// It goes on to the sentence's end, or to what is told.
func (n *line) tells(i int) bool {
	if n.k[i].info.role&teller == 0 || i < 2 || n.k[i-1].text != "," {
		return false
	}
	person := false
	for j := i - 2; j >= 0 && j >= i-nearTeller; j-- {
		person = person || n.k[j].cap
	}
	verb := -1
	for j := range n.hits {
		h := &n.hits[j]
		if h.hidden || h.at != frame || h.weight < deciding {
			continue
		}
		if h.start < i {
			return false
		}
		if h.start <= i+3 && (verb < 0 || h.end < verb) && h.act >= proposes {
			verb = h.end
		}
	}
	if verb < 0 || !person {
		return false
	}
	for ; verb < len(n.k) && n.k[verb].info.role&complement == 0; verb++ {
		if n.k[verb].text == "," {
			return false
		}
	}
	return true
}

// proviso tells whether a sentence holds a condition: who accepts on terms
// brings something that others may take or refuse.
func (n *line) proviso() bool {
	for i := range n.k {
		if n.k[i].info.role&condition != 0 {
			return true
		}
	}
	return false
}
