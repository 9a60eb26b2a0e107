// Package speech tells who said what in a report of a meeting.
//
// Two passes over a document's sentences. The first reads all of it: words,
// reporting verbs, mentions of persons, the roster that they make, acronyms,
// headings, each sentence's traits. The second goes in reading order with the
// floor (who is speaking) as its state: every rule of rules.go and every general
// proposer of propose.go says what it makes of the sentence, what it changes is
// taken back, evidence for each candidate is gathered, and weights that were
// fitted on annotated texts decide (package weigh, weights.tsv).
//
// It promises determinism, one decision a sentence, a confidence that is a
// measured chance, and time linear in the text. It does not cut sentences, and
// knows nothing of pages.
package speech
