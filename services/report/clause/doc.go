// Package clause takes a sentence of a summary apart: what is fronted, who
// speaks, by which verb, and the words that the verb governs.
//
// A report that writes "Name (Body) a souligné que …" needs the words after the
// verb of saying without the words about the saying. Read finds them by the
// verb's government (data/*.yaml: which verbs take que, de and an infinitive, a
// noun, a question …; data/README.md says how the files are read), given the
// words by which another service found the speaker. Bare gives them ready to
// stand after a verb of the report's own, or says why they can't: an anaphor, a
// first person, a question. Ask, Deed, Decision and Practice read what tables
// want: what is asked of whom, what is promised until when, whether the meeting
// decided, which initiative is told of. Action turns a promise into an infinitive phrase,
// Partners and Promiser name who takes part, Earlier tells what had been before. Decides is told whether the sentence before was
// a decision; it looks at no other sentence.
//
// It promises spans of the source, never words of its own but infinitives of its verbs, as
// far as they are sure (Infinitives lists them): what can't be
// delimited by a known frame has Own false, and whom nobody names stays empty.
// It knows no document, resolves no pronoun and translates nothing.
package clause
