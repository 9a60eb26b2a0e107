package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

const (
	messagesMax = 8
	// freshness is what saying something new weighs in the front chapters.
	freshness = 4
	// messagesFilled is up to how many are filled up with calls and findings.
	messagesFilled = 6
	// quotable is how many words a sentence of the front chapters has at most.
	quotable = 55
)

// front writes the executive summary and the key messages, from what the
// chapters use, and puts them before them.
func (c *composer) front() {
	chapters := c.report.Chapters
	c.report.Chapters = nil
	used := newChosen()
	c.messages(used)
	messages := c.report.Chapters
	c.report.Chapters = nil
	c.summary(chapters, used)
	c.report.Chapters = slices.Concat(c.report.Chapters, messages, chapters)
}

// bestOf is the entry that stands best alone: conclusions of the source, then
// wide points, in the report's language where it can be.
func (c *composer) bestOf(entries []*entry, used *chosen, ok func(*entry) bool) *entry {
	var best *entry
	rank := 0.0
	for _, e := range entries {
		if !reportable(e) || used.entries[e] || e.leans || c.contested(e) || c.procedure(e) || !ok(e) || !c.citable(e) || words(e.Text) > quotable || words(e.Text) < 7 {
			continue
		}
		r := c.weigh(e)
		if e.Kind == pb.Kind_KIND_FINDING {
			r += 1.5
		}
		r += freshness*c.fresh(e, used) - e.central
		if e.point != nil {
			r += .5 * float64(len(e.point.sessions()))
		}
		if c.tongueOf(e) == c.pack.Tag {
			r += .8
		}
		if len(e.Figures) > 0 {
			r -= .4
		}
		if c.lexicon.Asserts(c.tongueOf(e), e.Text) && !c.procedure(e) {
			r++
		} else if e.Kind == pb.Kind_KIND_FINDING {
			// A fact about the meeting rather than a conclusion.
			r -= 2
		}
		if e.Attribution == pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS {
			r += .4
		}
		if best == nil || r > rank {
			best, rank = e, r
		}
	}
	return best
}

// contested tells a statement that a possible divergence holds on which nobody
// has decided: alone it would stand as the view of all.
func (c *composer) contested(e *entry) bool {
	return slices.ContainsFunc(undecided(c.report), func(d *pb.Divergence) bool { return d.A == e.id || d.B == e.id })
}

// messages lists the widest points, each with who raised it; calls and
// commitments fill up where points are few.
func (c *composer) messages(used *chosen) {
	w := c.write("messages", "", c.pack.Word("messages"))
	w.item = true
	gs := slices.Clone(c.groups)
	slices.SortStableFunc(gs, func(a, b *group) int { return cmp.Compare(b.width(), a.width()) })
	n := 0
	for _, g := range gs {
		if n >= messagesMax {
			break
		}
		if g.text != "" {
			n++
			w.break_()
			w.tell(g, func() { w.reworded(g) })
			continue
		}
		e := c.telling(g, used)
		if e == nil {
			continue
		}
		n++
		w.break_()
		w.last = -1
		w.named = map[*person]bool{}
		used.take(e)
		at := len(w.chapter.Sentences)
		w.passage([]*entry{e})
		var rest []*entry
		for _, x := range g.entries {
			if x != e && c.usable(x) && (!slices.Equal(x.people, e.people) || len(x.people) == 0) {
				rest = append(rest, x)
			}
		}
		w.also(rest)
		for _, s := range w.chapter.Sentences[at:] {
			s.Point = g.id
		}
	}
	themed := map[string]bool{}
	for n < messagesFilled {
		e := c.bestOf(c.entries, used, func(e *entry) bool {
			return e.opening != dependent && (call(e) || e.Kind == pb.Kind_KIND_FINDING) && !c.procedure(e) && e.point == nil &&
				!themed[e.theme] && c.lexicon.Asserts(c.tongueOf(e), e.Text)
		})
		if e == nil {
			break
		}
		n++
		themed[e.theme] = true
		used.take(e)
		w.break_()
		w.last = -1
		w.named = map[*person]bool{}
		w.passage([]*entry{e})
	}
	c.finish(w)
}

// telling is the sentence of a point that a key message quotes: its head, its
// core, or the closest member, whichever first stands alone and is short.
func (c *composer) telling(g *group, used *chosen) *entry {
	list := []*entry{g.head, g.core}
	for _, e := range g.entries {
		for _, p := range g.found.Pairs {
			if p.A == e.id || p.B == e.id {
				list = append(list, e)
				break
			}
		}
	}
	for _, e := range list {
		if e.opening != dependent && !c.procedure(e) && !c.contested(e) && !used.entries[e] && words(e.Text) <= quotable && c.citable(e) {
			return e
		}
	}
	return nil
}

func words(s string) int {
	n, in := 0, false
	for _, r := range s {
		if r == ' ' || r == '\u00a0' || r == '\n' {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	return n
}
