// Package token cuts a sentence into words and marks, with their places.
//
// French clitics (l', d', qu') and inverted pronouns (-t-il) and the English
// possessive ('s) are tokens of their own; an initial or a listed
// abbreviation keeps its full stop. It promises that tokens do not overlap,
// stand in order, and leave out nothing but white space.
package token
