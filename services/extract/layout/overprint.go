package layout

import (
	"math"

	"rapporteur.internal/services/extract/glyph"
)

// overprints finds signs that a file prints twice at one place: bold by overprinting, shadows.
type overprints struct {
	// heads holds the last sign of each cell of the page, next the one before it, from 1; 0: none.
	heads map[cellKey]int32
	next  []int32
}

// cellKey is a small square of the page, for one direction of text.
type cellKey struct{ x, y, turn int32 }

const (
	cellSide  = 8.0  // points
	printNear = 0.12 // em: signs within it are one sign printed twice
)

func newOverprints(n int) *overprints {
	return &overprints{heads: make(map[cellKey]int32, n), next: make([]int32, 0, n)}
}

// at is a sign's place in the direction of its text: the left edge and the baseline.
func (o *overprints) at(g glyph.Glyph) (x, y float64, turned int32) {
	q := quarter(g.Angle)
	if q == 0 {
		return g.Box.X0, g.Baseline, 0
	}
	t := sign{Glyph: g}
	turn(&t, 90*q)
	return t.Box.X0, t.Baseline, int32(q)
}

// add remembers the sign that will be number n.
func (o *overprints) add(g glyph.Glyph, n int) {
	x, y, q := o.at(g)
	k := cellKey{int32(math.Floor(x / cellSide)), int32(math.Floor(y / cellSide)), q}
	for len(o.next) <= n {
		o.next = append(o.next, 0)
	}
	o.next[n] = o.heads[k]
	o.heads[k] = int32(n + 1)
}

// twice says whether the same sign was printed at that place before.
func (o *overprints) twice(kept []sign, g glyph.Glyph) bool {
	x, y, q := o.at(g)
	near := printNear * g.Size
	for cx := math.Floor((x - near) / cellSide); cx <= math.Floor((x+near)/cellSide); cx++ {
		for cy := math.Floor((y - near) / cellSide); cy <= math.Floor((y+near)/cellSide); cy++ {
			for i := o.heads[cellKey{int32(cx), int32(cy), q}]; i > 0; i = o.next[i-1] {
				s := &kept[i-1]
				if s.Text != g.Text || math.Abs(s.Size-g.Size) > 0.2*g.Size {
					continue
				}
				if sx, sy, _ := o.at(s.Glyph); math.Abs(sx-x) < near && math.Abs(sy-y) < near {
					return true
				}
			}
		}
	}
	return false
}
