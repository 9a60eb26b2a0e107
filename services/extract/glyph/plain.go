package glyph

import (
	"math"
	"strings"
)

// Plain is the page's text in content order: a space where signs stand apart, a line end where
// the line changes. It is good enough to count and compare words by; layout makes the text to read.
func (p *Page) Plain() string {
	var b strings.Builder
	b.Grow(len(p.Glyphs) + len(p.Glyphs)/16)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if i > 0 {
			before := &p.Glyphs[i-1]
			switch size := max(g.Size, before.Size, 1); {
			case g.Angle != before.Angle || math.Abs(g.Baseline-before.Baseline) > 0.5*size:
				b.WriteByte('\n')
			default:
				gap := g.after(before)
				if gap < -2*size || gap > 20*size {
					b.WriteByte('\n')
				} else if gap > 0.18*size && !g.Space && !before.Space {
					b.WriteByte(' ')
				}
			}
		}
		b.WriteString(g.Text)
	}
	return b.String()
}

// after is the room between the end of the sign before and the start of g, along the line.
func (g *Glyph) after(before *Glyph) float64 {
	switch g.Angle {
	case 90:
		return g.Box.Y0 - before.Box.Y1
	case 180:
		return before.Box.X0 - g.Box.X1
	case 270:
		return before.Box.Y0 - g.Box.Y1
	}
	return g.Box.X0 - before.Box.X1
}
