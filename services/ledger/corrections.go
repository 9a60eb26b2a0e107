package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Correction is what people say of the file at a path; nil: nothing.
func (l *Ledger) Correction(ctx context.Context, path string) (*pb.Correction, error) {
	r := &pb.Correction{}
	err := l.load(ctx, BucketCorrections, Key(path), r)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, nil
	}
	return r, err
}

// Corrections returns all of them by path.
func (l *Ledger) Corrections(ctx context.Context) ([]*pb.Correction, error) {
	all, err := list(ctx, l, BucketCorrections, func() *pb.Correction { return &pb.Correction{} })
	slices.SortFunc(all, func(a, b *pb.Correction) int { return cmp.Compare(a.File, b.File) })
	return all, err
}

// UpdateCorrection changes what people say of the file at a path; f gets a
// record with nothing but the path where there was none, and may refuse by an error.
func (l *Ledger) UpdateCorrection(ctx context.Context, path string, f func(*pb.Correction) error) (*pb.Correction, error) {
	r := &pb.Correction{}
	return r, update(ctx, l, BucketCorrections, Key(path), r, func(r *pb.Correction) error {
		r.File = path
		return f(r)
	})
}

// DropCorrection removes what people say of the file at a path.
func (l *Ledger) DropCorrection(ctx context.Context, path string) error {
	b, err := l.line.Bucket(ctx, BucketCorrections)
	if err != nil {
		return err
	}
	return b.Delete(ctx, Key(path))
}

// WatchCorrections calls f with each correction there is, then with each that
// changes, until ctx ends; live is false for those that were there at the start.
func (l *Ledger) WatchCorrections(ctx context.Context, f func(c *pb.Correction, live bool) error) error {
	b, err := l.line.Bucket(ctx, BucketCorrections)
	if err != nil {
		return err
	}
	return b.Watch(ctx, func(_ string, value []byte, live bool) error {
		if value == nil {
			return nil
		}
		c := &pb.Correction{}
		if err := unmarshal(value, c); err != nil {
			return err
		}
		return f(c, live)
	})
}

func unmarshal(value []byte, c *pb.Correction) error {
	if err := proto.Unmarshal(value, c); err != nil {
		return fmt.Errorf("read a record of %s: %w", BucketCorrections, err)
	}
	return nil
}
