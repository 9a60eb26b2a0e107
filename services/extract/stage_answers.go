package extract

import (
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

// pictures remembers which blob holds which picture; the blobs themselves may go.
type pictures struct {
	mu    sync.Mutex
	known map[pictureKey]*pb.RenderPageResponse
}

type pictureKey struct {
	content   string
	page, dpi uint32
}

// picturesMost bounds what is remembered.
const picturesMost = 500

// render draws a page, once for all who ask while the picture is kept.
func (s *station) render(ctx context.Context, in *pb.RenderPageRequest) (*pb.RenderPageResponse, error) {
	dpi := in.Dpi
	if dpi == 0 {
		dpi = 110
	}
	dpi = min(max(dpi, 36), 300)
	key := pictureKey{in.Content, in.Page, dpi}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return nil, err
	}
	s.drawn.mu.Lock()
	known := s.drawn.known[key]
	s.drawn.mu.Unlock()
	if known != nil {
		if ok, err := blobs.Has(ctx, known.Blob); ok || err != nil {
			return known, err
		}
	}
	pdf, password, err := s.bytes(ctx, in.Content)
	if err != nil {
		return nil, err
	}
	picture, err := s.Reader.RenderPage(ctx, pdf, password, int(in.Page), int(dpi))
	if err != nil {
		return nil, s.judge(ctx, err)
	}
	blob, err := blobs.Put(ctx, picture.PNG)
	if err != nil {
		return nil, err
	}
	resp := &pb.RenderPageResponse{Blob: blob, Width: uint32(picture.Width), Height: uint32(picture.Height)}
	if picture.DPI > 0 {
		resp.Scale = 72 / float64(picture.DPI)
	}
	s.drawn.mu.Lock()
	defer s.drawn.mu.Unlock()
	if len(s.drawn.known) >= picturesMost {
		clear(s.drawn.known)
	}
	s.drawn.known[key] = resp
	return resp, nil
}

// page gives one page as extracted. The pages are kept a day after sealing; later they are read anew.
func (s *station) page(ctx context.Context, in *pb.PageRequest) (*pb.PageResponse, error) {
	doc, err := s.pages(ctx, in.Document, in.Generation)
	if err != nil {
		return nil, err
	}
	if in.Page < 1 || int(in.Page) > len(doc.Pages) {
		return nil, fmt.Errorf("page %d of %d: %w", in.Page, len(doc.Pages), flow.ErrNotFound)
	}
	return &pb.PageResponse{Page: doc.Pages[in.Page-1]}, nil
}

// pages fetches a document as extracted; generation 0: the newest.
func (s *station) pages(ctx context.Context, id string, generation uint64) (*pb.Document, error) {
	rec, err := s.ledger.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	if rec.Forgotten || generation != 0 && rec.Generation != generation {
		return nil, fmt.Errorf("document %s, generation %d: %w", id, generation, flow.ErrNotFound)
	}
	if rec.Blob != "" {
		blobs, err := s.Line.Blobs(ctx)
		if err != nil {
			return nil, err
		}
		data, err := blobs.Get(ctx, rec.Blob)
		if err == nil {
			doc := &pb.Document{}
			if err := proto.Unmarshal(data, doc); err != nil {
				return nil, fmt.Errorf("decode the pages of %s: %w", id, err)
			}
			return doc, nil
		}
		if !errors.Is(err, flow.ErrNotFound) {
			return nil, err
		}
	}
	pdf, password, err := s.bytes(ctx, rec.Content)
	if err != nil {
		return nil, err
	}
	doc, err := s.Reader.Read(ctx, pdf, password)
	if err != nil {
		return nil, s.judge(ctx, err)
	}
	return doc, nil
}

// verify looks quotes up with another engine than the one that read their page.
func (s *station) verify(ctx context.Context, in *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
	engines := map[uint32]string{}
	id, err := s.ledger.Holder(ctx, in.Content)
	if err != nil {
		return nil, err
	}
	if id != "" {
		doc, err := s.pages(ctx, id, 0)
		if err != nil && !errors.Is(err, flow.ErrNotFound) {
			return nil, err
		}
		for _, p := range doc.GetPages() {
			engines[p.Number] = p.Engine
		}
	}
	resp := &pb.VerifyQuoteResponse{}
	var fresh []Quote
	var at []int
	for i, q := range in.Quotes {
		quote := Quote{Text: q.Text}
		for _, n := range q.Pages {
			quote.Pages = append(quote.Pages, int(n))
		}
		if len(q.Pages) > 0 {
			quote.Engine = engines[q.Pages[0]]
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
	pdf, password, err := s.bytes(ctx, in.Content)
	if err != nil {
		return nil, err
	}
	found, err := s.Reader.VerifyQuotes(ctx, pdf, password, fresh)
	if r := Refused(err); r != nil && ctx.Err() == nil {
		found = slices.Repeat([]Verdict{{Reason: r.Reason}}, len(fresh))
	} else if err != nil {
		return nil, err
	}
	for k, v := range found {
		s.looked.keep(in.Content, fresh[k], &v)
		x := resp.Verdicts[at[k]]
		x.Stands, x.Engine, x.Reason = v.Found, v.Engine, v.Reason
	}
	return resp, nil
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
	return sha256.Sum256(fmt.Appendf(nil, "%s %s %v %s", content, q.Engine, q.Pages, q.Text))
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
