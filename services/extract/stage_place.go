package extract

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// placing is where a file's bytes go.
type placing struct {
	id string
	// from is the document that the content is taken over from; empty: from none.
	from string
	// leaves is the document that this file no longer makes; empty: none.
	leaves string
	// joins is the document of which the file is but another name.
	joins *pb.DocumentRecord
	// question is asked of a person; place was taken by the files of holder.
	question string
	holder   *pb.DocumentRecord
}

// place decides by the law of identity: a document is a place in a series, the
// same bytes are one document, and other bytes for a place from another path
// are not taken silently. It may change meta.Part to keep a document's place.
func (s *station) place(ctx context.Context, in *pb.DocumentReceived, file *pb.FileRecord, meta *pb.Metadata) (*placing, error) {
	p := &placing{id: address.Document(meta.Series, meta.Session, meta.Language, meta.Part)}

	holder, err := s.ledger.Holder(ctx, in.Content)
	if err != nil {
		return nil, err
	}
	held, err := s.document(ctx, holder)
	if err != nil {
		return nil, err
	}
	previous := file.Document
	switch {
	case holder == "":
	case held == nil || held.Content != in.Content && !held.Forgotten:
		// Another worker has claimed these bytes and not yet written its record; if
		// it has died, its own delivery comes again. A claim that was left behind
		// goes to who waits for it long enough.
		if d, ok := flow.DeliveryOf(ctx); holder != p.id && (!ok || d.Deliveries < 30) {
			return nil, fmt.Errorf("document %s has claimed the same bytes: %w", holder, flow.NotYet)
		}
		p.from = holder
	case held.Forgotten:
		p.from = holder
	default:
		lead, err := s.leader(ctx, held)
		if err != nil {
			return nil, err
		}
		if lead != "" && lead != in.File {
			p.joins = held
			return p, nil
		}
		p.from, previous = holder, holder
	}

	if previous != "" && previous != p.id {
		old, err := s.document(ctx, previous)
		if err != nil {
			return nil, err
		}
		switch {
		case old == nil || old.Forgotten:
		case samePlace(meta, old.Metadata):
			// Only the file's name has changed, which is no reason to be another document.
			p.id, meta.Part = old.Id, old.Metadata.Part
		default:
			p.leaves = old.Id
		}
	}

	there, err := s.document(ctx, p.id)
	if err != nil {
		return nil, err
	}
	if there == nil || there.Forgotten || there.Content == in.Content || slices.Contains(there.Files, in.File) || file.Document == p.id {
		return p, nil
	}
	if meta.Supersedes != "" && names(there, meta.Supersedes) {
		return p, nil
	}
	p.holder = there
	p.question = fmt.Sprintf("its place (series %s, session %s, language %s, part %s) is held by other bytes, from %s: is this a new version of that, or an annex?",
		meta.Series, address.Session(meta.Session), orUnknown(meta.Language), meta.Part, strings.Join(there.Files, ", "))
	return p, nil
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}

// document is nil where there is none.
func (s *station) document(ctx context.Context, id string) (*pb.DocumentRecord, error) {
	if id == "" {
		return nil, nil
	}
	r, err := s.ledger.Document(ctx, id)
	if errors.Is(err, flow.ErrNotFound) {
		return nil, nil
	}
	return r, err
}

// leader is the first of a document's files that is still there with its bytes.
func (s *station) leader(ctx context.Context, d *pb.DocumentRecord) (string, error) {
	for _, name := range d.Files {
		f, err := s.ledger.File(ctx, name)
		if errors.Is(err, flow.ErrNotFound) {
			continue
		}
		if err != nil {
			return "", err
		}
		if f.Content == d.Content && f.State != pb.FileState_FILE_STATE_GONE && f.State != pb.FileState_FILE_STATE_FORGOTTEN {
			return name, nil
		}
	}
	return "", nil
}

// samePlace tells whether m stands where old stands but for a part that nobody
// gave: it came from the file's name.
func samePlace(m, old *pb.Metadata) bool {
	return m.Series == old.GetSeries() && m.Session == old.GetSession() && m.Language == old.GetLanguage() &&
		provenance(m, "part") == sourceFileName && provenance(old, "part") == sourceFileName
}

// names tells whether a person who wrote name in a sidecar meant document d:
// its id, its part, or one of its files, with or without ".pdf".
func names(d *pb.DocumentRecord, name string) bool {
	if name == d.Id || address.Slug(name) == d.GetMetadata().GetPart() {
		return true
	}
	bare := func(s string) string { return strings.TrimSuffix(strings.ToLower(s), ".pdf") }
	for _, f := range d.Files {
		if bare(f) == bare(name) || bare(path.Base(f)) == bare(name) {
			return true
		}
	}
	return false
}

