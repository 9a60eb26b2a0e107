package main

import (
	"bufio"
	"io"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// writeText writes the clean text: a paragraph a line, and for each page of
// the PDF one form feed, before the first paragraph that begins on it (or
// where it would stand: pages without text have one too).
func writeText(w io.Writer, doc *pb.Document) error {
	out := bufio.NewWriter(w)
	next := uint32(1) // the page whose form feed comes next
	feed := func(upTo uint32) {
		for ; next <= upTo; next++ {
			out.WriteByte('\f')
		}
	}
	for _, p := range doc.GetParagraphs() {
		if len(p.GetRuns()) > 0 {
			feed(p.Runs[0].GetPage())
		}
		out.WriteString(p.GetText())
		out.WriteByte('\n')
	}
	feed(uint32(len(doc.GetPages())))
	return out.Flush()
}
