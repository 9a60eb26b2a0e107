package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

const (
	summaryThemes = 8
	// summaryEach is how many sentences one theme has at most.
	summaryEach = 4
	messagesMax = 8
	// quotable is how many words a sentence of the front chapters has at most.
	quotable = 55
)

// front writes the executive summary and the key messages, from what the
// chapters use, and puts them before them.
func (c *composer) front() {
	chapters := c.report.Chapters
	c.report.Chapters = nil
	used := map[*entry]bool{}
	c.messages(used)
	messages := c.report.Chapters
	c.report.Chapters = nil
	c.summary(chapters, used)
	c.report.Chapters = slices.Concat(c.report.Chapters, messages, chapters)
}

// summary takes one sentence a theme, widest theme first, after what a group of
// participants said of the meeting.
func (c *composer) summary(chapters []*pb.Chapter, used map[*entry]bool) {
	w := c.write("summary", "", c.pack.Word("summary"))
	if e := c.bestOf(c.entries, used, func(e *entry) bool {
		return e.Kind == pb.Kind_KIND_COLLECTIVE && own(e) && e.opening == free && e.Language == c.pack.Tag
	}); e != nil {
		used[e] = true
		w.passage([]*entry{e})
	}
	var themed []*pb.Chapter
	for _, ch := range chapters {
		if ch.Kind == "theme" && ch.Theme != "other" && len(themed) < summaryThemes {
			themed = append(themed, ch)
		}
	}
	// Where themes are few, each has several sentences.
	each := min(summaryEach, max(1, summaryThemes/max(len(themed), 1)))
	for i, ch := range themed {
		var in []*entry
		for _, s := range ch.Sentences {
			for _, id := range s.Citations {
				if e := c.byID[id]; e != nil && e.theme == ch.Theme {
					in = append(in, e)
				}
			}
		}
		var mine []*entry
		said := map[*person]bool{}
		for len(mine) < each {
			e := c.bestOf(in, used, func(e *entry) bool {
				return e.opening != dependent && (len(e.people) == 0 || len(mine) == 0 || !said[e.people[0]])
			})
			if e == nil {
				break
			}
			used[e] = true
			mine = append(mine, e)
			for _, p := range e.people {
				said[p] = true
			}
		}
		if i%3 == 0 || each > 1 {
			w.break_()
		}
		for j, e := range mine {
			id := ch.Theme
			if j > 0 || ch.Theme == "" {
				id = ""
			}
			w.last = -1
			w.unit([]*entry{e}, false, id)
		}
	}
	c.finish(w)
}

// bestOf is the entry that stands best alone: conclusions of the source, then
// wide points, in the report's language where it can be.
func (c *composer) bestOf(entries []*entry, used map[*entry]bool, ok func(*entry) bool) *entry {
	var best *entry
	rank := 0.0
	for _, e := range entries {
		if !reportable(e) || used[e] || e.leans || !ok(e) || !c.usable(e) || words(e.Text) > quotable || words(e.Text) < 7 {
			continue
		}
		r := c.weigh(e)
		if e.Kind == pb.Kind_KIND_FINDING {
			r += 1.5
		}
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

// messages lists the widest points, each with who raised it; calls and
// commitments fill up where points are few.
func (c *composer) messages(used map[*entry]bool) {
	w := c.write("messages", "", c.pack.Word("messages"))
	w.item = true
	gs := slices.Clone(c.groups)
	slices.SortStableFunc(gs, func(a, b *group) int { return cmp.Compare(b.width(), a.width()) })
	n := 0
	for _, g := range gs {
		if n >= messagesMax {
			break
		}
		e := c.telling(g, used)
		if e == nil {
			continue
		}
		n++
		w.break_()
		w.last = -1
		w.named = map[*person]bool{}
		used[e] = true
		w.passage([]*entry{e})
		var rest []*entry
		for _, x := range g.entries {
			if x != e && c.usable(x) && (!slices.Equal(x.people, e.people) || len(x.people) == 0) {
				rest = append(rest, x)
			}
		}
		w.also(rest)
	}
	for n < messagesMax/2 {
		e := c.bestOf(c.entries, used, func(e *entry) bool {
			return e.opening != dependent && (call(e) || e.Kind == pb.Kind_KIND_FINDING) && !c.procedure(e) &&
				c.lexicon.Asserts(c.tongueOf(e), e.Text)
		})
		if e == nil {
			break
		}
		n++
		used[e] = true
		w.break_()
		w.last = -1
		w.named = map[*person]bool{}
		w.passage([]*entry{e})
	}
	c.finish(w)
}

// telling is the sentence of a point that a key message quotes: its head, its
// core, or the closest member, whichever first stands alone and is short.
func (c *composer) telling(g *group, used map[*entry]bool) *entry {
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
		if e.opening != dependent && !used[e] && words(e.Text) <= quotable && c.usable(e) {
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
