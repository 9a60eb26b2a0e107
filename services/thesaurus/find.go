package thesaurus

import (
	"fmt"
	"strings"
)

// phrase is words in a row, by their stems.
type phrase struct {
	notion int
	stems  []string
	// paused is set of a word before which the phrase has a comma of its own.
	paused []bool
	// exact is the word itself, for phrases of one short word: its stem could
	// be that of quite another ("pays" and "payer").
	exact string
}

// Hit is a notion in a text.
type Hit struct {
	Notion int
	// At are the places of its words among those given, in order.
	At []int
}

// arrange cuts the phrases into stems. The same words for two notions are a fault.
func (t *Thesaurus) arrange() (faults []error) {
	for _, language := range Languages {
		by := map[string][]phrase{}
		held := map[string]int{}
		for n, x := range t.notions {
			for _, text := range x.Phrases[language] {
				p := phrase{notion: n}
				var lows []string
				pause := false
				for _, w := range Words(language, text) {
					pause = pause || w.Break != 0
					if !w.Function {
						p.stems = append(p.stems, w.Stem)
						p.paused = append(p.paused, pause)
						lows = append(lows, w.Low)
						pause = false
					}
				}
				if len(p.stems) == 0 {
					faults = append(faults, fmt.Errorf("%s: %s: %q holds function words alone", x.place, x.ID, text))
					continue
				}
				if len(lows) == 1 && (len(p.stems[0]) <= short || len(lows[0]) <= short) {
					p.exact = lows[0]
				}
				key := strings.Join(lows, " ")
				if other, is := held[key]; is && other != n {
					faults = append(faults, fmt.Errorf("%s: %s: %q stands already under %s (%s)", x.place, x.ID, text, t.notions[other].ID, t.notions[other].place))
					continue
				}
				held[key] = n
				by[p.stems[0]] = append(by[p.stems[0]], p)
			}
		}
		t.phrases[language] = by
	}
	return faults
}

// short is the letters of a word up to which its stem alone doesn't tell it.
const short = 4

// between is how many words that aren't the phrase's own may stand between two of its.
const between = 2

// Find tells the notions of a text, in the order of their first words; a
// notion that stands twice is told twice. Notions within a longer phrase are
// told, too: "child detention" holds the child.
func (t *Thesaurus) Find(language string, text []Word) []Hit {
	var out []Hit
	by := t.phrases[language]
	for i, w := range text {
		if w.Function {
			continue
		}
		from := len(out)
		for _, p := range by[w.Stem] {
			if p.exact != "" && !sameWord(w.Low, p.exact) {
				continue
			}
			at := p.match(text, i)
			if at == nil {
				continue
			}
			h := Hit{Notion: p.notion, At: at}
			again := false
			for k := from; k < len(out); k++ {
				if out[k].Notion == h.Notion {
					again = true
					if len(h.At) > len(out[k].At) {
						out[k] = h
					}
				}
			}
			if !again {
				out = append(out, h)
			}
		}
	}
	return out
}

// match follows a phrase's words from its first; nil where they don't stand there.
func (p phrase) match(text []Word, i int) []int {
	at := make([]int, 1, len(p.stems))
	at[0] = i
	for n, s := range p.stems[1:] {
		found := -1
		for j, passed := at[n]+1, 0; j < len(text) && passed <= between; j++ {
			if b := text[j].Break; b != 0 && !p.paused[n+1] && !strings.ContainsRune("«»“”\"()–—", b) {
				break
			}
			if text[j].Function {
				continue
			}
			if text[j].Stem == s {
				found = j
				break
			}
			passed++
		}
		if found < 0 {
			return nil
		}
		at = append(at, found)
	}
	return at
}

// sameWord tells whether a short word is another or its plural.
func sameWord(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || b == a+"s" || b == a+"e" || b == a+"es" || b == a+"x"
}
