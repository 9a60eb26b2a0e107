package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestAReportIsBuiltAnewWhenItsMemoryChanges(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "memory")
	n := openNewsroom(t, 1, Deps{MemoryDir: dir})
	n.sealed("one")
	first := n.until("built", built(1)).Reports[0]
	if first.Memory != "" {
		t.Fatalf("words from nowhere: %v", first)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	const words = "form\twords\ttext\nclause\tle quai est fermé\tThe quay is closed.\n"
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	settled := func(r *pb.SeriesRecord) bool { return r.Built >= r.Wanted && len(r.Reports) > 0 }

	write("forum-rivers-2.fr.tsv", words) // Another series'.
	write("forum-rivers.fr.tsv", words)
	r := n.until("words are in", func(r *pb.SeriesRecord) bool { return settled(r) && r.Reports[0].Memory != "" })
	second := r.Reports[0]
	if second.Version == first.Version || r.MemoryReason != "" {
		t.Errorf("%v", r)
	}

	// A wrong line is told, and costs itself alone.
	write("forum-rivers.fr.tsv", words+"verb\tmots\tWords.\n")
	r = n.until("the wrong line is told", func(r *pb.SeriesRecord) bool { return settled(r) && r.MemoryReason != "" })
	if r.Reports[0].Version != second.Version || !strings.Contains(r.MemoryReason, `forum-rivers.fr.tsv, line 3, column 1 (form): there is no form "verb"`) || r.MemoryRemedy == "" {
		t.Errorf("%v", r)
	}
	wanted := r.Wanted

	// White space is no change; words in another language are.
	write("forum-rivers.fr.tsv", "\n"+words)
	r = n.until("nothing is wrong any more", func(r *pb.SeriesRecord) bool { return settled(r) && r.MemoryReason == "" })
	if r.Reports[0].Version != second.Version || r.Wanted == wanted {
		t.Errorf("%v", r)
	}
	write("forum-rivers.es.tsv", words)
	n.until("other words are in", func(r *pb.SeriesRecord) bool { return settled(r) && r.Reports[0].Memory != second.Memory })

	for _, name := range []string{"forum-rivers.es.tsv", "forum-rivers.fr.tsv"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	r = n.until("the words are gone", func(r *pb.SeriesRecord) bool { return settled(r) && r.Reports[0].Memory == "" })
	if r.Reports[0].Version != first.Version {
		t.Errorf("%v", r)
	}
}

func TestAMemoryChangedWhileNothingRanIsTakenInAtTheStart(t *testing.T) {
	dir := t.TempDir()
	n := openNewsroom(t, 0, Deps{})
	if _, err := n.ledger.UpdateSeries(t.Context(), "forum-rivers", func(r *pb.SeriesRecord) error {
		r.Wanted, r.Built, r.Reports = 1, 1, []*pb.ReportWritten{{Series: "forum-rivers", Version: "before"}}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	look := func(what string, wanted uint64) {
		t.Helper()
		s := &station{Deps: Deps{MemoryDir: dir, Open: OpenSeries}, ledger: n.ledger}
		w := &recollection{station: s, seen: map[string]string{}, fresh: map[string]string{}}
		if err := w.look(t.Context(), true); err != nil {
			t.Fatal(err)
		}
		if r, err := n.ledger.Series(t.Context(), "forum-rivers"); err != nil || r.Wanted != wanted {
			t.Errorf("%s: %v %v", what, r, err)
		}
	}
	look("no file", 1)
	if err := os.WriteFile(filepath.Join(dir, "forum-rivers.fr.tsv"), []byte("form\twords\ttext\nclause\tmots\tWords.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	look("a file", 2)
}
