package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"

	"rapporteur.internal/services/extract"
)

// The limits within which each hostile file ends.
const (
	maxTime   = 30 * time.Second
	maxMemory = 600 << 20
)

// verdict on one file of bad/.
type verdict struct {
	file
	result  string // read, part, or the code of the refusal
	reason  string
	took    time.Duration
	cpu     time.Duration // tesseract's too
	peak    int64
	recall  float64
	chars   int
	popular int // characters that poppler reads
	note    string
}

// bad reads each file in a child of its own and sorts the results by class.
func (m measure) bad(files []file) error {
	pool, err := m.children(0, true)
	if err != nil {
		return err
	}
	defer pool.Close()
	out := make([]verdict, len(files))
	var wg sync.WaitGroup
	gate := make(chan struct{}, runtime.NumCPU())
	scan := func(f file) bool { return strings.HasPrefix(f.category, "scan") }
	for i, f := range files {
		if scan(f) {
			continue
		}
		gate <- struct{}{}
		wg.Go(func() {
			defer func() { <-gate }()
			out[i] = m.try(pool, f)
		})
	}
	wg.Wait()
	for i, f := range files {
		if scan(f) { // alone: tesseract takes all cores
			out[i] = m.try(pool, f)
		}
	}
	m.tables(out)
	return m.ctx.Err()
}

func (m measure) try(pool *extract.Children, f file) verdict {
	v := verdict{file: f}
	var mu sync.Mutex
	ctx := extract.WithUsage(m.ctx, func(u extract.Usage) {
		mu.Lock()
		defer mu.Unlock()
		v.peak = max(v.peak, u.Peak)
		v.cpu += u.CPU
	})
	password := f.password
	if f.category == "encrypted-needs-password" && f.password != "" {
		v.note = m.asks(ctx, pool, f)
	}
	f.password = password
	r := readOne(ctx, pool, f)
	v.took = r.took // with the waiting for a core, where others run
	switch refusal := extract.Refused(r.err); {
	case refusal != nil:
		v.result, v.reason = string(refusal.Code), refusal.Reason
		if refusal.Remedy() == "" {
			v.note += " no remedy"
		}
	case r.err != nil:
		v.result, v.reason = "error", r.err.Error()
	default:
		v.result = "read"
		ocr := false
		for _, p := range r.doc.Pages {
			ocr = ocr || p.Engine == "ocr"
			if p.Unread != "" {
				v.result, v.reason = "part", p.Unread
			}
		}
		if ocr {
			v.result += " by ocr"
		}
		text := pageText(r.doc)
		v.chars = len(strings.Join(strings.Fields(text), ""))
		if ref, _, err := m.poppler(f); err == nil {
			v.recall = recall(words(text), words(ref))
			v.popular = len(strings.Join(strings.Fields(ref), ""))
		}
	}
	if m.verbose {
		fmt.Printf("%-34s %-16s %5.1fs %4d MB recall %.2f %s %s %s\n", f.category, v.result, v.took.Seconds(), v.peak>>20, v.recall, f.name, v.reason, v.note)
	}
	return v
}

// asks checks that a file with a known password is named as needing one, and that a wrong one
// is told from none; "" when both hold.
func (m measure) asks(ctx context.Context, pool *extract.Children, f file) string {
	data, err := os.ReadFile(f.path)
	if err != nil {
		return err.Error()
	}
	note := ""
	for password, want := range map[string]extract.Code{"": extract.NeedsPassword, "not the password": extract.WrongPassword} {
		_, err := pool.Read(ctx, data, password)
		if r := extract.Refused(err); r == nil || r.Code != want {
			note += fmt.Sprintf("%q: want %s, got %v. ", password, want, err)
		}
	}
	return note
}

func (m measure) tables(all []verdict) {
	classes := map[string][]verdict{}
	for _, v := range all {
		classes[v.category] = append(classes[v.category], v)
	}
	head("class", "files", "results", "≥ 0.9 of poppler's words", "over 200 characters")
	for _, c := range sortedKeys(classes) {
		of := classes[c]
		results := map[string]int{}
		for _, v := range of {
			results[v.result]++
		}
		long := count(of, func(v verdict) bool { return v.file.chars > 200 })
		row(orDash(c), len(of), strings.TrimPrefix(fmt.Sprint(results), "map"),
			fmt.Sprintf("%d", count(of, func(v verdict) bool { return v.recall >= 0.9 && v.popular > 0 })),
			fmt.Sprintf("%d of %d", count(of, func(v verdict) bool { return v.recall >= 0.9 && v.file.chars > 200 && v.popular > 0 }), long))
	}
	slow := append([]verdict(nil), all...)
	sort.SliceStable(slow, func(i, j int) bool { return slow[i].took > slow[j].took })
	large := append([]verdict(nil), all...)
	sort.SliceStable(large, func(i, j int) bool { return large[i].peak > large[j].peak })
	head("", "")
	row("slowest", fmt.Sprintf("%.1f s, %.1f s of CPU (%s)", slow[0].took.Seconds(), slow[0].cpu.Seconds(), slow[0].name))
	row("largest child", fmt.Sprintf("%d MB (%s)", large[0].peak>>20, large[0].name))
	row("over 30 s or 600 MB", count(all, func(v verdict) bool { return v.took > maxTime || v.peak > maxMemory }))
	row("refused without reason or remedy, or in error", count(all, func(v verdict) bool {
		return v.result == "error" || strings.Contains(v.note, "no remedy") || v.result != "read" && v.result != "read by ocr" && v.reason == ""
	}))
	row("with a known password: not named or not read", count(all, func(v verdict) bool {
		return v.category == "encrypted-needs-password" && v.password != "" && (v.note != "" || !strings.HasPrefix(v.result, "read"))
	}))
}
