package pdf

import "rapporteur.internal/services/report/format/layout"

// Measures of a grid, in millimetres and points.
const (
	gridPad  = 1.3
	gridSize = 8.0
)

// gridRow is a row as set: the lines of each cell.
type gridRow [][]pdfLine

// lines is the number of lines of its tallest cell.
func (r gridRow) lines() int {
	n := 1
	for _, c := range r {
		n = max(n, len(c))
	}
	return n
}

func (r gridRow) height() float64 { return float64(r.lines())*leading(gridSize) + 2*gridPad }

// grid sets a table of a chapter in columns, its head repeated on each page. A
// row that a page can hold stands on one page; the title never stands alone.
// Cells are set one after the other, so that they copy out in order.
func (p *pdfWriter) grid(t *layout.Table) {
	widths := make([]float64, len(t.Header))
	for i, w := range t.Widths {
		widths[i] = pdfWidth * float64(w) / 100
	}
	base := look{"sans", "", gridSize, false}
	bold := look{"sans", "B", gridSize, false}
	head := gridRow{}
	for i, h := range t.Header {
		head = append(head, p.lines([]ink{p.say(bold, h)}, widths[i]-2*gridPad))
	}
	rows := make([]gridRow, len(t.Rows))
	for i, r := range t.Rows {
		for n, c := range r.Cells {
			rows[i] = append(rows[i], p.lines(p.cell(c, base), widths[n]-2*gridPad))
		}
	}
	var title []pdfLine // A heading above may say it.
	if t.Titled {
		title = p.lines([]ink{p.say(look{"sans", "B", 9.5, false}, t.Caption)}, pdfWidth)
	}
	height := float64(len(title))*leading(9.5) + 1.2 + head.height()
	if len(rows) > 0 {
		height += min(rows[0].height(), p.gridRoom(head))
	}
	p.room(height)
	if len(title) > 0 {
		p.body(title, 0, 1.2)
	}
	p.gridRow(head, widths, true)
	for _, r := range rows {
		if p.room(min(r.height(), p.gridRoom(head))) {
			p.gridRow(head, widths, true)
		}
		for r.height() > pdfBottom-p.f.GetY() && r.lines() > 1 {
			fit := max(1, int((pdfBottom-p.f.GetY()-2*gridPad)/leading(gridSize)))
			var rest gridRow
			for i, c := range r {
				n := min(fit, len(c))
				r[i], rest = c[:n], append(rest, c[n:])
			}
			p.gridRow(r, widths, false)
			if r = rest; r.empty() {
				break
			}
			p.f.AddPage()
			p.gridRow(head, widths, true)
		}
		if !r.empty() {
			p.gridRow(r, widths, false)
		}
	}
	p.f.Ln(5)
}

// cell is a cell's text; links may be broken over lines, for columns are narrow.
func (p *pdfWriter) cell(runs []layout.Run, base look) []ink {
	var out []ink
	for _, r := range runs {
		l := base
		if r.Bold {
			l.style = "B"
		}
		out = append(out, ink{l, r.Text, p.linkOf(r.Anchor)})
	}
	return out
}

// gridRoom is what a page has for a row below the table's head.
func (p *pdfWriter) gridRoom(head gridRow) float64 { return pdfBottom - pdfTop - head.height() }

func (r gridRow) empty() bool {
	for _, c := range r {
		if len(c) > 0 {
			return false
		}
	}
	return true
}

// gridRow draws a row from the left margin on and goes below it.
func (p *pdfWriter) gridRow(r gridRow, widths []float64, head bool) {
	x, y, height := pdfMargin, p.f.GetY(), r.height()
	p.f.SetDrawColor(185, 193, 204)
	p.f.SetLineWidth(.15)
	for i, c := range r {
		style := "D"
		if head {
			p.f.SetFillColor(228, 234, 242)
			style = "FD"
		}
		p.f.Rect(x, y, widths[i], height, style)
		p.f.SetXY(x, y+gridPad)
		for _, l := range c {
			p.line(l, x+gridPad, leading(gridSize))
		}
		x += widths[i]
	}
	p.f.SetXY(pdfMargin, y+height)
}
