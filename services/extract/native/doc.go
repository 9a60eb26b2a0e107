// Package native reads PDFs in Go: ledongthuc/pdf resolves the file's objects, everything
// above them (content streams, fonts, encodings, CMaps, forms, annotations, marked content,
// page labels) is interpreted here, after ISO 32000-1:2008 ("PDF 32000").
//
// It promises glyphs with their places as a reader would see them on the displayed page, or
// an error; no panic escapes, and recursion, operators, glyphs and decoded bytes are bounded,
// so that a hostile file costs at most what Limits says. What it is not sure of it counts
// (Unmapped, Guessed, Problems), so that the choice of engine can turn to another one.
//
// It doesn't repair files whose cross-reference table is broken, doesn't know the filters
// LZWDecode and RunLengthDecode nor AES-256, and doesn't look into embedded font programs
// except for a Type 1 font's own encoding: it says so by an error or a count, and pdfium reads those.
package native
