package speech

import (
	"fmt"
	"slices"
)

// why tells, in words, what was decided, what came next, and the evidence that
// made the difference, the weightiest first: above 0 it speaks for what was
// decided, below 0 for what came next.
func (r *reader) why(list []candidate, best int) []string {
	second := -1
	for i := range list {
		if i != best && (second < 0 || list[i].Chance > list[second].Chance) {
			second = i
		}
	}
	c := &list[best]
	out := []string{"decided: " + c.print(r.weights, r.proposers)}
	if second < 0 {
		return out
	}
	d := &list[second]
	out = append(out, "second: "+d.print(r.weights, r.proposers))
	if d.Chance > c.Chance {
		out = append(out, "the next sentence goes on better from the first")
	}
	type piece struct {
		weight float64
		text   string
	}
	var pieces []piece
	for _, e := range c.Evidence {
		if w := r.weights.Of(e); !slices.Contains(d.Evidence, e) && w != 0 {
			pieces = append(pieces, piece{w, "the first has: " + r.weights.Print(e)})
		}
	}
	for _, e := range d.Evidence {
		if w := r.weights.Of(e); !slices.Contains(c.Evidence, e) && w != 0 {
			pieces = append(pieces, piece{-w, "the second has: " + r.weights.Print(e)})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int {
		switch x, y := max(a.weight, -a.weight), max(b.weight, -b.weight); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	for _, p := range pieces[:min(len(pieces), shown)] {
		out = append(out, fmt.Sprintf("%+.2f %s", p.weight, p.text))
	}
	return out
}

// shown is how many pieces of evidence are told of a decision.
const shown = 8
