package point

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

//go:embed weights.tsv
var weightsFile string

// The relations of a pair, as the model counts them; unrelated weighs 0.
const (
	same = iota
	contradicts
	related
	relations
)

// model is the weights of the looks for each relation.
type model [relations][]float64

func newModel() *model {
	var m model
	for r := range m {
		m[r] = make([]float64, len(looks))
	}
	return &m
}

// readModel reads lines of a look's name and its weights, parted by tabs.
func readModel(data string) (*model, error) {
	m := newModel()
	at := map[string]int{}
	for i, n := range looks {
		at[n] = i
	}
	for n, line := range strings.Split(data, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cell := strings.Split(line, "\t")
		if len(cell) != 1+relations {
			return nil, fmt.Errorf("weights of points, line %d: wanted a look and %d weights: %q", n+1, relations, line)
		}
		i, ok := at[cell[0]]
		if !ok {
			return nil, fmt.Errorf("weights of points, line %d: no look %q, or it stands twice", n+1, cell[0])
		}
		delete(at, cell[0])
		for r := range m {
			v, err := strconv.ParseFloat(cell[1+r], 64)
			if err != nil {
				return nil, fmt.Errorf("weights of points, line %d: %w", n+1, err)
			}
			m[r][i] = v
		}
	}
	if len(at) > 0 && len(at) < len(looks) {
		return nil, fmt.Errorf("weights of points: %d looks have none", len(at))
	}
	return m, nil
}

// chances are those of each relation; the rest is that the two have nothing to
// do with each other.
func (m *model) chances(f []float64) [relations]float64 {
	var out [relations]float64
	top := 0.0
	for r := range m {
		for i, x := range f {
			out[r] += m[r][i] * x
		}
		top = max(top, out[r])
	}
	sum := math.Exp(-top)
	for r := range out {
		out[r] = math.Exp(out[r] - top)
		sum += out[r]
	}
	for r := range out {
		out[r] /= sum
	}
	return out
}

// example is a pair of which a person said what it is: a relation, or -1.
type example struct {
	looks    []float64
	relation int
}

// fit finds the weights under which the examples are likeliest, pulled to zero:
// a multinomial logit. Steps shrink with what a weight has moved already
// (Adagrad; Duchi et al. 2011), on the whole set: few weights, some ten
// thousand pairs.
func fit(examples []example, pull float64) *model {
	m := newModel()
	n := len(looks)
	moved, grad := make([]float64, relations*n), make([]float64, relations*n)
	for range 1200 {
		for r := range m {
			for i, w := range m[r] {
				grad[r*n+i] = pull * w
			}
			grad[r*n] = 0 // the first look is the constant
		}
		for _, e := range examples {
			chance := m.chances(e.looks)
			if e.relation >= 0 {
				chance[e.relation]--
			}
			for r, c := range chance {
				if c < 1e-4 && c > -1e-4 {
					continue
				}
				for i, x := range e.looks {
					grad[r*n+i] += c * x
				}
			}
		}
		for r := range m {
			for i := range m[r] {
				g := grad[r*n+i]
				moved[r*n+i] += g * g
				m[r][i] -= .5 * g / (1e-6 + math.Sqrt(moved[r*n+i]))
			}
		}
	}
	return m
}
