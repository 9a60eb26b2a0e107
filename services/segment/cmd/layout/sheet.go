package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/gold"
)

// Measures of a page, in millimetres.
const (
	width, height = 210.0, 297.0
	margin        = 25.0
	top, bottom   = 28.0, height - 26.0
	gutter        = 12.5
	// running is the width of the header and the footer: less than a line of the
	// title, or the two would say the same.
	running = 100.0
)

// style is how one text is laid out.
type style struct {
	columns           int
	justified, sans   bool
	size, spacing     float64
	titleLeft, dashed bool
}

// look is the style of the nth text of a folder. The texts are short: where
// lines stand as close as in print, a text has one page, and what runs over all
// pages of one page is no running header.
func look(n int) style {
	s := style{columns: 1, justified: n%2 == 0, sans: n%5 == 3, size: 12, spacing: 1.5, titleLeft: n%4 == 1, dashed: n%3 == 1}
	if n%3 == 2 {
		s.columns, s.size, s.spacing = 2, 11, 1.3
	}
	return s
}

// sheet sets paragraphs on pages, column after column.
type sheet struct {
	style
	f      *fpdf.Fpdf
	column int
	y      float64
	// first is where the columns of the first page begin: below the title.
	first float64
	// The columns of the page last end at foot, others at bottom.
	last int
	foot float64
}

