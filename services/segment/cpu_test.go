//go:build unix

package segment

import (
	"syscall"
	"testing"
	"time"
)

// BenchmarkSegmentByProcessorTime reports MB of text a second of processor
// time: on a machine that does other things too, the clock says less.
func BenchmarkSegmentByProcessorTime(b *testing.B) {
	lex := lexicons(b)
	doc := document(b, 1<<20)
	size := 0
	for _, p := range doc.Paragraphs {
		size += len(p.Text)
	}
	start := processor(b)
	n := 0
	for b.Loop() {
		Segment(doc, lex)
		n++
	}
	b.ReportMetric(float64(n*size)/1e6/(processor(b)-start).Seconds(), "MB/cpu-s")
}

func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
