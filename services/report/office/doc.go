// Package office makes tagged PDFs of Word documents with LibreOffice, where
// the machine has it.
//
// It promises: a call ends within its limit, and leaves no process and no file
// behind, though soffice hangs; the contents of the document are brought up to
// date first, so that they name the pages of this PDF; what comes back is a
// whole PDF or an error that says what soffice said. Each call has a profile of
// its own: it neither reads nor changes that of a person, and calls may run
// side by side.
//
// The bytes differ each time, though the document is the same: LibreOffice
// writes the time and a random id. So whoever calls keeps the PDF while its
// document is the same. It doesn't hold soffice's memory within a limit.
package office