// ask holds a file back with a question that its sidecar answers.
func (s *station) ask(ctx context.Context, in *pb.DocumentReceived, p *placing) error {
	other := path.Base(p.holder.Files[0])
	_, err := s.ledger.UpdateFile(ctx, in.File, func(r *pb.FileRecord) error {
		if stale(in, r) || r.State == pb.FileState_FILE_STATE_GONE {
			return flow.ErrUnchanged
		}
		r.State, r.Reason = pb.FileState_FILE_STATE_QUESTION, p.question
		r.Remedy = fmt.Sprintf("write into %s.yaml: `supersedes: %s` for a new version, or `part: NAME` for an annex", in.File, other)
		return nil
	})
	return err
}

// join makes a file another name of a document.
func (s *station) join(ctx context.Context, in *pb.DocumentReceived, previous string, d *pb.DocumentRecord, meta *pb.Metadata, emit flow.Emit) error {
	if previous != "" && previous != d.Id {
		if err := s.retire(ctx, previous, in.File, d.Id, emit); err != nil {
			return err
		}
	}
	rec, err := s.ledger.AtGeneration(ctx, d.Id, d.Generation, func(r *pb.DocumentRecord) error {
		if !slices.Contains(r.Files, in.File) {
			r.Files = append(r.Files, in.File)
		}
		return nil
	})
	if errors.Is(err, ledger.ErrStale) {
		return fmt.Errorf("the document moved on meanwhile: %w", flow.NotYet)
	}
	if err != nil {
		return err
	}
	warnings := []string{fmt.Sprintf("the same bytes as %s: one document with two names", d.Files[0])}
	if m := d.GetMetadata(); in.Sidecar != nil && (m.Series != meta.Series || m.Session != meta.Session) {
		warnings = append(warnings, fmt.Sprintf("its sidecar's place (series %s, session %s) is passed over; the first name's counts",
			meta.Series, address.Session(meta.Session)))
	}
	return s.belongs(ctx, in, rec, warnings)
}

// belongs writes down which document a file has become.
func (s *station) belongs(ctx context.Context, in *pb.DocumentReceived, d *pb.DocumentRecord, warnings []string) error {
	_, err := s.ledger.UpdateFile(ctx, in.File, func(r *pb.FileRecord) error {
		if stale(in, r) {
			return flow.ErrUnchanged
		}
		r.Document, r.Warnings, r.Pages, r.PagesRead = d.Id, warnings, d.Pages, d.Pages
		if r.State != pb.FileState_FILE_STATE_GONE {
			r.State, r.Reason, r.Remedy = d.State, "", ""
		}
		return nil
	})
	return err
}

