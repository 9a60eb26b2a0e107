package party

import "rapporteur.internal/services/segment/grammar"

// Sentence is a sentence with what its document shows of whom it may name.
type Sentence struct {
	*grammar.Sentence
	// Acronyms: "OIM" → its long form.
	Acronyms map[string]string
	// Review: the document records States' and bodies' statements, a paragraph
	// each, so that what looks like a symbol is a body.
	Review bool
	// Locality is the town whose council met ("Commune de X"); empty: none.
	Locality string
	// Held: a person has the floor, so that people told of are no group that speaks.
	Held bool
	// Persons are those whom the document names.
	Persons Persons
	// Mentions are the sentence's.
	Mentions Mentions
}

// Persons tells what could be a person's name and no body's.
type Persons interface {
	// HasInitials: the letters, folded, are the first ones of somebody's names.
	HasInitials(letters string) bool
	// HasSurname: the word, folded, is the last one of somebody's name.
	HasSurname(word string) bool
}

// Mentions tells where a sentence names persons.
type Mentions interface {
	// NamedWithin: a person's name begins at one of the words from first to last.
	NamedWithin(first, last int) bool
}
