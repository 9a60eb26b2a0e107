package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rapporteur.internal/services/segment/gold"
)

// pooled are the texts of one set, or of one language of it.
type pooled struct {
	texts int
	tally gold.Tally
}

// table prints lines of figures, and pools them.
type table struct {
	w       io.Writer
	columns []string
	lines   map[string]gold.Tally
	sums    map[string]*pooled
	sets    []string
}

func newTable(w io.Writer, all bool) *table {
	t := &table{w: w, columns: []string{"who", "who_p", "who_r", "kind", "group", "role", "org", "country", "sure", "sure_right"}, lines: map[string]gold.Tally{}, sums: map[string]*pooled{}}
	if all {
		t.columns = gold.Columns()
	}
	return t
}

// head names the columns. attributed: the sentences that the annotation gives
// to named speakers, on which who rests.
func (t *table) head() {
	fmt.Fprintf(t.w, "%-26s %5s %10s", "", "texts", "attributed")
	for _, c := range t.columns {
		fmt.Fprintf(t.w, " %*s", max(7, len(c)), c)
	}
	fmt.Fprintln(t.w)
}

func (t *table) line(label string, texts int, tally gold.Tally) {
	t.lines[label] = tally
	fmt.Fprintf(t.w, "%-26s %5d %10.0f", label, texts, tally.Who.Wanted)
	for _, c := range t.columns {
		if v, known := tally.Value(c); known {
			fmt.Fprintf(t.w, " %*.3f", max(7, len(c)), v)
		} else {
			fmt.Fprintf(t.w, " %*s", max(7, len(c)), "–")
		}
	}
	fmt.Fprintln(t.w)
}

// pool adds a text to its set's pools.
func (t *table) pool(x text, language string, tally gold.Tally) {
	if x.set == "" {
		return
	}
	for _, set := range []string{x.set, "all"} {
		for _, label := range []string{set + " " + language, set} {
			if t.sums[label] == nil {
				t.sums[label] = &pooled{}
			}
			t.sums[label].texts++
			t.sums[label].tally.Add(tally)
		}
	}
	if !slices.Contains(t.sets, x.set) {
		t.sets = append(t.sets, x.set)
	}
}

// pools prints each set's languages and the set, then all sets'.
func (t *table) pools() {
	sets := t.sets
	if len(sets) > 1 {
		sets = append(sets, "all")
	}
	for _, set := range sets {
		fmt.Fprintln(t.w)
		for _, label := range []string{set + " fr", set + " en", set + " es", set} {
			if p := t.sums[label]; p != nil {
				t.line(label, p.texts, p.tally)
			}
		}
	}
}

// wrong prints one wrongly attributed sentence.
func (t *table) wrong(e gold.Wrong) {
	words := []rune(e.Text)
	fmt.Fprintf(t.w, "%8s  wanted %s; got %s\n          %s\n", e.ID, names(e.Wanted), names(e.Got), string(words[:min(110, len(words))]))
}

func names(list []string) string {
	if len(list) == 0 {
		return "nobody"
	}
	return strings.Join(list, ", ")
}

// floor is what a line's figures must reach.
type floor struct {
	line string
	min  map[string]float64
}

func parseFloor(s string) (floor, error) {
	f := floor{min: map[string]float64{}}
	if s == "" {
		return f, nil
	}
	line, list, _ := strings.Cut(s, ":")
	f.line = line
	for _, m := range strings.Split(list, ",") {
		name, value, _ := strings.Cut(m, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || !slices.Contains(gold.Columns(), name) {
			return f, fmt.Errorf("--min %s: %q is not FIGURE=VALUE; the figures are %s", s, m, strings.Join(gold.Columns(), ", "))
		}
		f.min[name] = v
	}
	return f, nil
}

// reach fails where a figure falls short.
func (t *table) reach(f floor) error {
	if f.line == "" {
		return nil
	}
	tally, printed := t.lines[f.line]
	if !printed {
		return fmt.Errorf("--min: the table has no line %q", f.line)
	}
	var short []string
	for _, name := range gold.Columns() {
		least, asked := f.min[name]
		if !asked {
			continue
		}
		v, known := tally.Value(name)
		if !known || name == "noise" && v > least || name != "noise" && v < least {
			short = append(short, fmt.Sprintf("%s %.3f, wanted %g", name, v, least))
		}
	}
	if len(short) > 0 {
		return fmt.Errorf("%s falls short: %s", f.line, strings.Join(short, "; "))
	}
	return nil
}
