// Package theme says which themes of a scheme a text speaks of. The default
// scheme is the 23 objectives of the Global Compact for Migration; others are
// files of the same shape (docs/themes.md).
//
// It promises that a score names the words that it rests on, that the same
// text gives the same scores, and linear time. InScope tells which passages of
// a document are of the scheme's subject, Match scores a sentence, Turn a
// speaker's turn. It doesn't find out who speaks or of which kind a sentence
// is: who calls it knows.
package theme
