package organisation

import (
	"maps"
	"slices"

	"rapporteur.internal/services/segment/grammar"
)

// RegionIn gives the State of which a region is named among the words, "" where
// none is, or regions of two States that share the name.
func (r *Reader) RegionIn(k []grammar.Word) string {
	found := ""
	for _, iso := range slices.Sorted(maps.Keys(r.lex.Regions)) {
		for i := range k {
			if !k[i].Cap || r.lex.Regions[iso].At(i, len(k), func(j int) string { return k[j].Fold }) == 0 {
				continue
			}
			if found != "" && found != iso {
				return ""
			}
			found = iso
		}
	}
	return found
}

// RegionOf is RegionIn over a name's words.
func (r *Reader) RegionOf(lang, name string) string {
	words := grammar.SplitWords(name)
	k := make([]grammar.Word, len(words))
	for i, w := range words {
		d := r.lex.Of(lang).Describe(w)
		k[i] = grammar.Word{Word: &d}
	}
	return r.RegionIn(k)
}
