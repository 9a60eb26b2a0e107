// Package debate is a catalogue of the questions that international dialogues
// argue about, and of the positions that are taken in them: "who pays for
// recruitment", with "the employer alone" and, against it, "the worker shares".
// Each position is said in several ways in French, English and Spanish.
//
// What says the same, what excludes what, and what merely speaks of the same:
// a statement's place among others is learned from it (package embedding), and
// the weights by which two statements are compared (package point).
//
// The catalogue is data (data/*.tsv, one file a field), written from knowledge
// of the fields; no text that is measured stands in it. Columns: debate,
// position, against, then formulations in fr, en and es, parted by " | ".
// [Read] refuses a double, a position with fewer than two formulations in a
// language, and an "against" that isn't mutual.
//
// It takes no side, and says nothing of who holds a position.
package debate
