package layout_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/layout"
	"rapporteur.internal/services/extract/native"
)

// corpus is the folder of good PDFs outside of the repository; a test without it skips.
func corpus(t testing.TB) string {
	t.Helper()
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir := filepath.Join(shared, "corpus", "good")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpus/good at %s: set RAPPORTEUR_SHARED", shared)
	}
	return dir
}

// readPages reads a PDF with the first engine; nil where that can't open it.
func readPages(t testing.TB, file string) []glyph.Page {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := native.Open(data, "", native.Limits{})
	if err != nil {
		t.Logf("%s: %v", filepath.Base(file), err)
		return nil
	}
	var pages []glyph.Page
	for n := 1; n <= f.Pages(); n++ {
		seen, err := f.Page(context.Background(), n)
		if err != nil {
			t.Logf("%s, page %d: %v", filepath.Base(file), n, err)
			continue
		}
		pages = append(pages, seen.Page)
	}
	return pages
}

func TestEveryRunMapsExactlyOnThePDFsOfTheCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus(t), "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDFs in the corpus: %v", err)
	}
	for _, file := range files {
		doc := layout.Compose(readPages(t, file))
		if checkLaws(t, doc); t.Failed() {
			t.Fatalf("the laws broke in %s", filepath.Base(file))
		}
	}
}
