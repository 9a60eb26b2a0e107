package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestNamesThatArePassedOver(t *testing.T) {
	for name, want := range map[string]sort{
		"report.pdf": aPDF, "REPORT.PDF": aPDF, "report.pdf.yaml": aSidecar, "Report.PDF.yaml": aSidecar,
		".hidden.pdf": passedOver, ".~lock.report.pdf#": passedOver, "~$report.docx": passedOver, "~WRL0001.tmp": passedOver,
		"report.pdf.part": passedOver, "report.pdf.crdownload": passedOver, "report.pdf.tmp": passedOver, "report.pdf~": passedOver,
		".report.pdf.Xy12": passedOver, "#report.pdf#": passedOver, ".DS_Store": passedOver, "Thumbs.db": passedOver,
		"report.pdf.download": passedOver, "report.filepart": passedOver, "$RECYCLE.BIN": passedOver, "lost+found": passedOver,
		"report.docx": other, "notes": other, "report.yml": other,
	} {
		if got := sortOf(name); got != want {
			t.Errorf("%s is %d, want %d", name, got, want)
		}
	}
}

func TestWhatIsNoPDFIsReportedOnceAndHiddenThingsNever(t *testing.T) {
	s := stage(t)
	s.write("minutes.docx", "PK")
	s.write("false.pdf", "<html>not found</html>")
	s.write("empty.pdf", "")
	s.write(".git/x.pdf", pdf("hidden"))
	s.write(".~lock.x.pdf#", "me")
	s.write("x.pdf.part", pdf("half"))
	s.write("good.pdf", pdf("good"))
	stop := s.start(s.deps())
	s.until("all judged", func() bool {
		return s.state("minutes.docx") == pb.FileState_FILE_STATE_REFUSED && s.state("false.pdf") == pb.FileState_FILE_STATE_REFUSED &&
			s.state("empty.pdf") == pb.FileState_FILE_STATE_REFUSED && s.state("good.pdf") == pb.FileState_FILE_STATE_RECEIVED
	})
	time.Sleep(400 * time.Millisecond)
	stop()
	s.start(s.deps())
	time.Sleep(600 * time.Millisecond)
	for _, name := range []string{"minutes.docx", "false.pdf", "empty.pdf"} {
		if n := strings.Count(s.log.String(), "file="+name); n != 1 {
			t.Errorf("%s was reported %d times:\n%s", name, n, s.log)
		}
		r, _ := s.ledger.File(t.Context(), name)
		if r.Reason == "" || r.Remedy == "" {
			t.Errorf("%s: reason %q, remedy %q", name, r.Reason, r.Remedy)
		}
	}
	files, _ := s.ledger.Files(t.Context())
	if len(files) != 4 || len(s.received()) != 1 {
		t.Errorf("%d files, %d received", len(files), len(s.received()))
	}
	if err := os.Remove(filepath.Join(s.inbox, "minutes.docx")); err != nil {
		t.Fatal(err)
	}
	s.until("taken off the list", func() bool { return s.state("minutes.docx") == pb.FileState_FILE_STATE_UNSPECIFIED })
}

func TestAReadOnlyInboxWorksAndOriginalsStayAsTheyAre(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.write("a.pdf.yaml", "series: Forum Alpha\nsession: 1\n")
	p := filepath.Join(s.inbox, "a.pdf")
	before, _ := os.Stat(p)
	for _, q := range []string{p, p + ".yaml"} {
		if err := os.Chmod(q, 0o444); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(s.inbox, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(s.inbox, 0o755)
	s.start(s.deps())
	s.until("received", func() bool { return len(s.received()) == 1 })
	after, _ := os.Stat(p)
	data, _ := os.ReadFile(p)
	if string(data) != pdf("a") || !after.ModTime().Equal(before.ModTime()) {
		t.Error("the original was changed")
	}
	entries, _ := os.ReadDir(s.inbox)
	if len(entries) != 2 {
		t.Errorf("the inbox holds %v", entries)
	}
}

func TestLinksStayBelowTheInbox(t *testing.T) {
	s := stage(t)
	secret := filepath.Join(t.TempDir(), "secret.pdf")
	if err := os.WriteFile(secret, []byte(pdf("secret")), 0o644); err != nil {
		t.Fatal(err)
	}
	s.write("real.pdf", pdf("real"))
	for link, target := range map[string]string{"out.pdf": secret, "in.pdf": "real.pdf", "dangling.pdf": "nothing.pdf",
		"folder": filepath.Dir(secret), "loop.pdf": "loop.pdf"} {
		if err := os.Symlink(target, filepath.Join(s.inbox, link)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	s.start(s.deps())
	s.until("judged", func() bool {
		return s.state("out.pdf") == pb.FileState_FILE_STATE_REFUSED && s.state("dangling.pdf") == pb.FileState_FILE_STATE_REFUSED &&
			s.state("loop.pdf") == pb.FileState_FILE_STATE_REFUSED && len(s.received()) == 2
	})
	if got := s.names(); fmt.Sprint(got) != "[in.pdf real.pdf]" {
		t.Errorf("%v", got)
	}
}

func TestAnUnreadableFileIsTakenWhenItCanBeRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("root reads everything: the block is made by a link that leads nowhere, then somewhere")
	}
	s := stage(t)
	if err := os.Symlink("later.bin", filepath.Join(s.inbox, "a.pdf")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	s.start(s.deps())
	s.until("refused", func() bool { return s.state("a.pdf") == pb.FileState_FILE_STATE_REFUSED })
	s.write("later.bin", pdf("a"))
	s.until("received", func() bool { return len(s.received()) == 1 })
}

func TestAnInboxThatVanishesMarksNothingGone(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.start(s.deps())
	s.until("received", func() bool { return s.state("a.pdf") == pb.FileState_FILE_STATE_RECEIVED })
	away := s.inbox + "-away"
	if err := os.Rename(s.inbox, away); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond)
	if got := s.state("a.pdf"); got != pb.FileState_FILE_STATE_RECEIVED {
		t.Errorf("marked %v", got)
	}
	if err := os.Rename(away, s.inbox); err != nil {
		t.Fatal(err)
	}
	s.write("b.pdf", pdf("b"))
	s.until("it goes on", func() bool { return s.state("b.pdf") == pb.FileState_FILE_STATE_RECEIVED })
}
