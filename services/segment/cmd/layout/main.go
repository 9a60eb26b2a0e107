// Layout prints annotated texts as PDFs, as a word processor would: title,
// bold headings, running header, page numbers, paragraphs justified or ragged,
// every third text in two columns. The same text gives the same bytes.
//
//	go run ./services/segment/cmd/layout FOLDER…
//
// Each NAME.json of the folders gets a NAME.pdf beside it. How a text is laid
// out depends on its place in its folder, so that a folder has all looks.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rapporteur.internal/services/segment/gold"
)

func main() {
	for _, folder := range os.Args[1:] {
		if err := run(folder); err != nil {
			fmt.Fprintln(os.Stderr, "layout:", err)
			os.Exit(1)
		}
	}
}

func run(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no annotated text in %s", folder)
	}
	for i, f := range files {
		t, err := gold.Open(f)
		if err != nil {
			return err
		}
		pdf, err := printed(t, look(i))
		if err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
		if err := os.WriteFile(strings.TrimSuffix(f, ".json")+".pdf", pdf, 0o644); err != nil {
			return err
		}
	}
	return nil
}
