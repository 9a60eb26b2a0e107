package layout

import (
	"math"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

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
	sizes := tally{}
	fonts := map[string]int{}
	for _, p := range pages {
		var prev *line
		for _, l := range p.lines {
			if l.role == pb.Role_ROLE_RUNNING || l.role == pb.Role_ROLE_PAGE_NUMBER || l.role == pb.Role_ROLE_MARGINAL {
				continue
			}
			sizes.add(l.size, l.runes())
			fonts[l.font] += l.runes()
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
	st.size = sizes.top()
	n := 0
	for f, c := range fonts {
		if c > n || c == n && f < st.font {
			st.font, n = f, c
		}
	}
	return st
}
