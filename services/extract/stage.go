package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// Deps of the service; Line and Reader are needed.
type Deps struct {
	Line   *flow.Line
	Reader Reader
	// Edition names what reads and what segments, in one word: with another
	// edition the same file makes a new generation when it is received anew.
	Edition string
	// Workers is how many files are read at once, 0: 2.
	Workers int
	Log     *slog.Logger
}

// Names of the questions that the service answers.
const (
	AskRender = "render"
	AskPage   = "page"
	AskVerify = "verify"
)

// Stages returns the service's stages: files to documents, and answers about pages.
func Stages(d Deps) []flow.Stage {
	if d.Workers == 0 {
		d.Workers = 2
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	s := &station{Deps: d, ledger: ledger.New(d.Line), drawn: pictures{known: map[pictureKey]*pb.RenderPageResponse{}}}
	return []flow.Stage{
		flow.Step("extract", s.extract, flow.Workers(d.Workers), flow.Tries(3), flow.OnRejected(s.refused),
			flow.Describe(func(m proto.Message) string { return m.(*pb.DocumentReceived).File })),
		flow.Source("corrections", s.corrections),
		flow.Answer(AskRender, s.render),
		flow.Answer(AskPage, s.page),
		flow.Answer(AskVerify, s.verify, flow.Workers(d.Workers), flow.Timeout(10*time.Minute)),
	}
}

type station struct {
	Deps
	ledger *ledger.Ledger
	drawn  pictures
	looked verdicts
}

// remedied is an error with what helps.
type remedied struct {
	error
	remedy string
}

func (e remedied) Remedy() string { return e.remedy }
func (e remedied) Unwrap() error  { return e.error }

// extract reads a received file, finds its place, gives the generation, stores
// the pages and says so.
func (s *station) extract(ctx context.Context, in *pb.DocumentReceived, emit flow.Emit) error {
	file, err := s.ledger.File(ctx, in.File)
	if errors.Is(err, flow.ErrNotFound) || err == nil && stale(in, file) {
		s.Log.Debug("passed over: the file has changed, or was forgotten, since it was received", "file", in.File, "revision", in.Revision)
		return nil
	}
	if err != nil {
		return err
	}
	pdf, password, err := s.bytes(ctx, in.Content)
	if err != nil {
		return err
	}
	doc, err := s.Reader.Read(WithProgress(ctx, s.progress(ctx, in)), pdf, password)
	if err != nil {
		return s.judge(ctx, err)
	}
	said, err := s.said(ctx, in)
	if err != nil {
		return err
	}
	if err := s.corrected(ctx, in, said); err != nil {
		return err
	}
	meta, warnings := resolve(doc, said.GetSays(), in.Sidecar, in.File)
	place, err := s.place(ctx, in, file, meta)
	if err != nil {
		return err
	}
	switch {
	case place.question != "":
		return s.ask(ctx, in, place)
	case place.joins != nil:
		return s.join(ctx, in, file.Document, place.joins, meta, emit)
	}
	lead := in.File
	if err := s.rendition(ctx, place.id, lead, meta, &warnings); err != nil {
		return err
	}
	holder, err := s.ledger.Claim(ctx, in.Content, place.id, place.from)
	if err != nil {
		return err
	}
	if holder != place.id {
		return fmt.Errorf("the same bytes are being taken under another name: %w", flow.NotYet)
	}
	warnings = append(warnings, doc.Warnings...)
	given, err := s.fingerprint(ctx, in.Content, meta, lead)
	if err != nil {
		return err
	}
	second, err := s.handed(ctx, place.leaves, in.Content)
	if err != nil {
		return err
	}
	var before string
	rec, err := s.ledger.Give(ctx, place.id, given, func(r *pb.DocumentRecord) error {
		if before = r.Content; before != in.Content {
			r.Files, r.Second = nil, ""
		}
		if r.Second == "" {
			r.Second = second
		}
		r.Files = append([]string{lead}, slices.DeleteFunc(r.Files, func(f string) bool { return f == lead })...)
		r.Content, r.Metadata, r.Warnings = in.Content, meta, warnings
		r.Pages, r.Unread = uint32(len(doc.Pages)), unread(doc)
		r.ChangedMs, r.SettledMs = in.ChangedMs, in.SettledMs
		r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_RECEIVED, "", ""
		if r.Sealed == r.Generation {
			r.State = pb.FileState_FILE_STATE_INDEXED
		}
		return nil
	})
	if err != nil {
		return err
	}
	if before != "" && before != in.Content {
		if err := s.ledger.Release(ctx, before, place.id); err != nil {
			return err
		}
	}
	if place.leaves != "" {
		if err := s.retire(ctx, place.leaves, in.File, place.id, emit); err != nil {
			return err
		}
	}
	if err := s.others(ctx, place, in); err != nil {
		return err
	}
	if err := s.renditions(ctx, rec, emit); err != nil {
		return err
	}
	if err := s.belongs(ctx, in, rec, warnings); err != nil {
		return err
	}
	if rec.Sealed == rec.Generation {
		// Nothing about it is new: it is searchable already.
		return nil
	}
	doc.Id, doc.Content, doc.Generation, doc.File, doc.Metadata = rec.Id, in.Content, rec.Generation, in.File, meta
	doc.Warnings = warnings
	data, err := proto.MarshalOptions{Deterministic: true}.Marshal(doc)
	if err != nil {
		return fmt.Errorf("encode the pages: %w", err)
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return err
	}
	blob, err := blobs.Put(ctx, data)
	if err != nil {
		return err
	}
	if _, err := s.ledger.Advance(ctx, rec.Id, rec.Generation, pb.FileState_FILE_STATE_EXTRACTED, func(r *pb.DocumentRecord) { r.Blob = blob }); err != nil {
		if errors.Is(err, ledger.ErrStale) {
			return nil
		}
		return err
	}
	return emit(&pb.DocumentExtracted{
		Document: rec.Id, Content: in.Content, Generation: rec.Generation, File: in.File, Metadata: meta,
		Blob: blob, Pages: rec.Pages, Unread: rec.Unread, Warnings: warnings,
	})
}

// stale tells whether a file has gone on since it was received as in says.
func stale(in *pb.DocumentReceived, file *pb.FileRecord) bool {
	return file.Revision > in.Revision || file.Revision == in.Revision && file.Content != in.Content ||
		file.State == pb.FileState_FILE_STATE_FORGOTTEN
}

// bytes fetches a file's bytes and password.
func (s *station) bytes(ctx context.Context, content string) (pdf []byte, password string, err error) {
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return nil, "", err
	}
	pdf, err = blobs.Get(ctx, content)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, "", flow.Reject(remedied{fmt.Errorf("the file's bytes are no longer stored: %w", err), "put the file into the inbox again"})
	}
	if err != nil {
		return nil, "", err
	}
	password, err = s.ledger.Secret(ctx, content)
	return pdf, password, err
}

