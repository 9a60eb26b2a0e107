package extract

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// verify looks quotes up with another engine than the one that read their page.
// What that engine reads is kept with the document: a report that is built any
// time later reads no PDF.
func (s *station) verify(ctx context.Context, in *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
	resp := &pb.VerifyQuoteResponse{}
	var fresh []Quote
	var at []int
	for i, q := range in.Quotes {
		quote := Quote{Text: q.Text}
		for _, n := range q.Pages {
			quote.Pages = append(quote.Pages, int(n))
		}
		v := s.looked.find(in.Content, quote)
		if v == nil {
			v = &Verdict{}
			fresh, at = append(fresh, quote), append(at, i)
		}
		resp.Verdicts = append(resp.Verdicts, &pb.Verdict{Id: q.Id, Stands: v.Found, Engine: v.Engine, Reason: v.Reason})
	}
	if len(fresh) == 0 {
		return resp, nil
	}
	found, known, err := s.look(ctx, in.Content, fresh)
	if err != nil {
		return nil, err
	}
	for k, v := range found {
		if known {
			s.looked.keep(in.Content, fresh[k], &v)
		}
		x := resp.Verdicts[at[k]]
		x.Stands, x.Engine, x.Reason = v.Found, v.Engine, v.Reason
	}
	return resp, nil
}

// look looks quotes up in a file; known: which engine read it first is.
func (s *station) look(ctx context.Context, content string, quotes []Quote) (found []Verdict, known bool, err error) {
	d, err := s.second(ctx, content)
	if err != nil {
		return nil, false, err
	}
	for i, q := range quotes {
		if len(q.Pages) > 0 {
			quotes[i].Engine = d.engine(q.Pages[0])
		}
	}
	if wanted := d.read.missing(quotes); len(wanted) > 0 {
		err := s.readAgain(ctx, d, wanted)
		if r := Refused(err); r != nil && ctx.Err() == nil {
			return slices.Repeat([]Verdict{{Reason: r.Reason}}, len(quotes)), d.id != "", nil
		} else if err != nil {
			return nil, false, err
		}
	}
	for _, q := range quotes {
		found = append(found, d.read.verdict(q))
	}
	return found, d.id != "", nil
}

// secondly is what is known of a file's pages by other engines than those that
// read them first.
type secondly struct {
	// id of the document that holds the content; empty: none does.
	id, content string
	// first names the engine that read page n first, at n-1.
	first []string
	read  printed
}

func (d *secondly) engine(page int) string {
	if page < 1 || page > len(d.first) {
		return ""
	}
	return d.first[page-1]
}

// all lists what checks of the document may want: each page by an engine that
// did not read it, and by the one that checks the page before, for what stands
// on both.
func (d *secondly) all() []PageBy {
	var wanted []PageBy
	for i, engine := range d.first {
		mine := other(engine)
		if mine != "" {
			wanted = append(wanted, PageBy{i + 1, mine})
		}
		if i == 0 {
			continue
		}
		if before := other(d.first[i-1]); before != "" && before != mine {
			wanted = append(wanted, PageBy{i + 1, before})
		}
	}
	return wanted
}

