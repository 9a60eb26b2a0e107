package layout_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"rapporteur.internal/services/extract/layout"
)

// hardPage is a page of the corpus with the first words of its blocks in reading order, as
// written down by hand before reading order was tuned.
type hardPage struct {
	File  string
	Page  int
	Hard  string
	Order []string
}

func TestTenHardPagesReadInTheOrderWrittenDownByHand(t *testing.T) {
	data, err := os.ReadFile("testdata/order.json")
	if err != nil {
		t.Fatal(err)
	}
	var pages []hardPage
	if err := json.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	if len(pages) != 10 {
		t.Fatalf("%d pages in testdata/order.json, wanted ten", len(pages))
	}
	right, all := 0, 0
	for _, h := range pages {
		read := readPages(t, filepath.Join(corpus(t), h.File))
		if h.Page > len(read) {
			t.Errorf("%s has %d pages, wanted page %d", h.File, len(read), h.Page)
			continue
		}
		doc := layout.Compose(read)
		r, n := pairs(letters(doc.Pages[h.Page-1].Text), h.Order, func(s string) { t.Logf("%s, page %d: %s", h.File, h.Page, s) })
		t.Logf("%-60s page %d  %2d of %2d pairs  %s", h.File, h.Page, r, n, h.Hard)
		right, all = right+r, all+n
	}
	share := float64(right) / float64(all)
	t.Logf("reading order: %d of %d adjacent pairs right, %.3f", right, all, share)
	if share < 0.95 {
		t.Errorf("reading order: %.3f of adjacent pairs right, wanted 0.95", share)
	}
}

// pairs counts the neighbours in order that are neighbours in text too.
func pairs(text string, order []string, tell func(string)) (right, all int) {
	type found struct{ n, at int }
	var seen []found
	for n, words := range order {
		if at := strings.Index(text, letters(words)); at >= 0 {
			seen = append(seen, found{n, at})
		} else {
			tell("not found: " + words)
		}
	}
	sort.SliceStable(seen, func(a, b int) bool { return seen[a].at < seen[b].at })
	for i := 1; i < len(seen); i++ {
		if seen[i].n == seen[i-1].n+1 {
			right++
		} else {
			tell("after " + order[seen[i-1].n] + " comes " + order[seen[i].n])
		}
	}
	return right, len(order) - 1
}

// letters keeps letters and digits, small.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
