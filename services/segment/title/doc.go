// Package title reads a person's title as printed: which of its words are the
// function, which the body or the State for which it is held, and what acronym and
// country go with it. French and Spanish titles are cut at an "of", English ones at
// any of "X's Director", "FAO Director", "Director of the Fund".
//
// It promises the same of the same words, whoever bears the title. It doesn't say
// where in a sentence a title begins and ends, nor whose it is: package speech does.
package title
