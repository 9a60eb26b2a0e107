// Package docx writes Word documents (Office Open XML, ISO/IEC 29500,
// transitional): headings, paragraphs, lists, tables with header rows,
// footnotes, pictures with alternative text, internal links and a table of
// contents, in an accessible file with language and metadata.
//
// The same calls give the same bytes: no clock, no random number, parts in a
// fixed order with a fixed time. The table of contents is a field, marked to be
// brought up to date by the word processor; the page numbers that it shows
// before that are estimates. It doesn't read documents.
package docx
