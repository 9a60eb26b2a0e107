package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
)

const (
	// briefShare is how much of the sources' words the brief takes, between the
	// least and the most of words.
	briefShare = .035
	briefLeast = 80
	briefMost  = 420
	// briefRows is how many rows each of its tables has at most.
	briefRows = 5
	// messagesMost is how many messages it has, one a chapter but for the first.
	messagesMost = 7
	// messageLeast is how many words a message has at least: less says too little alone.
	messageLeast = 11
	// dividesMost is how many contested matters it tells.
	dividesMost = 4
	// briefWords is how many words of a source one sentence of the brief takes.
	briefWords = 26
)

// brief is what a reader needs who reads nothing else: a message a chapter, with
// who holds it; what divides; who changed position; what was decided; what was
// asked of whom.
func (c *composer) brief(p *plan) {
	total := 0
	for _, e := range c.entries {
		total += words(e.Text)
	}
	room := int(min(max(briefShare*float64(total), briefLeast), briefMost))
	w := c.write("summary", "", c.pack.Word("brief"))
	w.limit, w.item = briefWords, true
	taken := map[*entry]bool{}
	w.head(c.pack.Word("brief_messages"))
	n := 0
	// What people put in their own words is a message.
	for _, u := range p.units {
		if u.group != nil && u.group.text != "" {
			w.break_()
			w.label = c.titleOf(u)
			w.reworded(u.group)
			w.pointed(u, len(w.chapter.Sentences)-1)
			taken[u.head()] = true
			n++
		}
	}
	for _, ch := range c.report.Chapters {
		if n == messagesMost || ch.Kind != "theme" {
			break
		}
		e := c.message(ch, p, taken)
		if e == nil {
			continue
		}
		w.break_()
		w.session = -1
		w.label = ch.Title
		if !w.say(e) {
			continue
		}
		for _, a := range e.answered() {
			if c.usable(a) {
				w.byAct(a, e)
			}
		}
		taken[e] = true
		n++
		if room -= wordsIn(w.chapter); room <= 0 {
			break
		}
	}
	c.divides(w, p, taken, max(room, briefLeast/2))
	c.changed(w, p, taken)
	w.item = false
	c.decided(w, p)
	c.asked(w, p)
	if len(w.chapter.Sentences) > 0 || len(w.chapter.Tables) > 0 {
		c.report.Chapters = append([]*pb.Chapter{w.chapter}, c.report.Chapters...)
	}
}

// titleOf is that of the chapter in which a unit stands.
func (c *composer) titleOf(u *unit) string {
	for _, ch := range c.report.Chapters {
		if ch.Theme == u.theme() {
			return ch.Title
		}
	}
	return ""
}

// wordsIn is how many words the last sentence of a chapter has.
func wordsIn(ch *pb.Chapter) int { return words(ch.Sentences[len(ch.Sentences)-1].Text) }

// message is the statement that stands for a chapter: a claim, not a report of
// what is done; nobody contests it; a conclusion of the source or a point of
// several sooner than what one said.
func (c *composer) message(ch *pb.Chapter, p *plan, taken map[*entry]bool) *entry {
	var best *entry
	rank := 0.0
	in := map[string]bool{}
	for _, s := range ch.Sentences {
		for _, id := range s.Citations {
			in[id] = true
		}
	}
	for _, u := range p.units {
		e := u.head()
		if u.group != nil && u.group.text != "" {
			continue
		}
		if !in[e.id] || taken[e] || u.disputed() || c.contested(e) || len(u.before) > 0 || !message(e) ||
			c.procedure(e) || words(c.whole(e)) < messageLeast || !c.lexicon.Asserts(c.tongueOf(e), e.Text) || !c.stands(e) {
			continue
		}
		r := u.weight + float64(len(u.entries)-1) + .6*float64(len(e.answers))
		if e.Kind == pb.Kind_KIND_FINDING {
			r += 2
		}
		if words(e.Text) > 40 {
			r -= .5
		}
		if best == nil || r > rank {
			best, rank = e, r
		}
	}
	return best
}

// message tells what may stand for a chapter: a conclusion of the source, a
// claim, a call or a warning, not what somebody does or has done.
func message(e *entry) bool {
	if f := e.parsed.Form; f == clause.How || f == clause.Whether || f == clause.Noun {
		// How something is done, or that something was spoken of, claims nothing.
		return false
	}
	switch e.Act {
	case pb.Act_ACT_ASSERTS, pb.Act_ACT_URGES, pb.Act_ACT_WARNS:
		return true
	case pb.Act_ACT_PROPOSES:
		// What others backed.
		return len(e.answers) > 1
	}
	return e.Kind == pb.Kind_KIND_FINDING && e.Act != pb.Act_ACT_THANKS && e.Act != pb.Act_ACT_COMMITS
}

