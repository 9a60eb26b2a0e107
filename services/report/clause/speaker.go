package clause

// speaks finds the verb of saying that belongs to words a to b: within them,
// right before them, or behind what stands beside the subject.
func (r *reading) speaks(a, b int) (group, bool) {
	var within *group
	for i := range r.groups {
		g := &r.groups[i]
		if g.finite && g.start < b && g.end > a && (within == nil || r.beside(within.start)) {
			within = g
		}
	}
	if within != nil && !r.beside(within.start) {
		return *within, true
	}
	for _, g := range r.groups {
		if g.finite && g.end == a && !g.passive && (g.start == 0 || r.k[g.start-1].mark) && r.closes(b) {
			return g, true
		}
	}
	if g, ok := r.follow(b); ok {
		return g, true
	}
	// "… du Ministre, qui a souligné que": who is told of speaks.
	if within != nil && within.start > 1 && r.k[within.start-2].low == "," {
		return *within, true
	}
	return group{}, false
}

// beside tells whether the word before is a relative's: the verb isn't the sentence's own.
func (r *reading) beside(i int) bool {
	return i > 0 && r.l.is("relative", r.k[i-1]) && !r.l.is("preposition", r.k[i-1])
}

// closes tells whether a mark or the end stands at word i.
func (r *reading) closes(i int) bool { return i >= len(r.k) || r.k[i].mark }

// follow finds the subject's verb behind its apposition, its relative clause, its bracket.
func (r *reading) follow(b int) (group, bool) {
	for i := b; i < len(r.k) && i < b+45; i++ {
		if g, ok := r.at(i); ok {
			return g, g.finite
		}
		w := r.k[i]
		if _, ok := r.at(r.l.adverbs(r.k, i+1)); ok && r.l.is("coordinator", w) {
			return group{}, false // the subject has another verb before
		}
		switch {
		case w.low == "(":
			i = r.closing(i)
		case w.low == ",":
			j := r.resumes(i)
			if j < 0 {
				return group{}, false
			}
			i = j - 1
		case w.mark && w.low != ")" && !quoting(w.low):
			return group{}, false
		case r.l.is("auxiliary", w), r.l.is("relative", w) && !r.l.is("preposition", w), r.l.is("pronoun", w) && !r.l.is("determiner", w):
			return group{}, false
		case i > b && r.l.is("article", w) && !r.l.is("preposition", w) && !r.k[i-1].mark && !r.l.is("preposition", r.k[i-1]) && !r.l.is("coordinator", r.k[i-1]):
			return group{}, false // an object: its verb isn't known
		case r.l.words["finite"].has(w.low) && !w.cap:
			return group{}, false
		}
	}
	return group{}, false
}

// at is the group that begins at word i.
func (r *reading) at(i int) (group, bool) {
	for _, g := range r.groups {
		if g.start == i {
			return g, true
		}
	}
	return group{}, false
}

func (r *reading) closing(i int) int {
	for j := i + 1; j < len(r.k); j++ {
		if r.k[j].low == ")" {
			return j
		}
	}
	return i
}

// resumes finds the comma behind an apposition or a relative clause after which the verb stands.
func (r *reading) resumes(i int) int {
	near := -1
	if g, ok := r.at(i + 1); ok && g.finite {
		if g.compound || !r.l.kinds[r.k[g.head].low].is(participle) {
			return i + 1
		}
		near = i + 1 // ", asked to speak, said": the participle isn't the verb if one follows
	}
	for j := i + 1; j < len(r.k) && j < i+40; j++ {
		if r.k[j].low == ";" || r.k[j].low == ":" {
			return -1
		}
		if r.k[j].low != "," {
			continue
		}
		if g, ok := r.at(r.l.adverbs(r.k, j+1)); ok && g.finite {
			return g.start
		}
		if near > 0 {
			break
		}
		if j+1 < len(r.k) && (r.l.is("auxiliary", r.k[j+1]) || r.l.is("clitic", r.k[j+1]) && !r.l.is("article", r.k[j+1])) {
			return -1
		}
	}
	if near > 0 {
		return near
	}
	// The apposition isn't closed by a comma: its verb is the first behind it.
	for j := i + 1; j < len(r.k) && j < i+25; j++ {
		if g, ok := r.at(j); ok && g.finite && !r.beside(g.start) {
			return j
		}
		if r.l.is("auxiliary", r.k[j]) || r.l.is("relative", r.k[j]) && !r.l.is("preposition", r.k[j]) {
			return -1
		}
	}
	return -1
}

// bareSubject passes what is fronted in the words that tell who speaks: "Con todo, dijo".
func (r *reading) bareSubject(a, b int) int {
	for a < b {
		n := r.l.adverbs(r.k, a)
		end := r.comma(a, b)
		switch {
		case n > a && n <= b:
			a = n
		case end < b && r.leadKind(a, end) != "":
			a = end + 1
		case r.k[a].low == ",":
			a++
		default:
			if _, kind := r.connective(a, b); kind != "" {
				return b
			}
			return a
		}
	}
	return min(a, b)
}

// subjectThenThat gives where a subject ends that stands between an opening verb and
// its clause: "Añadió la jefa de Obras que".
func (r *reading) subjectThenThat(g group, x int) int {
	if x != g.start || x > 0 && !r.k[x-1].mark || r.l.code == "en" || g.verb.frame.That == "" {
		return 0
	}
	someone := false
	for i := g.end; i < len(r.k) && i < g.end+12; i++ {
		w := r.k[i]
		if r.l.is("that", w) {
			if someone && !r.l.compares(r.k, i) {
				return i
			}
			return 0
		}
		if w.mark || r.l.is("auxiliary", w) {
			return 0
		}
		someone = someone || i < g.end+3 && (w.cap || r.l.is("participant", w) || r.l.is("actor", w))
	}
	return 0
}

// subjectBehind gives where a subject ends that stands behind a verb between commas: ", objetó el alcalde Rey,".
func (r *reading) subjectBehind(g group, x int) int {
	if x != g.start || x == 0 || r.k[x-1].low != "," || g.end >= len(r.k) || g.verb.frame.That == "" {
		return 0
	}
	named := false
	for i := g.end; i < len(r.k) && i < g.end+6; i++ {
		if r.k[i].low == "," && named {
			return i
		}
		if r.k[i].mark || i == g.end+1 && !named && !r.k[i].cap {
			return 0
		}
		named = named || r.k[i].cap
	}
	return 0
}

// nobody tells whether a passive has no person as its subject ("Il a été souligné que", "It was stressed").
func (r *reading) nobody(a int, g group) bool {
	if g.start == 0 || r.l.code == "es" && a >= g.start {
		return true
	}
	w := r.k[g.start-1].low
	return w == "il" || w == "it"
}
