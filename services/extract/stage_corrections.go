package extract

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// said is what people say of a file: of its path, else of its bytes under the
// name that they had before; nil: nothing.
func (s *station) said(ctx context.Context, in *pb.DocumentReceived) (*pb.Correction, error) {
	c, err := s.ledger.Correction(ctx, in.File)
	if c != nil || err != nil {
		return c, err
	}
	all, err := s.ledger.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Content == in.Content {
			return c, nil
		}
	}
	return nil, nil
}

// corrected writes down with which correction a file is being read.
func (s *station) corrected(ctx context.Context, in *pb.DocumentReceived, c *pb.Correction) error {
	_, err := s.ledger.UpdateFile(ctx, in.File, func(r *pb.FileRecord) error {
		if r.Corrected == c.GetVersion() {
			return flow.ErrUnchanged
		}
		r.Corrected = c.GetVersion()
		return nil
	})
	return err
}

// grace is how long who corrects has to have the file received anew; after that
// it may have died between the two.
const grace = 3 * time.Second

// corrections takes up corrections that no reading has seen: those whose author
// died before the file was received anew.
func (s *station) corrections(ctx context.Context, emit flow.Emit) error {
	due := make(chan *pb.Correction)
	watched := make(chan error, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		watched <- s.ledger.WatchCorrections(ctx, func(c *pb.Correction, live bool) error {
			wait := grace
			if !live {
				wait = 0
			}
			time.AfterFunc(wait, func() {
				select {
				case due <- c:
				case <-ctx.Done():
				}
			})
			return nil
		})
	}()
	for {
		select {
		case c := <-due:
			if err := s.takeUp(ctx, c, emit); err != nil {
				return err
			}
		case err := <-watched:
			return err
		}
	}
}

func (s *station) takeUp(ctx context.Context, c *pb.Correction, emit flow.Emit) error {
	now, err := s.ledger.Correction(ctx, c.File)
	if err != nil || now.GetVersion() != c.Version {
		return err // A later one is on its way.
	}
	files, err := s.ledger.Files(ctx)
	if err != nil {
		return err
	}
	files = slices.DeleteFunc(files, func(f *pb.FileRecord) bool {
		return f.Content == "" || f.State == pb.FileState_FILE_STATE_GONE || f.State == pb.FileState_FILE_STATE_FORGOTTEN ||
			f.Path != c.File && f.Content != c.Content
	})
	if len(files) == 0 || slices.ContainsFunc(files, func(f *pb.FileRecord) bool { return f.Corrected == c.Version }) {
		return nil
	}
	received, err := s.ledger.Received(ctx, files[0])
	if errors.Is(err, flow.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("take up what %s said of %s: %w", c.By, c.File, err)
	}
	next, err := s.ledger.Again(ctx, received)
	if errors.Is(err, ledger.ErrStale) {
		return nil
	}
	if err != nil {
		return err
	}
	return emit(next)
}
