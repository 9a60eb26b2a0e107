package layout

import (
	"math"
	"sort"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// proseRunes is the least length of a line that tells what a document's text looks like.
const proseRunes = 30

// stats is what a document's pages have in common.
type stats struct {
	// size and font of most text.
	size float64
	font string
	// leads tallies distances of baselines by size in half points.
	leads map[int]tally
}

func newStats(pages []*page) *stats {
	st := &stats{leads: map[int]tally{}}
	sizes, all := tally{}, tally{}
	fonts := map[string]int{}
	for _, p := range pages {
		var prev *line
		for _, l := range p.lines {
			if l.role == pb.Role_ROLE_RUNNING || l.role == pb.Role_ROLE_PAGE_NUMBER || l.role == pb.Role_ROLE_MARGINAL {
				continue
			}
			all.add(l.size, l.runes())
			if l.grid == nil && l.runes() >= proseRunes {
				sizes.add(l.size, l.runes())
				fonts[l.font] += l.runes()
			}
			if prev != nil && prev.column == l.column && math.Abs(prev.size-l.size) < 0.05*l.size {
				if d := l.baseline - prev.baseline; d > 0.8*l.size && d < 2.2*l.size {
					k := int(math.Round(l.size * 2))
					if st.leads[k] == nil {
						st.leads[k] = tally{}
					}
					st.leads[k].add(math.Round(d*2)/2, 1)
				}
			}
			prev = l
		}
	}
	if st.size = sizes.top(); st.size == 0 {
		st.size = all.top()
	}
	n := 0
	for f, c := range fonts {
		if c > n || c == n && f < st.font {
			st.font, n = f, c
		}
	}
	return st
}

// limit is the distance of baselines, in points, from which on lines of a size are paragraphs
// apart: between the two distances that the document uses most; 0 where it uses one.
func (st *stats) limit(size float64) float64 {
	t := st.leads[int(math.Round(size*2))]
	total := 0
	var steps []int
	for v, n := range t {
		total += n
		steps = append(steps, v)
	}
	sort.Ints(steps)
	// Neighbouring steps are one distance.
	low := 0
	for _, v := range steps {
		n := t[v] + t[v+5]
		if n < 3 || n*12 < total {
			continue
		}
		if low == 0 {
			low = v
		} else if float64(v) > 1.08*float64(low)+5 {
			return (float64(low) + float64(v)) / 20
		}
	}
	return 0
}
