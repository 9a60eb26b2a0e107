// Package report turns the statements of a series into one combined analytical
// report: first a value (pb.Report), then files, one writer a format.
//
// The report is extractive. What it asserts stands in a source, and it says
// where; its laws are:
//
//   - Every sentence of a chapter has at least one citation. Words of a source
//     are pieces of their own (pb.Piece with a citation) and verbatim.
//   - Words are never put into a mouth. A sentence that names its speaker stands
//     as it is. A continuation gets a lead-in that names the speaker according to
//     the summary; quotation marks enclose words of the summary.
//   - Agreement is worded as going the same way; support only where the act is
//     support. Anonymous groups are counted apart from named speakers.
//   - Every statement, collective position and finding is used or listed in the
//     coverage annex with a reason.
//   - The same inputs give the same bytes. No clock is read.
//
// Compose chooses, groups, orders and connects; Verify checks what came out,
// against the statements and, through a function, against the pages.
// The package doesn't read PDFs, doesn't search, and doesn't judge who is right:
// possible divergences go to a list for a person.
package report
