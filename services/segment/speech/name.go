package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// capitalParticles begin a name though they look like articles ("El Habib").
var capitalParticles = grammar.Set("el al van von de di da dos bin ben ould abd abu ter du del la le mac st")

// hyphenName: "al-Janabi", "el-Sayed": a name in spite of its small letter.
func hyphenName(t string) bool {
	for _, p := range []string{"al-", "el-", "ad-", "as-", "ash-", "bin-", "ibn-", "an-", "ar-"} {
		if rest, ok := strings.CutPrefix(t, p); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(r)
		}
	}
	return false
}

// nameToken tells whether a word can be part of a personal name.
func (r *reader) nameToken(s *sentence, i int, first bool) bool {
	t := s.Words[i]
	if hyphenName(t.Text) {
		return true
	}
	if !t.Cap || t.Punct || t.Digit {
		return false
	}
	if grammar.IsInitial(t.Text) {
		return initialOfName(s, i)
	}
	if titleAsSurname(s, i) {
		return true
	}
	if !t.Upper && s.CueOf(lexicon.CueAbbreviatedBodies, t) {
		return true // "Mr. Ngo"
	}
	if r.wordName(s, i) {
		return true
	}
	if t.Upper || neverName(s, t) {
		return false
	}
	if !first {
		// "… Obo Excusé Kerr": cells of a list of those present
		return i == 0 || grammar.GivenName(t) || !s.CueOf(lexicon.CueAttendance, t)
	}
	return !r.lower[t.Lower] && !wordOfText(s, t)
}

// initialOfName: the initial is part of a name, no form of address ("M.").
func initialOfName(s *sentence, i int) bool {
	if !s.Words[i].Is(lexicon.Honorific) {
		return true
	}
	prev := grammar.At(s.Words, i-1)
	return i > 0 && (s.Lang.Code == "en" || prev.Is(lexicon.Honorific) && !grammar.IsInitial(prev.Text))
}

// titleAsSurname: the word is a title in other places, here a surname behind a
// given name: "Paola Cruz", "Ann Cross", "Paola Prado Cruz".
func titleAsSurname(s *sentence, i int) bool {
	k := s.Words
	if i == 0 || !k[i].Is(lexicon.LowTitle) || !k[i-1].Cap {
		return false
	}
	prev, next := k[i-1], grammar.At(k, i+1)
	if prev.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && !next.Cap && !next.Is(lexicon.Of) {
		return true
	}
	return i > 1 && grammar.GivenName(k[i-2]) && !prev.Punct && prev.Place == nil && (next.Punct || s.VerbAt(i+1) != nil)
}

// neverName: the word has a meaning of its own (a body, a function, a
// portfolio), so that no name is made of it.
func neverName(s *sentence, t grammar.Word) bool {
	if t.Is(lexicon.Never | lexicon.Honorific | lexicon.Organisation | lexicon.Delegation | lexicon.Meeting | lexicon.Party | lexicon.Occasion | lexicon.RoleAdjunct) {
		return true
	}
	if t.Is(lexicon.Role) && !t.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true
	}
	return s.Lang.Code == "en" && t.Is(lexicon.Portfolio)
}

// wordOfText: a verb or an adverb, which has its capital only because it opens
// the sentence.
func wordOfText(s *sentence, t grammar.Word) bool {
	if t.Verb.Lemma != "" && !t.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true
	}
	for _, end := range []string{"mente", "ement", "amment", "emment"} {
		if strings.HasSuffix(t.Lower, end) {
			return true
		}
	}
	return s.Lang.Code == "en" && strings.HasSuffix(t.Lower, "ly") && len(t.Lower) > 6
}

// upperName: a surname in capitals, no acronym.
func (r *reader) upperName(t grammar.Word) bool {
	return t.Upper && utf8.RuneCountInString(t.Text) > 2 && !t.Punct && !t.Is(lexicon.International) && r.acronyms[t.Text] == ""
}

// nameEnd gives where the name that begins at i ends, or 0. After a form of
// address one word is a name.
func (r *reader) nameEnd(s *sentence, i int, addressed bool) int {
	k := s.Words
	if i >= len(k) {
		return 0
	}
	if e := r.capitalName(s, i); e > 0 {
		return e
	}
	if r.capitalParticleOpens(s, i) {
		return r.nameEnd(s, i+1, true)
	}
	if !addressed && r.particleAfterRole(s, i) {
		return r.nameEnd(s, i, true)
	}
	if addressed && grammar.BareInitial(k[i]) {
		if j := behindInitials(k, i); j < len(k) && r.nameToken(s, j, false) {
			return r.nameEnd(s, j, true)
		}
	}
	first := i == 0 || grammar.OpensQuote(k[i-1]) || k[i-1].Text == "."
	if !r.nameToken(s, i, first && !addressed) && !(addressed && (r.wordSurname(s, i) || r.addressedSurname(s, i))) {
		return 0
	}
	if !addressed && r.placeOpens(s, i) {
		return 0
	}
	j, n := i+1, 1
	for j < len(k) {
		e, parts := r.nameGoesOn(s, i, j, n)
		if e == j {
			break
		}
		j, n = e, n+parts
	}
	return r.nameLength(j, n, addressed)
}

