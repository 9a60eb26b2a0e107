package mention

import "rapporteur.internal/services/segment/name"

// Finder finds the persons named in the sentences of one document.
type Finder struct{ names *name.Finder }

// NewFinder gives a finder for the document whose names that one finds.
func NewFinder(names *name.Finder) *Finder { return &Finder{names: names} }