// printed lays a text out. A text of one page bears neither header nor number.
func printed(t *gold.Text, st style) ([]byte, error) {
	f := laid(t, st, true, 0, bottom)
	if st.columns > 1 {
		f = balanced(t, st)
	} else if f.PageCount() == 1 {
		f = laid(t, st, false, 0, bottom)
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// balanced sets a text in columns, those of the last page as long as each other.
// Where they would hold few lines, in which nobody could tell columns, the text
// is set larger.
func balanced(t *gold.Text, st style) *fpdf.Fpdf {
	for {
		pages := laid(t, st, true, 0, bottom).PageCount()
		// The shortest foot that takes no further page.
		short, foot := top, bottom
		for foot-short > 1 {
			if m := (short + foot) / 2; laid(t, st, pages > 1, pages, m).PageCount() > pages {
				short = m
			} else {
				foot = m
			}
		}
		if foot > top+80 || st.size > 13 {
			return laid(t, st, pages > 1, pages, foot)
		}
		st.size += 0.5
	}
}

// laid sets a text; the page with the number last ends at foot.
func laid(t *gold.Text, st style, strips bool, last int, foot float64) *fpdf.Fpdf {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	f.SetModificationDate(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	f.SetProducer("Rapporteur, layout of annotated texts", true)
	f.SetLang(t.Document.Language)
	regular, bold := liberationserifregular.TTF, liberationserifbold.TTF
	if st.sans {
		regular, bold = liberationsansregular.TTF, liberationsansbold.TTF
	}
	f.AddUTF8FontFromBytes("text", "", regular)
	f.AddUTF8FontFromBytes("text", "B", bold)
	f.SetMargins(margin, top, margin)
	f.SetAutoPageBreak(false, 0)
	f.SetCellMargin(0)
	s := &sheet{style: st, f: f, y: top, first: top, last: last, foot: foot}
	if strips {
		f.SetHeaderFunc(func() { s.strip(t.Document.Title, 13) })
		f.SetFooterFunc(func() {
			number := fmt.Sprint(f.PageNo())
			if st.dashed {
				number = "– " + number + " –"
			}
			s.strip(number, height-15)
		})
	}
	f.AddPage()
	paragraphs := t.Paragraphs().Paragraphs
	for i, p := range paragraphs {
		next := 0.0
		if i+1 < len(paragraphs) {
			next = 2 * s.lead(st.size)
		}
		switch p.Role {
		case pb.Role_ROLE_FRONT_MATTER:
			s.front(p.Text, i == 0)
		case pb.Role_ROLE_HEADING:
			s.set(p.Text, "B", st.size+1.5, "L", 3.5, 1.5, next)
		default:
			align := "L"
			if st.justified {
				align = "J"
			}
			s.set(p.Text, "", st.size, align, 0, 0.6*s.lead(s.size), 0)
		}
	}
	return f
}

// lead is the height of a line.
func (s *sheet) lead(size float64) float64 { return size * 25.4 / 72 * s.spacing }

// strip sets what stands on every page: as much of it as a strip holds.
func (s *sheet) strip(text string, y float64) {
	s.f.SetFont("text", "", 8.5)
	line := s.lines(text, running)[0]
	s.f.SetXY(margin, y)
	s.f.CellFormat(width-2*margin, 5, line, "", 0, "C", false, 0, "")
}

// front sets a line of the title page over the whole width where it opens the
// text; further on it is a line as others.
func (s *sheet) front(text string, title bool) {
	if s.y > s.first || s.f.PageNo() > 1 || s.column > 0 {
		s.set(text, "B", s.size+1.5, "L", 3.5, 1.5, 2*s.lead(s.size))
		return
	}
	columns := s.columns
	s.columns = 1
	look, size, align := "", s.size+1, "C"
	if title {
		look, size = "B", 16
	}
	if s.titleLeft {
		align = "L"
	}
	s.set(text, look, size, align, 0, 4, 0)
	s.columns, s.first = columns, s.y
}

// set sets one paragraph, with the space before and after it; keep is what must
// find room below it, so that no heading stands alone.
func (s *sheet) set(text, look string, size float64, align string, before, after, keep float64) {
	wide := (width - 2*margin - float64(s.columns-1)*gutter) / float64(s.columns)
	s.f.SetFont("text", look, size)
	lines := s.lines(text, wide)
	lead := s.lead(size)
	if s.y > s.head() {
		s.y += before
	}
	// No line of a paragraph stands alone at the foot of a column.
	need := keep + lead*float64(min(len(lines), 2))
	if keep > 0 {
		need = keep + lead*float64(len(lines))
	}
	for i, line := range lines {
		// ... nor alone at the head of the next one.
		if i > 0 {
			need = lead
			if len(lines) > 3 && i == len(lines)-2 {
				need = 2 * lead
			}
		}
		end := bottom
		if s.f.PageNo() == s.last {
			end = s.foot
		}
		if s.y+need > end && s.y > s.head() {
			s.turn()
			s.f.SetFont("text", look, size)
		}
		s.f.SetXY(margin+float64(s.column)*(wide+gutter), s.y)
		gaps := strings.Count(line, " ")
		if align == "J" && i+1 < len(lines) && gaps > 0 {
			s.f.SetWordSpacing((wide - s.f.GetStringWidth(line)) / float64(gaps))
			s.f.CellFormat(wide, lead, line, "", 0, "L", false, 0, "")
			s.f.SetWordSpacing(0)
		} else {
			s.f.CellFormat(wide, lead, line, "", 0, strings.Replace(align, "J", "L", 1), false, 0, "")
		}
		s.y += lead
	}
	s.y += after
}

// head is where the columns of the page begin.
func (s *sheet) head() float64 {
	if s.f.PageNo() == 1 {
		return s.first
	}
	return top
}

// turn goes on to the next column, or page.
func (s *sheet) turn() {
	if s.column++; s.column >= s.columns {
		s.column = 0
		s.f.AddPage()
	}
	s.y = s.head()
}

// lines breaks a text at plain spaces, with no hyphenation. It measures with the font
// that is set.
func (s *sheet) lines(text string, wide float64) []string {
	var out []string
	line := ""
	for _, w := range strings.Split(text, " ") {
		longer := w
		if line != "" {
			longer = line + " " + w
		}
		if line != "" && s.f.GetStringWidth(longer) > wide {
			out = append(out, line)
			longer = w
		}
		line = longer
	}
	return append(out, line)
}
