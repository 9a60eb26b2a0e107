package custody

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

var place = &pb.Metadata{Series: "forum-alpha", Session: 1, Title: "Rivers"}

func TestARefusedFileIsReceivedAnewWithItsSidecar(t *testing.T) {
	s := begin(t)
	in := s.file("a.pdf", "%PDF a", refused)
	s.rejecting(1, reject[*pb.DocumentReceived]("extract"))
	n, err := s.custody.Retry(t.Context(), "a.pdf")
	if n != 1 || err != nil {
		t.Fatalf("%d taken up, %v", n, err)
	}
	all := s.walk(address.Received("*"))
	if len(all) != 2 {
		t.Fatalf("%d events", len(all))
	}
	again := all[1].(*pb.DocumentReceived)
	if again.Revision != in.Revision+1 || again.Sidecar.GetCity() != "Lima" || again.Content != in.Content {
		t.Errorf("%v", again)
	}
	if f, _ := s.ledger.File(t.Context(), "a.pdf"); f.State != pb.FileState_FILE_STATE_RECEIVED || f.Revision != again.Revision {
		t.Errorf("%v", f)
	}
	if len(s.letters()) != 0 {
		t.Error("the dead letter is still there")
	}
}

func TestADeadLetterOfOldBytesIsRemovedAndNotTakenUp(t *testing.T) {
	s := begin(t)
	s.file("a.pdf", "%PDF a", refused)
	s.rejecting(1, reject[*pb.DocumentReceived]("extract"))
	s.file("a.pdf", "%PDF corrected", func(*pb.FileRecord) {})
	if n, err := s.custody.Retry(t.Context(), ""); n != 0 || err != nil {
		t.Errorf("%d taken up, %v", n, err)
	}
	if len(s.letters()) != 0 || len(s.walk(address.Received("*"))) != 2 {
		t.Errorf("%d dead letters, %d events", len(s.letters()), len(s.walk(address.Received("*"))))
	}
}

func TestDeadStatementsComeBeforeTheSealThatTheyComplete(t *testing.T) {
	s := begin(t)
	s.document("d1", 2, func(r *pb.DocumentRecord) {})
	for i := range uint32(3) {
		s.publish(&pb.Statement{Document: "d1", Generation: 2, Ordinal: i + 1, Metadata: place})
	}
	s.publish(&pb.Statement{Document: "d1", Generation: 1, Ordinal: 9, Metadata: place})
	s.publish(&pb.DocumentSegmented{Document: "d1", Generation: 2, Count: 3, Metadata: place})
	s.rejecting(4, reject[*pb.Statement]("index"))
	n, err := s.custody.Retry(t.Context(), "d1")
	if n != 3 || err != nil {
		t.Fatalf("%d taken up, %v", n, err)
	}
	all := s.walk("rapporteur.statement.*.*.*")
	if len(all) != 9 {
		t.Fatalf("%d messages", len(all))
	}
	for _, m := range all[5:8] {
		if st, ok := m.(*pb.Statement); !ok || st.Generation != 2 {
			t.Errorf("%v", m)
		}
	}
	if m, ok := all[8].(*pb.DocumentSegmented); !ok || m.Count != 3 {
		t.Errorf("%v", all[8])
	}
	if len(s.letters()) != 0 {
		t.Error("dead letters are still there")
	}
}

func TestPagesThatAreGoneAreReadAnew(t *testing.T) {
	s := begin(t)
	in := s.file("a.pdf", "%PDF a", func(r *pb.FileRecord) { r.Document, r.State = "d1", pb.FileState_FILE_STATE_REFUSED })
	s.document("d1", 1, func(r *pb.DocumentRecord) {
		r.Files, r.State, r.Content = []string{"a.pdf"}, pb.FileState_FILE_STATE_REFUSED, in.Content
	})
	s.publish(&pb.DocumentExtracted{Document: "d1", Generation: 1, Blob: flow.Name([]byte("gone")), Metadata: place})
	s.rejecting(1, reject[*pb.DocumentExtracted]("segment"))
	if n, err := s.custody.Retry(t.Context(), "d1"); n != 1 || err != nil {
		t.Fatalf("%d taken up, %v", n, err)
	}
	if all := s.walk(address.Received("*")); len(all) != 2 {
		t.Errorf("%d events", len(all))
	}
}

