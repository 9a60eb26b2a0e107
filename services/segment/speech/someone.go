package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// someone reads a person who is not named: "a youth delegate", "one developing
// country representative", "un haut fonctionnaire du ministère", "otra asistente".
func (r *reader) someone(s *sentence, i int) (*Party, int) {
	n := s.cue(lexicon.CueSomeone, i)
	if n == 0 {
		return nil, 0
	}
	k := s.k
	for j := i + n; j <= i+n+3 && j < len(k); j++ {
		w := k[j]
		if w.Punct || w.Is(lexicon.Relative|lexicon.Auxiliary|lexicon.Subject) || s.verbAt(j) != nil && !w.Is(lexicon.Role) || w.Is(lexicon.Preposition) {
			return nil, 0
		}
		if w.Is(lexicon.RolePlural) || !w.Is(lexicon.Role) && !r.oneOfGroup(s, w) {
			continue
		}
		e := someoneEnd(s, j)
		if w := at(k, e); w.Cap && !w.Punct && w.geo == nil && !w.Is(lexicon.Never|lexicon.Organisation) {
			return nil, 0 // a name follows
		}
		e = r.complement(s, e)
		if at(k, e).Text == "," && namedSoonAfter(s, e) {
			return nil, 0 // "a member of the council, NAME, said": somebody with a name
		}
		return &Party{Name: printed(s, i, e), Sort: "anonymous"}, e
	}
	return nil, 0
}

// someoneEnd is where the noun at j ends with the functions and adjectives that
// go with it, two at most.
func someoneEnd(s *sentence, j int) int {
	k, e := s.k, j+1
	for e < len(k) && e < j+3 && (k[e].Is(lexicon.Role) && !k[e].Punct || adjectiveAfter(s, e) || s.lex.Code != "en" && plainNoun(s, e) && !adverbial(k[e]) && (s.verbNear(e+1, 3) || at(k, e+1).Is(lexicon.Of))) {
		e++
	}
	return e
}

// namedSoonAfter: a person's name begins right behind the comma at e.
func namedSoonAfter(s *sentence, e int) bool {
	for _, m := range s.mentions {
		if m.p != nil && m.nameStart > e && m.nameStart <= e+2 {
			return true
		}
	}
	return false
}

// oneOfGroup: the word's plural is a group that speaks ("participant").
func (r *reader) oneOfGroup(s *sentence, w word) bool {
	if w.Cap || s.cueOf(lexicon.CueStudies, w) {
		return false // "une enquête" is none of the "enquêtés"
	}
	several := s.lex.Describe(w.Lower + "s")
	return several.Is(lexicon.Meeting) || s.cueOf(lexicon.CuePersons, w)
}

// adjectiveAfter: a small plain word after the noun goes with it ("un délégué africain").
func adjectiveAfter(s *sentence, e int) bool {
	w := s.k[e]
	return s.lex.Code != "en" && !w.Cap && !w.Punct && len(w.Text) > 4 && s.verbAt(e) == nil && w.Verb.Lemma == "" && !adverbial(w) && adjectival(w) && !w.Is(lexicon.Auxiliary|lexicon.Preposition|lexicon.Conjunction|lexicon.Clitic|lexicon.Relative)
}

// groupNounFollows: the quantifier at i-1 goes on to a group's noun ("some
// developing country delegates"), so that the whole is the name.
func groupNounFollows(s *sentence, i int) bool {
	for j := i; j < i+4 && j < len(s.k); j++ {
		w := s.k[j]
		if w.Is(lexicon.Meeting|lexicon.Party) && !w.Upper || s.cue(lexicon.CueGroupsMeeting, j) > 0 {
			return j > i || w.Is(lexicon.Party) && at(s.k, j+1).Is(lexicon.Meeting)
		}
		if w.Punct || s.verbAt(j) != nil || w.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.Conjunction|lexicon.Relative|lexicon.Subject|lexicon.Determiner) || adverbial(w) {
			return false
		}
	}
	return false
}

// agreesAt: the body that meets agrees, decides, requests: the verb stands at i,
// or behind an adverb or an auxiliary.
func (r *reader) agreesAt(s *sentence, i int) bool {
	for n := i; n < i+3; n++ {
		if v := s.verbAt(n); v != nil {
			return v.voice == active && s.lemmaOf(lexicon.CueAgreeing, v.lemma)
		}
		if w := at(s.k, n); !adverbial(w) && !w.Is(lexicon.Have) {
			return false
		}
	}
	return false
}

// principalParty adds for whom a State speaks: ", for the African Group,",
// ", au nom du Groupe africain,".
func (r *reader) principalParty(s *sentence, out []Party, e int) ([]Party, int) {
	k := s.k
	if at(k, e).Text != "," && at(k, e).Text != "(" {
		return out, e
	}
	q := e + 1
	if at(k, q).Lower == "speaking" {
		q++
	}
	n := s.cue(lexicon.CueBehalf, q)
	if n == 0 && at(k, q).Lower == "for" {
		n = 1
	}
	if n == 0 {
		return out, e
	}
	p, c := r.partyAt(s, q+n, false)
	if p == nil || p.Sort == "state" && at(k, c).Text != "," || at(k, c).Text != "," && at(k, c).Text != ")" {
		return out, e
	}
	if at(k, c).Text == ")" {
		c++
	}
	return append(out, *p), c
}
