package watch

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
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

// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

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
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
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
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if f() {
			return
		}
	}
	s.t.Fatalf("never in %s: %s; received %v; log:\n%s", patience, what, s.names(), s.log)
}

func (s *scene) state(name string) pb.FileState {
	r, err := s.ledger.File(context.Background(), name)
	if err != nil {
		return pb.FileState_FILE_STATE_UNSPECIFIED
	}
	return r.State
}
