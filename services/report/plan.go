package report

import (
	"cmp"
	"slices"
)

const (
	// doubtful is the confidence below which a named speaker is not printed.
	doubtful = 0.3
	// shareOfSources is how much of the sources' words the chapters take.
	shareOfSources = .38
	// leastRoom is how many words the chapters have in any case: of little, all is told.
	leastRoom = 400
	// wordsAround is what a sentence takes beside the words of its source: the
	// speaker's name and body.
	wordsAround = 5
	// wordsRow is what a table's row takes at most of its source.
	wordsRow = 16
)

// narrowest are how many words of a sentence the text takes, where room is short.
var narrowest = [...]int{wordsTold, 24, 19}

// plan is what the chapters will hold.
type plan struct {
	units []*unit
	rows  []*fact
	// untabled are rows of calls and promises whose sentence is told, and which found no room.
	untabled []*fact
	// limit is how many words of one source sentence the text takes.
	limit int
}

// choice is a plan in the making.
type choice struct {
	*composer
	plan
	list []*fact
	all  []*unit
	// by is the unit of each statement, told what has its place.
	by   map[*entry]*unit
	told map[*entry]bool
	// heard are the persons who have a sentence or a row.
	heard map[*person]bool
	// used and room are words.
	used, room float64
}

// choose decides what the chapters hold: what must stand first, whatever it
// takes; then what says most, until the sources' share is used up. What found no
// room is told in the coverage annex.
func (c *composer) choose() *plan {
	total := 0
	for _, e := range c.entries {
		total += words(e.Text)
	}
	c.contexts()
	x := &choice{composer: c, list: c.facts(), all: c.units(), by: map[*entry]*unit{}, told: map[*entry]bool{}, heard: map[*person]bool{},
		room: max(shareOfSources*float64(total), min(float64(total), leastRoom))}
	if c.series.Passages > 0 {
		x.room = max(x.room, float64(c.series.Passages*wordsTold*len(c.raisedThemes())))
	}
	slices.SortStableFunc(x.all, func(a, b *unit) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.weight, a.weight)) })
	for _, u := range x.all {
		for _, e := range u.all() {
			x.by[e] = u
		}
	}
	for _, limit := range narrowest {
		if x.limit = limit; x.must() <= x.room {
			break
		}
	}
	if total > leastRoom {
		x.tersely()
		x.tabulate()
	}
	x.mandatory()
	x.unheard()
	room := x.room
	x.room = max(room, x.used+sideLeast*room)
	x.returns()
	x.sideBySide()
	x.room = room
	for range 2 {
		for _, u := range x.all {
			if u.weight > 0 {
				x.afford(u)
			}
		}
	}
	for _, f := range x.list {
		if f.rank > rankUrges && x.used+wordsRow < x.room {
			x.row(f)
		}
	}
	for _, u := range x.all {
		for _, e := range u.all() {
			if !x.told[e] && e.reason == "" {
				e.reason = "space"
			}
		}
	}
	return &x.plan
}

// take gives a unit its place.
func (x *choice) take(u *unit) {
	if u.after != nil && !x.told[u.after] && x.free(x.by[u.after]) {
		// What it stands behind has no place of its own yet.
		u.before, u.after = []*entry{u.after}, nil
	}
	x.used += x.costs(u, x.limit)
	x.plan.units = append(x.plan.units, u)
	for _, e := range u.all() {
		x.told[e] = true
		for _, p := range e.people {
			x.heard[p] = true
		}
	}
}

// free tells whether nothing of a unit has its place yet.
func (x *choice) free(u *unit) bool {
	return u != nil && !slices.ContainsFunc(u.all(), func(e *entry) bool { return x.told[e] })
}

// afford takes a unit where there is room; false: there is none.
func (x *choice) afford(u *unit) bool {
	if !x.free(u) {
		return true
	}
	if u.after != nil && !x.told[u.after] {
		// It is told where what it stands behind is told.
		return true
	}
	if f := x.practice(u); f != nil {
		if x.used+wordsRow > x.room {
			return false
		}
		x.row(f)
		return true
	}
	if x.used+x.costs(u, x.limit) > x.room {
		return false
	}
	x.take(u)
	return true
}

// row gives a fact its row, unless its statement has a sentence.
func (x *choice) row(f *fact) {
	if x.told[f.entry] {
		return
	}
	x.addRow(f)
}

