// Package layout makes of what an engine saw (package glyph) what a person reads: lines,
// columns in reading order, paragraphs with their roles.
//
// It promises:
//   - every visible glyph stands once in its page's text, in reading order, running headers
//     and marginal text too;
//   - every run of a paragraph maps exactly: the page's text at the run equals the
//     paragraph's text at the run, byte for byte, and between two runs stands one space or nothing;
//   - the same glyphs give the same document, byte for byte;
//   - it never panics, whatever the glyphs.
//
// The order of work: a page's glyphs make pieces (stretches without a wide gap), the white
// columns between pieces part the page into blocks (after Nagy & Seth's XY-cut, with the
// white strips of Breuel, "Two Geometric Algorithms for Layout Analysis", 2002), a block's
// pieces make lines, lines make paragraphs by indents, gaps and short last lines. What
// repeats over pages is running; what stays is joined over columns and pages.
//
// It doesn't read PDFs, doesn't choose an engine, doesn't cut sentences.
package layout
