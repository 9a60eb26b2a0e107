package clause

import "strings"

var leadKinds = []string{"occasion", "theme", "condition", "cause", "time", "place"}

// leads reads what is fronted among words a to b, comma by comma, and the word
// behind it. Where the clause begins is known (b) or, if open, seen by what the
// parts look like: then only those are taken that a list knows.
func (r *reading) leads(a, b int, open bool) ([]Part, int) {
	var out []Part
	i := a
	for i < b {
		end := r.comma(i, b)
		if open && end >= b {
			break
		}
		kind := r.leadKind(i, min(end, b))
		if open && (kind == "" || r.enumerates(i, end, b)) {
			break
		}
		if kind == "" && end > i {
			kind = "occasion"
		}
		if sp := r.span(i, min(end, b)); !sp.Empty() {
			out = append(out, Part{sp, kind})
		}
		i = end + 1
	}
	return out, min(i, b)
}

// enumerates tells whether a comma parts the items of a list rather than a lead
// from its clause, or too much stands before it.
func (r *reading) enumerates(i, end, b int) bool {
	if end-i > 30 {
		return true
	}
	return end+1 < b && r.l.is("coordinator", r.k[end+1])
}

// comma is the next comma outside brackets and quotations, or b.
func (r *reading) comma(i, b int) int {
	depth := 0
	for ; i < b && i < len(r.k); i++ {
		switch w := r.k[i]; {
		case w.low == "(":
			depth++
		case w.low == ")":
			depth--
		case w.low == "," && depth <= 0:
			return i
		}
	}
	return b
}

// leadKind tells what a fronted part is by its first words, "" where no list knows it.
func (r *reading) leadKind(i, end int) string {
	for i < end && r.k[i].mark {
		i++
	}
	if i >= end {
		return ""
	}
	if _, kind := r.connective(i, end); kind != "" {
		return "connective"
	}
	if r.l.phrase("adjunct", r.k, i) > 0 {
		return "connective"
	}
	best, kind := 0, ""
	for _, key := range leadKinds {
		if n := r.l.phrase(key, r.k, i); n > best {
			best, kind = n, key
		}
	}
	if kind == "" && r.gerundAt(i) {
		return "cause"
	}
	return kind
}

// connective tells whether words i to end are a connective, and which: go, turn or forbid.
func (r *reading) connective(i, end int) (int, string) {
	for _, key := range []string{"go", "turn", "forbid"} {
		if n := r.l.phrase(key, r.k, i); n > 0 && n == end {
			return n, key
		}
	}
	return -1, ""
}

// according reads "Selon X, …", "According to X, …", and both within the sentence.
func (r *reading) according(a, b int) bool {
	at := r.accordingAt(a, b)
	if at < 0 {
		return false
	}
	n := r.l.phrase("according", r.k, at)
	if n >= len(r.k) {
		return false
	}
	end := r.comma(n, len(r.k))
	if end >= len(r.k) && at == 0 || r.speaksBehind(end, b) {
		return false
	}
	// The role may stand between two commas.
	for end+1 < len(r.k) && (end < b || r.l.is("actor", r.k[end+1])) && !r.startsClause(end+1) {
		next := r.comma(end+1, len(r.k))
		if next >= len(r.k) {
			break
		}
		end = next
	}
	s := r.s
	s.Form, s.Own, s.Postposed = That, true, true
	s.Subject = r.span(n, min(max(b, n), end))
	if s.Subject.Empty() {
		s.Subject = r.span(n, end)
	}
	s.Marker = r.span(at, n)
	s.Verb = Span{s.Marker.Start, s.Marker.Start}
	if at > 0 && r.closes(at-1) && !r.onlyLead(at) {
		r.around(at, end)
		return true
	}
	s.Lead, _ = r.leads(0, at, false)
	r.first, r.beyond = end+1, len(r.k)
	if r.first >= r.beyond {
		return false
	}
	r.passSayings()
	s.Content = r.content()
	return true
}

// accordingAt is where "selon", "according to" stands before words a to b, -1 where it doesn't.
func (r *reading) accordingAt(a, b int) int {
	for i := max(a-3, 0); i <= a; i++ {
		if n := r.l.phrase("according", r.k, i); n > 0 && n >= a && (n <= b || i == a) {
			if i > 0 && !r.k[i-1].mark && !r.l.is("coordinator", r.k[i-1]) {
				return -1
			}
			return i
		}
	}
	return -1
}

