package layout

import (
	"math"
	"unicode"

	"golang.org/x/text/unicode/norm"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
)

// page is one page on its way into the document.
type page struct {
	src    glyph.Page
	number uint32
	label  string
	// lines in reading order, turned ones last.
	lines []*line
	// columns is the number of blocks that reading order found.
	columns int
	grids   []*grid
	// angle is the direction of most of its text; where it isn't 0 the page is laid out as if
	// it were turned, and boxes are turned back when it is written.
	angle int
}

// newPage finds a page's lines and their order.
func newPage(src glyph.Page) *page {
	p := &page{src: src, number: uint32(max(src.Number, 0)), label: src.Label}
	level, turned := p.gather()
	p.src.Glyphs = nil // What counts of them is in the pieces now.
	all := pieces(level)
	rules := make([]glyph.Box, 0, len(src.Rules))
	for _, r := range src.Rules {
		rules = append(rules, upright(r, p.angle))
	}
	p.grids = findGrids(rules, all)
	var flow []*piece
	for _, q := range all {
		if g := gridAt(p.grids, q); g != nil {
			g.pieces = append(g.pieces, q)
		} else {
			flow = append(flow, q)
		}
	}
	for _, g := range p.grids {
		if q := g.stand(); q != nil {
			flow = append(flow, q)
		}
	}
	for _, block := range inOrder(flow) {
		p.addBlock(block)
	}
	for _, l := range turnedLines(turned) {
		l.role = pb.Role_ROLE_MARGINAL
		l.page, l.column = p, p.columns
		l.left, l.right = l.box.X0, l.box.X1
		p.lines = append(p.lines, l)
	}
	return p
}

// addBlock appends the lines of a block; a grid in it stands where its box does.
func (p *page) addBlock(block []*piece) {
	byStand := map[*piece]*grid{}
	for _, g := range p.grids {
		if g.place != nil {
			byStand[g.place] = g
		}
	}
	var text []*piece
	var tables []*grid
	for _, q := range block {
		if g := byStand[q]; g != nil {
			tables = append(tables, g)
		} else {
			text = append(text, q)
		}
	}
	lines := linesOf(text)
	left, right := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		left, right = min(left, l.box.X0), max(right, l.box.X1)
	}
	at := 0
	push := func(l *line) {
		l.page, l.column = p, p.columns
		if l.grid == nil {
			l.left, l.right = left, right
		}
		p.lines = append(p.lines, l)
	}
	for _, g := range tables {
		for at < len(lines) && lines[at].baseline <= g.box.Y0+1 {
			push(lines[at])
			at++
		}
		for _, l := range g.lines() {
			push(l)
		}
	}
	for ; at < len(lines); at++ {
		push(lines[at])
	}
	p.columns++
}

// gather takes the page's glyphs that somebody sees, each once, accents joined to their
// letters, by direction.
func (p *page) gather() (upright, turned []*sign) {
	kept := make([]sign, 0, len(p.src.Glyphs))
	seen := newOverprints(len(p.src.Glyphs))
	for _, g := range p.src.Glyphs {
		if !sane(g) || g.Text == "" && !g.Space {
			continue
		}
		if !g.Space && isBlank(g.Text) {
			g.Space = true
		}
		if g.Space {
			kept = append(kept, sign{Glyph: g})
			continue
		}
		if seen.twice(kept, g) || len(kept) > 0 && joinAccent(&kept[len(kept)-1], g) {
			continue
		}
		seen.add(g, len(kept))
		kept = append(kept, sign{Glyph: g})
	}
	p.angle = mainAngle(kept)
	upright = make([]*sign, 0, len(kept))
	for i := range kept {
		s := &kept[i]
		if turn(s, p.angle); s.Angle == 0 {
			upright = append(upright, s)
		} else {
			turned = append(turned, s)
		}
	}
	return upright, turned
}

// isBlank says whether a text is white space alone, no-break spaces too.
func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// sane keeps glyphs whose numbers make sense and lie about the page.
func sane(g glyph.Glyph) bool {
	for _, v := range []float64{g.Box.X0, g.Box.Y0, g.Box.X1, g.Box.Y1, g.Baseline, g.Size} {
		if math.IsNaN(v) || math.Abs(v) > 30000 {
			return false
		}
	}
	return g.Box.X1 >= g.Box.X0 && g.Box.Y1 >= g.Box.Y0 && g.Size > 0.4 && g.Size < 5000
}

// spacing maps accents that a file prints as signs of their own to combining ones.
var spacing = map[string]string{
	"\u00b4": "\u0301", "\u0060": "\u0300", "\u02c6": "\u0302", "\u00a8": "\u0308", "\u02dc": "\u0303", "\u00b8": "\u0327",
	"\u0301": "\u0301", "\u0300": "\u0300", "\u0302": "\u0302", "\u0308": "\u0308", "\u0303": "\u0303", "\u0327": "\u0327",
}

// isAccent is a quick look: accents are no ASCII letters, and short.
func isAccent(s string) bool {
	if len(s) > 2 || s == "" || s[0] < 0x80 && s != "\u0060" {
		return false
	}
	_, ok := spacing[s]
	return ok
}

// joinAccent composes an accent with the letter that it stands on, whichever the file prints first.
func joinAccent(last *sign, g glyph.Glyph) bool {
	if !isAccent(last.Text) && !isAccent(g.Text) {
		return false
	}
	over := min(last.Box.X1, g.Box.X1) - max(last.Box.X0, g.Box.X0)
	if over < 0.4*min(last.Box.Width(), g.Box.Width()) || math.Abs(last.Baseline-g.Baseline) > 0.4*g.Size || last.Angle != g.Angle {
		return false
	}
	letter, accent := last.Text, g.Text
	box := last.Box
	if _, first := spacing[last.Text]; first {
		letter, accent, box = g.Text, last.Text, g.Box
	}
	mark, ok := spacing[accent]
	if !ok {
		return false
	}
	if letter == "\u0131" {
		letter = "i"
	}
	whole := norm.NFC.String(letter + mark)
	if len([]rune(whole)) != 1 {
		return false
	}
	size, base := last.Size, g.Baseline
	if accent == g.Text {
		base = last.Baseline
	}
	last.Text, last.Box, last.Size, last.Baseline = whole, box, size, base
	return true
}
