package speech

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// noParty: what stands at i begins no party's name: "de los 33 países" opens with
// its "de", "since most" with its conjunction, "very often" with its adverb, and
// "sa délégation" is the speaker's own.
func (r *reader) noParty(s *sentence, i int) bool {
	w, next := grammar.At(s.Words, i), grammar.At(s.Words, i+1)
	switch {
	case s.Lang.Code == "es" && w.Lower == "de":
		return true
	case s.Lang.Code == "en" && w.Is(lexicon.Subordinator|lexicon.Relative) && !w.Is(lexicon.Determiner|lexicon.Quantifier):
		return true
	case s.Lang.Code == "en" && s.Cue(lexicon.CueAnonymous, i) == 0 && (w.Is(lexicon.Adverb) || grammar.Adverbial(next)) && !w.Is(lexicon.Determiner|lexicon.Quantifier) && (grammar.Adverbial(next) || next.Is(lexicon.Meeting|lexicon.Party|lexicon.People)):
		return true
	case s.CueOf(lexicon.CueOwnDelegation, w) && next.Is(lexicon.Delegation):
		return true
	}
	return false
}

// personsName: the capitals at j are a person's: initials of somebody whom the
// document names, a surname without an article, a rank or a name in capitals
// before a given name.
func (r *reader) personsName(s *sentence, i, j, e int) bool {
	k := s.Words
	w := k[j]
	if r.acronyms[w.Text] != "" {
		return false
	}
	if e == j+1 && w.Upper && utf8.RuneCountInString(w.Text) < 4 && i == j && w.Place == nil {
		for _, p := range r.roster.people {
			if initials(p) == w.Fold {
				return true
			}
		}
	}
	if e == j+1 && i == j && !w.Upper && s.Lang.Code != "en" {
		for _, p := range r.roster.byWord[w.Fold] {
			if n := len(p.words); n > 0 && !p.office && p.words[n-1] == w.Fold {
				return true
			}
		}
	}
	if i == j && e > j+1 && w.Upper && !grammar.At(k, j+1).Upper && grammar.At(k, j+1).Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true // "PC Rosa Tani"
	}
	return false
}

// initials gives the first letters of a person's names, folded.
func initials(p *person) string {
	out := ""
	for _, w := range p.words {
		_, n := utf8.DecodeRuneInString(w)
		out += w[:n]
	}
	return out
}
