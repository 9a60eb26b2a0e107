package report

import (
	"context"
	"errors"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
)

// mirror keeps the edits of each series in a file that people may change.
func (s *station) mirror(ctx context.Context, _ flow.Emit) error {
	m := &edit.Mirror{Store: s.shelf(), Dir: s.EditsDir,
		View: func(ctx context.Context, series string) (*edit.View, error) {
			rec, err := s.ledger.Series(ctx, series)
			if err != nil {
				return nil, err
			}
			return s.view(ctx, rec, "")
		},
		Tell:    s.tell,
		Changed: s.ledger.Want,
	}
	list := func(ctx context.Context) ([]string, error) {
		all, err := s.ledger.AllSeries(ctx)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, r := range all {
			ids = append(ids, r.Series)
		}
		return ids, nil
	}
	once := func() {
		select {
		case <-s.caught:
		case <-ctx.Done():
			return
		}
		if s.Mirrored != nil {
			s.Mirrored()
		}
	}
	return m.Run(ctx, list, once, func(err error) { s.Log.Warn("could not keep the file of edits", "error", err) })
}

// tell writes down what is wrong with a series' file of edits; nil: nothing any more.
func (s *station) tell(ctx context.Context, series string, wrong *edit.Error) error {
	reason, remedy := "", ""
	if wrong != nil {
		reason, remedy = wrong.Error(), wrong.Remedy()
	}
	told := false
	_, err := s.ledger.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		if r.EditsReason == reason && r.EditsRemedy == remedy {
			return flow.ErrUnchanged
		}
		r.EditsReason, r.EditsRemedy, told = reason, remedy, true
		return nil
	})
	if told && wrong != nil {
		s.Log.Error("the file of edits is not taken up; the last good edits hold", "series", series, "reason", reason, "remedy", remedy)
	}
	if errors.Is(err, flow.ErrUnchanged) {
		return nil
	}
	return err
}
