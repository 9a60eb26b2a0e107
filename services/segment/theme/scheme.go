package theme

import (
	"embed"
	"fmt"
	"io"
	"maps"
	"slices"
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
	// scopes are the terms that tell whether a text is of the scheme's subject.
	scopes map[string]*lexicon
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
		ID    string            `yaml:"id"`
		Title map[string]string `yaml:"title"`
		// About and On are the report's: words that take the theme up in a sentence.
		About map[string]string           `yaml:"about"`
		On    map[string]string           `yaml:"on"`
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

// Load reads a scheme. What is wrong with it is a *Fault, which names the theme
// and the term, and what helps.
func Load(r io.Reader) (*Scheme, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read theme scheme: %w", err)
	}
	var f file
	if err := yaml.UnmarshalWithOptions(b, &f, yaml.Strict()); err != nil {
		return nil, shape(err)
	}
	s := &Scheme{ID: f.ID, Title: f.Title, Most: f.Most, lexicons: map[string]*lexicon{}, scopes: map[string]*lexicon{}}
	switch {
	case f.ID == "":
		return nil, &Fault{Reason: "it has no id", Advice: "write a line \"id: NAME\" at its top"}
	case len(f.Themes) == 0:
		return nil, &Fault{Scheme: f.ID, Reason: "it has no themes", Advice: "list at least one under \"themes:\""}
	case f.Most < 0:
		return nil, &Fault{Scheme: f.ID, Reason: fmt.Sprintf("most is %d", f.Most), Advice: "write how many themes a turn has at most, or leave it out for 3"}
	case s.Most == 0:
		s.Most = 3
	}
	last := map[string]bool{}
	for _, id := range f.Last {
		last[id] = true
	}
	for rank, t := range f.Themes {
		th := &Theme{ID: t.ID, Title: t.Title, Last: last[t.ID], rank: rank}
		if _, err := fmt.Sscanf(t.ID, "%d", &th.Number); err != nil {
			th.Number = 0
		}
		switch {
		case t.ID == "":
			return nil, &Fault{Scheme: f.ID, Theme: fmt.Sprint(rank + 1), Reason: "it has no id", Advice: "give every theme an id of its own"}
		case slices.ContainsFunc(s.Themes, func(o *Theme) bool { return o.ID == t.ID }):
			return nil, &Fault{Scheme: f.ID, Theme: t.ID, Reason: "its id stands twice", Advice: "give every theme an id of its own"}
		case len(t.Title) == 0:
			return nil, &Fault{Scheme: f.ID, Theme: t.ID, Reason: "it has no title", Advice: "write its title in the languages of the documents"}
		case len(t.Terms) == 0:
			return nil, &Fault{Scheme: f.ID, Theme: t.ID, Reason: "it has no terms", Advice: "write the terms that speak of it, by language and weight"}
		}
		delete(last, t.ID)
		s.Themes = append(s.Themes, th)
		if err := s.addTerms(&f, rank); err != nil {
			return nil, err
		}
	}
	for id := range last {
		return nil, &Fault{Scheme: f.ID, Reason: fmt.Sprintf("last names %q, which is no theme", id), Advice: "name ids of themes there"}
	}
	for lang, terms := range f.Scope {
		for _, term := range terms {
			if err := lexiconOf(s.scopes, lang, f.Function[lang]).add(term, 0, 1); err != nil {
				return nil, wrongTerm(f.ID, "scope, "+lang, term, err)
			}
		}
	}
	return s, nil
}

// addTerms reads the terms of a theme.
func (s *Scheme) addTerms(f *file, rank int) error {
	t := f.Themes[rank]
	for _, lang := range slices.Sorted(maps.Keys(t.Terms)) {
		for _, weight := range slices.Sorted(maps.Keys(t.Terms[lang])) {
			if weight < 1 || weight > 3 {
				return &Fault{Scheme: f.ID, Theme: t.ID + ", " + lang, Reason: fmt.Sprintf("weight %d is not 1, 2 or 3", weight), Advice: "set its terms under 3 (about the theme wherever they stand), 2 (usually) or 1 (a hint)"}
			}
			for _, term := range t.Terms[lang][weight] {
				if err := lexiconOf(s.lexicons, lang, f.Function[lang]).add(term, rank, weight); err != nil {
					return wrongTerm(f.ID, t.ID+", "+lang, term, err)
				}
			}
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(t.Not)) {
		for _, term := range t.Not[lang] {
			if err := lexiconOf(s.lexicons, lang, f.Function[lang]).add(term, rank, 0); err != nil {
				return wrongTerm(f.ID, t.ID+", not, "+lang, term, err)
			}
		}
	}
	return nil
}

// lexiconOf gives a language's lexicon, made where it isn't there.
func lexiconOf(all map[string]*lexicon, lang, function string) *lexicon {
	l := all[lang]
	if l == nil {
		l = newLexicon(function)
		all[lang] = l
	}
	return l
}
