package speech

import (
	"fmt"
	"math"

	"rapporteur.internal/services/segment/lexicon"
)

// Case is a sentence with its candidates, for fitting: what speaks for each and
// whether it is right.
type Case struct {
	evidence [][]evidence
	right    []bool
}

// Judge tells whether a decision is right for the sentence of that number: 0
// wrong, higher the better.
type Judge func(n int, d *Decision) int

// Gather reads a document as Read does and gives a case a sentence that has a
// right candidate. Where guided, the reading goes on from the right answer,
// else from its own. known tells which sentences are judged. oracle counts
// the sentences judged, and those that have a right candidate.
var Trace func(n int, options []string, grades []int, best int)

func Gather(lex *lexicon.Lexicon, w *Weights, in []Sentence, city string, known func(n int) bool, judge Judge, guided bool) (cases []Case, judged, possible int) {
	read(lex, w, in, city, func(s *sentence, list []candidate, best int) int {
		if !known(s.index) {
			return best
		}
		judged++
		top, right := 0, -1
		grades := make([]int, len(list))
		for i := range list {
			d := list[i].d
			d.Speakers = nil
			for _, p := range d.people {
				d.Speakers = append(d.Speakers, Card{Name: p.name})
			}
			grades[i] = judge(s.index, &d)
			top = max(top, grades[i])
		}
		if Trace != nil {
			var o []string
			for i := range list {
				d := &list[i].d
				x := ""
				for _, p := range d.people {
					x += p.name + "+"
				}
				for _, p := range d.Parties {
					x += p.Name + "/"
				}
				for _, id := range list[i].ids {
					x += " " + w.names[id]
				}
				o = append(o, fmt.Sprintf("%d %s %.2f %s", d.Kind, x, list[i].chance, moveNames[r0(list[i])]))
			}
			Trace(s.index, o, grades, best)
		}
		if top == 0 {
			return best
		}
		possible++
		c := Case{}
		for i := range list {
			c.evidence = append(c.evidence, list[i].evidence)
			c.right = append(c.right, grades[i] == top)
			if grades[i] == top && (right < 0 || list[i].score > list[right].score) {
				right = i
			}
		}
		cases = append(cases, c)
		if guided {
			return right
		}
		return best
	}, true)
	return cases, judged, possible
}

// Fit moves weights so that the right candidates of the cases become likely:
// it minimises the mean negative log of the chance that a right one is taken
// plus pull times the squared distance from the start, by adaptive gradient
// steps over the cases in order.
func (w *Weights) Fit(cases []Case, pull float64, rounds int) *Weights {
	out := &Weights{ids: w.ids, names: w.names, of: map[evidence]float64{}}
	begin := ListOrder().of
	index := map[evidence]int{}
	var theta, origin []float64
	at := func(e evidence) int {
		n, ok := index[e]
		if !ok {
			n = len(theta)
			index[e] = n
			v := begin[e]
			theta, origin = append(theta, v), append(origin, v)
		}
		return n
	}
	rows := make([][][]int, len(cases))
	for i, c := range cases {
		rows[i] = make([][]int, len(c.evidence))
		for j, list := range c.evidence {
			for _, e := range list {
				rows[i][j] = append(rows[i][j], at(e))
			}
		}
	}
	grad, squares := make([]float64, len(theta)), make([]float64, len(theta))
	const batch = 64
	rate := 0.15
	scores := make([]float64, 0, 64)
	for round := 0; round < rounds; round++ {
		step := rate / math.Sqrt(1+float64(round)/4)
		for from := 0; from < len(cases); from += batch {
			clear(grad)
			to := min(from+batch, len(cases))
			for i := from; i < to; i++ {
				scores = scores[:0]
				top := math.Inf(-1)
				for _, row := range rows[i] {
					v := 0.0
					for _, n := range row {
						v += theta[n]
					}
					scores = append(scores, v)
					top = max(top, v)
				}
				all, right := 0.0, 0.0
				for j, v := range scores {
					scores[j] = math.Exp(v - top)
					all += scores[j]
					if cases[i].right[j] {
						right += scores[j]
					}
				}
				for j, row := range rows[i] {
					g := scores[j] / all
					if cases[i].right[j] {
						g -= scores[j] / right
					}
					if math.Abs(g) < 1e-4 {
						continue
					}
					for _, n := range row {
						grad[n] += g
					}
				}
			}
			share := float64(to-from) / float64(len(cases))
			for n := range theta {
				g := grad[n] + pull*share*(theta[n]-origin[n])
				if g == 0 {
					continue
				}
				squares[n] += g * g
				theta[n] -= step * g / (1e-3 + math.Sqrt(squares[n]))
			}
		}
	}
	for e, n := range index {
		out.of[e] = theta[n]
	}
	return out
}

func r0(c candidate) move {
	for _, e := range c.evidence {
		if template(e>>24) == byMove {
			return move(uint8(e >> 16))
		}
	}
	return 0
}
