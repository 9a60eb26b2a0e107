package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/gold"
)

// sure is the confidence from which a statement counts as sure.
const sure = 0.8

// attributed is one sentence that was given to named speakers.
type attributed struct {
	rule       string
	confidence float64
	right      bool
}

// truth is what a gold file says of who spoke.
type truth struct {
	Speakers  []struct{ Key, Name string }
	Sentences []struct {
		Text, Kind string
		Speakers   []string
	}
}

// calibrate prints, for each text, how many of the attributed sentences are
// sure and how many of those are right: by the rules' own figures, and by
// figures that the other texts alone give, as if this one had not been seen.
func calibrate(lex *segment.Lexicons, files []string) error {
	all := make([][]attributed, len(files))
	for i, f := range files {
		var err error
		if all[i], err = judged(lex, f); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(f), err)
		}
	}
	fmt.Printf("%-22s %10s %10s %10s %10s %10s\n", "", "attributed", "sure", "right", "sure*", "right*")
	var sum [4]float64
	total := 0
	for i, f := range files {
		right, count := map[string]float64{}, map[string]float64{}
		for j, list := range all {
			for _, a := range list {
				if j != i {
					count[a.rule]++
					if a.right {
						right[a.rule]++
					}
				}
			}
		}
		var n [4]float64
		for _, a := range all[i] {
			// The other texts' share, with the rule's own figure as ten more cases.
			held := (right[a.rule] + 10*a.confidence) / (count[a.rule] + 10)
			for k, c := range []float64{a.confidence, min(a.confidence, held)} {
				if c >= sure {
					n[2*k]++
					if a.right {
						n[2*k+1]++
					}
				}
			}
		}
		printCalibration(strings.TrimSuffix(filepath.Base(f), ".json"), len(all[i]), n)
		total += len(all[i])
		for k := range n {
			sum[k] += n[k]
		}
	}
	printCalibration("all", total, sum)
	return nil
}

func printCalibration(name string, all int, n [4]float64) {
	share := func(a, b float64) float64 { return a / max(b, 1) }
	fmt.Printf("%-22s %10d %10.3f %10.3f %10.3f %10.3f\n", name, all, share(n[0], float64(all)), share(n[1], n[0]), share(n[2], float64(all)), share(n[3], n[2]))
}

// judged segments a gold text and tells of each attributed sentence whether it is right.
func judged(lex *segment.Lexicons, file string) ([]attributed, error) {
	doc, err := gold.Read(file)
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t truth
	if err := json.Unmarshal(raw, &t); err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, s := range t.Speakers {
		names[s.Key] = fold.String(s.Name)
	}
	var out []attributed
	next := 0
	for _, s := range segment.Segment(doc, lex) {
		at := next
		for at < len(t.Sentences) && fold.String(t.Sentences[at].Text) != fold.String(s.Text) {
			at++
		}
		if at == len(t.Sentences) {
			continue // cut elsewhere than the gold
		}
		next = at + 1
		if s.Kind != pb.Kind_KIND_STATEMENT || len(s.Speakers) == 0 {
			continue
		}
		g := t.Sentences[at]
		right := g.Kind == "statement" && len(g.Speakers) == len(s.Speakers)
		for _, key := range g.Speakers {
			found := false
			for _, x := range s.Speakers {
				found = found || sameName(fold.String(x.Name), names[key])
			}
			right = right && found
		}
		out = append(out, attributed{s.Evidence.GetRule(), s.Confidence, right})
	}
	return out, nil
}

// sameName: the scorer's measure: equal, or four fifths of the words of two
// names of several words.
func sameName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	same := 0
	for _, w := range x {
		for n, v := range y {
			if w == v {
				same++
				y[n] = ""
				break
			}
		}
	}
	return a == b || len(x) > 1 && len(y) > 1 && 10*same >= 4*(len(x)+len(y))
}
