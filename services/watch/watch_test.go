package watch

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

func TestMain(m *testing.M) {
	// nats.go's ObjectStore.Put sometimes leaves this one behind: its CleanupPublisher
	// may set the channel to nil before the goroutine that reads it has started.
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/nats-io/nats.go/jetstream.(*jetStream).resetPendingAcksOnReconnect"))
}

// pdf is enough of one for a watcher that looks at both ends.
func pdf(body string) string { return "%PDF-1.7\n" + body + "\nstartxref\n0\n%%EOF\n" }

type scene struct {
	t      *testing.T
	line   *flow.Line
	ledger *ledger.Ledger
	inbox  string
	store  string
	log    *safeBuffer
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}
func (s *safeBuffer) String() string { s.mu.Lock(); defer s.mu.Unlock(); return s.b.String() }

func stage(t *testing.T) *scene {
	t.Helper()
	store := t.TempDir()
	srv, err := flow.Embed(store, flow.EmbedOptions{Lazy: true})
	if err != nil {
		t.Fatal(err)
	}
	nc, err := srv.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close(); srv.Close() })
	line, err := flow.Open(t.Context(), nc, ledger.Topology(), flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &scene{t: t, line: line, ledger: ledger.New(line), inbox: t.TempDir(), store: store, log: &safeBuffer{}}
}

func (s *scene) deps() Deps {
	return Deps{Line: s.line, Inputs: []string{s.inbox}, Quick: 60 * time.Millisecond, Settle: 400 * time.Millisecond,
		Rescan: 150 * time.Millisecond, Log: slog.New(slog.NewTextHandler(s.log, nil))}
}

// start watches until the test, or the returned function, ends it.
func (s *scene) start(d Deps) (stop func()) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- flow.Run(ctx, s.line, Stages(d)...) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				s.t.Errorf("watch: %v", err)
			}
		})
	}
	s.t.Cleanup(stop)
	return stop
}

func (s *scene) once(d Deps) error {
	s.t.Helper()
	d.Once = true
	ctx, cancel := context.WithTimeout(s.t.Context(), 10*time.Second)
	defer cancel()
	return flow.Run(ctx, s.line, Stages(d)...)
}

func (s *scene) write(name, body string) {
	s.t.Helper()
	p := filepath.Join(s.inbox, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(body), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// received lists what was emitted: file, revision, first letters of the sum.
func (s *scene) received() []*pb.DocumentReceived {
	s.t.Helper()
	var all []*pb.DocumentReceived
	if err := s.line.Walk(context.Background(), "rapporteur.received.*", func(i flow.Item) error {
		all = append(all, i.Message.(*pb.DocumentReceived))
		return nil
	}); err != nil {
		s.t.Fatal(err)
	}
	return all
}

func (s *scene) names() []string {
	var names []string
	for _, r := range s.received() {
		names = append(names, r.File)
	}
	slices.Sort(names)
	return names
}

func (s *scene) until(what string, f func() bool) {
	s.t.Helper()
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if f() {
			return
		}
	}
	s.t.Fatalf("never: %s; received %v; log:\n%s", what, s.names(), s.log)
}

func (s *scene) state(name string) pb.FileState {
	r, err := s.ledger.File(context.Background(), name)
	if err != nil {
		return pb.FileState_FILE_STATE_UNSPECIFIED
	}
	return r.State
}

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
	start := time.Now()
	s.write("a.pdf", pdf("a"))
	s.until("received", func() bool { return len(s.received()) == 1 })
	took := time.Since(start)
	t.Logf("%v from the last byte to received", took.Round(time.Millisecond))
	if took > 800*time.Millisecond {
		t.Errorf("%v from the last byte to received", took)
	}
	r := s.received()[0]
	if wait := r.SettledMs - r.ChangedMs; wait < 200 || wait > 800 {
		t.Errorf("settle time %d ms", wait)
	}
}

func TestASlowCopyIsTakenOnceAndWhole(t *testing.T) {
	s := stage(t)
	s.start(s.deps())
	whole := pdf(strings.Repeat("slow ", 2000))
	h, err := os.Create(filepath.Join(s.inbox, "slow.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	// Pauses longer than Quick, shorter than Settle: only the end tells.
	for i := 0; i < len(whole); i += 2500 {
		h.WriteString(whole[i:min(i+2500, len(whole))])
		time.Sleep(100 * time.Millisecond)
	}
	h.Close()
	s.until("received", func() bool { return len(s.received()) == 1 })
	time.Sleep(300 * time.Millisecond)
	if all := s.received(); len(all) != 1 || all[0].Content != flow.Name([]byte(whole)) {
		t.Errorf("%d received, size %d of %d", len(all), all[0].Size, len(whole))
	}
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
