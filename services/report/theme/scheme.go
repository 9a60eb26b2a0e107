package theme

import (
	"embed"
	"fmt"

	"github.com/goccy/go-yaml"
)

//go:embed objectives.yaml
var files embed.FS

// Scheme is an ordered set of themes.
type Scheme struct {
	ID     string  `yaml:"id"`
	Themes []Theme `yaml:"themes"`
}

// Theme is one chapter of a report. Its texts are by language tag.
type Theme struct {
	// ID is an objective's number or a slug.
	ID string `yaml:"id"`
	// Title heads the chapter.
	Title map[string]string `yaml:"title"`
	// About takes the theme up after "concerning", with its article: "les données".
	About map[string]string `yaml:"about"`
	// On takes it up after French "s’agissant", contracted: "des données".
	On map[string]string `yaml:"on"`
	// Broad themes hold what nothing narrower claims.
	Broad bool `yaml:"broad"`
}

// Objectives is the default scheme.
func Objectives() (*Scheme, error) {
	data, err := files.ReadFile("objectives.yaml")
	if err != nil {
		return nil, err
	}
	var s Scheme
	if err := yaml.UnmarshalWithOptions(data, &s, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("theme scheme objectives: %w", err)
	}
	return &s, nil
}

// Find returns the theme with an id, or nil.
func (s *Scheme) Find(id string) *Theme {
	for i := range s.Themes {
		if s.Themes[i].ID == id {
			return &s.Themes[i]
		}
	}
	return nil
}

// Text is a text in a language, else in English, else in any.
func Text(m map[string]string, tag string) string {
	if t := m[tag]; t != "" {
		return t
	}
	if t := m["en"]; t != "" {
		return t
	}
	for _, k := range []string{"fr", "es"} {
		if t := m[k]; t != "" {
			return t
		}
	}
	return ""
}
