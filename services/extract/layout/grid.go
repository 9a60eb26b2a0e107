package layout

import (
	"math"
	"sort"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
)

// grid is a table that the page draws with rules.
type grid struct {
	box    glyph.Box
	xs, ys []float64 // the lines between columns and rows, the outer ones too
	walls  []glyph.Box
	pieces []*piece
	// place stands for the table among the page's pieces while their order is found.
	place *piece
	// cells by row, after lines was called.
	rows [][]cell
}

type cell struct {
	row, col int
	lines    []*line
}

// Measures of rules, in points.
const (
	ruleTouch  = 3.0
	ruleThick  = 4.0
	cellLeast  = 6.0
	gridPieces = 3
)

// findGrids finds tables with drawn cells: rules that touch each other and make at least two
// columns and two rows.
func findGrids(rules []glyph.Box, all []*piece) []*grid {
	var flat []glyph.Box
	for _, r := range rules {
		if r.Width() < cellLeast && r.Height() < cellLeast || r.Width() > ruleThick && r.Height() > ruleThick {
			continue
		}
		if math.IsNaN(r.X0+r.X1+r.Y0+r.Y1) || math.Abs(r.X0)+math.Abs(r.X1)+math.Abs(r.Y0)+math.Abs(r.Y1) > 1e5 {
			continue
		}
		flat = append(flat, r)
	}
	if len(flat) < 5 || len(flat) > 6000 {
		return nil
	}
	sort.SliceStable(flat, func(a, b int) bool { return flat[a].Y0 < flat[b].Y0 })
	var out []*grid
	for _, set := range touching(flat) {
		if g := newGrid(set); g != nil {
			out = append(out, g)
		}
	}
	return keepTables(out, all)
}

// touching parts rules (from top to bottom) into sets that hang together.
func touching(rules []glyph.Box) [][]glyph.Box {
	root := make([]int, len(rules))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for i, r := range rules {
		for j := i + 1; j < len(rules) && rules[j].Y0 <= r.Y1+ruleTouch; j++ {
			s := rules[j]
			if s.X0 <= r.X1+ruleTouch && r.X0 <= s.X1+ruleTouch {
				if a, b := find(i), find(j); a != b {
					root[max(a, b)] = min(a, b)
				}
			}
		}
	}
	at := map[int]int{}
	var out [][]glyph.Box
	for i, r := range rules {
		k := find(i)
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], r)
	}
	return out
}

func newGrid(rules []glyph.Box) *grid {
	var xs, ys []float64
	g := &grid{}
	for i, r := range rules {
		if i == 0 {
			g.box = r
		}
		g.box = g.box.Union(r)
		if r.Width() >= r.Height() {
			ys = append(ys, (r.Y0+r.Y1)/2)
		} else {
			xs = append(xs, (r.X0+r.X1)/2)
			g.walls = append(g.walls, r)
		}
	}
	g.xs, g.ys = apart(xs), apart(ys)
	if len(g.xs) < 3 || len(g.ys) < 2 || len(g.xs)+len(g.ys) < 6 {
		return nil
	}
	return g
}

// apart sorts positions and takes those closer than a cell's least side as one.
func apart(v []float64) []float64 {
	sort.Float64s(v)
	var out []float64
	for _, x := range v {
		if len(out) == 0 || x-out[len(out)-1] > cellLeast {
			out = append(out, x)
		}
	}
	return out
}

// keepTables drops grids that hold too little to be tables, or so much in one cell that
// they are frames around running text.
func keepTables(grids []*grid, all []*piece) []*grid {
	var out []*grid
	for _, g := range grids {
		cells := map[[2]int]int{}
		total := 0
		for _, p := range all {
			if g.holds(p.box) {
				r, c := g.at((p.box.X0+p.box.X1)/2, (p.box.Y0+p.box.Y1)/2)
				cells[[2]int{r, c}] += p.ink
				total += p.ink
			}
		}
		most := 0
		for _, n := range cells {
			most = max(most, n)
		}
		if len(cells) < gridPieces || most > 700 && most*10 > total*6 {
			continue
		}
		inside := false
		for _, o := range grids {
			if o != g && o.box.X0 <= g.box.X0 && o.box.X1 >= g.box.X1 && o.box.Y0 <= g.box.Y0 && o.box.Y1 >= g.box.Y1 && o.box != g.box {
				inside = true
			}
		}
		if !inside {
			out = append(out, g)
		}
	}
	return out
}

