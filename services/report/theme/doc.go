// Package theme holds the schemes that a report's chapters follow: the 23
// objectives of the Global Compact for Safe, Orderly and Regular Migration
// (A/RES/73/195) by default, or a series' own.
//
// A scheme is data: an id, a title and the words that take up the theme in a
// sentence, in each language. The package doesn't classify: statements come
// with their themes.
package theme