// divides tells what was contested, each with who contested it.
func (c *composer) divides(w *writer, p *plan, taken map[*entry]bool, room int) {
	var list []*unit
	back := map[*entry]bool{}
	for _, e := range c.entries {
		if e.shiftOf != nil {
			back[e.shiftOf] = true
		}
	}
	for _, u := range p.units {
		// What somebody came back on later is no longer open.
		settled := slices.ContainsFunc(u.all(), func(e *entry) bool { return back[e] })
		if c.opposed(u.head()) && !settled && !taken[u.head()] && c.stands(u.head()) && len(c.voiceList(u.head())) > 0 {
			list = append(list, u)
		}
	}
	// The last session first: what it leaves open.
	slices.SortStableFunc(list, func(a, b *unit) int {
		return cmp.Or(cmp.Compare(b.head().doc.session.number, a.head().doc.session.number), cmp.Compare(len(b.all()), len(a.all())))
	})
	if len(list) == 0 {
		return
	}
	w.head(c.pack.Word("brief_divides"))
	for _, u := range list[:min(len(list), dividesMost)] {
		if room <= 0 {
			break
		}
		w.break_()
		w.session = -1
		at := len(w.chapter.Sentences)
		if !w.say(u.head()) {
			continue
		}
		for _, a := range u.head().answered() {
			if c.usable(a) && !w.say(a) && !w.byAct(a, u.head()) {
				w.anyhow(a)
			}
		}
		for _, s := range w.chapter.Sentences[at:] {
			room -= words(s.Text)
		}
	}
}

// opposed tells whether somebody surely opposes what a statement says: plainly, or
// by its own words.
func (c *composer) opposed(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && slices.ContainsFunc(e.answers, func(a answer) bool {
		return a.act == pb.Act_ACT_OPPOSES && (c.plain(a.by, e) || pack.Opposing(a.by.Text) || c.of(pack.OpposedIn(a.by.Text), e))
	})
}

// changed tells who came back on what they had said, as far as a sentence tells both.
func (c *composer) changed(w *writer, p *plan, taken map[*entry]bool) {
	told := map[*entry]bool{}
	for _, u := range p.units {
		for _, e := range u.all() {
			told[e] = true
		}
	}
	n := 0
	for _, e := range slices.Backward(c.entries) {
		if n == changedMost {
			break
		}
		pack := c.packs[c.tongueOf(e)]
		holds := pack != nil && slices.ContainsFunc(pack.Holds, func(w string) bool { return holdsFolded(e.Text, w) })
		if e.shiftOf == nil || holds || !c.comesBack(e) || !told[e] || taken[e] || !c.stands(e) || c.tongueOf(e) != c.pack.Tag {
			continue
		}
		if n == 0 {
			w.head(c.pack.Word("brief_changed"))
		} else {
			w.break_()
		}
		w.session = -1
		if w.say(e) {
			taken[e] = true
			n++
		}
	}
}

// changedMost is how many changes of position the brief tells.
const changedMost = 3

// decided is what the meeting decided, the last session's first.
func (c *composer) decided(w *writer, p *plan) {
	var rows []*fact
	for _, f := range p.rows {
		if f.kind == tableDecisions && !c.procedure(f.entry) && c.tongueOf(f.entry) == c.pack.Tag {
			rows = append(rows, f)
		}
	}
	slices.SortStableFunc(rows, func(a, b *fact) int {
		return cmp.Or(cmp.Compare(b.entry.doc.session.number, a.entry.doc.session.number), cmp.Compare(len(c.notionsOf(b.entry)), len(c.notionsOf(a.entry))))
	})
	c.rowsOf(w.chapter, w.key, rows[:min(len(rows), briefRows)])
}

// asked is the table of calls that name whom they are made to.
func (c *composer) asked(w *writer, p *plan) {
	var rows []*fact
	unsaid := c.pack.Word("not_said")
	for _, f := range p.rows {
		if f.kind == tableCalls && !slices.Contains(f.cells, language.Capital(unsaid)) && c.tongueOf(f.entry) == c.pack.Tag {
			rows = append(rows, f)
		}
	}
	slices.SortStableFunc(rows, func(a, b *fact) int { return cmp.Compare(c.weigh(b.entry), c.weigh(a.entry)) })
	c.rowsOf(w.chapter, w.key, rows[:min(len(rows), briefRows)])
}

// contested tells a statement that a possible divergence holds on which nobody
// has decided: alone it would stand as the view of all.
func (c *composer) contested(e *entry) bool {
	return slices.ContainsFunc(undecided(c.report), func(d *pb.Divergence) bool { return d.A == e.id || d.B == e.id })
}
