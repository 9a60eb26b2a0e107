package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// Deps of the service; Line and Store are needed.
type Deps struct {
	Line  *flow.Line
	Store Store
	// Batch is how many statements are put at once, 0: 500.
	Batch int
	// Workers is how many batches are put at once, 0: 1.
	Workers int
	// Linger is how long a batch waits for company, 0: 20 ms.
	Linger time.Duration
	Log    *slog.Logger
}

// AskFind is the question that the service answers: FindRequest, FindResponse.
// A response may hold fewer hits than asked for, so that it stays under
// flow.MaxAnswer; next goes on after them.
const AskFind = "find"

// StageIndex is the name of the stage that holds statements and seals.
const StageIndex = "index"

// Stages returns the service's stages: statements to the store and seals, and answers.
func Stages(d Deps) []flow.Stage {
	if d.Batch == 0 {
		d.Batch = 500
	}
	if d.Workers == 0 {
		d.Workers = 1
	}
	if d.Linger == 0 {
		d.Linger = 20 * time.Millisecond
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	s := &station{Deps: d, ledger: ledger.New(d.Line)}
	return []flow.Stage{
		flow.Batch(StageIndex, []proto.Message{&pb.Statement{}, &pb.DocumentSegmented{}}, s.index,
			flow.Size(d.Batch), flow.Workers(d.Workers), flow.Linger(d.Linger), flow.Probe(s.probe),
			flow.OnRejected(s.refused), flow.Describe(func(m proto.Message) string {
				return m.(interface{ GetDocument() string }).GetDocument()
			})),
		flow.Answer(AskFind, s.find, flow.Workers(8)),
	}
}

type station struct {
	Deps
	ledger *ledger.Ledger
}

// index puts the statements of a batch, then seals what the batch completes.
func (s *station) index(ctx context.Context, items []flow.Item, emit flow.Emit) []error {
	errs := make([]error, len(items))
	var statements []*pb.Statement
	var at []int
	for i, it := range items {
		if st, ok := it.Message.(*pb.Statement); ok {
			statements, at = append(statements, st), append(at, i)
		}
	}
	if len(statements) > 0 {
		for k, err := range s.put(ctx, statements) {
			errs[at[k]] = err
		}
	}
	s.sealAll(ctx, items, emit, errs)
	return errs
}

// sealing is how many documents are sealed at once: a store may let them share
// what is dear in a Seal.
const sealing = 8

// sealAll seals the documents of a batch. Two generations of a document may come
// in either order: the store sees to it that the higher one stays.
func (s *station) sealAll(ctx context.Context, items []flow.Item, emit flow.Emit, errs []error) {
	var emitting sync.Mutex
	one := func(m proto.Message) error {
		emitting.Lock()
		defer emitting.Unlock()
		return emit(m)
	}
	room := make(chan struct{}, sealing)
	var all sync.WaitGroup
	for i, it := range items {
		m, ok := it.Message.(*pb.DocumentSegmented)
		if !ok {
			continue
		}
		room <- struct{}{}
		all.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					errs[i] = fmt.Errorf("panic while sealing: %v\n%s", p, debug.Stack())
				}
				<-room
			}()
			errs[i] = s.seal(flow.On(ctx, it.Delivery), m, it.Delivery, one)
		})
	}
	all.Wait()
}

// put returns an error a statement. A failure that names no statement is
// looked for one by one, lest a single statement take its whole batch along.
func (s *station) put(ctx context.Context, statements []*pb.Statement) []error {
	errs := make([]error, len(statements))
	err := flow.During(ctx, flow.InBulk, func() error { return s.Store.Put(ctx, statements) })
	var refused *RefusedError
	switch {
	case err == nil:
	case errors.As(err, &refused):
		for _, r := range refused.Items {
			if r.Index >= 0 && r.Index < len(errs) {
				errs[r.Index] = flow.Reject(fmt.Errorf("the store refuses statement %s: %s", r.Key, r.Reason))
			}
		}
	case errors.Is(err, ErrUnavailable) || len(statements) == 1 || ctx.Err() != nil:
		for i := range errs {
			errs[i] = available(err)
		}
	default:
		s.Log.Warn("a batch failed, its statements are put one by one", "error", err, "statements", len(statements))
		for i, st := range statements {
			errs[i] = s.put(ctx, []*pb.Statement{st})[0]
		}
	}
	return errs
}

// available gives an outage of the store its verdict.
func available(err error) error {
	if errors.Is(err, ErrUnavailable) {
		return flow.Unavailable(err)
	}
	return err
}

func (s *station) probe(ctx context.Context) error {
	_, err := s.Store.Find(ctx, &pb.FindRequest{Size: 1})
	return err
}

