package pdf

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/language"
)

// Write writes the report as a PDF without help from outside: fonts
// embedded, bookmarks, contents with page numbers, links from each citation to
// its source. It is untagged, and its last page says so: a tagged PDF comes
// from the DOCX through a word processor. The same report gives the same bytes.
func Write(w io.Writer, r *pb.Report) error {
	l, err := layout.Lay(r)
	if err != nil {
		return err
	}
	// Set twice: the contents come first, and know the pages from the first time.
	p, err := setPDF(l, nil)
	if err != nil {
		return err
	}
	if p, err = setPDF(l, p.pages); err != nil {
		return err
	}
	return p.f.Output(w)
}

// pdfWriter sets a report's blocks on pages.
type pdfWriter struct {
	*layout.Layout
	f     *fpdf.Fpdf
	links map[string]int
	// anchors are the ids that a block has: what others name isn't linked.
	anchors map[string]bool
	set     map[string]bool
	// pages of the headings, as set; known are those of the time before.
	pages, known map[string]int
}

// Measures of the page, in millimetres.
const (
	pdfMargin = 25.0
	pdfTop    = 24.0
	pdfBottom = 297 - 24.0
	pdfWidth  = 210 - 2*pdfMargin
)

func setPDF(l *layout.Layout, known map[string]int) (*pdfWriter, error) {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	date := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, s := range l.Report.Sessions {
		if t, err := time.Parse(time.DateOnly, max(s.Start, s.End)); err == nil && t.After(date) {
			date = t
		}
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	f.SetTitle(l.Report.Title, true)
	f.SetSubject(l.Sort()+" "+l.Report.Version, true)
	f.SetProducer("Rapporteur", true)
	f.SetLang(l.Report.Language)
	f.AddUTF8FontFromBytes("serif", "", liberationserifregular.TTF)
	f.AddUTF8FontFromBytes("serif", "B", liberationserifbold.TTF)
	f.AddUTF8FontFromBytes("serif", "I", liberationserifitalic.TTF)
	f.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	f.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	f.SetMargins(pdfMargin, pdfTop, pdfMargin)
	f.SetAutoPageBreak(false, 0)
	p := &pdfWriter{Layout: l, f: f, links: map[string]int{}, anchors: map[string]bool{}, set: map[string]bool{}, pages: map[string]int{}, known: known}
	f.SetFooterFunc(p.footer)
	for _, b := range l.Blocks {
		if b.Sort == layout.BlockHeading {
			p.anchors[b.ID] = true
		}
		if b.Sort == layout.BlockTable {
			for _, r := range b.Table.Rows {
				p.anchors[r.ID] = true
			}
		}
	}
	if l.HasContents() {
		p.cover()
		p.contents()
		f.AddPage()
	} else {
		p.head()
	}
	for _, b := range l.Blocks {
		p.block(b)
	}
	f.Ln(6)
	p.paragraph([]ink{p.say(look{"serif", "I", 9, false}, l.Pack.Word("untagged"))}, 0, 0)
	return p, f.Error()
}

func (p *pdfWriter) footer() {
	p.f.SetY(-15)
	p.f.SetFont("sans", "", 7.5)
	p.f.SetTextColor(74, 82, 96)
	p.f.CellFormat(0, 6, p.Pack.Word("footer")+" — "+p.Pack.Page+fmt.Sprint(p.f.PageNo()), "", 0, "R", false, 0, "")
	p.f.SetTextColor(0, 0, 0)
}

func (p *pdfWriter) link(id string) int {
	if !p.anchors[id] {
		return 0
	}
	if p.links[id] == 0 {
		p.links[id] = p.f.AddLink()
	}
	return p.links[id]
}

// anchor is where links to id land: the top of what is set next.
func (p *pdfWriter) anchor(id string) {
	if id != "" && !p.set[id] {
		p.set[id] = true
		p.f.SetLink(p.link(id), -1, -1)
	}
}

// head is the cover of what has no page for one.
func (p *pdfWriter) head() {
	p.f.AddPage()
	p.paragraph([]ink{p.say(look{"sans", "B", 9.5, true}, p.Sort())}, 0, 1)
	p.paragraph([]ink{p.say(look{"sans", "B", 15, false}, p.Report.Title)}, 0, 1.5)
	for _, c := range p.Layout.Cover() {
		p.paragraph([]ink{p.say(look{"sans", "", 8, false}, c)}, 0, 2)
	}
}

func (p *pdfWriter) cover() {
	p.f.AddPage()
	p.f.SetY(70)
	p.paragraph([]ink{p.say(look{"sans", "B", 13, true}, p.Sort())}, 0, 3)
	p.paragraph([]ink{p.say(look{"sans", "B", 25, false}, p.Report.Title)}, 0, 9)
	specimen := p.Pack.Frame("cover_specimen", 0, nil)
	for _, c := range p.Layout.Cover() {
		style := ""
		if c == specimen {
			style = "B"
			p.f.SetDrawColor(161, 74, 0)
			p.f.SetLineWidth(.8)
			p.f.Line(pdfMargin-3, p.f.GetY(), pdfMargin-3, p.f.GetY()+5)
		}
		p.paragraph([]ink{p.say(look{"sans", style, 11, false}, c)}, 0, 2.6)
	}
}

// contents lists the chapters and annexes with their pages.
func (p *pdfWriter) contents() {
	p.f.AddPage()
	p.paragraph([]ink{p.say(look{"sans", "B", 16, true}, p.Pack.Word("contents"))}, 0, 4)
	for _, b := range p.Blocks {
		if b.Sort != layout.BlockHeading || b.Level != 1 {
			continue
		}
		page := ""
		if n := p.known[b.ID]; n > 0 {
			page = fmt.Sprint(n)
		}
		lines := p.lines([]ink{{look{"sans", "", 10.5, false}, b.Runs[0].Text, p.link(b.ID)}}, pdfWidth-14)
		p.room(float64(len(lines)) * 6)
		y := p.f.GetY()
		for i, l := range lines {
			p.line(l, pdfMargin, 6)
			if i == len(lines)-1 {
				p.f.SetDrawColor(176, 182, 192)
				p.f.SetLineWidth(.15)
				p.f.SetDashPattern([]float64{.3, 1}, 0)
				p.f.Line(pdfMargin+l.width+2, p.f.GetY()-1.9, pdfMargin+pdfWidth-9, p.f.GetY()-1.9)
				p.f.SetDashPattern(nil, 0)
			}
		}
		p.f.SetFont("sans", "", 10.5)
		p.f.Text(pdfMargin+pdfWidth-p.f.GetStringWidth(page), p.f.GetY()-1.9, page)
		if id := p.link(b.ID); id > 0 {
			p.f.Link(pdfMargin+pdfWidth-9, y, 9, p.f.GetY()-y, id)
		}
		p.f.Ln(1)
	}
}

func (p *pdfWriter) block(b layout.Block) {
	switch b.Sort {
	case layout.BlockHeading:
		size, before, wanted := 16.0, 8.0, 56.0
		if b.Level > 1 {
			size, before, wanted = 12, 4, 30
		}
		if !p.room(wanted) && p.f.GetY() > pdfTop {
			p.f.Ln(before)
		}
		p.anchor(b.ID)
		p.pages[b.ID] = p.f.PageNo()
		p.f.Bookmark(b.Runs[0].Text, b.Level-1, -1)
		p.paragraph([]ink{p.say(look{"sans", "B", size, b.Level == 1}, b.Runs[0].Text)}, 0, 2.4)
	case layout.BlockLead:
		p.paragraph(p.inks(b.Runs, look{"serif", "I", 10.5, false}), 0, 3)
	case layout.BlockParagraph:
		p.paragraph(p.inks(b.Runs, look{"serif", "", 10.5, false}), 0, 3)
	case layout.BlockItem:
		p.item(p.inks(b.Runs, look{"serif", "", 10.5, false}), 3)
	case layout.BlockChart:
		p.chart(b.Chart)
	case layout.BlockTable:
		if b.Table.Titled || b.Table.Grid {
			p.grid(b.Table)
		} else {
			p.table(b.Table)
		}
	}
}

// chart draws bars with their values. The library orders pictures of one width
// by chance, so none is used.
func (p *pdfWriter) chart(c *pb.Chart) {
	const labels, bar, step = 74.0, 70.0, 6.4
	p.room(min(step*float64(len(c.Bars))+12, pdfBottom-pdfTop))
	p.paragraph([]ink{p.say(look{"sans", "B", 9.5, false}, c.Title)}, 0, 1.5)
	most := uint32(1)
	for _, b := range c.Bars {
		most = max(most, b.Value)
	}
	for _, b := range c.Bars {
		p.room(step)
		y := p.f.GetY()
		lines := p.lines([]ink{p.say(look{"sans", "", 8.5, false}, b.Label)}, labels)
		if len(lines) > 1 { // A label of two lines would run into the next bar's.
			lines = p.lines([]ink{p.say(look{"sans", "", 6.5, false}, b.Label)}, labels)
		}
		p.line(lines[0], pdfMargin+labels-lines[0].width, step)
		p.f.SetFillColor(11, 74, 138)
		width := bar * float64(b.Value) / float64(most)
		p.f.Rect(pdfMargin+labels+2.5, y+1.2, width, step-2.4, "F")
		p.f.SetFont("sans", "", 8.5)
		p.f.Text(pdfMargin+labels+4.5+width, y+step-2.1, fmt.Sprint(b.Value))
	}
	p.f.Ln(5)
}

// table sets a row as a paragraph, its cells one after the other, so that it
// reads and copies in order. The columns' names stand above.
func (p *pdfWriter) table(t *layout.Table) {
	p.paragraph([]ink{p.say(look{"sans", "B", 8, true}, strings.Join(t.Header, " — "))}, 0, 1.6)
	for _, r := range t.Rows {
		var all []ink
		for i, c := range r.Cells {
			if layout.Plain(c) == "" {
				continue
			}
			base := look{"sans", "", 8.5, false}
			if i == 0 {
				base.style = "B"
			}
			if len(all) > 0 {
				all = append(all, p.say(look{"sans", "", 8.5, false}, " — "))
			}
			if i > 0 && onlyNumbers(layout.Plain(c)) {
				all = append(all, p.say(base, language.Capital(t.Header[i])+p.colon()))
			}
			all = append(all, p.inks(c, base)...)
		}
		p.entry(r.ID, all, 4, 1.5)
	}
	p.f.Ln(3)
}

// colon goes between a label and its number.
func (p *pdfWriter) colon() string {
	if p.Report.Language == "fr" {
		return "\u00a0:\u00a0"
	}
	return ":\u00a0"
}

// onlyNumbers tells a cell of numbers alone, which needs its column's name.
func onlyNumbers(s string) bool {
	return strings.Trim(s, "0123456789, ") == ""
}

// inks are runs with their citations in brackets after them.
func (p *pdfWriter) inks(runs []layout.Run, base look) []ink {
	var out []ink
	for _, r := range runs {
		l := base
		if r.Bold {
			l.style = "B"
		}
		text := r.Text
		if r.Anchor != "" {
			text = unbroken(text)
		}
		out = append(out, ink{l, text, p.linkOf(r.Anchor)})
		if len(r.Cites) == 0 {
			continue
		}
		small := look{"sans", "", base.size - 3, false}
		for i, c := range r.Cites {
			open := p.Between()
			if i == 0 {
				open = " ["
			}
			out = append(out, p.say(small, open), ink{small, unbroken(p.Mark(c)), p.linkOf(c.Id)})
		}
		out = append(out, p.say(small, "]"))
	}
	return slices.Clip(out)
}

// unbroken is text that isn't broken over two lines.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

func (p *pdfWriter) linkOf(id string) int {
	if id == "" {
		return 0
	}
	return p.link(id)
}

func (p *pdfWriter) say(l look, text string) ink { return ink{l, text, 0} }
