package report

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed bodies.yaml
var bodiesFile []byte

//go:embed cities.yaml
var citiesFile []byte

// bodies knows what international bodies are called in each language, so that
// one body is not two in a report over languages.
type bodies struct {
	by     map[string]*body
	cities map[string]map[string]string
}

type body struct {
	ID      string            `yaml:"id"`
	Acronym map[string]string `yaml:"acronym"`
	Name    map[string]string `yaml:"name"`
	// Article stands before the acronym within a sentence; empty: none.
	Article map[string]string `yaml:"article"`
}

func openBodies() (*bodies, error) {
	var list []*body
	if err := yaml.UnmarshalWithOptions(bodiesFile, &list, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("bodies: %w", err)
	}
	b := &bodies{by: map[string]*body{}, cities: map[string]map[string]string{}}
	var cities []map[string]string
	if err := yaml.Unmarshal(citiesFile, &cities); err != nil {
		return nil, fmt.Errorf("cities: %w", err)
	}
	for _, names := range cities {
		for _, n := range names {
			b.cities[fold(n)] = names
		}
	}
	for _, x := range list {
		for _, m := range []map[string]string{x.Acronym, x.Name} {
			for _, name := range m {
				b.by[fold(name)] = x
			}
		}
	}
	return b, nil
}

// Within is Localise as a sentence has it, with the article.
func (b *bodies) Within(name, tag string) string {
	x := b.by[fold(name)]
	local := b.Localise(name, tag)
	if x == nil || x.Article[tag] == "" {
		return local
	}
	if strings.HasSuffix(x.Article[tag], "’") {
		return x.Article[tag] + local
	}
	return x.Article[tag] + " " + local
}

// Localise gives the acronym or name that a language uses for what was
// printed; what isn't known stays as printed.
func (b *bodies) Localise(name, tag string) string {
	x := b.by[fold(name)]
	if x == nil {
		return name
	}
	if a := x.Acronym[tag]; a != "" {
		return a
	}
	if n := x.Name[tag]; n != "" {
		return n
	}
	return name
}

// City names a meeting place as a language does; what isn't known stays as printed.
func (b *bodies) City(name, tag string) string {
	if n := b.cities[fold(name)][tag]; n != "" {
		return n
	}
	return name
}

// Key is the same for all names of one body.
func (b *bodies) Key(name string) string {
	if x := b.by[fold(name)]; x != nil {
		return x.ID
	}
	return fold(name)
}