func TestAnUnknownNameSaysWhereToFindNames(t *testing.T) {
	s := begin(t)
	_, err := s.custody.Retry(t.Context(), "nothing.pdf")
	if !errors.Is(err, flow.ErrNotFound) || !strings.Contains(flow.Remedy(err), "status") {
		t.Errorf("%v; %s", err, flow.Remedy(err))
	}
	if err := s.custody.Forget(t.Context(), "nothing.pdf"); !errors.Is(err, flow.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestForgettingLeavesATombstoneAndNothingElse(t *testing.T) {
	s := begin(t)
	ctx := t.Context()
	in := s.file("a.pdf", "%PDF a", func(r *pb.FileRecord) { r.Document, r.State = "d1", pb.FileState_FILE_STATE_INDEXED })
	other := s.file("b.pdf", "%PDF b", func(r *pb.FileRecord) { r.Document, r.State = "d2", pb.FileState_FILE_STATE_INDEXED })
	pages, _ := s.blobs.Put(ctx, []byte("pages"))
	second, _ := s.blobs.Put(ctx, []byte("pages, read again"))
	s.document("d1", 4, func(r *pb.DocumentRecord) {
		r.Files, r.Content, r.Blob, r.Second, r.Warnings = []string{"a.pdf"}, in.Content, pages, second, []string{"w"}
	})
	s.ledger.Claim(ctx, in.Content, "d1", "")
	s.ledger.KeepSecret(ctx, in.Content, "hush")
	s.publish(&pb.DocumentIndexed{Document: "d1", Generation: 4, Metadata: place})
	s.publish(&pb.Statement{Document: "d1", Generation: 4, Ordinal: 1, Metadata: place}, &pb.Statement{Document: "d2", Generation: 1, Ordinal: 1, Metadata: place})
	s.rejecting(2, reject[*pb.Statement]("index"))

	if err := s.custody.Forget(ctx, "a.pdf"); err != nil {
		t.Fatal(err)
	}
	d, err := s.ledger.Document(ctx, "d1")
	if err != nil || !d.Forgotten || d.Generation != 5 || d.Metadata.Title != "" || d.Blob != "" || d.Second != "" || len(d.Warnings)+len(d.Files) != 0 {
		t.Errorf("tombstone %v %v", d, err)
	}
	if f, _ := s.ledger.File(ctx, "a.pdf"); f.State != pb.FileState_FILE_STATE_FORGOTTEN {
		t.Errorf("%v", f)
	}
	for _, blob := range []string{in.Content, pages, second} {
		if ok, err := s.blobs.Has(ctx, blob); ok || err != nil {
			t.Errorf("blob %s is still there: %v", blob, err)
		}
	}
	if ok, _ := s.blobs.Has(ctx, other.Content); !ok {
		t.Error("another file's bytes are gone")
	}
	if p, _ := s.ledger.Secret(ctx, in.Content); p != "" {
		t.Error("the password is still there")
	}
	if h, _ := s.ledger.Holder(ctx, in.Content); h != "" {
		t.Errorf("its bytes belong to %s", h)
	}
	if letters := s.letters(); len(letters) != 1 || letters[0].Document != "d2" {
		t.Errorf("dead letters %v", letters)
	}
	if all := s.walk(address.Received("*")); len(all) != 1 || all[0].(*pb.DocumentReceived).File != "b.pdf" {
		t.Errorf("events %v", all)
	}
	events := s.walk("rapporteur.document.*.*.d1.*")
	if len(events) != 1 {
		t.Fatalf("events %v", events)
	}
	if m, ok := events[0].(*pb.DocumentExtracted); !ok || m.Blob != "" || m.Generation != 5 {
		t.Errorf("%v", events[0])
	}
	if err := s.custody.Forget(ctx, "d1"); err != nil {
		t.Errorf("forgotten twice: %v", err)
	}
	if d, _ := s.ledger.Document(ctx, "d1"); d.Generation != 5 {
		t.Errorf("forgotten twice: generation %d", d.Generation)
	}
	// Named, it is taken up again: watch finds a file that nobody knows.
	if n, err := s.custody.Retry(ctx, "a.pdf"); n != 1 || err != nil {
		t.Errorf("%d taken up, %v", n, err)
	}
	if f, err := s.ledger.File(ctx, "a.pdf"); err != nil || f.State != pb.FileState_FILE_STATE_SEEN || f.Content != "" || f.Revision != in.Revision {
		t.Errorf("%v %v", f, err)
	}
}

func TestClearingAwayKeepsWhatIsNeeded(t *testing.T) {
	s := begin(t)
	ctx := t.Context()
	put := func(body string) string {
		name, err := s.blobs.Put(ctx, []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		return name
	}
	in := s.file("a.pdf", "%PDF a", func(*pb.FileRecord) {})
	now := time.Now()
	oldPages, newPages, coming, second, left := put("old pages"), put("new pages"), put("coming"), put("read again"), put("of a tombstone")
	s.document("d1", 1, func(r *pb.DocumentRecord) {
		r.Sealed, r.SealedMs, r.Blob = 1, now.Add(-25*time.Hour).UnixMilli(), oldPages
		r.Second = second
	})
	s.document("d4", 2, func(r *pb.DocumentRecord) { r.Forgotten, r.Second = true, left })
	s.document("d2", 1, func(r *pb.DocumentRecord) {
		r.Sealed, r.SealedMs, r.Blob = 1, now.Add(-23*time.Hour).UnixMilli(), newPages
	})
	s.document("d3", 2, func(r *pb.DocumentRecord) {
		r.Sealed, r.SealedMs, r.Blob = 1, now.Add(-99*time.Hour).UnixMilli(), coming
	})
	report, picture := put("report"), put("picture")
	s.ledger.UpdateSeries(ctx, "s", func(r *pb.SeriesRecord) error {
		r.Reports = []*pb.ReportWritten{{Files: []*pb.ReportFile{{Blob: report}}}}
		return nil
	})
	if swept, err := s.custody.GC(ctx, now.Add(time.Minute)); err != nil || swept.Blobs != 0 {
		t.Errorf("young blobs: %+v %v", swept, err)
	}
	// The clock of the sweep, not of the sealing, goes on.
	s.document("d1", 1, func(r *pb.DocumentRecord) { r.SealedMs = now.Add(-23 * time.Hour).UnixMilli() })
	s.document("d2", 1, func(r *pb.DocumentRecord) { r.SealedMs = now.Add(-21 * time.Hour).UnixMilli() })
	swept, err := s.custody.GC(ctx, now.Add(2*time.Hour))
	if err != nil || swept.Blobs != 3 {
		t.Errorf("%+v %v", swept, err)
	}
	for name, want := range map[string]bool{in.Content: true, newPages: true, coming: true, report: true, second: true, left: false, oldPages: false, picture: false} {
		if ok, _ := s.blobs.Has(ctx, name); ok != want {
			t.Errorf("blob %s: there %v, want %v", name, ok, want)
		}
	}
}

func TestADeadLetterOfAFileThatWasReadSinceIsNotListedAndIsClearedAway(t *testing.T) {
	s := begin(t)
	ctx := t.Context()
	s.file("locked.pdf", "%PDF locked", refused)
	s.file("damaged.pdf", "%PDF damaged", refused)
	s.rejecting(2, reject[*pb.DocumentReceived]("extract"))
	// The sidecar now has the password.
	f, err := s.ledger.UpdateFile(ctx, "locked.pdf", func(r *pb.FileRecord) error {
		r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_INDEXED, "", ""
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	st, err := s.custody.Status(ctx)
	if err != nil || len(st.Rejected) != 1 || st.Rejected[0].Content == f.Content {
		t.Errorf("listed: %v (%v), wanted the damaged file's alone", st.Rejected, err)
	}
	if swept, err := s.custody.GC(ctx, time.Now()); err != nil || swept.Letters != 0 {
		t.Errorf("young letters: %+v %v", swept, err)
	}
	if swept, err := s.custody.GC(ctx, time.Now().Add(2*time.Hour)); err != nil || swept.Letters != 1 {
		t.Errorf("%+v %v", swept, err)
	}
	if left := s.letters(); len(left) != 1 || left[0].Content == f.Content {
		t.Errorf("left: %v", left)
	}
}
