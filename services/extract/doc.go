// Package extract reads PDFs: pages as printed and the paragraphs that a person reads, each
// with its place (rapporteur.v1.Document).
//
// Two engines read a page: native (ours, in Go) first, PDFium where cheap checks doubt it,
// tesseract on PDFium's picture where there is no text to read. The engine, the reason and the
// scores stand on the page. What each engine saw is put together by package layout.
//
// It promises: untrusted bytes are parsed in a child process with a memory limit and two time
// limits (Children); a page that cannot be read is named with reason and remedy and does not
// fail its file; a file of which nothing can be read is a Refusal with code, reason and remedy.
//
// It doesn't keep files, doesn't resolve a document's place in its series and doesn't cut sentences.
//
// Where the guards are weaker: outside Linux no resident-memory watch from outside the child
// (it watches itself) and, on Windows, no resource limits and no process groups.
package extract
