// Package layout lays a report out as blocks, in reading order, with its
// annexes: what all formats for people share. An edition (brief, report, full,
// sources) is which of the blocks there are; it changes no word. It holds that a chapter's tables
// stand behind its sentences with their sources last, and that words of another
// language bear it. It needs of a report its data and a language's words, and
// writes no format itself.
package layout
