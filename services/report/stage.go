package report

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/report/office"
)

// Deps of the service; Line is needed.
type Deps struct {
	Line *flow.Line
	// Open gives a series its file, nil: OpenSeries. The stage adds the letters.
	Open func(id string) (*Series, error)
	// Writers are the formats to write, nil: AllWriters().
	Writers map[string]Writer
	// Unchecked leaves out to ask extract whether the pages print what is cited.
	// Otherwise a quote that does not stand on its page is kept out of the text.
	Unchecked bool
	// Office makes tagged PDFs; nil: PDFs are the built-in ones.
	Office *office.Soffice
	// Quiet is how long after the last seal a report is built though documents
	// are still on their way, 0: 10 s; Look the time between looks, 0: 300 ms.
	Quiet, Look time.Duration
	// EditsDir is where each series' edits stand in a file that people may change;
	// "": nowhere. Mirrored is called once files and edits were brought together.
	EditsDir string
	Mirrored func()
	// MemoryDir is where people put words for what stands in another language than
	// the report's, SERIES.TARGET.tsv; "": nowhere. Remembered is called once its
	// files were looked through.
	MemoryDir  string
	Remembered func()
	Log        *slog.Logger
}

// kept is how many reports of a series stay in the blobs.
const kept = 5

// claim is how long a builder that died holds up the next one.
const claim = 30 * time.Second

// Stages returns the service's stages: one notes that a series' report is
// wanted, the other builds wanted reports, one builder a series.
func Stages(d Deps) []flow.Stage {
	if d.Open == nil {
		d.Open = OpenSeries
	}
	if d.Writers == nil {
		d.Writers = AllWriters()
	}
	if d.Quiet == 0 {
		d.Quiet = 10 * time.Second
	}
	if d.Look == 0 {
		d.Look = 300 * time.Millisecond
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	id := make([]byte, 8)
	rand.Read(id) // never fails, by its contract since Go 1.24
	s := &station{Deps: d, ledger: ledger.New(d.Line), name: hex.EncodeToString(id), failed: map[string]time.Time{}, caught: make(chan struct{})}
	stages := []flow.Stage{
		flow.Step("report", func(ctx context.Context, in *pb.DocumentIndexed, _ flow.Emit) error {
			return s.ledger.Want(ctx, in.GetMetadata().GetSeries())
		}, flow.Describe(func(m proto.Message) string { return m.(*pb.DocumentIndexed).Document })),
		flow.Source("report-builder", s.run),
		flow.Source("report-schemes", s.watchSchemes),
		flow.Answer(AskEdits, s.edits),
		flow.Answer(AskEdit, s.edit),
		flow.Source("report-typesetter", s.typeset),
	}
	if d.EditsDir != "" {
		stages = append(stages, flow.Source("edits-file", s.mirror))
	}
	if d.MemoryDir != "" {
		stages = append(stages, flow.Source("memory-files", s.remember))
	}
	return stages
}

type station struct {
	Deps
	ledger *ledger.Ledger
	// name tells this builder from its copies.
	name string
	// failed is when a series may be tried again.
	failed map[string]time.Time
	// caught is closed when reports that lack something were wanted at the start.
	caught     chan struct{}
	caughtOnce sync.Once
}

// run builds wanted reports until ctx ends. It sleeps until a series' record
// changes, and looks often only while one is wanted.
func (s *station) run(ctx context.Context, emit flow.Emit) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	s.caughtOnce.Do(func() { close(s.caught) })
	changed := make(chan struct{}, 1)
	watched := make(chan error, 1)
	go func() {
		watched <- s.ledger.Watch(ctx, ledger.BucketSeries, func(string, proto.Message) error {
			select {
			case changed <- struct{}{}:
			default:
			}
			return nil
		})
	}()
	t := time.NewTimer(s.Look)
	defer t.Stop()
	for {
		select {
		case <-changed:
		case <-t.C:
		case err := <-watched:
			return err
		}
		wanted, err := s.look(ctx, emit)
		if err != nil {
			cancel()
			<-watched
			return err
		}
		if wanted {
			t.Reset(s.Look)
		}
	}
}

