//go:build unix

// Command bench prints how fast the stores take statements and answer: 100,000
// synthetic ones into a real Elasticsearch, which it brings up, and 20,000 into
// the embedded store. Elasticsearch is filled from a stream that is replayed: as
// the index service does, so that each document can be found when it is sealed,
// and as rapporteur provision elasticsearch --refill does, into a version that
// nobody reads yet. Elasticsearch is cold the first time. Without -replay
// statements are put and sealed apart.
//
//	go run ./services/index/cmd/bench [-elastic N] [-local N] [-url URL] [-replay=false]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
	"rapporteur.internal/services/index/local"
	"rapporteur.internal/services/index/storetest"
)

func main() {
	inElastic := flag.Int("elastic", 100_000, "statements into Elasticsearch; 0: none")
	inLocal := flag.Int("local", 20_000, "statements into the embedded store; 0: none")
	url := flag.String("url", "", "an Elasticsearch without security to use; empty: bring one up")
	workers := flag.Int("workers", 2, "how many put at once")
	batch := flag.Int("batch", 500, "statements a Put")
	replay := flag.Bool("replay", true, "fill Elasticsearch from a replayed stream")
	runs := flag.Int("runs", 2, "how often Elasticsearch is filled from the stream, each time into an empty index; it is cold the first time")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	b := bench{out: os.Stdout, workers: *workers, batch: *batch, replays: *runs}
	if !*replay {
		b.replays = 0
	}
	if err := errors.Join(b.local(ctx, *inLocal), b.elastic(ctx, *inElastic, *url)); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	out            io.Writer
	workers, batch int
	// replays is how often Elasticsearch is filled from a stream; 0: it isn't.
	replays int
	// url of the Elasticsearch that is measured; empty: none.
	url string
}

func (b bench) local(ctx context.Context, n int) error {
	if n == 0 {
		return nil
	}
	dir, err := os.MkdirTemp("", "rapporteur-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := local.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := b.measure(ctx, "embedded", s, n); err != nil {
		return err
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(b.out, "embedded: heap %d MB%s\n", m.HeapAlloc>>20, resident())
	start := time.Now()
	if err := s.Close(); err != nil {
		return err
	}
	if s, err = local.Open(ctx, dir); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "embedded: closed and opened again in %d ms\n", time.Since(start).Milliseconds())
	return s.Close()
}

func (b bench) elastic(ctx context.Context, n int, url string) (err error) {
	if n == 0 {
		return nil
	}
	if url == "" {
		node, err := estest.Up(ctx, estest.Kind{Name: "bench", Heap: "2g"})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, node.Release()) }()
		url = node.URL
	}
	b.url = url
	if b.replays > 0 {
		return b.replayed(ctx, n)
	}
	return b.store(ctx, func(s index.Store, _ *elastic.Provisioner) error { return b.measure(ctx, "Elasticsearch", s, n) })
}

// store calls f with an empty store in Elasticsearch.
func (b bench) store(ctx context.Context, f func(index.Store, *elastic.Provisioner) error) (err error) {
	c := elastic.Config{URLs: []string{b.url}, Prefix: fmt.Sprintf("bench%d", time.Now().UnixNano())}
	p, err := elastic.NewProvisioner(c)
	if err != nil {
		return err
	}
	defer p.Close()
	if _, err := p.Provision(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Remove(context.WithoutCancel(ctx))) }()
	s, err := elastic.Open(c)
	if err != nil {
		return err
	}
	defer s.Close()
	return f(s, p)
}

// measure puts and seals, then asks.
func (b bench) measure(ctx context.Context, name string, s index.Store, n int) error {
	all := storetest.Synthetic(1, 1, n)
	put, putCPU, err := b.timed(ctx, func() error { return b.putAll(ctx, s, all) })
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, st := range all {
		counts[st.GetDocument()]++
	}
	seal, sealCPU, err := b.timed(ctx, func() error {
		return each(b.workers, documents(all), func(d string) error {
			_, err := s.Seal(ctx, d, 1, counts[d], 0)
			return err
		})
	})
	if err != nil {
		return err
	}
	rate := func(d time.Duration) float64 { return float64(n) / d.Seconds() }
	fmt.Fprintf(b.out, "%s: %d statements of %d documents put in %.1f s (%.1f s of processor), %.0f a second (%d workers, %d a Put)\n", name, n, len(counts), put.Seconds(), putCPU.Seconds(), rate(put), b.workers, b.batch)
	fmt.Fprintf(b.out, "%s: sealed in %.1f s (%.1f s of processor), %.0f ms a document; put and sealed, %.0f a second\n", name, seal.Seconds(), sealCPU.Seconds(), seal.Seconds()*1000*float64(b.workers)/float64(len(counts)), rate(put+seal))
	again, _, err := b.timed(ctx, func() error { return b.putAll(ctx, s, all) })
	if err != nil {
		return err
	}
	fmt.Fprintf(b.out, "%s: all delivered again in %.1f s, %.0f a second\n", name, again.Seconds(), rate(again))
	return b.ask(ctx, name, s)
}

