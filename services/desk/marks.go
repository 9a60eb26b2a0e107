package desk

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// piece is a stretch of a text, marked or not.
type piece struct {
	Text   string
	Marked bool
}

// pieces cuts a text at the ranges to mark. Ranges may overlap, be out of
// order, outside the text or within a character: the pieces' texts always join
// to the text.
func pieces(text string, ranges []*pb.Range) []piece {
	rs := slices.Clone(ranges)
	slices.SortStableFunc(rs, func(a, b *pb.Range) int { return int(a.GetStart()) - int(b.GetStart()) })
	var ps []piece
	add := func(from, to int, marked bool) {
		if from < to {
			ps = append(ps, piece{text[from:to], marked})
		}
	}
	at := 0
	for _, r := range rs {
		start := max(at, whole(text, int(r.GetStart())))
		end := whole(text, int(r.GetEnd()))
		if end <= start {
			continue
		}
		add(at, start, false)
		if n := len(ps); n > 0 && ps[n-1].Marked && start == at {
			ps[n-1].Text += text[start:end]
		} else {
			add(start, end, true)
		}
		at = end
	}
	add(at, len(text), false)
	return ps
}

// whole moves an offset back to the beginning of its character.
func whole(text string, i int) int {
	i = min(max(i, 0), len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// rect is a box on the page's picture, in points, as SVG wants it.
type rect struct {
	X, Y, Width, Height, Class string
	// Where the words of several statements are marked: whose these are.
	ID, Link string
}

// rects are the boxes of the spans that stand on page n, grown a little so that
// they surround the words.
func rects(spans []*pb.Span, n uint32, class string) []rect {
	const grow = 1
	f := func(v float32) string { return strconv.FormatFloat(float64(v), 'f', 2, 32) }
	var rs []rect
	for _, s := range spans {
		if s.GetPage() != n {
			continue
		}
		for _, b := range s.GetBoxes() {
			if b.GetX1() > b.GetX0() && b.GetY1() > b.GetY0() {
				rs = append(rs, rect{X: f(b.X0 - grow), Y: f(b.Y0 - grow), Width: f(b.X1 - b.X0 + 2*grow), Height: f(b.Y1 - b.Y0 + 2*grow), Class: class})
			}
		}
	}
	return rs
}

// sheet is a page's picture with words marked on it.
type sheet struct {
	Content string
	Number  uint32
	Label   string
	// Width and Height in points; 0 where neither page nor picture could be had.
	Width, Height float32
	Marks         []rect
	// Text of the page for who can't see the picture; may be empty.
	Text string
	// Unread says why the page has no text, Remedy what helps.
	Unread, Remedy string
	// Failed says why there is no picture.
	Failed string
}

func (s *sheet) ViewBox() string { return fmt.Sprintf("0 0 %.2f %.2f", s.Width, s.Height) }

func (s *sheet) Picture(dpi int) string {
	return fmt.Sprintf("/api/v1/pages/%s/%d.png?dpi=%d", s.Content, s.Number, dpi)
}
