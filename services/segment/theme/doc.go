// Package theme says which themes of a scheme a text speaks of. The default
// scheme is the 23 objectives of the Global Compact for Migration; others are
// files of the same shape (docs/themes.md).
//
// It promises that a score names the words that it rests on, that the same
// text gives the same scores, and linear time. It doesn't decide which
// sentences are worth a theme: that is the caller's (statements, collectives
// and findings, on documents about the scheme's subject, see InScope).
package theme
