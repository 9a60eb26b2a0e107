package organisation

import "rapporteur.internal/services/segment/lexicon"

// Reader reads names of bodies in all languages.
type Reader struct{ lex *lexicon.Lexicon }

// NewReader gives a reader that knows the words of that lexicon.
func NewReader(lex *lexicon.Lexicon) *Reader { return &Reader{lex: lex} }
