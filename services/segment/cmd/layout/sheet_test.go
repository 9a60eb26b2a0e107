package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/gold"
)

func TestTheShippedPDFsAreWhatTheTextsGive(t *testing.T) {
	for _, set := range []string{"open", "sealed"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "gold", "texts", set, "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no text in %s: %v", set, err)
		}
		for i, f := range files {
			text, err := gold.Open(f)
			if err != nil {
				t.Fatal(err)
			}
			got, err := printed(text, look(i))
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(f, ".json") + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s.pdf of %s is another: go run ./services/segment/cmd/layout services/segment/gold/texts/%s", filepath.Base(strings.TrimSuffix(f, ".json")), set, set)
			}
		}
	}
}

func TestAFolderHasAllLooks(t *testing.T) {
	seen := map[style]bool{}
	columns, justified := 0, 0
	for n := range 12 {
		s := look(n)
		seen[s] = true
		if s.columns == 2 {
			columns++
		}
		if s.justified {
			justified++
		}
	}
	if columns != 4 || justified != 6 || len(seen) < 6 {
		t.Errorf("of 12 texts %d in columns, %d justified, %d looks", columns, justified, len(seen))
	}
}
