package sentence

import (
	"embed"
	"fmt"
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"rapporteur.internal/services/segment/fold"
)

//go:embed data/*.yaml
var data embed.FS

// languages are those that have a file.
var languages = [...]string{"fr", "en", "es"}

// class says how an abbreviation behaves; see data/README.md.
type class byte

const (
	none class = iota
	title
	numbered
	inner
	final
)

// lexicon is what one language's file says.
type lexicon struct {
	// abbreviations by folded word; capital: those that count only with a capital.
	abbreviations map[string]class
	capital       map[string]bool
	labels        map[string]bool
	openers       map[string]bool
}

// file is the shape of data/*.yaml: words parted by spaces.
type file struct {
	Titles   string `yaml:"titles"`
	Numbered string `yaml:"numbered"`
	Inner    string `yaml:"inner"`
	Final    string `yaml:"final"`
	Labels   string `yaml:"labels"`
	Openers  string `yaml:"openers"`
}

// lexicons reads the embedded files once; they are checked by the tests, so an
// error here is a broken build.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	union := newLexicon()
	for _, lang := range languages {
		b, err := data.ReadFile("data/" + lang + ".yaml")
		if err != nil {
			continue
		}
		l, err := parse(b)
		if err != nil {
			continue
		}
		all[lang] = l
		for w, c := range l.abbreviations {
			if held, ok := union.abbreviations[w]; !ok || c < held {
				union.abbreviations[w] = c // the class that ends fewer sentences
			}
		}
		maps.Copy(union.capital, l.capital)
		maps.Copy(union.labels, l.labels)
		maps.Copy(union.openers, l.openers)
	}
	all[""] = union
	return all
})

// lexiconOf gives a language's lexicon; for an unknown language all of them as one.
func lexiconOf(lang string) *lexicon {
	all := lexicons()
	if l, ok := all[lang]; ok {
		return l
	}
	return all[""]
}

func newLexicon() *lexicon {
	return &lexicon{abbreviations: map[string]class{}, capital: map[string]bool{}, labels: map[string]bool{}, openers: map[string]bool{}}
}

// classOf is how a printed word behaves before a full stop.
func (l *lexicon) classOf(word string) class {
	k := fold.String(word)
	c := l.abbreviations[k]
	if c != none && l.capital[k] {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return none
		}
	}
	return c
}

// parse reads one file and refuses a word that stands twice among the abbreviations.
func parse(b []byte) (*lexicon, error) {
	var f file
	if err := yaml.UnmarshalWithOptions(b, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read abbreviations: %w", err)
	}
	l := newLexicon()
	for _, part := range []struct {
		words string
		class class
	}{{f.Titles, title}, {f.Numbered, numbered}, {f.Inner, inner}, {f.Final, final}} {
		if part.words == "" {
			return nil, fmt.Errorf("read abbreviations: a class is empty")
		}
		for _, w := range strings.Fields(part.words) {
			k := fold.String(w)
			if _, held := l.abbreviations[k]; held {
				return nil, fmt.Errorf("read abbreviations: %q stands twice", w)
			}
			l.abbreviations[k] = part.class
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
				l.capital[k] = true
			}
		}
	}
	for _, w := range strings.Fields(f.Labels) {
		l.labels[fold.String(w)] = true
	}
	for _, w := range strings.Fields(f.Openers) {
		k := fold.String(w)
		if l.openers[k] {
			return nil, fmt.Errorf("read abbreviations: the opener %q stands twice", w)
		}
		l.openers[k] = true
	}
	return l, nil
}
