package speech

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"math"
	"sort"
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
}

// ListOrder are the weights by which the first proposer of the list that
// answers is right: nothing was fitted.
func ListOrder() *Weights {
	w := &Weights{ids: map[string]uint16{"": 0}, names: []string{""}, of: map[evidence]float64{pack(byFirst, 0, 0, 0): start}}
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

// ReadWeights reads lines of "weight TAB template TAB values"; # begins a comment.
func ReadWeights(in io.Reader) (*Weights, error) {
	w := ListOrder()
	clear(w.of)
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("weights, line %d: %d columns, wanted weight, template, values", n, len(cols))
		}
		v, err := strconv.ParseFloat(cols[0], 64)
		if err != nil {
			return nil, fmt.Errorf("weights, line %d: %w", n, err)
		}
		e, err := w.parse(cols[1], cols[2])
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
		if math.Abs(v) >= 0.005 {
			rows = append(rows, row{e, v, w.describe(e)})
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		if a, b := rows[i].e>>24, rows[j].e>>24; a != b {
			return a < b
		}
		return rows[i].s < rows[j].s
	})
	for _, r := range rows {
		if _, err := fmt.Fprintf(out, "%.2f\t%s\n", r.v, r.s); err != nil {
			return err
		}
	}
	return nil
}

// describe prints evidence as "template TAB values".
func (w *Weights) describe(e evidence) string {
	t := template(e >> 24)
	a, b, c := uint8(e>>16), uint8(e>>8), uint8(e)
	if t == byRule || t == byRuleFirst {
		return templateNames[t] + "\t" + w.names[uint16(a)|uint16(b)<<8]
	}
	return fmt.Sprintf("%s\t%d %d %d", templateNames[t], a, b, c)
}

func (w *Weights) parse(name, values string) (evidence, error) {
	for t := template(0); t < templates; t++ {
		if templateNames[t] != name {
			continue
		}
		if t == byRule || t == byRuleFirst {
			id := w.number(values)
			return pack(t, uint8(id), uint8(id>>8), 0), nil
		}
		var a, b, c uint8
		if _, err := fmt.Sscan(values, &a, &b, &c); err != nil {
			return 0, fmt.Errorf("values %q: %w", values, err)
		}
		return pack(t, a, b, c), nil
	}
	return 0, fmt.Errorf("no template %q", name)
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
