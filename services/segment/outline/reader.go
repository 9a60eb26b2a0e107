package outline

import "rapporteur.internal/services/segment/name"

// Reader reads the lines of one document that may name persons.
type Reader struct{ names *name.Finder }

// NewReader gives a reader for the document whose names that finder finds.
func NewReader(names *name.Finder) *Reader { return &Reader{names: names} }
