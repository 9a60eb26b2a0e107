package pipelines_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/pipelines"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// page is a PDF of one page: a paragraph each, its lines parted by "|".
func page(paragraphs ...string) []byte {
	var text strings.Builder
	text.WriteString("BT /F1 11 Tf 14 TL 72 740 Td\n")
	for _, p := range paragraphs {
		for l := range strings.SplitSeq(p, "|") {
			fmt.Fprintf(&text, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l))
		}
		text.WriteString("T*\n")
	}
	text.WriteString("ET")
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

const coast = `id: coast
title: {en: The coast}
themes:
  - id: dykes
    title: {en: Dykes and sea walls}
    terms: {en: {3: [dyke*, sea wall*]}}
  - id: ferries
    title: {en: Ferries to the islands}
    terms: {en: {3: [ferr*]}}
  - id: eels
    title: {en: Eels}
    terms: {en: {3: [eel*, glass eel*]}}
`

// coastal is a line with a scheme of its series coast in the data folder.
func coastal(t *testing.T, scheme string) *running {
	t.Helper()
	r := &running{t: t, inbox: t.TempDir(), out: t.TempDir(), data: t.TempDir()}
	if err := os.MkdirAll(filepath.Join(r.data, "schemes"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.scheme(scheme)
	r.write("coast.pdf.yaml", "series: coast\nsession: 1\npart: a\nlanguage: en\n")
	r.write("coast.pdf", string(page(
		"Meeting on the coast",
		"Mr. Jan Bakker (Kingdom of the Netherlands) said that the dykes had held in winter.|He asked the States to raise the sea wall before the next one.",
		"Ms. Ana Gil (Spain) said that the ferry to the islands was too small for the summer.|She proposed that a second ferry be bought together.",
		"Mr. Paul Martin (France) said that the glass eels had become rare in all rivers.|He called for a stop to the catch of eels for three years.",
		"Ms. Maria Rossi (Italy) recalled that dykes cost less than floods.|She asked who would pay for the sea wall.",
		"Mr. Erik Holm (Denmark) said that the ferry had been paid by the passengers alone.",
		"Ms. Inga Berg (Norway) said that eels needed open sluices.",
	)))
	r.run(pipelines.Config{Data: r.data, Out: r.out, Inputs: []string{r.inbox}, Child: child(), CacheDir: cache()})
	return r
}

func (r *running) scheme(text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.data, "schemes", "coast.yaml"), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// chapters waits until the titles of the report's chapters are as is asks.
func (r *running) chapters(what string, is func([]string) bool) {
	r.t.Helper()
	var titles []string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		b, err := os.ReadFile(filepath.Join(r.out, "reports", "coast.json"))
		if err != nil {
			continue
		}
		var rep struct {
			Chapters []struct{ Kind, Title string }
		}
		if err := json.Unmarshal(b, &rep); err != nil {
			r.t.Fatal(err)
		}
		titles = nil
		for _, c := range rep.Chapters {
			if c.Kind == "theme" {
				titles = append(titles, c.Title)
			}
		}
		if is(titles) {
			return
		}
	}
	r.t.Fatalf("%s: the chapters are %q\nthe line: %s", what, titles, told(r.house))
}

func TestASeriesOwnSchemeGivesStatementsTheirThemesAndTheReportItsChapters(t *testing.T) {
	r := coastal(t, coast)
	r.until("coast.pdf", "indexed")
	_, lines := r.find(url.Values{"document": {r.until("coast.pdf", "indexed").Document}, "size": {"100"}})
	held := map[string]int{}
	for _, l := range lines {
		for _, id := range l.Themes {
			held[id]++
		}
	}
	if len(held) != 3 || held["dykes"] != 4 || held["ferries"] != 3 || held["eels"] != 3 {
		t.Errorf("statements by theme: %v", held)
	}
	own := []string{"Dykes and sea walls", "Eels", "Ferries to the islands"}
	r.chapters("of the scheme", func(titles []string) bool {
		return slices.Equal(slices.Sorted(slices.Values(titles)), own)
	})
	// Another title is in the next report, without a document read anew.
	r.scheme(strings.Replace(coast, "en: Eels", "en: The eel", 1))
	r.chapters("of the changed scheme", func(titles []string) bool { return slices.Contains(titles, "The eel") })
	// A wrong one says what is wrong; the report follows the default.
	r.scheme(strings.Replace(coast, "glass eel*", "gl* eel", 1))
	r.chapters("without the scheme", func(titles []string) bool { return len(titles) > 0 && !slices.Contains(titles, "Dykes and sea walls") })
	r.faulty("theme eels, en: term \"gl* eel\"")
}

func TestAWrongSchemeDoesNotStopTheLine(t *testing.T) {
	r := coastal(t, strings.Replace(coast, "terms: {en: {3: [ferr*]}}", "terms: {en: {5: [ferr*]}}", 1))
	r.until("coast.pdf", "indexed")
	r.chapters("of what recurs", func(titles []string) bool { return len(titles) > 0 && !slices.Contains(titles, "Dykes and sea walls") })
	r.faulty("theme ferries, en: weight 5")
}

// faulty waits until the status names the scheme's file, what is wrong in it, and a remedy.
func (r *running) faulty(says string) {
	r.t.Helper()
	var s struct {
		Series []struct {
			Series       string
			SchemeReason string `json:"scheme_reason"`
			SchemeRemedy string `json:"scheme_remedy"`
		}
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		r.get("/api/v1/status", &s)
		if len(s.Series) == 1 && strings.Contains(s.Series[0].SchemeReason, says) && strings.Contains(s.Series[0].SchemeReason, filepath.Join("schemes", "coast.yaml")) && s.Series[0].SchemeRemedy != "" {
			unwritten, err := r.house.Unwritten(context.Background())
			if err != nil || !slices.ContainsFunc(unwritten, func(u *pb.SeriesRecord) bool { return u.Series == "coast" }) {
				r.t.Errorf("not told at the end of a run: %v %v", unwritten, err)
			}
			return
		}
	}
	r.t.Fatalf("the status doesn't say %q: %+v", says, s)
}
