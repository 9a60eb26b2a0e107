package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// capitalParticles begin a name though they look like articles ("El Habib").
var capitalParticles = grammar.Set("el al van von de di da dos bin ben ould abd abu ter du del la le mac st")

// capitalParticle: with a capital the word can open a name ("El Habib").
func capitalParticle(w grammar.Word) bool { return capitalParticles[w.Fold] }

// Hyphenated: "al-Janabi", "el-Sayed": a name in spite of its small letter.
func Hyphenated(t string) bool {
	for _, p := range []string{"al-", "el-", "ad-", "as-", "ash-", "bin-", "ibn-", "an-", "ar-"} {
		if rest, ok := strings.CutPrefix(t, p); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(r)
		}
	}
	return false
}

// Part tells whether a word can be part of a personal name.
func (f *Finder) Part(s *grammar.Sentence, i int, first bool) bool {
	t := s.Words[i]
	if Hyphenated(t.Text) {
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
	if f.wordName(s, i) {
		return true
	}
	if t.Upper || neverName(s, t) {
		return false
	}
	if !first {
		// "… Obo Excusé Kerr": cells of a list of those present
		return i == 0 || grammar.GivenName(t) || !s.CueOf(lexicon.CueAttendance, t)
	}
	return !f.Lower[t.Lower] && !wordOfText(s, t)
}

// initialOfName: the initial is part of a name, no form of address ("M.").
func initialOfName(s *grammar.Sentence, i int) bool {
	if !s.Words[i].Is(lexicon.Honorific) {
		return true
	}
	prev := grammar.At(s.Words, i-1)
	return i > 0 && (s.Lang.Code == "en" || prev.Is(lexicon.Honorific) && !grammar.IsInitial(prev.Text))
}

// titleAsSurname: the word is a title in other places, here a surname behind a
// given name: "Paola Cruz", "Ann Cross", "Paola Prado Cruz".
func titleAsSurname(s *grammar.Sentence, i int) bool {
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
func neverName(s *grammar.Sentence, t grammar.Word) bool {
	if t.Is(lexicon.Never | lexicon.Honorific | lexicon.Organisation | lexicon.Delegation | lexicon.Meeting | lexicon.Party | lexicon.Occasion | lexicon.RoleAdjunct) {
		return true
	}
	if t.Is(lexicon.Role) && !t.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true
	}
	if s.CueOf(lexicon.CueFocus, t) {
		return true // "Only JAPAN", "Seule Mme Tani"
	}
	return s.Lang.Code == "en" && t.Is(lexicon.Portfolio)
}

// wordOfText: a verb or an adverb, which has its capital only because it opens
// the sentence.
func wordOfText(s *grammar.Sentence, t grammar.Word) bool {
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

// wordName: a given name that is a common word, a month or a place besides
// ("April Kerr", "Grace Obo") is a name before a surname.
func (f *Finder) wordName(s *grammar.Sentence, i int) bool {
	k := s.Words
	if k[i].Upper || !s.CueOf(lexicon.CueWordGiven, k[i]) || i+1 >= len(k) || i > 0 && k[i-1].Digit {
		return false
	}
	next := k[i+1]
	return next.Cap && next.Place == nil && !f.Lower[next.Lower] && f.Part(s, i+1, false)
}

// wordSurname: behind a form of address a word that is a month, a point of the
// compass or an office besides is a surname: "Mr. March", "Ms. Pope said".
func (f *Finder) wordSurname(s *grammar.Sentence, i int) bool {
	w := s.Words[i]
	if i == 0 || !w.Cap || w.Upper || w.Punct || w.Digit {
		return false
	}
	if s.CueOf(lexicon.CueRoleSurnames, w) {
		return !grammar.At(s.Words, i+1).Is(lexicon.Of)
	}
	if w.Is(lexicon.Determiner | lexicon.Of) {
		// "M. Son Min-ho": an article in form alone, a further name behind it.
		return !w.Is(lexicon.Of) && !capitalParticles[w.Fold] && i+1 < len(s.Words) && s.Words[i+1].Place == nil && !s.Words[i+1].Is(lexicon.Role) && f.Part(s, i+1, false)
	}
	function := w.Is(lexicon.Preposition | lexicon.Conjunction | lexicon.Coordinator | lexicon.Masculine | lexicon.Feminine | lexicon.Plural | lexicon.Relative | lexicon.Subordinator | lexicon.Auxiliary | lexicon.Adverb | lexicon.Clitic)
	return w.Is(lexicon.Never) && !function && !w.Is(lexicon.Role|lexicon.Organisation|lexicon.Honorific)
}

// placeOpens: what stands at i is a place, no given name: "Sofia Paz" is one,
// and so is "Israel Cole", where a further name follows at once.
func (f *Finder) placeOpens(s *grammar.Sentence, i int) bool {
	k := s.Words
	p, n := s.PlaceAt(i)
	if n == 0 || n > 1 || i+1 >= len(k) {
		return n > 0
	}
	given := s.CueOf(lexicon.CuePlaceGiven, k[i])
	if !p.City && !given {
		return true
	}
	j := i + 1
	for given && j+1 < len(k) && !k[j].Cap && k[j].Is(lexicon.Particle) {
		j++
	}
	return !(f.Part(s, j, false) || f.upper(k[j])) || k[j].Place != nil && !p.City
}

// placeSurname: a town's or a State's name behind a given name or an initial is
// a surname: "Ann London", "J. Jordan".
func placeSurname(s *grammar.Sentence, i, j int) bool {
	k := s.Words
	given := k[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || grammar.IsInitial(k[i].Text)
	_, n := s.PlaceAt(j)
	return given && n == 1 && j == i+1 && k[i].Place == nil && !grammar.At(k, j+1).Cap
}
