package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// Tense is which forms of a verb a word can be; a set of bits.
type Tense uint8

const (
	Present Tense = 1 << iota
	Past
	Participle
	Gerund
)

// Verb is a reporting verb that a word is a form of.
type Verb struct {
	Lemma string
	// Act is the act's name in the proto, lower case: reports, asserts, …
	Act string
	// Weak: reports speech when a person is its subject, not when a body is.
	Weak  bool
	Tense Tense
	// Plural third person.
	Plural bool
}

// paradigm says how a class of verbs is conjugated.
type paradigm struct {
	ending string
	whole  bool
	forms  [4][]string
}

func readParadigms(files fs.FS, name string) ([]paradigm, error) {
	lines, err := readLines(files, name)
	if err != nil {
		return nil, err
	}
	var out []paradigm
	for _, line := range lines {
		cols := strings.Split(line, "|")
		if len(cols) != 5 {
			return nil, fmt.Errorf("%s: %q wants five columns", name, line)
		}
		head := strings.TrimSpace(cols[0])
		p := paradigm{ending: strings.TrimPrefix(head, "-"), whole: !strings.HasPrefix(head, "-")}
		for i, c := range cols[1:] {
			for _, f := range strings.Split(c, ",") {
				if f = strings.TrimSpace(f); f != "" {
					p.forms[i] = append(p.forms[i], f)
				}
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// conjugate gives every form of lemma with the tenses that it can be.
func conjugate(paradigms []paradigm, lemma string) (map[string]Tense, bool) {
	best := -1
	for i, p := range paradigms {
		fits := p.whole && p.ending == lemma || !p.whole && strings.HasSuffix(lemma, p.ending)
		if fits && (best < 0 || len(p.ending)+b2i(p.whole)*100 > len(paradigms[best].ending)+b2i(paradigms[best].whole)*100) {
			best = i
		}
	}
	if best < 0 {
		return nil, false
	}
	p := paradigms[best]
	stem := strings.TrimSuffix(lemma, p.ending)
	if p.whole {
		stem = ""
	}
	out := map[string]Tense{}
	for i, forms := range p.forms {
		for _, f := range forms {
			out[stem+f] |= 1 << i
		}
	}
	return out, true
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// plural tells whether a finite form is third person plural.
func plural(code, form string) bool {
	switch code {
	case "fr":
		return strings.HasSuffix(form, "ent") || strings.HasSuffix(form, "ont")
	case "es":
		return strings.HasSuffix(form, "n")
	}
	return false
}
