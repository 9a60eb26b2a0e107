package docx

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/chart"
	"rapporteur.internal/services/report/format/docx/ooxml"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/language"
)

// Write writes the report as a Word document; sources stand in footnotes
// that link to the annex of sources.
func Write(w io.Writer, r *pb.Report) error {
	l, err := layout.Lay(r)
	if err != nil {
		return err
	}
	date := ""
	for _, s := range r.Sessions {
		date = max(date, s.End, s.Start)
	}
	word := l.Pack.Word
	d := ooxml.New(ooxml.Meta{Title: r.Title, Subject: l.Sort(), Creator: "Rapporteur", Description: strings.Join(r.Cover, " "),
		Keywords: r.Series + ", " + r.Version, Language: r.Language, Date: date,
		Header: r.Title + " — " + word("footer"), Page: strings.TrimSpace(l.Pack.Page)})
	d.Paragraph("Subtitle", ooxml.Run{Text: l.Sort()})
	d.Paragraph("Title", ooxml.Run{Text: r.Title})
	specimen := l.Pack.Frame("cover_specimen", 0, nil)
	for _, c := range l.Cover() {
		style := "Cover"
		if c == specimen {
			style = "Warning"
		}
		d.Paragraph(style, ooxml.Run{Text: c})
	}
	if l.HasContents() {
		d.Contents(word("contents"))
	}
	x := &wordWriter{Layout: l, doc: d, named: map[string]bool{}}
	for _, b := range l.Blocks {
		if err := x.block(b); err != nil {
			return err
		}
	}
	_, err = d.WriteTo(w)
	return err
}

type wordWriter struct {
	*layout.Layout
	doc *ooxml.Document
	// named are the documents that a footnote has named in full.
	named map[string]bool
}

func (w *wordWriter) block(b layout.Block) error {
	switch b.Sort {
	case layout.BlockHeading:
		w.doc.Heading(b.Level, b.ID, b.Runs[0].Text, b.Level == 1 && w.fresh(b.ID))
	case layout.BlockParagraph:
		w.doc.Paragraph("", w.runs(b.Runs)...)
	case layout.BlockLead:
		w.doc.Paragraph("Lead", w.runs(b.Runs)...)
	case layout.BlockItem:
		w.doc.Item(w.runs(b.Runs)...)
	case layout.BlockChart:
		var png bytes.Buffer
		if err := chart.PNG(&png, layout.Bars(b.Chart)); err != nil {
			return fmt.Errorf("chart %s: %w", b.Chart.Id, err)
		}
		width, height := chart.Size(layout.Bars(b.Chart))
		w.doc.Picture(png.Bytes(), width, height, b.Chart.Alt)
		w.doc.Paragraph("Caption", ooxml.Run{Text: b.Chart.Title})
	case layout.BlockTable:
		if b.Table.Titled {
			w.doc.Paragraph("TableTitle", ooxml.Run{Text: b.Table.Caption})
		}
		t := ooxml.Table{Caption: b.Table.Caption, Header: b.Table.Header, Widths: b.Table.Widths}
		for _, r := range b.Table.Rows {
			row := ooxml.Row{ID: r.ID}
			for _, c := range r.Cells {
				row.Cells = append(row.Cells, ooxml.Cell{Runs: w.runs(c)})
			}
			t.Rows = append(t.Rows, row)
		}
		w.doc.Table(t)
	}
	return nil
}

// fresh tells which chapters begin a page: the first, the overview, the annexes.
func (w *wordWriter) fresh(id string) bool {
	if w.Edition == layout.Brief {
		return false
	}
	return id == "chapter-1" || id == "overview" || strings.HasPrefix(id, "annex-")
}

func (w *wordWriter) runs(runs []layout.Run) []ooxml.Run {
	var out []ooxml.Run
	for _, r := range runs {
		parts := unbrokenIDs(ooxml.Run{Text: r.Text, Bold: r.Bold, Language: r.Tongue, Anchor: r.Anchor})
		parts[len(parts)-1].Note = w.note(r.Cites)
		out = append(out, parts...)
	}
	return out
}

// printedID is a citation's id wherever a text prints it.
var printedID = regexp.MustCompile(`\bS[0-9]+[a-z]+-[0-9]+\b`)

// unbrokenIDs are a run cut so that the ids in it aren't broken at their hyphens.
func unbrokenIDs(r ooxml.Run) []ooxml.Run {
	if r.Anchor != "" { // One link stays one.
		r.Whole = true
		return []ooxml.Run{r}
	}
	var out []ooxml.Run
	from := 0
	for _, at := range printedID.FindAllStringIndex(r.Text, -1) {
		if at[0] > from {
			x := r
			x.Text = r.Text[from:at[0]]
			out = append(out, x)
		}
		x := r
		x.Text, x.Whole = r.Text[at[0]:at[1]], true
		out, from = append(out, x), at[1]
	}
	if from < len(r.Text) || len(out) == 0 {
		r.Text = r.Text[from:]
		out = append(out, r)
	}
	return out
}

// note lists citations, and behind those of one document its name, once.
func (w *wordWriter) note(cites []*pb.Citation) []ooxml.Run {
	var origins []string
	by := map[string][]*pb.Citation{}
	for _, c := range cites {
		o := c.Document
		if by[o] == nil {
			origins = append(origins, o)
		}
		by[o] = append(by[o], c)
	}
	var out []ooxml.Run
	for n, o := range origins {
		for i, c := range by[o] {
			if n+i > 0 {
				out = append(out, ooxml.Run{Text: w.Between()})
			}
			out = append(out, unbrokenIDs(ooxml.Run{Text: w.Mark(c), Anchor: w.Anchor(c)})...)
		}
		out = append(out, ooxml.Run{Text: " — " + w.origin(by[o][0])})
	}
	if len(out) > 0 {
		out = append(out, ooxml.Run{Text: "."})
	}
	return out
}

// origin names the document of a citation: in full the first time, short from then on.
func (w *wordWriter) origin(c *pb.Citation) string {
	if c.Session > 0 && len(w.Report.Sessions) > 1 {
		name := language.Capital(w.Pack.Session(int(c.Session)))
		if w.named[c.Document] || c.Title == "" {
			return name
		}
		w.named[c.Document] = true
		return name + ", " + c.Title
	}
	return c.Title
}
