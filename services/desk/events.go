package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"time"

	"google.golang.org/protobuf/proto"
)

const (
	// lookEvery is how often the desk looks at Status where nobody tells it of changes.
	lookEvery = time.Second
	// restBetween events, so that a busy line doesn't redraw a page faster than it can be read.
	restBetween = 300 * time.Millisecond
	// stirEvery keeps proxies and browsers from taking a quiet stream as dead.
	stirEvery = 15 * time.Second
)

// progress is what an event tells: enough to know that a page is out of date.
type progress struct {
	Busy       int `json:"busy"`
	Failed     int `json:"failed"`
	Documents  int `json:"documents"`
	Files      int `json:"files"`
	Statements int `json:"statements"`
}

// apiEvents streams server-sent events, named status, the first at once.
func (k *desk) apiEvents(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	st, err := k.Status(ctx)
	if err != nil {
		return err
	}
	rc := http.NewResponseController(w)
	rc.SetWriteDeadline(time.Time{}) // Not every writer has deadlines.
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	send := func(st *Status) bool {
		d := arrange(st)
		b, err := json.Marshal(progress{d.Busy, d.Failed, d.DocumentsN, d.Files, d.Statements})
		if err != nil {
			return false
		}
		fmt.Fprintf(w, "event: status\ndata: %s\n\n", b)
		return rc.Flush() == nil
	}
	if !send(st) {
		return nil
	}
	was := k.fingerprint(ctx, st)
	changes := k.changes(ctx)
	stir := time.NewTicker(stirEvery)
	defer stir.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-stir.C:
			fmt.Fprint(w, ": still here\n\n")
			if rc.Flush() != nil {
				return nil
			}
		case _, open := <-changes:
			if !open {
				return nil
			}
			st, err := k.Status(ctx)
			if err != nil {
				continue // The next change tells.
			}
			if is := k.fingerprint(ctx, st); is == was {
				continue
			} else if was = is; !send(st) {
				return nil
			}
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(restBetween):
			}
		}
	}
}

// changes is Deps.Changes, or a reason to look from time to time.
func (k *desk) changes(ctx context.Context) <-chan struct{} {
	if k.Changes != nil {
		return k.Changes(ctx)
	}
	c := make(chan struct{})
	go func() {
		t := time.NewTicker(lookEvery)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
			}
			select {
			case <-ctx.Done():
				return
			case c <- struct{}{}:
			}
		}
	}()
	return c
}

// fingerprint changes with everything that the live pages show. Reports that
// can't be had are left out: their page says why.
func (k *desk) fingerprint(ctx context.Context, st *Status) uint64 {
	h := fnv.New64a()
	add := func(m proto.Message) {
		b, _ := proto.MarshalOptions{Deterministic: true}.Marshal(m) // What can't be marshalled doesn't change either.
		fmt.Fprintf(h, "%d:", len(b))
		h.Write(b)
	}
	for _, d := range st.Documents {
		add(d)
	}
	for _, f := range st.Files {
		add(f)
	}
	for _, x := range st.Rejected {
		add(x)
	}
	for _, x := range st.Series {
		add(x)
	}
	reports, _ := k.Reports(ctx)
	for _, x := range reports {
		add(x.ReportWritten)
	}
	return h.Sum64()
}
