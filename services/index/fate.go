package index

import (
	"context"
	"log/slog"
	"path"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index/flat"
	"rapporteur.internal/services/ledger"
)

// Fate is what became of a document, or of a file that became none.
type Fate struct {
	ID string `json:"id"`
	// Sort: "document", or "file" where it became no document.
	Sort        string   `json:"sort"`
	Document    string   `json:"document,omitempty"`
	Files       []string `json:"files,omitempty"`
	Series      string   `json:"series,omitempty"`
	SeriesTitle string   `json:"series_title,omitempty"`
	Session     uint32   `json:"session"`
	Title       string   `json:"title,omitempty"`
	Language    string   `json:"language,omitempty"`
	State       string   `json:"state,omitempty"`
	Reason      string   `json:"reason,omitempty"`
	Remedy      string   `json:"remedy,omitempty"`
	// Failed: refused, or with statements set aside.
	Failed       bool   `json:"failed"`
	Pages        uint32 `json:"pages"`
	Unread       uint32 `json:"unread"`
	Statements   uint32 `json:"statements"`
	Unattributed uint32 `json:"unattributed"`
	// ShareUnattributed, 0 to 1, of a document that has statements.
	ShareUnattributed *float64 `json:"share_unattributed,omitempty"`
	Dead              uint32   `json:"dead"`
	// Settled and Searchable in Unix milliseconds.
	Settled    int64 `json:"settled,omitempty"`
	Searchable int64 `json:"searchable,omitempty"`
	// SecondsToSearch are from the file's settling to its first being searchable.
	SecondsToSearch *float64 `json:"seconds_to_search,omitempty"`
}

// Teller keeps fates where people can see them; nil removes one.
type Teller interface {
	Tell(ctx context.Context, all map[string]*Fate) error
}

// FateOfDocument lays out a document's record; nil: there is none to show.
func FateOfDocument(d *pb.DocumentRecord) *Fate {
	if d.GetId() == "" || d.GetForgotten() {
		return nil
	}
	m := d.GetMetadata()
	f := &Fate{
		ID: d.GetId(), Sort: "document", Document: d.GetId(), Files: d.GetFiles(),
		Series: m.GetSeries(), SeriesTitle: m.GetSeriesTitle(), Session: m.GetSession(), Title: m.GetTitle(), Language: m.GetLanguage(),
		State: flat.State(d.GetState()), Reason: d.GetReason(), Remedy: d.GetRemedy(),
		Pages: d.GetPages(), Unread: d.GetUnread(), Statements: d.GetStatements(), Dead: d.GetDead(),
		Settled: d.GetSettledMs(), Searchable: d.GetSealedMs(),
	}
	if f.Title == "" && len(f.Files) > 0 {
		f.Title = path.Base(f.Files[0])
	}
	f.Failed = d.GetState() == pb.FileState_FILE_STATE_REFUSED || f.Dead > 0
	if f.Statements > 0 {
		f.Unattributed = f.Statements - min(d.GetAttributed(), f.Statements)
		share := float64(f.Unattributed) / float64(f.Statements)
		f.ShareUnattributed = &share
	}
	if f.Settled > 0 && f.Searchable >= f.Settled {
		seconds := float64(f.Searchable-f.Settled) / 1000
		f.SecondsToSearch = &seconds
	}
	return f
}

// FateOfFile lays out the record of a file that became no document; nil: there
// is none to show.
func FateOfFile(key string, r *pb.FileRecord) *Fate {
	if r.GetPath() == "" || r.GetDocument() != "" || r.GetState() == pb.FileState_FILE_STATE_FORGOTTEN {
		return nil
	}
	failed := r.GetState() == pb.FileState_FILE_STATE_REFUSED || r.GetState() == pb.FileState_FILE_STATE_QUESTION
	return &Fate{
		ID: "file-" + key, Sort: "file", Files: []string{r.GetPath()}, Title: path.Base(r.GetPath()),
		State: flat.State(r.GetState()), Reason: r.GetReason(), Remedy: r.GetRemedy(), Failed: failed,
		Pages: r.GetPagesRead(), Settled: r.GetSettledMs(),
	}
}

// TellFates tells the fates of all files and documents, and each change within
// a second or so, until ctx ends. What can't be told now is told later; the
// line doesn't wait for it.
func TellFates(ctx context.Context, line *flow.Line, to Teller, log *slog.Logger) {
	var mu sync.Mutex
	changed := map[string]*Fate{}
	l := ledger.New(line)
	watch := func(bucket string, lay func(key string, record proto.Message) (string, *Fate)) {
		for ctx.Err() == nil {
			err := l.Watch(ctx, bucket, func(key string, record proto.Message) error {
				id, fate := lay(key, record)
				mu.Lock()
				defer mu.Unlock()
				changed[id] = fate
				return nil
			})
			if err != nil && ctx.Err() == nil {
				log.Warn("could not watch the ledger; it is tried again", "bucket", bucket, "error", err)
			}
			select {
			case <-ctx.Done():
			case <-time.After(5 * time.Second):
			}
		}
	}
	var watching sync.WaitGroup
	watching.Go(func() {
		watch(ledger.BucketDocuments, func(key string, r proto.Message) (string, *Fate) {
			return key, FateOfDocument(r.(*pb.DocumentRecord))
		})
	})
	watching.Go(func() {
		watch(ledger.BucketFiles, func(key string, r proto.Message) (string, *Fate) {
			return "file-" + key, FateOfFile(key, r.(*pb.FileRecord))
		})
	})
	defer watching.Wait()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for failed := 0; ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		mu.Lock()
		now := changed
		changed = map[string]*Fate{}
		mu.Unlock()
		if len(now) == 0 {
			continue
		}
		if err := to.Tell(ctx, now); err != nil && ctx.Err() == nil {
			if failed++; failed == 1 {
				log.Warn("could not tell Kibana what became of documents; it is tried again", "error", err)
			}
			mu.Lock()
			for id, fate := range now {
				if _, newer := changed[id]; !newer {
					changed[id] = fate
				}
			}
			mu.Unlock()
			continue
		}
		failed = 0
	}
}
