// Coverage tells how many of a text's content words the thesaurus knows, and
// which it doesn't, so that it can be completed:
//
//	go run ./services/thesaurus/cmd/coverage [--missing N] TEXT.json…
//
// The texts are annotated ones ({"document":{"language"},"sentences":[{"text"}]})
// or files of items ({"items":[{"language","text"}]}). Names, numbers and
// function words aren't counted.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"rapporteur.internal/services/thesaurus"
)

func main() {
	missing := flag.Int("missing", 0, "print the `N` commonest words of each language that no notion holds")
	flag.Parse()
	if err := run(os.Stdout, *missing, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(1)
	}
}

type text struct {
	Document  struct{ Language string }
	Sentences []struct{ Text string }
	Items     []struct{ Language, Text string }
}

// tally counts a language's content words.
type tally struct {
	known, all int
	missing    map[string]int
}

func run(w io.Writer, missing int, files []string) error {
	t, err := thesaurus.Open()
	if err != nil {
		return err
	}
	by := map[string]*tally{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var x text
		if err := json.Unmarshal(data, &x); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, s := range x.Sentences {
			count(t, by, x.Document.Language, s.Text)
		}
		for _, i := range x.Items {
			count(t, by, i.Language, i.Text)
		}
	}
	for _, language := range slices.Sorted(maps.Keys(by)) {
		c := by[language]
		fmt.Fprintf(w, "%s\t%.3f of %d content words belong to a notion\n", language, float64(c.known)/float64(max(1, c.all)), c.all)
		words := slices.SortedFunc(maps.Keys(c.missing), func(a, b string) int {
			return cmp.Or(cmp.Compare(c.missing[b], c.missing[a]), cmp.Compare(a, b))
		})
		for _, m := range words[:min(missing, len(words))] {
			fmt.Fprintf(w, "%s\t%s\t%d\n", language, m, c.missing[m])
		}
	}
	return nil
}

func count(t *thesaurus.Thesaurus, by map[string]*tally, language, s string) {
	c := by[language]
	if c == nil {
		c = &tally{missing: map[string]int{}}
		by[language] = c
	}
	words := thesaurus.Words(language, s)
	held := make([]bool, len(words))
	for _, h := range t.Find(language, words) {
		for _, i := range h.At {
			held[i] = true
		}
	}
	for i, w := range words {
		if w.Function || w.Cap || len(w.Low) < 3 || w.Low[0] <= '9' {
			continue
		}
		c.all++
		if held[i] {
			c.known++
		} else {
			c.missing[w.Low]++
		}
	}
}
