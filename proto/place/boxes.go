package place

import (
	"sort"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// edgeUnit is the size in points of one step in Line.edges.
const edgeUnit = 1.0 / 20

// Boxes returns the rectangles of the bytes [start, end) of a page's text, one
// a printed line. A line without edges gives its whole box; a nil page none.
func Boxes(page *pb.Page, start, end int) []*pb.Box {
	var out []*pb.Box
	lines := page.GetLines()
	first := sort.Search(len(lines), func(i int) bool { return int(lines[i].GetEnd()) > start })
	for _, l := range lines[min(first, len(lines)):] {
		if int(l.GetStart()) >= end {
			break
		}
		if b := lineBox(page.GetText(), l, start, end); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// lineBox is the part of a line's box that prints [start, end).
func lineBox(text string, l *pb.Line, start, end int) *pb.Box {
	from, to := max(start, int(l.GetStart())), min(end, int(l.GetEnd()), len(text))
	if from >= to || l.GetBox() == nil {
		return nil
	}
	box := &pb.Box{X0: l.Box.X0, Y0: l.Box.Y0, X1: l.Box.X1, Y1: l.Box.Y1}
	a, b, n := 0, 0, 0 // code points before from, before to, in the line
	for i := range text[l.GetStart():min(int(l.GetEnd()), len(text))] {
		at := i + int(l.GetStart())
		if at < from {
			a++
		}
		if at < to {
			b++
		}
		n++
	}
	if len(l.GetEdges()) != n+1 {
		return box
	}
	x, lo, hi := int32(0), int32(0), int32(0)
	for i, d := range l.Edges[:b+1] {
		x += d
		if i == a {
			lo, hi = x, x
		}
		if i > a {
			lo, hi = min(lo, x), max(hi, x)
		}
	}
	box.X0, box.X1 = float32(lo)*edgeUnit, float32(hi)*edgeUnit
	return box
}

// Edges packs the left edges of a line's code points and the right edge of
// its last, in points, as Line.edges holds them.
func Edges(x []float64) []int32 {
	out := make([]int32, len(x))
	last := int32(0)
	for i, v := range x {
		at := int32(v/edgeUnit + 0.5)
		out[i], last = at-last, at
	}
	return out
}
