package name

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// inCapitals gives where a name in capitals ends that opens a clause and is
// told by what follows: "ROSE TANI (Togo)", "LI WEN, Minister of Water"; 0: none.
func (f *Finder) inCapitals(s *grammar.Sentence, i int) int {
	k := s.Words
	if !k[i].Upper || i > 0 && !clauseBefore(k[i-1]) {
		return 0
	}
	if _, n := s.PlaceAt(i); n > 0 && (n > 1 || i+1 >= len(k) || !k[i+1].Upper) || grammar.Bloc(k, i) > 0 {
		return 0
	}
	j := f.capitalWords(k, i)
	if j == 0 {
		return 0
	}
	switch grammar.At(k, j).Text {
	case "(":
		if personInParenthesis(k, j) {
			return j
		}
	case ",":
		if personBehindComma(s, i, j) {
			return j
		}
	}
	return 0
}

// capitalWords is where the words in capitals end that begin at i, their
// particles and initials among them, if they can be a name; else 0.
func (f *Finder) capitalWords(k []grammar.Word, i int) int {
	j, n := i, 0
	for j < len(k) && capitalPart(k, i, j) {
		w := k[j]
		if f.capitalsOfBody(w) {
			return 0
		}
		if !w.Is(lexicon.Particle) && utf8.RuneCountInString(w.Text) > 1 {
			n++
		}
		j++
	}
	if n < 2 || n > 6 {
		return 0
	}
	return j
}

// capitalPart: the word at j can be part of a name in capitals that begins at i.
func capitalPart(k []grammar.Word, i, j int) bool {
	if k[j].Upper || grammar.IsInitial(k[j].Text) {
		return true
	}
	return (j > i && grammar.BareInitial(k[j]) || k[j].Is(lexicon.Particle)) && grammar.At(k, j+1).Upper
}

// capitalsOfBody: the word in capitals tells of a body, a function or an
// occasion, or is an acronym: no name.
func (f *Finder) capitalsOfBody(w grammar.Word) bool {
	if w.Is(lexicon.Organisation | lexicon.Occasion | lexicon.Role | lexicon.Meeting | lexicon.Party | lexicon.Honorific | lexicon.International | lexicon.Delegation) {
		return true
	}
	return w.Is(lexicon.Never) && !w.Is(lexicon.Particle) && !grammar.BareInitial(w) || f.Acronyms[w.Text] != ""
}

// clauseBefore: behind this word a clause can open with a name in capitals.
func clauseBefore(prev grammar.Word) bool {
	switch prev.Text {
	case ",", ";", ".":
		return true
	}
	return prev.Is(lexicon.Honorific) || grammar.OpensQuote(prev)
}

// personBehindComma: behind the comma at j stands the function of who is named
// from i, or his verb where the function stands before: "The Chair, ROSE TANI, said".
func personBehindComma(s *grammar.Sentence, i, j int) bool {
	k := s.Words
	if j+1 < len(k) && grammar.RoleWithin(k[j+1:], 6) {
		return true
	}
	return i > 0 && k[i-1].Text == "," && roleShortlyBefore(s, i-1) && (s.VerbAt(j+1) != nil || grammar.At(k, j+1).Is(lexicon.Have))
}

// personInParenthesis: the parenthesis at j names a State or a function.
func personInParenthesis(k []grammar.Word, j int) bool {
	for e := j + 1; e < len(k) && e < j+12 && k[e].Text != ")"; e++ {
		if k[e].Place != nil || k[e].Is(lexicon.Role) {
			return true
		}
	}
	return false
}
