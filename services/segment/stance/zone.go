package stance

// zone is in which part of a sentence a word stands.
type zone uint8

const (
	main   zone = iota
	spoken      // what is told: behind "that", a colon, in quotation marks
	beside      // a relative clause, a reason, a condition
)

// zoner reads a sentence's zones from its first word to its last.
type zoner struct {
	n *line
	z zone
	// before is the zone in which a quotation stands.
	before zone
	quoted bool
	// colon: what is told stands behind a colon, to its end.
	colon bool
	// since counts the words since a telling verb.
	since int
	// ends: a telling verb has just ended, or a word of it.
	ends []bool
	// begins: what a sentence goes over to begins here.
	begins []bool
	// opening: a frame opens the sentence, "So did Peru".
	opening bool
}

// findZones tells where the main clause, what is told and what stands beside are.
func (n *line) findZones() {
	n.zones = make([]zone, len(n.k))
	r := zoner{n: n, since: 99, ends: make([]bool, len(n.k)+1), begins: make([]bool, len(n.k)+1)}
	for j := range n.hits {
		h := &n.hits[j]
		if h.hidden || h.at != frame && h.at != neutral {
			continue
		}
		for i := h.start + 1; i <= h.end; i++ {
			r.ends[i] = true
		}
		if h.at == frame && h.weight >= deciding {
			r.opening = r.opening || opens(n.k, h.start)
			r.begins[h.start] = r.begins[h.start] || goesOver[supports]&(1<<h.act) != 0
		}
	}
	for i := range n.k {
		if r.ends[i] {
			r.since = 0
		}
		if n.k[i].mark {
			r.mark(i)
		} else {
			r.word(i)
		}
		n.zones[i] = r.z
	}
}

// mark reads a mark.
func (r *zoner) mark(i int) {
	switch text := r.n.k[i].text; text {
	case ":":
		r.z, r.colon = spoken, true
	case ";":
		r.z, r.colon = main, false
	case "«", "“", "\"":
		if !r.quoted {
			r.quoted, r.before, r.z = true, r.z, spoken
		} else if text == "\"" {
			r.quoted, r.z = false, r.before
		}
	case "»", "”":
		if r.quoted {
			r.quoted, r.z = false, r.before
		}
	case ",":
		if r.z == beside {
			r.z = main
		}
		if r.z == main && r.n.apposed(i) {
			r.z = beside
		}
	case "(", ")", "–", "—":
		if r.z == beside {
			r.z = main
		}
		r.since = 99
	}
}

// word reads a word.
func (r *zoner) word(i int) {
	n, does := r.n, r.n.k[i].info.role
	if r.z == spoken && !r.quoted && !r.colon && n.resumes(i, r.begins) {
		r.z = main
	}
	switch {
	case r.quoted || r.z == spoken:
	case does&teller != 0 && n.tells(i):
	case does&complement != 0 && r.since <= 4:
		r.z = spoken
	case does&relative != 0 && !((does&complement != 0 || r.opening) && opens(n.k, i)):
		r.z = beside
	}
	r.since++
}

// resumes tells whether the main clause goes on at word i: at an "and" right
// before a verb that decides, or behind a comma and shortly before one.
func (n *line) resumes(i int, begins []bool) bool {
	if n.k[i].info.role&joins == 0 || i == 0 || i+1 >= len(begins) {
		return false
	}
	if begins[i+1] {
		return true
	}
	for j := i + 2; n.k[i-1].text == "," && j <= i+3 && j < len(begins); j++ {
		if begins[j] {
			return true
		}
	}
	return false
}

// begun tells whether word i begins what a verb does, "se opuso", "no acompañó":
// it is no apposition.
func (n *line) begun(i int) bool {
	switch n.k[i].text {
	case "se", "s'", "no", "ne", "n'", "le", "les", "l'", "lo", "la", "me":
		return true
	}
	return n.k[i].info.role&(auxiliary|will) != 0
}

// apposed tells whether what was somebody's stance stands between the comma at
// word i and another: "Malta, hostile to it in May, gave in".
func (n *line) apposed(i int) bool {
	if i == 0 || n.k[i-1].mark {
		return false
	}
	for j := range n.hits {
		h := &n.hits[j]
		if h.start != i+1 || h.hidden || h.verb || n.begun(h.start) || h.at != frame || h.act != supports && h.act != opposes {
			continue
		}
		for x := h.end; x+2 < len(n.k); x++ {
			if n.k[x].text == "," {
				return true
			}
		}
	}
	return false
}
