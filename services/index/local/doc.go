// Package local keeps statements in a directory of this machine and searches
// them without a server: index.Store for one process.
//
// statements.db (bbolt) is the truth: every statement as it came, and which
// generation of a document is sealed. The folder found/ (bleve) is derived from
// it and holds the live statements alone, so a generation that waits for its
// Seal can't show. A crash between the two is made good at Open, and an index
// that is missing, broken or made by other rules of analysis is made anew.
//
// The directory has one owner: Open fails while another process holds it. The
// store doesn't spread over machines; that is what services/index/elastic is for.
package local
