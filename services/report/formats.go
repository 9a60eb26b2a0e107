package report

import (
	"io"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/docx"
	"rapporteur.internal/services/report/format/html"
	"rapporteur.internal/services/report/format/json"
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
