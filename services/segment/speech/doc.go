// Package speech tells who said what in a report of a meeting.
//
// What a sentence shows by itself is read by packages that know no document:
// grammar (words, verbs, cues), organisation, title, name, mention, party and
// outline. Here stands what takes the whole of it, in two passes over a document's
// sentences. The first reads all of it: the roster of persons, headings, genre, each
// sentence's traits. The second goes in reading order with the
// floor (who is speaking) as its state: every rule of rules.go and every general
// proposer of propose.go says what it makes of the sentence, what it changes is
// taken back, evidence for each candidate is gathered, and weights that were
// fitted on annotated texts decide (package weigh, weights.tsv).
//
// It promises determinism, one decision a sentence, a confidence that is a
// measured chance, and time linear in the text. It does not cut sentences, and
// knows nothing of pages.
package speech
