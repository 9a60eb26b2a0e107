package edit

import (
	"context"
	"errors"
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// Store keeps edits in the bucket edits, under the series' slug.
type Store struct{ Line *flow.Line }

// Get gives the edits of a series; without any, those of version 0.
func (s Store) Get(ctx context.Context, series string) (*pb.Edits, error) {
	e, _, err := s.load(ctx, series)
	return e, err
}

func (s Store) load(ctx context.Context, series string) (*pb.Edits, uint64, error) {
	b, err := s.Line.Bucket(ctx, ledger.BucketEdits)
	if err != nil {
		return nil, 0, err
	}
	data, revision, err := b.Get(ctx, series)
	if errors.Is(err, flow.ErrNotFound) {
		return &pb.Edits{Series: series}, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	e := &pb.Edits{}
	if err := proto.Unmarshal(data, e); err != nil {
		return nil, 0, fmt.Errorf("read the edits of %s: %w", series, err)
	}
	return e, revision, nil
}

// Change changes a series' edits, unless somebody else has since the request's
// version: then the answer is stale and has what stands.
func (s Store) Change(ctx context.Context, req *pb.ChangeEditsRequest, view *View, now time.Time) (*pb.ChangeEditsResponse, error) {
	old, revision, err := s.load(ctx, req.Series)
	if err != nil {
		return nil, err
	}
	if old.Version != req.Version {
		return &pb.ChangeEditsResponse{Edits: old, Stale: true}, nil
	}
	next, err := Change(old, req, view, now)
	if err != nil {
		return nil, err
	}
	err = s.swap(ctx, next, revision)
	if errors.Is(err, flow.ErrConflict) {
		if old, _, err = s.load(ctx, req.Series); err != nil {
			return nil, err
		}
		return &pb.ChangeEditsResponse{Edits: old, Stale: true}, nil
	}
	if err != nil {
		return nil, err
	}
	return &pb.ChangeEditsResponse{Edits: next}, nil
}

func (s Store) swap(ctx context.Context, e *pb.Edits, revision uint64) error {
	data, err := proto.MarshalOptions{Deterministic: true}.Marshal(e)
	if err != nil {
		return err
	}
	b, err := s.Line.Bucket(ctx, ledger.BucketEdits)
	if err != nil {
		return err
	}
	_, err = b.Swap(ctx, e.Series, data, revision)
	return err
}

// Forget takes a document's words out of all edits: what quotes nothing else goes.
func (s Store) Forget(ctx context.Context, series, document string) (changed bool, err error) {
	for try := 0; ; try++ {
		old, revision, err := s.load(ctx, series)
		if err != nil || revision == 0 {
			return false, err
		}
		next := Without(old, document)
		if next == nil {
			return false, nil
		}
		if err = s.swap(ctx, next, revision); err == nil {
			return true, nil
		}
		if !errors.Is(err, flow.ErrConflict) || try == 50 {
			return false, err
		}
	}
}
