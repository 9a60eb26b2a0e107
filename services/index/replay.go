package index

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Bounds of a replay.
const (
	// replayBatch is how many statements of a document are put at once.
	replayBatch = 500
	// replayHeld is how many statements of all documents wait for company at most.
	replayHeld = 20_000
	// replaying is how many documents are written at once.
	replaying = 16
)

// Replay puts every statement that the line keeps into a store and seals each
// document's generations in their order: what a new version of an index is
// filled with. It disturbs no stage, and repeating it changes nothing. What the
// store refuses is missing from its document, which is sealed without it.
func Replay(ctx context.Context, line *flow.Line, into Store) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &replay{
		ctx: ctx, cancel: cancel, into: into, room: make(chan struct{}, replaying),
		waiting: map[string][]*pb.Statement{}, last: map[string]chan struct{}{}, refused: map[generation]map[uint32]bool{},
	}
	err := line.Walk(ctx, address.Statements("*", "*", "*"), func(i flow.Item) error {
		switch m := i.Message.(type) {
		case *pb.Statement:
			return r.take(m)
		case *pb.DocumentSegmented:
			if err := r.flush(m.Document); err != nil {
				return err
			}
			return r.then(m.Document, func() error { return r.seal(m) })
		}
		return nil
	})
	if err == nil {
		err = r.flushAll() // Of documents that are still being segmented.
	}
	r.works.Wait()
	// What went wrong in the store ended the walk.
	if failed := r.failed(); failed != nil {
		err = failed
	}
	if err != nil {
		return fmt.Errorf("replay the statements: %w", err)
	}
	return nil
}

type generation struct {
	document string
	number   uint64
}

// replay writes several documents at once, each in its order.
type replay struct {
	ctx    context.Context
	cancel context.CancelFunc
	into   Store
	// Of the walk alone: statements that wait for company, by document, and
	// what was begun last for each document.
	waiting map[string][]*pb.Statement
	held    int
	last    map[string]chan struct{}

	room  chan struct{}
	works sync.WaitGroup

	mu      sync.Mutex
	refused map[generation]map[uint32]bool
	err     error
}

func (r *replay) failed() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// then does something for a document after all that was begun for it before,
// while the walk goes on.
func (r *replay) then(document string, do func() error) error {
	select {
	case r.room <- struct{}{}:
	case <-r.ctx.Done():
		return r.ctx.Err()
	}
	before, done := r.last[document], make(chan struct{})
	r.last[document] = done
	r.works.Go(func() {
		defer func() { <-r.room }()
		defer close(done)
		// What was begun before has its room already, so this one isn't in its way.
		if before != nil {
			<-before
		}
		if r.ctx.Err() != nil {
			return
		}
		if err := do(); err != nil {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.err == nil {
				r.err = err
			}
			r.cancel()
		}
	})
	return nil
}

func (r *replay) take(s *pb.Statement) error {
	r.waiting[s.Document] = append(r.waiting[s.Document], s)
	r.held++
	switch {
	case r.held >= replayHeld:
		return r.flushAll()
	case len(r.waiting[s.Document]) >= replayBatch:
		return r.flush(s.Document)
	}
	return nil
}

func (r *replay) flushAll() error {
	for document := range r.waiting {
		if err := r.flush(document); err != nil {
			return err
		}
	}
	return nil
}

func (r *replay) flush(document string) error {
	batch := r.waiting[document]
	delete(r.waiting, document)
	r.held -= len(batch)
	if len(batch) == 0 {
		return nil
	}
	return r.then(document, func() error { return r.put(batch) })
}

func (r *replay) put(batch []*pb.Statement) error {
	err := r.into.Put(r.ctx, batch)
	var items *RefusedError
	if !errors.As(err, &items) {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, i := range items.Items {
		s := batch[i.Index]
		g := generation{s.Document, s.Generation}
		if r.refused[g] == nil {
			r.refused[g] = map[uint32]bool{}
		}
		r.refused[g][s.Ordinal] = true
	}
	return nil
}

func (r *replay) seal(m *pb.DocumentSegmented) error {
	g := generation{m.Document, m.Generation}
	r.mu.Lock()
	dead := len(r.refused[g])
	delete(r.refused, g)
	r.mu.Unlock()
	_, err := r.into.Seal(r.ctx, m.Document, m.Generation, int(m.Count), dead)
	if errors.Is(err, ErrNotYet) {
		return fmt.Errorf("the stream lacks statements of document %s: %w", m.Document, err)
	}
	return err
}
