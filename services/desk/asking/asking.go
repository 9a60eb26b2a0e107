package asking

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/custody"
	"rapporteur.internal/services/desk"
)

// Names of the questions, as the services that answer them name them; a test
// of pipelines holds both sides together.
const (
	Find   = "find"
	Render = "render"
	Page   = "page"
	Edits  = "edits"
	Edit   = "edit"
)

// Asking answers a desk's needs over a line.
type Asking struct {
	Line    *flow.Line
	Custody *custody.Custody
	// Theme gives an objective's or theme's title in a language.
	Theme   func(language, id string) string
	Hosts   []string
	Version string
}

// Desk are the dependencies of a desk.
func (a *Asking) Desk() desk.Deps {
	return desk.Deps{
		Find: a.find, RenderPage: a.picture, Page: a.page, Status: a.status,
		Original:   a.open,
		Reports:    a.reports,
		ReportFile: func(ctx context.Context, f *pb.ReportFile) (io.ReadCloser, error) { return a.open(ctx, f.GetBlob()) },
		Retry: func(ctx context.Context, id string) (int, error) {
			n, err := a.Custody.Retry(ctx, id)
			return n, told(err)
		},
		Edits: a.edits, ChangeEdits: a.changeEdits, Correct: a.correct,
		Forget:  func(ctx context.Context, id string) error { return told(a.Custody.Forget(ctx, id)) },
		Sweep:   a.sweep,
		Changes: a.Custody.Changes, Theme: a.Theme, Hosts: a.Hosts, Version: a.Version,
	}
}

func (a *Asking) sweep(ctx context.Context) (desk.Swept, error) {
	s, err := a.Custody.GC(ctx, time.Now())
	return desk.Swept{Blobs: s.Blobs, Bytes: s.Bytes, Letters: s.Letters}, told(err)
}

func (a *Asking) find(ctx context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
	r, err := flow.Ask[*pb.FindResponse](ctx, a.Line, Find, q)
	return r, told(err)
}

func (a *Asking) edits(ctx context.Context, series string) (*pb.Edits, error) {
	r, err := flow.Ask[*pb.Edits](ctx, a.Line, Edits, &pb.EditsRequest{Series: series})
	return r, told(err)
}

func (a *Asking) changeEdits(ctx context.Context, q *pb.ChangeEditsRequest) (*pb.ChangeEditsResponse, error) {
	r, err := flow.Ask[*pb.ChangeEditsResponse](ctx, a.Line, Edit, q)
	return r, told(err)
}

func (a *Asking) correct(ctx context.Context, id string, say desk.Saying) (*pb.Correction, bool, error) {
	c, stale, err := a.Custody.Correct(ctx, id, custody.Say{By: say.By, Version: say.Version, Fields: say.Fields})
	return c, stale, told(err)
}

func (a *Asking) picture(ctx context.Context, q *pb.RenderPageRequest) ([]byte, error) {
	r, err := flow.Ask[*pb.RenderPageResponse](ctx, a.Line, Render, q)
	if err != nil {
		return nil, told(err)
	}
	if r.Error != "" {
		return nil, &desk.Problem{Status: http.StatusUnprocessableEntity, Reason: r.Error, Remedy: r.Remedy}
	}
	b, err := a.Custody.Blob(ctx, r.Blob)
	return b, told(err)
}

func (a *Asking) page(ctx context.Context, q *pb.PageRequest) (*pb.PageResponse, error) {
	r, err := flow.Ask[*pb.PageResponse](ctx, a.Line, Page, q)
	return r, told(err)
}

func (a *Asking) open(ctx context.Context, name string) (io.ReadCloser, error) {
	b, err := a.Custody.Blob(ctx, name)
	if err != nil {
		return nil, told(err)
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

func (a *Asking) status(ctx context.Context) (*desk.Status, error) {
	s, err := a.Custody.Status(ctx)
	if err != nil {
		return nil, told(err)
	}
	return &desk.Status{Documents: s.Documents, Files: s.Files, Rejected: s.Rejected, Series: s.Series, Corrections: s.Corrections}, nil
}

func (a *Asking) reports(ctx context.Context) ([]desk.Report, error) {
	all, err := a.Custody.Reports(ctx)
	if err != nil {
		return nil, told(err)
	}
	out := make([]desk.Report, 0, len(all))
	for _, r := range all {
		out = append(out, desk.Report{ReportWritten: r.ReportWritten, Written: r.Written})
	}
	return out, nil
}

// told gives an error the form in which the desk understands it.
func told(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, flow.ErrNotFound) && flow.Remedy(err) != "":
		return &desk.Problem{Status: http.StatusNotFound, Reason: err.Error(), Remedy: flow.Remedy(err)}
	case errors.Is(err, flow.ErrNotFound):
		return fmt.Errorf("%w (%w)", err, fs.ErrNotExist)
	case flow.IsUnavailable(err):
		return &desk.Problem{Status: http.StatusServiceUnavailable, Reason: err.Error(), Remedy: "Wait a moment and try again; `rapporteur status` says what is missing."}
	case flow.Remedy(err) != "":
		return &desk.Problem{Status: http.StatusUnprocessableEntity, Reason: err.Error(), Remedy: flow.Remedy(err)}
	}
	return err
}
