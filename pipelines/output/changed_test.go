package output_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"rapporteur.internal/pipelines/output"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// reporting is a source of one report whose bytes are those of a blob's name.
func reporting(version string) output.Sources {
	src := still()
	src.Series = func(context.Context) ([]*pb.SeriesRecord, error) {
		return []*pb.SeriesRecord{{Series: "s", Reports: []*pb.ReportWritten{{Version: version, Documents: 1, Files: []*pb.ReportFile{{Format: "docx", Blob: version}}}}}}, nil
	}
	return src
}

func sync(t *testing.T, dir, version string) []output.Kept {
	t.Helper()
	f := output.Open(dir, reporting(version))
	if err := f.Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	return f.Kept()
}

func holds(t *testing.T, file, want string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if want == "" {
		if !os.IsNotExist(err) {
			t.Errorf("%s is there (%v): %q", filepath.Base(file), err, b)
		}
		return
	}
	if err != nil || string(b) != want {
		t.Errorf("%s holds %q (%v), want %q", filepath.Base(file), b, err, want)
	}
}

func TestAReportThatSomebodyChangedStaysAndTheNewOneStandsBesideIt(t *testing.T) {
	dir := t.TempDir()
	report, beside := filepath.Join(dir, "reports", "s.docx"), filepath.Join(dir, "reports", "s.new.docx")
	if kept := sync(t, dir, "one"); len(kept) != 0 {
		t.Errorf("nobody changed anything: %v", kept)
	}
	if kept := sync(t, dir, "two"); len(kept) != 0 {
		t.Errorf("nobody changed anything: %v", kept)
	}
	holds(t, report, "two")
	if err := os.WriteFile(report, []byte("two, and a word of mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"three", "four"} {
		if kept := sync(t, dir, version); len(kept) != 1 || kept[0] != (output.Kept{Name: report, Beside: beside}) {
			t.Errorf("%s: it says %v", version, kept)
		}
		holds(t, report, "two, and a word of mine")
		holds(t, beside, version)
	}
	// Both are somebody's now.
	if err := os.WriteFile(beside, []byte("mine too"), 0o644); err != nil {
		t.Fatal(err)
	}
	sync(t, dir, "five")
	holds(t, report, "two, and a word of mine")
	holds(t, beside, "mine too")
	holds(t, filepath.Join(dir, "reports", "s.new-2.docx"), "five")
	// They took theirs away: the report has its name again, their other file stays.
	if err := os.Remove(report); err != nil {
		t.Fatal(err)
	}
	sync(t, dir, "six")
	holds(t, report, "six")
	holds(t, beside, "mine too")
}

func TestWhatStoodBesideGoesWhenTheirsIsGone(t *testing.T) {
	dir := t.TempDir()
	report, beside := filepath.Join(dir, "reports", "s.docx"), filepath.Join(dir, "reports", "s.new.docx")
	sync(t, dir, "one")
	if err := os.WriteFile(report, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	sync(t, dir, "two")
	holds(t, beside, "two")
	if err := os.Rename(report, filepath.Join(dir, "reports", "ours.docx")); err != nil {
		t.Fatal(err)
	}
	sync(t, dir, "three")
	holds(t, report, "three")
	holds(t, beside, "")
	holds(t, filepath.Join(dir, "reports", "ours.docx"), "mine")
}

func TestAFileThatWasThereBeforeIsSomebodys(t *testing.T) {
	dir := t.TempDir()
	report := filepath.Join(dir, "reports", "s.docx")
	if err := os.MkdirAll(filepath.Dir(report), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(report, []byte("a report of last year"), 0o644); err != nil {
		t.Fatal(err)
	}
	sync(t, dir, "one")
	holds(t, report, "a report of last year")
	holds(t, filepath.Join(dir, "reports", "s.new.docx"), "one")
}

func TestAStopBetweenTheRecordAndTheFileLeavesTheFileOurs(t *testing.T) {
	dir := t.TempDir()
	report := filepath.Join(dir, "reports", "s.docx")
	sync(t, dir, "one")
	// The record knows of the second, the file still holds the first.
	sync(t, dir, "two")
	if err := os.WriteFile(report, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if kept := sync(t, dir, "three"); len(kept) != 0 {
		t.Errorf("our own older file is taken for somebody's: %v", kept)
	}
	holds(t, report, "three")
}

func TestAChangedExportOfAForgottenPDFStays(t *testing.T) {
	dir := t.TempDir()
	a, b := &pb.FileRecord{Path: "a.pdf", Document: "d"}, &pb.FileRecord{Path: "b.pdf", Document: "d"}
	if err := output.Open(dir, still(a, b)).Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "statements", "a.jsonl")
	if err := os.WriteFile(file, []byte("my marks\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := output.Open(dir, still(b))
	if err := f.Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	holds(t, file, "my marks\n")
	if kept := f.Kept(); len(kept) != 1 || kept[0] != (output.Kept{Name: file}) {
		t.Errorf("it says %v", kept)
	}
}

func TestABrokenRecordIsAnErrorWithItsRemedyAndNothingIsWrittenOver(t *testing.T) {
	dir := t.TempDir()
	sync(t, dir, "one")
	if err := os.WriteFile(filepath.Join(dir, "reports", ".written.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := output.Open(dir, reporting("two")).Sync(context.Background())
	if err == nil {
		t.Error("no error")
	}
	holds(t, filepath.Join(dir, "reports", "s.docx"), "one")
}