// seal shows a generation whose statements are all held or dead.
func (s *station) seal(ctx context.Context, in *pb.DocumentSegmented, d flow.Delivery, emit flow.Emit) error {
	rec, err := s.ledger.Document(ctx, in.Document)
	if err != nil && !errors.Is(err, flow.ErrNotFound) {
		return err
	}
	if rec.Generation > in.Generation {
		// A later generation is on its way, or the document was forgotten since.
		return nil
	}
	var sealed Sealed
	err = flow.During(ctx, flow.InSeal, func() error {
		var err error
		sealed, err = s.Store.Seal(ctx, in.Document, in.Generation, int(in.Count), 0)
		if !errors.Is(err, ErrNotYet) {
			return err
		}
		dead, lettersErr := s.dead(ctx, in)
		if lettersErr != nil {
			return lettersErr
		}
		if dead > 0 {
			sealed, err = s.Store.Seal(ctx, in.Document, in.Generation, int(in.Count), dead)
		}
		return err
	})
	switch {
	case errors.Is(err, ErrNotYet):
		if d.Deliveries%200 == 0 {
			s.Log.Warn("still not sealed", "document", in.Document, "generation", in.Generation, "reason", err)
		}
		return fmt.Errorf("%w: %w", err, flow.NotYet)
	case err != nil:
		return available(err)
	case sealed.Superseded:
		return nil
	}
	if rec.Forgotten {
		return s.forget(ctx, in, rec.Successor)
	}
	if _, err := s.ledger.Advance(ctx, in.Document, in.Generation, pb.FileState_FILE_STATE_INDEXED, func(r *pb.DocumentRecord) {
		r.Held, r.Dead = uint32(sealed.Held), uint32(sealed.Dead)
		if r.Sealed != in.Generation {
			r.Sealed, r.SealedMs = in.Generation, time.Now().UnixMilli()
		}
	}); err != nil && !errors.Is(err, ledger.ErrStale) {
		return err
	}
	if err := emit(&pb.DocumentIndexed{
		Document: in.Document, Content: in.Content, Generation: in.Generation, Held: uint32(sealed.Held), Dead: uint32(sealed.Dead),
		Metadata: in.Metadata, File: in.File,
	}); err != nil {
		return err
	}
	return s.purge(ctx, in)
}

// dead counts the statements of a generation among the stage's dead letters,
// each once, however often it was buried.
func (s *station) dead(ctx context.Context, in *pb.DocumentSegmented) (int, error) {
	// As a rule there is none, and a Seal that comes too early asks often.
	if _, err := s.Line.First(ctx, address.Rejected(StageIndex)); errors.Is(err, flow.ErrNotFound) {
		return 0, nil
	}
	seen := map[uint32]bool{}
	err := s.Line.Walk(ctx, address.Rejected(StageIndex), func(i flow.Item) error {
		r, ok := i.Message.(*pb.Rejected)
		if !ok || r.Document != in.Document || r.Generation != in.Generation {
			return nil
		}
		m, err := flow.Decode(r.Type, r.Item)
		if st, ok := m.(*pb.Statement); ok && err == nil {
			seen[st.Ordinal] = true
		}
		return nil
	})
	return len(seen), err
}

// forget removes what is left of a document whose tombstone is written: the
// store's memory of it but for its number, its statements and its events. Where
// its file has become the document successor, people forgot nothing: the reports
// that quote it stay.
func (s *station) forget(ctx context.Context, in *pb.DocumentSegmented, successor string) error {
	if err := s.Store.Forget(ctx, in.Document); err != nil {
		return available(err)
	}
	// Reports have to do without it from now on, and those that quote it go.
	series := in.GetMetadata().GetSeries()
	if successor != "" {
		return s.ledger.Want(ctx, series)
	}
	dropped, err := s.ledger.Forgot(ctx, series)
	if err != nil {
		return err
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return err
	}
	for _, r := range dropped {
		for _, f := range r.Files {
			if err := blobs.Delete(ctx, f.Blob); err != nil {
				return err
			}
		}
	}
	if err := s.Line.Purge(ctx, address.Reports(series), 0); err != nil {
		return err
	}
	session := address.Session(in.GetMetadata().GetSession())
	if err := s.Line.Purge(ctx, address.Event(series, session, in.Document, "*"), 0); err != nil {
		return err
	}
	// Last, since this takes the message along that asks for all the rest: were
	// it gone before, nobody would go on after a crash.
	return s.Line.Purge(ctx, address.Statements(series, session, in.Document), 0)
}

// purge removes the statements of generations below the sealed one from the stream.
func (s *station) purge(ctx context.Context, in *pb.DocumentSegmented) error {
	subject := address.Statements(in.GetMetadata().GetSeries(), address.Session(in.GetMetadata().GetSession()), in.Document)
	oldest, err := s.Line.First(ctx, subject)
	if errors.Is(err, flow.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if m, ok := oldest.Message.(interface{ GetGeneration() uint64 }); ok && m.GetGeneration() >= in.Generation {
		return nil // As is usual: no earlier generation is stored.
	}
	var first, keep uint64
	err = s.Line.Walk(ctx, subject, func(i flow.Item) error {
		if first == 0 {
			first = i.Delivery.Sequence
		}
		m, ok := i.Message.(interface{ GetGeneration() uint64 })
		if !ok || m.GetGeneration() < in.Generation {
			return nil
		}
		keep = i.Delivery.Sequence
		return flow.ErrEnough
	})
	if err != nil || keep <= first {
		return err
	}
	return s.Line.Purge(ctx, subject, keep)
}

// refused writes down why a document could not be sealed. A statement's dead
// letter speaks for itself: its document is sealed without it.
func (s *station) refused(ctx context.Context, m *pb.DocumentSegmented, reason error) error {
	return s.ledger.Refuse(ctx, m.Document, m.Generation, reason)
}

// find answers, with as many hits as fit into an answer.
func (s *station) find(ctx context.Context, in *pb.FindRequest) (*pb.FindResponse, error) {
	for {
		resp, err := s.Store.Find(ctx, in)
		switch {
		case errors.Is(err, ErrQuestion):
			return nil, flow.Reject(err)
		case err != nil:
			return nil, available(err)
		}
		n := proto.Size(resp)
		if n <= flow.MaxAnswer || len(resp.Hits) < 2 {
			return resp, nil
		}
		in = proto.CloneOf(in)
		// A tenth less than what would fit if hits were alike.
		in.Size = max(1, uint32(len(resp.Hits)*(flow.MaxAnswer*9/10)/n))
	}
}
