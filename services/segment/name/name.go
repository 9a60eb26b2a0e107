package name

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// End gives where the name that begins at i ends, or 0. After a form of
// address one word is a name.
func (f *Finder) End(s *grammar.Sentence, i int, addressed bool) int {
	k := s.Words
	if i >= len(k) {
		return 0
	}
	if e := f.inCapitals(s, i); e > 0 {
		return e
	}
	if f.capitalParticleOpens(s, i) {
		return f.End(s, i+1, true)
	}
	if !addressed && f.particleAfterRole(s, i) {
		return f.End(s, i, true)
	}
	if addressed && grammar.BareInitial(k[i]) {
		if j := behindInitials(k, i); j < len(k) && f.Part(s, j, false) {
			return f.End(s, j, true)
		}
	}
	first := i == 0 || grammar.OpensQuote(k[i-1]) || k[i-1].Text == "."
	if !f.Part(s, i, first && !addressed) && !(addressed && (f.wordSurname(s, i) || f.addressedSurname(s, i))) {
		return 0
	}
	if !addressed && f.placeOpens(s, i) {
		return 0
	}
	j, n := i+1, 1
	for j < len(k) {
		e, parts := f.goesOn(s, i, j, n)
		if e == j {
			break
		}
		j, n = e, n+parts
	}
	return lengthOf(j, n, addressed)
}

// goesOn reads what follows at j in a name that began at i and has n parts
// so far: where that ends, and how many parts it adds. The end is j itself where
// the name is over.
func (f *Finder) goesOn(s *grammar.Sentence, i, j, n int) (end, parts int) {
	k := s.Words
	switch {
	case f.Part(s, j, false) && (!placeStops(s, j) || n == 1 && placeSurname(s, i, j)), f.upper(k[j]):
		return j + 1, 1
	case s.CueOf(lexicon.CueCalled, k[j]) && j+1 < len(k) && f.Part(s, j+1, false):
		return j + 2, 1 // "Omar dit Papa Obo"
	case k[j].Text == "\"" || k[j].Text == "“" || k[j].Text == "«":
		if f.nickname(s, j) {
			return j + 4, 1
		}
		return j, 0
	case f.particleLinks(s, j):
		if twoPersons(s, i, j, n) {
			return j, 0
		}
		return j + 2, 1
	case k[j].Text == "-" && grammar.IsInitial(k[j-1].Text) && grammar.IsInitial(grammar.At(k, j+1).Text) && k[j].Start == k[j-1].End:
		return j + 2, 0 // "J.-P. Obo"
	case k[j].Text == "i" && n > 1 && j+1 < len(k) && f.Part(s, j+1, false):
		return j + 2, 1 // "Jordi Prat i Sol"
	case spanishAnd(k[j]) && grammar.At(k, j+1).Is(lexicon.Determiner):
		return j, 0 // "Mesoamérica y las Guayanas"
	case k[j].Is(lexicon.Particle) && j+2 < len(k) && k[j+1].Is(lexicon.Particle) && (f.Part(s, j+2, false) || f.upper(k[j+2])):
		return j + 3, 1 // "Rosa de la Paz"
	}
	return j, 0
}

// nickname: the quotation mark at j opens a nickname of one word inside the
// name, which goes on behind it.
func (f *Finder) nickname(s *grammar.Sentence, j int) bool {
	k := s.Words
	return j+3 < len(k) && k[j+1].Cap && grammar.ClosesQuote(k[j+2]) && f.Part(s, j+3, false)
}

// particleLinks: the particle at j links the name to one more of its words.
func (f *Finder) particleLinks(s *grammar.Sentence, j int) bool {
	k := s.Words
	if !k[j].Is(lexicon.Particle) || k[j].Punct || j+1 >= len(k) {
		return false
	}
	return f.Part(s, j+1, false) && !placeStops(s, j+1) || f.upper(k[j+1]) && len(k[j+1].Text) > 3
}

// twoPersons: the "y" at j stands between two persons, not two surnames:
// "Ortega y Gasset" is one; "los Presidentes Ana Paz y Juan Sol" are two.
func twoPersons(s *grammar.Sentence, i, j, n int) bool {
	k := s.Words
	return spanishAnd(k[j]) && (n < 2 || grammar.GivenName(k[j+1]) || i > 0 && k[i-1].Is(lexicon.RolePlural))
}

// spanishAnd: "y", "e".
func spanishAnd(w grammar.Word) bool { return w.Fold == "y" || w.Fold == "e" }

func lengthOf(j, n int, addressed bool) int {
	if !addressed && n < 2 || n > 6 {
		return 0
	}
	return j
}

func placeStops(s *grammar.Sentence, j int) bool {
	p, n := s.PlaceAt(j)
	return n > 0 && !(n == 1 && p.City && s.Words[j].Is(lexicon.FirstFeminine|lexicon.FirstMasculine))
}

// capitalParticleOpens: a particle with a capital opens the name: "El Habib
// Nadir". An article that opens a sentence's subject has one too.
func (f *Finder) capitalParticleOpens(s *grammar.Sentence, i int) bool {
	k := s.Words
	if !k[i].Cap || !capitalParticles[k[i].Fold] || i+2 >= len(k) {
		return false
	}
	switch k[i].Fold {
	case "la", "de":
		if s.Lang.Code == "es" || s.Lang.Code == "fr" {
			return false
		}
	case "el", "del":
		if s.Lang.Code == "es" {
			return false
		}
	case "le", "du":
		if s.Lang.Code == "fr" {
			return false
		}
	}
	return f.Part(s, i+1, false) && (f.Part(s, i+2, false) || f.upper(k[i+2]))
}

// particleAfterRole: a surname with its particle after an English function:
// "Minister de Martino".
func (f *Finder) particleAfterRole(s *grammar.Sentence, i int) bool {
	k := s.Words
	return s.Lang.Code == "en" && !k[i].Cap && k[i].Is(lexicon.Particle) && i > 0 && k[i-1].Cap && k[i-1].Is(lexicon.Role) && f.Part(s, min(i+1, len(k)-1), false)
}

// behindInitials is where the initials end of which the first stands at i: "Mr
// A Mason", "Ms J P Cole".
func behindInitials(k []grammar.Word, i int) int {
	j := i + 1
	for j < len(k) && (grammar.BareInitial(k[j]) || grammar.IsInitial(k[j].Text)) {
		j++
	}
	return j
}

// addressedSurname: behind a form of address a word in capitals is a surname,
// and so is one with its particle: "M. OBO", "Mme de Tani".
func (f *Finder) addressedSurname(s *grammar.Sentence, i int) bool {
	k := s.Words
	if grammar.At(k, i+1).Is(lexicon.Role) {
		return false
	}
	if k[i].Upper && len(k[i].Text) > 2 && !k[i].Is(lexicon.Role) {
		return true
	}
	return k[i].Is(lexicon.Particle) && i+1 < len(k) && (k[i].Cap || f.Part(s, i+1, false))
}

// upper: a surname in capitals, no acronym.
func (f *Finder) upper(t grammar.Word) bool {
	return t.Upper && utf8.RuneCountInString(t.Text) > 2 && !t.Punct && !t.Is(lexicon.International) && f.Acronyms[t.Text] == ""
}
