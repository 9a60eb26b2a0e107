package ledger

import (
	"context"
	"errors"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Want says that a series' report no longer says all: a document was sealed,
// edited or forgotten.
func (l *Ledger) Want(ctx context.Context, series string) error {
	_, err := l.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		r.Wanted++
		r.WantedMs = time.Now().UnixMilli()
		return nil
	})
	return err
}

// Forgot is Want after a document was forgotten: the reports that were built so
// far are dropped from the record and returned, and one that is being built
// will not be kept.
func (l *Ledger) Forgot(ctx context.Context, series string) ([]*pb.ReportWritten, error) {
	var dropped []*pb.ReportWritten
	_, err := l.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		r.Wanted++
		r.WantedMs = time.Now().UnixMilli()
		r.Purged = r.Wanted
		dropped, r.Reports = r.Reports, nil
		return nil
	})
	return dropped, err
}

// ErrClaimed says that somebody else is building the report.
var ErrClaimed = errors.New("somebody else builds the report")

// ClaimSeries makes builder the one that builds a series' report until the
// claim ends; the same builder may claim again to go on. ErrClaimed: another is.
func (l *Ledger) ClaimSeries(ctx context.Context, series, builder string, until time.Time) (*pb.SeriesRecord, error) {
	return l.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		if r.Builder != "" && r.Builder != builder && time.Now().UnixMilli() < r.ClaimedUntilMs {
			return ErrClaimed
		}
		r.Builder, r.ClaimedUntilMs = builder, until.UnixMilli()
		return nil
	})
}

// Settle ends a builder's claim and calls f with the record, unless the claim
// has gone to another: then ErrClaimed, and nothing is changed.
func (l *Ledger) Settle(ctx context.Context, series, builder string, f func(*pb.SeriesRecord)) error {
	_, err := l.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		if r.Builder != builder {
			return ErrClaimed
		}
		r.Builder, r.ClaimedUntilMs = "", 0
		f(r)
		return nil
	})
	return err
}
