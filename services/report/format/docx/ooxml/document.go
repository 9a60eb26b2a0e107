package ooxml

import (
	"fmt"
	"strings"
)

// Meta is what the file says of itself.
type Meta struct {
	Title, Subject, Creator, Keywords, Description string
	// Language is a tag: "fr", "en", "es".
	Language string
	// Date is ISO 8601, "2018-03-26"; empty: none is written.
	Date string
	// Header stands at the top of each page but the first; Page is the word before its number.
	Header, Page string
}

// Run is a stretch of text with one look.
type Run struct {
	Text         string
	Bold, Italic bool
	// Language where it isn't the document's.
	Language string
	// Anchor makes the text a link to a heading or row; URL one to elsewhere.
	Anchor, URL string
	// Note becomes a footnote behind the text.
	Note []Run
	// Style is a character style: "Citation" or "".
	Style string
	// Whole text isn't broken at its hyphens.
	Whole bool
}

// Cell is a table's cell.
type Cell struct{ Runs []Run }

// Row is a table's row; ID makes it the target of links.
type Row struct {
	ID    string
	Cells []Cell
}

// Table has a header row, repeated on each page. Widths are percents.
type Table struct {
	Caption string
	Header  []string
	Widths  []int
	Rows    []Row
}

// Document is a document in the making.
type Document struct {
	meta      Meta
	body      strings.Builder
	notes     strings.Builder
	noteCount int
	bookmarks map[string]int
	closed    map[string]bool
	pictures  [][]byte
	links     []string
	contents  []entry
	// tocAt is the byte offset in body where the table of contents goes; -1: nowhere.
	tocAt    int
	tocTitle string
	// sheet is the page reached, as measured with faces.
	sheet sheet
	faces faces
}

type entry struct {
	level    int
	text, id string
	page     int
}

// New begins a document.
func New(m Meta) *Document {
	return &Document{meta: m, bookmarks: map[string]int{}, closed: map[string]bool{}, tocAt: -1, sheet: sheet{number: 1}, faces: newFaces()}
}

// Heading adds a heading of level 1 to 3; id is its anchor. A heading of level
// 1 begins a page where fresh is set.
func (d *Document) Heading(level int, id, text string, fresh bool) {
	if fresh {
		d.fresh()
	}
	d.sheet.entries = append(d.sheet.entries, len(d.contents))
	d.contents = append(d.contents, entry{level, text, id, d.sheet.number})
	extra := ""
	if fresh {
		extra = "<w:pageBreakBefore/>"
	}
	fmt.Fprintf(&d.body, `<w:p><w:pPr><w:pStyle w:val="Heading%d"/>%s</w:pPr>%s%s%s</w:p>`, level, extra, d.mark(id), d.runs([]Run{{Text: text}}), d.unmark(id))
	d.flow(fmt.Sprintf("Heading%d", level), []Run{{Text: text}})
}

