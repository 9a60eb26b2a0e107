package shorten

import "strings"

// bracketed proposes what stands between brackets or a pair of dashes.
func (c *clause) bracketed(i int) []proposal {
	p := proposal{from: i, head: i, kind: "parenthesis"}
	switch {
	case c.fold(i) == "(" && i > 0:
		for j := i + 1; j < c.end; j++ {
			if c.fold(j) == ")" && !c.t[j].deep {
				p.to = j + 1
				break
			}
		}
		if p.to == 0 || p.to <= i+3 && len(c.fold(i+1)) == 1 || c.names(i, p.to) {
			return nil
		}
	case c.t[i].sort == dash && i > 0:
		for j := i + 1; j < c.end; j++ {
			if c.t[j].sort == dash && !c.t[j].deep {
				p.to = j + 1
				break
			}
		}
		// More than one pair of dashes: nobody knows which belong together.
		if p.to == 0 || c.has(dash, 0, i) || c.has(dash, p.to, c.end) {
			return nil
		}
	default:
		return nil
	}
	return []proposal{p}
}

// names: brackets that hold a name tell a thing from its namesakes and stay; an
// acronym may go where it isn't used again.
func (c *clause) names(from, to int) bool {
	for i := from + 1; i < to-1; i++ {
		t := c.t[i]
		if t.sort == word && t.capital && !acronym(c.text[t.start:t.end]) {
			return true
		}
	}
	return false
}

// numbered proposes "1)", "(a)", "iv)" at a place where an item may begin;
// behind a noun or a number it tells which one: "paragraph 15 (a)".
func (c *clause) numbered(i int) []proposal {
	if c.t[i].capital || i > 0 && c.t[i-1].sort == word && !c.closed[c.fold(i-1)] && !c.and[c.fold(i-1)] || i > 0 && c.t[i-1].sort == number {
		return nil
	}
	if i+1 < c.end && (c.t[i].sort == number || c.t[i].sort == word) && c.numbering(i+1) && (i == 0 || c.t[i-1].fold != "(") {
		return []proposal{{from: i, head: i, to: i + 2, kind: "numbering", listed: true, free: true}}
	}
	if i+2 < c.end && c.fold(i) == "(" && c.fold(i+2) == ")" {
		w := c.t[i+1]
		if w.capital {
			return nil
		}
		if w.sort == number && len(w.fold) <= 2 || w.sort == word && len(w.fold) == 1 {
			return []proposal{{from: i, head: i, to: i + 3, kind: "numbering", listed: true, free: true}}
		}
	}
	return nil
}

// roles proposes the role of a person between the name's comma and the verb's:
// "Afi Mensah, the Minister for Water, has".
func (c *clause) roles(i int) []proposal {
	stop := c.next(i)
	if stop >= c.end || !c.resumes(stop+1) || !c.named(i-1) {
		return nil
	}
	k := i
	for k < stop && c.determiner[c.fold(k)] {
		k++
	}
	if !c.role[c.fold(k)] || c.verbs(i, stop) {
		return nil
	}
	return []proposal{{from: i - 1, head: i, to: stop + 1, kind: "apposition"}}
}

// named: two words with a capital end at token i.
func (c *clause) named(i int) bool {
	n := 0
	for k := i - 1; k >= 0 && c.t[k].sort == word && c.t[k].capital; k-- {
		n++
	}
	return n >= 2
}

// exampled proposes ", such as …", ", including …": to the end of the clause,
// or to the only comma behind which the clause goes on.
func (c *clause) exampled(i int) []proposal {
	n := c.example.at(c.t, i)
	if n == 0 || c.resumes(i+n) || c.breaks(i+n) || i+n >= c.end || c.likened(i, n) {
		return nil
	}
	for j := c.next(i); j < c.end; j = c.next(j + 1) {
		switch {
		case c.verbs(i+n, j), c.opens("tail-relative", j+1):
			// A relative clause may be of the example.
			return nil
		case c.participleAt(j + 1):
			// So may a participle, or it is an item of its list.
		case c.opensAny(j + 1), c.reservation.at(c.t, j+1) > 0:
			return []proposal{{from: i - 1, head: i, to: j, kind: "example"}}
		case c.resumes(j+1) && c.mainVerbs(0, i) <= 0:
			return []proposal{{from: i - 1, head: i, to: j + 1, kind: "example"}}
		}
	}
	if c.verbs(i+n, c.end) || !c.listed(i+n) {
		return nil
	}
	return []proposal{{from: i - 1, head: i, to: c.end, kind: "example"}}
}

