// Package ocr reads the picture of a page with the command tesseract, where it is installed.
//
// It promises glyphs by the same measure as the engines that read text, words in tesseract's
// order, each word's box shared out evenly among its letters; and what is missing, in words a
// person can act on, where tesseract or a language isn't there. It doesn't draw pages.
package ocr
