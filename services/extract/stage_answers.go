package extract

import (
	"context"
	"errors"
	"fmt"
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
