package native

import (
	"math"

	"rapporteur.internal/services/extract/glyph"
)

// path is the current path (PDF 32000 §8.5): its subpaths' points on the page, their bounds, and
// whether it is made of straight lines alone.
type path struct {
	subs []subpath
	clip bool // W or W* stands before the painting operator
}

type subpath struct {
	pts    []point
	curved bool
	closed bool
	rect   bool
}

type point struct{ x, y float64 }

const (
	maxSubpaths = 4096
	maxPoints   = 64 // of a subpath; longer ones are no rules
	thin        = 3.0
)

func (s *scope) moveTo(x, y float64) {
	if len(s.path.subs) >= maxSubpaths {
		return
	}
	px, py := s.g.ctm.apply(x, y)
	s.path.subs = append(s.path.subs, subpath{pts: []point{{px, py}}})
}

func (s *scope) lineTo(x, y float64, curve bool) {
	n := len(s.path.subs)
	if n == 0 {
		return
	}
	sub := &s.path.subs[n-1]
	sub.curved = sub.curved || curve
	px, py := s.g.ctm.apply(x, y)
	if len(sub.pts) < maxPoints {
		sub.pts = append(sub.pts, point{px, py})
		return
	}
	sub.curved = true
	// The last point goes on to stretch the bounds.
	last := &sub.pts[maxPoints-1]
	last.x, last.y = px, py
}

// paint executes the path operators; any other operator is none of ours.
func (it *interpreter) paint(s *scope, op string, args []operand) {
	num := func(i int) float64 {
		if i < len(args) {
			return args[i].num
		}
		return 0
	}
	switch op {
	case "m":
		s.moveTo(num(0), num(1))
	case "l":
		s.lineTo(num(0), num(1), false)
	case "c":
		s.lineTo(num(0), num(1), true)
		s.lineTo(num(2), num(3), true)
		s.lineTo(num(4), num(5), true)
	case "v", "y":
		s.lineTo(num(0), num(1), true)
		s.lineTo(num(2), num(3), true)
	case "h":
		if n := len(s.path.subs); n > 0 {
			s.path.subs[n-1].closed = true
		}
	case "re":
		x, y, w, h := num(0), num(1), num(2), num(3)
		s.moveTo(x, y)
		s.lineTo(x+w, y, false)
		s.lineTo(x+w, y+h, false)
		s.lineTo(x, y+h, false)
		if n := len(s.path.subs); n > 0 {
			s.path.subs[n-1].closed, s.path.subs[n-1].rect = true, true
		}
	case "W", "W*":
		s.path.clip = true
	case "S", "s":
		it.stroke(s)
		s.endPath()
	case "f", "F", "f*":
		it.fill(s)
		s.endPath()
	case "B", "B*", "b", "b*":
		it.fill(s)
		it.stroke(s)
		s.endPath()
	case "n":
		s.endPath()
	}
}

// endPath applies a pending clip and forgets the path.
func (s *scope) endPath() {
	if s.path.clip {
		if len(s.path.subs) == 0 {
			s.g.cut(glyph.Box{})
		} else {
			b := s.path.subs[0].bounds()
			for _, sub := range s.path.subs[1:] {
				b = b.Union(sub.bounds())
			}
			s.g.cut(b)
		}
	}
	s.path = path{subs: s.path.subs[:0]}
}

// cut narrows the clip to a box: the bounds of the clipping path, so never too narrow.
func (g *state) cut(b glyph.Box) {
	if g.clipped {
		b = glyph.Box{X0: max(b.X0, g.clip.X0), Y0: max(b.Y0, g.clip.Y0), X1: min(b.X1, g.clip.X1), Y1: min(b.Y1, g.clip.Y1)}
	}
	g.clip, g.clipped = b, true
}

// hides says that nothing of the box can be seen through the clip. Writers clip tightly to what
// they draw, and our boxes are not the ink: a sign counts as hidden only when its middle lies
// clearly outside.
func (g *state) hides(b glyph.Box) bool {
	if !g.clipped {
		return false
	}
	slackX, slackY := 0.5*b.Width()+1, 0.5*b.Height()+1
	return b.X1-slackX > g.clip.X1+1 || b.X0+slackX < g.clip.X0-1 || b.Y1-slackY > g.clip.Y1+1 || b.Y0+slackY < g.clip.Y0-1
}

func (p subpath) bounds() glyph.Box {
	b := glyph.Box{X0: p.pts[0].x, Y0: p.pts[0].y, X1: p.pts[0].x, Y1: p.pts[0].y}
	for _, q := range p.pts[1:] {
		b = glyph.Box{X0: min(b.X0, q.x), Y0: min(b.Y0, q.y), X1: max(b.X1, q.x), Y1: max(b.Y1, q.y)}
	}
	return b
}

// fill takes thin filled rectangles as rules.
func (it *interpreter) fill(s *scope) {
	for _, sub := range s.path.subs {
		if sub.curved {
			it.seen.Shapes++
		}
		if sub.curved || len(sub.pts) < 3 {
			continue
		}
		if b := sub.bounds(); min(b.Width(), b.Height()) <= thin {
			it.rule(s, b)
		}
	}
}

// stroke takes straight horizontal and vertical strokes as rules.
func (it *interpreter) stroke(s *scope) {
	scale := math.Sqrt(math.Abs(s.g.ctm[0]*s.g.ctm[3] - s.g.ctm[1]*s.g.ctm[2]))
	half := s.g.line * scale / 2
	if half > thin {
		return
	}
	for _, sub := range s.path.subs {
		if sub.curved {
			continue
		}
		n := len(sub.pts)
		for i := 1; i < n; i++ {
			it.segment(s, sub.pts[i-1], sub.pts[i], half)
		}
		if sub.closed && n > 2 {
			it.segment(s, sub.pts[n-1], sub.pts[0], half)
		}
	}
}

func (it *interpreter) segment(s *scope, a, b point, half float64) {
	dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	if dx > 0.5 && dy > 0.5 {
		return
	}
	box := glyph.Box{X0: min(a.x, b.x), Y0: min(a.y, b.y), X1: max(a.x, b.x), Y1: max(a.y, b.y)}
	if dx >= dy {
		box.Y0, box.Y1 = box.Y0-half, box.Y1+half
	} else {
		box.X0, box.X1 = box.X0-half, box.X1+half
	}
	it.rule(s, box)
}

// rule keeps a line that can be seen and is longer than a dot.
func (it *interpreter) rule(s *scope, b glyph.Box) {
	if max(b.Width(), b.Height()) < 4 || len(it.seen.Rules) >= it.limits.Rules || it.masked() {
		return
	}
	if math.IsNaN(b.X0+b.X1+b.Y0+b.Y1) || b.X0 > it.view.X1 || b.Y0 > it.view.Y1 || b.X1 < 0 || b.Y1 < 0 || s.g.hides(b) {
		return
	}
	b = glyph.Box{X0: max(b.X0, 0), Y0: max(b.Y0, 0), X1: min(b.X1, it.view.X1), Y1: min(b.Y1, it.view.Y1)}
	it.seen.Rules = append(it.seen.Rules, b)
}
