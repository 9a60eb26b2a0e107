package address

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Stream is a stream with limits retention.
type Stream struct {
	Name     string
	Subjects []string
	// 0: as long as nobody purges it.
	MaxAge  time.Duration
	MaxMsgs int64
}

// Streams lists the streams. What belongs to a document is kept as long as the
// document; reports go by age and count; a dead letter stays until it is
// retried or forgotten.
func Streams() []Stream {
	return []Stream{
		{Name: "DOCUMENTS", Subjects: []string{"rapporteur.received.*", "rapporteur.document.>"}},
		{Name: "STATEMENTS", Subjects: []string{"rapporteur.statement.>"}},
		{Name: "REPORTS", Subjects: []string{"rapporteur.report.*"}, MaxAge: 365 * 24 * time.Hour, MaxMsgs: 10_000},
		{Name: "REJECTED", Subjects: []string{"rapporteur.rejected.*"}},
	}
}

// Questions is the prefix of the subjects on which services answer.
const Questions = "rapporteur.ask"

// Received is the subject of a content's DocumentReceived; "*" for all.
func Received(content string) string { return "rapporteur.received." + content }

// Statements is the subject of a document's statements and of its DocumentSegmented. "*" stands for any.
func Statements(series, session, document string) string {
	return "rapporteur.statement." + series + "." + session + "." + document
}

// Event is the subject of what happened to a document: "extracted" or "indexed".
func Event(series, session, document, event string) string {
	return "rapporteur.document." + series + "." + session + "." + document + "." + event
}

// Rejected is the subject of a stage's dead letters.
func Rejected(stage string) string { return "rapporteur.rejected." + stage }

// Reports is the subject of a series' reports.
func Reports(series string) string { return "rapporteur.report." + series }

// Of gives a message's subject and its id. Messages with the same identity
// (type, document, generation, ordinal) have the same id.
func Of(m proto.Message) (subject, id string, err error) {
	switch m := m.(type) {
	case *pb.DocumentReceived:
		if !IsSlug(m.Content) {
			return "", "", fmt.Errorf("content %q of %s is no SHA-256", m.Content, m.File)
		}
		return Received(m.Content), ident(m, m.Content, m.File, number(m.Revision)), nil
	case *pb.DocumentExtracted:
		if err := placed(m.Metadata, m.Document); err != nil {
			return "", "", err
		}
		return Event(m.Metadata.Series, Session(m.Metadata.Session), m.Document, "extracted"),
			ident(m, m.Document, number(m.Generation)), nil
	case *pb.Statement:
		if err := placed(m.Metadata, m.Document); err != nil {
			return "", "", err
		}
		return Statements(m.Metadata.Series, Session(m.Metadata.Session), m.Document),
			ident(m, m.Document, number(m.Generation), number(uint64(m.Ordinal))), nil
	case *pb.DocumentSegmented:
		if err := placed(m.Metadata, m.Document); err != nil {
			return "", "", err
		}
		return Statements(m.Metadata.Series, Session(m.Metadata.Session), m.Document),
			ident(m, m.Document, number(m.Generation)), nil
	case *pb.DocumentIndexed:
		if err := placed(m.Metadata, m.Document); err != nil {
			return "", "", err
		}
		// The same generation may be sealed again, with what had been missing.
		return Event(m.Metadata.Series, Session(m.Metadata.Session), m.Document, "indexed"),
			ident(m, m.Document, number(m.Generation), number(uint64(m.Held)), number(uint64(m.Dead))), nil
	case *pb.ReportWritten:
		if !IsSlug(m.Series) {
			return "", "", fmt.Errorf("series %q is no slug", m.Series)
		}
		// A version may be written again, after another one was: an edit was taken back.
		return Reports(m.Series), ident(m, m.Series, m.Version, m.Before, number(uint64(m.Edits))), nil
	case *pb.Rejected:
		if !IsSlug(m.Stage) {
			return "", "", fmt.Errorf("stage %q is no slug", m.Stage)
		}
		return Rejected(m.Stage), ident(m, m.Stage, m.Stream, number(m.Sequence)), nil
	}
	return "", "", fmt.Errorf("%s has no address", m.ProtoReflect().Descriptor().FullName())
}

// Filter gives the subjects on which messages of m's type travel.
func Filter(m proto.Message) (string, error) {
	switch m.(type) {
	case *pb.DocumentReceived:
		return Received("*"), nil
	case *pb.DocumentExtracted:
		return Event("*", "*", "*", "extracted"), nil
	case *pb.DocumentIndexed:
		return Event("*", "*", "*", "indexed"), nil
	case *pb.Statement, *pb.DocumentSegmented:
		return Statements("*", "*", "*"), nil
	case *pb.ReportWritten:
		return Reports("*"), nil
	case *pb.Rejected:
		return Rejected("*"), nil
	}
	return "", fmt.Errorf("%s has no address", m.ProtoReflect().Descriptor().FullName())
}

func placed(m *pb.Metadata, document string) error {
	switch {
	case m == nil:
		return errors.New("no metadata: its place in a series is not known")
	case !IsSlug(m.Series):
		return fmt.Errorf("series %q is no slug", m.Series)
	case !IsSlug(document):
		return fmt.Errorf("document %q is no id", document)
	}
	return nil
}

func ident(m proto.Message, words ...string) string {
	return digest(append([]string{string(m.ProtoReflect().Descriptor().Name())}, words...)...)[:32]
}

func number(n uint64) string { return strconv.FormatUint(n, 10) }
