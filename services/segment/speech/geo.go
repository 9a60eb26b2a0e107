package speech

import (
	"rapporteur.internal/services/segment/country"
)

// geo is a country, a city or a bloc of States named in a sentence.
type geo struct {
	iso   string
	form  country.Form
	words int
}

// place is a country or city that a name means.
type place struct {
	ISO  string
	City bool
}

// findPlaces marks the words at which countries, cities, adjectives of
// countries and blocs begin.
func findPlaces(s *sentence) {
	i, places := 0, s.Places
	if places == nil {
		places = country.Find(s.Text, s.lex.Code)
	}
	for _, m := range places {
		for i < len(s.k) && s.k[i].start < m.Start {
			i++
		}
		if i == len(s.k) || s.k[i].start != m.Start {
			continue
		}
		n := 0
		for i+n < len(s.k) && s.k[i+n].end <= m.End {
			n++
		}
		if n > 0 {
			s.k[i].geo = &geo{m.ISO, m.Form, n}
		}
	}
}

// placeAt gives the country or city at i, and how many words its name takes.
func (r *reader) placeAt(s *sentence, i int) (place, int) { return r.placeIn(s.k, i) }

// placeIn is placeAt over some of a sentence's words.
func (r *reader) placeIn(k []word, i int) (place, int) {
	if i < 0 || i >= len(k) || k[i].geo == nil {
		return place{}, 0
	}
	g := k[i].geo
	if g.form != country.Name && g.form != country.City || i+g.words > len(k) {
		return place{}, 0
	}
	return place{g.iso, g.form == country.City}, g.words
}

// bloc gives how many words the name of a bloc of States ("the EU",
// "G-77/China") takes at i; 0: none.
func bloc(k []word, i int) int {
	if i < 0 || i >= len(k) || k[i].geo == nil || k[i].geo.form != country.Group || i+k[i].geo.words > len(k) {
		return 0
	}
	return k[i].geo.words
}

// demonym gives the country whose adjective stands at i; "" where none does.
func demonym(k []word, i int) string {
	if i < 0 || i >= len(k) || k[i].geo == nil || k[i].geo.form != country.Adjective {
		return ""
	}
	return k[i].geo.iso
}

// hasDemonym: a State's adjective is among the words ("delegado chileno").
func hasDemonym(k []word) bool {
	for i := range k {
		if demonym(k, i) != "" {
			return true
		}
	}
	return false
}

// withinPlace: the word at i is a later word of a place's name ("Northern
// Ireland" in "United Kingdom of Great Britain and Northern Ireland").
func (s *sentence) withinPlace(i int) bool {
	for j := i - 1; j >= 0 && j > i-9; j-- {
		if g := s.k[j].geo; g != nil {
			// A town of two words can be somebody's name, "San Pedro Sula" can't.
			return j+g.words > i && (g.form != country.City || g.words > 2)
		}
	}
	return false
}

// stateOf gives the State that a noun phrase names, "" where it names none.
func (r *reader) stateOf(k []word) string {
	for i := range k {
		if p, n := r.placeIn(k, i); n > 0 && !p.City {
			return p.ISO
		}
	}
	return ""
}