// look builds what is due, and tells whether something is still wanted.
func (s *station) look(ctx context.Context, emit flow.Emit) (wanted bool, err error) {
	all, err := s.ledger.AllSeries(ctx)
	if err != nil {
		return false, err
	}
	for _, r := range all {
		if r.Wanted <= r.Built {
			continue
		}
		wanted = true
		due, err := s.due(ctx, r)
		if err != nil {
			return false, err
		}
		if !due {
			continue
		}
		switch err := s.build(ctx, r.Series, emit); {
		case ctx.Err() != nil:
			return false, ctx.Err()
		case errors.Is(err, ledger.ErrClaimed):
		case flow.IsUnavailable(err):
			s.Log.Warn("the report waits for a neighbour", "series", r.Series, "error", err)
			s.failed[r.Series] = time.Now().Add(time.Second)
		case err != nil:
			s.Log.Error("the report could not be built", "series", r.Series, "error", err)
			s.failed[r.Series] = time.Now().Add(30 * time.Second)
		default:
			delete(s.failed, r.Series)
		}
	}
	return wanted, nil
}

// due tells whether a series whose report is wanted is at rest.
func (s *station) due(ctx context.Context, r *pb.SeriesRecord) (bool, error) {
	now := time.Now()
	if now.Before(s.failed[r.Series]) {
		return false, nil
	}
	if now.Sub(time.UnixMilli(r.WantedMs)) >= s.Quiet {
		return true, nil
	}
	flying, err := s.ledger.InFlight(ctx)
	return err == nil && flying[r.Series]+flying[""] == 0, err
}

// build makes one report, from all that is live, and writes down what it took in.
func (s *station) build(ctx context.Context, series string, emit flow.Emit) (err error) {
	rec, err := s.ledger.ClaimSeries(ctx, series, s.name, time.Now().Add(claim))
	if err != nil {
		return err
	}
	if rec.Wanted <= rec.Built {
		return s.ledger.Settle(ctx, series, s.name, func(*pb.SeriesRecord) {})
	}
	wanted, outer := rec.Wanted, ctx
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		s.renew(ctx, series, cancel)
	}()
	var written *pb.ReportWritten
	var letters map[string]string
	scheme, err := s.scheme(ctx, series)
	if err == nil {
		err = s.guard(func() error {
			var err error
			written, letters, err = s.compose(ctx, rec, scheme)
			return err
		})
	}
	if err == nil && (len(rec.Reports) == 0 || rec.Reports[0].Version != written.Version) {
		err = emit(written)
	}
	if cause := context.Cause(ctx); cause != nil && errors.Is(cause, ledger.ErrClaimed) {
		err = cause
	}
	cancel(nil)
	<-renewed
	end, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer stop()
	var dropped []*pb.ReportWritten
	var keep []*pb.ReportWritten
	if settleErr := s.ledger.Settle(end, series, s.name, func(r *pb.SeriesRecord) {
		if err != nil {
			// A neighbour that is away and a stop are no failures: they pass.
			if !flow.IsUnavailable(err) && outer.Err() == nil {
				r.Reason, r.Remedy = err.Error(), flow.Remedy(err)
			}
			return
		}
		r.Reason, r.Remedy, r.Built, r.Edits = "", "", max(r.Built, wanted), written.Edits
		note(r, scheme)
		r.MemoryReason, r.MemoryRemedy = rec.MemoryReason, rec.MemoryRemedy
		if r.Letters == nil {
			r.Letters = map[string]string{}
		}
		maps.Copy(r.Letters, letters)
		dropped, keep = nil, nil
		if wanted < r.Purged {
			// A document was forgotten while this was being built.
			dropped = []*pb.ReportWritten{written}
			return
		}
		// The same version built again is the same report, and the newest.
		r.Reports = append([]*pb.ReportWritten{written},
			slices.DeleteFunc(r.Reports, func(o *pb.ReportWritten) bool { return o.Version == written.Version })...)
		if len(r.Reports) > kept {
			dropped = r.Reports[kept:]
			r.Reports = r.Reports[:kept:kept]
		}
		keep = r.Reports
	}); settleErr != nil {
		return errors.Join(err, settleErr)
	}
	if err != nil {
		return err
	}
	s.Log.Info("report written", "series", series, "version", written.Version, "statements", written.Statements)
	return s.drop(end, dropped, keep)
}

