package country

import (
	"rapporteur.internal/services/segment/fold"
)

// Form says in which form a text names a country.
type Form uint8

// The forms. A Group is no country: its Match has a Code and no ISO.
const (
	Name      Form = iota + 1 // "Côte d'Ivoire", "United Mexican States", "RDC"
	Adjective                 // "ivoirienne", "Mexican", "congoleños"
	City                      // "Abidjan"
	Group                     // "Union africaine", "G-77/China"
)

// Match is a country, or a group of States, in a text.
type Match struct {
	// Byte offsets in the text.
	Start, End int
	// ISO is the ISO 3166-1 alpha-2 code; empty for a group.
	ISO string
	// Code names a group, in English capitals ("EU", "G77"); empty for a country.
	Code string
	Form Form
}

// Find gives the countries and groups that a text names, in order, without
// overlap, the longest first. lang is fr, en or es; any other: all three.
func Find(text, lang string) []Match {
	return FindIn(fold.New(text), lang)
}

// FindIn is Find on a text that is folded already.
func FindIn(text *fold.Text, lang string) []Match {
	g := load()
	mask := g.mask(lang)
	var out []Match
	for i := 0; i < len(text.Words); {
		m, next := g.at(text, i, mask)
		if next == i {
			i++
			continue
		}
		if m.Form != 0 {
			out = append(out, m)
		}
		i = next
	}
	return out
}

// Lookup gives the country that a name names as a whole: "la Fédération de
// Russie", "Iran (Islamic Republic of)", "Etats-Unis". Adjectives and cities
// are no names. Case doesn't count.
func Lookup(name, lang string) (iso string, ok bool) {
	m, ok := whole(name, lang, Name)
	return m.ISO, ok
}

// GroupOf gives the group or organisation of States that a name names as a whole.
func GroupOf(name, lang string) (code string, ok bool) {
	m, ok := whole(name, lang, Group)
	return m.Code, ok
}

// AdjectiveOf gives the country of an adjective or demonym: "sénégalaise", "Filipinos".
func AdjectiveOf(word, lang string) (iso string, ok bool) {
	m, ok := whole(word, lang, Adjective)
	return m.ISO, ok
}

// CityOf gives the country of a city's name.
func CityOf(name, lang string) (iso string, ok bool) {
	m, ok := whole(name, lang, City)
	return m.ISO, ok
}

// whole finds a name that is the whole text but for a leading article.
func whole(name, lang string, form Form) (Match, bool) {
	g := load()
	text := fold.New(name)
	for i := 0; i < len(text.Words) && i < 2; i++ {
		if i == 1 && !articles[text.Words[0].Fold] {
			break
		}
		n := g.root
		for k := i; k < len(text.Words); k++ {
			if n = n.step(text.Words[k], k == i); n == nil {
				break
			}
		}
		if n == nil {
			continue
		}
		for _, e := range n.entries {
			if e.form == form && e.langs&g.mask(lang) != 0 {
				return Match{Start: text.Words[i].Start, End: len(name), ISO: e.iso, Code: e.code, Form: form}, true
			}
		}
	}
	return Match{}, false
}

// NameOf is a country's short name in a language; empty where it is unknown.
func NameOf(iso, lang string) string { return load().short[lang+"/"+iso] }

// articles may stand before a country's name.
var articles = map[string]bool{"la": true, "le": true, "les": true, "l": true, "the": true, "el": true, "los": true, "las": true}
