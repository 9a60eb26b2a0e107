// Package edit holds what people changed of a series' report, and finds again
// what they meant when the sources have changed since.
//
// It promises:
//
//   - An edit names who made it and when, and has an id that is given once.
//   - Edits of a series change as a whole, by compare-and-swap: who saw an older
//     version than the one that stands is refused, and told what stands.
//   - What an edit is about is kept by its words (an anchor: document, quote, what
//     stands before and after, page), not by a number that the next reading of the
//     document may give to another sentence. Words that are not found are never
//     dropped: Find says what stands in their place.
//   - The form that people read and write, JSON for the API and YAML for the file
//     beside the data, refuses what it doesn't know, and says where.
//
// The package doesn't compose and doesn't judge an edit: report applies them.
package edit
