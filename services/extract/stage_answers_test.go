package extract

import (
	"errors"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestQuestionsAboutPages(t *testing.T) {
	s := stage(t)
	pdf := "%PDF quoted words"
	s.receive("a.pdf", pdf, nil)
	d := s.one("a.pdf", "1 a.pdf")
	ctx := t.Context()
	draw := func(page uint32) (*pb.RenderPageResponse, error) {
		return flow.Ask[*pb.RenderPageResponse](ctx, s.line, AskRender, &pb.RenderPageRequest{Content: d.Content, Page: page})
	}
	a, err := draw(1)
	if err != nil || a.Scale != 72.0/110 || a.Width != 10 {
		t.Fatalf("%v %v", a, err)
	}
	reads := s.reader.reads
	if b, err := draw(1); err != nil || !proto.Equal(a, b) || s.reader.reads != reads {
		t.Errorf("drawn again: %v %v", b, err)
	}
	if _, err := draw(2); err == nil || !strings.Contains(err.Error(), "no page 2") {
		t.Errorf("page 2: %v", err)
	}
	blobs, _ := s.line.Blobs(ctx)
	if png, err := blobs.Get(ctx, a.Blob); err != nil || !strings.HasPrefix(string(png), "picture") {
		t.Errorf("%s %v", png, err)
	}
	page := func() string {
		p, err := flow.Ask[*pb.PageResponse](ctx, s.line, AskPage, &pb.PageRequest{Document: d.Id, Generation: 1, Page: 1})
		if err != nil {
			t.Fatal(err)
		}
		return p.Page.Text
	}
	if page() != pdf {
		t.Errorf("page %q", page())
	}
	// A day after sealing the pages are gone; the file is read again.
	if err := blobs.Delete(ctx, s.document(d.Id).Blob); err != nil {
		t.Fatal(err)
	}
	if page() != pdf {
		t.Errorf("page %q", page())
	}
	if _, err := flow.Ask[*pb.PageResponse](ctx, s.line, AskPage, &pb.PageRequest{Document: d.Id, Generation: 9, Page: 1}); !errors.Is(err, flow.ErrNotFound) {
		t.Errorf("generation 9: %v", err)
	}
}
