package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// someone reads a person who is not named: "a youth delegate", "one developing
// country representative", "un haut fonctionnaire du ministère", "otra asistente".
func (r *reader) someone(s *sentence, i int) (*Party, int) {
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
		if w.Is(lexicon.RolePlural) || !w.Is(lexicon.Role) && !r.oneOfGroup(s, w) {
			continue
		}
		e := someoneEnd(s, j)
		if w := grammar.At(k, e); w.Cap && !w.Punct && w.Place == nil && !w.Is(lexicon.Never|lexicon.Organisation) {
			return nil, 0 // a name follows
		}
		e = r.complement(s, e)
		if grammar.At(k, e).Text == "," && namedSoonAfter(s, e) {
			return nil, 0 // "a member of the council, NAME, said": somebody with a name
		}
		return &Party{Name: printed(s, i, e), Sort: "anonymous"}, e
	}
	return nil, 0
}

// someoneEnd is where the noun at j ends with the functions and adjectives that
// go with it, two at most.
func someoneEnd(s *sentence, j int) int {
	k, e := s.Words, j+1
	for e < len(k) && e < j+3 && (k[e].Is(lexicon.Role) && !k[e].Punct || adjectiveAfter(s, e) || s.Lang.Code != "en" && s.PlainNoun(e) && !grammar.Adverbial(k[e]) && (s.VerbNear(e+1, 3) || grammar.At(k, e+1).Is(lexicon.Of))) {
		e++
	}
	return e
}

// namedSoonAfter: a person's name begins right behind the comma at e.
func namedSoonAfter(s *sentence, e int) bool {
	for _, m := range s.mentions {
		if m.p != nil && m.NameStart > e && m.NameStart <= e+2 {
			return true
		}
	}
	return false
}

// oneOfGroup: the word's plural is a group that speaks ("participant").
func (r *reader) oneOfGroup(s *sentence, w grammar.Word) bool {
	if w.Cap || s.CueOf(lexicon.CueStudies, w) {
		return false // "une enquête" is none of the "enquêtés"
	}
	several := s.Lang.Describe(w.Lower + "s")
	return several.Is(lexicon.Meeting) || s.CueOf(lexicon.CuePersons, w)
}

// adjectiveAfter: a small plain word after the noun goes with it ("un délégué africain").
func adjectiveAfter(s *sentence, e int) bool {
	w := s.Words[e]
	return s.Lang.Code != "en" && !w.Cap && !w.Punct && len(w.Text) > 4 && s.VerbAt(e) == nil && w.Verb.Lemma == "" && !grammar.Adverbial(w) && grammar.Adjectival(w) && !w.Is(lexicon.Auxiliary|lexicon.Preposition|lexicon.Conjunction|lexicon.Clitic|lexicon.Relative)
}

// groupNounFollows: the quantifier at i-1 goes on to a group's noun ("some
// developing country delegates"), so that the whole is the name.
func groupNounFollows(s *sentence, i int) bool {
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

// agreesAt: the body that meets agrees, decides, requests: the verb stands at i,
// or behind an adverb or an auxiliary.
func (r *reader) agreesAt(s *sentence, i int) bool {
	for n := i; n < i+3; n++ {
		if v := s.VerbAt(n); v != nil {
			return v.Voice == grammar.Active && s.LemmaOf(lexicon.CueAgreeing, v.Lemma)
		}
		if w := grammar.At(s.Words, n); !grammar.Adverbial(w) && !w.Is(lexicon.Have) {
			return false
		}
	}
	return false
}

// principalParty adds for whom a State speaks: ", for the African Group,",
// ", au nom du Groupe africain,".
func (r *reader) principalParty(s *sentence, out []Party, e int) ([]Party, int) {
	k := s.Words
	if grammar.At(k, e).Text != "," && grammar.At(k, e).Text != "(" {
		return out, e
	}
	q := e + 1
	if grammar.At(k, q).Lower == "speaking" {
		q++
	}
	n := s.Cue(lexicon.CueBehalf, q)
	if n == 0 && grammar.At(k, q).Lower == "for" {
		n = 1
	}
	if n == 0 {
		return out, e
	}
	p, c := r.partyAt(s, q+n, false)
	if p == nil || p.Sort == "state" && grammar.At(k, c).Text != "," || grammar.At(k, c).Text != "," && grammar.At(k, c).Text != ")" {
		return out, e
	}
	if grammar.At(k, c).Text == ")" {
		c++
	}
	return append(out, *p), c
}
