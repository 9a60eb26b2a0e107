package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Running headers and footers lie within this share of the page's height from its edge.
const runningZone = 0.17

// reach is how many pages to either side vote on whether a line runs.
const reach = 6

// A line runs where it is repeated on this share of the pages around, or of those with the
// same parity: more where only its numbers differ (headings, articles of a law).
const (
	sameShare   = 0.4
	numberShare = 0.6
)

// apartBy is the distance of baselines, in em, that parts running lines from the text.
const apartBy = 1.55

// edgeLine is what stands at one height near the top or the bottom of its page: mostly one
// line, several where a gutter parts them.
type edgeLine struct {
	lines  []*line
	l      *line // the first of them
	text   string
	shape  string // its text with numbers taken out
	y      float64
	bottom bool
}

// findRunning marks what repeats at the edges of pages, and page numbers; it gives each page
// without a label the number printed on it.
func findRunning(pages []*page) {
	edges := make([][]edgeLine, len(pages))
	for i, p := range pages {
		edges[i] = p.edgeLines()
	}
	body := newStats(pages)
	for i, p := range pages {
		for _, bottom := range []bool{false, true} {
			p.markRunning(i, edges, bottom, body)
		}
	}
	for _, p := range pages {
		p.markFurniture(body)
	}
	numberPages(pages, edges)
}

// Furniture of a single page: what a browser or an office prints at its very edge.
const (
	furnitureZone  = 0.07 // of the page's height
	furnitureApart = 2.5  // em from the text
)

// markFurniture marks small lines with numbers or addresses at the very edge of a page, far
// from its text, which no other page repeats: job numbers, the time of printing.
func (p *page) markFurniture(body *stats) {
	top, bottom := p.extent()
	zone := furnitureZone * (bottom - top)
	for _, l := range p.lines {
		low := (l.box.Y0+l.box.Y1)/2 > bottom-zone
		if l.role != pb.Role_ROLE_UNSPECIFIED || !low && (l.box.Y0+l.box.Y1)/2 > top+zone || l.size > 0.95*body.size || l.runes() > 90 || l.bold {
			continue
		}
		if !hasNumber(l.text) && !strings.Contains(l.text, "://") || noteMark(l) > 0 || fullStop(l.text) {
			continue
		}
		near := false
		for _, m := range p.lines {
			d := math.Abs(m.baseline - l.baseline)
			near = near || m != l && m.role == pb.Role_ROLE_UNSPECIFIED && d > 0.3*l.size && d < furnitureApart*body.size
		}
		if !near {
			l.role = pb.Role_ROLE_RUNNING
		}
	}
}

// edgeLines are the lines in the page's upper and lower zones.
func (p *page) edgeLines() []edgeLine {
	top, bottom := p.extent()
	zone := runningZone * (bottom - top)
	var near []*line
	for _, l := range p.lines {
		if l.role == pb.Role_ROLE_MARGINAL || l.runes() > 220 {
			continue
		}
		if mid := (l.box.Y0 + l.box.Y1) / 2; mid < top+zone || mid > bottom-zone {
			near = append(near, l)
		}
	}
	slices.SortStableFunc(near, func(a, b *line) int { return cmp.Compare(a.baseline, b.baseline) })
	var out []edgeLine
	for i := 0; i < len(near); {
		j := i + 1
		for j < len(near) && near[j].baseline-near[i].baseline < 0.2*near[i].size && near[j].grid == nil {
			j++
		}
		row := near[i:j:j]
		slices.SortStableFunc(row, func(a, b *line) int { return cmp.Compare(a.box.X0, b.box.X0) })
		var text []string
		for _, l := range row {
			text = append(text, l.text)
		}
		mid := (row[0].box.Y0 + row[0].box.Y1) / 2
		e := edgeLine{lines: row, l: row[0], text: strings.Join(text, " "), y: mid - top, bottom: mid > bottom-zone}
		e.shape = shape(e.text)
		out = append(out, e)
		i = j
	}
	return out
}

