package place

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Spans returns where the bytes [start, end) of a paragraph's text are
// printed, in the order of the text, neighbours on one page merged, each with
// one box a printed line.
func Spans(doc *pb.Document, p *pb.Paragraph, start, end int) []*pb.Span {
	var out []*pb.Span
	last := -1 // end in the paragraph of the run taken before
	for _, r := range p.GetRuns() {
		from, to := max(int(r.GetStart()), start), min(int(r.GetStart()+r.GetLength()), end)
		if from >= to {
			continue
		}
		at := int(r.GetPageStart()) + from - int(r.GetStart())
		s := &pb.Span{
			Page: r.GetPage(), Start: uint32(at), End: uint32(at + to - from),
			Spaced: last >= 0 && from > last,
		}
		last = to
		if n := len(out); n > 0 && !s.Spaced && out[n-1].Page == s.Page && out[n-1].End == s.Start {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	for _, s := range out {
		s.Boxes = Boxes(Page(doc, s.Page), int(s.Start), int(s.End))
	}
	return out
}

// Page returns the page of that physical number, nil where there is none.
func Page(doc *pb.Document, number uint32) *pb.Page {
	if i := int(number) - 1; i >= 0 && i < len(doc.GetPages()) && doc.Pages[i].GetNumber() == number {
		return doc.Pages[i]
	}
	for _, p := range doc.GetPages() {
		if p.GetNumber() == number {
			return p
		}
	}
	return nil
}

// Pages returns the physical numbers of the pages that spans lie on,
// ascending, each once.
func Pages(spans []*pb.Span) []uint32 {
	var out []uint32
	for _, s := range spans {
		out = append(out, s.GetPage())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Text is what the pages print at the spans: law 7's left side.
func Text(doc *pb.Document, spans []*pb.Span) string {
	var b strings.Builder
	for _, s := range spans {
		t := Page(doc, s.GetPage()).GetText()
		from, to := min(int(s.GetStart()), len(t)), min(int(s.GetEnd()), len(t))
		if s.GetSpaced() {
			b.WriteByte(' ')
		}
		if from < to {
			b.WriteString(t[from:to])
		}
	}
	return b.String()
}
