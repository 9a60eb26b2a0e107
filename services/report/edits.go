package report

import (
	"slices"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/language"
)

// What became of an edit, as pb.AppliedEdit.state.
const (
	stateApplied = "applied"
	stateChanged = "changed" // applied, and to be looked at
	stateIdle    = "idle"    // without effect
)

// formEdited: the sentence is words of people.
const formEdited = "edited"

// editedMark follows words of people in formats that people read.
const editedMark = layout.EditedMark

// wish is an edit on its way through the report.
type wish struct {
	*pb.AppliedEdit
	// entries are the statements that it is about, as found; of a split, by part.
	entries []*entry
	parts   [][]*entry
	group   *group
}

// wishes finds what people's edits are about among the entries, and takes up
// what must be known before anything is chosen: the statements kept out.
func (c *composer) wishes() {
	if len(c.series.Edits.GetEdits()) == 0 {
		return
	}
	sentences := make([]edit.Sentence, len(c.entries))
	for i, e := range c.entries {
		s := edit.Sentence{Citation: e.id, Document: e.Document, Text: e.Text, Page: e.Page}
		if i > 0 && c.entries[i-1].doc == e.doc {
			s.Before = c.entries[i-1].Text
		}
		if i+1 < len(c.entries) && c.entries[i+1].doc == e.doc {
			s.After = c.entries[i+1].Text
		}
		sentences[i] = s
	}
	l := edit.NewLocator(sentences)
	for _, x := range c.series.Edits.Edits {
		w := &wish{AppliedEdit: &pb.AppliedEdit{Edit: proto.CloneOf(x), State: stateApplied}}
		c.edits = append(c.edits, w)
		switch what := x.What.(type) {
		case *pb.Edit_Point:
			w.entries = c.locate(l, w, what.Point.Members)
			for _, p := range what.Point.Parts {
				w.parts = append(w.parts, c.locate(l, w, p.Members))
			}
		case *pb.Edit_Divergence:
			w.entries = c.locate(l, w, []*pb.Anchor{what.Divergence.A, what.Divergence.B})
		case *pb.Edit_KeepOut:
			w.entries = c.locate(l, w, []*pb.Anchor{what.KeepOut.Statement})
			for _, e := range w.entries {
				if c.keptOut == nil {
					c.keptOut = map[string]KeptOut{}
				}
				c.keptOut[e.Statement.Id] = KeptOut{Reason: what.KeepOut.Reason}
			}
			if len(w.entries) == 0 {
				w.idle(c, "edit_lost")
			}
		}
	}
}

// locate finds anchors, and writes down those that aren't where they were.
func (c *composer) locate(l *edit.Locator, w *wish, anchors []*pb.Anchor) []*entry {
	var found []*entry
	for _, a := range anchors {
		f := l.Find(a)
		if f.State != "" {
			m := &pb.MovedAnchor{Was: proto.CloneOf(a), State: f.State}
			if f.Sentence >= 0 {
				e := c.entries[f.Sentence]
				m.Citation, m.Document, m.Page, m.Text = e.id, e.Document, e.Page, e.Text
			}
			w.Anchors = append(w.Anchors, m)
		}
		switch f.State {
		case edit.Lost:
			w.review(c, "edit_lost")
			continue
		case edit.Changed:
			w.review(c, "edit_words")
		}
		if e := c.entries[f.Sentence]; !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	return found
}

// review says that an edit holds, and that a person should look at it again.
func (w *wish) review(c *composer, reason string) {
	if w.State == stateApplied {
		w.State, w.Reason = stateChanged, c.pack.Word(reason)
	}
}

// idle says that an edit is without effect, and why.
func (w *wish) idle(c *composer, reason string) {
	w.State, w.Reason = stateIdle, c.pack.Word(reason)
}

// kept tells whether people, or the check of quotations, keep a statement out of the text.
func (c *composer) kept(id string) (KeptOut, bool) {
	if k, ok := c.keptOut[id]; ok {
		return k, true
	}
	k, ok := c.series.KeptOut[id]
	return k, ok
}

// chapterKey names a chapter in edits of the order.
func chapterKey(ch *pb.Chapter) string {
	if ch.Theme == "" {
		return ch.Kind
	}
	return ch.Kind + ":" + ch.Theme
}

// reorder puts chapters in the order that people want; others follow as they stand.
func (c *composer) reorder() {
	for _, w := range c.edits {
		o, ok := w.Edit.What.(*pb.Edit_Order)
		if !ok {
			continue
		}
		var out []*pb.Chapter
		for _, key := range o.Order.Chapters {
			i := slices.IndexFunc(c.report.Chapters, func(ch *pb.Chapter) bool { return chapterKey(ch) == key })
			if i < 0 {
				w.review(c, "edit_chapter")
				continue
			}
			out = append(out, c.report.Chapters[i])
		}
		if len(out) == 0 {
			w.idle(c, "edit_chapter")
			continue
		}
		for _, ch := range c.report.Chapters {
			if !slices.Contains(out, ch) {
				// The brief stays in front unless people say otherwise.
				if n := c.leading(out); ch.Kind == "summary" {
					out = slices.Insert(out, n, ch)
					continue
				}
				out = append(out, ch)
			}
		}
		c.report.Chapters = out
	}
}

// leading is how many chapters at the head are the brief.
func (c *composer) leading(chapters []*pb.Chapter) int {
	n := slices.IndexFunc(chapters, func(ch *pb.Chapter) bool { return ch.Kind != "summary" })
	if n < 0 {
		return len(chapters)
	}
	return n
}

// editedTitle and editedCover are what people say in place of the series' own.
func (c *composer) editedTitle() string {
	title := ""
	for _, w := range c.edits {
		if x, ok := w.Edit.What.(*pb.Edit_Title); ok {
			title = x.Title
		}
	}
	return title
}

func (c *composer) editedCover() (lines []string, ok bool) {
	for _, w := range c.edits {
		if x, is := w.Edit.What.(*pb.Edit_Cover); is {
			lines, ok = x.Cover.Lines, true
		}
	}
	return lines, ok
}

// tellEdits puts the edits in the report, and says in the method annex who
// changed what.
func (c *composer) tellEdits() {
	c.report.EditsVersion = c.series.Edits.GetVersion()
	if len(c.edits) == 0 {
		return
	}
	c.report.Method = append(c.report.Method, c.pack.Frame("method_edited", 0, language.Values{"mark": editedMark}))
	for _, w := range c.edits {
		if w.group != nil && !w.group.used && w.State != stateIdle {
			w.idle(c, "edit_alone")
		}
		c.report.Edits = append(c.report.Edits, w.AppliedEdit)
		c.report.Method = append(c.report.Method, editLine(c.pack, w.AppliedEdit, w.cites()))
	}
}

func (w *wish) cites() []string {
	var ids []string
	for _, list := range append([][]*entry{w.entries}, w.parts...) {
		for _, e := range list {
			ids = append(ids, e.id)
		}
	}
	return ids
}

// wordOf is the key of the word that says what an edit did.
func wordOf(x *pb.Edit) string {
	switch w := x.What.(type) {
	case *pb.Edit_Title:
		return "title"
	case *pb.Edit_Cover:
		return "cover"
	case *pb.Edit_Order:
		return "order"
	case *pb.Edit_Point:
		return w.Point.Action
	case *pb.Edit_Divergence:
		return "divergence_" + w.Divergence.Action
	}
	return "keep_out"
}
