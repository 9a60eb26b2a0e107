package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestFilesThatAreThereThenNewOnes(t *testing.T) {
	s := stage(t)
	s.write("one.pdf", pdf("1"))
	s.write("FORUM ALPHA/2/two.PDF", pdf("2"))
	s.start(s.deps())
	s.until("both that were there", func() bool { return len(s.received()) == 2 })
	s.write("three.pdf", pdf("3"))
	s.write("new folder/in it/four.pdf", pdf("4"))
	s.until("both new ones", func() bool { return len(s.received()) == 4 })
	if got := s.names(); fmt.Sprint(got) != "[FORUM ALPHA/2/two.PDF new folder/in it/four.pdf one.pdf three.pdf]" {
		t.Errorf("%v", got)
	}
	blobs, err := s.line.Blobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.received() {
		data, err := blobs.Get(t.Context(), r.Content)
		if err != nil || flow.Name(data) != r.Content || uint64(len(data)) != r.Size {
			t.Errorf("%s: the bytes are not stored: %v", r.File, err)
		}
		s.until(r.File+" is written down", func() bool { return s.state(r.File) == pb.FileState_FILE_STATE_RECEIVED })
	}
}

func TestASmallCompleteFileSettlesInWellUnderASecond(t *testing.T) {
	s := stage(t)
	d := s.deps()
	d.Quick, d.Settle, d.Rescan = 0, 0, 0
	s.start(d)
	time.Sleep(300 * time.Millisecond)
	// One of five: on a busy machine any one may come late.
	for n := 1; ; n++ {
		name := fmt.Sprintf("%d.pdf", n)
		start := time.Now()
		s.write(name, pdf(name))
		s.until("received", func() bool { return len(s.received()) == n })
		took := time.Since(start)
		r := s.received()[n-1]
		wait := r.SettledMs - r.ChangedMs
		t.Logf("%v from the last byte to received, settle time %d ms", took.Round(time.Millisecond), wait)
		if wait < 200 {
			t.Errorf("settle time %d ms", wait)
		}
		if took <= 800*time.Millisecond && wait <= 800 {
			return
		}
		if n == 5 {
			t.Fatal("none of five files was received within 800 ms")
		}
	}
}

func TestASlowCopyIsTakenOnceAndWhole(t *testing.T) {
	s := stage(t)
	d := s.deps()
	s.start(d)
	whole := pdf(strings.Repeat("slow ", 2000))
	// Pauses longer than Quick, shorter than Settle: only the end tells. A busy
	// machine makes longer ones, after which it is right to take a part: once more then.
	for n := 1; ; n++ {
		name := fmt.Sprintf("slow-%d.pdf", n)
		longest := s.slowly(name, whole)
		taken := func() (all []*pb.DocumentReceived) {
			for _, r := range s.received() {
				if r.File == name {
					all = append(all, r)
				}
			}
			return all
		}
		s.until("received", func() bool { return len(taken()) > 0 })
		time.Sleep(300 * time.Millisecond)
		all := taken()
		if len(all) == 1 && all[0].Content == flow.Name([]byte(whole)) {
			return
		}
		if longest < d.Settle*3/4 || n == 5 {
			t.Fatalf("%d received, size %d of %d; the longest pause was %s", len(all), all[0].Size, len(whole), longest)
		}
		t.Logf("a pause of %s: once more", longest)
	}
}

// slowly writes a file in parts and tells the longest pause between two.
func (s *scene) slowly(name, body string) (longest time.Duration) {
	s.t.Helper()
	h, err := os.Create(filepath.Join(s.inbox, name))
	if err != nil {
		s.t.Fatal(err)
	}
	defer h.Close()
	for i := 0; i < len(body); i += 2500 {
		begun := time.Now()
		h.WriteString(body[i:min(i+2500, len(body))])
		time.Sleep(100 * time.Millisecond)
		longest = max(longest, time.Since(begun))
	}
	return longest
}

func TestATruncatedFileIsTakenAfterTheLongerWait(t *testing.T) {
	s := stage(t)
	s.start(s.deps())
	start := time.Now()
	s.write("cut.pdf", "%PDF-1.4\n1 0 obj")
	s.until("received", func() bool { return len(s.received()) == 1 })
	if took := time.Since(start); took < 390*time.Millisecond {
		t.Errorf("taken after %v", took)
	}
}

