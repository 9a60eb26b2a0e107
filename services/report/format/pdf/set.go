package pdf

import "strings"

// look is how text is set; accent is the report's blue.
type look struct {
	family, style string
	size          float64
	accent        bool
}

// ink is text of one look; link is where it leads, 0: nowhere.
type ink struct {
	look look
	text string
	link int
}

// pdfLine is a line as set: its inks hold their spaces, save the last one's.
type pdfLine struct {
	inks  []ink
	width float64
	size  float64
}

const pointMM = 25.4 / 72

// leading is the height of a line of text of a size.
func leading(size float64) float64 { return size * pointMM * 1.36 }

func (p *pdfWriter) wide(l look, s string) float64 {
	// Each word is measured: a font that is set already isn't written to the page again.
	if size, _ := p.f.GetFontSize(); size != l.size || p.f.GetFontFamily() != l.family || p.f.GetFontStyle() != l.style {
		p.f.SetFont(l.family, l.style, l.size)
	}
	return p.f.GetStringWidth(s)
}

// lines breaks inks into lines, at spaces; other space characters hold. What
// is wider than a line by itself is cut.
func (p *pdfWriter) lines(inks []ink, width float64) []pdfLine {
	var out []pdfLine
	var line pdfLine
	var word []ink // what has no space in it, perhaps of several looks
	wordWidth, space := 0.0, false
	var spaceLook look
	flush := func() {
		if len(line.inks) > 0 {
			out = append(out, line)
		}
		line = pdfLine{}
	}
	put := func(i ink, w float64) {
		line.width += w
		line.size = max(line.size, i.look.size)
		if n := len(line.inks); n > 0 && line.inks[n-1].look == i.look && line.inks[n-1].link == i.link {
			line.inks[n-1].text += i.text
			return
		}
		line.inks = append(line.inks, i)
	}
	end := func() {
		if len(word) == 0 {
			return
		}
		gap := 0.0
		if space && len(line.inks) > 0 {
			gap = p.wide(spaceLook, " ")
		}
		if line.width+gap+wordWidth > width && len(line.inks) > 0 {
			flush()
			gap = 0
		}
		if gap > 0 {
			put(ink{spaceLook, " ", 0}, gap)
		}
		for _, i := range word {
			p.cut(i, width, &line, put, flush)
		}
		word, wordWidth, space = nil, 0, false
	}
	for _, i := range inks {
		for n, part := range strings.Split(strings.ReplaceAll(i.text, "\n", " "), " ") {
			if n > 0 {
				end()
				space, spaceLook = true, i.look
			}
			if part != "" {
				x := ink{i.look, part, i.link}
				word = append(word, x)
				wordWidth += p.wide(x.look, part)
			}
		}
	}
	end()
	flush()
	if len(out) == 0 {
		out = append(out, pdfLine{size: 10})
	}
	return out
}

// cut puts a word, in as many lines as it needs.
func (p *pdfWriter) cut(i ink, width float64, line *pdfLine, put func(ink, float64), flush func()) {
	w := p.wide(i.look, i.text)
	if line.width+w <= width {
		put(i, w)
		return
	}
	for _, r := range i.text {
		s := string(r)
		w := p.wide(i.look, s)
		if line.width+w > width && len(line.inks) > 0 {
			flush()
		}
		put(ink{i.look, s, i.link}, w)
	}
}

// room begins a page where less than height is left, and tells whether it did.
func (p *pdfWriter) room(height float64) bool {
	if p.f.GetY()+height <= pdfBottom {
		return false
	}
	p.f.AddPage()
	return true
}

// line sets one line from x on and goes to the next.
func (p *pdfWriter) line(l pdfLine, x, height float64) {
	y := p.f.GetY()
	base := y + height*.5 + l.size*pointMM*.34
	for _, i := range l.inks {
		w := p.wide(i.look, i.text)
		if i.look.accent || i.link > 0 {
			p.f.SetTextColor(11, 74, 138)
		}
		p.f.Text(x, base, i.text)
		p.f.SetTextColor(0, 0, 0)
		if i.link > 0 {
			p.f.Link(x, y, w, height, i.link)
		}
		x += w
	}
	p.f.SetXY(pdfMargin, y+height)
}

// paragraph sets inks and leaves after below them. No single line of it is
// left alone on a page.
func (p *pdfWriter) paragraph(inks []ink, indent, after float64) {
	p.body(p.lines(inks, pdfWidth-indent), indent, after)
}

func (p *pdfWriter) body(lines []pdfLine, indent, after float64) {
	size := lines[0].size
	for _, l := range lines {
		size = max(size, l.size)
	}
	height := leading(size)
	for i, l := range lines {
		left := len(lines) - i
		fit := int((pdfBottom - p.f.GetY()) / height)
		if fit < left && len(lines) > 1 && (i == 0 && fit < 2 || left == 2 && fit < 2) {
			p.room(pdfBottom)
		}
		p.room(height)
		p.line(l, pdfMargin+indent, height)
	}
	p.f.Ln(after)
}

// item is a paragraph with a bullet.
func (p *pdfWriter) item(inks []ink, after float64) {
	const indent = 5
	lines := p.lines(inks, pdfWidth-indent)
	height := leading(lines[0].size)
	if int((pdfBottom-p.f.GetY())/height) < min(2, len(lines)) {
		p.room(pdfBottom)
	}
	y := p.f.GetY()
	p.f.SetFont("serif", "", 10.5)
	p.f.Text(pdfMargin+1, y+height*.5+10.5*pointMM*.34, "•")
	p.body(lines, indent, after)
}

// entryRule is the room, in mm, for the rule above a row.
const entryRule = .8

// entry is a row of a table: lines after the first are indented.
func (p *pdfWriter) entry(id string, inks []ink, indent, after float64) {
	lines := p.lines(inks, pdfWidth-indent)
	height := leading(lines[0].size)
	// With what stands above the first line: else its link would land on the page before.
	if int((pdfBottom-p.f.GetY()-entryRule)/height) < min(2, len(lines)) {
		p.room(pdfBottom)
	}
	p.anchor(id)
	p.f.SetDrawColor(214, 219, 227)
	p.f.SetLineWidth(.15)
	p.f.Line(pdfMargin, p.f.GetY(), pdfMargin+pdfWidth, p.f.GetY())
	p.f.Ln(entryRule)
	for i, l := range lines {
		p.room(height)
		x := pdfMargin + indent
		if i == 0 {
			x = pdfMargin
		}
		p.line(l, x, height)
	}
	p.f.Ln(after)
}