// capitalParticleOpens: a particle with a capital opens the name: "El Habib
// Nadir". An article that opens a sentence's subject has one too.
func (r *reader) capitalParticleOpens(s *sentence, i int) bool {
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
	return r.nameToken(s, i+1, false) && (r.nameToken(s, i+2, false) || r.upperName(k[i+2]))
}

// particleAfterRole: a surname with its particle after an English function:
// "Minister de Martino".
func (r *reader) particleAfterRole(s *sentence, i int) bool {
	k := s.Words
	return s.Lang.Code == "en" && !k[i].Cap && k[i].Is(lexicon.Particle) && i > 0 && k[i-1].Cap && k[i-1].Is(lexicon.Role) && r.nameToken(s, min(i+1, len(k)-1), false)
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
func (r *reader) addressedSurname(s *sentence, i int) bool {
	k := s.Words
	if grammar.At(k, i+1).Is(lexicon.Role) {
		return false
	}
	if k[i].Upper && len(k[i].Text) > 2 && !k[i].Is(lexicon.Role) {
		return true
	}
	return k[i].Is(lexicon.Particle) && i+1 < len(k) && (k[i].Cap || r.nameToken(s, i+1, false))
}

// nameGoesOn reads what follows at j in a name that began at i and has n parts
// so far: where that ends, and how many parts it adds. The end is j itself where
// the name is over.
func (r *reader) nameGoesOn(s *sentence, i, j, n int) (end, parts int) {
	k := s.Words
	switch {
	case r.nameToken(s, j, false) && (!r.placeStops(s, j) || n == 1 && r.placeSurname(s, i, j)), r.upperName(k[j]):
		return j + 1, 1
	case s.CueOf(lexicon.CueCalled, k[j]) && j+1 < len(k) && r.nameToken(s, j+1, false):
		return j + 2, 1 // "Omar dit Papa Obo"
	case k[j].Text == "\"" || k[j].Text == "“" || k[j].Text == "«":
		if r.nickname(s, j) {
			return j + 4, 1
		}
		return j, 0
	case r.particleLinks(s, j):
		if twoPersons(s, i, j, n) {
			return j, 0
		}
		return j + 2, 1
	case k[j].Text == "-" && grammar.IsInitial(k[j-1].Text) && grammar.IsInitial(grammar.At(k, j+1).Text) && k[j].Start == k[j-1].End:
		return j + 2, 0 // "J.-P. Obo"
	case k[j].Text == "i" && n > 1 && j+1 < len(k) && r.nameToken(s, j+1, false):
		return j + 2, 1 // "Jordi Prat i Sol"
	case spanishAnd(k[j]) && grammar.At(k, j+1).Is(lexicon.Determiner):
		return j, 0 // "Mesoamérica y las Guayanas"
	case k[j].Is(lexicon.Particle) && j+2 < len(k) && k[j+1].Is(lexicon.Particle) && (r.nameToken(s, j+2, false) || r.upperName(k[j+2])):
		return j + 3, 1 // "Rosa de la Paz"
	}
	return j, 0
}

// nickname: the quotation mark at j opens a nickname of one word inside the
// name, which goes on behind it.
func (r *reader) nickname(s *sentence, j int) bool {
	k := s.Words
	return j+3 < len(k) && k[j+1].Cap && grammar.ClosesQuote(k[j+2]) && r.nameToken(s, j+3, false)
}

// particleLinks: the particle at j links the name to one more of its words.
func (r *reader) particleLinks(s *sentence, j int) bool {
	k := s.Words
	if !k[j].Is(lexicon.Particle) || k[j].Punct || j+1 >= len(k) {
		return false
	}
	return r.nameToken(s, j+1, false) && !r.placeStops(s, j+1) || r.upperName(k[j+1]) && len(k[j+1].Text) > 3
}

// twoPersons: the "y" at j stands between two persons, not two surnames:
// "Ortega y Gasset" is one; "los Presidentes Ana Paz y Juan Sol" are two.
func twoPersons(s *sentence, i, j, n int) bool {
	k := s.Words
	return spanishAnd(k[j]) && (n < 2 || grammar.GivenName(k[j+1]) || i > 0 && k[i-1].Is(lexicon.RolePlural))
}

// spanishAnd: "y", "e".
func spanishAnd(w grammar.Word) bool { return w.Fold == "y" || w.Fold == "e" }

func (r *reader) nameLength(j, n int, addressed bool) int {
	if !addressed && n < 2 || n > 6 {
		return 0
	}
	return j
}

func (r *reader) placeStops(s *sentence, j int) bool {
	p, n := s.PlaceAt(j)
	return n > 0 && !(n == 1 && p.City && s.Words[j].Is(lexicon.FirstFeminine|lexicon.FirstMasculine))
}
