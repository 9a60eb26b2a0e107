package local

import (
	"context"
	"fmt"

	bolt "go.etcd.io/bbolt"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

// Put keeps index.Store's promise: when it returns, the statements are on disk.
func (s *Store) Put(ctx context.Context, statements []*pb.Statement) error {
	refused := &index.RefusedError{}
	bodies := make([][]byte, len(statements))
	for i, st := range statements {
		reason := index.Check(st)
		if reason == "" {
			var err error
			if bodies[i], err = proto.Marshal(st); err != nil {
				reason, bodies[i] = err.Error(), nil
			}
		}
		if reason != "" {
			refused.Items = append(refused.Items, index.Refused{Index: i, Key: index.Key(st), Reason: reason})
		}
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.open(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	shown := map[string][]*pb.Statement{}
	err := s.db.Update(func(tx *bolt.Tx) error {
		records := map[string]*record{}
		for i, st := range statements {
			if bodies[i] == nil {
				continue
			}
			document, generation := st.GetDocument(), st.GetGeneration()
			r := records[document]
			if r == nil {
				var err error
				if r, err = readRecord(tx, document); err != nil {
					return err
				}
				records[document] = r
			}
			if generation < r.floor() {
				continue
			}
			created, err := create(tx, st, bodies[i])
			if err != nil {
				return err
			}
			if created {
				r.Held[generation]++
			}
			if generation == r.Sealed {
				shown[document] = append(shown[document], st)
			}
		}
		for document, r := range records {
			if err := writeRecord(tx, document, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("put %d statements: %w", len(statements), err)
	}
	for document, all := range shown {
		// A repeated delivery may be of one that a crash kept from showing.
		if err := s.show(ctx, document, all[0].GetGeneration()); err != nil {
			return fmt.Errorf("put %d statements: %w", len(statements), err)
		}
	}
	if len(refused.Items) > 0 {
		return refused
	}
	return nil
}

// Seal makes the generation the shown one: first in the ledger, then in the
// index, in one step for readers, then the lower ones go.
func (s *Store) Seal(ctx context.Context, document string, generation uint64, count, dead int) (index.Sealed, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.open(); err != nil {
		return index.Sealed{}, err
	}
	var sealed index.Sealed
	err := s.db.Update(func(tx *bolt.Tx) error {
		r, err := readRecord(tx, document)
		if err != nil {
			return err
		}
		if generation < r.floor() {
			sealed = index.Sealed{Generation: r.Sealed, Superseded: true}
			return nil
		}
		held := r.Held[generation]
		if held+dead < count {
			return &index.NotYetError{Document: document, Generation: generation, Held: held, Dead: dead, Want: count}
		}
		sealed = index.Sealed{Generation: generation, Held: held, Dead: dead}
		if r.Sealed == generation {
			return nil
		}
		r.Sealed = generation
		if m := first(tx, document, generation).GetMetadata(); m != nil {
			r.Title, r.Series, r.SeriesTitle = m.GetTitle(), m.GetSeries(), m.GetSeriesTitle()
		}
		return writeRecord(tx, document, r)
	})
	if err != nil {
		return index.Sealed{}, fmt.Errorf("seal: %w", err)
	}
	if sealed.Superseded {
		return sealed, nil
	}
	if err := s.show(ctx, document, generation); err != nil {
		return index.Sealed{}, fmt.Errorf("seal document %s: %w", document, err)
	}
	if err := s.drop(document, generation); err != nil {
		return index.Sealed{}, fmt.Errorf("seal document %s: %w", document, err)
	}
	return sealed, nil
}

// drop deletes the generations below one that is shown.
func (s *Store) drop(document string, below uint64) error {
	s.reading.Lock()
	defer s.reading.Unlock()
	return s.db.Update(func(tx *bolt.Tx) error {
		r, err := readRecord(tx, document)
		if err != nil {
			return err
		}
		lower := false
		for g := range r.Held {
			if g < below {
				delete(r.Held, g)
				lower = true
			}
		}
		if !lower {
			return nil
		}
		if err := remove(tx, document, below); err != nil {
			return err
		}
		return writeRecord(tx, document, r)
	})
}

// Forget deletes a document and keeps its highest generation.
func (s *Store) Forget(ctx context.Context, document string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.open(); err != nil {
		return err
	}
	known := false
	err := s.db.Update(func(tx *bolt.Tx) error {
		r, err := readRecord(tx, document)
		if err != nil {
			return err
		}
		top := r.highest()
		if known = top > 0; !known {
			return nil
		}
		return writeRecord(tx, document, &record{Forgotten: top, Held: r.Held})
	})
	if err != nil {
		return fmt.Errorf("forget document %s: %w", document, err)
	}
	if !known {
		return nil
	}
	if err := s.show(ctx, document, 0); err != nil {
		return fmt.Errorf("forget document %s: %w", document, err)
	}
	if err := s.drop(document, forever); err != nil {
		return fmt.Errorf("forget document %s: %w", document, err)
	}
	return nil
}

// forever is above every generation.
const forever = ^uint64(0)
