package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"rapporteur.internal/services/thesaurus"
)

type frequency struct {
	Files []string `arg:"" help:"Annotated texts ({document, sentences})." type:"existingfile"`
}

// Run counts stems and notions in statements; what stands in fewer than three is left out.
func (f *frequency) Run(w io.Writer) error {
	t, err := thesaurus.Open()
	if err != nil {
		return err
	}
	count := map[string]int{}
	for _, name := range f.Files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var text struct {
			Document  struct{ Language string }
			Sentences []struct{ Text string }
		}
		if err := json.Unmarshal(data, &text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, s := range text.Sentences {
			seen := map[string]bool{}
			count[text.Document.Language+"\t"]++
			count["notion\t"]++
			words := thesaurus.Words(text.Document.Language, s.Text)
			for _, h := range t.Find(text.Document.Language, words) {
				if id := "notion\t" + t.Notion(h.Notion).ID; !seen[id] {
					seen[id] = true
					count[id]++
				}
			}
			for _, x := range words {
				if !x.Function && !seen[x.Stem] {
					seen[x.Stem] = true
					count[text.Document.Language+"\t"+x.Stem]++
				}
			}
		}
	}
	var keys []string
	for k, n := range count {
		if n >= 3 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		if _, err := fmt.Fprintf(w, "%s\t%d\n", k, count[k]); err != nil {
			return err
		}
	}
	return nil
}
