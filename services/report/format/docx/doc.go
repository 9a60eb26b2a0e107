// Package docx writes a report as a Word document: sources in footnotes that
// link to their annex, tables with header rows, contents with pages. How a Word
// document is made, ooxml knows.
package docx
