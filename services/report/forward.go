package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

const (
	// forwardMost is how many sentences the way forward has of each kind.
	forwardMost = 4
	// forwardWords is how many words of a source one of them takes.
	forwardWords = 34
)

// ahead is what the last chapter tells: what the meeting announces for after it,
// and what its chair or host concluded; what it decided and who promised what,
// where that belongs to no chapter's theme.
type ahead struct {
	next, concluded []*entry
	rows            []*fact
}

// lookAhead finds what the way forward tells, and takes it out of the plan: a
// sentence stands once. What has answers, or is one, stays where they stand.
func (c *composer) lookAhead(p *plan) *ahead {
	a := &ahead{}
	end := c.lastDay()
	rows := map[*entry]bool{}
	// When and where the next meeting is stands as a sentence, not as a decision.
	p.rows = slices.DeleteFunc(p.rows, func(f *fact) bool {
		return f.kind == tableDecisions && len(f.with) == 0 && c.inWords(f.entry) && c.announces(f.entry, end, f.entry.doc.session == c.meetings[len(c.meetings)-1])
	})
	for _, f := range p.rows {
		for _, e := range append([]*entry{f.entry}, f.with...) {
			rows[e] = true
		}
	}
	a.next, a.concluded = c.foreseen(rows, end)
	a.next, a.concluded = c.fitting(a.next, a.concluded)
	told := map[*entry]bool{}
	for _, e := range append(slices.Clone(a.next), a.concluded...) {
		told[e] = true
	}
	p.units = slices.DeleteFunc(p.units, func(u *unit) bool {
		return len(u.all()) == 1 && told[u.head()]
	})
	for _, u := range p.units {
		for _, e := range u.all() {
			told[e] = false
		}
	}
	gone := func(e *entry) bool { return !told[e] }
	a.next, a.concluded = slices.DeleteFunc(a.next, gone), slices.DeleteFunc(a.concluded, gone)
	themed := slices.ContainsFunc(c.entries, func(e *entry) bool { return e.theme != "" })
	p.rows = slices.DeleteFunc(p.rows, func(f *fact) bool {
		if !themed || f.entry.theme != "" || f.kind != tableDecisions && f.kind != tableCommitments || f.entry.doc.session != c.meetings[len(c.meetings)-1] || c.says(f.entry, formalities) {
			// What an earlier session decided or promised may be over.
			return false
		}
		a.rows = append(a.rows, f)
		return true
	})
	return a
}

// foreseen are the sentences that announce what comes, and those that conclude,
// but for those that rows tell or that others hang on.
func (c *composer) foreseen(rows map[*entry]bool, end string) (announced, concluded []*entry) {
	for _, m := range c.meetings {
		last := m == c.meetings[len(c.meetings)-1]
		for _, d := range m.docs {
			from := len(announced)
			for i, e := range d.entries {
				if c.withheld(e) || !c.inWords(e) || rows[e] || len(e.answers)+len(e.answersTo)+len(e.followers) > 0 || e.point != nil {
					continue
				}
				switch {
				case c.announces(e, end, last):
					announced = append(announced, e)
				case last && c.concludes(e):
					concluded = append(concluded, e)
				case last && len(concluded) > 0 && i > 0 && concluded[len(concluded)-1] == d.entries[i-1] && reportable(e) && slices.Equal(e.people, d.entries[i-1].people) && len(e.people) > 0 && c.closes(e) && !hasItsPlace(e):
					concluded = append(concluded, e)
				}
			}
			announced = append(announced[:from:from], c.around(d, announced[from:], end)...)
		}
	}
	return announced, concluded
}

// fitting are those announcements and conclusions that the chapter has room and
// words for: what it can't tell keeps its place elsewhere.
func (c *composer) fitting(next, concluded []*entry) (announced, held []*entry) {
	w := c.dry()
	var last *entry
	for _, e := range next {
		if text, _ := w.asAnnounced(e, last); text != "" && len(announced) < forwardMost {
			announced, last = append(announced, e), e
		}
	}
	for _, e := range concluded {
		last = nil
		if len(held) > 0 {
			last = held[len(held)-1]
		}
		if len(held) < forwardMost && w.tell(e, wordsTold, last) != nil {
			held = append(held, e)
		}
	}
	return announced, held
}

// inWords tells whether the report has words of its language for a statement.
func (c *composer) inWords(e *entry) bool {
	if c.tongueOf(e) == c.pack.Tag {
		return true
	}
	_, ok := c.translated(e, memory.Sentence, memory.Clause)
	return ok
}

// around are announcements with those beside them that they refer to, or that
// refer to them.
func (c *composer) around(d *source, next []*entry, end string) (out []*entry) {
	for i, e := range d.entries {
		switch {
		case slices.Contains(next, e):
			out = append(out, e)
		case !c.mayCome(e, end):
		case i+1 < len(d.entries) && slices.Contains(next, d.entries[i+1]) && c.refersBack(d.entries[i+1]),
			len(out) > 0 && i > 0 && out[len(out)-1] == d.entries[i-1] && c.refersBack(e):
			out = append(out, e)
		}
	}
	return out
}

