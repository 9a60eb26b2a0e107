package grammar

import "rapporteur.internal/services/segment/country"

// Mark is a country, a city or a bloc of States named in a sentence.
type Mark struct {
	ISO   string
	Form  country.Form
	Words int
}

// Place is a country or city that a name means.
type Place struct {
	ISO  string
	City bool
}

// markPlaces marks the words at which countries, cities, adjectives of
// countries and blocs begin.
func (s *Sentence) markPlaces(text string, places []country.Match) {
	if places == nil {
		places = country.Find(text, s.Lang.Code)
	}
	i := 0
	for _, m := range places {
		for i < len(s.Words) && s.Words[i].Start < m.Start {
			i++
		}
		if i == len(s.Words) || s.Words[i].Start != m.Start {
			continue
		}
		n := 0
		for i+n < len(s.Words) && s.Words[i+n].End <= m.End {
			n++
		}
		if n > 0 {
			s.Words[i].Place = &Mark{m.ISO, m.Form, n}
		}
	}
}

// PlaceAt gives the country or city at i, and how many words its name takes.
func (s *Sentence) PlaceAt(i int) (Place, int) { return PlaceIn(s.Words, i) }

// PlaceIn is PlaceAt over some of a sentence's words.
func PlaceIn(k []Word, i int) (Place, int) {
	if i < 0 || i >= len(k) || k[i].Place == nil {
		return Place{}, 0
	}
	g := k[i].Place
	if g.Form != country.Name && g.Form != country.City || i+g.Words > len(k) {
		return Place{}, 0
	}
	return Place{g.ISO, g.Form == country.City}, g.Words
}

// Bloc gives how many words the name of a bloc of States ("the EU",
// "G-77/China") takes at i; 0: none.
func Bloc(k []Word, i int) int {
	if i < 0 || i >= len(k) || k[i].Place == nil || k[i].Place.Form != country.Group || i+k[i].Place.Words > len(k) {
		return 0
	}
	return k[i].Place.Words
}

// Demonym gives the country whose adjective stands at i; "" where none does.
func Demonym(k []Word, i int) string {
	if i < 0 || i >= len(k) || k[i].Place == nil || k[i].Place.Form != country.Adjective {
		return ""
	}
	return k[i].Place.ISO
}

// HasDemonym: a State's adjective is among the words ("delegado chileno").
func HasDemonym(k []Word) bool {
	for i := range k {
		if Demonym(k, i) != "" {
			return true
		}
	}
	return false
}

// HasPlace: a country or a city is among the words.
func HasPlace(k []Word) bool {
	for i := range k {
		if _, n := PlaceIn(k, i); n > 0 {
			return true
		}
	}
	return false
}

// WholePlace: the words are a State's or a town's name.
func WholePlace(k []Word) bool {
	_, n := PlaceIn(k, 0)
	return n > 0 && n == len(k)
}

// StateOf gives the State that a noun phrase names, "" where it names none.
func StateOf(k []Word) string {
	for i := range k {
		if p, n := PlaceIn(k, i); n > 0 && !p.City {
			return p.ISO
		}
	}
	return ""
}

// WithinPlace: the word at i is a later word of a place's name ("Northern
// Ireland" in "United Kingdom of Great Britain and Northern Ireland").
func (s *Sentence) WithinPlace(i int) bool {
	for j := i - 1; j >= 0 && j > i-9; j-- {
		if g := s.Words[j].Place; g != nil {
			// A town of two words can be somebody's name, "San Pedro Sula" can't.
			return j+g.Words > i && (g.Form != country.City || g.Words > 2)
		}
	}
	return false
}
