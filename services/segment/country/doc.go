// Package country knows the States and territories of ISO 3166-1, and Kosovo
// (XK), Palestine (PS) and the Holy See (VA), by their short, formal, inverted
// and older names, their adjectives and demonyms, their capitals and larger
// cities, in French, English and Spanish; and the groups and organisations of
// States, which it keeps apart from the countries.
//
// It promises the longest match ("Guinée équatoriale" is never Guinea), the
// same matches for the same text, and linear time. A name wants its capital
// letter; accents don't matter. Names that are first names or surnames too
// (data/homonyms.tsv) are no country beside another capitalised word. Where a
// name belongs to two countries the data decide once: "Congo" is CG, "Corée" KR.
//
// Places adds regions and what a preposition says is a place. The package
// doesn't know streets, and not who somebody speaks for.
package country
