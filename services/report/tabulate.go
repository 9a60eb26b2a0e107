package report

import (
	"cmp"
	"slices"
	"strings"
)

// tersely makes of the longest answers a name and an act, where what must stand
// takes more than there is.
func (x *choice) tersely() {
	type long struct {
		e     *entry
		saves int
	}
	var list []long
	for _, u := range x.all {
		for _, e := range u.all() {
			if len(e.answersTo) == 0 || slices.Contains(u.entries, e) {
				continue
			}
			names := x.voiceList(e)
			if len(names) == 0 || x.heldUp(e) || !x.plain(e, e.answersTo[len(e.answersTo)-1]) {
				continue
			}
			if saves := x.length(e, x.limit) - words(x.pack.List(names)) - wordsAround; saves >= wordsAround {
				list = append(list, long{e, saves})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b long) int { return cmp.Compare(b.saves, a.saves) })
	over := x.must() - x.room
	for _, l := range list {
		if over <= 0 {
			break
		}
		l.e.terse = true
		over -= float64(l.saves)
	}
}

// tabulate makes rows of the lightest proposals with their answers, where what
// must stand still takes more than there is.
func (x *choice) tabulate() {
	over := x.must() - mustShare*x.room
	paired, returned := map[*entry]bool{}, map[*entry]bool{}
	for _, e := range x.entries {
		if e.shiftOf != nil {
			// Who came back on what they had said is told beside it.
			returned[e], returned[e.shiftOf] = true, true
		}
	}
	for _, p := range x.close {
		paired[p.a], paired[p.b] = true, true
	}
	// Those first that nothing is to be told beside.
	list := slices.Clone(x.all)
	slices.SortStableFunc(list, func(a, b *unit) int {
		if paired[a.head()] != paired[b.head()] {
			if paired[b.head()] {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.weight, b.weight)
	})
	for _, u := range list {
		if over <= 0 {
			return
		}
		if u.rank != rankAnswered || u.leaning() || slices.ContainsFunc(u.all(), func(e *entry) bool { return returned[e] }) {
			continue
		}
		f := x.positions(u)
		if f == nil {
			continue
		}
		n := 0
		for _, cell := range f.cells {
			n += words(cell)
		}
		if saves := x.costs(u, x.limit) - float64(n); saves > 0 {
			over -= saves
			u.tabled = f
		}
	}
}

// mustShare is how much of the room what must stand may take before proposals
// go to a table.
const mustShare = .75

// answeredRow is the row of a call or a promise with who supported or opposed it, where names
// say all that was answered; nil where a sentence must.
func (x *choice) answeredRow(u *unit) *fact {
	if u.rank != rankAnswered {
		return nil
	}
	for _, f := range x.list {
		if f.entry != u.head() || f.kind != tableCalls && f.kind != tableCommitments || len(f.also) > 0 {
			continue
		}
		p := x.positions(u)
		if p == nil {
			return nil
		}
		row := *f
		at := slices.Index(columnsOf(f.kind), "what")
		row.cells, row.with = slices.Clone(f.cells), p.with
		row.cells[at] += x.answeredBy(p)
		return &row
	}
	return nil
}

// answeredBy is who supported and who opposed, in brackets.
func (c *composer) answeredBy(p *fact) string {
	var sides []string
	for i, word := range []string{"row_for", "row_against"} {
		if names := p.cells[2+i]; names != "—" {
			sides = append(sides, c.pack.Word(word)+" "+names)
		}
	}
	return " (" + strings.Join(sides, "; ") + ")"
}

// rowWords is how many words a row takes, with the further ones of its statement.
func (x *choice) rowWords(f *fact) float64 {
	n := 0
	for _, r := range append([]*fact{f}, f.also...) {
		for _, cell := range r.cells {
			n += words(cell)
		}
	}
	return float64(n)
}

// ledger is every call and every promise as a row, whether a chapter has it or not.
func (p *plan) ledger() []*fact {
	var out []*fact
	for _, f := range append(slices.Clone(p.rows), p.untabled...) {
		for _, r := range append([]*fact{f}, f.also...) {
			if r.kind == tableCalls || r.kind == tableCommitments {
				out = append(out, r)
			}
		}
	}
	return out
}