// speaksBehind tells whether the words behind the comma are the ones who speak:
// "For the guilds, Malta proposed".
func (r *reading) speaksBehind(end, b int) bool {
	if b <= end+1 {
		return false
	}
	for _, g := range r.groups {
		if g.finite && g.start >= end && g.start <= b && g.end >= b && !r.beside(g.start) {
			return true
		}
	}
	return false
}

// passSayings notes a saying that stands behind "according to" all the same: "Para X, …, comentó".
func (r *reading) passSayings() {
	for j := r.first + 1; j < len(r.k); j++ {
		if !r.inserted(j) {
			continue
		}
		n := r.passInserted(j)
		if n >= len(r.k)-1 {
			r.beyond = j + quotes(r.k[j])
			return
		}
		j = n
	}
}

// onlyLead tells whether nothing but fronted parts stand before word i.
func (r *reading) onlyLead(i int) bool {
	_, n := r.leads(0, i, true)
	return n >= i-1
}

// startsClause tells whether a clause rather than a role begins at word i: a finite verb before the next comma.
func (r *reading) startsClause(i int) bool {
	return r.hasFinite(i, r.comma(i, len(r.k))) || strings.ContainsAny(r.k[i].low, "“«\"")
}

// implicit reads a sentence whose speaker nobody has named: a participant, a
// pronoun or a name as the subject. It tells whether it found one. Where another
// is known to speak, what is to come or had been is that one's tale.
func (r *reading) implicit(known bool) bool {
	if r.inverts(known) {
		return true
	}
	_, start := r.leads(0, len(r.k), true)
	for _, g := range r.groups {
		if !g.finite || g.start < start {
			continue
		}
		if g.start-start > 12 || !r.speaker(start, g.start) || r.beside(g.start) || g.passive && !r.nobody(start, g) ||
			known && (g.tense == future || g.compound && r.l.is("had", r.k[g.start])) {
			return false
		}
		saved := *r.s
		first, beyond := r.first, r.beyond
		if r.tell(start, g.start, g) && !r.s.Postposed {
			return true
		}
		*r.s = saved
		r.first, r.beyond, r.said = first, beyond, nil
		if g.object && start < g.start {
			// "Malte l'a appuyée": it tells what somebody did, and of what.
			r.unsaid(start, g.start)
			return true
		}
		return false
	}
	return false
}

// inverts reads a saying behind its clause whose subject follows it: "…», a fait
// remarquer Mme Sow". Of another's than the known speaker only the subject is noted.
func (r *reading) inverts(known bool) bool {
	for _, g := range r.groups {
		if !g.finite || g.passive || g.verb.frame.That == "" || g.start < 3 || !r.k[g.start-1].mark {
			continue
		}
		b := g.end
		for b < len(r.k) && (!r.k[b].mark || r.k[b].low == "(" || r.k[b].low == ")") {
			b++
		}
		i := g.end
		for i < b && (r.l.is("article", r.k[i]) || i < b && r.k[i].mark) {
			i++
		}
		if !g.inverted && (i >= b || !r.k[i].cap && !r.l.is("participant", r.k[i]) && !r.l.is("actor", r.k[i]) || r.l.code == "en") || b-g.end > 14 {
			continue
		}
		if known && !g.inverted {
			r.unsaid(g.end, b)
			return true
		}
		return r.tell(g.start, b, g)
	}
	return false
}

// speaker tells whether words a to b can be someone who speaks at a meeting.
func (r *reading) speaker(a, b int) bool {
	if a == b {
		return r.l.code == "es"
	}
	names := true
	for i := a; i < b; i++ {
		if r.l.is("auxiliary", r.k[i]) {
			return false
		}
	}
	for i := a; i < b; i++ {
		w := r.k[i]
		if w.mark {
			continue
		}
		if r.l.is("conjunction", w) && !r.l.is("coordinator", w) && !r.l.is("preposition", w) {
			return false
		}
		if r.l.is("participant", w) || r.l.is("meeting", w) || w.upper || i == a && r.l.is("pronoun", w) {
			return true
		}
		if !w.cap && !r.l.is("determiner", w) && !r.l.is("preposition", w) && !r.l.is("coordinator", w) && !r.l.isAdverb(w) {
			names = false
		}
	}
	return names && (b-a > 1 || r.l.code == "es")
}
