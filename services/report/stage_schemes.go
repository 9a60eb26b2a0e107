package report

import (
	"context"
	"errors"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// scheme is the theme scheme that a series brings, which segment shelves; nil: none.
func (s *station) scheme(ctx context.Context, series string) (*pb.Scheme, error) {
	scheme, err := s.ledger.Scheme(ctx, series)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return scheme, nil
}

// note writes a scheme down in the series' record, and tells whether it is another.
func note(r *pb.SeriesRecord, scheme *pb.Scheme) bool {
	mark := ledger.SchemeMark(scheme)
	changed := r.Scheme != mark
	r.Scheme, r.SchemeReason, r.SchemeRemedy = mark, scheme.GetReason(), scheme.GetRemedy()
	return changed
}

// schemed has a series' report built anew where its scheme is another than the
// one it follows. Of a series without a report nothing is said yet.
func (s *station) schemed(ctx context.Context, series string) error {
	scheme, err := s.scheme(ctx, series)
	if err != nil {
		return err
	}
	rec, err := s.ledger.Series(ctx, series)
	if errors.Is(err, flow.ErrNotFound) || err == nil && rec.SchemeReason == scheme.GetReason() && rec.SchemeRemedy == scheme.GetRemedy() && rec.Scheme == ledger.SchemeMark(scheme) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = s.ledger.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		if note(r, scheme) {
			ledger.Wanted(r)
		}
		return nil
	})
	return err
}

// watchSchemes has reports built anew whose series' schemes change, until ctx ends.
func (s *station) watchSchemes(ctx context.Context, _ flow.Emit) error {
	return s.ledger.WatchSchemes(ctx, func(series string) error { return s.schemed(ctx, series) })
}
