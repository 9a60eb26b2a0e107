package native

import (
	"math"

	"rapporteur.internal/services/extract/glyph"
)

// matrix is a PDF transformation [a b c d e f] for row vectors (PDF 32000 §8.3.3).
type matrix [6]float64

func identity() matrix { return matrix{1, 0, 0, 1, 0, 0} }

// mul is first a, then b.
func (a matrix) mul(b matrix) matrix {
	return matrix{
		a[0]*b[0] + a[1]*b[2], a[0]*b[1] + a[1]*b[3],
		a[2]*b[0] + a[3]*b[2], a[2]*b[1] + a[3]*b[3],
		a[4]*b[0] + a[5]*b[2] + b[4], a[4]*b[1] + a[5]*b[3] + b[5],
	}
}

func (a matrix) apply(x, y float64) (float64, float64) {
	return a[0]*x + a[2]*y + a[4], a[1]*x + a[3]*y + a[5]
}

// bounds of a rectangle after the transformation.
func (a matrix) bounds(x0, y0, x1, y1 float64) glyph.Box {
	ax, ay := a.apply(x0, y0)
	bx, by := a.apply(x1, y0)
	cx, cy := a.apply(x0, y1)
	dx, dy := a.apply(x1, y1)
	return glyph.Box{
		X0: min(ax, bx, cx, dx), Y0: min(ay, by, cy, dy),
		X1: max(ax, bx, cx, dx), Y1: max(ay, by, cy, dy),
	}
}

// sane says that no part is infinite, not a number or beyond any page.
func (a matrix) sane() bool {
	for _, v := range a {
		if math.IsNaN(v) || math.Abs(v) > 1e7 {
			return false
		}
	}
	return true
}
