package figure

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"rapporteur.internal/services/segment/fold"
)

//go:embed data/*.yaml
var data embed.FS

// languages are those that have a file.
var languages = [...]string{"fr", "en", "es"}

// file is the shape of data/*.yaml; data/README.md says what the keys hold.
type file struct {
	Numbers   map[string]float64 `yaml:"numbers"`
	One       string             `yaml:"one"`
	And       string             `yaml:"and"`
	Multiples map[string]float64 `yaml:"multiples"`
	Crowds    map[string]float64 `yaml:"crowds"`
	Parts     map[string]float64 `yaml:"parts"`
	Percent   []string           `yaml:"percent"`
	Money     string             `yaml:"money"`
	OutOf     string             `yaml:"out_of"`
	Times     string             `yaml:"times"`
	Spans     string             `yaml:"spans"`
	Since     string             `yaml:"since"`
	Aged      string             `yaml:"aged"`
	Months    string             `yaml:"months"`
	Labels    string             `yaml:"labels"`
	Definite  string             `yaml:"definite"`
	Structure string             `yaml:"structure"`
	Function  string             `yaml:"function"`
	Of        string             `yaml:"of"`
	About     string             `yaml:"about"`
	Addresses string             `yaml:"addresses"`
	Few       string             `yaml:"few"`
}

// lexicon is a file, folded.
type lexicon struct {
	// starts are the words, other than digits, with which a quantity may begin.
	starts                                                                                                         map[string]bool
	numbers, multiples, crowds                                                                                     map[string]float64
	one, and, money, times, spans, since, aged, months, labels, definite, structure, fn, of, about, addresses, few map[string]bool
	parts                                                                                                          []phrase
	percent, outOf                                                                                                 []phrase
}

// begins fills starts from the other tables.
func (l *lexicon) begins() {
	l.starts = map[string]bool{"des": true}
	for _, m := range []map[string]float64{l.numbers, l.multiples, l.crowds} {
		for w := range m {
			l.starts[w] = true
		}
	}
	for _, m := range []map[string]bool{l.one, l.few} {
		for w := range m {
			l.starts[w] = true
		}
	}
	for _, p := range l.parts {
		l.starts[p.words[0]] = true
	}
}

// phrase is folded words in a row and what they are worth.
type phrase struct {
	words []string
	value float64
}

// lexicons reads the embedded files once; the tests hold them to their schema,
// so that an error here is a broken build.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	for _, lang := range languages {
		b, err := data.ReadFile("data/" + lang + ".yaml")
		if err != nil {
			continue
		}
		if l, err := parse(b); err == nil {
			all[lang] = l
		}
	}
	return all
})

// parse reads one file. Every key must hold something.
func parse(b []byte) (*lexicon, error) {
	var f file
	if err := yaml.UnmarshalWithOptions(b, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read words of quantity: %w", err)
	}
	l := &lexicon{numbers: values(f.Numbers), multiples: values(f.Multiples), crowds: values(f.Crowds)}
	for _, k := range []struct {
		name, words string
		set         *map[string]bool
	}{
		{"one", f.One, &l.one}, {"and", f.And, &l.and}, {"money", f.Money, &l.money}, {"times", f.Times, &l.times},
		{"spans", f.Spans, &l.spans}, {"since", f.Since, &l.since}, {"aged", f.Aged, &l.aged}, {"months", f.Months, &l.months},
		{"labels", f.Labels, &l.labels}, {"definite", f.Definite, &l.definite}, {"structure", f.Structure, &l.structure},
		{"function", f.Function, &l.fn}, {"of", f.Of, &l.of}, {"about", f.About, &l.about}, {"addresses", f.Addresses, &l.addresses}, {"few", f.Few, &l.few},
	} {
		if strings.TrimSpace(k.words) == "" {
			return nil, fmt.Errorf("read words of quantity: %s is empty", k.name)
		}
		set := map[string]bool{}
		for _, w := range strings.Fields(k.words) {
			w = strings.TrimSuffix(fold.String(w), "'")
			if set[w] {
				return nil, fmt.Errorf("read words of quantity: %s holds %q twice", k.name, w)
			}
			set[w] = true
		}
		*k.set = set
	}
	for p, v := range f.Parts {
		l.parts = append(l.parts, phraseOf(p, v))
	}
	for _, p := range f.Percent {
		l.percent = append(l.percent, phraseOf(p, 0.01))
	}
	for _, p := range strings.Fields(f.OutOf) {
		l.outOf = append(l.outOf, phraseOf(strings.ReplaceAll(p, "_", " "), 0))
	}
	if len(l.numbers) == 0 || len(l.multiples) == 0 || len(l.crowds) == 0 || len(l.parts) == 0 || len(l.percent) == 0 || len(l.outOf) == 0 {
		return nil, fmt.Errorf("read words of quantity: a table is empty")
	}
	l.begins()
	return l, nil
}

func values(m map[string]float64) map[string]float64 {
	out := make(map[string]float64, len(m))
	for w, v := range m {
		out[fold.String(w)] = v
	}
	return out
}

func phraseOf(p string, v float64) phrase {
	var ws []string
	for _, w := range fold.New(p).Words {
		ws = append(ws, w.Fold)
	}
	return phrase{ws, v}
}
