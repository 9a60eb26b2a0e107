// Package memory is a series' translation memory: the words that people put for
// a statement's words in the report's language.
//
// It promises:
//
//   - Words are found by what the source says, not by the number that it has: by
//     the hash of its text. A source that says something else has no words, and its
//     old ones are told as stale, never printed.
//   - Words have a form (a clause behind "that", an infinitive, a noun phrase …):
//     who asks for one form never gets another.
//   - A file is read line by line: a wrong line costs that line alone, and its error
//     says which, what is wrong and what helps. What is written is sorted, and the
//     same for the same words.
//   - It is kept who put the words, a person or a machine, when, and whether a
//     person has looked at them.
//   - A memory goes out and comes in as TSV, YAML, XLIFF and TMX, and is the same
//     afterwards (Export, Import).
//
// Words stand alone: what the source calls "it" or "such data" they name, as far
// as the sentence before tells it. They begin small, unless with a name, and have
// no full stop: the report sets both.
//
// The package translates nothing, and doesn't judge whether words say what their
// source says.
package memory
