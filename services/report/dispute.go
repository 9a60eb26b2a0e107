package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
)

// divides tells what is open at the end: what the last conclusions leave so, then
// what was contested in the last session, and in an earlier one where a later
// sentence holds on to it. A dispute that no later session speaks of may be long
// over: it stands in its chapter alone.
func (c *composer) divides(w *writer, p *plan, taken map[*entry]bool, room int) {
	begin := func() {
		if w.section != c.pack.Word("brief_divides") {
			w.head(c.pack.Word("brief_divides"))
		} else {
			w.break_()
		}
		w.session = -1
	}
	last := 0
	if len(c.meetings) > 0 {
		last = c.meetings[len(c.meetings)-1].number
	}
	for _, e := range c.entries {
		if e.doc.session.number != last || !c.says(e, unsettled) || !c.closes(e) && !e.decision && e.Kind != pb.Kind_KIND_FINDING ||
			taken[e] || !c.usable(e) || c.tongueOf(e) != c.pack.Tag || !c.stands(e) {
			continue
		}
		begin()
		if w.say(e) {
			taken[e] = true
			room -= words(w.chapter.Sentences[len(w.chapter.Sentences)-1].Text)
		}
	}
	n := 0
	for _, e := range c.entries {
		if n < dividesMost && room > 0 && !taken[e] && c.contests(e, last) {
			begin()
			if w.say(e) {
				taken[e] = true
				n++
				room -= words(w.chapter.Sentences[len(w.chapter.Sentences)-1].Text)
			}
		}
	}
	for _, d := range c.disputes(p, last) {
		head := d.unit.head()
		if taken[head] || !c.stands(head) || len(c.voiceList(head)) == 0 {
			continue
		}
		if n == dividesMost || room <= 0 {
			break
		}
		begin()
		at := len(w.chapter.Sentences)
		if !w.dispute(d, taken) {
			continue
		}
		n++
		for _, s := range w.chapter.Sentences[at:] {
			room -= words(s.Text)
		}
	}
}

// dispute tells a contested matter, who took sides, and who holds on to it; false: it can't.
func (w *writer) dispute(d dispute, taken map[*entry]bool) bool {
	head := d.unit.head()
	if !w.say(head) {
		return false
	}
	taken[head] = true
	for _, a := range head.answered() {
		if w.usable(a) && !w.say(a) && !w.byAct(a, head) {
			w.anyhow(a)
		}
	}
	for _, e := range d.held {
		if !taken[e] && w.say(e) {
			taken[e] = true
		}
	}
	return true
}

// contests tells a sentence of the last session by which somebody contests a view
// that nobody was found to have put forward.
func (c *composer) contests(e *entry, last int) bool {
	return e.doc.session.number == last && reportable(e) && e.Act == pb.Act_ACT_OPPOSES && len(e.answersTo) == 0 && e.shiftOf == nil &&
		e.own && c.denies(e) && e.parsed.Form == clause.That && c.usable(e) && c.stands(e)
}

// dispute is a matter that somebody opposes, with the sentences of later sessions
// that hold on to it.
type dispute struct {
	unit *unit
	held []*entry
}

// disputes are those that are open as far as the texts tell, the last session's
// first, then the one that most have answered.
func (c *composer) disputes(p *plan, last int) []dispute {
	back := map[*entry][]*entry{}
	for _, e := range c.entries {
		if e.shiftOf != nil {
			back[e.shiftOf] = append(back[e.shiftOf], e)
		}
	}
	var list []dispute
	for _, u := range p.units {
		if !c.opposed(u.head()) {
			continue
		}
		d := dispute{unit: u}
		over := false
		for _, e := range u.all() {
			for _, b := range back[e] {
				if c.says(b, holding) {
					d.held = append(d.held, b)
				} else {
					// Somebody came round.
					over = true
				}
			}
		}
		recent := slices.ContainsFunc(u.all(), func(e *entry) bool { return e.doc.session.number == last })
		if !over && (recent || len(d.held) > 0) {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b dispute) int {
		return cmp.Or(cmp.Compare(b.unit.head().doc.session.number, a.unit.head().doc.session.number), cmp.Compare(len(b.unit.all()), len(a.unit.all())))
	})
	return list
}

