// Package question is what a person asked, made ready for a store: the words
// that were typed become, for each language, the terms and phrases that must
// and must not stand in a statement; and the words of a statement that answer
// become ranges to mark. Both stores ask the same plan, so that they find the
// same statements.
//
// How words are typed:
//
//   - words are all wanted, in any order, in the form of their family:
//     migrants finds "migrant";
//   - "quoted words" (also « » and “ ”) are wanted as printed, side by side,
//     but for case and accents;
//   - -word and -"quoted words" must not occur;
//   - words joined by a hyphen (États-Unis) are wanted side by side.
//
// A word that says nothing in a language (le, the, los) isn't asked for in that
// language, unless nothing else is asked: then it is wanted as printed.
//
// A question may be widened ([Widened], package kindred): then statements answer
// also, below all that hold what was typed, that hold kindred words in place of
// bare words. What is quoted and what must not occur is taken to the letter.
//
// It doesn't rank and doesn't filter: filters are fields of the FindRequest.
package question
