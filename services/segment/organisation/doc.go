// Package organisation reads names of bodies as printed: how far a name reaches in
// a sentence, what its acronym is, what sort of body it is and where.
//
// It promises the same of the same words, whatever document they stand in. Which
// of a document's bodies "the Committee" means is for package speech to say, as is
// everything that takes more than one sentence.
package organisation
