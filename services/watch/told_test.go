package watch

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestASidecarSaysWhatItSaysAndItsPasswordStaysSecret(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.write("a.pdf.yaml", "series: Forum Alpha\nsession: 2\npassword: hush-hush-4711\n")
	stop := s.start(s.deps())
	s.until("received", func() bool { return len(s.received()) == 1 })
	r := s.received()[0]
	if !r.HasPassword || r.Sidecar.GetSeries() != "Forum Alpha" || r.Sidecar.GetSession() != 2 {
		t.Errorf("%v", r)
	}
	if got, err := s.ledger.Secret(t.Context(), r.Content); got != "hush-hush-4711" || err != nil {
		t.Errorf("secret %q %v", got, err)
	}
	s.write("a.pdf.yaml", "series: Forum Alpha\nsession: 2\npassword: hush-hush-4712\n")
	s.until("another password is another revision", func() bool { return len(s.received()) == 2 })
	if err := os.Remove(filepath.Join(s.inbox, "a.pdf.yaml")); err != nil {
		t.Fatal(err)
	}
	s.until("no sidecar is another revision", func() bool { return len(s.received()) == 3 })
	if r := s.received()[2]; r.HasPassword || r.Sidecar != nil || r.Revision != 3 {
		t.Errorf("%v", r)
	}
	stop()
	if strings.Contains(s.log.String(), "hush-hush") {
		t.Error("the password is in the log")
	}
	// The password stands in the store of one bucket alone.
	filepath.WalkDir(s.store, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(p, "KV_secrets") {
			return nil
		}
		if data, err := os.ReadFile(p); err == nil && bytes.Contains(data, []byte("hush-hush")) {
			t.Errorf("the password is in %s", p)
		}
		return nil
	})
}

func TestASidecarThatIsNotUnderstoodHoldsItsPDFBackUntilItIs(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.write("a.pdf.yaml", "serie: Forum Alpha\n")
	s.start(s.deps())
	s.until("refused", func() bool { return s.state("a.pdf") == pb.FileState_FILE_STATE_REFUSED })
	r, _ := s.ledger.File(t.Context(), "a.pdf")
	if !strings.Contains(r.Reason, "a.pdf.yaml") || !strings.Contains(r.Reason, `"serie"`) || !strings.Contains(r.Remedy, `"series"`) {
		t.Errorf("reason %q, remedy %q", r.Reason, r.Remedy)
	}
	s.write("a.pdf.yaml", "series: Forum Alpha\n")
	s.until("received", func() bool { return s.state("a.pdf") == pb.FileState_FILE_STATE_RECEIVED })
	if len(s.received()) != 1 {
		t.Errorf("received %d times", len(s.received()))
	}
}

func TestWhatWasForgottenStaysForgottenUntilItsBytesChange(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ledger.UpdateFile(t.Context(), "a.pdf", func(r *pb.FileRecord) error {
		r.State = pb.FileState_FILE_STATE_FORGOTTEN
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	os.Chtimes(filepath.Join(s.inbox, "a.pdf"), now, now)
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	if len(s.received()) != 1 || s.state("a.pdf") != pb.FileState_FILE_STATE_FORGOTTEN {
		t.Errorf("%d received, %v", len(s.received()), s.state("a.pdf"))
	}
	s.write("a.pdf", pdf("b"))
	if err := s.once(s.deps()); err != nil {
		t.Fatal(err)
	}
	if len(s.received()) != 2 {
		t.Errorf("%d received", len(s.received()))
	}
}

func TestAForgottenFileIsTakenAgainWhenItsRecordIsEmptied(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.start(s.deps())
	s.until("received", func() bool { return s.state("a.pdf") == pb.FileState_FILE_STATE_RECEIVED })
	if _, err := s.ledger.UpdateFile(t.Context(), "a.pdf", func(r *pb.FileRecord) error {
		r.State, r.Content, r.Sidecar = pb.FileState_FILE_STATE_SEEN, "", ""
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	// Another event than the first, or the server would take it for that one.
	s.until("received again", func() bool { return len(s.received()) == 2 })
	if r := s.received()[1]; r.Revision != 2 {
		t.Errorf("revision %d", r.Revision)
	}
}
