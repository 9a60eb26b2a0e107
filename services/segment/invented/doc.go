// Package invented reads the examples that were made up for the rules of
// attribution: one a rule (rules.tsv), records, lists and exchanges
// (records.tsv), and whole reports (reports/*.txt), all in ../testdata. Tests
// hold the rules by them, and cmd/fit lets the weights learn from them.
//
// It promises that an error names the file and the line. It knows the files'
// shape, not what is right: who uses it says what is to be.
package invented