func (g *grid) holds(b glyph.Box) bool {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	return x >= g.box.X0 && x <= g.box.X1 && y >= g.box.Y0 && y <= g.box.Y1
}

// at is the row and column of a point, from 0.
func (g *grid) at(x, y float64) (row, col int) {
	row = sort.SearchFloat64s(g.ys, y) - 1
	col = sort.SearchFloat64s(g.xs, x) - 1
	return min(max(row, 0), max(len(g.ys)-2, 0)), min(max(col, 0), max(len(g.xs)-2, 0))
}

func gridAt(grids []*grid, p *piece) *grid {
	for _, g := range grids {
		if g.holds(p.box) {
			return g
		}
	}
	return nil
}

// stand makes the piece that holds the table's place; nil of a table without text.
func (g *grid) stand() *piece {
	if len(g.pieces) == 0 {
		return nil
	}
	ink := 0
	for _, p := range g.pieces {
		ink += p.ink
	}
	g.place = &piece{box: g.box, baseline: g.box.Y0 + 1, size: typicalSize(g.pieces), ink: ink}
	return g.place
}

// lines makes the table's lines, row by row, in a row cell by cell.
func (g *grid) lines() []*line {
	byCell := map[[2]int][]*piece{}
	for _, whole := range g.pieces {
		for _, p := range g.split(whole) {
			row, col := g.at((p.box.X0+p.box.X1)/2, (p.box.Y0+p.box.Y1)/2)
			row, col = g.first(row, col)
			byCell[[2]int{row, col}] = append(byCell[[2]int{row, col}], p)
		}
	}
	var keys [][2]int
	for k := range byCell {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool {
		if keys[a][0] != keys[b][0] {
			return keys[a][0] < keys[b][0]
		}
		return keys[a][1] < keys[b][1]
	})
	var out []*line
	for _, k := range keys {
		c := cell{row: k[0], col: k[1], lines: linesOf(byCell[k])}
		for _, l := range c.lines {
			l.role, l.grid = pb.Role_ROLE_TABLE, g
			l.left, l.right = g.xs[min(k[1], len(g.xs)-1)], g.xs[min(k[1]+1, len(g.xs)-1)]
		}
		out = append(out, c.lines...)
		if n := len(g.rows); n == 0 || g.rows[n-1][0].row != k[0] {
			g.rows = append(g.rows, nil)
		}
		g.rows[len(g.rows)-1] = append(g.rows[len(g.rows)-1], c)
	}
	return out
}

// first moves a place left and up to the first cell of those that no rule parts: a merged cell.
func (g *grid) first(row, col int) (int, int) {
	if len(g.ys) < 2 {
		return row, col
	}
	y := (g.ys[row] + g.ys[min(row+1, len(g.ys)-1)]) / 2
	for col > 0 && !g.wall(g.xs[col], y) {
		col--
	}
	return row, col
}

// wall says whether an upright rule stands at x, y.
func (g *grid) wall(x, y float64) bool {
	for _, w := range g.walls {
		if math.Abs((w.X0+w.X1)/2-x) <= cellLeast && w.Y0-ruleTouch <= y && y <= w.Y1+ruleTouch {
			return true
		}
	}
	return false
}

// split cuts a piece where an upright rule stands between two of its signs.
func (g *grid) split(p *piece) []*piece {
	mid := (p.box.Y0 + p.box.Y1) / 2
	var out []*piece
	from, last := 0, 0
	for i := 1; i < len(p.signs); i++ {
		if p.signs[i].Space {
			continue
		}
		a, b := p.signs[last].Box.X1, p.signs[i].Box.X0
		last = i
		for _, w := range g.walls {
			if x := (w.X0 + w.X1) / 2; x >= a-1 && x <= b+1 && w.Y0 <= mid && mid <= w.Y1 {
				out = append(out, &piece{signs: p.signs[from:i:i]})
				from = i
				break
			}
		}
	}
	if from == 0 {
		return []*piece{p}
	}
	out = append(out, &piece{signs: p.signs[from:]})
	kept := out[:0]
	for _, q := range out {
		if q.trim(); q.ink > 0 {
			kept = append(kept, q)
		}
	}
	return kept
}
