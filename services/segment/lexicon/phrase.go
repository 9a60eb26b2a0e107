package lexicon

import (
	"sort"
	"strings"

	"rapporteur.internal/services/segment/token"
)

// Phrases finds fixed phrases at a place in a sentence, longest first.
type Phrases struct {
	first map[string][]phrase
}

type phrase struct {
	words []string
	// open: the last word need only begin so.
	open bool
}

func (p *Phrases) add(s string, rules token.Rules) {
	s, open := strings.CutSuffix(s, "*")
	var words []string
	for _, t := range token.Cut(nil, s, rules) {
		if n := len(words); t.Text == "'" && n > 0 {
			words[n-1] += "'" // a clitic at the phrase's end
			continue
		}
		words = append(words, Fold(t.Text))
	}
	if len(words) == 0 {
		return
	}
	key := words[0]
	if open && len(words) == 1 {
		key = "*"
	}
	p.first[key] = append(p.first[key], phrase{words: words, open: open})
	sort.SliceStable(p.first[key], func(i, j int) bool { return len(p.first[key][i].words) > len(p.first[key][j].words) })
}

// At gives how many words the longest phrase takes that begins at i, or 0.
// fold gives the folded word at an index below n.
func (p *Phrases) At(i, n int, fold func(int) string) int {
	if p == nil || i >= n {
		return 0
	}
	for _, c := range p.first[fold(i)] {
		if c.fits(i, n, fold) {
			return len(c.words)
		}
	}
	for _, c := range p.first["*"] {
		if c.fits(i, n, fold) {
			return 1
		}
	}
	return 0
}

func (c phrase) fits(i, n int, fold func(int) string) bool {
	if i+len(c.words) > n {
		return false
	}
	for k, w := range c.words {
		f := fold(i + k)
		if k == len(c.words)-1 && c.open {
			if !strings.HasPrefix(f, w) {
				return false
			}
		} else if f != w {
			return false
		}
	}
	return true
}
