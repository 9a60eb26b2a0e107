// Package check judges a page as an engine read it, cheaply: does this look like text that a
// person wrote, in one of the languages of the reports (fr, en, es)?
//
// It promises numbers from 0 to 1 with plain meanings, a reason in words for each doubt, and
// the same answer for the same text. It doesn't know engines and doesn't read PDFs.
package check
