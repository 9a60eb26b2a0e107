// Package segment turns a document's paragraphs into statements: each
// sentence with its kind and, where somebody said it, who, in which capacity,
// for whom, and by which words that is known.
//
// Segment is pure: the same document and the same lexicons give the same
// statements, in reading order. Every byte of every paragraph, white space
// apart, stands in exactly one statement; nothing is dropped, footnotes and
// tables are kept and labelled by Role. It takes sentences from package
// sentence, who speaks from package speech, and themes, figures, places and
// initiatives from the packages of those names. It reads no file and no page:
// places come from the paragraphs' runs.
//
// Each package below uses those before it alone: token, fold, lexicon, country;
// grammar (a sentence's words, verbs and cues); organisation (names of bodies),
// title (titles of persons), name (names of persons), mention (names with what
// stands around them), party (States and groups), outline (the make of lines);
// speech, which decides who says each sentence of the whole.
package segment
