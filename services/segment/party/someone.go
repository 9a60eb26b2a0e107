package party

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// someone reads a person who is not named: "a youth delegate", "one developing
// country representative", "un haut fonctionnaire du ministère", "otra asistente".
func (s *Sentence) someone(i int) (*Party, int) {
	n := s.Cue(lexicon.CueSomeone, i)
	if n == 0 {
		return nil, 0
	}
	k := s.Words
	for j := i + n; j <= i+n+3 && j < len(k); j++ {
		w := k[j]
		if w.Punct || w.Is(lexicon.Relative|lexicon.Auxiliary|lexicon.Subject) || s.VerbAt(j) != nil && !w.Is(lexicon.Role) || w.Is(lexicon.Preposition) {
			return nil, 0
		}
		if w.Is(lexicon.RolePlural) || !w.Is(lexicon.Role) && !OneOfGroup(s.Sentence, w) {
			continue
		}
		e := someoneEnd(s.Sentence, j)
		if w := grammar.At(k, e); w.Cap && !w.Punct && w.Place == nil && !w.Is(lexicon.Never|lexicon.Organisation) {
			return nil, 0 // a name follows
		}
		e = Complement(s.Sentence, e)
		if grammar.At(k, e).Text == "," && s.Mentions.NamedWithin(e+1, e+2) {
			return nil, 0 // "a member of the council, NAME, said": somebody with a name
		}
		return &Party{Name: Printed(s.Sentence, i, e), Sort: "anonymous"}, e
	}
	return nil, 0
}

// someoneEnd is where the noun at j ends with the functions and adjectives that
// go with it, two at most.
func someoneEnd(s *grammar.Sentence, j int) int {
	k, e := s.Words, j+1
	for e < len(k) && e < j+3 && (k[e].Is(lexicon.Role) && !k[e].Punct || adjectiveAfter(s, e) || s.Lang.Code != "en" && s.PlainNoun(e) && !grammar.Adverbial(k[e]) && (s.VerbNear(e+1, 3) || grammar.At(k, e+1).Is(lexicon.Of))) {
		e++
	}
	return e
}

// OneOfGroup: the word's plural is a group that speaks ("participant").
func OneOfGroup(s *grammar.Sentence, w grammar.Word) bool {
	if w.Cap || s.CueOf(lexicon.CueStudies, w) {
		return false // "une enquête" is none of the "enquêtés"
	}
	several := s.Lang.Describe(w.Lower + "s")
	return several.Is(lexicon.Meeting) || s.CueOf(lexicon.CuePersons, w)
}

// adjectiveAfter: a small plain word after the noun goes with it ("un délégué africain").
func adjectiveAfter(s *grammar.Sentence, e int) bool {
	w := s.Words[e]
	return s.Lang.Code != "en" && !w.Cap && !w.Punct && len(w.Text) > 4 && s.VerbAt(e) == nil && w.Verb.Lemma == "" && !grammar.Adverbial(w) && grammar.Adjectival(w) && !w.Is(lexicon.Auxiliary|lexicon.Preposition|lexicon.Conjunction|lexicon.Clitic|lexicon.Relative)
}

// groupNounFollows: the quantifier at i-1 goes on to a group's noun ("some
// developing country delegates"), so that the whole is the name.
func groupNounFollows(s *grammar.Sentence, i int) bool {
	for j := i; j < i+4 && j < len(s.Words); j++ {
		w := s.Words[j]
		if w.Is(lexicon.Meeting|lexicon.Party) && !w.Upper || s.Cue(lexicon.CueGroupsMeeting, j) > 0 {
			return j > i || w.Is(lexicon.Party) && grammar.At(s.Words, j+1).Is(lexicon.Meeting)
		}
		if w.Punct || s.VerbAt(j) != nil || w.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.Conjunction|lexicon.Relative|lexicon.Subject|lexicon.Determiner) || grammar.Adverbial(w) {
			return false
		}
	}
	return false
}
