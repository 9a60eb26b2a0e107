package index

import (
	"context"
	"errors"
	"fmt"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Replay puts every statement that the line keeps into a store and seals each
// document's generations in their order: what a new version of an index is
// filled with. It disturbs no stage, and repeating it changes nothing. What the
// store refuses is missing from its document, which is sealed without it.
func Replay(ctx context.Context, line *flow.Line, into Store) error {
	type generation struct {
		document string
		number   uint64
	}
	refused := map[generation]map[uint32]bool{}
	var batch []*pb.Statement
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := into.Put(ctx, batch)
		var items *RefusedError
		if errors.As(err, &items) {
			for _, r := range items.Items {
				s := batch[r.Index]
				g := generation{s.Document, s.Generation}
				if refused[g] == nil {
					refused[g] = map[uint32]bool{}
				}
				refused[g][s.Ordinal] = true
			}
			err = nil
		}
		batch = batch[:0]
		return err
	}
	err := line.Walk(ctx, address.Statements("*", "*", "*"), func(i flow.Item) error {
		switch m := i.Message.(type) {
		case *pb.Statement:
			if batch = append(batch, m); len(batch) < 500 {
				return nil
			}
			return flush()
		case *pb.DocumentSegmented:
			if err := flush(); err != nil {
				return err
			}
			g := generation{m.Document, m.Generation}
			_, err := into.Seal(ctx, m.Document, m.Generation, int(m.Count), len(refused[g]))
			delete(refused, g)
			if errors.Is(err, ErrNotYet) {
				return fmt.Errorf("the stream lacks statements of document %s: %w", m.Document, err)
			}
			return err
		}
		return nil
	})
	if err == nil {
		err = flush() // Of documents that are still being segmented.
	}
	if err != nil {
		return fmt.Errorf("replay the statements: %w", err)
	}
	return nil
}
