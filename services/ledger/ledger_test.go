package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func begin(t *testing.T) (*Ledger, *flow.Line) {
	t.Helper()
	srv, err := flow.Embed(t.TempDir(), flow.EmbedOptions{Lazy: true})
	if err != nil {
		t.Fatal(err)
	}
	nc, err := srv.Connect()
	if err != nil {
		t.Fatal(err)
	}
	line, err := flow.Open(t.Context(), nc, Topology(), flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close(); srv.Close() })
	return New(line), line
}

func TestAGenerationIsGivenOnceWhoeverAsks(t *testing.T) {
	l, _ := begin(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	given := map[string]map[uint64]bool{}
	for i := range 12 {
		wg.Go(func() {
			mark := fmt.Sprint(i % 3)
			r, err := l.Give(context.Background(), "d", mark, func(*pb.DocumentRecord) error { return nil })
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			if given[mark] == nil {
				given[mark] = map[uint64]bool{}
			}
			given[mark][r.Generation] = true
		})
	}
	wg.Wait()
	owner := map[uint64]string{}
	for mark, numbers := range given {
		for n := range numbers {
			if o, taken := owner[n]; taken {
				t.Errorf("generation %d was given for %s and for %s", n, o, mark)
			}
			owner[n] = mark
		}
	}
	r, err := l.Document(t.Context(), "d")
	if err != nil {
		t.Fatal(err)
	}
	again, err := l.Give(t.Context(), "d", r.Fingerprint, func(*pb.DocumentRecord) error { return nil })
	if err != nil || again.Generation != r.Generation {
		t.Errorf("the same fingerprint got %d, then %d (%v)", r.Generation, again.Generation, err)
	}
}

func TestATombstoneKeepsItsNumber(t *testing.T) {
	l, _ := begin(t)
	give := func() uint64 {
		r, err := l.Give(t.Context(), "d", "f", func(*pb.DocumentRecord) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		return r.Generation
	}
	for range 2 {
		if give() != 1 {
			t.Fatal("not generation 1")
		}
	}
	if _, err := l.UpdateDocument(t.Context(), "d", func(r *pb.DocumentRecord) error {
		r.Forgotten, r.Generation = true, r.Generation+1
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Advance(t.Context(), "d", 2, pb.FileState_FILE_STATE_INDEXED, nil); !errors.Is(err, ErrStale) {
		t.Errorf("a tombstone moved on: %v", err)
	}
	if n := give(); n != 3 {
		t.Errorf("taken again it is generation %d", n)
	}
}

func TestAContentBelongsToOneDocument(t *testing.T) {
	l, _ := begin(t)
	var wg sync.WaitGroup
	holders := make([]string, 10)
	for i := range holders {
		wg.Go(func() {
			var err error
			if holders[i], err = l.Claim(context.Background(), "c", fmt.Sprint("d", i), ""); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, h := range holders {
		if h != holders[0] {
			t.Fatalf("holders %v", holders)
		}
	}
	if h, err := l.Claim(t.Context(), "c", "other", "somebody else"); err != nil || h != holders[0] {
		t.Errorf("taken over from who did not hold it: %s %v", h, err)
	}
	if h, err := l.Claim(t.Context(), "c", "other", holders[0]); err != nil || h != "other" {
		t.Errorf("not taken over: %s %v", h, err)
	}
	if err := l.Release(t.Context(), "c", holders[0]); err != nil {
		t.Fatal(err)
	}
	if h, _ := l.Holder(t.Context(), "c"); h != "other" {
		t.Errorf("released by who did not hold it: %q", h)
	}
	if err := l.Release(t.Context(), "c", "other"); err != nil {
		t.Fatal(err)
	}
	if h, _ := l.Holder(t.Context(), "c"); h != "" {
		t.Errorf("held by %q", h)
	}
}

func TestStatesMoveOnAndNeverBack(t *testing.T) {
	l, _ := begin(t)
	ctx := t.Context()
	if _, err := l.Give(ctx, "d", "f", func(r *pb.DocumentRecord) error {
		r.Files, r.State = []string{"a.pdf", "b.pdf"}, pb.FileState_FILE_STATE_RECEIVED
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	set := func(path string, state pb.FileState) {
		if _, err := l.UpdateFile(ctx, path, func(r *pb.FileRecord) error { r.Document, r.State = "d", state; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	set("a.pdf", pb.FileState_FILE_STATE_RECEIVED)
	set("b.pdf", pb.FileState_FILE_STATE_GONE)
	for _, s := range []pb.FileState{pb.FileState_FILE_STATE_INDEXED, pb.FileState_FILE_STATE_EXTRACTED} {
		if _, err := l.Advance(ctx, "d", 1, s, nil); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]pb.FileState{"a.pdf": pb.FileState_FILE_STATE_INDEXED, "b.pdf": pb.FileState_FILE_STATE_GONE} {
		if f, err := l.File(ctx, path); err != nil || f.State != want {
			t.Errorf("%s is %v, want %v (%v)", path, f.State, want, err)
		}
	}
	// A file that was set back while its document went on (the same bytes taken
	// twice, after a crash) is where the document is, not one step behind for ever.
	set("a.pdf", pb.FileState_FILE_STATE_RECEIVED)
	if _, err := l.Advance(ctx, "d", 1, pb.FileState_FILE_STATE_EXTRACTED, nil); err != nil {
		t.Fatal(err)
	}
	if f, err := l.File(ctx, "a.pdf"); err != nil || f.State != pb.FileState_FILE_STATE_INDEXED {
		t.Errorf("a.pdf is %v, behind its document (%v)", f.State, err)
	}
	if _, err := l.Advance(ctx, "d", 7, pb.FileState_FILE_STATE_INDEXED, nil); !errors.Is(err, ErrStale) {
		t.Errorf("another generation moved on: %v", err)
	}
}

func TestInFlightBySeries(t *testing.T) {
	l, _ := begin(t)
	ctx := t.Context()
	document := func(id, series string, state pb.FileState, sealed uint64) {
		if _, err := l.UpdateDocument(ctx, id, func(r *pb.DocumentRecord) error {
			r.Generation, r.Sealed, r.State, r.Metadata = 2, sealed, state, &pb.Metadata{Series: series}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	document("a", "s", pb.FileState_FILE_STATE_SEGMENTED, 1)
	document("b", "s", pb.FileState_FILE_STATE_INDEXED, 2)
	document("c", "t", pb.FileState_FILE_STATE_REFUSED, 0)
	document("d", "u", pb.FileState_FILE_STATE_EXTRACTED, 0)
	for path, state := range map[string]pb.FileState{"x": pb.FileState_FILE_STATE_RECEIVED, "y": pb.FileState_FILE_STATE_SEEN,
		"z": pb.FileState_FILE_STATE_REFUSED, "w": pb.FileState_FILE_STATE_QUESTION, "v": pb.FileState_FILE_STATE_EXTRACTED} {
		if _, err := l.UpdateFile(ctx, path, func(r *pb.FileRecord) error { r.State = state; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	n, err := l.InFlight(ctx)
	if err != nil || n["s"] != 1 || n["t"] != 0 || n["u"] != 1 || n[""] != 2 {
		t.Errorf("%v %v", n, err)
	}
}

func TestOneBuilderASeries(t *testing.T) {
	l, _ := begin(t)
	ctx := t.Context()
	if err := l.Want(ctx, "s"); err != nil {
		t.Fatal(err)
	}
	if r, err := l.ClaimSeries(ctx, "s", "one", time.Now().Add(time.Minute)); err != nil || r.Wanted != 1 {
		t.Fatal(r, err)
	}
	if _, err := l.ClaimSeries(ctx, "s", "two", time.Now().Add(time.Minute)); !errors.Is(err, ErrClaimed) {
		t.Errorf("two builders: %v", err)
	}
	// The first has died: its claim ends.
	if _, err := l.ClaimSeries(ctx, "s", "one", time.Now().Add(-time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.ClaimSeries(ctx, "s", "two", time.Now().Add(time.Minute)); err != nil {
		t.Errorf("a dead builder holds up the next: %v", err)
	}
	if err := l.Settle(ctx, "s", "one", func(r *pb.SeriesRecord) { r.Built = 1 }); !errors.Is(err, ErrClaimed) {
		t.Errorf("settled without the claim: %v", err)
	}
	if err := l.Settle(ctx, "s", "two", func(r *pb.SeriesRecord) { r.Built = 1 }); err != nil {
		t.Fatal(err)
	}
	if r, _ := l.Series(ctx, "s"); r.Built != 1 || r.Builder != "" {
		t.Errorf("%v", r)
	}
}

func TestADeadLetterSaysWhatSealingNeeds(t *testing.T) {
	item := &pb.Statement{Document: "d", Generation: 3, Ordinal: 4, Content: "c"}
	data, _ := proto.Marshal(item)
	r := bury(flow.Dead{Stage: "index", Stream: "STATEMENTS", Sequence: 9, Message: item, Item: data,
		Type: "rapporteur.v1.Statement", Reason: "no", Remedy: "yes", Tries: 2, At: time.UnixMilli(5)}).(*pb.Rejected)
	if r.Document != "d" || r.Generation != 3 || r.Content != "c" || r.Tries != 2 || r.AtMs != 5 || r.Sequence != 9 {
		t.Errorf("%v", r)
	}
	if r := bury(flow.Dead{Stage: "index"}).(*pb.Rejected); r.Document != "" {
		t.Errorf("%v", r)
	}
}

func TestPathsOfAnyKindHaveKeys(t *testing.T) {
	l, _ := begin(t)
	for _, path := range []string{"a b/ü ñ.pdf", "x*>.pdf", "..pdf", "日本.pdf"} {
		if _, err := l.UpdateFile(t.Context(), path, func(r *pb.FileRecord) error { r.Size = 1; return nil }); err != nil {
			t.Errorf("%q: %v", path, err)
		}
	}
	all, err := l.Files(t.Context())
	if err != nil || len(all) != 4 || all[0].Path != "..pdf" {
		t.Errorf("%v %v", all, err)
	}
}

func TestSecretsAreKeptApart(t *testing.T) {
	l, _ := begin(t)
	ctx := t.Context()
	if s, err := l.Secret(ctx, "c"); s != "" || err != nil {
		t.Errorf("%q %v", s, err)
	}
	if err := l.KeepSecret(ctx, "c", "hush"); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Secret(ctx, "c"); s != "hush" || err != nil {
		t.Errorf("%q %v", s, err)
	}
	if err := l.DropSecret(ctx, "c"); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Secret(ctx, "c"); s != "" || err != nil {
		t.Errorf("%q %v", s, err)
	}
}
