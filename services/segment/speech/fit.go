package speech

import (
	"math"

	"rapporteur.internal/services/segment/lexicon"
)

// Case is a sentence with its candidates, for fitting: what speaks for each and
// whether it is right.
type Case struct {
	// Text is the number of the text that it is of.
	Text     int
	evidence [][]evidence
	right    []bool
}

// Judge tells how right a decision is for the sentence of that number: 0 wrong,
// else the higher the better.
type Judge func(n int, d *Decision) int

// Trial is a reading of an annotated text: a case a sentence that has a right
// candidate, and what became of each sentence that is judged.
type Trial struct {
	Cases    []Case
	Outcomes []Outcome
	// Options are each judged sentence's candidates in words, where asked for.
	Options []Options
}

// Options are a sentence's candidates, in words.
type Options struct {
	Sentence, Taken int
	Candidates      []string
	Grades          []int
}

// Try reads a document as Read does and judges each sentence for which known is
// true. Where guided, the reading goes on from the right answer, else from its own.
func Try(lex *lexicon.Lexicon, w *Weights, in []Sentence, city string, known func(n int) bool, judge Judge, guided, told bool) Trial {
	var t Trial
	read(lex, w, in, city, func(r *reader, s *sentence, list []candidate, best int) int {
		if !known(s.index) {
			return best
		}
		top, right := 0, -1
		grades := make([]int, len(list))
		for i := range list {
			d := list[i].d
			for _, p := range d.people {
				d.Speakers = append(d.Speakers, Card{Name: p.name})
			}
			grades[i] = judge(s.index, &d)
			top = max(top, grades[i])
		}
		likely := 0.0
		for i := range list {
			if grades[i] > 0 {
				likely += list[i].chance
			}
		}
		taken := &list[best]
		t.Outcomes = append(t.Outcomes, Outcome{given: givenBy(taken.move), chance: taken.chance, floor: r.floor.sure, Confidence: taken.confidence, Likely: likely,
			Right: grades[best] > 0, Possible: top > 0, Statement: taken.d.Kind == Statement})
		if told {
			o := Options{Sentence: s.index, Taken: best, Grades: grades}
			for i := range list {
				o.Candidates = append(o.Candidates, list[i].print(w))
			}
			t.Options = append(t.Options, o)
		}
		if top == 0 {
			return best
		}
		c := Case{}
		for i := range list {
			c.evidence = append(c.evidence, list[i].evidence)
			c.right = append(c.right, grades[i] == top)
			if grades[i] == top && (right < 0 || list[i].score > list[right].score) {
				right = i
			}
		}
		t.Cases = append(t.Cases, c)
		if guided {
			return right
		}
		return best
	}, true)
	return t
}

// Fit moves weights so that the right candidates of the cases become likely:
// it minimises the mean negative log of the chance that a right one is taken
// plus pull times the squared distance from the start, by adaptive gradient
// steps over the cases in order.
func (w *Weights) Fit(cases []Case, pull float64, rounds, least int) *Weights {
	texts := map[evidence]map[int]bool{}
	for _, c := range cases {
		for _, list := range c.evidence {
			for _, e := range list {
				if texts[e] == nil {
					texts[e] = map[int]bool{}
				}
				if len(texts[e]) < least {
					texts[e][c.Text] = true
				}
			}
		}
	}
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
				if len(texts[e]) >= least {
					rows[i][j] = append(rows[i][j], at(e))
				}
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
