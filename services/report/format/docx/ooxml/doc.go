// Package ooxml writes Word documents (Office Open XML, ISO/IEC 29500,
// transitional): headings, paragraphs, lists, tables with header rows,
// footnotes, pictures with alternative text, internal links and a table of
// contents, in an accessible file with language and metadata.
//
// The same calls give the same bytes: no clock, no random number, parts in a
// fixed order with a fixed time. The table of contents is a field with its
// result: page numbers reckoned with the widths of the letters, which a word
// processor renews only when it is told to. It doesn't read documents.
package ooxml