// Paragraph adds a paragraph in a style of styles.go: "", "Title", "Subtitle", "Cover", "Lead", "Caption", "TableTitle".
func (d *Document) Paragraph(style string, runs ...Run) {
	p := ""
	if style != "" {
		p = fmt.Sprintf(`<w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	}
	d.body.WriteString("<w:p>" + p + d.runs(runs) + "</w:p>")
	d.flow(style, runs)
}

// Item adds an item of a bulleted list.
func (d *Document) Item(runs ...Run) {
	d.body.WriteString(`<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>` + d.runs(runs) + "</w:p>")
	d.flow("ListBullet", runs)
}

// Contents puts the table of contents here, under a title; it lists the
// headings of levels 1 and 2 that the document comes to hold.
func (d *Document) Contents(title string) {
	d.tocAt, d.tocTitle = d.body.Len(), title
}

// Break begins a new page.
func (d *Document) Break() {
	d.body.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
	d.settle(0, 0)
	d.sheet.turn()
}

// Picture adds a PNG, width and height in CSS pixels, with the text that stands for it.
func (d *Document) Picture(png []byte, width, height int, alt string) {
	d.pictures = append(d.pictures, png)
	n := len(d.pictures)
	// 9,525 EMU are a CSS pixel; the text is 6.3 inches wide.
	w, h := width*9525, height*9525
	const most = 5760000
	if w > most {
		h = h * (most / 1000) / (w / 1000)
		w = most
	}
	fmt.Fprintf(&d.body, `<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="Chart %d" descr="%s"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="%d" name="chart%d.png" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rPicture%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		w, h, n, n, escape(alt), n, n, escape(alt), n, w, h)
	d.sheet.kept += float64(h)/12700*1.1 + 6
	d.sheet.gap = 6
}

// textWidth is the text's width in twentieths of a point.
const textWidth = 9070

// Table adds a table.
func (d *Document) Table(t Table) {
	b := &d.body
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, textWidth)
	if t.Caption != "" {
		fmt.Fprintf(b, `<w:tblCaption w:val="%s"/>`, escape(t.Caption))
	}
	b.WriteString(`</w:tblPr><w:tblGrid>`)
	widths := make([]int, len(t.Header))
	for i := range widths {
		widths[i] = textWidth / len(widths)
		if i < len(t.Widths) {
			widths[i] = textWidth * t.Widths[i] / 100
		}
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, widths[i])
	}
	b.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, h := range t.Header {
		fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="E4EAF2"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr>%s</w:p></w:tc>`, widths[i], d.runs([]Run{{Text: h, Bold: true}}))
	}
	b.WriteString(`</w:tr>`)
	for _, r := range t.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range t.Header {
			var runs []Run
			if i < len(r.Cells) {
				runs = r.Cells[i].Runs
			}
			open, end := "", ""
			if i == 0 && r.ID != "" {
				open, end = d.mark(r.ID), d.unmark(r.ID)
			}
			fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>%s%s%s</w:p></w:tc>`, widths[i], open, d.runs(runs), end)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>`)
	d.flowTable(t, widths)
	d.flow("TableText", nil)
}

// mark and unmark put a bookmark around an anchor's text.
func (d *Document) mark(id string) string {
	if id == "" {
		return ""
	}
	if _, held := d.bookmarks[id]; held {
		return ""
	}
	d.bookmarks[id] = len(d.bookmarks) + 1
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, d.bookmarks[id], bookmark(id))
}

func (d *Document) unmark(id string) string {
	if id == "" {
		return ""
	}
	n := d.bookmarks[id]
	if d.closed[id] {
		return ""
	}
	d.closed[id] = true
	return fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, n)
}

// bookmark is an anchor as Word allows it: letters, digits and underscores, a
// letter first, at most 40.
func bookmark(id string) string {
	var b strings.Builder
	b.WriteByte('b')
	for _, r := range id {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteByte('_')
		}
	}
	s := b.String()
	if len(s) > 40 {
		s = s[:40]
	}
	return s
}

func (d *Document) runs(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Anchor != "":
			fmt.Fprintf(&b, `<w:hyperlink w:anchor="%s" w:history="1">%s</w:hyperlink>`, bookmark(r.Anchor), run(r, "Hyperlink"))
		case r.URL != "":
			d.links = append(d.links, r.URL)
			fmt.Fprintf(&b, `<w:hyperlink r:id="rLink%d" w:history="1">%s</w:hyperlink>`, len(d.links), run(r, "Hyperlink"))
		case r.Text != "":
			b.WriteString(run(r, r.Style))
		}
		if len(r.Note) > 0 {
			b.WriteString(d.note(r.Note))
		}
	}
	return b.String()
}

func run(r Run, style string) string {
	var p strings.Builder
	if style != "" {
		fmt.Fprintf(&p, `<w:rStyle w:val="%s"/>`, style)
	}
	if r.Bold {
		p.WriteString(`<w:b/>`)
	}
	if r.Italic {
		p.WriteString(`<w:i/>`)
	}
	if r.Language != "" {
		fmt.Fprintf(&p, `<w:lang w:val="%s"/>`, locale(r.Language))
	}
	props := ""
	if p.Len() > 0 {
		props = "<w:rPr>" + p.String() + "</w:rPr>"
	}
	if !r.Whole {
		return fmt.Sprintf(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, props, escape(r.Text))
	}
	parts := strings.Split(r.Text, "-")
	for i, s := range parts {
		if s != "" {
			parts[i] = fmt.Sprintf(`<w:t xml:space="preserve">%s</w:t>`, escape(s))
		}
	}
	return fmt.Sprintf(`<w:r>%s%s</w:r>`, props, strings.Join(parts, `<w:noBreakHyphen/>`))
}

// note adds a footnote and returns its mark. Links in a footnote are internal.
func (d *Document) note(runs []Run) string {
	d.noteCount++
	id := d.noteCount + 1
	var b strings.Builder
	for _, r := range runs {
		if r.Anchor != "" {
			fmt.Fprintf(&b, `<w:hyperlink w:anchor="%s" w:history="1">%s</w:hyperlink>`, bookmark(r.Anchor), run(r, "Hyperlink"))
		} else {
			b.WriteString(run(r, ""))
		}
	}
	fmt.Fprintf(&d.notes, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>%s</w:p></w:footnote>`, id, b.String())
	return fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, id)
}
