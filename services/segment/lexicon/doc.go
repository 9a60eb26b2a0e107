// Package lexicon holds the words that the grammar of reported speech knows,
// in French, English and Spanish, as data: one folder a language, one file an
// idea, loaded once into a Lexicon that is never changed afterwards.
//
// A file holds sections: "[name]" alone on a line, then entries parted by
// commas or line ends; "#" opens a comment. Function words are compared as
// written (à is not a); all others with case and accents folded.
//
// The package knows words, not sentences: what a word does where it stands
// is the grammar's business (package grammar).
package lexicon
