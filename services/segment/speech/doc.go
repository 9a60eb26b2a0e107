// Package speech tells who said what in a report of a meeting, by rule.
//
// Two passes over a document's sentences. The first reads all of it: words,
// reporting verbs, mentions of persons, the roster that they make, acronyms,
// headings. The second goes in reading order and makes one decision a
// sentence, with the floor (who is speaking) as its state; the first rule of
// the list in rules.go that knows an answer gives it.
//
// It promises determinism, one decision a sentence, and time linear in the
// text. It does not cut sentences, and knows nothing of pages.
package speech
