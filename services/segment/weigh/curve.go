package weigh

import (
	"fmt"
	"maps"
	"math"
)

// Curve turns a winner's chance into the chance that it is right: the logit of
// that is a constant, plus a part of the logit of the winner's chance, plus,
// where a decision goes on from an earlier one, a part of the logit of that
// one's confidence. The winner's chance by itself is too sure of itself.
type Curve struct{ Constant, Chance, Before float64 }

// plain takes the winner's chance as it is.
var plain = Curve{0, 1, 0}

// Confidence gives the chance to be right of a decision of that sort, by the
// winner's chance and the confidence of the decision that it goes on from, 0
// where there is none.
func (w *Weights) Confidence(sort string, chance, before float64) float64 {
	c, ok := w.curves[sort]
	if !ok {
		c = plain
	}
	return c.at(chance, before)
}

func (c Curve) at(chance, before float64) float64 {
	x := c.Constant + c.Chance*logit(chance)
	if c.Before != 0 {
		x += c.Before * logit(before)
	}
	return 1 / (1 + math.Exp(-x))
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// Outcome is a decision of some sort that was taken, and whether it was right.
// Before is 0 where it doesn't go on from an earlier one.
type Outcome struct {
	Sort           string
	Chance, Before float64
	Right          bool
}

// FitCurves finds the curves that make the outcomes likeliest, a sort each, by
// Newton's method with a weak pull to the plain curve.
func (w *Weights) FitCurves(outcomes []Outcome) {
	sorts := map[string][]Outcome{}
	for _, o := range outcomes {
		sorts[o.Sort] = append(sorts[o.Sort], o)
	}
	for name, list := range sorts {
		w.curves[name] = fitCurve(list)
	}
}

// Doubt lowers the curves of the sorts named by that much, on the scale of logits.
func (w *Weights) Doubt(by float64, sorts ...string) {
	for _, name := range sorts {
		c, ok := w.curves[name]
		if !ok {
			c = plain
		}
		c.Constant -= by
		w.curves[name] = c
	}
}

// TakeCurves takes the curves of other weights.
func (w *Weights) TakeCurves(from *Weights) { w.curves = maps.Clone(from.curves) }

func fitCurve(list []Outcome) Curve {
	c := [3]float64{plain.Constant, plain.Chance, plain.Before}
	const pull, rounds = 2, 40
	for range rounds {
		var g [3]float64
		var h [3][3]float64
		for i, p := range [3]float64{plain.Constant, plain.Chance, plain.Before} {
			g[i], h[i][i] = pull*(c[i]-p), pull
		}
		for _, o := range list {
			x := [3]float64{1, logit(o.Chance), 0}
			if o.Before > 0 {
				x[2] = logit(o.Before)
			}
			p := 1 / (1 + math.Exp(-(c[0]*x[0] + c[1]*x[1] + c[2]*x[2])))
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
	return Curve{c[0], c[1], c[2]}
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

// readCurve reads "sort constant chance before".
func (w *Weights) readCurve(text string) error {
	var name string
	var c Curve
	if n, err := fmt.Sscan(text, &name, &c.Constant, &c.Chance, &c.Before); err != nil || n != 4 {
		return fmt.Errorf("curve %q wants a name and three numbers", text)
	}
	w.curves[name] = c
	return nil
}
