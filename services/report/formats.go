package report

import (
	"io"
	"maps"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/docx"
	"rapporteur.internal/services/report/format/html"
	"rapporteur.internal/services/report/format/json"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/format/md"
	"rapporteur.internal/services/report/format/pdf"
	"rapporteur.internal/services/report/format/xlsx"
)

// Writer writes a report in one format. The same report gives the same bytes.
type Writer func(io.Writer, *pb.Report) error

// Writers are the formats, by their file extensions.
func Writers() map[string]Writer {
	return map[string]Writer{"json": WriteJSON, "md": WriteMarkdown, "html": WriteHTML, "docx": WriteDOCX}
}

// AllWriters are the formats of Writers, and those that a secretariat's day
// wants besides.
func AllWriters() map[string]Writer {
	w := Writers()
	w["xlsx"], w["pdf"] = WriteXLSX, WritePDF
	return w
}

// EditionWriters are the formats of an edition, by their file extensions. JSON and
// workbook are the report's alone: they are whole.
func EditionWriters(e layout.Edition) map[string]Writer {
	switch e {
	case layout.Report:
		return AllWriters()
	case layout.Sources:
		return of(e, "docx", "html", "md")
	}
	return of(e, "docx", "html", "md", "pdf")
}

// of are writers of an edition.
func of(e layout.Edition, formats ...string) map[string]Writer {
	all, out := AllWriters(), map[string]Writer{}
	for _, f := range formats {
		write := all[f]
		out[f] = func(w io.Writer, r *pb.Report) error { return write(w, e.Of(r)) }
	}
	return out
}

// Written are the files of a report by their names behind the series': those of
// the report itself in the given formats, then those of the editions that the
// series asks for ("brief.docx"). Without its word: a brief to print or send on.
func Written(s *Series, formats map[string]Writer) map[string]Writer {
	out := maps.Clone(formats)
	take := func(e layout.Edition, writers map[string]Writer) {
		for f, w := range writers {
			if formats[f] != nil && e != layout.Report {
				out[string(e)+"."+f] = w
			}
		}
	}
	if len(s.Editions) == 0 {
		take(layout.Brief, of(layout.Brief, "docx", "pdf"))
	}
	for _, name := range s.Editions {
		if e, err := layout.ParseEdition(name); err == nil { // Series.check refuses others.
			take(e, EditionWriters(e))
		}
	}
	return out
}

// WriteJSON writes the report as JSON.
func WriteJSON(w io.Writer, r *pb.Report) error { return json.Write(w, r) }

// ReadJSON reads what WriteJSON wrote, to verify it.
func ReadJSON(in io.Reader) (*pb.Report, error) { return json.Read(in) }

// WriteMarkdown writes the report as CommonMark with tables.
func WriteMarkdown(w io.Writer, r *pb.Report) error { return md.Write(w, r) }

// WriteHTML writes the report as one page without anything to load.
func WriteHTML(w io.Writer, r *pb.Report) error { return html.Write(w, r) }

// WriteDOCX writes the report as a Word document.
func WriteDOCX(w io.Writer, r *pb.Report) error { return docx.Write(w, r) }

// WritePDF writes the report as an untagged PDF.
func WritePDF(w io.Writer, r *pb.Report) error { return pdf.Write(w, r) }

// WriteXLSX writes the report's tables as a workbook.
func WriteXLSX(w io.Writer, r *pb.Report) error { return xlsx.Write(w, r) }
