package place_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapporteur.internal/proto/place"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// twoLines is a page that prints "para-" over "graphe deux", and the paragraph
// that a reader makes of it.
func twoLines() (*pb.Document, *pb.Paragraph) {
	page := &pb.Page{Number: 1, Width: 100, Height: 100, Text: "para-\ngraphe deux\n", Lines: []*pb.Line{
		{Start: 0, End: 5, Box: &pb.Box{X0: 10, Y0: 10, X1: 60, Y1: 20}, Edges: place.Edges([]float64{10, 20, 30, 40, 50, 60})},
		{Start: 6, End: 17, Box: &pb.Box{X0: 10, Y0: 22, X1: 65, Y1: 32}},
	}}
	p := &pb.Paragraph{Text: "paragraphe deux", Runs: []*pb.Run{
		{Start: 0, Length: 4, Page: 1, PageStart: 0}, {Start: 4, Length: 11, Page: 1, PageStart: 6},
	}}
	return &pb.Document{Pages: []*pb.Page{page}, Paragraphs: []*pb.Paragraph{p}}, p
}

func TestAWordCutAtALineEndHasTwoSpansAndReadsWhole(t *testing.T) {
	doc, p := twoLines()
	spans := place.Spans(doc, p, 0, 10)
	if len(spans) != 2 || spans[1].Spaced {
		t.Fatalf("spans of the cut word: %v, wanted two without a space", spans)
	}
	if got := place.Text(doc, spans); got != "paragraphe" {
		t.Errorf("text at the spans is %q, wanted paragraphe", got)
	}
	if b := spans[0].Boxes; len(b) != 1 || b[0].X0 != 10 || b[0].X1 != 50 {
		t.Errorf("box of the first half is %v, wanted 10 to 50: the hyphen is not part of it", b)
	}
	if b := spans[1].Boxes; len(b) != 1 || b[0].X1 != 65 {
		t.Errorf("a line without edges gives %v, wanted its whole box", b)
	}
}

func TestOffsetsOutsideTheTextGiveShorterSpans(t *testing.T) {
	doc, p := twoLines()
	if got := place.Text(doc, place.Spans(doc, p, -5, 900)); got != p.Text {
		t.Errorf("got %q, wanted the whole paragraph", got)
	}
	if got := place.Spans(doc, p, 9, 3); got != nil {
		t.Errorf("a reversed range gives %v, wanted none", got)
	}
	if got := place.Boxes(nil, 0, 4); got != nil {
		t.Errorf("no page gives %v, wanted none", got)
	}
}

func TestTextAtTheSpansIsTheTextOfTheParagraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringMatching(`[a-zé]{1,8}( [a-zé]{1,8}){0,3}`), 1, 8).Draw(t, "lines")
		doc, p := &pb.Document{}, &pb.Paragraph{}
		page := &pb.Page{Number: 1}
		doc.Pages = append(doc.Pages, page)
		for i, l := range lines {
			if i > 0 && rapid.IntRange(0, 4).Draw(t, "break") == 0 {
				page = &pb.Page{Number: page.Number + 1}
				doc.Pages = append(doc.Pages, page)
			}
			hyphen := i < len(lines)-1 && rapid.Bool().Draw(t, "hyphen")
			p.Runs = append(p.Runs, &pb.Run{Start: uint32(len(p.Text)), Length: uint32(len(l)), Page: page.Number, PageStart: uint32(len(page.Text))})
			p.Text += l
			if !hyphen && i < len(lines)-1 {
				p.Text += " "
			}
			page.Text += l + strings.Repeat("-", map[bool]int{true: 1}[hyphen]) + "\n"
		}
		a := rapid.IntRange(0, len(p.Text)-1).Draw(t, "start")
		b := rapid.IntRange(a+1, len(p.Text)).Draw(t, "end")
		want := strings.TrimSpace(p.Text[a:b])
		if got := strings.TrimSpace(place.Text(doc, place.Spans(doc, p, a, b))); got != want {
			t.Fatalf("text at the spans is %q, the paragraph's %q", got, want)
		}
	})
}
