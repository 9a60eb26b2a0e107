package flow

import (
	"bytes"
	"fmt"
	"testing"
	"time"
)

// BenchmarkListingABucket prints how many records of 600 bytes a second come
// when a bucket of 100,000 is read through, as the desk does for its status.
func BenchmarkListingABucket(b *testing.B) {
	srv, err := Embed(b.TempDir(), EmbedOptions{Lazy: true})
	if err != nil {
		b.Fatal(err)
	}
	defer srv.Close()
	nc, err := srv.Connect()
	if err != nil {
		b.Fatal(err)
	}
	defer nc.Close()
	l, err := Open(b.Context(), nc, testTopology(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	records, err := l.Bucket(b.Context(), "records")
	if err != nil {
		b.Fatal(err)
	}
	const n = 100_000
	value := bytes.Repeat([]byte("r"), 600)
	for i := range n {
		if _, err := l.js.PublishAsync(fmt.Sprintf("$KV.records.%08d", i), value); err != nil {
			b.Fatal(err)
		}
	}
	select {
	case <-l.js.PublishAsyncComplete():
	case <-time.After(5 * time.Minute):
		b.Fatal("the records were not stored in time")
	}
	b.ResetTimer()
	for range b.N {
		got := 0
		if err := records.All(b.Context(), func(string, []byte) error { got++; return nil }); err != nil {
			b.Fatal(err)
		}
		if got != n {
			b.Fatalf("%d records, want %d", got, n)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
}
