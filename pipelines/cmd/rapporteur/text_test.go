package main

import (
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestTextHasAFormFeedForEachPageBeforeItsFirstParagraph(t *testing.T) {
	on := func(page uint32, text string) *pb.Paragraph {
		return &pb.Paragraph{Text: text, Runs: []*pb.Run{{Length: uint32(len(text)), Page: page}}}
	}
	doc := &pb.Document{
		Pages:      []*pb.Page{{Number: 1}, {Number: 2}, {Number: 3}, {Number: 4}, {Number: 5}},
		Paragraphs: []*pb.Paragraph{on(2, "a"), on(2, "b"), on(4, "c")},
	}
	var b strings.Builder
	if err := writeText(&b, doc); err != nil {
		t.Fatal(err)
	}
	if want := "\f\fa\nb\n\f\fc\n\f"; b.String() != want {
		t.Errorf("got %q, wanted %q", b.String(), want)
	}
}
