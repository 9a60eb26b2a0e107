package name

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// plainWords: two capitals of a headline, or of words that stand in small letters
// elsewhere in the document ("Seasonal Mobility"), or of a hall: nobody's name.
func (f *Finder) plainWords(s *grammar.Sentence, i, j int) bool {
	k := s.Words
	last := k[j-1]
	if Headline(s) && (!last.Upper || last.Upper && k[i].Upper && j-i > 3) {
		return true
	}
	if s.CueOf(lexicon.CuePlaceNouns, last) {
		return true
	}
	if s.Lang.Code == "fr" && f.lex.Of("en").IsRole(last.Fold) {
		return true // "Joint Secretary", printed in English
	}
	for _, w := range k[i:j] {
		if !f.Lower[w.Lower] && !(w.Is(lexicon.Particle) && !w.Cap) {
			return false
		}
	}
	return true
}

// Headline: a line whose words begin with capitals nearly all, as headlines
// do: two capitals that stand together there are no name.
func Headline(s *grammar.Sentence) bool {
	if s.Body && len(s.Words) > 0 && s.Words[len(s.Words)-1].Text == "." {
		return false
	}
	capitals, words := 0, 0
	for _, w := range s.Words {
		if w.Punct || w.Digit || len(w.Text) < 4 {
			continue
		}
		words++
		if w.Cap {
			capitals++
		}
	}
	return words > 4 && 5*capitals >= 4*words
}

// noPerson: two capitals that are part of a body's or a portfolio's name.
func (f *Finder) noPerson(s *grammar.Sentence, i int) bool {
	if i == 0 {
		return false
	}
	k, prev := s.Words, s.Words[i-1]
	if w := grammar.At(k, i-2); prev.Cap && saintly(prev) && (w.Is(lexicon.Of|lexicon.Determiner) || title.Where(w)) && !prev.Is(lexicon.Honorific) {
		return true // "alcalde de San Miguel de Allende"
	}
	if behindNoun(s, i) || f.matterOf(s, i) {
		return true
	}
	return prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Role) || prev.Lower == "l'" || prev.Lower == "d'"
}

// behindNoun: a body's noun or a word that opens a place's or a report's name
// stands before i: "del Centro Andino de Suelos", "el sindicato Manos Unidas",
// "Report on Soil Reception", "San Pedro Tano".
func behindNoun(s *grammar.Sentence, i int) bool {
	prev := s.Words[i-1]
	if prev.Is(lexicon.Organisation) && s.Lang.Code != "en" {
		if prev.Cap && !prev.Upper && !s.Words[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || !prev.Cap && !grammar.GivenName(s.Words[i]) {
			return true
		}
	}
	return prev.Lower == "on" && !grammar.GivenName(s.Words[i]) || prev.Cap && s.CueOf(lexicon.CuePlaceOpeners, prev)
}

// matterOf: an "and", "of", "for" or "on" before i goes on with the name of a
// body or of a portfolio: "Viceministro de Aguas y Asuntos Técnicos".
func (f *Finder) matterOf(s *grammar.Sentence, i int) bool {
	k, prev := s.Words, s.Words[i-1]
	if !prev.Is(lexicon.Coordinator) && prev.Lower != "of" && prev.Lower != "for" && prev.Lower != "on" {
		return false
	}
	if i > 1 && (k[i-2].Cap && !k[i-2].Upper && !f.Part(s, i-2, false) || k[i-2].Is(lexicon.Portfolio)) {
		return true
	}
	if i > 3 && prev.Is(lexicon.Coordinator) && k[i-2].Cap && k[i-3].Is(lexicon.Of|lexicon.Determiner) && roleShortlyBefore(s, i-3) && !k[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true
	}
	return i > 1 && bodyShortlyBefore(k, i)
}

// bodyShortlyBefore: among the four words before i, back to a mark, one names a body.
func bodyShortlyBefore(k []grammar.Word, i int) bool {
	from := i - 1
	for from > 0 && from > i-5 && !k[from-1].Punct {
		from--
	}
	for _, t := range k[from:i] {
		if t.Is(lexicon.Organisation) && (!t.Is(lexicon.WeakOrganisation) || t.Cap) || t.Lower == "body" || t.Lower == "scientific" {
			return true
		}
	}
	return false
}

// saintly: the first word of many towns' names.
func saintly(w grammar.Word) bool {
	switch w.Fold {
	case "san", "santa", "santo", "saint", "sainte", "sankt", "sao":
		return true
	}
	return false
}

// withinBody: the name is a body's: "Fundación Rosa Tani", "the Rosa Tani Institute".
func withinBody(s *grammar.Sentence, i, j int) bool {
	k := s.Words
	if next := grammar.At(k, j); s.Lang.Code == "en" && next.Cap && !next.Upper && (s.CueOf(lexicon.CueNamedBodies, next) || next.Is(lexicon.Organisation) && i > 0 && k[i-1].Lower == "the") {
		return true
	}
	if i == 0 || !k[i-1].Cap || !s.CueOf(lexicon.CueNamedBodies, k[i-1]) {
		return false
	}
	return !roleShortlyBefore(s, i-1)
}

// roleShortlyBefore: an office's noun stands among the few words before i.
func roleShortlyBefore(s *grammar.Sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if s.Words[j].Is(lexicon.Role) {
			return true
		}
		if s.Words[j].Punct || s.VerbAt(j) != nil {
			return false
		}
	}
	return false
}
