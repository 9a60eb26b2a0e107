//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// download takes a file by the link on the report's page.
func (d *day) download(format string) []byte {
	d.t.Helper()
	link := eval[string](d, `document.querySelector('.downloads a[href*="/`+format+`?"]').href`)
	resp, err := http.Get(link)
	if err != nil {
		d.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 200 {
		d.t.Fatalf("%s: %s, %v", link, resp.Status, err)
	}
	return b
}

var tags = regexp.MustCompile(`</w:p>|<[^>]*>`)

// readable is a file's text, each paragraph on a line.
func readable(t *testing.T, format string, b []byte) string {
	t.Helper()
	switch format {
	case "docx":
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		x, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return html.UnescapeString(tags.ReplaceAllStringFunc(string(x), func(s string) string {
			if s == "</w:p>" {
				return "\n"
			}
			return ""
		}))
	case "pdf":
		path := filepath.Join(t.TempDir(), "r.pdf")
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(string(out)), " ")
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all strings.Builder
	for _, s := range f.GetSheetList() {
		rows, err := f.GetRows(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			all.WriteString(strings.Join(r, "\t") + "\n")
		}
	}
	return all.String()
}
