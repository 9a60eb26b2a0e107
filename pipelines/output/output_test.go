package output_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur.internal/pipelines/output"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestNamesClashOnlyWhereBaseNamesDo(t *testing.T) {
	paths := []string{"b/rapport.pdf", "a/rapport.PDF", "a/Rapport.pdf", "annexe.v2.pdf", "a/rapport.PDF"}
	want := map[string]string{
		"a/Rapport.pdf": "Rapport", "a/rapport.PDF": "rapport~2", "b/rapport.pdf": "rapport~3", "annexe.v2.pdf": "annexe.v2",
	}
	if d := cmp.Diff(want, output.Names(paths)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want, output.Names([]string{paths[3], paths[2], paths[1], paths[0]})); d != "" {
		t.Errorf("the order of the paths matters: %s", d)
	}
}

func TestAFileThatDidNotChangeIsNotTouched(t *testing.T) {
	name := filepath.Join(t.TempDir(), "statements", "x.jsonl")
	if err := output.Put(name, []byte("a\n")); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(name, past, past); err != nil {
		t.Fatal(err)
	}
	if err := output.Put(name, []byte("a\n")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.ModTime().After(past.Add(time.Minute)) {
		t.Errorf("written again though the bytes are the same (%v, %v)", info.ModTime(), err)
	}
	if err := output.Put(name, []byte("b\n")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(name); string(b) != "b\n" {
		t.Errorf("holds %q, wanted the new bytes", b)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(name), ".*")); len(left) != 0 {
		t.Errorf("temporary files stay: %v", left)
	}
}

// still is a source with one document of two statements, and one report.
func still(files ...*pb.FileRecord) output.Sources {
	return output.Sources{
		Files: func(context.Context) ([]*pb.FileRecord, error) { return files, nil },
		Documents: func(context.Context) ([]*pb.DocumentRecord, error) {
			return []*pb.DocumentRecord{{Id: "d", Sealed: 1, Held: 2, Files: []string{"a.pdf", "b.pdf"}}}, nil
		},
		Series: func(context.Context) ([]*pb.SeriesRecord, error) {
			return []*pb.SeriesRecord{{Series: "s", Reports: []*pb.ReportWritten{
				{Version: "2", Documents: 1, Files: []*pb.ReportFile{{Format: "md", Blob: "new"}}}, {Version: "1", Files: []*pb.ReportFile{{Format: "md", Blob: "old"}}},
			}}}, nil
		},
		Find: func(_ context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
			if q.Cursor == "" {
				return &pb.FindResponse{Hits: []*pb.Hit{{Statement: &pb.Statement{Id: "d.1"}}}, Next: "more"}, nil
			}
			return &pb.FindResponse{Hits: []*pb.Hit{{Statement: &pb.Statement{Id: "d.2"}}}}, nil
		},
		Blob: func(_ context.Context, name string) ([]byte, error) { return []byte(name), nil },
	}
}

func TestEachPDFHasItsExportAndEachSeriesItsNewestReport(t *testing.T) {
	dir := t.TempDir()
	a, b := &pb.FileRecord{Path: "a.pdf", Document: "d"}, &pb.FileRecord{Path: "b.pdf", Document: "d"}
	if err := output.Open(dir, still(a, b)).Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b"} {
		got, err := os.ReadFile(filepath.Join(dir, "statements", name+".jsonl"))
		if err != nil || strings.Count(string(got), "\n") != 2 || !strings.Contains(string(got), `"id":"d.2"`) {
			t.Errorf("%s.jsonl: %v, %q: wanted both statements, from two answers", name, err, got)
		}
	}
	if got, err := os.ReadFile(filepath.Join(dir, "reports", "s.md")); err != nil || string(got) != "new" {
		t.Errorf("the report is %q (%v), wanted the newest", got, err)
	}
}

func TestAForgottenPDFsExportGoesAndOtherFilesStay(t *testing.T) {
	dir := t.TempDir()
	a, b := &pb.FileRecord{Path: "a.pdf", Document: "d"}, &pb.FileRecord{Path: "b.pdf", Document: "d"}
	if err := output.Open(dir, still(a, b)).Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, "statements", "notes.jsonl")
	if err := os.WriteFile(mine, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	// Another process, later: only the folder remembers.
	if err := output.Open(dir, still(b)).Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "statements", "a.jsonl")); !os.IsNotExist(err) {
		t.Errorf("a.jsonl stays (%v)", err)
	}
	for _, name := range []string{mine, filepath.Join(dir, "statements", "b.jsonl")} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

func TestAReportWhoseDocumentsAreElsewhereGoes(t *testing.T) {
	dir := t.TempDir()
	src := still(&pb.FileRecord{Path: "a.pdf", Document: "d"})
	if err := output.Open(dir, src).Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, "reports", "s.txt")
	if err := os.WriteFile(mine, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := src.Series
	src.Series = func(ctx context.Context) ([]*pb.SeriesRecord, error) {
		all, err := before(ctx)
		all[0].Reports = append([]*pb.ReportWritten{{Version: "3"}}, all[0].Reports...)
		return all, err
	}
	if err := output.Open(dir, src).Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "reports", "s.md")); !os.IsNotExist(err) {
		t.Errorf("s.md stays (%v)", err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
}
