package segment

import (
	"path/filepath"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/gold"
)

// document is the shipped text, repeated until it holds as many bytes.
func document(t testing.TB, bytes int) *pb.Document {
	t.Helper()
	doc, err := gold.Read(filepath.Join("gold", "texts", "idm-2018-1-fr.json"))
	if err != nil {
		t.Fatal(err)
	}
	one := doc.Paragraphs
	size := 0
	for _, p := range one {
		size += len(p.Text)
	}
	for total := size; total < bytes; total += size {
		doc.Paragraphs = append(doc.Paragraphs, one...)
	}
	return doc
}

func lexicons(t testing.TB) *Lexicons {
	t.Helper()
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// BenchmarkSegment reports MB of text a second, on one core.
func BenchmarkSegment(b *testing.B) {
	lex := lexicons(b)
	doc := document(b, 1<<20)
	size := 0
	for _, p := range doc.Paragraphs {
		size += len(p.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		Segment(doc, lex)
	}
}

// BenchmarkGrowth reports how many times as long 5 MB take as 1 MB: linear is 5.
func BenchmarkGrowth(b *testing.B) {
	lex := lexicons(b)
	took := func(mb int) time.Duration {
		doc := document(b, mb<<20)
		start := time.Now()
		Segment(doc, lex)
		return time.Since(start)
	}
	took(1)
	for b.Loop() {
		one, five := took(1), took(5)
		b.ReportMetric(float64(five)/float64(one), "times-as-long")
	}
}
