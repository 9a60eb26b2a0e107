package index_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
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
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/local"
	"rapporteur.internal/services/ledger"
)

// faulty is a store that fails as a test says.
type faulty struct {
	index.Store
	down   atomic.Bool
	refuse atomic.Uint32 // ordinal of the statement that is refused
	poison atomic.Uint32 // ordinal of the statement that makes its whole Put fail
	puts   atomic.Int32
}

func (f *faulty) Put(ctx context.Context, statements []*pb.Statement) error {
	f.puts.Add(1)
	if f.down.Load() {
		return fmt.Errorf("nobody listens: %w", index.ErrUnavailable)
	}
	var ok []*pb.Statement
	var refused []index.Refused
	for i, s := range statements {
		switch s.Ordinal {
		case f.poison.Load():
			return errors.New("the whole batch failed")
		case f.refuse.Load():
			refused = append(refused, index.Refused{Index: i, Key: index.Key(s), Reason: "no such field"})
			continue
		}
		ok = append(ok, s)
	}
	if err := f.Store.Put(ctx, ok); err != nil {
		return err
	}
	if refused != nil {
		return &index.RefusedError{Items: refused}
	}
	return nil
}

func (f *faulty) Seal(ctx context.Context, document string, generation uint64, count, dead int) (index.Sealed, error) {
	if f.down.Load() {
		return index.Sealed{}, fmt.Errorf("nobody listens: %w", index.ErrUnavailable)
	}
	return f.Store.Seal(ctx, document, generation, count, dead)
}

func (f *faulty) Find(ctx context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
	if f.down.Load() {
		return nil, index.ErrUnavailable
	}
	return f.Store.Find(ctx, q)
}

type bench struct {
	t      *testing.T
	line   *flow.Line
	ledger *ledger.Ledger
	store  *faulty
}

func setUp(t *testing.T) *bench {
	t.Helper()
	store, err := local.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
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
	t.Cleanup(func() { nc.Close(); srv.Close(); store.Close() })
	return &bench{t: t, line: line, ledger: ledger.New(line), store: &faulty{Store: store}}
}

func (b *bench) start() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- flow.Run(ctx, b.line, index.Stages(index.Deps{Line: b.line, Store: b.store, Batch: 40, Linger: 2 * time.Millisecond})...)
	}()
	b.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			b.t.Error(err)
		}
	})
}

var meta = &pb.Metadata{Series: "forum-alpha", Session: 1, Language: "en", Primary: true}

func statement(generation uint64, ordinal uint32) *pb.Statement {
	return &pb.Statement{Id: fmt.Sprintf("d1.%d", ordinal), Document: "d1", Content: "c1", Generation: generation, Ordinal: ordinal,
		Metadata: meta, Text: fmt.Sprintf("Rivers, part %d of %d.", ordinal, generation), Language: "en", Kind: pb.Kind_KIND_STATEMENT}
}

func segmented(generation uint64, count uint32) *pb.DocumentSegmented {
	return &pb.DocumentSegmented{Document: "d1", Content: "c1", Generation: generation, Count: count, Metadata: meta, File: "a.pdf"}
}

// generation is what segment emits.
func generation(n uint64, count uint32) []proto.Message {
	var all []proto.Message
	for i := range count {
		all = append(all, statement(n, i+1))
	}
	return append(all, segmented(n, count))
}

