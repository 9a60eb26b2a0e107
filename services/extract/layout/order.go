package layout

import (
	"cmp"
	"math"
	"slices"

	"rapporteur.internal/services/extract/glyph"
)

// Measures of gutters.
const (
	gutterWidth = 0.85 // em: a narrower white strip is a river of word spaces
	gutterLines = 3.0  // em of height that a strip has at least
	columnRunes = 13   // mean characters a line of a column of text
	maxDepth    = 24
)

// inOrder parts the pieces of a page into blocks and puts these in reading order.
func inOrder(all []*piece) [][]*piece {
	sorted := append([]*piece(nil), all...)
	byTop(sorted)
	return cut(sorted, 0)
}

// cut parts a region (its pieces from top to bottom) at its tallest gutter.
func cut(region []*piece, depth int) [][]*piece {
	if len(region) == 0 {
		return nil
	}
	if len(region) < 4 || depth > maxDepth {
		return [][]*piece{region}
	}
	s, ok := gutter(region)
	if !ok {
		return [][]*piece{region}
	}
	above, left, right, below := s.part(region)
	var out [][]*piece
	out = append(out, cut(above, depth+1)...)
	if bands := s.bands(left, right); len(bands) > 1 {
		for _, b := range bands {
			l, r := sides(b, s.x)
			out = append(out, cut(l, depth+1)...)
			out = append(out, cut(r, depth+1)...)
		}
	} else {
		out = append(out, cut(left, depth+1)...)
		out = append(out, cut(right, depth+1)...)
	}
	return append(out, cut(below, depth+1)...)
}

// strip is a white column at x between the heights y0 and y1.
type strip struct{ x, y0, y1, width float64 }

// gutter finds the tallest white strip with columns of text on both sides.
func gutter(region []*piece) (strip, bool) {
	em := typicalSize(region)
	if em <= 0 {
		return strip{}, false
	}
	b := bounds(region)
	if b.Width() < 8*em || b.Height() < gutterLines*em || b.Width() > 20000 {
		return strip{}, false
	}
	const step = 2.0
	n := int(b.Width()/step) + 1
	cover := make([][]int32, n)
	half := gutterWidth * em / 2
	for i, p := range region {
		from := int(math.Ceil((p.box.X0 - half - b.X0) / step))
		to := int(math.Floor((p.box.X1 + half - b.X0) / step))
		for x := max(from, 0); x <= to && x < n; x++ {
			cover[x] = append(cover[x], int32(i))
		}
	}
	type key struct{ a, b int32 } // the pieces that bound the strip above and below
	open := map[key]*strip{}      // the last strip between two pieces, which the next step may widen
	var strips []*strip
	for x := 0; x < n; x++ {
		at := b.X0 + float64(x)*step
		top, lastPiece := b.Y0-1, int32(-1)
		note := func(next int32, y float64) {
			if y-top >= gutterLines*em {
				k := key{lastPiece, next}
				if s := open[k]; s != nil && at-s.x-s.width/2 < step {
					s.width += step
					s.x += step / 2 // its middle
				} else {
					s := &strip{at, top, y, step}
					open[k] = s
					strips = append(strips, s)
				}
			}
		}
		for _, i := range cover[x] {
			p := region[i]
			if p.box.Y0 > top {
				note(i, p.box.Y0)
			}
			if p.box.Y1 > top {
				top, lastPiece = p.box.Y1, i
			}
		}
		note(-1, b.Y1+1)
	}
	slices.SortStableFunc(strips, func(a, b *strip) int {
		// Heights within half an em are one height: the wider strip goes first.
		return cmp.Or(cmp.Compare(math.Round(2*(b.y1-b.y0)/em), math.Round(2*(a.y1-a.y0)/em)), cmp.Compare(b.width, a.width))
	})
	for k, s := range strips {
		if k >= 60 {
			break
		}
		if s.partsText(region, em) {
			return *s, true
		}
	}
	return strip{}, false
}