// opposed tells whether somebody surely opposes what a statement says: plainly, or
// by its own words.
func (c *composer) opposed(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && slices.ContainsFunc(e.answers, func(a answer) bool {
		return a.act == pb.Act_ACT_OPPOSES && (c.plain(a.by, e) || pack.Opposing(a.by.Text) || c.of(pack.OpposedIn(a.by.Text), e))
	})
}

// changedMost is how many changes of position the brief tells.
const changedMost = 3

// changed tells who came back on what they had said: what it was about, then the
// sentence that takes it back, which must keep the word that says so.
func (c *composer) changed(w *writer, p *plan, taken map[*entry]bool) {
	told := map[*entry]*unit{}
	for _, u := range p.units {
		for _, e := range u.all() {
			told[e] = u
		}
	}
	var list []*entry
	for _, e := range slices.Backward(c.entries) {
		u := told[e.shiftOf]
		if len(list) == changedMost {
			break
		}
		if e.shiftOf == nil || told[e] == nil || u == nil || !c.comesBack(e) || c.says(e, holding) || taken[e] || c.tongueOf(e) != c.pack.Tag ||
			!c.stands(u.head()) || !c.keepsShift(e) || !c.sameMatter(e, u) {
			continue
		}
		list = append(list, e)
	}
	// In the order of the sources, what is on one matter together: a support of what
	// was lowered stands behind the lowering.
	slices.Reverse(list)
	slices.SortStableFunc(list, func(a, b *entry) int { return cmp.Compare(first(list, told, a), first(list, told, b)) })
	var before *unit
	for i, e := range list {
		u := told[e.shiftOf]
		switch {
		case i == 0:
			w.head(c.pack.Word("brief_changed"))
		case u != before:
			w.break_()
		}
		if u != before {
			w.session = -1
		}
		before = u
		at := len(w.chapter.Sentences)
		if calls(u.head()) && !taken[u.head()] && w.say(u.head()) {
			taken[u.head()] = true
		}
		// Where its own words say what was held before, that needs no sentence.
		if !taken[e.shiftOf] && (!c.says(e, former) || len(w.chapter.Sentences) == at) && w.say(e.shiftOf) {
			taken[e.shiftOf] = true
		}
		if w.say(e) {
			taken[e] = true
		}
	}
}

// first is where in a list the matter of one of its members comes first.
func first(list []*entry, told map[*entry]*unit, e *entry) int {
	return slices.IndexFunc(list, func(x *entry) bool { return told[x.shiftOf] == told[e.shiftOf] })
}

// sameMatter tells whether a sentence surely comes back on what a unit tells: it
// shares words with it other than names. One voice says much, and comes back on some of it.
func (c *composer) sameMatter(e *entry, u *unit) bool {
	names := ""
	for _, x := range e.people {
		names += " " + fold(x.name)
	}
	for _, p := range e.Parties {
		names += " " + fold(p.Name)
	}
	shared := map[string]bool{}
	for _, x := range u.all() {
		for _, t := range x.terms {
			if _, stem, _ := strings.Cut(t, ":"); len(stem) >= stemLeast && slices.Contains(e.terms, t) && !strings.Contains(names, stem) {
				shared[t] = true
			}
		}
	}
	return len(shared) >= stemsShared && (calls(u.head()) || words(u.head().Text) >= messageLeast)
}

const (
	// stemLeast is how long a stem is that tells a matter.
	stemLeast = 4
	// stemsShared is how many of them two statements on one matter share.
	stemsShared = 2
)

// keepsShift tells whether a sentence, told as short as the brief has it, still
// holds the word by which its speaker comes back on something.
func (c *composer) keepsShift(e *entry) bool {
	s := c.dry().tell(e, briefWords, nil)
	if s == nil {
		return false
	}
	var b strings.Builder
	for _, p := range s.pieces {
		b.WriteString(p.Text)
	}
	pack := c.packs[c.tongueOf(e)]
	return slices.ContainsFunc(pack.Shifts, func(w string) bool { return holdsFolded(b.String(), w) })
}
