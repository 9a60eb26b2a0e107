package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/chart"
	"rapporteur.internal/services/report/docx"
	"rapporteur.internal/services/report/language"
)

// WriteDOCX writes the report as a Word document; sources stand in footnotes
// that link to the annex of sources.
func WriteDOCX(w io.Writer, r *pb.Report) error {
	l, err := lay(r)
	if err != nil {
		return err
	}
	date := ""
	for _, s := range r.Sessions {
		date = max(date, s.End, s.Start)
	}
	word := l.pack.Word
	d := docx.New(docx.Meta{Title: r.Title, Subject: word("report"), Creator: "Rapporteur", Description: strings.Join(r.Cover, " "),
		Keywords: r.Series + ", " + r.Version, Language: r.Language, Date: date,
		Header: r.Title + " — " + word("footer"), Page: strings.TrimSpace(l.pack.Page)})
	d.Paragraph("Subtitle", docx.Run{Text: word("report")})
	d.Paragraph("Title", docx.Run{Text: r.Title})
	specimen := l.pack.Frame("cover_specimen", 0, nil)
	for _, c := range r.Cover {
		style := "Cover"
		if c == specimen {
			style = "Warning"
		}
		d.Paragraph(style, docx.Run{Text: c})
	}
	d.Contents(word("contents"))
	x := &wordWriter{layout: l, doc: d}
	for _, b := range l.blocks {
		if err := x.block(b); err != nil {
			return err
		}
	}
	_, err = d.WriteTo(w)
	return err
}

type wordWriter struct {
	*layout
	doc *docx.Document
}

func (w *wordWriter) block(b block) error {
	switch b.sort {
	case blockHeading:
		w.doc.Heading(b.level, b.id, b.runs[0].text, b.level == 1 && w.fresh(b.id))
	case blockParagraph:
		w.doc.Paragraph("", w.runs(b.runs)...)
	case blockLead:
		w.doc.Paragraph("Lead", w.runs(b.runs)...)
	case blockItem:
		w.doc.Item(w.runs(b.runs)...)
	case blockChart:
		var png bytes.Buffer
		if err := chart.PNG(&png, bars(b.chart)); err != nil {
			return fmt.Errorf("chart %s: %w", b.chart.Id, err)
		}
		width, height := chart.Size(bars(b.chart))
		w.doc.Picture(png.Bytes(), width, height, b.chart.Alt)
		w.doc.Paragraph("Caption", docx.Run{Text: b.chart.Title})
	case blockTable:
		t := docx.Table{Caption: b.table.caption, Header: b.table.header, Widths: b.table.widths}
		for _, r := range b.table.rows {
			row := docx.Row{ID: r.id}
			for _, c := range r.cells {
				row.Cells = append(row.Cells, docx.Cell{Runs: w.runs(c)})
			}
			t.Rows = append(t.Rows, row)
		}
		w.doc.Table(t)
	}
	return nil
}

// fresh tells which chapters begin a page: the first, the overview, the annexes.
func (w *wordWriter) fresh(id string) bool {
	return id == "chapter-1" || id == "overview" || strings.HasPrefix(id, "annex-")
}

func (w *wordWriter) runs(runs []run) []docx.Run {
	var out []docx.Run
	for _, r := range runs {
		x := docx.Run{Text: r.text, Bold: r.bold, Language: r.tongue, Anchor: r.anchor}
		for i, c := range r.cites {
			if i > 0 {
				x.Note = append(x.Note, docx.Run{Text: "; "})
			}
			x.Note = append(x.Note, docx.Run{Text: w.mark(c), Anchor: c.Id})
			if i == len(r.cites)-1 || r.cites[i+1].Document != c.Document {
				x.Note = append(x.Note, docx.Run{Text: " — " + w.origin(c)})
			}
		}
		if len(x.Note) > 0 {
			x.Note = append(x.Note, docx.Run{Text: "."})
		}
		out = append(out, x)
	}
	return out
}

// origin names the document of a citation.
func (w *wordWriter) origin(c *pb.Citation) string {
	if c.Session > 0 && len(w.report.Sessions) > 1 {
		return language.Capital(w.pack.Session(int(c.Session)))
	}
	return c.Title
}
