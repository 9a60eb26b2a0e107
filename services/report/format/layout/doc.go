// Package layout lays a report out as blocks, in reading order, with its
// annexes: what all formats for people share. It holds that a chapter's tables
// stand behind its sentences with their sources last, and that words of another
// language bear it. It needs of a report its data and a language's words, and
// writes no format itself.
package layout