// extent is the page's height in the direction that its text is laid out.
func (p *page) extent() (top, bottom float64) {
	switch p.angle {
	case 90:
		return -p.src.Width, 0
	case 180:
		return -p.src.Height, 0
	case 270:
		return 0, p.src.Width
	}
	return 0, p.src.Height
}

// markRunning marks the running lines at one edge of page i: repeated lines, from the edge
// inwards, as far as the text doesn't follow at its own distance and in its own style.
func (p *page) markRunning(i int, edges [][]edgeLine, bottom bool, body *stats) {
	var side []edgeLine
	for _, e := range edges[i] {
		if e.bottom == bottom {
			side = append(side, e)
		}
	}
	slices.SortStableFunc(side, func(a, b edgeLine) int {
		if bottom {
			a, b = b, a
		}
		return cmp.Compare(a.y, b.y)
	})
	runs := make([]bool, len(side))
	for k, e := range side {
		runs[k] = repeats(e, edges, i)
	}
	for k := len(side) - 1; k >= 0; k-- {
		if !runs[k] || !p.standsApart(side[k].l, bottom, body) {
			continue
		}
		for j := 0; j <= k; j++ {
			if runs[j] {
				for _, l := range side[j].lines {
					l.role = pb.Role_ROLE_RUNNING
				}
			}
		}
		return
	}
}

// standsApart says whether the next line towards the middle of the page is further away than
// lines of one text are, or of another style.
func (p *page) standsApart(l *line, bottom bool, body *stats) bool {
	var next *line
	best := math.Inf(1)
	for _, m := range p.lines {
		d := m.baseline - l.baseline
		if bottom {
			d = -d
		}
		if m != l && m.role != pb.Role_ROLE_MARGINAL && d > 0.5*l.size && d < best {
			next, best = m, d
		}
	}
	if next == nil || best > apartBy*max(l.size, next.size) {
		return true
	}
	return math.Abs(l.size-next.size) > 0.08*next.size && math.Abs(l.size-body.size) > 0.08*body.size
}

// repeats says whether enough of the pages around print the like at the same height.
func repeats(e edgeLine, edges [][]edgeLine, i int) bool {
	if e.shape == "" && !hasNumber(e.text) {
		return false
	}
	if e.bottom && noteMark(e.l) > 0 && e.l.runes() > 20 {
		return false // a footnote that comes again on each page
	}
	var all, same, parity, sameParity, exact int
	for j := max(0, i-reach); j < len(edges) && j <= i+reach; j++ {
		if j == i {
			continue
		}
		all++
		if (j-i)%2 == 0 {
			parity++
		}
		for _, o := range edges[j] {
			if o.bottom != e.bottom || math.Abs(o.y-e.y) >= 0.4*e.l.size+1 || math.Abs(o.l.size-e.l.size) >= 0.15*e.l.size || o.shape != e.shape {
				continue
			}
			same++
			if (j-i)%2 == 0 {
				sameParity++
			}
			if o.text == e.text {
				exact++
			}
			break
		}
	}
	if same == 0 {
		return false
	}
	if fullStop(e.text) && e.l.runes() > 40 && exact*2 < same {
		return false // a sentence, of which only the numbers are alike
	}
	share := numberShare
	if exact*2 >= same || growing(e, edges, i) {
		share = sameShare
	}
	return float64(same) >= share*float64(all) || sameParity >= 2 && float64(sameParity) >= (share+0.1)*float64(parity)
}

// growing says whether a number in the line grows by as many as there are pages between it
// and the like line on a neighbouring page: a page number.
func growing(e edgeLine, edges [][]edgeLine, i int) bool {
	for _, d := range []int{-2, -1, 1, 2} {
		if i+d < 0 || i+d >= len(edges) {
			continue
		}
		for _, o := range edges[i+d] {
			if o.bottom != e.bottom || o.shape != e.shape {
				continue
			}
			for _, a := range numbers(e.text) {
				for _, b := range numbers(o.text) {
					if b.value-a.value == d {
						return true
					}
				}
			}
		}
	}
	return false
}

// shape is a text without digits, spaces and case.
func shape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func hasNumber(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
