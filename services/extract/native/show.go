package native

import (
	"math"

	"rapporteur.internal/services/extract/glyph"
)

// show prints a string (PDF 32000 §9.4.3 and §9.4.4).
func (it *interpreter) show(s *scope, text []byte) {
	g := &s.g
	f := g.font
	if f == nil {
		return
	}
	for len(text) > 0 && !it.full {
		sg, n := f.next(text)
		oneByteSpace := n == 1 && text[0] == ' '
		text = text[n:]

		w := sg.width / 1000 * f.em
		advance := w*g.size + g.charSpace
		if oneByteSpace {
			advance += g.wordSpace
		}
		t := matrix{g.size * g.scale, 0, 0, g.size, 0, g.rise}.mul(s.tm).mul(g.ctm)
		if t.sane() {
			it.place(s, sg, t, w)
		}
		if f.vertical {
			// Down the page by one em (PDF 32000 §9.7.4.3, DW2's default).
			s.tm = matrix{1, 0, 0, 1, 0, -(w*g.size + g.charSpace)}.mul(s.tm)
		} else {
			s.tm = matrix{1, 0, 0, 1, advance * g.scale, 0}.mul(s.tm)
		}
	}
}

// place puts one sign on the page, where it can be seen. t maps 1 em to points on the page.
func (it *interpreter) place(s *scope, sg sign, t matrix, w float64) {
	f := s.g.font
	em := math.Hypot(t[2], t[3])
	if em == 0 {
		return
	}
	if f.vertical {
		t[4] -= t[0] * 0.5
		t[5] -= t[1]*0.5 + t[3]*0.88
		w = 1
	}
	b := t.bounds(0, f.descent*f.tall, w, f.ascent*f.tall)
	if !b.Overlaps(it.view) && !(w == 0 && inside(b, it.view)) || s.g.hides(b) || it.masked() {
		return
	}
	gl := glyph.Glyph{
		Text: sg.text, Box: b, Size: em * f.tall, Font: f.name,
		Bold: f.bold || s.g.mode == 2, Italic: f.italic, Angle: glyph.Quarter(t[0], t[1]), Space: sg.space,
	}
	if gl.Angle == 0 || gl.Angle == 180 {
		gl.Baseline = t[5]
	} else {
		gl.Baseline = t[4]
	}
	if s.g.mode == 3 || s.g.mode == 7 {
		if len(it.seen.Hidden) < it.limits.Glyphs {
			it.seen.Hidden = append(it.seen.Hidden, gl)
		}
		return
	}
	if len(it.seen.Glyphs) >= it.limits.Glyphs {
		it.full = true
		it.problem("more than %d glyphs", it.limits.Glyphs)
		return
	}
	if it.over.repeats(gl) {
		return
	}
	if sg.unmapped {
		it.seen.Unmapped++
	} else if sg.guessed {
		it.seen.Guessed++
	}
	it.seen.Glyphs = append(it.seen.Glyphs, gl)
}

func inside(b, view glyph.Box) bool {
	return b.X0 >= view.X0 && b.X1 <= view.X1 && b.Y1 > view.Y0 && b.Y0 < view.Y1
}

// settle decides about the invisible text at the end of a page: behind a picture of the page
// it is the text layer of a scan, and what the reader sees; anywhere else nobody sees it.
func (it *interpreter) settle() {
	if len(it.seen.Hidden) > 0 && it.seen.Picture >= 0.4 && len(it.seen.Glyphs) < len(it.seen.Hidden) {
		it.seen.Glyphs = append(it.seen.Glyphs, it.seen.Hidden...)
		return
	}
	it.seen.Hidden = nil
}

// overprint finds a sign printed again at the place where it already stands: how some writers
// make bold or shadows.
type overprint struct{ at map[overKey][2]float32 }

type overKey struct {
	text string
	x, y int32
}

func (o *overprint) repeats(g glyph.Glyph) bool {
	if g.Space {
		return false
	}
	if o.at == nil {
		o.at = map[overKey][2]float32{}
	}
	cell := max(g.Size, 1)
	x, y := g.Box.X0, g.Box.Y1
	near := float32(0.12 * cell)
	cx, cy := int32(x/cell), int32(y/cell)
	// A neighbouring cell matters only where the sign stands near its edge.
	fx, fy := x/cell-float64(cx), y/cell-float64(cy)
	for dx := int32(-1); dx <= 1; dx++ {
		if dx < 0 && fx > 0.15 || dx > 0 && fx < 0.85 {
			continue
		}
		for dy := int32(-1); dy <= 1; dy++ {
			if dy < 0 && fy > 0.15 || dy > 0 && fy < 0.85 {
				continue
			}
			if p, ok := o.at[overKey{g.Text, cx + dx, cy + dy}]; ok &&
				abs32(p[0]-float32(x)) < near && abs32(p[1]-float32(y)) < near {
				return true
			}
		}
	}
	o.at[overKey{g.Text, cx, cy}] = [2]float32{float32(x), float32(y)}
	return false
}

func abs32(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