// compose reads, composes, writes and stores; it says in rec what is wrong with the memory.
func (s *station) compose(ctx context.Context, rec *pb.SeriesRecord, scheme *pb.Scheme) (*pb.ReportWritten, map[string]string, error) {
	statements, err := s.live(ctx, rec.Series)
	if err != nil {
		return nil, nil, err
	}
	series, wrong, err := s.open(rec.Series)
	if err != nil {
		return nil, nil, err
	}
	misremembered(rec, wrong)
	if len(scheme.GetFile()) > 0 {
		if series, err = series.WithScheme(scheme.File); err != nil {
			return nil, nil, err
		}
	}
	if series.Letters == nil {
		series.Letters = map[string]string{}
	}
	maps.Copy(series.Letters, rec.Letters)
	if series.Edits, err = s.standing(ctx, rec.Series, statements); err != nil {
		return nil, nil, err
	}
	check := s.quotes
	if s.Unchecked {
		check = nil
	}
	r, faults, err := ComposeVerified(ctx, series, statements, check)
	if err != nil {
		return nil, nil, fmt.Errorf("compose the report on %s: %w", rec.Series, err)
	}
	// What is still wrong is our own fault, not the sources'.
	for _, f := range faults {
		s.Log.Warn("the report has a fault", "series", series.ID, "fault", f.String(), "citation", f.Citation)
	}
	written := &pb.ReportWritten{Series: rec.Series, Version: r.Version, Statements: uint32(len(statements)), Edits: r.EditsVersion, Memory: series.Memory.Sum()}
	letters := map[string]string{}
	for _, session := range r.Sessions {
		for _, d := range session.Documents {
			written.Documents++
			letters[LetterKey(session.Number, d.Part)] = d.Letter
		}
	}
	if written.Documents == 0 {
		// Its documents went elsewhere: there is nothing to report on. The entry
		// without files says so; the versions before it are history.
		return written, letters, nil
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return nil, nil, err
	}
	put := func(format string, write func(io.Writer) error) error {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return fmt.Errorf("write the report on %s as %s: %w", rec.Series, format, err)
		}
		blob, err := blobs.Put(ctx, b.Bytes())
		if err == nil {
			written.Files = append(written.Files, &pb.ReportFile{Format: format, Blob: blob, Size: uint64(b.Len())})
		}
		return err
	}
	writers := Written(series, s.Writers)
	for _, format := range slices.Sorted(maps.Keys(writers)) {
		if err := put(format, func(w io.Writer) error { return writers[format](w, r) }); err != nil {
			return nil, nil, err
		}
	}
	s.tagged(written, rec.Reports)
	return written, letters, s.compare(ctx, rec, r, written, put)
}

// renew goes on claiming the series while it is built, and cancels when another has it.
func (s *station) renew(ctx context.Context, series string, cancel context.CancelCauseFunc) {
	t := time.NewTicker(claim / 3)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			if _, err := s.ledger.ClaimSeries(ctx, series, s.name, time.Now().Add(claim)); errors.Is(err, ledger.ErrClaimed) {
				cancel(ledger.ErrClaimed)
				return
			}
		case <-ctx.Done():
			return
		}
	}
}
