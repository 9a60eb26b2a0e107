package country

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/fold"
)

// Place is a country, city, region or other place in a text.
type Place struct {
	// Byte offsets in the text.
	Start, End int
	// Text is the place as printed.
	Text string
	// ISO is the country of a country or a city of the gazetteer; empty otherwise.
	ISO string
}

// longestPlace is how many words a place that no list holds has at most.
const longestPlace = 5

// Places gives the places that a text names: countries and cities of the
// gazetteer, regions, and capitalised names behind a word that says that a
// place follows ("à Trifouilly", "in Westbrook", "municipio de Jerez de Arriba").
// Adjectives and groups of States are no places.
func Places(text, lang string) []Place {
	t := fold.New(text)
	return PlacesIn(t, FindIn(t, lang), lang)
}

// PlacesIn is Places on a text that is folded and searched already; found is what FindIn gave.
func PlacesIn(text *fold.Text, found []Match, lang string) []Place {
	g := load()
	if g.settings[lang+" in"] == nil {
		lang = "en"
	}
	var out []Place
	next := 0 // the first match not passed
	for i := 0; i < len(text.Words); {
		for next < len(found) && found[next].End <= text.Words[i].Start {
			next++
		}
		if next < len(found) && found[next].Start <= text.Words[i].Start {
			m := found[next]
			if m.Form == Name || m.Form == City {
				out = append(out, Place{m.Start, m.End, text.Original[m.Start:m.End], m.ISO})
			}
			i = after(text, i, m.End)
			continue
		}
		end := g.region(text, i, g.mask(lang))
		if end == 0 {
			end = g.named(text, i, lang)
		}
		if end == 0 {
			i++
			continue
		}
		a, b := text.Words[i].Start, text.Words[end-1].End
		if next < len(found) && found[next].Start < b { // "Región de Murcia"
			i++
			continue
		}
		out = append(out, Place{a, b, text.Original[a:b], ""})
		i = end
	}
	slices.SortFunc(out, func(a, b Place) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// explained says whether the country or region follows the name that begins at
// i: "à Trifouilly (Suisse)", "in Westbrook, Ireland".
func (g *gazetteer) explained(text *fold.Text, i int, lang string) bool {
	for k := i + 1; k < len(text.Words) && k < i+longestPlace; k++ {
		switch w := text.Words[k]; {
		case w.Before == ',' || w.Before == '(':
			m, end := g.at(text, k, g.mask(lang))
			return end > k && m.Form == Name || g.region(text, k, g.mask(lang)) > 0
		case !w.Before.Joins():
			return false
		}
	}
	return false
}

// after is the first word from i on that begins at or after a byte offset.
func after(text *fold.Text, i, end int) int {
	for i < len(text.Words) && text.Words[i].Start < end {
		i++
	}
	return i
}

// region gives the word after the longest region that begins at i, or 0.
func (g *gazetteer) region(text *fold.Text, i int, mask uint8) int {
	n, end := g.regions, 0
	for k := i; k < len(text.Words); k++ {
		if n = n.step(text.Words[k], k == i); n == nil {
			break
		}
		for _, e := range n.entries {
			if e.langs&mask != 0 && (e.small || text.Words[i].Shape.Capital()) && !(k == i && g.besideName(text, i, k+1)) {
				end = k + 1
			}
		}
	}
	return end
}

// named gives the word after a place that no list holds and that begins at i,
// or 0. Behind "in" alone it is a place where the sentence begins, where
// something was held there, or where its country is named.
func (g *gazetteer) named(text *fold.Text, i int, lang string) int {
	w := &text.Words[i]
	if i == 0 || w.Shape != fold.Title || len(w.Fold) < 3 || g.settings[lang+" never"][w.Fold] {
		return 0
	}
	loose, strict := g.behindIn(text, i, lang), g.behindKind(text, i, lang)
	if !loose && !strict || loose && !strict && i > 1 && !g.settings[lang+" held"][text.Words[i-2].Fold] && !g.explained(text, i, lang) {
		return 0
	}
	end, titles := g.titles(text, i, lang)
	if loose && titles > 1 && g.noPlace(lang, w.Fold) {
		return 0
	}
	return end
}

// behindIn says whether a word for in stands before the word i: "à Trifouilly".
// Its accent counts, which folding loses: "a" is no "à".
func (g *gazetteer) behindIn(text *fold.Text, i int, lang string) bool {
	prev := &text.Words[i-1]
	return g.settings[lang+" in"][strings.ToLower(text.Original[prev.Start:prev.End])] && text.Words[i].Before == ' '
}

// behindKind says whether a kind of place and a word for of stand before the
// word i: "municipio de Jerez".
func (g *gazetteer) behindKind(text *fold.Text, i int, lang string) bool {
	return i > 1 && g.settings[lang+" of"][text.Words[i-1].Fold] && text.Words[i].Before.Joins() && text.Words[i-1].Before == ' ' && g.settings[lang+" kind"][text.Words[i-2].Fold]
}

// titles gives the word after the capitalised words from i on, with the
// particles between them, and how many of them are not tied by a hyphen or an
// apostrophe.
func (g *gazetteer) titles(text *fold.Text, i int, lang string) (end, titles int) {
	end, titles = i+1, 1
	for k := i + 1; k < len(text.Words) && k < i+longestPlace; k++ {
		w := &text.Words[k]
		switch {
		case !w.Before.Joins():
			return end, titles
		case w.Shape == fold.Title && len(w.Fold) > 1:
			end = k + 1
			if w.Before == ' ' {
				titles++
			}
		case w.Shape == fold.Lower && g.settings[lang+" particle"][w.Fold] && k+1 < len(text.Words) && text.Words[k+1].Shape == fold.Title && lang != "en":
		default:
			return end, titles
		}
	}
	return end, titles
}

// noPlace says whether several capitalised words behind "in", of which the first is
// given, are rather something else than a place: in French as often a person,
// in English a programme, a body, a university, unless the first is a word that
// places begin with.
func (g *gazetteer) noPlace(lang, first string) bool {
	return lang == "fr" || lang == "en" && !g.settings["en begins"][first]
}
