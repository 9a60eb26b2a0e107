package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestOnceTakesWhatIsThereAndEnds(t *testing.T) {
	s := stage(t)
	s.write("sub/a.pdf", pdf("a"))
	s.write("b.pdf", pdf("b"))
	other := t.TempDir()
	for _, name := range []string{"b.pdf", "c.pdf"} {
		if err := os.WriteFile(filepath.Join(other, name), []byte(pdf("other "+name)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d := s.deps()
	d.Inputs = []string{s.inbox, filepath.Join(other, "b.pdf")}
	for range 2 {
		if err := s.once(d); err != nil {
			t.Fatal(err)
		}
		if got := s.names(); fmt.Sprint(got) != "[b.pdf b~2.pdf sub/a.pdf]" {
			t.Fatalf("%v", got)
		}
	}
	// Alone, the other b.pdf still is not the first one.
	d.Inputs = []string{filepath.Join(other, "b.pdf"), filepath.Join(other, "c.pdf")}
	if err := s.once(d); err != nil {
		t.Fatal(err)
	}
	if got := s.names(); fmt.Sprint(got) != "[b.pdf b~2.pdf c.pdf sub/a.pdf]" {
		t.Errorf("%v", got)
	}
	d.Inputs = []string{filepath.Join(other, "nothing.pdf")}
	if err := s.once(d); err == nil || !strings.Contains(err.Error(), "nothing.pdf") {
		t.Errorf("a missing input: %v", err)
	}
}

func TestOnceMarksWhatIsNoLongerThereAndLeavesTheNeighboursOfASinglePDF(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.write("b.pdf", pdf("b"))
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ledger.UpdateFile(t.Context(), "b.pdf", func(r *pb.FileRecord) error {
		r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_REFUSED, "it is damaged", "ask for it again"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.inbox, "b.pdf")); err != nil {
		t.Fatal(err)
	}
	d := s.deps()
	d.Inputs = []string{filepath.Join(s.inbox, "a.pdf")}
	if err := s.once(d); err != nil {
		t.Fatal(err)
	}
	if got := s.state("b.pdf"); got != pb.FileState_FILE_STATE_REFUSED {
		t.Errorf("asked for a.pdf alone, it marked b.pdf as %v", got)
	}
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	r, err := s.ledger.File(t.Context(), "b.pdf")
	if err != nil || r.State != pb.FileState_FILE_STATE_GONE || r.Reason != "" || r.Remedy != "" {
		t.Errorf("a refused file that was removed: %v (%v), wanted gone, with nothing left to do", r, err)
	}
}

func TestAQuestionAboutAFileThatWasRemovedIsNoLongerAsked(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.write("b.pdf", pdf("b"))
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ledger.UpdateFile(t.Context(), "b.pdf", func(r *pb.FileRecord) error {
		r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_QUESTION, "a new version, or an annex?", "say so"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.inbox, "b.pdf")); err != nil {
		t.Fatal(err)
	}
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	r, err := s.ledger.File(t.Context(), "b.pdf")
	if err != nil || r.State != pb.FileState_FILE_STATE_GONE || r.Reason != "" || r.Remedy != "" {
		t.Errorf("%v (%v), wanted gone, with nothing left to ask", r, err)
	}
}

func TestOnceHasLookedWhenAFileThatChangedAMomentAgoIsTaken(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	before, err := s.ledger.File(t.Context(), "a.pdf")
	if err != nil {
		t.Fatal(err)
	}
	s.write("a.pdf.yaml", "series: harbour\n")
	d := s.deps()
	var then *pb.FileRecord
	d.Looked = func() {
		if then, err = s.ledger.File(t.Context(), "a.pdf"); err != nil {
			t.Error(err)
		}
	}
	if err := s.once(d); err != nil {
		t.Fatal(err)
	}
	// Whoever waits for rest from here on must see that there is work.
	if then == nil || then.Revision == before.Revision || then.State != pb.FileState_FILE_STATE_RECEIVED {
		t.Errorf("looked at %v, before it was %v", then, before)
	}
}
