package point

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"

	"rapporteur.internal/services/thesaurus"
)

//go:embed frames.yaml
var framesFile []byte

// frame is the words by which a sentence tells who says it, how, and how far a
// "no" reaches.
type frame struct {
	reporting, titles, negations, contrast, ought, dispute, who map[string]bool
}

// readFrames reads the words of each language; an unknown key, or one without words, is refused.
func readFrames(data []byte) (map[string]*frame, error) {
	var file map[string]map[string][]string
	if err := yaml.UnmarshalWithOptions(data, &file, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("frames: %w", err)
	}
	out := map[string]*frame{}
	for language, lists := range file {
		f := &frame{}
		into := map[string]*map[string]bool{"reporting": &f.reporting, "titles": &f.titles, "negations": &f.negations,
			"contrast": &f.contrast, "ought": &f.ought, "dispute": &f.dispute, "who": &f.who}
		for key, words := range lists {
			set := into[key]
			if set == nil || len(words) == 0 {
				return nil, fmt.Errorf("frames: %s: %q is unknown, or without words", language, key)
			}
			*set = map[string]bool{}
			for _, w := range words {
				if w != thesaurus.Fold(w) {
					return nil, fmt.Errorf("frames: %s: %s: %q is to be written without accents and capitals", language, key, w)
				}
				(*set)[w] = true
			}
			delete(into, key)
		}
		for key := range into {
			return nil, fmt.Errorf("frames: %s: no %s", language, key)
		}
		out[language] = f
	}
	return out, nil
}

// said marks the words that name the speaker and what they are.
func (f *frame) said(words []thesaurus.Word, item *Item) []bool {
	out := make([]bool, len(words))
	subject, named := folded(item.Language, item.Subject), folded(item.Language, item.Speaker)
	last := -1
	for i, w := range words {
		if named[w.Low] && w.Cap {
			out[i], last = true, i
		}
		if subject[w.Low] && !w.Function || f.titles[w.Low] && i+1 < len(words) && words[i+1].Cap {
			out[i] = true
		}
	}
	if last >= 0 {
		f.function(words, last+1, out)
	}
	return out
}

// function marks what the speaker is, behind the name: to the next comma, or
// to the verb that reports: "Ms X, Minister of Y, said", "Mr X of Y said".
func (f *frame) function(words []thesaurus.Word, from int, out []bool) {
	if from >= len(words) || words[from].Break != ',' && words[from].Break != '(' && !(words[from].Function && words[from].Break == 0) {
		return
	}
	for i := from; i < len(words); i++ {
		if f.who[words[i].Low] || f.reporting[words[i].Low] || i > from && words[i].Break != 0 {
			return
		}
		out[i] = true
	}
}

func folded(language, text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range thesaurus.Words(language, text) {
		out[w.Low] = true
	}
	return out
}