// others asks about the files that held the document's place with other bytes.
func (s *station) others(ctx context.Context, p *placing, in *pb.DocumentReceived) error {
	files, err := s.ledger.Files(ctx)
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Document != p.id || f.Path == in.File || f.Content == in.Content || f.State == pb.FileState_FILE_STATE_GONE ||
			f.State == pb.FileState_FILE_STATE_FORGOTTEN || f.State <= pb.FileState_FILE_STATE_RECEIVED {
			continue
		}
		if _, err := s.ledger.UpdateFile(ctx, f.Path, func(r *pb.FileRecord) error {
			if r.Revision != f.Revision {
				return flow.ErrUnchanged
			}
			r.Document, r.State = "", pb.FileState_FILE_STATE_QUESTION
			r.Reason = fmt.Sprintf("its place was taken by %s", in.File)
			r.Remedy = fmt.Sprintf("remove the file if it is the old version, or write `part: NAME` into %s.yaml if it is another document", path.Base(f.Path))
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// retire empties a document whose only file has become another one: an
// extraction without pages is a generation without statements.
func (s *station) retire(ctx context.Context, id, file, successor string, emit flow.Emit) error {
	var alive bool
	rec, err := s.ledger.UpdateDocument(ctx, id, func(r *pb.DocumentRecord) error {
		r.Files = slices.DeleteFunc(r.Files, func(f string) bool { return f == file })
		lead, err := s.leader(ctx, r)
		if err != nil {
			return err
		}
		if alive = lead != ""; alive {
			return nil
		}
		if !r.Forgotten {
			r.Generation++
		}
		r.Forgotten, r.State = true, pb.FileState_FILE_STATE_FORGOTTEN
		r.Reason, r.Successor = fmt.Sprintf("%s is document %s now", file, successor), successor
		r.Remedy, r.Warnings, r.Second = "", nil, ""
		return nil
	})
	if err != nil || alive {
		return err
	}
	if rec.Content != "" {
		if err := s.ledger.Release(ctx, rec.Content, id); err != nil {
			return err
		}
	}
	return emit(&pb.DocumentExtracted{Document: id, Content: rec.Content, Generation: rec.Generation, File: file, Metadata: rec.Metadata})
}

// languages in the order in which one of several versions is the primary.
var languages = []string{"en", "fr", "es"}

// renditionOf says of which document d is another language's version, "" if of
// none: what its sidecar says, else, where a printed or given part makes
// versions of one, the first of them in the order of languages.
func renditionOf(d *pb.DocumentRecord, all []*pb.DocumentRecord) string {
	m := d.GetMetadata()
	said := saidRendition(m)
	best := d
	for _, o := range all {
		n := o.GetMetadata()
		if o.Id == d.Id || o.Forgotten || n.GetSeries() != m.GetSeries() || n.GetSession() != m.GetSession() {
			continue
		}
		if said {
			if names(o, m.GetRenditionOf()) {
				return o.Id
			}
			continue
		}
		if n.GetPart() == m.GetPart() && n.GetLanguage() != m.GetLanguage() && provenance(m, "part") != sourceFileName &&
			provenance(n, "part") != sourceFileName && !saidRendition(n) &&
			earlier(n.GetLanguage(), best.GetMetadata().GetLanguage()) {
			best = o
		}
	}
	switch {
	case said:
		return m.GetRenditionOf()
	case best != d:
		return best.Id
	}
	return ""
}

// saidRendition tells whether a person said of which document it is a version.
func saidRendition(m *pb.Metadata) bool {
	by := provenance(m, "rendition_of")
	return by == sourceSidecar || by == sourceCorrection
}

func earlier(a, b string) bool {
	i, j := slices.Index(languages, a), slices.Index(languages, b)
	if i < 0 || j < 0 {
		return j < 0 && (i >= 0 || a < b)
	}
	return i < j
}

// rendition settles, from what is there, of which document the one in work is a version.
func (s *station) rendition(ctx context.Context, id, lead string, meta *pb.Metadata, warnings *[]string) error {
	all, err := s.ledger.Documents(ctx)
	if err != nil {
		return err
	}
	said := meta.RenditionOf
	meta.RenditionOf = renditionOf(&pb.DocumentRecord{Id: id, Files: []string{lead}, Metadata: meta}, all)
	meta.Primary = meta.RenditionOf == ""
	if said != "" && meta.RenditionOf == said && !slices.ContainsFunc(all, func(d *pb.DocumentRecord) bool { return d.Id == said }) {
		// It may still come; left out of search and report meanwhile, nobody would miss it.
		meta.Primary = true
		*warnings = append(*warnings, fmt.Sprintf("rendition_of: no document of the session is %q so far: this one counts as a document of its own", said))
	}
	return nil
}

// renditions looks, once the document is written down, whether others are
// versions of it now: those are received anew. Of two that are taken at the
// same time the later one sees the earlier; if that changes what it is itself,
// it is not its turn yet.
func (s *station) renditions(ctx context.Context, d *pb.DocumentRecord, emit flow.Emit) error {
	all, err := s.ledger.Documents(ctx)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.Forgotten || o.GetMetadata().GetSeries() != d.Metadata.Series || o.GetMetadata().GetSession() != d.Metadata.Session ||
			renditionOf(o, all) == o.GetMetadata().GetRenditionOf() {
			continue
		}
		if o.Id == d.Id {
			return fmt.Errorf("another version of it has come meanwhile: %w", flow.NotYet)
		}
		if err := s.again(ctx, o, emit); err != nil {
			return err
		}
	}
	return nil
}

// again has a document's first file received anew.
func (s *station) again(ctx context.Context, d *pb.DocumentRecord, emit flow.Emit) error {
	if len(d.Files) == 0 {
		return nil
	}
	f, err := s.ledger.File(ctx, d.Files[0])
	if errors.Is(err, flow.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	received, err := s.ledger.Received(ctx, f)
	if errors.Is(err, flow.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	next, err := s.ledger.Again(ctx, received)
	if errors.Is(err, ledger.ErrStale) {
		return nil
	}
	if err != nil {
		return err
	}
	return emit(next)
}
