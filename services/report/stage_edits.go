package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
)

// Questions that the service answers: a series' edits, and a change of them.
const (
	AskEdits = "edits"
	AskEdit  = "edit"
)

// edits gives what people changed of a series' report.
func (s *station) edits(ctx context.Context, q *pb.EditsRequest) (*pb.Edits, error) {
	if !slug.MatchString(q.Series) {
		return nil, flow.Reject(&edit.Error{Reason: fmt.Sprintf("%q is no series", q.Series), Advice: "take its id from the list of reports"})
	}
	return s.shelf().Get(ctx, q.Series)
}

// edit changes them, and has the report built anew.
func (s *station) edit(ctx context.Context, q *pb.ChangeEditsRequest) (*pb.ChangeEditsResponse, error) {
	rec, err := s.ledger.Series(ctx, q.Series)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, flow.Reject(&edit.Error{Reason: fmt.Sprintf("no report stands for %q", q.Series), Advice: "take its id from the list of reports"})
	}
	if err != nil {
		return nil, err
	}
	now, err := s.shelf().Get(ctx, q.Series)
	if err != nil {
		return nil, err
	}
	if now.Version != q.Version {
		return &pb.ChangeEditsResponse{Edits: now, Stale: true}, nil
	}
	view, err := s.view(ctx, rec, q.Report)
	if err != nil {
		return nil, err
	}
	resp, err := s.shelf().Change(ctx, q, view, time.Now())
	var wrong *edit.Error
	switch {
	case errors.As(err, &wrong):
		return nil, flow.Reject(wrong)
	case err != nil:
		return nil, err
	case resp.Stale:
		return resp, nil
	}
	return resp, s.ledger.Want(ctx, q.Series)
}

// standing are the edits to compose with. Words of documents that people have
// forgotten go out of them first.
func (s *station) standing(ctx context.Context, series string, statements []*pb.Statement) (*pb.Edits, error) {
	e, err := s.shelf().Get(ctx, series)
	if err != nil || len(e.Edits) == 0 {
		return e, err
	}
	live := map[string]bool{}
	for _, st := range statements {
		live[st.Document] = true
	}
	changed := false
	for _, id := range edit.Documents(e) {
		if live[id] {
			continue
		}
		d, err := s.ledger.Document(ctx, id)
		if errors.Is(err, flow.ErrNotFound) || err == nil && (!d.Forgotten || d.Successor != "") {
			continue
		}
		if err != nil {
			return nil, err
		}
		gone, err := s.shelf().Forget(ctx, series, id)
		if err != nil {
			return nil, err
		}
		changed = changed || gone
	}
	if !changed {
		return e, nil
	}
	return s.shelf().Get(ctx, series)
}

// catchUp has reports built that lack edits or follow a scheme that is another
// now: who changed them died before it could say so, or nobody watched.
func (s *station) catchUp(ctx context.Context) error {
	all, err := s.ledger.AllSeries(ctx)
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := s.schemed(ctx, r.Series); err != nil {
			return err
		}
		if len(r.Reports) == 0 || r.Wanted > r.Built {
			continue
		}
		e, err := s.shelf().Get(ctx, r.Series)
		if err != nil {
			return err
		}
		if e.Version != r.Edits {
			if err := s.ledger.Want(ctx, r.Series); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *station) shelf() edit.Store { return edit.Store{Line: s.Line} }

// view is what a person saw of a version of the report; "" is the newest, nil where none was written yet.
func (s *station) view(ctx context.Context, rec *pb.SeriesRecord, version string) (*edit.View, error) {
	for _, w := range rec.Reports {
		if version != "" && w.Version != version {
			continue
		}
		r, err := s.written(ctx, w)
		if err != nil || r == nil {
			return nil, err
		}
		return viewOf(r), nil
	}
	if version != "" {
		return nil, flow.Reject(&edit.Error{Reason: fmt.Sprintf("version %s of the report is no longer kept", version), Advice: "look at the report as it is now, and edit that"})
	}
	return nil, nil
}

// written reads a report that was written before; nil where it was not written as JSON.
func (s *station) written(ctx context.Context, w *pb.ReportWritten) (*pb.Report, error) {
	for _, f := range w.Files {
		if f.Format != "json" {
			continue
		}
		blobs, err := s.Line.Blobs(ctx)
		if err != nil {
			return nil, err
		}
		data, err := blobs.Get(ctx, f.Blob)
		if err != nil {
			return nil, err
		}
		return ReadJSON(bytes.NewReader(data))
	}
	return nil, nil
}

// viewOf lists the statements and points of a report, as edits name them.
func viewOf(r *pb.Report) *edit.View {
	v := &edit.View{Sentences: map[string]edit.Sentence{}, Points: map[string][]string{}}
	for _, c := range r.Citations {
		v.Sentences[c.Id] = edit.Sentence{Citation: c.Id, Document: c.Document, Text: c.Text, Page: c.Page}
	}
	for _, u := range r.Coverage {
		v.Sentences[u.Id] = edit.Sentence{Citation: u.Id, Document: u.Document, Text: u.Text, Page: u.Page}
	}
	for id, x := range v.Sentences {
		x.Before, x.After = v.Sentences[neighbour(id, -1)].Text, v.Sentences[neighbour(id, 1)].Text
		v.Sentences[id] = x
	}
	for _, p := range r.Points {
		v.Points[p.Id] = p.Citations
	}
	return v
}

// neighbour is the id of the statement so many after S1a-17.
func neighbour(id string, by int) string {
	for i := len(id) - 1; i >= 0; i-- {
		if id[i] == '-' {
			var n int
			if _, err := fmt.Sscan(id[i+1:], &n); err != nil {
				return ""
			}
			return fmt.Sprintf("%s-%d", id[:i], n+by)
		}
	}
	return ""
}
