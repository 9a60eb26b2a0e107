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
	// Workers is how many documents are segmented at once, 0: 2.
	Workers int
	Log     *slog.Logger
}

// Stages returns the service's single stage: a document's pages to its
// statements, one a message, and DocumentSegmented after the last one on the
// same subject. An extraction without pages empties its document.
func Stages(d Deps) []flow.Stage {
	if d.Workers == 0 {
		d.Workers = 2
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	s := &station{Deps: d, ledger: ledger.New(d.Line)}
	return []flow.Stage{flow.Step("segment", s.segment, flow.Workers(d.Workers), flow.Tries(3), flow.OnRejected(s.refused),
		flow.Describe(func(m proto.Message) string { return m.(*pb.DocumentExtracted).Document }))}
}

type station struct {
	Deps
	ledger *ledger.Ledger
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
	statements := Segment(doc, s.Lexicons)
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