// second finds what was kept of a content's second reading. Where nothing was,
// or by another edition, or where it is lost, it holds no pages.
func (s *station) second(ctx context.Context, content string) (*secondly, error) {
	d := &secondly{content: content, read: printed{}}
	var err error
	if d.id, err = s.ledger.Holder(ctx, content); err != nil || d.id == "" {
		return d, err
	}
	rec, err := s.ledger.Document(ctx, d.id)
	if errors.Is(err, flow.ErrNotFound) || err == nil && (rec.Forgotten || rec.Content != content) {
		d.id = "" // it moves on meanwhile
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	if kept, err := s.kept(ctx, rec); err != nil {
		return nil, err
	} else if kept != nil {
		d.first = kept.First
		for _, p := range kept.Pages {
			d.read[PageBy{int(p.Number), p.Engine}] = p
		}
		return d, nil
	}
	doc, err := s.pages(ctx, d.id, 0)
	if errors.Is(err, flow.ErrNotFound) {
		d.id = ""
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	for _, p := range doc.Pages {
		d.first = append(d.first, p.Engine)
	}
	return d, nil
}

// kept fetches a document's second reading; nil: there is none that can be used.
func (s *station) kept(ctx context.Context, rec *pb.DocumentRecord) (*pb.SecondReading, error) {
	if rec.Second == "" {
		return nil, nil
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return nil, err
	}
	data, err := blobs.Get(ctx, rec.Second)
	if errors.Is(err, flow.ErrNotFound) {
		s.Log.Debug("a second reading is lost; it is made anew", "document", rec.Id)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := &pb.SecondReading{}
	if err := proto.Unmarshal(data, r); err != nil || r.Content != rec.Content || r.Edition != s.Edition {
		s.Log.Debug("a second reading is of another edition; it is made anew", "document", rec.Id, "edition", r.Edition, "error", err)
		return nil, nil
	}
	return r, nil
}

// handed is the second reading that a document leaves to the one that its file becomes.
func (s *station) handed(ctx context.Context, leaves, content string) (string, error) {
	if leaves == "" {
		return "", nil
	}
	rec, err := s.ledger.Document(ctx, leaves)
	if errors.Is(err, flow.ErrNotFound) || err == nil && rec.Content != content {
		return "", nil
	}
	return rec.GetSecond(), err
}

// readAgain reads what is wanted of a file, the first time all of it, and keeps
// what it read with the document.
func (s *station) readAgain(ctx context.Context, d *secondly, wanted []PageBy) error {
	pdf, password, err := s.bytes(ctx, d.content)
	if err != nil {
		return err
	}
	if len(d.read) == 0 {
		all := d.all()
		for _, w := range wanted {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
		pages, err := s.Reader.ReadAgain(ctx, pdf, password, all)
		if err == nil {
			d.read.add(all, pages)
			return s.keep(ctx, d)
		}
		// Pages that nobody cites broke it: those that are cited may do better.
		if Refused(err) == nil || ctx.Err() != nil || len(all) == len(wanted) {
			return err
		}
	}
	pages, err := s.Reader.ReadAgain(ctx, pdf, password, wanted)
	if err != nil {
		return err
	}
	d.read.add(wanted, pages)
	return s.keep(ctx, d)
}

// secondMost bounds what is kept of a document, in bytes; what is more is read
// anew for each process that asks.
const secondMost = 32 << 20

// keep stores a document's second reading, in place of the one before.
func (s *station) keep(ctx context.Context, d *secondly) error {
	if d.id == "" {
		return nil
	}
	r := &pb.SecondReading{Content: d.content, Edition: s.Edition, First: d.first}
	for _, p := range d.read {
		// What wasn't read for want of time or memory may be, another time.
		if p.Engine != "" && int(p.Number) <= len(d.first) {
			r.Pages = append(r.Pages, p)
		}
	}
	slices.SortFunc(r.Pages, func(a, b *pb.SecondPage) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Engine, b.Engine))
	})
	data, err := proto.MarshalOptions{Deterministic: true}.Marshal(r)
	if err != nil {
		return fmt.Errorf("encode the second reading: %w", err)
	}
	if len(data) > secondMost {
		return nil
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return err
	}
	blob, err := blobs.Put(ctx, data)
	if err != nil {
		return err
	}
	var before string
	rec, err := s.ledger.UpdateDocument(ctx, d.id, func(r *pb.DocumentRecord) error {
		before = ""
		if r.Forgotten || r.Content != d.content {
			return flow.ErrUnchanged
		}
		before, r.Second = r.Second, blob
		return nil
	})
	if err != nil {
		return err
	}
	if rec.Second != blob {
		// It was forgotten meanwhile, or has other bytes.
		return blobs.Delete(ctx, blob)
	}
	if before != "" && before != blob {
		return blobs.Delete(ctx, before)
	}
	return nil
}

// verdicts remembers which quotes were looked up: a report is built again with
// each document that its series gets, and asks the same of all others.
type verdicts struct {
	mu    sync.Mutex
	known map[[sha256.Size]byte]*Verdict
}

// verdictsMost bounds what is remembered: about 20 MB.
const verdictsMost = 100_000

func (v *verdicts) key(content string, q Quote) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "%s %v %s", content, q.Pages, q.Text))
}

func (v *verdicts) find(content string, q Quote) *Verdict {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.known[v.key(content, q)]
}

func (v *verdicts) keep(content string, q Quote, verdict *Verdict) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.known == nil || len(v.known) >= verdictsMost {
		v.known = map[[sha256.Size]byte]*Verdict{}
	}
	v.known[v.key(content, q)] = verdict
}
