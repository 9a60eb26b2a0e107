package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// unit is what stands together in the text or not at all: a statement, or the
// members of a point, each with all who answered it.
type unit struct {
	// entries are the head and the other members of its point.
	entries []*entry
	// before is what the head can't do without.
	before []*entry
	// after is what the head stands right behind, where that is another unit's.
	after  *entry
	group  *group
	rank   rank
	weight float64
	// tabled is the row that tells it where room is short.
	tabled *fact
}

func (u *unit) head() *entry { return u.entries[0] }

// all are the statements that a unit tells, in the order of telling.
func (u *unit) all() []*entry {
	out := slices.Clone(u.before)
	for _, e := range u.entries {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
		for _, a := range e.answered() {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// leaning tells whether one of its statements only stands there for another that
// can't be understood without it.
func (u *unit) leaning() bool {
	return slices.ContainsFunc(u.all(), (*entry).leanedOn)
}

// disputed tells whether somebody opposes what a unit tells.
func (u *unit) disputed() bool {
	return slices.ContainsFunc(u.all(), func(e *entry) bool { return e.disputed() })
}

// rank is the order in which units and rows get room.
type rank int

const (
	rankDecided   rank = iota // what people decided on
	rankDecisions             // what the meeting decided
	rankCommits
	rankAnswered // with who supported, opposed or answered
	rankProposes
	rankUrges
	rankFinding // the opening finding of a chapter
	rankShared  // a point of two sessions
	rankAnswer  // promises and proposals that no row can hold
	rankShift   // who came back on what they had said
	rankRest
)

// units are all that the text could tell, each statement in one of them.
func (c *composer) units() []*unit {
	var out []*unit
	in := map[*entry]bool{}
	add := func(u *unit) {
		for _, e := range u.all() {
			in[e] = true
		}
		u.weight = c.weight(u)
		out = append(out, u)
	}
	for _, g := range c.groups {
		if u := c.pointUnit(g, in); u != nil {
			add(u)
		}
	}
	opened := map[string]bool{}
	for _, e := range c.entries {
		if in[e] || !reportable(e) && len(e.answers) == 0 || len(e.answersTo) > 0 || e.listed || !c.usable(e) {
			continue
		}
		before, ok := c.standing(e)
		if !ok {
			if len(e.answers) == 0 {
				e.reason = "context"
				continue
			}
		}
		c.shareTheme(e)
		u := &unit{entries: []*entry{e}, before: before, rank: rankRest}
		if b := c.leads(e, before); b != nil {
			u.before, u.after = nil, b
		}
		switch {
		case e.upholds():
			u.rank = rankAnswered
		case len(e.answers) > 0:
			u.rank = rankAnswer
		case calls(e) && e.Act != pb.Act_ACT_URGES && (e.shiftOf != nil || c.fact(e) == nil):
			// What it promises or asks can't be told apart: its sentence is told.
			u.rank = rankAnswer
		case e.shiftOf != nil:
			u.rank = rankShift
		case e.Kind == pb.Kind_KIND_FINDING && !opened[e.theme] && len(before) == 0 && c.lexicon.Asserts(c.tongueOf(e), e.Text) && !c.procedure(e):
			opened[e.theme] = true
			u.rank = rankFinding
		}
		add(u)
	}
	return out
}

// calls tells a statement that asks, proposes or promises something.
func calls(e *entry) bool {
	switch e.Act {
	case pb.Act_ACT_COMMITS, pb.Act_ACT_URGES, pb.Act_ACT_PROPOSES:
		return true
	}
	return false
}

// pointUnit is a point as the text tells it: of sessions, one member each and
// those of other speakers; nil where none of it can stand.
func (c *composer) pointUnit(g *group, in map[*entry]bool) *unit {
	u := &unit{group: g, rank: rankRest}
	switch {
	case g.decided():
		u.rank = rankDecided
	case len(g.sessions()) > 1:
		u.rank = rankShared
	}
	list := append([]*entry{g.head}, slices.DeleteFunc(slices.Clone(g.entries), func(e *entry) bool { return e == g.head })...)
	for _, e := range list {
		if in[e] || !c.usable(e) || e.leanedOn() && !g.decided() {
			continue
		}
		before, ok := c.standing(e)
		if !ok && !g.decided() {
			continue
		}
		if len(u.entries) == 0 {
			u.before = before
		} else if len(before) > 0 && !g.decided() {
			continue
		}
		u.entries = append(u.entries, e)
	}
	if len(u.entries) == 0 {
		return nil
	}
	if u.rank > rankAnswered && slices.ContainsFunc(u.entries, (*entry).upholds) {
		u.rank = rankAnswered
	}
	return u
}

// standing is what an entry can't do without, none of it used elsewhere; ok is
// false where it can't stand even so.
func (c *composer) standing(e *entry) (before []*entry, ok bool) {
	if c.alone(e) {
		return nil, true
	}
	if b := c.behind(e); b != nil && c.dry().tell(e, wordsTold, b) != nil {
		return []*entry{b}, true
	}
	return nil, false
}

// previous is the statement right before an entry in its document.
func (c *composer) previous(e *entry) *entry {
	i, ok := slices.BinarySearchFunc(e.doc.entries, e.Ordinal, func(x *entry, n uint32) int { return cmp.Compare(x.Ordinal, n) })
	if !ok || i == 0 || e.doc.entries[i-1].Ordinal+1 != e.Ordinal {
		return nil
	}
	return e.doc.entries[i-1]
}

// dry is a writer that writes nowhere.
func (c *composer) dry() *writer {
	return &writer{composer: c, chapter: &pb.Chapter{}, turns: map[string]int{}, named: map[*person]bool{}, quotes: true}
}

// weight is how much a unit says: that of its weightiest statement, more where
// others answer it and where sessions share it.
func (c *composer) weight(u *unit) float64 {
	best := 0.0
	for _, e := range u.entries {
		best = max(best, c.weigh(e))
	}
	if u.group != nil {
		best += .5*float64(len(u.entries)-1) + float64(len(u.group.sessions())-1)
	}
	return best + .3*float64(len(u.all())-len(u.entries))
}

// weigh scores how much an entry says.
func (c *composer) weigh(e *entry) float64 {
	n := words(e.Text)
	w := 1 + float64(min(n, 30))/30 + e.central
	if len(e.Figures) > 0 {
		w += .3
	}
	if e.Kind == pb.Kind_KIND_FINDING {
		w += .4
	}
	if own(e) {
		w += .3
	}
	if c.lexicon.Asserts(c.tongueOf(e), e.Text) {
		w += .3
	}
	switch e.Act {
	case pb.Act_ACT_THANKS:
		w -= 1.5
	case pb.Act_ACT_WARNS:
		w += .3
	case pb.Act_ACT_URGES, pb.Act_ACT_SUPPORTS, pb.Act_ACT_OPPOSES:
		w += .6
	}
	switch {
	case n < 7:
		w -= .8
	case n > 70:
		w -= .5
	}
	if c.procedure(e) {
		w -= 1.2
	}
	if c.tongueOf(e) != c.pack.Tag {
		w -= .8
	}
	return w
}

// withheld tells what people keep out, or no page prints; its reason is set.
func (c *composer) withheld(e *entry) bool {
	k, ok := c.kept(e.Statement.Id)
	if ok {
		e.reason = "kept_out"
		if k.Unverified {
			e.reason = "unverified"
		}
	}
	return ok
}

// usable tells whether an entry may be cited at all; if not, its reason is set.
func (c *composer) usable(e *entry) bool {
	if e.reason != "" && e.reason != "space" && e.reason != "context" {
		return false
	}
	if c.withheld(e) {
		return false
	}
	switch e.Role {
	case pb.Role_ROLE_TABLE, pb.Role_ROLE_CAPTION, pb.Role_ROLE_CONTENTS, pb.Role_ROLE_RUNNING,
		pb.Role_ROLE_PAGE_NUMBER, pb.Role_ROLE_MARGINAL, pb.Role_ROLE_FRONT_MATTER, pb.Role_ROLE_HEADING:
		e.reason = "table"
		return false
	}
	if len(e.people) > 0 && e.Confidence > 0 && e.Confidence < doubtful {
		e.reason = "low_confidence"
		return false
	}
	if strings.TrimSpace(e.Text) == "" {
		e.reason = "short"
		return false
	}
	if fragment(e) {
		e.reason = "fragment"
		return false
	}
	return true
}

// procedure tells what is a fact about the meeting, of no weight for its matter:
// a finding by its words; what somebody said, where nothing is asserted besides
// and it is short, or says so twice ("at the same meeting … made statements").
func (c *composer) procedure(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	if e.procedural == 0 {
		low := strings.ToLower(strings.ReplaceAll(e.Text, "’", "'"))
		n := 0
		for _, w := range pack.Openings.Procedure {
			if strings.Contains(low, w) {
				n++
			}
		}
		e.procedural = 1
		if n > 1 || n == 1 && (e.Kind == pb.Kind_KIND_FINDING || words(e.Text) <= 24 && !c.lexicon.Asserts(c.tongueOf(e), e.Text)) {
			e.procedural = 2
		}
	}
	return e.procedural == 2
}
