package extract

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// scripted reads what a test wrote: lines "key: value" after the first.
type scripted struct {
	mu    sync.Mutex
	reads int
	fail  error
}

func (r *scripted) Read(_ context.Context, pdf []byte, password string) (*pb.Document, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reads++
	if r.fail != nil {
		return nil, r.fail
	}
	m := &pb.Metadata{}
	doc := &pb.Document{Metadata: m, Pages: []*pb.Page{{Number: 1, Text: string(pdf), Engine: "native"}}}
	for _, line := range strings.Split(string(pdf), "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "series":
			m.SeriesTitle = value
		case "session":
			fmt.Sscan(value, &m.Session)
		case "language":
			m.Language = value
		case "part":
			m.Part = value
		case "needs":
			if password != value {
				return nil, refuse(NeedsPassword, "the file is encrypted")
			}
		case "broken":
			return nil, refuse(Damaged, "the file has no pages")
		}
	}
	return doc, nil
}

func (r *scripted) RenderPage(_ context.Context, pdf []byte, _ string, n, dpi int) (*Picture, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reads++
	if n > 1 {
		return nil, refuse(NoSuchPage, "there is no page %d", n)
	}
	return &Picture{PNG: fmt.Appendf(nil, "picture of %d bytes at %d", len(pdf), dpi), Width: 10, Height: 20, DPI: dpi}, nil
}

func (r *scripted) ReadAgain(_ context.Context, pdf []byte, _ string, wanted []PageBy) ([]*pb.SecondPage, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reads++
	var out []*pb.SecondPage
	for _, w := range wanted {
		p := &pb.SecondPage{Number: uint32(w.Page), Engine: w.Engine, Text: fold(string(pdf))}
		if w.Page > 1 {
			p.Text, p.Reason = "", fmt.Sprintf("there is no page %d: the document has 1", w.Page)
		} else if strings.Contains(string(pdf), "too slow to read again") {
			p.Engine, p.Text, p.Reason = "", "", "reading it took too long"
		}
		out = append(out, p)
	}
	return out, nil
}

// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

type scene struct {
	t      *testing.T
	line   *flow.Line
	ledger *ledger.Ledger
	reader *scripted
}

// stage runs extract, and in place of what follows seals each document at once.
func stage(t *testing.T) *scene {
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
	s := &scene{t: t, line: line, ledger: ledger.New(line), reader: &scripted{}}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	stages := append(Stages(Deps{Line: line, Reader: s.reader, Edition: "1"}),
		flow.Step("seal", func(ctx context.Context, in *pb.DocumentExtracted, _ flow.Emit) error {
			_, err := s.ledger.Advance(ctx, in.Document, in.Generation, pb.FileState_FILE_STATE_INDEXED, func(r *pb.DocumentRecord) { r.Sealed = in.Generation })
			if errors.Is(err, ledger.ErrStale) {
				return nil
			}
			return err
		}))
	go func() { done <- flow.Run(ctx, line, stages...) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		nc.Close()
		srv.Close()
	})
	return s
}

// receive does what watch does, and waits until the line is at rest.
func (s *scene) receive(path, pdf string, side *pb.Sidecar) {
	s.t.Helper()
	s.send(path, pdf, side)
	s.rest()
}