// addRow gives a fact its row in any case.
func (x *choice) addRow(f *fact) {
	x.used += x.rowWords(f)
	x.rows = append(x.rows, f)
	for _, e := range append([]*entry{f.entry}, f.with...) {
		x.told[e] = true
		for _, p := range e.people {
			x.heard[p] = true
		}
	}
}

// mandatory takes what must stand.
func (x *choice) mandatory() {
	for _, u := range x.all {
		switch {
		case u.rank > rankAnswer || !x.free(u):
		case u.tabled != nil:
			x.row(u.tabled)
		case x.answeredRow(u) != nil:
			x.row(x.answeredRow(u))
		default:
			x.take(u)
		}
	}
	doubled := 0.0
	for _, f := range x.list {
		switch {
		case f.rank > rankUrges:
		case x.told[f.entry] && !x.inRow(f.entry) && (f.kind == tableCalls || f.kind == tableCommitments):
			// Its sentence is told, with what was answered; who looks for it by whom it
			// concerns finds it in the table too, or in an annex where that takes too much.
			if n := x.rowWords(f); x.must()+doubled+n <= x.room {
				doubled += n
				x.addRow(f)
			} else {
				x.untabled = append(x.untabled, f)
			}
		default:
			x.row(f)
		}
	}
}

// unheard takes a sentence of each person who would have no word.
func (x *choice) unheard() {
	for _, u := range x.all {
		if u.rank > rankAnswer && x.free(u) && slices.ContainsFunc(u.head().people, func(p *person) bool { return !x.heard[p] }) {
			if f := x.practice(u); f != nil {
				x.row(f)
			} else {
				x.take(u)
			}
		}
	}
}

// practice is the row of a unit that only presents a practice: its name, who runs it and with
// whom say it in fewer words than a sentence.
func (x *choice) practice(u *unit) *fact {
	if u.rank != rankRest || u.group != nil || len(u.all()) > 1 {
		return nil
	}
	for _, f := range x.list {
		if f.entry == u.head() && f.kind == tablePractices {
			return f
		}
	}
	return nil
}

// returns takes who came back on what they had said, with what they had said.
func (x *choice) returns() {
	for _, e := range x.entries {
		if e.shiftOf == nil || x.by[e] == nil || x.by[e.shiftOf] == nil {
			continue
		}
		if x.afford(x.by[e]) {
			x.afford(x.by[e.shiftOf])
		}
	}
}

// sideBySide takes two statements of different sessions on one matter, rather
// than two on two, for a part of the room.
func (x *choice) sideBySide() {
	for _, p := range x.close {
		a, b := x.by[p.a], x.by[p.b]
		if a == nil || b == nil || x.inRow(p.a) || x.inRow(p.b) {
			continue
		}
		if x.afford(a) && x.afford(b) {
			x.joined[[2]*entry{p.a, p.b}] = true
		}
	}
}

// inRow tells whether a statement stands in a table, where nothing stands beside it.
func (x *choice) inRow(e *entry) bool {
	return slices.ContainsFunc(x.rows, func(f *fact) bool { return f.entry == e || slices.Contains(f.with, e) })
}

// sideLeast is how much of the room pairs may take in any case: that the
// sessions meet is what a combined report is for.
const sideLeast = .10

// must is what has to stand in any case, in words.
func (x *choice) must() float64 {
	n := 0.0
	for _, u := range x.all {
		if u.rank <= rankAnswer {
			n += x.costs(u, x.limit)
		}
	}
	for _, f := range x.list {
		if f.rank <= rankUrges {
			n += x.rowWords(f)
		}
	}
	return n
}

// costs is how many words a unit takes.
func (c *composer) costs(u *unit, limit int) float64 {
	n := 0
	for _, e := range u.all() {
		n += c.length(e, limit)
	}
	return float64(n)
}

// length is how many words the text takes for a statement.
func (c *composer) length(e *entry, limit int) int {
	if e.terse {
		return words(c.voicesNamed(e)) + wordsAround
	}
	if n, ok := e.lengths[limit]; ok {
		return n
	}
	n := min(words(e.Text), limit) + wordsAround
	w := c.dry()
	w.relaxed, w.quotes = true, true
	if s := w.tell(e, limit, nil); s != nil {
		n = 0
		for _, p := range s.pieces {
			n += words(p.Text)
		}
	}
	if e.lengths == nil {
		e.lengths = map[int]int{}
	}
	e.lengths[limit] = n
	return n
}
