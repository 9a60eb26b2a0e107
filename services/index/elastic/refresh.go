package elastic

import (
	"context"
	"fmt"
	"sync"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

// refresher refreshes an index for several who wait for it at once: who comes
// while a refresh runs shares the next one with all others that come meanwhile.
// A refresh costs about the same for one document as for ten.
type refresher struct {
	mu      sync.Mutex
	running bool
	next    *round
}

// round is a refresh that hasn't begun yet.
type round struct {
	done chan struct{}
	err  error
}

// wait returns when a refresh that began after the call has ended.
func (r *refresher) wait(ctx context.Context, refresh func(context.Context) error) error {
	r.mu.Lock()
	if r.next == nil {
		r.next = &round{done: make(chan struct{})}
	}
	mine := r.next
	if !r.running {
		r.running = true
		// Others wait for it, too: it doesn't end with who began it.
		go r.run(context.WithoutCancel(ctx), refresh)
	}
	r.mu.Unlock()
	select {
	case <-mine.done:
		return mine.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (r *refresher) run(ctx context.Context, refresh func(context.Context) error) {
	for {
		r.mu.Lock()
		now := r.next
		r.next = nil
		if now == nil {
			r.running = false
			r.mu.Unlock()
			return
		}
		r.mu.Unlock()
		now.err = refresh(ctx)
		close(now.done)
	}
}

// refreshShared refreshes the statements, together with others who want it.
func (s *Store) refreshShared(ctx context.Context) error {
	if s.unread {
		return nil
	}
	return s.refreshes.wait(ctx, func(ctx context.Context) error { return s.refresh(ctx, s.write) })
}

func (s *Store) refresh(ctx context.Context, name string) error {
	var answer struct {
		Shards shards `json:"_shards"`
	}
	err := s.do(ctx, func() esapi.Request { return esapi.IndicesRefreshRequest{Index: []string{name}} }, &answer)
	if err == nil && answer.Shards.Failed > 0 {
		err = fmt.Errorf("%w: %d shards failed", index.ErrUnavailable, answer.Shards.Failed)
	}
	if err != nil {
		return fmt.Errorf("refresh %s: %w", name, err)
	}
	return nil
}