// given writes down what extract gives.
func (b *bench) given(generation uint64) {
	b.t.Helper()
	if _, err := b.ledger.UpdateDocument(b.t.Context(), "d1", func(r *pb.DocumentRecord) error {
		r.Generation, r.Metadata, r.State, r.Files = generation, meta, pb.FileState_FILE_STATE_SEGMENTED, []string{"a.pdf"}
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.ledger.UpdateFile(b.t.Context(), "a.pdf", func(r *pb.FileRecord) error {
		r.Document, r.State = "d1", pb.FileState_FILE_STATE_SEGMENTED
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) publish(all []proto.Message, again uint64) {
	b.t.Helper()
	for _, m := range all {
		if _, err := b.line.Publish(b.t.Context(), m, flow.Again(again)); err != nil {
			b.t.Fatal(err)
		}
	}
}

// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

func (b *bench) rest() {
	b.t.Helper()
	var last []any
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		lag, err := b.line.Lag(b.t.Context(), index.StageIndex, &pb.Statement{})
		if err == nil && lag.Waiting+lag.Working == 0 {
			return
		}
		last = []any{lag, err}
	}
	b.t.Fatalf("index does not come to rest in %s: %+v", patience, last)
}

// shown lists what readers see, as "generation.ordinal", asking as they ask.
func (b *bench) shown() []string {
	b.t.Helper()
	var all []string
	q := &pb.FindRequest{Series: []string{"forum-alpha"}, Sort: pb.Sort_SORT_READING, Size: 7}
	for {
		resp, err := flow.Ask[*pb.FindResponse](b.t.Context(), b.line, index.AskFind, q)
		if err != nil {
			b.t.Fatal(err)
		}
		for _, h := range resp.Hits {
			all = append(all, fmt.Sprintf("%d.%d", h.Statement.Generation, h.Statement.Ordinal))
		}
		if resp.Next == "" {
			return all
		}
		q.Cursor = resp.Next
	}
}

func want(generation, count int, without ...int) []string {
	var all []string
	for i := 1; i <= count; i++ {
		if !slices.Contains(without, i) {
			all = append(all, fmt.Sprintf("%d.%d", generation, i))
		}
	}
	return all
}

func (b *bench) expect(what string, want []string) {
	b.t.Helper()
	if got := b.shown(); !slices.Equal(got, want) {
		b.t.Errorf("%s: shown %v, want %v", what, got, want)
	}
}

func (b *bench) record() *pb.DocumentRecord {
	b.t.Helper()
	r, err := b.ledger.Document(b.t.Context(), "d1")
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b *bench) stored() (n int) {
	b.t.Helper()
	if err := b.line.Walk(b.t.Context(), "rapporteur.statement.*.*.*", func(flow.Item) error { n++; return nil }); err != nil {
		b.t.Fatal(err)
	}
	return n
}

func TestADocumentIsSealedWhenItIsWhole(t *testing.T) {
	b := setUp(t)
	b.given(1)
	b.start()
	b.publish(generation(1, 100)[:100], 0)
	b.rest()
	b.expect("before its end is known", nil)
	b.publish([]proto.Message{segmented(1, 100)}, 0)
	b.rest()
	b.expect("whole", want(1, 100))
	r := b.record()
	if r.Sealed != 1 || r.Held != 100 || r.Dead != 0 || r.State != pb.FileState_FILE_STATE_INDEXED || r.SealedMs == 0 {
		t.Errorf("%v", r)
	}
	f, _ := b.ledger.File(t.Context(), "a.pdf")
	if f.State != pb.FileState_FILE_STATE_INDEXED {
		t.Errorf("the file is %v", f.State)
	}
	last, err := b.line.Last(t.Context(), address.Event("forum-alpha", "1", "d1", "indexed"))
	if m, ok := last.Message.(*pb.DocumentIndexed); err != nil || !ok || m.Held != 100 || m.Generation != 1 {
		t.Errorf("%v %v", last.Message, err)
	}
}

func TestShuffledRepeatedAndLateDeliveriesChangeNothing(t *testing.T) {
	b := setUp(t)
	r := rand.New(rand.NewPCG(1, 2))
	b.given(2)
	b.start()
	first, second := generation(1, 60), generation(2, 70)
	all := append(slices.Clone(first), second...)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var wg sync.WaitGroup
	for n := range uint64(3) {
		wg.Go(func() { b.publish(all, n) })
	}
	wg.Wait()
	b.rest()
	b.expect("shuffled, three times", want(2, 70))
	b.publish(first, 9)
	b.publish(second, 9)
	b.rest()
	b.expect("late", want(2, 70))
}

func TestAnEndThatComesBeforeItsStatementsWaitsForThem(t *testing.T) {
	b := setUp(t)
	b.given(1)
	b.start()
	all := generation(1, 30)
	b.publish([]proto.Message{all[30]}, 0)
	b.publish(all[:10], 0)
	time.Sleep(200 * time.Millisecond)
	b.expect("with a third of it", nil)
	b.publish(all[10:30], 0)
	b.rest()
	b.expect("whole", want(1, 30))
}

func TestTheNewGenerationReplacesTheOldOneWhichLeavesTheStream(t *testing.T) {
	b := setUp(t)
	b.given(1)
	b.start()
	b.publish(generation(1, 30), 0)
	b.rest()
	b.given(2)
	b.publish(generation(2, 20)[:19], 0)
	b.rest()
	b.expect("while the second is not whole", want(1, 30))
	b.publish(generation(2, 20)[19:], 0)
	b.rest()
	b.expect("after", want(2, 20))
	if n := b.stored(); n != 21 {
		t.Errorf("%d messages are left in the stream, want the second generation's 21", n)
	}
}

func TestADeadStatementCountsAndTheDocumentIsSealedIncomplete(t *testing.T) {
	b := setUp(t)
	b.store.refuse.Store(5)
	b.given(1)
	b.start()
	b.publish(generation(1, 10), 0)
	b.rest()
	b.expect("incomplete", want(1, 10, 5))
	if r := b.record(); r.Held != 9 || r.Dead != 1 || r.State != pb.FileState_FILE_STATE_INDEXED {
		t.Errorf("%v", r)
	}
	// Tried again, it completes its document.
	b.store.refuse.Store(0)
	b.publish([]proto.Message{statement(1, 5), segmented(1, 10)}, 1)
	b.rest()
	b.expect("completed", want(1, 10))
	if r := b.record(); r.Held != 10 || r.Dead != 0 {
		t.Errorf("%v", r)
	}
}

func TestOneStatementDoesNotTakeItsBatchAlong(t *testing.T) {
	b := setUp(t)
	b.store.poison.Store(3)
	b.given(1)
	b.start()
	b.publish(generation(1, 20), 0)
	for end := time.Now().Add(patience); time.Now().Before(end) && b.store.puts.Load() < 22; time.Sleep(10 * time.Millisecond) {
	}
	b.store.poison.Store(0)
	b.rest()
	b.expect("all", want(1, 20))
	n := 0
	b.line.Walk(t.Context(), address.Rejected("*"), func(flow.Item) error { n++; return nil })
	if n != 0 {
		t.Errorf("%d dead letters", n)
	}
}

func TestAnOutageOfTheStoreLosesAndRejectsNothing(t *testing.T) {
	b := setUp(t)
	b.store.down.Store(true)
	b.given(1)
	b.start()
	b.publish(generation(1, 200), 0)
	time.Sleep(700 * time.Millisecond)
	if n := b.store.puts.Load(); n > 3 {
		t.Errorf("%d puts while the store was away", n)
	}
	b.store.down.Store(false)
	b.rest()
	b.expect("after the outage", want(1, 200))
	b.line.Walk(t.Context(), address.Rejected("*"), func(i flow.Item) error { t.Errorf("dead letter %v", i.Message); return nil })
}

func TestForgettingIsAGenerationWithoutStatements(t *testing.T) {
	b := setUp(t)
	b.given(1)
	b.start()
	b.publish(generation(1, 10), 0)
	b.rest()
	if _, err := b.ledger.UpdateSeries(t.Context(), "forum-alpha", func(r *pb.SeriesRecord) error {
		r.Reports = []*pb.ReportWritten{{Series: "forum-alpha", Version: "v"}}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.ledger.UpdateDocument(t.Context(), "d1", func(r *pb.DocumentRecord) error {
		r.Generation, r.Forgotten = 2, true
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	b.publish([]proto.Message{segmented(2, 0)}, 0)
	b.rest()
	b.expect("forgotten", nil)
	if n := b.stored(); n != 0 {
		t.Errorf("%d messages are left in the stream", n)
	}
	if s, err := b.ledger.Series(t.Context(), "forum-alpha"); err != nil || len(s.Reports) != 0 || s.Wanted == 0 || s.Purged != s.Wanted {
		t.Errorf("%v %v", s, err)
	}
	b.publish(generation(1, 10), 7)
	b.rest()
	b.expect("after a late delivery", nil)
}

func TestReplayingTheStreamIntoAnEmptyStoreShowsTheSame(t *testing.T) {
	b := setUp(t)
	b.given(1)
	b.start()
	b.publish(generation(1, 50), 0)
	b.rest()
	b.given(2)
	b.publish(generation(2, 40), 0)
	b.rest()
	before := b.shown()

	fresh, err := local.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if err := b.line.Walk(t.Context(), "rapporteur.statement.*.*.*", func(i flow.Item) error {
		switch m := i.Message.(type) {
		case *pb.Statement:
			return fresh.Put(t.Context(), []*pb.Statement{m})
		case *pb.DocumentSegmented:
			_, err := fresh.Seal(t.Context(), m.Document, m.Generation, int(m.Count), 0)
			return err
		}
		return fmt.Errorf("%T", i.Message)
	}); err != nil {
		t.Fatal(err)
	}
	resp, err := fresh.Find(t.Context(), &pb.FindRequest{Sort: pb.Sort_SORT_READING, Size: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var after []string
	for _, h := range resp.Hits {
		after = append(after, fmt.Sprintf("%d.%d", h.Statement.Generation, h.Statement.Ordinal))
	}
	if !slices.Equal(before, after) || len(after) != 40 {
		t.Errorf("before %v, after %v", before, after)
	}
}

func TestAnswersStayBelowTheirLimitAndLoseNothing(t *testing.T) {
	b := setUp(t)
	b.given(1)
	b.start()
	const n = 300
	var all []proto.Message
	for i := range uint32(n) {
		s := statement(1, i+1)
		s.Text += " " + strings.Repeat("long ", 800)
		all = append(all, s)
	}
	b.publish(append(all, segmented(1, n)), 0)
	b.rest()
	got, pages := 0, 0
	q := &pb.FindRequest{Sort: pb.Sort_SORT_READING, Size: 1000}
	for {
		resp, err := flow.Ask[*pb.FindResponse](t.Context(), b.line, index.AskFind, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range resp.Hits {
			if got++; h.Statement.Ordinal != uint32(got) {
				t.Fatalf("hit %d is statement %d", got, h.Statement.Ordinal)
			}
		}
		pages++
		if q.Cursor = resp.Next; q.Cursor == "" {
			break
		}
	}
	if got != n || pages < 3 {
		t.Errorf("%d statements on %d pages", got, pages)
	}
	if _, err := flow.Ask[*pb.FindResponse](t.Context(), b.line, index.AskFind, &pb.FindRequest{Size: 5000}); !flow.IsRejected(err) {
		t.Errorf("a question without sense: %v", err)
	}
}
