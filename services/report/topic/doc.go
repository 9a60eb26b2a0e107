// Package topic finds what a set of documents is about by the terms that recur
// in them, for reports whose documents bear no theme scheme and whose headings
// don't tell ("Interactive dialogue").
//
// Find is deterministic and reads nothing but the sentences it is given: terms
// of one to three content words, joined by "of", "de" and the like, that several
// sentences hold, and not so many that they tell nothing. Terms are taken one
// after the other, the one that covers most of what is not covered yet first.
//
// It doesn't translate: a topic gathers sentences of one language, and those of
// another that print the same word (acronyms, names). It judges no relevance
// beyond recurrence.
package topic
