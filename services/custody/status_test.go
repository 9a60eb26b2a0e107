package custody

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestStatusIsAtRestWhenNothingIsOnItsWay(t *testing.T) {
	s := begin(t)
	ctx := t.Context()
	resting := func() bool {
		st, err := s.custody.Status(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return st.Resting(func(f *pb.FileRecord) bool { return f.Root == "watched" })
	}
	if !resting() {
		t.Error("an empty line is not at rest")
	}
	s.file("a.pdf", "%PDF a", refused)
	s.rejecting(1, reject[*pb.DocumentReceived]("extract"))
	if !resting() {
		t.Error("a refused file keeps the line from rest")
	}
	s.file("b.pdf", "%PDF b", refused)
	if resting() {
		t.Error("an event that nobody took is rest")
	}
	s.rejecting(2, reject[*pb.DocumentReceived]("extract"))
	if !resting() {
		t.Error("not at rest")
	}
	for root, want := range map[string]bool{"watched": false, "elsewhere": true} {
		if _, err := s.ledger.UpdateFile(ctx, "c.pdf", func(r *pb.FileRecord) error {
			r.Root, r.State = root, pb.FileState_FILE_STATE_SEEN
			return nil
		}); err != nil || resting() != want {
			t.Errorf("a waiting file that is %s: at rest is %v, wanted %v (%v)", root, !want, want, err)
		}
	}
	if err := s.ledger.DropFile(ctx, "c.pdf"); err != nil {
		t.Fatal(err)
	}
	if err := s.ledger.Want(ctx, "s"); err != nil || resting() {
		t.Errorf("a wanted report is rest (%v)", err)
	}
	st, _ := s.custody.Status(ctx)
	if len(st.Files) != 2 || len(st.Rejected) != 2 || st.Rejected[0].Item != nil || st.Rejected[0].Reason != "no" {
		t.Errorf("%v", st)
	}
}

func TestChangesAreTold(t *testing.T) {
	s := begin(t)
	ctx, cancel := context.WithCancel(t.Context())
	changes := s.custody.Changes(ctx)
	for i := range 3 {
		s.file(fmt.Sprintf("%d.pdf", i), "%PDF", refused)
		select {
		case <-changes:
		case <-time.After(patience):
			t.Fatal("not told")
		}
		time.Sleep(20 * time.Millisecond)
	}
	cancel()
	for range changes {
	}
}

func TestReportsWithTheirTimes(t *testing.T) {
	s := begin(t)
	ctx := t.Context()
	var written []*pb.ReportWritten
	for _, v := range []string{"one", "two"} {
		w := &pb.ReportWritten{Series: "s", Version: v}
		s.publish(w)
		written = append([]*pb.ReportWritten{w}, written...)
	}
	s.ledger.UpdateSeries(ctx, "s", func(r *pb.SeriesRecord) error { r.Reports = written; return nil })
	all, err := s.custody.Reports(ctx)
	if err != nil || len(all) != 2 || !slices.IsSortedFunc(all, func(a, b Report) int { return b.Written.Compare(a.Written) }) || all[0].Version != "two" {
		t.Errorf("%v %v", all, err)
	}
}
