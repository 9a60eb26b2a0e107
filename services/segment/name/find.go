package name

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Name is a name in a sentence: words From to End, behind the form of address
// that begins at Start.
type Name struct {
	Start, From, End int
	// Addressed: a form of address or a title makes even a single word a name.
	Addressed bool
	// Gender that the form of address tells: 'm', 'f', 0.
	Gender byte
	// Capitals: nothing but its capitals, and what follows, make it a name.
	Capitals bool
}

// At reads the name that begins at i, and where it ends. Where there is none it
// says so, and gives the word to go on from.
func (f *Finder) At(s *grammar.Sentence, i int) (n Name, next int, ok bool) {
	k := s.Words
	addressed, gender, h := f.Address(s, i)
	j := f.End(s, h, addressed)
	if j == 0 && !addressed && f.titled(s, i) {
		j, addressed = i+1, true
	}
	if j == 0 {
		return Name{}, i + 1, false
	}
	if !addressed && i > 0 {
		if k[i].Fold == "general" && k[i-1].Is(lexicon.Role) {
			return Name{}, i + 1, false // "Secretario General de la OEA"
		}
		if k[i-1].Is(lexicon.Of) && k[i-1].Lower != "from" && roleShortlyBefore(s, i-1) {
			return Name{}, behindPlace(k, i, j), false
		}
	}
	if !addressed && (f.noPerson(s, i) || withinBody(s, i, j) || !grammar.GivenName(k[h]) && f.plainWords(s, i, j)) {
		return Name{}, j, false
	}
	return Name{Start: i, From: h, End: j, Addressed: addressed, Gender: gender, Capitals: k[h].Upper && f.inCapitals(s, h) == j}, j, true
}

// Skip gives how many words from i cannot open a name; 0: look here.
func Skip(s *grammar.Sentence, i int) int {
	if !mayOpen(s, i) || i > 0 && s.WithinPlace(i) {
		return 1
	}
	if n := s.Cue(lexicon.CueTurnHeads, i); n > 0 {
		return n
	}
	if i == 0 && verbBeforeNames(s) {
		return 1
	}
	return 0
}

// mayOpen: a capital, a form of address, or a particle after an English
// function ("Minister de Martino").
func mayOpen(s *grammar.Sentence, i int) bool {
	k := s.Words
	if k[i].Cap || k[i].Is(lexicon.Honorific) || Hyphenated(k[i].Text) || s.Cue(lexicon.CuePhrases, i) > 0 {
		return true
	}
	return s.Lang.Code == "en" && k[i].Is(lexicon.Particle) && i > 0 && k[i-1].Cap && k[i-1].Is(lexicon.Role)
}

// verbBeforeNames: the sentence opens with a word that has its capital for that
// alone, and a whole name follows: "Participaron Rosa Tani, …".
func verbBeforeNames(s *grammar.Sentence) bool {
	k := s.Words
	return !k[0].Upper && grammar.GivenName(grammar.At(k, 1)) && !grammar.GivenName(k[0]) && !k[0].Is(lexicon.Honorific|lexicon.Particle) && !capitalParticle(k[0]) && grammar.At(k, 2).Cap
}

// behindPlace is where a name can begin among the words i to j, of which the
// first are the place or the matter of an office: "la alcaldesa de Puerto Claro,
// X"; in "Commissioner for Soils Rose Tani" a given name opens the name.
func behindPlace(k []grammar.Word, i, j int) int {
	for given := i + 1; given < j-1; given++ {
		if k[given].Is(lexicon.FirstFeminine | lexicon.FirstMasculine) {
			return given
		}
	}
	return j
}
