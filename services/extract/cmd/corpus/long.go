package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"

	"rapporteur.internal/services/extract"
)

// longPages is how many pages the long file has at least.
const longPages = 500

// long reads a file of 500 pages, made by joining the corpus' longest files.
func (m measure) long(files []file) error {
	dir, err := os.MkdirTemp("", "corpus")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	joined, err := m.join(files, dir)
	if err != nil {
		return err
	}
	pool, err := m.children(1, true)
	if err != nil {
		return err
	}
	defer pool.Close()
	var used extract.Usage
	r := readOne(extract.WithUsage(m.ctx, func(u extract.Usage) { used = u }), pool, file{path: joined})
	if r.err != nil {
		return r.err
	}
	engines := map[string]int{}
	for _, p := range r.doc.Pages {
		engines[p.Engine]++
	}
	head("a long file", "")
	row("pages", len(r.doc.Pages))
	row("characters", len(pageText(r.doc)))
	row("time", fmt.Sprintf("%.1f s", r.took.Seconds()))
	row("CPU", fmt.Sprintf("%.1f s", used.CPU.Seconds()))
	row("child's peak resident memory", fmt.Sprintf("%d MB", used.Peak>>20))
	row("engines", fmt.Sprint(engines))
	return nil
}

// join adds files, the ones with the most text first, until there are enough pages. pdfunite
// writes a broken table for some combinations; a file that makes it do so is left out.
func (m measure) join(files []file, dir string) (string, error) {
	sorted := append([]file(nil), files...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].chars > sorted[j].chars })
	best := ""
	for i, f := range sorted {
		if best == "" {
			best = f.path
			continue
		}
		next := filepath.Join(dir, fmt.Sprintf("%d.pdf", i))
		if out, err := exec.CommandContext(m.ctx, "pdfunite", best, f.path, next).CombinedOutput(); err != nil {
			return "", fmt.Errorf("pdfunite (of poppler-utils) joins the files: %w: %s", err, out)
		}
		pages, whole := m.inspect(next)
		if !whole {
			continue
		}
		if best = next; pages >= longPages {
			return best, nil
		}
	}
	return best, nil
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// inspect counts a file's pages; whole says that poppler found nothing to complain of.
func (m measure) inspect(path string) (pages int, whole bool) {
	cmd := exec.CommandContext(m.ctx, "pdfinfo", path)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if match := pagesLine.FindSubmatch(out); match != nil {
		pages, _ = strconv.Atoi(string(match[1])) // digits
	}
	return pages, err == nil && complaints.Len() == 0
}
