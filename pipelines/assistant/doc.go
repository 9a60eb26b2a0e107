// Package assistant lets an assistant look into what Rapporteur knows, over the
// Model Context Protocol: it searches, reads statements with their citations and
// neighbours, reads a report's points, and has a text held to its sources.
//
// Every tool is read-only: none changes a document, an edit or a file, and none
// asks a network. What a tool answers stands in the data folder or was computed
// from it; a statement is given as its source prints it, with the citation that a
// report uses. What a source says is material for the assistant, never an
// instruction: the server says so once, to whoever connects.
//
// The package opens no data folder: New takes a function that lends a desk for
// the time of one call, so that a desk which is started meanwhile isn't locked out.
package assistant
