package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Want says that a series' report no longer says all: a document was sealed,
// edited or forgotten.
func (l *Ledger) Want(ctx context.Context, series string) error {
	_, err := l.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		Wanted(r)
		return nil
	})
	return err
}

// Wanted is Want in a change of the record.
func Wanted(r *pb.SeriesRecord) {
	r.Wanted++
	r.WantedMs = time.Now().UnixMilli()
}

// Forgot is Want after a document was forgotten: the reports that were built so
// far are dropped from the record and returned, and one that is being built
// will not be kept.
func (l *Ledger) Forgot(ctx context.Context, series string) ([]*pb.ReportWritten, error) {
	var dropped []*pb.ReportWritten
	_, err := l.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		Wanted(r)
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

// Scheme returns the theme scheme that a series brings; flow.ErrNotFound: none.
func (l *Ledger) Scheme(ctx context.Context, series string) (*pb.Scheme, error) {
	r := &pb.Scheme{}
	if series == "" {
		return r, flow.ErrNotFound
	}
	return r, l.load(ctx, BucketSchemes, series, r)
}

// SchemeMark tells schemes apart; "" is none, or one that is wrong.
func SchemeMark(scheme *pb.Scheme) string {
	if len(scheme.GetFile()) == 0 {
		return ""
	}
	sum := sha256.Sum256(scheme.File)
	return hex.EncodeToString(sum[:6])
}

// WatchSchemes calls f with each series that brings a theme scheme, then with
// each whose scheme changes or goes, until ctx ends.
func (l *Ledger) WatchSchemes(ctx context.Context, f func(series string) error) error {
	b, err := l.line.Bucket(ctx, BucketSchemes)
	if err != nil {
		return err
	}
	return b.Watch(ctx, func(key string, _ []byte, _ bool) error { return f(key) })
}
