package name

import "rapporteur.internal/services/segment/lexicon"

// Finder finds names in the sentences of one document, by what the document shows
// of its words. Both maps may grow while it is read.
type Finder struct {
	// Lower: the words that stand somewhere in the document without a capital.
	Lower map[string]bool
	// Acronyms: "OIM" → its long form.
	Acronyms map[string]string

	lex *lexicon.Lexicon
}

// NewFinder gives a finder that knows the words of that lexicon, and of the
// document what is in the maps.
func NewFinder(lex *lexicon.Lexicon, lower map[string]bool, acronyms map[string]string) *Finder {
	return &Finder{Lower: lower, Acronyms: acronyms, lex: lex}
}
