package layout

import (
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/titlepage"
)

// Compose makes a document of the pages that engines saw: pages with their text and lines,
// paragraphs with runs into it, their languages, and what the title page says. Pages come out
// in the order and with the numbers that they have. The glyphs are taken from pages as it
// goes, so that a long document needs not stand in memory twice: pages hold none afterwards.
func Compose(pages []glyph.Page) *pb.Document {
	all := make([]*page, len(pages))
	for i := range pages {
		all[i] = newPage(pages[i])
		pages[i].Glyphs = nil
	}
	findRunning(all)
	st := newStats(all)
	var paras []*para
	for _, p := range all {
		own := paragraphsOf(p, st)
		findNotes(own, st)
		paras = append(paras, own...)
	}
	giveRoles(paras, all, st)
	paras = join(paras)
	doc := &pb.Document{}
	for _, p := range all {
		doc.Pages = append(doc.Pages, p.write())
	}
	w := newWriter(all, paras)
	for _, p := range paras {
		if out := w.paragraph(p); out != nil {
			doc.Paragraphs = append(doc.Paragraphs, out)
		}
	}
	doc.Metadata = titlepage.Read(doc, giveLanguages(doc.Paragraphs))
	return doc
}
