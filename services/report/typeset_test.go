package report

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/office"
)

// soffice is the real one.
func soffice(t *testing.T) *office.Soffice {
	t.Helper()
	s, err := office.Find("")
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		t.Skip("needs soffice")
	}
	return s
}

func TestThePDFByLibreOfficeIsTaggedAndItsContentsAndLinksAreTrue(t *testing.T) {
	made := soffice(t)
	r := compose(t, open(t, "idm-2018"), both(t))
	pdf, err := made.PDF(t.Context(), write(t, WriteDOCX, r))
	if err != nil {
		t.Fatal(err)
	}
	path := onDisk(t, "r.pdf", pdf)
	if info := command(t, "pdfinfo", path); !regexp.MustCompile(`Tagged: +yes`).MatchString(info) {
		t.Errorf("it is not tagged: %s", info)
	}
	lines := regexp.MustCompile(`(?m)^ *(\S.*?)\.{3,} *(\d+)$`).FindAllStringSubmatch(command(t, "pdftotext", "-layout", "-l", "5", path, "-"), -1)
	if len(lines) < len(r.Chapters)+8 {
		t.Fatalf("%d lines of contents for %d chapters", len(lines), len(r.Chapters))
	}
	for _, m := range lines {
		page := command(t, "pdftotext", "-f", m[2], "-l", m[2], path, "-")
		if !strings.Contains(strings.Join(strings.Fields(page), " "), strings.Join(strings.Fields(m[1]), " ")) {
			t.Errorf("%q doesn't begin on page %s", m[1], m[2])
		}
	}
	all := jumps(t, path)
	if len(all) < len(r.Citations) {
		t.Fatalf("%d links for %d sources", len(all), len(r.Citations))
	}
	for _, j := range all {
		if len(j.words) == 0 {
			continue // A gap within a link has a box of its own.
		}
		landed := slices.ContainsFunc(j.lands, func(w string) bool { return strings.HasPrefix(w, strings.Trim(j.words[0], ";[]")) })
		if last := strings.TrimLeft(j.words[len(j.words)-1], "."); !landed && j.from < 5 {
			n, err := strconv.Atoi(last) // A line of the contents.
			landed = err == nil && n == j.page
		}
		if !landed && !strings.HasPrefix(j.words[0], "S") {
			continue // The rest of a mark that is broken over two lines.
		}
		if !landed {
			t.Errorf("the link on page %d on %q lands on page %d on %q", j.from, j.words, j.page, j.lands)
		}
	}
}

// patiently waits for the PDF of the newest report.
func (n *newsroom) patiently(what string, f func(pdf *pb.ReportFile) bool) *pb.ReportFile {
	n.t.Helper()
	var last *pb.SeriesRecord
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		r, err := n.ledger.Series(n.t.Context(), "forum-rivers")
		last = r
		if err != nil || len(r.Reports) == 0 {
			continue
		}
		if i := fileOf(r.Reports[0], "pdf"); i >= 0 && f(r.Reports[0].Files[i]) {
			return r.Reports[0].Files[i]
		}
	}
	n.t.Fatalf("never in %s: %s; %v", patience, what, last)
	return nil
}

func TestTheTaggedPDFTakesThePlaceOfTheBuiltInAndIsKeptWithItsDOCX(t *testing.T) {
	n := openNewsroom(t, 1, Deps{Office: soffice(t), Writers: map[string]Writer{"docx": WriteDOCX, "pdf": WritePDF}})
	n.sealed("a")
	first := n.patiently("a PDF at once", func(f *pb.ReportFile) bool { return f.Awaits || f.Maker != "" })
	if !first.Awaits || first.Maker != "" {
		t.Errorf("the report waited for its tagged PDF: %v", first)
	}
	tagged := n.patiently("the tagged PDF", func(f *pb.ReportFile) bool { return f.Maker != "" })
	if !strings.HasPrefix(tagged.Maker, "LibreOffice") || tagged.Awaits || tagged.Blob == first.Blob {
		t.Errorf("the PDF is %v", tagged)
	}
	if !strings.Contains(n.text(tagged), "/StructTreeRoot") {
		t.Error("the PDF has no tags")
	}
	blobs, err := n.line.Blobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if _, err := blobs.Get(t.Context(), first.Blob); errors.Is(err, flow.ErrNotFound) {
			break
		} else if time.Now().After(end) {
			t.Fatalf("the built-in PDF that was replaced is kept: %v", err)
		}
	}
	// Nothing changed: built again, the PDF is the same one.
	if err := n.ledger.Want(t.Context(), "forum-rivers"); err != nil {
		t.Fatal(err)
	}
	n.until("built again", built(2))
	if same := n.patiently("a PDF", func(*pb.ReportFile) bool { return true }); same.Blob != tagged.Blob || same.Awaits {
		t.Errorf("the same DOCX has another PDF: %v", same)
	}
	n.sealed("b")
	n.patiently("the PDF of the new document", func(f *pb.ReportFile) bool { return f.Maker != "" && f.Blob != tagged.Blob })
}

func TestABrokenSofficeCostsTheTagsAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "soffice")
	if err := os.WriteFile(path, []byte("#!/bin/sh\necho javaldx is lost >&2\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	broken, err := office.Find(path)
	if err != nil {
		t.Fatal(err)
	}
	n := openNewsroom(t, 1, Deps{Office: broken, Writers: map[string]Writer{"docx": WriteDOCX, "pdf": WritePDF}})
	n.sealed("a")
	f := n.patiently("the reason", func(f *pb.ReportFile) bool { return f.Reason != "" })
	if f.Awaits || f.Maker != "" || !strings.Contains(f.Reason, "javaldx is lost") {
		t.Errorf("the PDF is %v", f)
	}
	if !bytes.HasPrefix([]byte(n.text(f)), []byte("%PDF-")) {
		t.Error("the built-in PDF doesn't stand")
	}
}
