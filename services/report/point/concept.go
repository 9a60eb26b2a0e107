package point

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/unicode/norm"
)

//go:embed concepts.yaml
var conceptsFile []byte

// Concept is one notion with its patterns by language.
type Concept struct {
	ID     string  `yaml:"id"`
	Weight float64 `yaml:"weight"`
	// Claim marks notions that assert something of a matter.
	Claim      bool     `yaml:"claim"`
	Objectives []uint32 `yaml:"objectives"`
	FR         []string `yaml:"fr"`
	EN         []string `yaml:"en"`
	ES         []string `yaml:"es"`
}

// Lexicon is the notions, ready to be looked up.
type Lexicon struct {
	concepts []*Concept
	// by first word of a pattern (exact, or its first three letters for a prefix).
	exact, prefix map[string]map[string][]pattern
}

type pattern struct {
	words []string
	open  []bool
	id    int
}

// Open reads the notions that are built in.
func Open() (*Lexicon, error) {
	var list []*Concept
	if err := yaml.UnmarshalWithOptions(conceptsFile, &list, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("concepts: %w", err)
	}
	l := &Lexicon{concepts: list, exact: map[string]map[string][]pattern{}, prefix: map[string]map[string][]pattern{}}
	for i, c := range list {
		for tag, texts := range map[string][]string{"fr": c.FR, "en": c.EN, "es": c.ES} {
			if l.exact[tag] == nil {
				l.exact[tag], l.prefix[tag] = map[string][]pattern{}, map[string][]pattern{}
			}
			for _, t := range texts {
				p := pattern{id: i}
				for _, w := range strings.Fields(t) {
					bare := strings.TrimSuffix(w, "-")
					if stop[tag][bare] {
						continue
					}
					p.words = append(p.words, bare)
					p.open = append(p.open, bare != w)
				}
				if len(p.words) == 0 {
					return nil, fmt.Errorf("concepts: %s: %s: pattern %q holds function words alone", c.ID, tag, t)
				}
				first := p.words[0]
				if p.open[0] {
					k := first[:min(3, len(first))]
					l.prefix[tag][k] = append(l.prefix[tag][k], p)
				} else {
					l.exact[tag][first] = append(l.exact[tag][first], p)
				}
			}
		}
	}
	return l, nil
}

// Concepts is all notions, in the file's order.
func (l *Lexicon) Concepts() []*Concept { return l.concepts }

// find marks the notions of a text, and which words are part of one.
func (l *Lexicon) find(tag string, words []string) (ids map[int]bool, covered []bool) {
	ids = map[int]bool{}
	covered = make([]bool, len(words))
	try := func(p pattern, at int) {
		if at+len(p.words) > len(words) {
			return
		}
		for i, w := range p.words {
			x := words[at+i]
			if p.open[i] && strings.HasPrefix(x, w) || x == w || x == w+"s" && len(w) > 2 {
				continue
			}
			return
		}
		ids[p.id] = true
		for i := range p.words {
			covered[at+i] = true
		}
	}
	for i, w := range words {
		for _, p := range l.exact[tag][w] {
			try(p, i)
		}
		if bare := strings.TrimSuffix(w, "s"); bare != w {
			for _, p := range l.exact[tag][bare] {
				try(p, i)
			}
		}
		for n := 1; n <= min(3, len(w)); n++ {
			for _, p := range l.prefix[tag][w[:n]] {
				try(p, i)
			}
		}
	}
	return ids, covered
}

// Objectives counts, by objective, the notions of it that a text holds, each by its weight.
func (l *Lexicon) Objectives(tag, text string) map[uint32]float64 {
	ids, _ := l.find(tag, content(tag, text))
	out := map[uint32]float64{}
	for id := range ids {
		for _, o := range l.concepts[id].Objectives {
			out[o] += l.concepts[id].Weight / float64(len(l.concepts[id].Objectives))
		}
	}
	return out
}

// Asserts tells whether a text holds a notion that asserts something.
func (l *Lexicon) Asserts(tag, text string) bool {
	ids, _ := l.find(tag, content(tag, text))
	for id := range ids {
		if l.concepts[id].Claim {
			return true
		}
	}
	return false
}

// Terms are the stems of what a text says: its content words of four letters
// and more, without verbs of reporting, each once.
func Terms(tag, text string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range content(tag, text) {
		if len(w) < 4 || reporting[tag][w] {
			continue
		}
		if s := stem(tag, w); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// content is the folded words of a text without function words.
func content(tag, text string) []string {
	var out []string
	for _, w := range fold(text) {
		if !stop[tag][w] {
			out = append(out, w)
		}
	}
	return out
}

// fold splits at all but letters and digits, lowers, and takes accents off.
func fold(text string) []string {
	return strings.FieldsFunc(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'œ' || r == 'Œ':
			return 'o'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(text)), func(r rune) bool { return r == ' ' })
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// stop is function words, folded. Negations are kept: patterns use them.
var stop = map[string]map[string]bool{
	"fr": set("a l d s c n j m t qu au aux avec ce ces cet cette dans de des du en et il ils elle elles est sont etre ete la le les leur leurs mais ne nous ont ou par pour que qui qu sa se ses son sur un une vers y dont on comme ainsi si plus cela ce ci ont avoir ait aussi soit etait etaient sera seront tres cas"),
	"en": set("a an and are as at be been being but by for from had has have he her his in into is it its of on or our she so that the their them they this those these to was were which who whose will with would can could than then there also"),
	"es": set("a al ante con de del e el ella ellos ellas en entre es esta este estos estas fue ha han la las le les lo los o para por que se su sus un una unas unos y como mas muy ser son sera seran tambien si"),
}
