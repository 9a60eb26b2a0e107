// Package stance tells what each sentence of a report does (reports, asserts,
// proposes, urges, commits, supports, opposes, warns, thanks) and which earlier
// sentence it supports, opposes or answers.
//
// It reads a whole document's sentences after it is decided who said them.
// Cues, the frames of each language (data/*.yaml, described in data/README.md),
// say which act their words do; where they stand (in the clause that tells, in
// what is told, beside it) says how much they count, and the act for which most
// speaks is taken. A longer cue hides what stands within it: "had pledged" is no
// pledge. Then a sentence that takes a stand, or that its own words call an
// answer, looks for what it is about among the sentences before it: what
// the idea is called ("this suggestion"), whose it is ("the Chair's"), which words
// come back ("the deletion"), who spoke, and how far it is.
//
// It promises the same answers for the same sentences, at most one act a
// sentence, responses that point backwards and never to the speaker's own
// sentence where the speakers are known. It doesn't tell who said anything, and
// knows no page.
package stance
