package report

import (
	"bytes"
	"io"
	"maps"
	"slices"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// everyFormat composes a report and writes it in every format but LibreOffice's
// PDF, and tells how long each writer takes.
func everyFormat(b *testing.B, list []*pb.Statement) {
	b.ReportAllocs()
	writers := Written(open(b, "idm-2018"), AllWriters())
	for b.Loop() {
		r := compose(b, open(b, "idm-2018"), list)
		for _, format := range slices.Sorted(maps.Keys(writers)) {
			var out bytes.Buffer
			if err := writers[format](&out, r); err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, &out); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkTwoSessionsEveryFormat(b *testing.B) { everyFormat(b, both(b)) }

func BenchmarkFiftyDocumentsEveryFormat(b *testing.B) { everyFormat(b, crowd(b, 50, 200)) }

// BenchmarkFormats writes the report on fifty documents, a format at a time.
func BenchmarkFormats(b *testing.B) {
	r := compose(b, open(b, "idm-2018"), crowd(b, 50, 200))
	writers := AllWriters()
	for _, format := range slices.Sorted(maps.Keys(writers)) {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if err := writers[format](io.Discard, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
