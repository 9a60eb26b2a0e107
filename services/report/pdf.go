package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// WritePDF writes the report as a PDF without help from outside: fonts
// embedded, bookmarks, links from each citation to its source. It is untagged,
// and its last page says so: a tagged PDF comes from the DOCX through a word
// processor. The same report gives the same bytes.
func WritePDF(w io.Writer, r *pb.Report) error {
	l, err := lay(r)
	if err != nil {
		return err
	}
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	date := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, s := range r.Sessions {
		if t, err := time.Parse(time.DateOnly, max(s.Start, s.End)); err == nil && t.After(date) {
			date = t
		}
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	f.SetTitle(r.Title, true)
	f.SetSubject(l.pack.Word("report")+" "+r.Version, true)
	f.SetProducer("Rapporteur", true)
	f.SetLang(r.Language)
	f.AddUTF8FontFromBytes("go", "", goregular.TTF)
	f.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	f.AddUTF8FontFromBytes("go", "I", goitalic.TTF)
	f.SetMargins(24, 24, 24)
	f.SetAutoPageBreak(true, 22)
	f.SetFooterFunc(func() {
		f.SetY(-15)
		f.SetFont("go", "", 8)
		f.SetTextColor(74, 82, 96)
		f.CellFormat(0, 6, l.pack.Word("footer")+" — "+l.pack.Page+fmt.Sprint(f.PageNo()), "", 0, "R", false, 0, "")
		f.SetTextColor(0, 0, 0)
	})
	p := &pdfWriter{layout: l, f: f, links: map[string]int{}, set: map[string]bool{}}
	p.cover()
	p.contents()
	f.AddPage()
	for _, b := range l.blocks {
		if err := p.block(b); err != nil {
			return err
		}
	}
	f.Ln(6)
	f.SetFont("go", "I", 9)
	f.Write(4.6, l.pack.Word("untagged"))
	return f.Output(w)
}

type pdfWriter struct {
	*layout
	f     *fpdf.Fpdf
	links map[string]int
	// set is the anchors that have their place; other links go nowhere and aren't drawn.
	set map[string]bool
}

func (p *pdfWriter) link(id string) int {
	if p.links[id] == 0 {
		p.links[id] = p.f.AddLink()
	}
	return p.links[id]
}

func (p *pdfWriter) anchor(id string) {
	if id != "" && !p.set[id] {
		p.set[id] = true
		p.f.SetLink(p.link(id), -1, -1)
	}
}

func (p *pdfWriter) cover() {
	f := p.f
	f.AddPage()
	f.SetY(70)
	f.SetFont("go", "B", 13)
	f.SetTextColor(11, 74, 138)
	f.MultiCell(0, 7, p.pack.Word("report"), "", "L", false)
	f.SetTextColor(0, 0, 0)
	f.SetFont("go", "B", 24)
	f.MultiCell(0, 11, p.report.Title, "", "L", false)
	f.Ln(6)
	f.SetFont("go", "", 11)
	for _, c := range p.report.Cover {
		f.MultiCell(0, 6.4, c, "", "L", false)
		f.Ln(1)
	}
}

func (p *pdfWriter) contents() {
	f := p.f
	f.AddPage()
	f.SetFont("go", "B", 16)
	f.MultiCell(0, 9, p.pack.Word("contents"), "", "L", false)
	f.Ln(3)
	f.SetFont("go", "", 10.5)
	for _, b := range p.blocks {
		if b.sort == blockHeading && b.level == 1 {
			f.WriteLinkID(6.4, b.runs[0].text, p.link(b.id))
			f.Ln(6.4)
		}
	}
}

func (p *pdfWriter) block(b block) error {
	f := p.f
	switch b.sort {
	case blockHeading:
		size, before := 15.0, 7.0
		if b.level > 1 {
			size, before = 12, 4
		}
		if f.GetY() > 240 {
			f.AddPage()
		}
		f.Ln(before)
		p.anchor(b.id)
		f.Bookmark(b.runs[0].text, b.level-1, -1)
		f.SetFont("go", "B", size)
		if b.level == 1 {
			f.SetTextColor(11, 74, 138)
		}
		f.MultiCell(0, size*.5, b.runs[0].text, "", "L", false)
		f.SetTextColor(0, 0, 0)
		f.Ln(2)
	case blockParagraph, blockLead, blockItem:
		style := ""
		if b.sort == blockLead {
			style = "I"
		}
		f.SetFont("go", style, 10)
		if b.sort == blockItem {
			f.Write(5.2, "• ")
		}
		p.runs(b.runs, style, 10)
		f.Ln(5.2 + 2.4)
	case blockChart:
		p.chart(b.chart)
	case blockTable:
		p.table(b.table)
	}
	return f.Error()
}

// chart draws bars with their values. The library orders pictures of one width
// by chance, so none is used.
func (p *pdfWriter) chart(c *pb.Chart) {
	const labels, bar, step = 70.0, 70.0, 6.6
	f := p.f
	if f.GetY()+step*float64(len(c.Bars))+10 > 270 {
		f.AddPage()
	}
	most := uint32(1)
	for _, b := range c.Bars {
		most = max(most, b.Value)
	}
	f.SetFont("go", "", 9)
	f.SetFillColor(11, 74, 138)
	for _, b := range c.Bars {
		y := f.GetY()
		f.CellFormat(labels, step, b.Label, "", 0, "R", false, 0, "")
		width := bar * float64(b.Value) / float64(most)
		f.Rect(24+labels+3, y+1.2, width, step-2.4, "F")
		f.SetX(24 + labels + 4 + width)
		f.CellFormat(12, step, fmt.Sprint(b.Value), "", 1, "L", false, 0, "")
	}
	f.SetFont("go", "I", 9)
	f.MultiCell(0, 6, c.Title, "", "L", false)
	f.Ln(3)
}

// table writes a row as a paragraph: its cells after their column's name, so
// that it reads and copies in order.
func (p *pdfWriter) table(t *table) {
	f := p.f
	for _, r := range t.rows {
		if f.GetY() > 262 {
			f.AddPage()
		}
		p.anchor(r.id)
		for i, c := range r.cells {
			if plain(c) == "" {
				continue
			}
			if i > 0 {
				f.SetFont("go", "", 8.5)
				f.Write(4.4, " — ")
			}
			if i > 1 && len(t.header) > 3 {
				f.SetFont("go", "I", 8.5)
				f.Write(4.4, t.header[i]+": ")
			}
			style := ""
			if i == 0 {
				style = "B"
			}
			p.runs(c, style, 8.5)
		}
		f.Ln(4.4 + 1.2)
	}
	f.Ln(2)
}

func plain(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

func (p *pdfWriter) runs(runs []run, style string, size float64) {
	f := p.f
	line := size * .52
	for _, r := range runs {
		s := style
		if r.bold {
			s = "B"
		}
		f.SetFont("go", s, size)
		if r.anchor != "" {
			p.linked(line, r.text, r.anchor)
		} else {
			f.Write(line, r.text)
		}
		if len(r.cites) == 0 {
			continue
		}
		f.SetFont("go", "", size-2)
		for i, c := range r.cites {
			open := "; "
			if i == 0 {
				open = " ["
			}
			f.Write(line, open)
			p.linked(line, p.mark(c), c.Id)
		}
		f.Write(line, "]")
	}
	f.SetFont("go", style, size)
}

func (p *pdfWriter) linked(line float64, text, id string) {
	p.f.SetTextColor(11, 74, 138)
	p.f.WriteLinkID(line, text, p.link(id))
	p.f.SetTextColor(0, 0, 0)
}
