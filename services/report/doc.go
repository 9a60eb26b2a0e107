// Package report turns the statements of a series into one combined analytical
// report: first a value (pb.Report), then files, one writer a format.
//
// The report is extractive. What it asserts stands in a source, and it says
// where. A sentence is the name of who spoke, the source's verb and the source's
// words, cut where that changes nothing; a table's row is the same in cells. Its
// laws are:
//
//   - Every sentence and every row has at least one citation. Words of a source
//     are pieces of their own (pb.Piece with a citation) and verbatim, or stand in
//     the series' translation memory for what is in another language.
//   - Words are never put into a mouth: who is named is who said it, by the
//     source's own verb, or "according to" where it has none. Quotation marks
//     enclose words of a source.
//   - What is left out turns nothing round: no negation, condition or reservation
//     goes. What refers back stands behind what it refers to.
//   - Who supports or opposes stands beside what it is about. Support is worded
//     only where an act bears it; the same point, only where people confirmed it.
//     Anonymous groups are counted apart from named speakers.
//   - Every statement, collective position and finding is used or listed in the
//     coverage annex with a reason; no call, proposal, commitment or speaker is
//     left out for want of room. Nothing is said to be absent from a session.
//   - The same inputs give the same bytes. No clock is read.
//
// Compose chooses, groups, orders and cuts; Verify checks what came out,
// against the statements and, through a function, against the pages.
// docs/report.md tells the steps, and which fault or test holds each law.
// The package doesn't read PDFs, doesn't search, doesn't translate, and doesn't
// judge who is right: possible divergences go to a list for a person.
package report
