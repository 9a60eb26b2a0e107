package name

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Address reads forms of address at i: whether there are any, the gender that
// they tell, and where the name begins.
func (f *Finder) Address(s *grammar.Sentence, i int) (bool, byte, int) {
	k := s.Words
	addressed, gender, h := false, byte(0), i
	if n := s.Cue(lexicon.CuePhrases, i); n > 0 {
		addressed, h = true, i+n
		if h+1 < len(k) && k[h].Text == "," && k[h+1].Is(lexicon.Honorific) {
			h++
		}
	}
	for h < len(k) && addresses(s, i, h) {
		if k[h].Is(lexicon.HonorificFeminine) {
			gender = 'f'
		} else if k[h].Is(lexicon.HonorificMasculine) && gender == 0 {
			gender = 'm'
		}
		addressed = true
		h++
	}
	if h == i+1 && h < len(k) && !k[i].Cap && k[i].Is(lexicon.Role) && k[h].Fold == "de" && grammar.At(k, h+1).Cap {
		return false, 0, i // "la profesora de Derecho": of what, no name
	}
	// "Madame la ministre Rose Tani", "monsieur l'ambassadeur Jean Obo"
	if addressed && h+2 < len(k) && k[h].Is(lexicon.Determiner) && titleRole(s, k[h+1]) && k[h+2].Cap && f.Part(s, h+2, false) {
		h += 2
	}
	return addressed, gender, h
}

// addresses: the word at h is one of the forms of address that begin at i. An
// initial behind the first is the name's ("Mr. M. Obo").
func addresses(s *grammar.Sentence, i, h int) bool {
	w := s.Words[h]
	if !w.Is(lexicon.Honorific) || professorOf(s, h) || !w.Cap && s.Lang.Code != "es" && !s.CueOf(lexicon.CueSmallAddress, w) {
		return false
	}
	if h == i {
		return true
	}
	return !(w.Is(lexicon.Role) && !w.Cap) && !(s.Lang.Code != "es" && grammar.IsInitial(w.Text) && len(w.Text) == 2)
}

// professorOf: "la profesora de Aguas de la Universidad": a form of address in
// small letters whose "de" opens what it teaches, and no name.
func professorOf(s *grammar.Sentence, i int) bool {
	w, next := s.Words[i], grammar.At(s.Words, i+1)
	return s.Lang.Code == "es" && !w.Cap && w.Is(lexicon.Role) && (next.Lower == "de" || next.Lower == "del") && grammar.At(s.Words, i-1).Is(lexicon.Determiner)
}
