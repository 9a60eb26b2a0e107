package point

import (
	"fmt"
	"strings"
)

// Weigh fits weights on judged sets and returns the lexicon that uses them.
func (l *Lexicon) Weigh(sets []Set, pull float64) *Lexicon {
	var all []example
	for _, s := range sets {
		all = append(all, examples(l, s)...)
	}
	out := *l
	out.model = fit(all, pull)
	return &out
}

// Weights writes the weights as the file has them.
func (l *Lexicon) Weights() string {
	var b strings.Builder
	for i, n := range looks {
		b.WriteString(n)
		for r := range l.model {
			fmt.Fprintf(&b, "\t%.3f", l.model[r][i])
		}
		b.WriteByte('\n')
	}
	return b.String()
}
