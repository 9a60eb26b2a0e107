package title

import (
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// Reader reads titles in all languages.
type Reader struct {
	lex    *lexicon.Lexicon
	bodies *organisation.Reader
}

// NewReader gives a reader that knows the words of that lexicon.
func NewReader(lex *lexicon.Lexicon) *Reader {
	return &Reader{lex: lex, bodies: organisation.NewReader(lex)}
}