func (s *scene) send(path, pdf string, side *pb.Sidecar) *pb.DocumentReceived {
	s.t.Helper()
	ctx := s.t.Context()
	blobs, err := s.line.Blobs(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	content, err := blobs.Put(ctx, []byte(pdf))
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := s.ledger.UpdateFile(ctx, path, func(r *pb.FileRecord) error {
		r.Revision++
		r.Content, r.State = content, pb.FileState_FILE_STATE_RECEIVED
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	in := &pb.DocumentReceived{Content: content, File: path, Sidecar: side, Revision: r.Revision}
	s.publish(in)
	return in
}

func (s *scene) publish(m proto.Message, opts ...flow.PublishOption) {
	s.t.Helper()
	if _, err := s.line.Publish(s.t.Context(), m, opts...); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) rest() {
	s.t.Helper()
	var last []any
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		a, err := s.line.Lag(s.t.Context(), "extract", &pb.DocumentReceived{})
		b, err2 := s.line.Lag(s.t.Context(), "seal", &pb.DocumentExtracted{})
		if err == nil && err2 == nil && a.Waiting+a.Working+b.Waiting+b.Working == 0 {
			return
		}
		last = []any{a, err, b, err2}
	}
	s.t.Fatalf("the line does not come to rest in %s: extract and seal have %+v", patience, last)
}

func (s *scene) gone(path string) {
	s.t.Helper()
	if _, err := s.ledger.UpdateFile(s.t.Context(), path, func(r *pb.FileRecord) error {
		r.State = pb.FileState_FILE_STATE_GONE
		return nil
	}); err != nil {
		s.t.Fatal(err)
	}
}

// extracted lists what was emitted, as "generation of file" by document.
func (s *scene) extracted() map[string][]string {
	s.t.Helper()
	out := map[string][]string{}
	if err := s.line.Walk(s.t.Context(), "rapporteur.document.*.*.*.extracted", func(i flow.Item) error {
		m := i.Message.(*pb.DocumentExtracted)
		what := m.File
		if m.Blob == "" {
			what += " emptied"
		}
		out[m.Document] = append(out[m.Document], fmt.Sprintf("%d %s", m.Generation, what))
		return nil
	}); err != nil {
		s.t.Fatal(err)
	}
	return out
}

func (s *scene) file(path string) *pb.FileRecord {
	s.t.Helper()
	r, err := s.ledger.File(s.t.Context(), path)
	if err != nil {
		s.t.Fatal(path, err)
	}
	return r
}

func (s *scene) document(id string) *pb.DocumentRecord {
	s.t.Helper()
	r, err := s.ledger.Document(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(id, err)
	}
	return r
}

// one expects that a file is a document with these extractions.
func (s *scene) one(path string, want ...string) *pb.DocumentRecord {
	s.t.Helper()
	f := s.file(path)
	if f.State != pb.FileState_FILE_STATE_INDEXED || f.Document == "" {
		s.t.Fatalf("%s is %v (%s)", path, f.State, f.Reason)
	}
	if got := s.extracted()[f.Document]; !slices.Equal(got, want) {
		s.t.Errorf("%s: extracted %q, want %q", path, got, want)
	}
	return s.document(f.Document)
}

func series(name string) *pb.Sidecar { return &pb.Sidecar{Series: name} }

func TestAFileBecomesADocumentAtItsPlace(t *testing.T) {
	s := stage(t)
	s.receive("Forum Alpha/2/minutes.pdf", "%PDF a\nlanguage: en", nil)
	d := s.one("Forum Alpha/2/minutes.pdf", "1 Forum Alpha/2/minutes.pdf")
	if d.Id != address.Document("forum-alpha", 2, "en", "minutes") || d.Generation != 1 || d.Pages != 1 {
		t.Errorf("%v", d)
	}
	if d.Metadata.SeriesTitle != "Forum Alpha" || d.Metadata.Part != "minutes" || !d.Metadata.Primary {
		t.Errorf("%v", d.Metadata)
	}
}

func TestARepeatedDeliveryChangesNothing(t *testing.T) {
	s := stage(t)
	in := s.send("a.pdf", "%PDF a", nil)
	s.rest()
	for n := range uint64(3) {
		s.publish(in, flow.Again(n))
	}
	s.rest()
	s.one("a.pdf", "1 a.pdf")
}

func TestNewBytesAtTheSamePathAreANewGenerationAndALateDeliveryIsNot(t *testing.T) {
	s := stage(t)
	old := s.send("a.pdf", "%PDF a", nil)
	s.rest()
	s.receive("a.pdf", "%PDF b", nil)
	s.publish(old, flow.Again(1))
	s.rest()
	d := s.one("a.pdf", "1 a.pdf", "2 a.pdf")
	if d.Generation != 2 || d.Content != flow.Name([]byte("%PDF b")) {
		t.Errorf("%v", d)
	}
	if holder, _ := s.ledger.Holder(t.Context(), old.Content); holder != "" {
		t.Errorf("the old bytes still belong to %s", holder)
	}
}

func TestASidecarThatSaysMoreMakesANewGeneration(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF a", series("forum-alpha"))
	s.receive("a.pdf", "%PDF a", &pb.Sidecar{Series: "forum-alpha", City: "Lima"})
	d := s.one("a.pdf", "1 a.pdf", "2 a.pdf")
	if d.Metadata.City != "Lima" {
		t.Errorf("%v", d.Metadata)
	}
	s.receive("a.pdf", "%PDF a", &pb.Sidecar{Series: "forum-alpha", City: "Lima"})
	s.one("a.pdf", "1 a.pdf", "2 a.pdf")
}

func TestManyWorkersAgreeOnOneDocument(t *testing.T) {
	s := stage(t)
	for i := range 6 {
		s.send(fmt.Sprintf("name-%d.pdf", i), "%PDF same", nil)
	}
	s.rest()
	all := s.extracted()
	if len(all) != 1 {
		t.Errorf("%d documents: %v", len(all), all)
	}
	for i := range 6 {
		if f := s.file(fmt.Sprintf("name-%d.pdf", i)); all[f.Document] == nil {
			t.Errorf("%s is %v of document %q", f.Path, f.State, f.Document)
		}
	}
}

func TestARefusedFileIsInTheLedgerWithReasonAndRemedy(t *testing.T) {
	s := stage(t)
	s.receive("bad.pdf", "%PDF\nbroken: yes", nil)
	s.receive("good.pdf", "%PDF", nil)
	f := s.file("bad.pdf")
	if f.State != pb.FileState_FILE_STATE_REFUSED || f.Reason != "the file has no pages" || f.Remedy == "" {
		t.Errorf("%v", f)
	}
	s.one("good.pdf", "1 good.pdf")
	n := 0
	s.line.Walk(t.Context(), address.Rejected("extract"), func(i flow.Item) error {
		n++
		if r := i.Message.(*pb.Rejected); r.Content != f.Content || r.Reason != f.Reason || r.Remedy != f.Remedy {
			t.Errorf("%v", r)
		}
		return nil
	})
	if n != 1 {
		t.Errorf("%d dead letters", n)
	}
}

func TestAPasswordComesFromTheSecrets(t *testing.T) {
	s := stage(t)
	pdf := "%PDF\nneeds: hush"
	if err := s.ledger.KeepSecret(t.Context(), flow.Name([]byte(pdf)), "hush"); err != nil {
		t.Fatal(err)
	}
	s.receive("locked.pdf", pdf, nil)
	s.one("locked.pdf", "1 locked.pdf")
}

func TestAForgottenFileIsNotTakenByALateDelivery(t *testing.T) {
	s := stage(t)
	in := s.send("a.pdf", "%PDF a", nil)
	s.rest()
	if _, err := s.ledger.UpdateFile(t.Context(), "a.pdf", func(r *pb.FileRecord) error {
		r.State = pb.FileState_FILE_STATE_FORGOTTEN
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	reads := s.reader.reads
	s.publish(in, flow.Again(1))
	s.rest()
	if s.reader.reads != reads || s.file("a.pdf").State != pb.FileState_FILE_STATE_FORGOTTEN {
		t.Error("it was taken")
	}
}