// judge gives the reader's error its verdict: what the file is to blame for is final.
func (s *station) judge(ctx context.Context, err error) error {
	if Refused(err) != nil && ctx.Err() == nil {
		return flow.Reject(err)
	}
	return err
}

// refused writes down why a file was rejected.
func (s *station) refused(ctx context.Context, in *pb.DocumentReceived, reason error) error {
	_, err := s.ledger.UpdateFile(ctx, in.File, func(r *pb.FileRecord) error {
		if stale(in, r) || r.State == pb.FileState_FILE_STATE_GONE {
			return flow.ErrUnchanged
		}
		r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_REFUSED, reason.Error(), flow.Remedy(reason)
		return nil
	})
	return err
}

// progress writes down, twice a second at most, which page is being read.
func (s *station) progress(ctx context.Context, in *pb.DocumentReceived) func(Progress) {
	last := time.Now()
	return func(p Progress) {
		if p.Page == 0 || time.Since(last) < 500*time.Millisecond {
			return
		}
		last = time.Now()
		// Progress that cannot be written is no reason to stop reading.
		s.ledger.UpdateFile(ctx, in.File, func(r *pb.FileRecord) error {
			if stale(in, r) {
				return flow.ErrUnchanged
			}
			r.Pages, r.PagesRead = uint32(p.Pages), uint32(p.Page)
			return nil
		})
	}
}

// fingerprint is what a generation is given for.
func (s *station) fingerprint(ctx context.Context, content string, meta *pb.Metadata, lead string) (string, error) {
	// Under another theme scheme a file that is received anew gets other statements.
	scheme, err := s.ledger.Scheme(ctx, meta.Series)
	if err != nil && !errors.Is(err, flow.ErrNotFound) {
		return "", fmt.Errorf("read the theme scheme of %s: %w", meta.Series, err)
	}
	h := sha256.New()
	data, _ := proto.MarshalOptions{Deterministic: true}.Marshal(meta)
	fmt.Fprintf(h, "%s\n%s\n%s\n%d:", content, lead, s.Edition, len(data))
	h.Write(data)
	if mark := ledger.SchemeMark(scheme); mark != "" {
		fmt.Fprintf(h, "\n%s", mark)
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

func unread(doc *pb.Document) uint32 {
	var n uint32
	for _, p := range doc.Pages {
		if p.Unread != "" {
			n++
		}
	}
	return n
}
