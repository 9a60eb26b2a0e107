package theme

import (
	"embed"
	"fmt"
	"io"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed schemes/*.yaml
var schemes embed.FS

// Scheme is a set of themes with the words that speak of them.
type Scheme struct {
	ID string
	// Titles by language.
	Title  map[string]string
	Themes []*Theme
	// Most is how many themes a turn has at most.
	Most int

	lexicons map[string]*lexicon
}

// Theme is one theme of a scheme.
type Theme struct {
	// ID is the theme's own name; of the default scheme, the objective's number.
	ID string
	// Number is the ID as a number; 0 where it is none.
	Number int
	Title  map[string]string
	// Last says that the theme stands behind the others of a turn, however strong it is.
	Last bool
	// rank is its place in the scheme.
	rank int
}

// file is the shape of a scheme; docs/themes.md explains it.
type file struct {
	ID       string              `yaml:"id"`
	Title    map[string]string   `yaml:"title"`
	Most     int                 `yaml:"most"`
	Last     []string            `yaml:"last"`
	Scope    map[string][]string `yaml:"scope"`
	Function map[string]string   `yaml:"function"`
	Themes   []struct {
		ID    string                      `yaml:"id"`
		Title map[string]string           `yaml:"title"`
		Terms map[string]map[int][]string `yaml:"terms"`
		Not   map[string][]string         `yaml:"not"`
	} `yaml:"themes"`
}

// GCM is the default scheme: the 23 objectives of the Global Compact for Safe,
// Orderly and Regular Migration. The embedded file is held to its schema by the
// tests, so that an error is a broken build.
var GCM = sync.OnceValues(func() (*Scheme, error) {
	f, err := schemes.Open("schemes/gcm.yaml")
	if err != nil {
		return nil, fmt.Errorf("open the default theme scheme: %w", err)
	}
	defer f.Close()
	return Load(f)
})

// Load reads a scheme. Its errors name the theme and the term that are wrong.
func Load(r io.Reader) (*Scheme, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read theme scheme: %w", err)
	}
	var f file
	if err := yaml.UnmarshalWithOptions(b, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read theme scheme: %w", err)
	}
	switch {
	case f.ID == "":
		return nil, fmt.Errorf("read theme scheme: no id")
	case len(f.Themes) == 0:
		return nil, fmt.Errorf("read theme scheme %s: no themes", f.ID)
	case f.Most < 0:
		return nil, fmt.Errorf("read theme scheme %s: most is %d", f.ID, f.Most)
	case len(f.Scope) == 0:
		return nil, fmt.Errorf("read theme scheme %s: no scope; name the words that a document of the subject holds", f.ID)
	}
	s := &Scheme{ID: f.ID, Title: f.Title, Most: f.Most, lexicons: map[string]*lexicon{}}
	if s.Most == 0 {
		s.Most = 3
	}
	last := map[string]bool{}
	for _, id := range f.Last {
		last[id] = true
	}
	seen := map[string]bool{}
	for rank, t := range f.Themes {
		if t.ID == "" || seen[t.ID] {
			return nil, fmt.Errorf("read theme scheme %s: theme %d has no id, or one that stands twice (%q)", f.ID, rank+1, t.ID)
		}
		seen[t.ID] = true
		if len(t.Title) == 0 || len(t.Terms) == 0 {
			return nil, fmt.Errorf("read theme scheme %s: theme %s has no title or no terms", f.ID, t.ID)
		}
		th := &Theme{ID: t.ID, Title: t.Title, Last: last[t.ID], rank: rank}
		if _, err := fmt.Sscanf(t.ID, "%d", &th.Number); err != nil {
			th.Number = 0
		}
		delete(last, t.ID)
		s.Themes = append(s.Themes, th)
		for lang, weights := range t.Terms {
			l := s.lexicon(lang, f.Function[lang])
			for weight, terms := range weights {
				if weight < 1 || weight > 3 {
					return nil, fmt.Errorf("read theme scheme %s: theme %s: weight %d is not 1, 2 or 3", f.ID, t.ID, weight)
				}
				for _, term := range terms {
					if err := l.add(term, rank, weight); err != nil {
						return nil, fmt.Errorf("read theme scheme %s: theme %s, %s: %w", f.ID, t.ID, lang, err)
					}
				}
			}
		}
		for lang, terms := range t.Not {
			for _, term := range terms {
				if err := s.lexicon(lang, f.Function[lang]).add(term, rank, 0); err != nil {
					return nil, fmt.Errorf("read theme scheme %s: theme %s, not, %s: %w", f.ID, t.ID, lang, err)
				}
			}
		}
	}
	for id := range last {
		return nil, fmt.Errorf("read theme scheme %s: last names %q, which is no theme", f.ID, id)
	}
	for lang, terms := range f.Scope {
		for _, term := range terms {
			if err := s.lexicon(lang, f.Function[lang]).add(term, scope, 1); err != nil {
				return nil, fmt.Errorf("read theme scheme %s: scope, %s: %w", f.ID, lang, err)
			}
		}
	}
	return s, nil
}

// scope is the rank of the terms that tell whether a document is of the scheme's subject.
const scope = -1

// lexicon gives a language's lexicon, made where it isn't there.
func (s *Scheme) lexicon(lang, function string) *lexicon {
	l := s.lexicons[lang]
	if l == nil {
		l = newLexicon(function)
		s.lexicons[lang] = l
	}
	return l
}
