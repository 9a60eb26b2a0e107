// Package outline reads the make of a line: the number, the dash or the dateline
// that opens it, the label before what is said ("M. DUPONT :", "Q12"), the name that
// a heading is, the part of an exchange of questions and answers.
//
// It promises the same of the same line in documents of the same names. What the
// lines of a document make together, a verbatim record or a list of speakers, and
// whether a line that could be a heading is one, package speech says.
package outline