// mayCome tells a sentence in the source's own voice, in the future, without a date that is past.
func (c *composer) mayCome(e *entry, end string) bool {
	pack := c.packs[c.tongueOf(e)]
	if c.withheld(e) || pack == nil || len(e.people) > 0 || e.Kind != pb.Kind_KIND_NARRATION && e.Kind != pb.Kind_KIND_PROCEDURAL || !pack.Future(e.Text) {
		return false
	}
	return !slices.ContainsFunc(datesIn(pack, e.Text), func(d stamp) bool { return d.past(end) })
}

// refersBack tells a sentence that opens with what stands before it.
func (c *composer) refersBack(e *entry) bool {
	kind, _ := openingOf(c.packs[c.tongueOf(e)], e.Text)
	return kind == dependent
}

// hasItsPlace tells what stands elsewhere in any case: a proposal, in its chapter,
// and thanks, nowhere.
func hasItsPlace(e *entry) bool { return e.Act == pb.Act_ACT_PROPOSES || e.Act == pb.Act_ACT_THANKS }

// lastDay is the last day of the last meeting, an ISO date; "": unknown.
func (c *composer) lastDay() (day string) {
	for _, m := range c.meetings {
		s := m.session()
		day = max(day, s.Start, s.End)
	}
	return day
}

// announces tells a sentence in the source's own voice that says what comes:
// in the future, with no date that isn't behind the last meeting, and with one
// that is, or among the last meeting's conclusions and about its next step.
func (c *composer) announces(e *entry, end string, last bool) bool {
	if end == "" || !c.mayCome(e, end) {
		return false
	}
	pack := c.packs[c.tongueOf(e)]
	ahead := slices.ContainsFunc(datesIn(pack, e.Text), func(d stamp) bool { return d.after(end) })
	text := " " + fold(e.Text) + " "
	next := slices.ContainsFunc(pack.Openings.Next, func(w string) bool { return strings.Contains(text, " "+w+" ") })
	return ahead && (next || c.closes(e)) || last && next && c.closes(e)
}

// concludes tells a sentence in which the chair or host of the last meeting, or
// its participants at large, conclude.
func (c *composer) concludes(e *entry) bool {
	if !reportable(e) || !c.closes(e) || hasItsPlace(e) || e.Act == pb.Act_ACT_COMMITS {
		return false
	}
	pack := c.packs[c.tongueOf(e)]
	if pack == nil || e.Kind == pb.Kind_KIND_FINDING {
		return false
	}
	text := " " + fold(e.Text) + " "
	return slices.ContainsFunc(pack.Openings.Concludes, func(w string) bool { return strings.Contains(text, " "+w+" ") })
}

// closes tells whether an entry stands under the heading of a document's end.
func (c *composer) closes(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	low := fold(headingText(e.Section)) + " "
	return pack != nil && strings.TrimSpace(low) != "" && slices.ContainsFunc(pack.Openings.Closings, func(w string) bool { return strings.HasPrefix(low, w+" ") })
}

// wayForward writes the last chapter: what was concluded, what comes next, and
// the rows of the last session that belong to no theme.
func (c *composer) wayForward(a *ahead) {
	w := c.write("forward", "", c.pack.Word("forward"))
	w.quotes = false
	w.break_()
	w.session = -1
	for _, e := range a.concluded[:min(len(a.concluded), forwardMost)] {
		w.say(e)
	}
	w.break_()
	n := 0
	var last *entry
	for _, e := range a.next {
		if n == forwardMost {
			break
		}
		if text, form := w.asAnnounced(e, last); text != "" {
			piece := w.cite(e, text)
			if form == formRendered {
				e.rendered = append(e.rendered, text)
				piece = []*pb.Piece{{Text: text, Citation: e.id, Language: w.pack.Tag}}
			}
			if s := w.line(form, piece); s != nil {
				w.add(s.form, s.pieces, []*entry{e})
				last = e
				n++
			}
		}
	}
	c.rowsOf(w.chapter, w.key, a.rows)
	if len(w.chapter.Sentences) > 0 || len(w.chapter.Tables) > 0 {
		c.report.Chapters = append(c.report.Chapters, w.chapter)
	}
}

// asAnnounced is what is announced, in the report's language and as printed; "":
// it can't stand here.
func (w *writer) asAnnounced(e, last *entry) (text, form string) {
	if w.tongueOf(e) != w.pack.Tag {
		text, ok := w.translated(e, memory.Sentence)
		if !ok {
			return "", ""
		}
		return language.Capital(text), formRendered
	}
	if opens, _ := openingOf(w.pack, e.Text); opens == dependent && (last == nil || last.doc != e.doc || last.Ordinal+1 != e.Ordinal) {
		return "", ""
	}
	text = w.cut(e, whole(e.Text), forwardWords)
	if words(text) > forwardWords+12 {
		return "", ""
	}
	return language.Capital(text), formVerbatim
}
