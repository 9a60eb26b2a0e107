package clause

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// kind is what a verb's form can be; a set of bits.
type kind uint8

const (
	present kind = 1 << iota
	past
	participle
	gerund
	infinitive
	future
	base // English: the infinitive, that is a plural's present too
)

const finite = present | past | future

// paradigm says how verbs of an ending are conjugated, by present, past, participle, gerund.
type paradigm struct {
	ending string
	whole  bool
	forms  [4][]string
}

func readParadigms(files fs.FS, name string) ([]paradigm, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("paradigms: %w", err)
	}
	var out []paradigm
	for _, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
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

// conjugate gives the forms of an infinitive, with what each can be. The longest ending wins.
func conjugate(paradigms []paradigm, language, lemma string) (map[string]kind, error) {
	best := -1
	rank := func(p paradigm) int {
		if p.whole {
			return 100
		}
		return len(p.ending)
	}
	for i, p := range paradigms {
		fits := p.whole && p.ending == lemma || !p.whole && strings.HasSuffix(lemma, p.ending)
		if fits && (best < 0 || rank(p) >= rank(paradigms[best])) {
			best = i
		}
	}
	if best < 0 {
		return nil, fmt.Errorf("%q: no paradigm", lemma)
	}
	p := paradigms[best]
	stem := strings.TrimSuffix(lemma, p.ending)
	out := map[string]kind{}
	for i, forms := range p.forms {
		for _, f := range forms {
			out[stem+f] |= 1 << i
		}
	}
	out[lemma] |= infinitive
	switch language {
	case "en":
		out[lemma] |= base
	case "fr":
		for _, f := range frenchFuture(lemma, stem, p) {
			out[f] |= future
		}
	case "es":
		for _, end := range []string{"á", "án", "ía", "ían"} {
			out[lemma+end] |= future
		}
	}
	return out, nil
}

// frenchFuture gives future and conditional: of the infinitive, or of the present where the stem is strong ("rappellera").
func frenchFuture(lemma, stem string, p paradigm) []string {
	root := strings.TrimSuffix(lemma, "e")
	if strings.HasSuffix(lemma, "er") && len(p.forms[0]) > 0 && p.ending != "er" {
		root = stem + p.forms[0][0] + "r"
	}
	var out []string
	for _, end := range []string{"a", "ont", "ait", "aient"} {
		out = append(out, root+end)
	}
	return out
}

// pastForm tells whether a form is finite and past, or a participle only.
func (k kind) is(what kind) bool { return k&what != 0 }

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for key := range m {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}
