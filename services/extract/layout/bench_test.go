package layout_test

import (
	"path/filepath"
	"testing"

	"rapporteur.internal/services/extract/layout"
)

// BenchmarkCompose lays out two columns of small print, the densest pages of the corpus.
func BenchmarkCompose(b *testing.B) {
	pages := readPages(b, filepath.Join(corpus(b), "mix_pdfjs_compressed.tracemonkey-pldi-09.pdf"))
	b.ResetTimer()
	for range b.N {
		layout.Compose(pages)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*len(pages)), "ms/page")
}
