package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"rapporteur.internal/services/report/point"
)

// ranked is a pair by its chance of a relation.
type ranked struct {
	chance  float64
	right   bool
	related bool
}

// curve prints, of each relation, the recall at several precisions, so that a
// threshold can be chosen.
func curve(w io.Writer, sets []point.Set, lexicons []*point.Lexicon) error {
	var same, contrary []ranked
	var sames, contraries, related int
	for i, set := range sets {
		judged := map[[2]string]string{}
		for _, p := range set.Pairs {
			judged[[2]string{p.A, p.B}], judged[[2]string{p.B, p.A}] = p.Relation, p.Relation
			switch p.Relation {
			case "same":
				sames++
			case "contradicts":
				contraries++
			default:
				related++
			}
		}
		for _, p := range point.NewMatcher(lexicons[i], point.DefaultRule(), set.Items).Pairs() {
			r := judged[[2]string{p.A, p.B}]
			if p.Same >= p.Contradicts {
				same = append(same, ranked{p.Same, r == "same", r == "related"})
			} else {
				contrary = append(contrary, ranked{p.Contradicts, r == "contradicts", r == "related"})
			}
		}
	}
	tell(w, "same", same, sames, related)
	tell(w, "contradicts", contrary, contraries, related)
	return nil
}

func tell(w io.Writer, name string, list []ranked, all, related int) {
	slices.SortFunc(list, func(a, b ranked) int { return cmp.Compare(b.chance, a.chance) })
	average, right := 0.0, 0
	for i, r := range list {
		if r.right {
			right++
			average += float64(right) / float64(i+1)
		}
	}
	fmt.Fprintf(w, "%s: average precision %.3f\n", name, average/float64(max(1, all)))
	for _, floor := range []float64{.95, .9, .85, .8, .7, .6, .5, .4} {
		right, rel, best := 0, 0, -1
		var recall, taken float64
		for i, r := range list {
			if r.right {
				right++
			}
			if r.related {
				rel++
			}
			if float64(right)/float64(i+1) >= floor {
				best, recall, taken = i, float64(right)/float64(max(1, all)), float64(rel)/float64(max(1, related))
			}
		}
		if best >= 0 {
			fmt.Fprintf(w, "  precision %.2f: recall %.3f from %.3f on; %.3f of the related\n", floor, recall, list[best].chance, taken)
		}
	}
}
