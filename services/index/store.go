package index

import (
	"context"
	"errors"
	"fmt"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Store keeps statements and answers questions about those that are shown. Its
// laws are in the package's comment; storetest holds every Store to them. All
// methods may be called from several goroutines, and by several processes where
// the store is a server.
type Store interface {
	// Put creates statements that aren't there yet and returns when they survive
	// a crash. Statements of several documents and generations may be mixed, in
	// any order.
	//
	// A *[RefusedError] names the statements that this store will never take;
	// all the others of the call were taken. An error that wraps
	// [ErrUnavailable] says that the store can't be reached: put all again later.
	Put(ctx context.Context, statements []*pb.Statement) error

	// Seal shows a generation of a document, of which count statements were
	// published (ordinals 1 to count) and dead went to the dead letters, in place
	// of the generations below it.
	//
	// A *[NotYetError] (errors.Is [ErrNotYet]) says that statements are still
	// missing: nothing was changed, ask again later. Sealing below the sealed
	// generation changes nothing and isn't an error: Sealed.Superseded says so.
	Seal(ctx context.Context, document string, generation uint64, count, dead int) (Sealed, error)

	// Find answers a question. A question that makes no sense (an unknown facet,
	// a size over 1000, a cursor of another question) wraps [ErrQuestion].
	Find(ctx context.Context, question *pb.FindRequest) (*pb.FindResponse, error)

	// Forget deletes a document. Forgetting what isn't there is no error.
	Forget(ctx context.Context, document string) error

	// Close releases what the store holds; the Store can't be used afterwards.
	Close() error
}

// Sealed is what readers see of a document after Seal.
type Sealed struct {
	// Generation is the one that is shown: the one asked for, or a higher one.
	Generation uint64
	// Held statements are shown; Dead ones are in the dead letters. Dead > 0
	// means that the document is incomplete.
	Held, Dead int
	// Superseded: a higher generation was sealed, or the document was forgotten
	// at this generation, before; nothing was changed, and Held and Dead are 0.
	Superseded bool
}

// Errors of a Store, to be told apart with errors.Is.
var (
	// ErrNotYet: Seal misses statements of the generation.
	ErrNotYet = errors.New("statements are missing")
	// ErrUnavailable: the store can't be reached, or has no room at present.
	ErrUnavailable = errors.New("the store is not available")
	// ErrQuestion: Find can't make sense of the question.
	ErrQuestion = errors.New("the question can't be answered")
)

// NotYetError is ErrNotYet with its numbers.
type NotYetError struct {
	Document   string
	Generation uint64
	// Held and Dead make less than Want.
	Held, Dead, Want int
}

func (e *NotYetError) Error() string {
	return fmt.Sprintf("document %s, generation %d: %d of %d statements held, %d in the dead letters",
		e.Document, e.Generation, e.Held, e.Want, e.Dead)
}

// Is makes errors.Is(err, ErrNotYet) true.
func (e *NotYetError) Is(target error) bool { return target == ErrNotYet }

// Refused is one statement that the store will never take.
type Refused struct {
	// Index in the slice given to Put.
	Index int
	// Key is document.generation.ordinal.
	Key    string
	Reason string
}

// RefusedError lists the refused statements of one Put, by Index.
type RefusedError struct {
	Items []Refused
}

func (e *RefusedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d statements refused:", len(e.Items))
	for i, r := range e.Items {
		if i == 5 {
			fmt.Fprintf(&b, " and %d more", len(e.Items)-i)
			break
		}
		if i > 0 {
			b.WriteString(";")
		}
		fmt.Fprintf(&b, " %s: %s", r.Key, r.Reason)
	}
	return b.String()
}

// Key is where a statement stands in a store: document.generation.ordinal.
func Key(s *pb.Statement) string {
	return fmt.Sprintf("%s.%d.%d", s.GetDocument(), s.GetGeneration(), s.GetOrdinal())
}

// Check says why no store can take a statement; empty: it can.
func Check(s *pb.Statement) string {
	switch {
	case s == nil:
		return "the statement is empty"
	case s.GetDocument() == "":
		return "it has no document"
	case len(s.GetDocument()) > maxDocument:
		return fmt.Sprintf("its document's id is longer than %d bytes", maxDocument)
	case strings.ContainsAny(s.GetDocument(), "\x00./ \n"):
		return "its document's id holds a dot, a slash, a space or a zero byte"
	case s.GetGeneration() == 0:
		return "its generation is 0"
	case s.GetOrdinal() == 0:
		return "its ordinal is 0"
	}
	return ""
}

const maxDocument = 256