// listed: what begins at token i is one item or a list up to the clause's end;
// a stretch behind the last comma that joins nothing is of the clause.
func (c *clause) listed(i int) bool {
	last := c.segment(c.end - 1)
	if last <= i {
		return true
	}
	if c.and[c.fold(last)] && (c.tag != "en" || c.segment(last-2) <= i) {
		// "including A, and B": only English puts a comma before "and", and only
		// in a list of three; here B is of the clause.
		return false
	}
	return c.anyAnd(last, c.end) && (!c.closed[c.fold(last)] || c.and[c.fold(last)] || c.fold(last) == c.fold(i))
}

// likened: "comme", "como", "like" name examples only before a determiner;
// otherwise they say what a thing is taken for. "Telle que présentée" is none either.
func (c *clause) likened(i, n int) bool {
	if c.like[c.fold(i)] && n == 1 {
		return !c.determiner[c.fold(i+1)]
	}
	for _, e := range c.PastEnding {
		if n > 1 && strings.HasSuffix(c.fold(i+n), e) {
			return true
		}
	}
	return false
}

// coordinated proposes the second of two: ", as well as X" behind a comma, and
// the second of two infinitives of the same form at the end of the clause.
func (c *clause) coordinated(i int) []proposal {
	var out []proposal
	if n := c.asWell.at(c.t, i); n > 0 && c.breaks(i-1) {
		stop := c.next(i)
		switch {
		case !c.verbs(i, c.end) && !c.has(comma, i, c.end):
			out = append(out, proposal{from: i - 1, head: i, to: c.end, kind: "coordinate"})
		case stop < c.end && c.resumes(stop+1) && !c.verbs(i, stop) && c.mainVerbs(0, i) <= 0:
			out = append(out, proposal{from: i - 1, head: i, to: stop + 1, kind: "coordinate"})
		}
	}
	if c.and[c.fold(i)] && i > 2 && !c.verbs(i, c.end) && !c.has(comma, i, c.end) {
		if k := c.infinitive(i + 1); k > 0 && c.earlier(i, k) {
			out = append(out, proposal{from: i, head: i, to: c.end, kind: "coordinate", free: true})
		}
	}
	if c.breaks(i - 1) {
		out = append(out, c.item(i)...)
	}
	return out
}

// infinitive returns how many tokens "de INF", "to INF" or "INF" cover at i.
func (c *clause) infinitive(i int) int {
	if i < c.end && c.infinitiveLead[c.fold(i)] && c.infinitiveAt(i+1) {
		return 2
	}
	if c.infinitiveAt(i) {
		return 1
	}
	return 0
}

// earlier: an infinitive of the same form with a complement stands before the
// conjunction, with no comma and no other conjunction between.
func (c *clause) earlier(and, k int) bool {
	for i := and - 2; i >= 0; i-- {
		if c.breaks(i) || c.and[c.fold(i)] || c.t[i].sort == colon || c.t[i].sort == semicolon {
			return false
		}
		if !c.infinitiveAt(i) {
			continue
		}
		lead := i > 0 && c.infinitiveLead[c.fold(i-1)]
		if k == 2 {
			return lead && c.fold(i-1) == c.fold(and+1)
		}
		return !lead
	}
	return false
}

// item proposes a middle item of a list that says it isn't whole.
func (c *clause) item(i int) []proposal {
	stop := c.next(i)
	if stop >= c.end || !c.among.in(c.t, 0, i) || c.and[c.fold(i)] || c.verbs(i, c.end) || stop-i > 10 || stop-i < 2 {
		return nil
	}
	last := c.next(stop + 1)
	if !c.anyAnd(stop+1, last) || c.opensAny(i) || c.example.at(c.t, i) > 0 {
		return nil
	}
	return []proposal{{from: i - 1, head: i, to: stop, kind: "coordinate"}}
}
