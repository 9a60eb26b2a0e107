package report

import (
	"context"
	"fmt"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// guard turns a panic of a writer into an error: the other series go on.
func (s *station) guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return f()
}

// drop removes the files of reports that are no longer kept, unless a kept one has the same bytes.
func (s *station) drop(ctx context.Context, dropped, keep []*pb.ReportWritten) error {
	if len(dropped) == 0 {
		return nil
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, r := range keep {
		for _, f := range r.Files {
			used[f.Blob] = true
		}
	}
	for _, r := range dropped {
		for _, f := range r.Files {
			if !used[f.Blob] {
				if err := blobs.Delete(ctx, f.Blob); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
