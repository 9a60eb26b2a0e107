// Package glyph is what an engine sees on a page: each sign with its place, before
// anybody asked which signs make a line.
//
// It promises: coordinates in points on the page as displayed (cropped to its CropBox,
// turned by its Rotate), origin at the top left, y growing downwards; glyphs in the order
// in which the file prints them; text in UTF-8, NFC. It says nothing about words, lines,
// columns or reading order: that is package layout's trade. A glyph that nobody can see
// (invisible, off the page, clipped away) is not here.
package glyph
