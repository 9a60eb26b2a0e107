package index_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/ledger"
)

func TestWhatBecameOfADocument(t *testing.T) {
	share, seconds := 0.25, 3.5
	tests := []struct {
		name string
		of   *pb.DocumentRecord
		want *index.Fate
	}{
		{"a document that is searchable", &pb.DocumentRecord{
			Id: "d", Files: []string{"s/1/a.pdf"}, Metadata: &pb.Metadata{Series: "s", Session: 1, Language: "fr"}, State: pb.FileState_FILE_STATE_INDEXED,
			Pages: 9, Unread: 1, Statements: 40, Attributed: 30, SettledMs: 1000, SealedMs: 4500,
		}, &index.Fate{
			ID: "d", Sort: "document", Document: "d", Files: []string{"s/1/a.pdf"}, Series: "s", Session: 1, Language: "fr", Title: "a.pdf", State: "indexed",
			Pages: 9, Unread: 1, Statements: 40, Unattributed: 10, ShareUnattributed: &share, Settled: 1000, Searchable: 4500, SecondsToSearch: &seconds,
		}},
		{"one that was refused says why", &pb.DocumentRecord{Id: "d", State: pb.FileState_FILE_STATE_REFUSED, Reason: "it is broken", Remedy: "copy it again"},
			&index.Fate{ID: "d", Sort: "document", Document: "d", State: "refused", Reason: "it is broken", Remedy: "copy it again", Failed: true}},
		{"one with statements set aside failed, too", &pb.DocumentRecord{Id: "d", State: pb.FileState_FILE_STATE_INDEXED, Dead: 2},
			&index.Fate{ID: "d", Sort: "document", Document: "d", State: "indexed", Dead: 2, Failed: true}},
		{"one that is forgotten is not shown", &pb.DocumentRecord{Id: "d", Forgotten: true}, nil},
		{"one whose record is gone is not shown", &pb.DocumentRecord{}, nil},
	}
	for _, test := range tests {
		if d := cmp.Diff(test.want, index.FateOfDocument(test.of)); d != "" {
			t.Errorf("%s: %s", test.name, d)
		}
	}
}

func TestWhatBecameOfAFileWithoutADocument(t *testing.T) {
	tests := []struct {
		name  string
		state pb.FileState
		as    string
		fails bool
	}{
		{"refused", pb.FileState_FILE_STATE_REFUSED, "", true},
		{"asked about", pb.FileState_FILE_STATE_QUESTION, "", true},
		{"waiting", pb.FileState_FILE_STATE_WAITING, "", false},
	}
	for _, test := range tests {
		f := index.FateOfFile("k", &pb.FileRecord{Path: "x/a.pdf", State: test.state, Document: test.as, Reason: "why"})
		if f == nil || f.ID != "file-k" || f.Sort != "file" || f.Failed != test.fails || f.Reason != "why" || f.Title != "a.pdf" {
			t.Errorf("%s: %+v", test.name, f)
		}
	}
	for name, r := range map[string]*pb.FileRecord{
		"gone": {}, "a document": {Path: "a.pdf", Document: "d"}, "forgotten": {Path: "a.pdf", State: pb.FileState_FILE_STATE_FORGOTTEN},
	} {
		if f := index.FateOfFile("k", r); f != nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// told is where fates are told to; the first calls fail.
type told struct {
	mu    sync.Mutex
	fails int
	all   map[string]*index.Fate
}

func (t *told) Tell(_ context.Context, all map[string]*index.Fate) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.fails--; t.fails >= 0 {
		return index.ErrUnavailable
	}
	for id, f := range all {
		t.all[id] = f
	}
	return nil
}

func (t *told) of(id string) (f *index.Fate, known bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, known = t.all[id]
	return f, known
}

func TestFatesAreToldAsTheyChangeAndAfterAnOutage(t *testing.T) {
	b := setUp(t)
	ctx, cancel := context.WithCancel(t.Context())
	to := &told{fails: 1, all: map[string]*index.Fate{}}
	done := make(chan struct{})
	update := func(state pb.FileState, forgotten bool) {
		t.Helper()
		_, err := b.ledger.UpdateDocument(ctx, "d1", func(r *pb.DocumentRecord) error {
			r.State, r.Pages, r.Forgotten = state, 7, forgotten
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	until := func(what string, ok func() bool) {
		t.Helper()
		for end := time.Now().Add(patience); !ok(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("not told: %s", what)
			}
		}
	}
	update(pb.FileState_FILE_STATE_EXTRACTED, false)
	go func() {
		defer close(done)
		index.TellFates(ctx, b.line, to, slog.New(slog.DiscardHandler))
	}()
	defer func() { cancel(); <-done }()
	until("what was there before, after an outage", func() bool { f, _ := to.of("d1"); return f != nil && f.State == "extracted" && f.Pages == 7 })
	update(pb.FileState_FILE_STATE_INDEXED, false)
	until("a change", func() bool { f, _ := to.of("d1"); return f != nil && f.State == "indexed" })
	if _, err := b.ledger.UpdateFile(ctx, "x/bad.pdf", func(r *pb.FileRecord) error {
		r.State, r.Reason = pb.FileState_FILE_STATE_REFUSED, "no PDF"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	id := "file-" + ledger.Key("x/bad.pdf")
	until("a file that was refused", func() bool { f, _ := to.of(id); return f != nil && f.Failed && f.Reason == "no PDF" })
	update(pb.FileState_FILE_STATE_FORGOTTEN, true)
	until("a document that was forgotten goes", func() bool { f, known := to.of("d1"); return known && f == nil })
}
