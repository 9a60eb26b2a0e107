package segment

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// Deps of the service; Line and Lexicons are needed.
type Deps struct {
	Line     *flow.Line
	Lexicons *Lexicons
	// Schemes is a folder of theme schemes that series bring, SERIES.yaml each, which
	// this copy shelves for all; "": it reads those that are shelved.
	Schemes string
	// Workers is how many documents are segmented at once, 0: 2.
	Workers int
	Log     *slog.Logger
}

// Stages returns the service's stage: a document's pages to its statements, one
// a message, and DocumentSegmented after the last one on the same subject. An
// extraction without pages empties its document. With a folder of theme schemes
// another one shelves these.
func Stages(d Deps) []flow.Stage {
	if d.Workers == 0 {
		d.Workers = 2
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	s := &station{Deps: d, ledger: ledger.New(d.Line)}
	stages := []flow.Stage{flow.Step("segment", s.segment, flow.Workers(d.Workers), flow.Tries(3), flow.OnRejected(s.refused),
		flow.Describe(func(m proto.Message) string { return m.(*pb.DocumentExtracted).Document }))}
	if d.Schemes != "" {
		shelf := &Shelf{Line: d.Line, Dir: d.Schemes, Log: d.Log, looked: make(chan struct{})}
		s.looked = shelf.looked
		stages = append(stages, flow.Source("schemes", shelf.run))
	}
	return stages
}

type station struct {
	Deps
	ledger *ledger.Ledger
	// looked is closed when this copy has shelved the schemes of its folder; nil: it has none.
	looked chan struct{}
}

// lexicons are those for a series: with its own theme scheme, where one is shelved.
func (s *station) lexicons(ctx context.Context, series string) (*Lexicons, error) {
	if s.looked != nil {
		select {
		case <-s.looked:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	scheme, err := s.ledger.Scheme(ctx, series)
	if errors.Is(err, flow.ErrNotFound) || err == nil && len(scheme.File) == 0 {
		return s.Lexicons, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the theme scheme of %s: %w", series, err)
	}
	themes, err := own(scheme.File)
	if err != nil {
		// Who shelved it could read it: a copy of another version.
		s.Log.Error("the theme scheme is not taken up; the default stands in", "series", series, "reason", err, "remedy", "run copies of one version")
		return s.Lexicons, nil
	}
	return s.Lexicons.WithScheme(themes), nil
}

func (s *station) segment(ctx context.Context, in *pb.DocumentExtracted, emit flow.Emit) error {
	rec, err := s.ledger.Document(ctx, in.Document)
	if errors.Is(err, flow.ErrNotFound) || err == nil && rec.Generation > in.Generation {
		s.Log.Debug("passed over: the document has gone on", "document", in.Document, "generation", in.Generation)
		return nil
	}
	if err != nil {
		return err
	}
	done := &pb.DocumentSegmented{Document: in.Document, Content: in.Content, Generation: in.Generation, File: in.File, Metadata: in.Metadata}
	if in.Blob == "" {
		return emit(done)
	}
	if rec.Forgotten {
		return nil
	}
	doc, err := s.pages(ctx, in)
	if err != nil {
		return err
	}
	var attributed uint32
	lexicons, err := s.lexicons(ctx, in.GetMetadata().GetSeries())
	if err != nil {
		return err
	}
	statements := Segment(doc, lexicons)
	for _, st := range statements {
		if err := emit(st); err != nil {
			return err
		}
		if len(st.Speakers)+len(st.Parties) > 0 {
			attributed++
		}
	}
	done.Count = uint32(len(statements))
	if _, err := s.ledger.Advance(ctx, in.Document, in.Generation, pb.FileState_FILE_STATE_SEGMENTED, func(r *pb.DocumentRecord) {
		r.Statements, r.Attributed = done.Count, attributed
	}); err != nil && !errors.Is(err, ledger.ErrStale) {
		return err
	}
	return emit(done)
}

// pages fetches the document, and says of it what the event says.
func (s *station) pages(ctx context.Context, in *pb.DocumentExtracted) (*pb.Document, error) {
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return nil, err
	}
	data, err := blobs.Get(ctx, in.Blob)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, flow.Reject(missing{in.File})
	}
	if err != nil {
		return nil, err
	}
	doc := &pb.Document{}
	if err := proto.Unmarshal(data, doc); err != nil {
		return nil, flow.Reject(fmt.Errorf("decode the pages of %s: %w", in.File, err))
	}
	doc.Id, doc.Content, doc.Generation, doc.File, doc.Metadata = in.Document, in.Content, in.Generation, in.File, in.Metadata
	return doc, nil
}

// refused writes down why a document was rejected.
func (s *station) refused(ctx context.Context, in *pb.DocumentExtracted, reason error) error {
	return s.ledger.Refuse(ctx, in.Document, in.Generation, reason)
}

// missing says that pages were removed before they could be segmented.
type missing struct{ file string }

func (e missing) Error() string { return e.file + ": its pages are no longer stored" }

// Remedy says what helps.
func (e missing) Remedy() string { return "retry the file: its pages are read anew" }
