package point

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed frequency.tsv
var frequencyFile string

// common is the share of statements that hold a notion from which on it tells less.
const common = .01

// notions tells of each notion what sharing it says: 1 up to the common share
// of statements, then less, by the logarithm, down to a fifth; and of each class.
func (f *frequency) notions(r *reader, claims []*claim) (notions, classes []float64) {
	held := make([]float64, r.thesaurus.Len())
	for i := range held {
		held[i] = f.of["notion "+r.thesaurus.Notion(i).ID]
	}
	for _, c := range claims {
		seen := map[int32]bool{}
		for _, u := range c.units {
			for _, n := range slices.Concat(u.notions, u.parts) {
				if !seen[n] {
					seen[n] = true
					held[n]++
				}
			}
		}
	}
	all := f.count["notion"] + float64(len(claims)) + 1
	tell := func(share, from float64) float64 {
		if share <= from {
			return 1
		}
		return max(.2, 1-.3*math.Log(share/from))
	}
	notions = make([]float64, len(held))
	var of []float64
	for i, n := range held {
		notions[i] = tell(n/all, common)
		for _, c := range r.classes[i] {
			for int(c.id) >= len(of) {
				of = append(of, 0)
			}
			of[c.id] += n
		}
	}
	for _, n := range of {
		classes = append(classes, tell(n/all, 2*common))
	}
	return notions, classes
}

// frequency is how many of a language's statements hold a stem, counted on the
// reports in services/segment/gold/texts (all our own).
type frequency struct {
	of    map[string]float64
	count map[string]float64
}

func readFrequency(data string) (*frequency, error) {
	f := &frequency{of: map[string]float64{}, count: map[string]float64{}}
	for i, line := range strings.Split(data, "\n") {
		if line == "" {
			continue
		}
		cell := strings.Split(line, "\t")
		if len(cell) != 3 {
			return nil, fmt.Errorf("frequency, line %d: wanted language, stem, count: %q", i+1, line)
		}
		n, err := strconv.ParseFloat(cell[2], 64)
		if err != nil {
			return nil, fmt.Errorf("frequency, line %d: %w", i+1, err)
		}
		if cell[1] == "" {
			f.count[cell[0]] = n
		} else {
			f.of[cell[0]+" "+cell[1]] = n
		}
	}
	return f, nil
}

// weight is what a stem tells: 1 where it stands nowhere else, little where it stands everywhere.
func (f *frequency) weight(language, stem string, held, items float64) float64 {
	n := f.count[language] + items
	df := f.of[language+" "+stem] + held
	return math.Log((n+2)/(df+1)) / math.Log(n+2)
}