func (b bench) putAll(ctx context.Context, s index.Store, all []*pb.Statement) error {
	return each(b.workers, slices.Collect(slices.Chunk(all, b.batch)), func(batch []*pb.Statement) error { return s.Put(ctx, batch) })
}

// ask prints how long answers take, with facets and highlights, to what was typed
// and with kindred words.
func (b bench) ask(ctx context.Context, name string, s index.Store) error {
	// The first question waits for the words to be opened.
	start := time.Now()
	if _, err := s.Find(ctx, &pb.FindRequest{Query: "migration", Widen: true}); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "%s: the first widened question in %.1f ms\n", name, float64(time.Since(start).Microseconds())/1000)
	// Once unmeasured: a server that is cold answers whatever comes first slowly.
	quiet := b
	quiet.out = io.Discard
	for _, widen := range []bool{false, true} {
		if err := quiet.questions(ctx, name, s, widen); err != nil {
			return err
		}
	}
	for _, widen := range []bool{false, true} {
		if err := b.questions(ctx, name, s, widen); err != nil {
			return err
		}
	}
	return b.readAll(ctx, name, s)
}

func (b bench) questions(ctx context.Context, name string, s index.Store, widen bool) error {
	words := strings.Fields(`migration droits "coopération frontières" traite protection trafficking rights -data trata derechos égalité`)
	var took []time.Duration
	before, err := b.cpu(ctx)
	if err != nil {
		return err
	}
	for i := range 300 {
		q := &pb.FindRequest{Query: words[i%len(words)], Widen: widen, Highlight: true, Facets: []string{"session", "speaker", "country", "organisation", "objective", "kind"}}
		if i%3 == 1 {
			q.Query += " " + words[(i/3)%len(words)]
		}
		if i%3 == 2 {
			q.Objectives = []uint32{uint32(1 + i%23)}
		}
		start := time.Now()
		if _, err := s.Find(ctx, q); err != nil {
			return err
		}
		took = append(took, time.Since(start))
	}
	after, err := b.cpu(ctx)
	if err != nil {
		return err
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	how := ""
	if widen {
		how = ", widened"
	}
	fmt.Fprintf(b.out, "%s: 300 questions with 6 facets and highlights%s: p50 %.1f ms, p99 %.1f ms (%.1f ms of processor each)\n", name, how, ms(took[150]), ms(took[297]), ms((after-before)/300))
	return nil
}

func (b bench) readAll(ctx context.Context, name string, s index.Store) error {
	start, n := time.Now(), 0
	q := &pb.FindRequest{Sort: pb.Sort_SORT_READING, Size: 1000}
	for {
		r, err := s.Find(ctx, q)
		if err != nil {
			return err
		}
		n += len(r.GetHits())
		if q.Cursor = r.GetNext(); q.Cursor == "" {
			break
		}
	}
	fmt.Fprintf(b.out, "%s: all %d read in order in %.1f s\n", name, n, time.Since(start).Seconds())
	return nil
}

func documents(all []*pb.Statement) []string {
	var ids []string
	for _, s := range all {
		if n := len(ids); n == 0 || ids[n-1] != s.GetDocument() {
			ids = append(ids, s.GetDocument())
		}
	}
	return ids
}

// resident says how much memory the process holds, where the system tells.
func resident() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(status)) {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return ", resident " + strings.Join(strings.Fields(v), " ")
		}
	}
	return ""
}

// each calls f with every item, several at once, until one fails.
func each[T any](workers int, items []T, f func(T) error) error {
	queue, failed := make(chan T), make(chan error, workers)
	var done sync.WaitGroup
	for range workers {
		done.Add(1)
		go func() {
			defer done.Done()
			for item := range queue {
				if err := f(item); err != nil {
					failed <- err
					return
				}
			}
		}()
	}
	var err error
	for _, item := range items {
		select {
		case queue <- item:
			continue
		case err = <-failed:
		}
		break
	}
	close(queue)
	done.Wait()
	select {
	case late := <-failed:
		return errors.Join(err, late)
	default:
		return err
	}
}
