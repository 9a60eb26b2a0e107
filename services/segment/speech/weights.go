package speech

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed weights.tsv
var fitted string

// Weights say how much each piece of evidence speaks for a candidate. They are
// read only.
type Weights struct {
	// ids number the names of what the proposers see; names is the way back.
	ids   map[string]uint16
	names []string
	of    map[evidence]float64
	// curves turn chances into confidences.
	curves [givens]curve
}

// ListOrder are the weights by which the first proposer of the list that
// answers is right: nothing was fitted.
func ListOrder() *Weights {
	w := &Weights{ids: map[string]uint16{"": 0}, names: []string{""}, of: map[evidence]float64{pack(byFirst, 0, 0, 0): start}, curves: plain}
	return w
}

// start is what the list's order weighs before anything was fitted: about nine
// to one that its first answer is right against each other.
const start = 2

// Fitted gives the weights that the program holds.
func Fitted() (*Weights, error) { return ReadWeights(strings.NewReader(fitted)) }

func (w *Weights) id(name string) uint16 {
	if n, ok := w.ids[name]; ok {
		return n
	}
	return 0
}

func (w *Weights) name(id uint16) string { return w.names[id] }

// number gives a name a number of its own, for fitting.
func (w *Weights) number(name string) uint16 {
	n, ok := w.ids[name]
	if !ok {
		n = uint16(len(w.names))
		w.ids[name] = n
		w.names = append(w.names, name)
	}
	return n
}

// ReadWeights reads lines of "weight TAB look value value"; # begins a comment.
func ReadWeights(in io.Reader) (*Weights, error) {
	w := ListOrder()
	clear(w.of)
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "sure\t"); ok {
			if err := w.readCurve(rest); err != nil {
				return nil, fmt.Errorf("weights, line %d: %w", n, err)
			}
			continue
		}
		number, rest, _ := strings.Cut(line, "\t")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("weights, line %d: %w", n, err)
		}
		e, err := parseEvidence(rest, w.number)
		if err != nil {
			return nil, fmt.Errorf("weights, line %d: %w", n, err)
		}
		w.of[e] = v
	}
	return w, lines.Err()
}

// Write prints the weights, the heaviest first, those that round to nothing left out.
func (w *Weights) Write(out io.Writer) error {
	type row struct {
		e evidence
		v float64
		s string
	}
	var rows []row
	for e, v := range w.of {
		if math.Abs(v) >= 0.02 {
			rows = append(rows, row{e, v, e.print(w.name)})
		}
	}
	slices.SortFunc(rows, func(a, b row) int {
		if a.e>>24 != b.e>>24 {
			return cmp.Compare(a.e>>24, b.e>>24)
		}
		return strings.Compare(a.s, b.s)
	})
	for k, c := range w.curves {
		if _, err := fmt.Fprintf(out, "sure\t%s %.3f %.3f %.3f\n", givenNames[k], c[0], c[1], c[2]); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if _, err := fmt.Fprintf(out, "%.2f\t%s\n", r.v, r.s); err != nil {
			return err
		}
	}
	return nil
}

// rank scores the candidates, turns the scores into chances and gives the best.
func (w *Weights) rank(list []candidate) int {
	best := 0
	for i := range list {
		c := &list[i]
		c.score = 0
		for _, e := range c.evidence {
			c.score += w.of[e]
		}
		if c.score > list[best].score {
			best = i
		}
	}
	sum := 0.0
	for i := range list {
		list[i].chance = math.Exp(list[i].score - list[best].score)
		sum += list[i].chance
	}
	for i := range list {
		list[i].chance /= sum
	}
	return best
}

// readCurve reads "sort constant chance floor".
func (w *Weights) readCurve(text string) error {
	var name string
	var c curve
	if _, err := fmt.Sscan(text, &name, &c[0], &c[1], &c[2]); err != nil {
		return fmt.Errorf("curve %q: %w", text, err)
	}
	for k, n := range givenNames {
		if n == name {
			w.curves[k] = c
			return nil
		}
	}
	return fmt.Errorf("no curve of the name %q", name)
}