// part sorts a region's pieces by where they lie to the strip.
func (s strip) part(region []*piece) (above, left, right, below []*piece) {
	for _, p := range region {
		mid := (p.box.Y0 + p.box.Y1) / 2
		switch {
		case mid <= s.y0:
			above = append(above, p)
		case mid >= s.y1:
			below = append(below, p)
		case (p.box.X0+p.box.X1)/2 < s.x:
			left = append(left, p)
		default:
			right = append(right, p)
		}
	}
	return
}

func sides(region []*piece, x float64) (left, right []*piece) {
	for _, p := range region {
		if (p.box.X0+p.box.X1)/2 < x {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	return
}

// partsText says whether columns of running text stand on both sides: not the labels of a
// list, not the cells of a table.
func (s strip) partsText(region []*piece, em float64) bool {
	_, left, right, _ := s.part(region)
	if len(left) < 3 || len(right) < 3 {
		return false
	}
	l, r := sketch(left), sketch(right)
	if l.lines < 3 || r.lines < 3 {
		return false
	}
	if l.runes < columnRunes || r.runes < columnRunes {
		return false
	}
	if l.lines+r.lines < 9 && s.width < 1.2*em {
		return false
	}
	// A table's cells begin side by side; most of its lines are broken by gaps.
	if l.broken > 0.5 && r.broken > 0.5 {
		return false
	}
	return true
}

// outline measures a would-be column.
type outline struct {
	lines  int
	runes  float64 // mean characters a line
	broken float64 // share of lines with a gap wider than two em
}

func sketch(side []*piece) outline {
	sorted := append([]*piece(nil), side...)
	byBaseline(sorted)
	var o outline
	total, broken := 0, 0
	for i := 0; i < len(sorted); {
		j := i
		row := []*piece{}
		for j < len(sorted) && sorted[j].baseline-sorted[i].baseline <= 0.35*max(sorted[i].size, 1) {
			total += sorted[j].ink
			row = append(row, sorted[j])
			j++
		}
		slices.SortStableFunc(row, func(a, b *piece) int { return cmp.Compare(a.box.X0, b.box.X0) })
		for k := 1; k < len(row); k++ {
			if row[k].box.X0-row[k-1].box.X1 > 2*row[k].size {
				broken++
				break
			}
		}
		o.lines++
		i = j
	}
	if o.lines > 0 {
		o.runes = float64(total) / float64(o.lines)
		o.broken = float64(broken) / float64(o.lines)
	}
	return o
}

// bands parts two columns where they stand in rows (stanzas side by side, a table without
// lines): where white bands run through both and neither has others.
func (s strip) bands(left, right []*piece) [][]*piece {
	both := append(append([]*piece(nil), left...), right...)
	byTop(both)
	em := typicalSize(both)
	shared, own := whites(both, em), max(len(whites(left, em)), len(whites(right, em)))
	if len(shared) < 2 || float64(len(shared)) < 0.8*float64(own) {
		return nil
	}
	var out [][]*piece
	var band []*piece
	next := 0
	for _, p := range both {
		for next < len(shared) && p.box.Y0 >= shared[next] {
			if len(band) > 0 {
				out = append(out, band)
			}
			band, next = nil, next+1
		}
		band = append(band, p)
	}
	if len(band) > 0 {
		out = append(out, band)
	}
	return out
}

// whites lists the heights at which white bands taller than a line end.
func whites(region []*piece, em float64) []float64 {
	sorted := append([]*piece(nil), region...)
	byTop(sorted)
	var out []float64
	for i, bottom := 0, 0.0; i < len(sorted); i++ {
		p := sorted[i]
		if i > 0 && p.box.Y0-bottom > 0.9*em {
			out = append(out, p.box.Y0)
		}
		if i == 0 || p.box.Y1 > bottom {
			bottom = p.box.Y1
		}
	}
	return out
}

func typicalSize(region []*piece) float64 {
	t := tally{}
	for _, p := range region {
		t.add(p.size, p.ink)
	}
	return t.top()
}

func bounds(region []*piece) glyph.Box {
	b := region[0].box
	for _, p := range region[1:] {
		b = b.Union(p.box)
	}
	return b
}
