package report

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// newsroom answers for the index and for extract, and runs builders.
// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

type newsroom struct {
	t      *testing.T
	line   *flow.Line
	ledger *ledger.Ledger

	mu         sync.Mutex
	statements []*pb.Statement
	missing    map[string]bool // texts that no page prints
	away       atomic.Bool
	finds      atomic.Int32
}

func openNewsroom(t *testing.T, builders int, d Deps) *newsroom {
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
	n := &newsroom{t: t, line: line, ledger: ledger.New(line), missing: map[string]bool{}}
	d.Line = line
	if d.Look == 0 {
		d.Look = 20 * time.Millisecond
	}
	if d.Writers == nil {
		d.Writers = map[string]Writer{"json": WriteJSON, "md": WriteMarkdown}
	}
	ctx, cancel := context.WithCancel(context.Background())
	runs := [][]flow.Stage{{flow.Answer("find", n.find), flow.Answer("verify", n.verify)}}
	for range builders {
		runs = append(runs, Stages(d))
	}
	done := make(chan error, len(runs))
	for _, stages := range runs {
		go func() { done <- flow.Run(ctx, line, stages...) }()
	}
	t.Cleanup(func() {
		cancel()
		for range runs {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		nc.Close()
		srv.Close()
	})
	return n
}

// find pages two by two.
func (n *newsroom) find(_ context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
	n.finds.Add(1)
	if n.away.Load() {
		return nil, flow.Unavailable(errors.New("the store is away"))
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	var at int
	fmt.Sscan(q.Cursor, &at)
	resp := &pb.FindResponse{Total: uint64(len(n.statements))}
	for ; at < len(n.statements) && len(resp.Hits) < 2; at++ {
		resp.Hits = append(resp.Hits, &pb.Hit{Statement: n.statements[at]})
	}
	if at < len(n.statements) {
		resp.Next = fmt.Sprint(at)
	}
	return resp, nil
}

func (n *newsroom) verify(_ context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	resp := &pb.VerifyQuoteResponse{}
	for _, quote := range q.Quotes {
		resp.Verdicts = append(resp.Verdicts, &pb.Verdict{Id: quote.Id, Stands: !n.missing[quote.Text], Engine: "other"})
	}
	return resp, nil
}

// sealed adds a document of three statements, and says that it is indexed.
func (n *newsroom) sealed(part string) {
	n.t.Helper()
	meta := &pb.Metadata{Series: "forum-rivers", SeriesTitle: "Forum on Rivers", Session: 1, Part: part, Title: "Summary " + part,
		Language: "en", Primary: true, Start: "2031-05-14", End: "2031-05-15", Year: 2031}
	n.mu.Lock()
	for i := range uint32(3) {
		n.statements = append(n.statements, &pb.Statement{
			Id: fmt.Sprintf("%s.%d", part, i+1), Document: part, Content: "c" + part, Generation: 1, Ordinal: i + 1, File: part + ".pdf", Metadata: meta,
			Page: 1, PageLabel: "1", Pages: []uint32{1}, Section: "Floods", Language: "en", Kind: pb.Kind_KIND_STATEMENT,
			Attribution: pb.Attribution_ATTRIBUTION_EXPLICIT, Act: pb.Act_ACT_ASSERTS, Confidence: .9,
			Text:     fmt.Sprintf("The speaker from Ruritania number %d of %s said that dams had to be inspected every year.", i, part),
			Speakers: []*pb.Speaker{{Id: part + ".p1", Name: "Ana Example", Role: "engineer", Organisation: "River Office"}},
		})
	}
	n.mu.Unlock()
	if _, err := n.line.Publish(n.t.Context(), &pb.DocumentIndexed{Document: part, Generation: 1, Held: 3, Metadata: meta}); err != nil {
		n.t.Fatal(err)
	}
}

func (n *newsroom) until(what string, f func(*pb.SeriesRecord) bool) *pb.SeriesRecord {
	n.t.Helper()
	var r *pb.SeriesRecord
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var err error
		if r, err = n.ledger.Series(n.t.Context(), "forum-rivers"); err == nil && f(r) {
			return r
		}
	}
	n.t.Fatalf("never in %s: %s; %v", patience, what, r)
	return nil
}

func built(wanted uint64) func(*pb.SeriesRecord) bool {
	return func(r *pb.SeriesRecord) bool { return r.Wanted >= wanted && r.Built >= r.Wanted }
}

func (n *newsroom) events() (all []*pb.ReportWritten) {
	n.t.Helper()
	if err := n.line.Walk(n.t.Context(), address.Reports("*"), func(i flow.Item) error {
		all = append(all, i.Message.(*pb.ReportWritten))
		return nil
	}); err != nil {
		n.t.Fatal(err)
	}
	return all
}

func (n *newsroom) text(f *pb.ReportFile) string {
	n.t.Helper()
	blobs, err := n.line.Blobs(n.t.Context())
	if err != nil {
		n.t.Fatal(err)
	}
	data, err := blobs.Get(n.t.Context(), f.Blob)
	if err != nil || uint64(len(data)) != f.Size {
		n.t.Fatalf("%s: %d bytes of %d, %v", f.Format, len(data), f.Size, err)
	}
	return string(data)
}

func TestAReportIsBuiltWhenTheSeriesIsAtRest(t *testing.T) {
	n := openNewsroom(t, 1, Deps{Quiet: time.Hour})
	if _, err := n.ledger.UpdateDocument(t.Context(), "later", func(r *pb.DocumentRecord) error {
		r.Generation, r.State, r.Metadata = 1, pb.FileState_FILE_STATE_SEGMENTED, &pb.Metadata{Series: "forum-rivers"}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	n.sealed("one")
	n.until("wanted", func(r *pb.SeriesRecord) bool { return r.Wanted == 1 })
	time.Sleep(100 * time.Millisecond)
	if len(n.events()) != 0 {
		t.Error("a report was built while a document was on its way")
	}
	if _, err := n.ledger.UpdateDocument(t.Context(), "later", func(r *pb.DocumentRecord) error {
		r.State, r.Sealed = pb.FileState_FILE_STATE_INDEXED, 1
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	r := n.until("built", built(1))
	if len(r.Reports) != 1 || r.Reports[0].Statements != 3 || r.Reports[0].Documents != 1 || len(r.Reports[0].Files) != 2 {
		t.Fatalf("%v", r)
	}
	if text := n.text(r.Reports[0].Files[0]); !strings.Contains(text, "dams had to be inspected") {
		t.Errorf("%.300s", text)
	}
	if r.Letters[LetterKey(1, "one")] != "a" {
		t.Errorf("letters %v", r.Letters)
	}
	if e := n.events(); len(e) != 1 || !proto.Equal(e[0], r.Reports[0]) {
		t.Errorf("events %v", e)
	}
}

func TestAReportIsBuiltSomeTimeAfterTheLastSealAnyway(t *testing.T) {
	n := openNewsroom(t, 1, Deps{Quiet: 150 * time.Millisecond})
	if _, err := n.ledger.UpdateFile(t.Context(), "slow.pdf", func(r *pb.FileRecord) error {
		r.State = pb.FileState_FILE_STATE_RECEIVED
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	n.sealed("one")
	n.until("built", built(1))
}

func TestTheSameStatementsAreTheSameReport(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	n.sealed("one")
	first := n.until("built", built(1)).Reports[0]
	if err := n.ledger.Want(t.Context(), "forum-rivers"); err != nil {
		t.Fatal(err)
	}
	r := n.until("built again", built(2))
	if len(r.Reports) != 1 || r.Reports[0].Version != first.Version || len(n.events()) != 1 {
		t.Errorf("%v, %d events", r.Reports, len(n.events()))
	}
	if !slices.EqualFunc(first.Files, r.Reports[0].Files, func(a, b *pb.ReportFile) bool { return a.Blob == b.Blob }) {
		t.Error("other bytes")
	}
}

func TestFiveReportsAreKeptAndLettersStay(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	var blobs []string
	for i, part := range []string{"g", "f", "e", "d", "c", "b", "a"} {
		n.sealed(part)
		r := n.until("built", built(uint64(i+1)))
		blobs = append(blobs, r.Reports[0].Files[0].Blob)
	}
	r := n.until("built", built(7))
	if len(r.Reports) != 5 {
		t.Fatalf("%d kept", len(r.Reports))
	}
	store, _ := n.line.Blobs(t.Context())
	for i, b := range blobs {
		if ok, err := store.Has(t.Context(), b); ok != (i >= 2) || err != nil {
			t.Errorf("report %d: there %v, %v", i+1, ok, err)
		}
	}
	if r.Letters[LetterKey(1, "g")] != "a" || r.Letters[LetterKey(1, "a")] != "g" {
		t.Errorf("letters are given once: %v", r.Letters)
	}
}

func TestCopiesBuildOnce(t *testing.T) {
	n := openNewsroom(t, 3, Deps{})
	n.sealed("one")
	n.until("built", built(1))
	time.Sleep(150 * time.Millisecond)
	if f := n.finds.Load(); f != 2 {
		t.Errorf("the statements' two pages were asked for in %d questions", f)
	}
}

func TestWhatIsAwayIsWaitedForAndWhatFailsIsSaid(t *testing.T) {
	var broken atomic.Bool
	broken.Store(true)
	n := openNewsroom(t, 1, Deps{Writers: map[string]Writer{"x": func(io.Writer, *pb.Report) error {
		if broken.Load() {
			panic("oh")
		}
		return nil
	}}})
	n.away.Store(true)
	n.sealed("one")
	n.until("it waits", func(r *pb.SeriesRecord) bool { return n.finds.Load() > 0 && r.Builder == "" })
	if r, _ := n.ledger.Series(t.Context(), "forum-rivers"); r.Reason != "" || r.Built != 0 {
		t.Errorf("waiting is taken for a failure: %v", r)
	}
	n.away.Store(false)
	r := n.until("it fails", func(r *pb.SeriesRecord) bool { return strings.Contains(r.Reason, "oh") })
	if r.Built != 0 || r.Builder != "" {
		t.Errorf("%v", r)
	}
}

func TestAQuoteThatNoPagePrintsIsKeptOut(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	const lost = "The speaker from Ruritania number 1 of one said that dams had to be inspected every year."
	n.missing[lost] = true
	n.sealed("one")
	r := n.until("built", built(1))
	blobs, _ := n.line.Blobs(t.Context())
	data, err := blobs.Get(t.Context(), r.Reports[0].Files[0].Blob)
	if err != nil {
		t.Fatal(err)
	}
	report, err := ReadJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range report.Chapters {
		for _, s := range c.Sentences {
			if slices.Contains(s.Citations, "S1a-2") {
				t.Errorf("the text uses it: %s", s.Text)
			}
		}
	}
}

func TestAReportInTheMakingWhenADocumentIsForgottenIsNotKept(t *testing.T) {
	entered, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	n := openNewsroom(t, 1, Deps{Writers: map[string]Writer{"x": func(w io.Writer, r *pb.Report) error {
		once.Do(func() { close(entered); <-goOn })
		_, err := fmt.Fprint(w, r.Version, len(r.Citations))
		return err
	}}})
	n.sealed("one")
	n.sealed("two")
	<-entered
	n.mu.Lock()
	n.statements = n.statements[:3]
	n.mu.Unlock()
	if _, err := n.ledger.Forgot(t.Context(), "forum-rivers"); err != nil {
		t.Fatal(err)
	}
	close(goOn)
	r := n.until("built", func(r *pb.SeriesRecord) bool { return r.Purged > 0 && r.Built >= r.Wanted && r.Wanted >= 3 })
	if len(r.Reports) != 1 || r.Reports[0].Statements != 3 {
		t.Errorf("%v", r.Reports)
	}
}

func TestASeriesWithoutDocumentsHasNoReport(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	n.sealed("one")
	first := n.until("built", built(1)).Reports[0]
	n.mu.Lock()
	gone := n.statements
	n.statements = nil
	n.mu.Unlock()
	if err := n.ledger.Want(t.Context(), "forum-rivers"); err != nil {
		t.Fatal(err)
	}
	r := n.until("built on nothing", built(2))
	if len(r.Reports) != 2 || r.Reports[0].Documents != 0 || len(r.Reports[0].Files) != 0 {
		t.Fatalf("a report on nothing: %v", r.Reports)
	}
	if !proto.Equal(r.Reports[1], first) || n.text(first.Files[0]) == "" {
		t.Errorf("the version before it isn't kept: %v", r.Reports[1])
	}
	// The document comes back, with another: what that changed is told against the last report.
	n.mu.Lock()
	n.statements = gone
	n.mu.Unlock()
	n.sealed("two")
	r = n.until("built again", built(3))
	if got := r.Reports[0]; got.Documents != 2 || got.Before != first.Version || fileOf(got, FormatChangesJSON) < 0 {
		t.Errorf("%v", got)
	}
}
