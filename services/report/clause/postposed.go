package clause

// trails tells whether nothing but an addressee or an occasion follows a verb at the end of a sentence: "told the crews at noon".
func (r *reading) trails(y int) bool {
	return len(r.k)-y < 15 && !r.hasFinite(y, len(r.k)) && r.comma(y, len(r.k)) == len(r.k)
}

// postposed fills in a sentence whose saying stands within it or behind.
func (r *reading) postposed(a, b int, g group, x, y int) {
	s := r.s
	s.Form, s.Own, s.Postposed = That, true, true
	s.Verb = r.span(g.start, g.end)
	switch {
	case g.inverted && b <= g.end:
		s.Subject = r.pronounIn(g)
	case a < g.start:
		s.Subject = r.span(a, g.start)
	case b > g.end:
		s.Subject = r.span(g.end, b)
	default:
		s.Subject = Span{s.Verb.Start, s.Verb.Start}
	}
	s.Marker = Span{s.Verb.End, s.Verb.End}
	r.around(x, y)
}

// pronounIn is the pronoun of an inverted verb: "elle" of "a-t-elle dit".
func (r *reading) pronounIn(g group) Span {
	for i := g.start; i < g.end; i++ {
		if r.k[i].joined && r.l.is("inverted", r.k[i]) {
			return r.span(i, i+1)
		}
	}
	return r.span(g.end, g.end)
}

// around makes the content of what stands around a saying of words x to y.
func (r *reading) around(x, y int) {
	r.frontOnly(x)
	r.beyond = len(r.k)
	if r.leaves(y) {
		r.beyond = x
		r.s.Content = r.content()
		return
	}
	r.s.Content = r.content()
	r.said = append(r.said, r.insertion(x, y))
}

// frontOnly reads the leads that aren't part of what is said: connectives and occasions.
// A time, a condition, a theme belongs to it.
func (r *reading) frontOnly(x int) {
	all, behind := r.leads(0, x, true)
	if behind >= x {
		r.s.Lead, r.first = nil, 0
		return
	}
	r.s.Lead, r.first = nil, 0
	for _, p := range all {
		if p.Kind != "connective" && p.Kind != "occasion" {
			break
		}
		r.s.Lead = append(r.s.Lead, p)
		for r.first < x && r.k[r.first].start < p.End {
			r.first++
		}
		if r.first < x && r.k[r.first].low == "," {
			r.first++
		}
	}
}

// leaves tells whether the content is over behind a saying: nothing follows, or something about the speaker.
func (r *reading) leaves(y int) bool {
	for y < len(r.k) && (r.k[y].low == "." || quoting(r.k[y].low)) {
		y++
	}
	if y+1 >= len(r.k) {
		return true
	}
	if r.l.is("coordinator", r.k[y]) {
		return true
	}
	if r.k[y].low != "," {
		return false
	}
	t := y + 1
	if r.l.is("relative", r.k[t]) && !r.l.is("that", r.k[t]) && !r.l.is("preposition", r.k[t]) && r.k[t].low != "où" && r.k[t].low != "which" && r.k[t].low != "where" {
		return true
	}
	for _, g := range r.groups {
		if g.start == t && g.gerund || g.finite && g.start > t && g.start <= t+2 && r.l.is("coordinator", r.k[t]) {
			return true
		}
	}
	return r.apposition(t)
}

// apposition tells whether words to the end are the speaker's role: no verb among them.
func (r *reading) apposition(t int) bool {
	if len(r.k)-t > 16 || r.l.is("conjunction", r.k[t]) || r.l.is("coordinator", r.k[t]) || r.l.is("preposition", r.k[t]) || r.l.isAdverb(r.k[t]) {
		return false
	}
	return !r.hasFinite(t, len(r.k)) && r.l.is("actor", r.k[t])
}

// insertion is the bytes that go with a saying in the middle: with both commas
// where they only fence it, with one where the clause needs the other.
func (r *reading) insertion(x, y int) Hole {
	from, to := r.k[x].start, r.k[y-1].end
	if x > 0 && r.k[x-1].mark && !quoting(r.k[x-1].low) {
		from = r.k[x-1].start
	}
	keep := y+1 >= len(r.k)
	if !keep {
		n := r.k[y+1]
		keep = r.l.is("conjunction", n) || r.l.is("coordinator", n) || r.l.is("relative", n) || r.opensLead()
	}
	if !keep && y < len(r.k) && r.k[y].low == "," {
		to = r.k[y].end
	}
	return Hole{Span{from, to}, "saying", true}
}

// opensLead tells whether the content begins with a preposition or conjunction: its comma is needed.
func (r *reading) opensLead() bool {
	w := r.k[min(r.first, len(r.k)-1)]
	return r.l.is("preposition", w) || r.l.is("conjunction", w) && !r.l.is("determiner", w)
}

// addressed tells whether a saying behind its clause ends with whom it is said to
// or when: ", the mayor told the crews at noon".
func (r *reading) addressed(x, y int, g group) bool {
	return x > 1 && r.k[x-1].low == "," && !r.closes(y) && g.verb.frame.That != "" && !r.onlyLead(x) && !r.l.is("that", r.k[y]) && r.trails(y)
}

// lastWord is the word behind the last that is no mark.
func (r *reading) lastWord() int {
	n := len(r.k)
	for n > 0 && r.k[n-1].mark {
		n--
	}
	return n
}

// fences tells whether a saying of words x to y stands between marks. Behind an
// inverted one a second verb of the speaker may follow at once.
func (r *reading) fences(x, y int, behind bool) bool {
	if x == 0 || !r.closes(x-1) {
		return false
	}
	if y >= len(r.k) {
		return true
	}
	w := r.k[y]
	return w.mark && w.low != ":" || behind && r.l.is("coordinator", w) && !r.l.is("that", w)
}
