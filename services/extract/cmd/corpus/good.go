package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sort"
	"sync"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/extract/check"
)

// wanted is the F1 below which a file needs a written reason.
const wanted = 0.93

type scored struct {
	file
	f1      float64
	pages   int
	engines map[string]int
	err     error
}

// good compares the words of each file with pdftotext's.
func (m measure) good(files []file) error {
	pool, err := m.children(0, false)
	if err != nil {
		return err
	}
	defer pool.Close()
	out := make([]scored, len(files))
	var total time.Duration
	var mu sync.Mutex
	start := time.Now()
	docs := m.readAll(pool, files, func(u extract.Usage) {
		mu.Lock()
		total += u.CPU
		mu.Unlock()
	})
	wall := time.Since(start)
	for i, f := range files {
		out[i] = scored{file: f, err: docs[i].err, engines: map[string]int{}}
		if docs[i].doc == nil {
			continue
		}
		ref, _, err := m.poppler(f)
		if err != nil {
			return err
		}
		out[i].pages = len(docs[i].doc.Pages)
		out[i].f1 = check.Agreement(words(pageText(docs[i].doc)), words(ref))
		for _, p := range docs[i].doc.Pages {
			out[i].engines[p.Engine]++
		}
		if f.lang == "" {
			out[i].lang = docs[i].doc.GetMetadata().GetLanguage()
		}
	}
	by := map[string][]float64{}
	pages := 0
	for _, s := range out {
		by[s.lang] = append(by[s.lang], s.f1)
		pages += s.pages
		if m.verbose || s.err != nil {
			fmt.Printf("%.4f %s %v %v\n", s.f1, s.name, s.engines, s.err)
		}
	}
	head("language", "files", "mean F1", "lowest")
	var known []float64
	for _, l := range sortedKeys(by) {
		if l == "fr" || l == "en" || l == "es" {
			known = append(known, by[l]...)
		}
		row(orDash(l), len(by[l]), fmt.Sprintf("%.4f", mean(by[l])), fmt.Sprintf("%.4f", slices.Min(by[l])))
	}
	row("fr, en, es", len(known), fmt.Sprintf("%.4f", mean(known)), "")
	sort.SliceStable(out, func(i, j int) bool { return out[i].f1 < out[j].f1 })
	head("lowest files", "F1", "pages", "engines")
	for _, s := range out[:min(len(out), 8)] {
		row(s.name, fmt.Sprintf("%.4f", s.f1), s.pages, fmt.Sprint(s.engines))
	}
	fmt.Printf("\n%d files, %d pages in %.1f s on %d cores, %.0f %% of them used; files under %.2f: %d\n",
		len(files), pages, wall.Seconds(), runtime.NumCPU(), 100*total.Seconds()/wall.Seconds()/float64(runtime.NumCPU()),
		wanted, count(out, func(s scored) bool { return s.f1 < wanted }))
	return nil
}

type result struct {
	doc  *pb.Document
	err  error
	took time.Duration
}

// readAll reads the files, as many at once as the pool has workers.
func (m measure) readAll(pool *extract.Children, files []file, usage func(extract.Usage)) []result {
	out := make([]result, len(files))
	ctx := extract.WithUsage(m.ctx, usage)
	var wg sync.WaitGroup
	gate := make(chan struct{}, runtime.NumCPU())
	for i, f := range files {
		gate <- struct{}{}
		wg.Go(func() {
			defer func() { <-gate }()
			out[i] = readOne(ctx, pool, f)
		})
	}
	wg.Wait()
	return out
}

func readOne(ctx context.Context, pool *extract.Children, f file) result {
	data, err := os.ReadFile(f.path)
	if err != nil {
		return result{err: err}
	}
	start := time.Now()
	doc, err := pool.Read(ctx, data, f.password)
	return result{doc, err, time.Since(start)}
}

// speed is the CPU time a page of one warm child, beside pdftotext's in the same run.
func (m measure) speed(files []file) error {
	pool, err := m.children(1, false)
	if err != nil {
		return err
	}
	defer pool.Close()
	var ours, theirs []float64
	var sumOurs, sumTheirs float64
	pages := 0
	for i := -1; i < len(files); i++ {
		f := files[max(i, 0)] // the first file twice: the first time starts the child
		var used extract.Usage
		r := readOne(extract.WithUsage(m.ctx, func(u extract.Usage) { used.CPU += u.CPU }), pool, f)
		if r.doc == nil || i < 0 {
			continue
		}
		_, cpu, err := m.poppler(f)
		if err != nil {
			return err
		}
		n := float64(len(r.doc.Pages))
		pages += len(r.doc.Pages)
		sumOurs, sumTheirs = sumOurs+ms(used.CPU), sumTheirs+ms(cpu)
		ours, theirs = append(ours, ms(used.CPU)/n), append(theirs, ms(cpu)/n)
		if m.verbose {
			fmt.Printf("%6.1f ms %6.1f ms %s\n", ms(used.CPU)/n, ms(cpu)/n, f.name)
		}
	}
	head("CPU a page", "ours", "pdftotext")
	row("median over files", fmt.Sprintf("%.1f ms", median(ours)), fmt.Sprintf("%.1f ms", median(theirs)))
	row("mean over pages", fmt.Sprintf("%.1f ms", sumOurs/float64(max(pages, 1))), fmt.Sprintf("%.1f ms", sumTheirs/float64(max(pages, 1))))
	row("slowest file", fmt.Sprintf("%.1f ms", slices.Max(ours)), fmt.Sprintf("%.1f ms", slices.Max(theirs)))
	return nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func count[T any](v []T, f func(T) bool) int {
	n := 0
	for _, x := range v {
		if f(x) {
			n++
		}
	}
	return n
}
