// Package grammar reads what a sentence's words show by themselves, in French,
// English and Spanish: the words with what the lexicon knows of each, the places
// that they name, the phrases of cues, the reporting verbs with voice and tense.
//
// A Vocabulary reads a text into a Sentence; FindVerbs then finds its verbs. What
// asks for a stretch of words takes a slice of them, what asks for a place in the
// sentence an index, and any index may be asked for: beyond the ends nothing stands.
//
// It promises the same of the same text, whatever stands around it. It knows no
// persons, no document and nobody who speaks (package speech does), and doesn't
// cut texts into sentences (package sentence does).
package grammar
