package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// sharedSection writes the points of a theme that several sessions hold; in a
// report on one meeting, those that several speakers hold.
func (c *composer) sharedSection(w *writer, id string) {
	several := len(c.meetings) > 1
	var gs []*group
	for _, g := range c.groups {
		if g.theme == id && (len(g.sessions()) > 1 || !several || g.decided()) {
			gs = append(gs, g)
		}
	}
	if len(gs) == 0 {
		return
	}
	slices.SortStableFunc(gs, func(a, b *group) int { return cmp.Compare(b.width(), a.width()) })
	word := "points"
	if several {
		word = "shared"
		if len(c.meetings) > 2 {
			word = "shared_many"
		}
	}
	first := true
	decided := 0
	for _, g := range gs {
		if g.decided() {
			decided++
		}
	}
	for i, g := range gs {
		if c.pointParagraph(w, g, func() {
			if first {
				w.head(c.pack.Word(word))
				first = false
			} else {
				w.break_()
			}
		}) {
			g.used = true
		}
		// What people decided on is always told.
		if i+1 >= max(8, c.room(len(gs)), decided) {
			break
		}
	}
}

// pointParagraph writes one point: the sentence that stands for it, the best of
// each other session that goes the same way, then who else raised it.
func (c *composer) pointParagraph(w *writer, g *group, begin func()) (told bool) {
	w.tell(g, func() { told = c.pointSentences(w, g, begin) })
	return told
}

func (c *composer) pointSentences(w *writer, g *group, begin func()) bool {
	if g.text != "" {
		begin()
		w.reworded(g)
		return true
	}
	head := c.standing(g.head)
	if head == nil && g.decided() {
		head = c.stands(g)
	}
	if head == nil {
		return false
	}
	begin()
	w.passage(head)
	done := map[*entry]bool{}
	for _, e := range head {
		done[e] = true
	}
	for _, s := range g.sessions() {
		if s == g.head.doc.session.number {
			continue
		}
		var best *entry
		for _, e := range g.entries {
			if e.doc.session.number == s && !done[e] && e.chapter == "" && c.usable(e) && c.standing(e) != nil &&
				(best == nil || c.apter(g, e, best)) {
				best = e
			}
		}
		if best == nil {
			continue
		}
		chain := c.standing(best)
		w.sameWay(chain)
		for _, e := range chain {
			done[e] = true
		}
	}
	// Who is quoted already isn't named again.
	quoted := map[*person]bool{}
	for e := range done {
		for _, p := range e.people {
			quoted[p] = true
		}
	}
	var rest []*entry
	for _, e := range g.entries {
		again := len(e.people) > 0 && !slices.ContainsFunc(e.people, func(p *person) bool { return !quoted[p] })
		if !done[e] && e.chapter == "" && !again && c.usable(e) {
			rest = append(rest, e)
		}
	}
	w.also(rest)
	return true
}

// stands is the first member of a group that can stand, with what it depends on; nil: none.
func (c *composer) stands(g *group) []*entry {
	for _, e := range g.entries {
		if chain := c.standing(e); chain != nil {
			return chain
		}
	}
	return nil
}

// apter tells whether a says the point better than b: without sentences that
// it leans on, then as the core, then by weight.
func (c *composer) apter(g *group, a, b *entry) bool {
	x, y := len(c.standing(a)), len(c.standing(b))
	if x != y {
		return x < y
	}
	if (a == g.core) != (b == g.core) {
		return a == g.core
	}
	return c.weigh(a) > c.weigh(b)
}

// standing is an entry with what it depends on, all of it usable; nil where it can't stand.
func (c *composer) standing(e *entry) []*entry {
	if e.chapter != "" || !c.usable(e) {
		return nil
	}
	allowed := map[*entry]bool{}
	for _, x := range e.turn.entries {
		if x == e || x.chapter == "" && c.usable(x) {
			allowed[x] = true
		}
	}
	chain := c.needs(e, allowed)
	if len(chain) > standingEntries {
		return nil
	}
	return chain
}

// sameWay writes what another session says in the same sense, always in
// quotation marks, since the lead-in is the report's.
func (w *writer) sameWay(chain []*entry) {
	e := chain[0]
	v := w.sourceOf(e.doc.session.number)
	switch {
	case own(e) || len(e.people) == 0:
		w.add(formQuoted, w.quote(w.frame("same_way", v), chain), flat(chain))
	case slices.ContainsFunc(chain, w.reports):
		v["speakers"] = w.people(e)
		w.add(formLed, w.quote(w.frame("same_way_reporting", v), chain), flat(chain))
	default:
		v["speakers"] = w.people(e)
		w.add(formLed, w.quote(w.frame("same_way_led", v), chain), flat(chain))
	}
	for _, x := range chain {
		for _, p := range x.people {
			w.named[p] = true
		}
	}
}

// agree follows a passage with those of the same session that went the same way.
func (c *composer) agree(w *writer, p *passage) {
	for _, e := range p.entries {
		g := e.point
		if g == nil || g.used {
			continue
		}
		var rest []*entry
		for _, x := range g.entries {
			if x != e && x.chapter == "" && !w.planned[x] && c.usable(x) && !slices.Equal(x.people, e.people) {
				rest = append(rest, x)
			}
		}
		if len(rest) > 0 {
			w.also(rest)
			g.used = true
		}
	}
}

// sessions are the sessions of a group's entries, ascending.
func (g *group) sessions() []int {
	var n []int
	for _, e := range g.entries {
		if s := e.doc.session.number; !slices.Contains(n, s) {
			n = append(n, s)
		}
	}
	slices.Sort(n)
	return n
}

// width is how many named speakers and credited parties a group has.
func (g *group) width() int {
	people, parties := map[*person]bool{}, map[string]bool{}
	for _, e := range g.entries {
		for _, p := range e.people {
			people[p] = true
		}
		for _, p := range e.Parties {
			parties[p.Name] = true
		}
	}
	n := 10*len(g.sessions()) + len(people) + len(parties)
	if g.decided() {
		n += 100_000
	}
	return n
}

// sessionValues are what frames about two sessions want.
func (c *composer) sessionValues(before, session int) language.Values {
	return language.Values{"before": c.pack.Session(before), "session": c.pack.Session(session)}
}

// reportingPronoun tells a sentence like "she stressed that …".
func reportingPronoun(e *entry) bool {
	return e.Attribution == pb.Attribution_ATTRIBUTION_PRONOUN ||
		attributes(e) && !e.own && e.Attribution != pb.Attribution_ATTRIBUTION_ORGANISATION
}
