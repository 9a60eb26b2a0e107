// Package sentence cuts a paragraph into sentences.
//
// Split promises ranges in order, without overlap, that hold every character
// but white space; the same text gives the same ranges; the time is linear.
// Abbreviations and the words that open sentences are data, one file a
// language (data/fr.yaml, …), described in data/README.md.
//
// It takes a paragraph as extract gives it: one line, hyphens undone. It
// doesn't find paragraphs or headings, and doesn't cut at a colon or a
// semicolon: an enumeration inside a sentence stays in it.
package sentence
