package layout

import "math"

// column is what paragraphs are found in: neighbouring lines of one block.
type column struct {
	lines []*line
	st    *stats
	size  float64       // of most of its text
	lead  float64       // usual distance of baselines
	leads map[int]tally // distances by size in half points
	// indent is how far first lines stand in, in points; 0: the column doesn't indent them.
	indent float64
	// justified: most lines end at the right side; rightward: lines end there and begin anywhere.
	justified, rightward bool
}

// newColumn measures neighbouring lines.
func newColumn(lines []*line, st *stats) *column {
	c := &column{lines: lines, st: st}
	c.leads = map[int]tally{}
	leads := tally{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		d := b.baseline - a.baseline
		if math.Abs(a.size-b.size) < 0.1*a.size && d > 0.7*a.size && d < 2.2*a.size {
			leads.add(math.Round(d*2)/2, 1)
			k := int(math.Round(b.size * 2))
			if c.leads[k] == nil {
				c.leads[k] = tally{}
			}
			c.leads[k].add(math.Round(d*2)/2, 1)
		}
	}
	c.size, c.lead = typicalLine(lines), leads.top()
	if d := c.leadOf(c.size); c.lead == 0 {
		c.lead = d
	}
	c.sides()
	c.findIndent()
	for _, l := range c.lines {
		l.indented = c.indent > 0 && math.Abs(l.box.X0-l.left-c.indent) < 0.3*l.size+1
	}
	return c
}

// leadOf is the usual distance of baselines for a size: in the column, or in the document
// where that sets the size closer.
func (c *column) leadOf(size float64) float64 {
	k := int(math.Round(size * 2))
	own := c.leads[k].top()
	if c.st != nil {
		if d := c.st.leads[k].top(); d > 0.9*size && (own == 0 || d < own) {
			return d
		}
	}
	if own == 0 {
		return c.lead
	}
	return own
}

// findIndent looks for the place right of the left side from which lines go back to it.
func (c *column) findIndent() {
	type place struct{ all, back int }
	places := map[int]*place{}
	atLeft := 0
	for i, l := range c.lines {
		in := l.box.X0 - l.left
		if in < 0.3*l.size {
			atLeft++
		}
		if in < 0.8*l.size || in > 5*l.size || l.centred() {
			continue
		}
		k := int(math.Round(in / 2))
		if places[k] == nil {
			places[k] = &place{}
		}
		places[k].all++
		if i+1 < len(c.lines) && c.lines[i+1].box.X0-c.lines[i+1].left < 0.3*l.size {
			places[k].back++
		}
	}
	best := 0
	for k, p := range places {
		if p.back >= 2 && p.back*2 >= p.all && atLeft*3 >= len(c.lines) && (p.back > best || p.back == best && float64(k)*2 < c.indent) {
			best, c.indent = p.back, float64(k)*2
		}
	}
}

func typicalLine(lines []*line) float64 {
	t := tally{}
	for _, l := range lines {
		t.add(l.size, l.runes())
	}
	return t.top()
}

// sides sets each line's left and right to the sides that its neighbours keep to.
func (c *column) sides() {
	full, flush, n := 0, 0, 0
	for i, l := range c.lines {
		left, right := l.box.X0, l.box.X1
		ends := map[int]int{}
		starts := map[int]int{}
		lefts := map[int]int{} // of lines of any size
		near := 0
		for j := max(0, i-14); j < len(c.lines) && j <= i+14; j++ {
			m := c.lines[j]
			left, right = min(left, m.box.X0), max(right, m.box.X1)
			lefts[int(math.Round(m.box.X0/2))]++
			if math.Abs(m.size-l.size) > 0.15*l.size {
				continue
			}
			near++
			ends[int(math.Round(m.box.X1/2))]++
			starts[int(math.Round(m.box.X0/2))]++
		}
		best, at := 0, 0
		for k := range ends {
			if s := ends[k] + ends[k+1]; s > best || s == best && k > at {
				best, at = s, k
			}
		}
		// A side is one that two lines keep to: a lone line further out is something else.
		side := math.Inf(1)
		for k := range lefts {
			if lefts[k]+lefts[k+1] >= 2 && lefts[k] > 0 {
				side = min(side, float64(k)*2-1)
			}
		}
		if side > left+2 && side < l.box.X0+1 {
			left = min(side+1, l.box.X0)
		}
		l.left, l.right = left, right
		if best >= 3 && best*10 >= near*4 {
			mode := float64(at)*2 + 3
			if mode >= left && mode < right {
				l.right = max(mode, l.box.X0)
			}
			n++
			if l.box.X1 >= mode-4 {
				full++
			}
		}
		most := 0
		for k := range starts {
			most = max(most, starts[k]+starts[k+1])
		}
		if most*10 >= near*4 {
			flush++
		}
	}
	c.justified = full*10 >= len(c.lines)*4 && full >= 2
	for _, l := range c.lines {
		l.justified = c.justified
	}
	c.rightward = flush*10 < len(c.lines)*3 && full*10 >= len(c.lines)*5 && len(c.lines) >= 4
}
