package weigh

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Weights say how much each piece of evidence speaks for an option. They are
// read only, but for Number and the Fit functions.
type Weights struct {
	looks []Look
	// ids number names; names is the way back. Number 0 is an unknown name.
	ids   map[string]uint16
	names []string
	of    map[Evidence]float64
	start map[Evidence]float64
	// curves turn chances into confidences.
	curves map[string]Curve
}

// New gives weights before anything was fitted.
func New(looks []Look, start map[Evidence]float64) *Weights {
	return &Weights{looks: looks, ids: map[string]uint16{"": 0}, names: []string{""}, of: start, start: start, curves: map[string]Curve{}}
}

// ID gives a name's number, 0 where the name is unknown.
func (w *Weights) ID(name string) uint16 { return w.ids[name] }

// Named gives the name of a number.
func (w *Weights) Named(id uint16) string { return w.names[id] }

// Number gives a name a number of its own, for fitting and reading.
func (w *Weights) Number(name string) uint16 {
	n, ok := w.ids[name]
	if !ok {
		n = uint16(len(w.names))
		w.ids[name] = n
		w.names = append(w.names, name)
	}
	return n
}

// Of gives the weight of a piece of evidence.
func (w *Weights) Of(e Evidence) float64 { return w.of[e] }

// Option is one of a case's options: its evidence, and, once weighed, its score
// and its chance among the options.
type Option struct {
	Evidence      []Evidence
	Score, Chance float64
}

// Weigh scores the options, gives each its chance, and returns the best, the
// first of those that score alike.
func (w *Weights) Weigh(options []*Option) int {
	best := 0
	for i, o := range options {
		o.Score = 0
		for _, e := range o.Evidence {
			o.Score += w.of[e]
		}
		if o.Score > options[best].Score {
			best = i
		}
	}
	sum := 0.0
	for _, o := range options {
		o.Chance = math.Exp(o.Score - options[best].Score)
		sum += o.Chance
	}
	for _, o := range options {
		o.Chance /= sum
	}
	return best
}

// Read reads weights: lines of "weight TAB look value value" and of "sure TAB
// name constant chance before"; # begins a comment. Errors name the line.
func Read(looks []Look, start map[Evidence]float64, in io.Reader) (*Weights, error) {
	w := New(looks, start)
	w.of = map[Evidence]float64{}
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := w.readLine(line); err != nil {
			return nil, fmt.Errorf("weights, line %d: %w", n, err)
		}
	}
	return w, lines.Err()
}

func (w *Weights) readLine(line string) error {
	head, rest, _ := strings.Cut(line, "\t")
	if head == "sure" {
		return w.readCurve(rest)
	}
	v, err := strconv.ParseFloat(head, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("%q is no weight", head)
	}
	e, err := w.parse(rest)
	if err != nil {
		return err
	}
	if _, twice := w.of[e]; twice {
		return fmt.Errorf("%q stands twice", rest)
	}
	w.of[e] = v
	return nil
}

// least is the weight that is written at least: less changes no decision.
const least = 0.02

// Write prints the weights, by look and value.
func (w *Weights) Write(out io.Writer) error {
	var curves []string
	for name := range w.curves {
		curves = append(curves, name)
	}
	slices.Sort(curves)
	for _, name := range curves {
		c := w.curves[name]
		if _, err := fmt.Fprintf(out, "sure\t%s %.3f %.3f %.3f\n", name, c.Constant, c.Chance, c.Before); err != nil {
			return err
		}
	}
	type row struct {
		look Evidence
		v    float64
		text string
	}
	var rows []row
	for e, v := range w.of {
		if math.Abs(v) >= least {
			rows = append(rows, row{e >> 24, v, w.Print(e)})
		}
	}
	slices.SortFunc(rows, func(a, b row) int {
		if a.look != b.look {
			return cmp.Compare(a.look, b.look)
		}
		return strings.Compare(a.text, b.text)
	})
	for _, r := range rows {
		if _, err := fmt.Fprintf(out, "%.2f\t%s\n", r.v, r.text); err != nil {
			return err
		}
	}
	return nil
}