func TestMovedInRenamedOverwrittenDeleted(t *testing.T) {
	s := stage(t)
	s.start(s.deps())
	outside := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(outside, []byte(pdf("v1")), 0o644); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(s.inbox, name) }
	if err := os.Rename(outside, in("x.pdf")); err != nil {
		t.Skipf("two file systems: %v", err)
	}
	s.until("moved in", func() bool { return len(s.received()) == 1 })

	s.write("x.pdf", pdf("v2"))
	s.until("overwritten", func() bool { return len(s.received()) == 2 })
	if r := s.received()[1]; r.Revision != 2 || r.Content != flow.Name([]byte(pdf("v2"))) {
		t.Errorf("%v", r)
	}

	if err := os.Rename(in("x.pdf"), in("y.pdf")); err != nil {
		t.Fatal(err)
	}
	s.until("renamed", func() bool { return len(s.received()) == 3 })
	if r := s.received()[2]; r.File != "y.pdf" || r.Content != flow.Name([]byte(pdf("v2"))) {
		t.Errorf("%v", r)
	}
	if s.state("x.pdf") != pb.FileState_FILE_STATE_GONE {
		t.Errorf("the old name is %v", s.state("x.pdf"))
	}

	if err := os.Remove(in("y.pdf")); err != nil {
		t.Fatal(err)
	}
	s.until("gone", func() bool { return s.state("y.pdf") == pb.FileState_FILE_STATE_GONE })
	s.write("y.pdf", pdf("v2"))
	s.until("back", func() bool { return len(s.received()) == 4 })
}

func TestAReplacementOfTheSameSizeAndTimeIsSeen(t *testing.T) {
	s := stage(t)
	s.write("x.pdf", pdf("v1"))
	s.start(s.deps())
	s.until("received", func() bool { return s.state("x.pdf") == pb.FileState_FILE_STATE_RECEIVED })
	p := filepath.Join(s.inbox, "x.pdf")
	info, _ := os.Stat(p)
	s.write("x.pdf", pdf("v2"))
	if err := os.Chtimes(p, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	s.until("received anew", func() bool { return len(s.received()) == 2 })
}

func TestARestartReceivesNothingTwiceAndMissesNothing(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	s.write("b.pdf", pdf("b"))
	stop := s.start(s.deps())
	s.until("received", func() bool {
		return s.state("a.pdf") == pb.FileState_FILE_STATE_RECEIVED && s.state("b.pdf") == pb.FileState_FILE_STATE_RECEIVED
	})
	stop()
	if err := os.Remove(filepath.Join(s.inbox, "b.pdf")); err != nil {
		t.Fatal(err)
	}
	s.write("c.pdf", pdf("c"))
	s.start(s.deps())
	s.until("the new one", func() bool { return len(s.received()) == 3 })
	s.until("the lost one", func() bool { return s.state("b.pdf") == pb.FileState_FILE_STATE_GONE })
	time.Sleep(200 * time.Millisecond)
	if got := s.names(); fmt.Sprint(got) != "[a.pdf b.pdf c.pdf]" {
		t.Errorf("%v", got)
	}
}

func TestAKillBetweenTheRecordAndTheEventLosesNothing(t *testing.T) {
	s := stage(t)
	s.write("a.pdf", pdf("a"))
	if _, err := s.ledger.UpdateFile(t.Context(), "a.pdf", func(r *pb.FileRecord) error {
		r.Content, r.Revision, r.State = flow.Name([]byte(pdf("a"))), 1, pb.FileState_FILE_STATE_SEEN
		info, _ := os.Stat(filepath.Join(s.inbox, "a.pdf"))
		r.Size, r.ChangedMs = uint64(info.Size()), info.ModTime().UnixMilli()
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	s.start(s.deps())
	s.until("received", func() bool { return len(s.received()) == 1 })
	if r := s.received()[0]; r.Revision != 1 {
		t.Errorf("revision %d: an event that was stored before the kill would now be doubled", r.Revision)
	}
}
