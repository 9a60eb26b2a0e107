package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"rapporteur.internal/services/extract/glyph"
)

// sign is a glyph on its way into a line.
type sign struct {
	glyph.Glyph
	// shift tells signs beside the line's baseline: +1 raised, -1 lowered.
	shift int
}

// piece is a stretch of signs on one baseline without a gap wide enough for a gutter.
type piece struct {
	signs    []*sign
	box      glyph.Box
	baseline float64
	// size is the font size of most of its signs.
	size float64
	// tail is a space that was printed after them.
	tail *sign
	// ink counts the signs that are no space.
	ink int
}

// Measures of pieces, in em (the font's size).
const (
	baselineSlack = 0.16 // signs within it share a baseline
	pieceGap      = 0.62 // a wider gap parts pieces
	overprint     = 0.45 // signs that lie further back start a piece of their own
)

// pieces makes the upright glyphs of a page into pieces, top to bottom, left to right.
func pieces(signs []*sign) []*piece {
	rows := rowsOf(signs)
	var all []*piece
	for _, row := range rows {
		var open []*piece
		for _, s := range row {
			var best *piece
			var bestGap = math.Inf(1)
			for _, p := range open {
				last := p.signs[len(p.signs)-1]
				em := max(last.Size, s.Size)
				gap := s.Box.X0 - last.Box.X1
				if gap < -overprint*em || gap > pieceGap*em {
					continue
				}
				if g := math.Abs(gap); g < bestGap {
					best, bestGap = p, g
				}
			}
			if best == nil {
				best = &piece{}
				open = append(open, best)
			}
			best.signs = append(best.signs, s)
		}
		for _, p := range open {
			p.trim()
			if p.ink > 0 {
				all = append(all, p)
			}
		}
	}
	return attachShifted(all)
}

// rowsOf sorts signs into rows of one baseline, each from left to right.
func rowsOf(signs []*sign) [][]*sign {
	sorted := slices.Clone(signs)
	slices.SortStableFunc(sorted, func(a, b *sign) int { return cmp.Compare(a.Baseline, b.Baseline) })
	var rows [][]*sign
	for i := 0; i < len(sorted); {
		first := sorted[i]
		j := i + 1
		for j < len(sorted) && sorted[j].Baseline-first.Baseline <= baselineSlack*max(min(first.Size, sorted[j].Size), 1) {
			j++
		}
		row := sorted[i:j:j]
		byX(row)
		rows = append(rows, row)
		i = j
	}
	return rows
}

// trim takes spaces off both ends and measures what is left.
func (p *piece) trim() {
	for len(p.signs) > 0 && p.signs[0].Space {
		p.signs = p.signs[1:]
	}
	for len(p.signs) > 0 && p.signs[len(p.signs)-1].Space {
		p.tail = p.signs[len(p.signs)-1]
		p.signs = p.signs[:len(p.signs)-1]
	}
	p.measure()
}

func (p *piece) measure() {
	p.ink = 0
	if len(p.signs) == 0 {
		return
	}
	p.box = p.signs[0].Box
	sizes := tally{}
	bases := tally{}
	for _, s := range p.signs {
		p.box = p.box.Union(s.Box)
		if !s.Space {
			p.ink++
			if s.shift == 0 {
				n := utf8.RuneCountInString(s.Text)
				sizes.add(s.Size, n)
				bases.add(s.Baseline, n)
			}
		}
	}
	if len(sizes) == 0 {
		p.size, p.baseline = p.signs[0].Size, p.signs[0].Baseline
		return
	}
	p.size, p.baseline = sizes.top(), bases.top()
}

// attachShifted moves raised and lowered pieces (ordinals, footnote marks, indices) into
// the piece that they belong to.
func attachShifted(all []*piece) []*piece {
	byBaseline(all)
	gone := make([]bool, len(all))
	for i, s := range all {
		if s.ink > 12 {
			continue
		}
		var host *piece
		best := math.Inf(1)
		consider := func(t *piece) {
			d := t.baseline - s.baseline // > 0: s is raised
			if d > 0.75*t.size || d < -0.45*t.size || math.Abs(d) < 0.08*t.size {
				return
			}
			small := s.size <= 0.86*t.size
			if !small && !(s.size <= 1.02*t.size && s.ink <= 3 && d > 0.2*t.size && d < 0.5*t.size) {
				return
			}
			if g := t.nearness(s); g < best {
				host, best = t, g
			}
		}
		for j := i + 1; j < len(all) && all[j].baseline-s.baseline < 3*max(s.size, 4); j++ {
			if !gone[j] {
				consider(all[j])
			}
		}
		for j := i - 1; j >= 0 && s.baseline-all[j].baseline < 2*max(s.size, 4); j-- {
			if !gone[j] {
				consider(all[j])
			}
		}
		if host == nil {
			continue
		}
		shift := 1
		if s.baseline > host.baseline {
			shift = -1
		}
		for _, x := range s.signs {
			x.shift = shift
			host.signs = append(host.signs, x)
		}
		if s.tail != nil {
			host.signs = append(host.signs, s.tail)
		}
		byX(host.signs)
		host.measure()
		gone[i] = true
	}
	kept := all[:0]
	for i, p := range all {
		if !gone[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// nearness is the gap between s and the sign of p that it would follow or precede, in
// points; +Inf where it is too wide.
func (p *piece) nearness(s *piece) float64 {
	if s.box.X0 > p.box.X1+0.45*p.size || s.box.X1 < p.box.X0-0.8*p.size {
		return math.Inf(1)
	}
	best := math.Inf(1)
	for _, g := range p.signs {
		if g.Space {
			continue
		}
		if d := s.box.X0 - g.Box.X1; d > -0.35*p.size && d < 0.45*p.size {
			best = min(best, math.Abs(d))
		}
	}
	if d := p.box.X0 - s.box.X1; d > -0.35*p.size && d < 0.8*p.size {
		best = min(best, math.Abs(d)+0.1*p.size)
	}
	return best
}

// tally counts characters by a measure in tenths of a point.
type tally map[int]int

func (t tally) add(v float64, n int) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return
	}
	t[int(math.Round(v*10))] += n
}

// top is the measure with most characters; among equals the smallest; 0 of an empty tally.
func (t tally) top() float64 {
	best, n := 0, 0
	for v, c := range t {
		if c > n || c == n && v < best {
			best, n = v, c
		}
	}
	return float64(best) / 10
}
