package weigh

import "math"

// Case is a choice between options, of which some are right.
type Case struct {
	// Text is the number of the text that it is of.
	Text    int
	Options [][]Evidence
	Right   []bool
}

// Settings are how weights are fitted.
type Settings struct {
	// Pull holds the weights to the start: half of it times the squared distance
	// is added to the loss. Least is in how many texts evidence must stand to be
	// weighed. Rounds is how often the cases are gone over.
	Pull   float64
	Least  int
	Rounds int
}

const (
	batch = 64
	rate  = 0.15
)

// Fit gives weights that make the right options of the cases likely: it
// minimises the sum of the negative logarithms of the chance that a right one
// is taken, plus the pull, by adaptive gradient steps (Duchi and others, 2011)
// over the cases in their order.
func (w *Weights) Fit(cases []Case, s Settings) *Weights {
	f := newFitting(w.start, cases, s)
	for round := range s.Rounds {
		step := rate / math.Sqrt(1+float64(round)/4)
		for from := 0; from < len(cases); from += batch {
			f.move(from, min(from+batch, len(cases)), step)
		}
	}
	out := New(w.looks, w.start)
	out.ids, out.names = w.ids, w.names
	out.of = map[Evidence]float64{}
	for e, n := range f.index {
		out.of[e] = f.theta[n]
	}
	return out
}

// fitting holds the cases by the places of their evidence in theta.
type fitting struct {
	pull                         float64
	index                        map[Evidence]int
	theta, origin, grad, squares []float64
	rows                         [][][]int
	right                        [][]bool
	scores                       []float64
}

func newFitting(start map[Evidence]float64, cases []Case, s Settings) *fitting {
	f := &fitting{pull: s.Pull, index: map[Evidence]int{}, rows: make([][][]int, len(cases))}
	common := inTexts(cases, s.Least)
	for i, c := range cases {
		f.right = append(f.right, c.Right)
		f.rows[i] = make([][]int, len(c.Options))
		for j, list := range c.Options {
			for _, e := range list {
				if !common[e] {
					continue
				}
				n, ok := f.index[e]
				if !ok {
					n = len(f.theta)
					f.index[e] = n
					f.theta = append(f.theta, start[e])
				}
				f.rows[i][j] = append(f.rows[i][j], n)
			}
		}
	}
	f.origin = append(f.origin, f.theta...)
	f.grad, f.squares = make([]float64, len(f.theta)), make([]float64, len(f.theta))
	return f
}

// inTexts gives the evidence that stands in at least that many texts.
func inTexts(cases []Case, least int) map[Evidence]bool {
	last, count := map[Evidence]map[int]bool{}, map[Evidence]bool{}
	for _, c := range cases {
		for _, list := range c.Options {
			for _, e := range list {
				if count[e] {
					continue
				}
				if last[e] == nil {
					last[e] = map[int]bool{}
				}
				last[e][c.Text] = true
				if len(last[e]) >= least {
					count[e] = true
					delete(last, e)
				}
			}
		}
	}
	return count
}

// move takes one step against the gradient of the cases from … to.
func (f *fitting) move(from, to int, step float64) {
	clear(f.grad)
	for i := from; i < to; i++ {
		f.addGradient(i)
	}
	share := float64(to-from) / float64(len(f.rows))
	for n := range f.theta {
		g := f.grad[n] + f.pull*share*(f.theta[n]-f.origin[n])
		if g == 0 {
			continue
		}
		f.squares[n] += g * g
		f.theta[n] -= step * g / (1e-3 + math.Sqrt(f.squares[n]))
	}
}

// addGradient adds the gradient of one case's loss.
func (f *fitting) addGradient(i int) {
	f.scores = f.scores[:0]
	top := math.Inf(-1)
	for _, row := range f.rows[i] {
		v := 0.0
		for _, n := range row {
			v += f.theta[n]
		}
		f.scores = append(f.scores, v)
		top = max(top, v)
	}
	all, right := 0.0, 0.0
	for j, v := range f.scores {
		f.scores[j] = math.Exp(v - top)
		all += f.scores[j]
		if f.right[i][j] {
			right += f.scores[j]
		}
	}
	for j, row := range f.rows[i] {
		g := f.scores[j] / all
		if f.right[i][j] {
			g -= f.scores[j] / right
		}
		if math.Abs(g) < 1e-4 {
			continue
		}
		for _, n := range row {
			f.grad[n] += g
		}
	}
}
