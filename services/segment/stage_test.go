package segment

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

type stageBench struct {
	t      *testing.T
	line   *flow.Line
	ledger *ledger.Ledger
}

func runStage(t *testing.T) *stageBench {
	t.Helper()
	return runStageWith(t, Deps{})
}

// runStageWith is runStage with more than the line and the lexicons.
func runStageWith(t *testing.T, d Deps) *stageBench {
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
	if d.Lexicons, err = Load(); err != nil {
		t.Fatal(err)
	}
	d.Line = line
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- flow.Run(ctx, line, Stages(d)...) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		nc.Close()
		srv.Close()
	})
	return &stageBench{t, line, ledger.New(line)}
}

var stagePlace = &pb.Metadata{Series: "forum-alpha", Session: 1, Language: "en"}

// extracted does what extract does with a text.
func (b *stageBench) extracted(generation uint64, sentences ...string) *pb.DocumentExtracted {
	b.t.Helper()
	ctx := b.t.Context()
	doc := &pb.Document{}
	page := &pb.Page{Number: 1}
	for _, s := range sentences {
		at := uint32(len(page.Text))
		page.Lines = append(page.Lines, &pb.Line{Start: at, End: at + uint32(len(s)), Role: pb.Role_ROLE_BODY})
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: s, Role: pb.Role_ROLE_BODY, Language: "en",
			Runs: []*pb.Run{{Length: uint32(len(s)), Page: 1, PageStart: at}}})
		page.Text += s + "\n"
	}
	doc.Pages = []*pb.Page{page}
	data, err := proto.Marshal(doc)
	if err != nil {
		b.t.Fatal(err)
	}
	blobs, err := b.line.Blobs(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	blob, err := blobs.Put(ctx, data)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.ledger.UpdateDocument(ctx, "d1", func(r *pb.DocumentRecord) error {
		r.Generation, r.State, r.Metadata = max(r.Generation, generation), pb.FileState_FILE_STATE_EXTRACTED, stagePlace
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	return &pb.DocumentExtracted{Document: "d1", Content: "c1", Generation: generation, File: "a.pdf", Metadata: stagePlace, Blob: blob}
}

// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

func (b *stageBench) publish(m proto.Message, again uint64) {
	b.t.Helper()
	if _, err := b.line.Publish(b.t.Context(), m, flow.Again(again)); err != nil {
		b.t.Fatal(err)
	}
	var last []any
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		lag, err := b.line.Lag(b.t.Context(), "segment", m)
		if err == nil && lag.Waiting+lag.Working == 0 {
			return
		}
		last = []any{lag, err}
	}
	b.t.Fatalf("segment does not come to rest in %s: %+v", patience, last)
}

// emitted is what stands on the document's subject, in order.
func (b *stageBench) emitted() []string {
	b.t.Helper()
	var all []string
	if err := b.line.Walk(b.t.Context(), address.Statements("forum-alpha", "1", "d1"), func(i flow.Item) error {
		switch m := i.Message.(type) {
		case *pb.Statement:
			all = append(all, fmt.Sprintf("%s %d.%d %s", m.Id, m.Generation, m.Ordinal, m.Text))
		case *pb.DocumentSegmented:
			all = append(all, fmt.Sprintf("end of %d: %d", m.Generation, m.Count))
		}
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	return all
}

func TestStatementsThenTheirCountOnOneSubject(t *testing.T) {
	b := runStage(t)
	in := b.extracted(1, "The rivers rose in spring.", "Nobody had expected it.")
	b.publish(in, 0)
	want := []string{"d1.1 1.1 The rivers rose in spring.", "d1.2 1.2 Nobody had expected it.", "end of 1: 2"}
	if got := b.emitted(); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	b.publish(in, 1)
	if got := b.emitted(); !slices.Equal(got, want) {
		t.Errorf("delivered twice: %q", got)
	}
	r, err := b.ledger.Document(t.Context(), "d1")
	if err != nil || r.State != pb.FileState_FILE_STATE_SEGMENTED || r.Statements != 2 {
		t.Errorf("%v %v", r, err)
	}
}

func TestAGenerationThatIsPastIsPassedOver(t *testing.T) {
	b := runStage(t)
	old := b.extracted(1, "The rivers rose.")
	b.extracted(2, "The rivers fell.")
	b.publish(old, 0)
	if got := b.emitted(); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestAnExtractionWithoutPagesEmptiesItsDocument(t *testing.T) {
	b := runStage(t)
	b.extracted(1, "The rivers rose.")
	if _, err := b.ledger.UpdateDocument(t.Context(), "d1", func(r *pb.DocumentRecord) error {
		r.Generation, r.Forgotten = 2, true
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	b.publish(&pb.DocumentExtracted{Document: "d1", Generation: 2, Metadata: stagePlace}, 0)
	if got := b.emitted(); !slices.Equal(got, []string{"end of 2: 0"}) {
		t.Errorf("%q", got)
	}
}

func TestPagesThatWereRemovedAreADeadLetterWithARemedy(t *testing.T) {
	b := runStage(t)
	in := b.extracted(1, "The rivers rose.")
	in.Blob = strings.Repeat("0", 64)
	b.publish(in, 0)
	n := 0
	if err := b.line.Walk(t.Context(), address.Rejected("segment"), func(i flow.Item) error {
		n++
		if m := i.Message.(*pb.Rejected); m.Document != "d1" || m.Generation != 1 || m.Remedy == "" {
			t.Errorf("%v", m)
		}
		return nil
	}); err != nil || n != 1 {
		t.Errorf("%d dead letters, %v", n, err)
	}
	if r, _ := b.ledger.Document(t.Context(), "d1"); r.State != pb.FileState_FILE_STATE_REFUSED || !strings.Contains(r.Reason, "a.pdf") {
		t.Errorf("%v", r)
	}
}
