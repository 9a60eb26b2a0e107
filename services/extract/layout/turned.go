package layout

import (
	"sort"

	"rapporteur.internal/services/extract/glyph"
)

// turnedLines makes lines of text that doesn't run to the right: the stamps and notices in margins.
func turnedLines(signs []*sign) []*line {
	byAngle := map[int][]*sign{}
	var angles []int
	for _, s := range signs {
		a := s.Angle
		if byAngle[a] == nil {
			angles = append(angles, a)
		}
		turn(s, a)
		byAngle[a] = append(byAngle[a], s)
	}
	sort.Ints(angles)
	var out []*line
	for _, a := range angles {
		for _, l := range linesOf(pieces(byAngle[a])) {
			l.box = back(l.box, a)
			l.edges = nil
			out = append(out, l)
		}
	}
	return out
}

// mainAngle is the direction of most signs of a page: 0 unless another has twice as many.
func mainAngle(signs []sign) int {
	var n [4]int
	for _, s := range signs {
		if !s.Space {
			n[quarter(s.Angle)]++
		}
	}
	best := 0
	for q := 1; q < 4; q++ {
		if n[q] > 2*n[0] && n[q] > n[best] {
			best = q
		}
	}
	return best * 90
}

// quarter is the number of right angles in a, from 0 to 3.
func quarter(a int) int { return (((a % 360) + 360) % 360) / 90 }

// turn lays the sign as it would lie if text of angle a ran to the right.
func turn(s *sign, a int) {
	if a == 0 {
		s.Angle = 90 * quarter(s.Angle)
		return
	}
	s.Box = upright(s.Box, a)
	level := quarter(s.Angle)%2 == 0 // its baseline is a height
	if a == 180 || a == 90 && !level || a == 270 && level {
		s.Baseline = -s.Baseline
	}
	s.Angle = 90 * quarter(s.Angle-a)
}

// upright turns a box of text of angle a to the box that it would have if the text ran to the right.
func upright(b glyph.Box, a int) glyph.Box {
	switch a {
	case 90: // downwards
		return glyph.Box{X0: b.Y0, Y0: -b.X1, X1: b.Y1, Y1: -b.X0}
	case 180:
		return glyph.Box{X0: -b.X1, Y0: -b.Y1, X1: -b.X0, Y1: -b.Y0}
	case 270: // upwards
		return glyph.Box{X0: -b.Y1, Y0: b.X0, X1: -b.Y0, Y1: b.X1}
	}
	return b
}

// back undoes upright.
func back(b glyph.Box, a int) glyph.Box {
	switch a {
	case 90:
		return glyph.Box{X0: -b.Y1, Y0: b.X0, X1: -b.Y0, Y1: b.X1}
	case 180:
		return glyph.Box{X0: -b.X1, Y0: -b.Y1, X1: -b.X0, Y1: -b.Y0}
	case 270:
		return glyph.Box{X0: b.Y0, Y0: -b.X1, X1: b.Y1, Y1: -b.X0}
	}
	return b
}
