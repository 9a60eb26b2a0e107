package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

const (
	// briefShare is how much of the sources' words the brief takes, between the
	// least and the most of words.
	briefShare = .05
	briefLeast = 120
	briefMost  = 420
	// briefRows is how many rows each of its tables has at most.
	briefRows = 5
	// messagesMost is how many messages it has, one a chapter but for the first.
	messagesMost = 7
	// messageLeast is how many words a message has at least: less says too little alone.
	messageLeast = 11
	// loneMost is up to how many messages are filled up with what one speaker said.
	loneMost = 3
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
	for _, m := range c.messages(p, messagesMost-n) {
		if room <= 0 && n >= loneMost {
			break
		}
		w.break_()
		w.session = -1
		w.label = m.label
		at := len(w.chapter.Sentences)
		if !w.say(m.entry) {
			continue
		}
		for _, a := range m.entry.answered() {
			if c.usable(a) && !w.byAct(a, m.entry) {
				w.say(a)
			}
		}
		taken[m.entry] = true
		n++
		for _, s := range w.chapter.Sentences[at:] {
			room -= words(s.Text)
		}
	}
	c.divides(w, p, taken, max(room, briefLeast/2))
	c.changed(w, p, taken)
	w.item = false
	c.decided(w, taken)
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

// decided is what the last session that decided something decided.
func (c *composer) decided(w *writer, taken map[*entry]bool) {
	rows := slices.DeleteFunc(c.decisions(), func(f *fact) bool { return taken[f.entry] })
	slices.SortStableFunc(rows, func(a, b *fact) int {
		return cmp.Compare(len(c.notionsOf(b.entry)), len(c.notionsOf(a.entry)))
	})
	c.rowsOf(w.chapter, w.key, rows[:min(len(rows), briefRows)])
}

// decisions are those of the last session that decided something: what an earlier
// one decided, a later may have carried out or changed.
func (c *composer) decisions() []*fact {
	var rows []*fact
	last := 0
	for _, e := range c.entries {
		if !e.decision || !c.usable(e) || c.procedure(e) || c.says(e, formalities) || c.tongueOf(e) != c.pack.Tag {
			continue
		}
		if f := c.fact(e); f != nil {
			rows = append(rows, f)
			last = max(last, e.doc.session.number)
		}
	}
	return slices.DeleteFunc(rows, func(f *fact) bool { return f.entry.doc.session.number < last })
}

// asked is the table of calls that name whom they are made to: others than those
// who sat in the room.
func (c *composer) asked(w *writer, p *plan) {
	var rows []*fact
	unsaid := c.pack.Word("not_said")
	for _, f := range p.rows {
		if f.kind == tableCalls && !slices.Contains(f.cells, language.Capital(unsaid)) && !slices.Contains(c.pack.Assembly, fold(f.cells[0])) && (c.tongueOf(f.entry) == c.pack.Tag || f.rendered) {
			rows = append(rows, f)
		}
	}
	slices.SortStableFunc(rows, func(a, b *fact) int { return cmp.Compare(c.weigh(b.entry), c.weigh(a.entry)) })
	c.rowsOf(w.chapter, w.key, rows[:min(len(rows), briefRows)])
}
