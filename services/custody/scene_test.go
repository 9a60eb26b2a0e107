package custody

import (
	"context"
	"errors"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

type scene struct {
	t       *testing.T
	line    *flow.Line
	ledger  *ledger.Ledger
	custody *Custody
	blobs   *flow.Blobs
}

func begin(t *testing.T) *scene {
	t.Helper()
	srv, err := flow.Embed(t.TempDir(), flow.EmbedOptions{Lazy: true})
	if err != nil {
		t.Fatal(err)
	}
	nc, err := srv.Connect()
	if err != nil {
		t.Fatal(err)
	}
	line, err := flow.Open(t.Context(), nc, ledger.Topology(), flow.Options{AckWait: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close(); srv.Close() })
	blobs, err := line.Blobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return &scene{t: t, line: line, ledger: ledger.New(line), custody: New(line), blobs: blobs}
}

// rejecting runs a stage that rejects everything, until its dead letters are there.
func (s *scene) rejecting(n int, stages ...flow.Stage) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(s.t.Context())
	done := make(chan error, 1)
	go func() { done <- flow.Run(ctx, s.line, stages...) }()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if letters, err := s.custody.letters(s.t.Context()); err == nil && len(letters) == n {
			break
		}
	}
	cancel()
	if err := <-done; err != nil {
		s.t.Fatal(err)
	}
	if got := len(s.letters()); got != n {
		s.t.Fatalf("%d dead letters, want %d", got, n)
	}
}

func (s *scene) letters() []letter {
	s.t.Helper()
	all, err := s.custody.letters(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

func (s *scene) publish(all ...proto.Message) {
	s.t.Helper()
	for _, m := range all {
		if _, err := s.line.Publish(s.t.Context(), m); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *scene) walk(filter string) []proto.Message {
	s.t.Helper()
	var all []proto.Message
	if err := s.line.Walk(s.t.Context(), filter, func(i flow.Item) error { all = append(all, i.Message); return nil }); err != nil {
		s.t.Fatal(err)
	}
	return all
}

func (s *scene) file(path, body string, f func(*pb.FileRecord)) *pb.DocumentReceived {
	s.t.Helper()
	content, err := s.blobs.Put(s.t.Context(), []byte(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := s.ledger.UpdateFile(s.t.Context(), path, func(r *pb.FileRecord) error {
		r.Content, r.State = content, pb.FileState_FILE_STATE_RECEIVED
		r.Revision++
		f(r)
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	in := &pb.DocumentReceived{Content: content, File: path, Revision: r.Revision, Sidecar: &pb.Sidecar{City: "Lima"}}
	s.publish(in)
	return in
}

func (s *scene) document(id string, generation uint64, f func(*pb.DocumentRecord)) {
	s.t.Helper()
	if _, err := s.ledger.UpdateDocument(s.t.Context(), id, func(r *pb.DocumentRecord) error {
		r.Generation, r.Metadata, r.State = generation, place, pb.FileState_FILE_STATE_INDEXED
		f(r)
		return nil
	}); err != nil {
		s.t.Fatal(err)
	}
}

func reject[M proto.Message](name string) flow.Stage {
	return flow.Step(name, func(context.Context, M, flow.Emit) error { return flow.Reject(errors.New("no")) })
}

func refused(r *pb.FileRecord) { r.State = pb.FileState_FILE_STATE_REFUSED }
