package organisation

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Span gives where a body's full name begins and ends whose noun stands at i:
// in English capitals before the noun belong to it ("Water Affairs Committee").
func Span(s *grammar.Sentence, i int) (from, end int) {
	k := s.Words
	from, end = i, i+1
	if s.Lang.Code == "en" {
		for from > 0 && k[from-1].Cap && !k[from-1].Punct && !k[from-1].Is(lexicon.Determiner|lexicon.Never|lexicon.Role) {
			from--
		}
	}
	if n := s.Cue(lexicon.CueOrgans, i); n > 1 && s.Lang.Code != "en" {
		end = i + n // "Comité exécutif"
	}
	for end < len(k) && end-from < 26 && !closesBody(s, end) && bodyGoesOn(s, i, end) {
		end++
	}
	return from, WithoutLinks(k, i+1, end)
}

// closesBody: a number, a mark, a verb or a clause's first word: no body's name
// goes on over it.
func closesBody(s *grammar.Sentence, e int) bool {
	w := s.Words[e]
	return w.Digit || HeldThere(w) || w.Punct && w.Text != "'" || w.Is(lexicon.Auxiliary|lexicon.Relative|lexicon.Subordinator) && !w.Is(lexicon.Of) || !w.Cap && s.VerbAt(e) != nil
}

// bodyGoesOn: the word at e goes on with the full name of the body whose noun
// stands at i: a capital, a link to the next, or in French and Spanish a small
// word of the complement.
func bodyGoesOn(s *grammar.Sentence, i, e int) bool {
	k := s.Words
	w, last, next := k[e], k[e-1], grammar.At(k, e+1)
	linked := last.Is(lexicon.Of | lexicon.Determiner | lexicon.Coordinator | lexicon.Preposition)
	link := linksBody(s, i, e)
	if link && last.Is(lexicon.Determiner) && w.Is(lexicon.Preposition) {
		return false
	}
	small := s.Lang.Code != "en" && (linked || grammar.Adjectival(w) && len(w.Text) > 4 && !last.Cap || e == i+1 && Scope(w))
	if small && !linked && next.Is(lexicon.Determiner) && !next.Is(lexicon.Of) {
		return false // "… de la torture examine le …": a verb
	}
	if !link && !w.Cap && !small {
		return false
	}
	if w.Cap && linked && !last.Is(lexicon.Of) {
		if p, n := grammar.PlaceIn(k, e); n > 0 && p.ISO != "" {
			return false // "Committee on Water in Lima"
		}
	}
	return true
}

// linksBody: the word at e links the name of the body whose noun stands at i to
// what follows: "of", its article, "and", a preposition before a capital.
func linksBody(s *grammar.Sentence, i, e int) bool {
	w, last, next := s.Words[e], s.Words[e-1], grammar.At(s.Words, e+1)
	switch {
	case w.Is(lexicon.Of):
		return true
	case w.Is(lexicon.Determiner) && last.Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator|lexicon.Preposition):
		return true
	case w.Is(lexicon.Coordinator) && w.Lower != "ainsi":
		return true
	}
	return w.Is(lexicon.Preposition) && (next.Cap || e == i+1 || s.Lang.Code != "en" && next.Is(lexicon.Determiner))
}

// WithoutLinks takes links and marks off the end of a name that has at least
// the words before least.
func WithoutLinks(k []grammar.Word, least, end int) int {
	for end > least && (k[end-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator|lexicon.Preposition) || k[end-1].Punct) {
		end--
	}
	return end
}

// HeldThere: the word closes a body's name in a title in capitals: "COUNCIL | HELD
// ON 4 MAY".
func HeldThere(w grammar.Word) bool { return held[w.Fold] }

var held = grammar.Set("held celebrado celebrada celebrados celebradas tenida tenido tenue tenu reunie reuni reunido reunida")

// LooseSpan is where a body's name and its complements end that begins at i.
func LooseSpan(s *grammar.Sentence, i int) int {
	k, e := s.Words, i+1
	for e < len(k) && e-i < 16 {
		w := k[e]
		if w.Punct && w.Text != "'" || w.Is(lexicon.Auxiliary|lexicon.Relative|lexicon.Subordinator) && !w.Is(lexicon.Of) || !w.Cap && s.VerbAt(e) != nil {
			break
		}
		link := w.Is(lexicon.Of|lexicon.Determiner) || w.Is(lexicon.Coordinator) && w.Lower != "ainsi"
		if !link && !w.Cap && e > i+1 && !(k[e-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator) || grammar.Adjectival(w) && len(w.Text) > 4) {
			break
		}
		e++
	}
	return WithoutLinks(k, i+1, e)
}

// Scope: "international", "nationale", "regional": with it a weak noun is a body's name.
func Scope(w grammar.Word) bool {
	for _, p := range []string{"international", "internacional", "national", "nacional", "regional", "interregional", "africain", "european", "europeen", "municipal", "departement", "provincial", "federal", "communal", "estatal"} {
		if strings.HasPrefix(w.Fold, p) {
			return true
		}
	}
	return false
}

// WithoutYears takes "2017-2018" off the end of a body's name.
func WithoutYears(s string) string {
	return strings.TrimRight(s, " 0123456789-–/")
}

// UnitedNations: the United Nations' name begins at j.
func UnitedNations(k []grammar.Word, j int) bool {
	if j+1 >= len(k) {
		return false
	}
	a, b := k[j].Fold, k[j+1].Fold
	return a == "nations" && b == "unies" || a == "naciones" && b == "unidas" || a == "united" && b == "nations"
}
