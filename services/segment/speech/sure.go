package speech

import "math"

// A decision's confidence is a measured chance. What the weights give as the
// winner's chance is too sure of itself, and knows nothing of whether the floor
// was rightly given; so it is put through a logistic curve (Platt, 1999) that
// was fitted to how often such decisions were right on texts held out.

// given is which curve a decision has.
type given uint8

const (
	givenAnew   given = iota // a statement that is given by its own words
	givenOn                  // a statement that goes on from who had the floor
	givenGroup               // a group's, a State's, a body's
	givenNobody              // nobody's
	givens
)

var givenNames = [givens]string{"given", "kept", "group", "other"}

// curve is the logit of the chance to be right: a constant, the weight of the
// logit of the winner's chance, and of the logit of the floor's own confidence.
type curve [3]float64

// plain takes the winner's chance as it is.
var plain = [givens]curve{{0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {0, 1, 0}}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

func (c curve) confidence(chance, floor float64) float64 {
	return 1 / (1 + math.Exp(-(c[0] + c[1]*logit(chance) + c[2]*logit(floor))))
}

// givenBy tells which curve a decision has by what it does to the floor.
func givenBy(m move) given {
	switch m {
	case moveGroup, moveGroupOn:
		return givenGroup
	case moveNarrate, moveProceed, moveFind:
		return givenNobody
	case moveKeep, moveTakeUp:
		return givenOn
	}
	return givenAnew
}

// Outcome is a decision that was taken, and whether it was right.
type Outcome struct {
	given         given
	chance, floor float64
	Confidence    float64
	// Likely is the chance that the weights gave to what is right.
	Likely float64
	// Right: it was taken rightly; Possible: a right candidate was there.
	Right, Possible, Statement bool
}

// FitCurves finds the curves that make the outcomes likeliest, by Newton's method.
func (w *Weights) FitCurves(list []Outcome) {
	for k := given(0); k < givens; k++ {
		c := curve{0, 1, 0}
		for range 40 {
			// gradient and Hessian of the log loss, with a weak pull to the plain curve
			var g [3]float64
			var h [3][3]float64
			for i := range c {
				d := c[i] - plain[k][i]
				g[i], h[i][i] = 2*d, 2
			}
			for _, o := range list {
				if o.given != k {
					continue
				}
				x := [3]float64{1, logit(o.chance), logit(o.floor)}
				if k != givenOn {
					x[2] = 0
				}
				p := c.confidence(o.chance, o.floor)
				y := 0.0
				if o.Right {
					y = 1
				}
				for i := range x {
					g[i] += (p - y) * x[i]
					for j := range x {
						h[i][j] += p * (1 - p) * x[i] * x[j]
					}
				}
			}
			step := solve(h, g)
			// A long step would leave the region where the square form holds.
			most := 1.0
			for _, d := range step {
				most = max(most, 2*math.Abs(d))
			}
			for i := range c {
				c[i] -= step[i] / most
			}
		}
		w.curves[k] = c
	}
}

// solve gives x of the three equations h x = g, by Gaussian elimination; h is
// positive definite.
func solve(h [3][3]float64, g [3]float64) [3]float64 {
	for i := range g {
		for j := i + 1; j < 3; j++ {
			f := h[j][i] / h[i][i]
			for k := range g {
				h[j][k] -= f * h[i][k]
			}
			g[j] -= f * g[i]
		}
	}
	var x [3]float64
	for i := 2; i >= 0; i-- {
		x[i] = g[i]
		for k := i + 1; k < 3; k++ {
			x[i] -= h[i][k] * x[k]
		}
		x[i] /= h[i][i]
	}
	return x
}

// TakeCurves takes the curves of other weights.
func (w *Weights) TakeCurves(from *Weights) { w.curves = from.curves }
