package topic

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed words.yaml
var wordsFile []byte

// Words is what one language's terms are made of, and not made of.
type Words struct {
	Between  []string `yaml:"between"`
	Function []string `yaml:"function"`
	General  []string `yaml:"general"`
	Tails    []string `yaml:"tails"`
	// Articles stand before nouns.
	Articles []string `yaml:"articles"`

	between, function, general map[string]bool
}

// open reads the word lists that are built in.
func open() (map[string]*Words, error) {
	held := map[string]*Words{}
	if err := yaml.UnmarshalWithOptions(wordsFile, &held, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("topic words: %w", err)
	}
	for _, w := range held {
		w.between, w.function, w.general = set(w.Between), set(w.Function), set(w.General)
	}
	return held, nil
}

func set(list []string) map[string]bool {
	m := map[string]bool{}
	for _, x := range list {
		m[x] = true
	}
	return m
}

// CheckWords tells what is wrong with the lists that are built in: an empty
// list, a word twice in one, a word that is not small.
func CheckWords() error {
	held, err := open()
	if err != nil {
		return err
	}
	for _, tag := range []string{"en", "es", "fr"} {
		w := held[tag]
		if w == nil {
			return fmt.Errorf("topic words: no language %s", tag)
		}
		for name, list := range map[string][]string{"between": w.Between, "function": w.Function, "general": w.General, "tails": w.Tails} {
			if len(list) == 0 {
				return fmt.Errorf("topic words: %s: no %s", tag, name)
			}
			seen := map[string]bool{}
			for _, x := range list {
				if seen[x] || x != strings.ToLower(x) {
					return fmt.Errorf("topic words: %s: %s: %q stands twice, or is not small", tag, name, x)
				}
				seen[x] = true
			}
		}
		if tag != "en" && len(w.Articles) == 0 {
			return fmt.Errorf("topic words: %s: no articles", tag)
		}
	}
	return nil
}
