package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// ruleBehind: the subject stands behind its verb, with words between: "…, a fait
// remarquer Mme X", "…, a déclaré ce matin le ministre de l'eau", "dijo a la
// prensa la alcaldesa".
func (r *reader) ruleBehind(s *sentence) bool {
	for _, v := range s.Verbs {
		if v.Voice != grammar.Active || takesPeople(v.Act) && !s.said(v) || !s.opensItsClause(v.At) {
			continue
		}
		for j := v.At + 1; j < v.At+8 && j < len(s.Words); j++ {
			if m := mentionAtWord(s, j); m != nil && j > v.At+1 {
				if m.Position == mention.Principal || m.Position == mention.Agent || s.Words[j-1].Is(lexicon.Of) {
					break
				}
				return r.speak(s, "behind", []*person{m.p}, []*mentioned{m}, Explicit, v.Act, v.At, m.End)
			}
			if w := s.Words[j]; w.Is(lexicon.Determiner) && !w.Is(lexicon.Indefinite) && !s.Words[j-1].Is(lexicon.Preposition|lexicon.Of) {
				if np, e, definite := r.officeAt(s, j); np != nil && definite && endsTag(s, e) {
					if m := mentionAtWord(s, e+1); m != nil && grammar.At(s.Words, e).Text == "," {
						return r.speak(s, "behind", []*person{m.p}, []*mentioned{m}, Explicit, v.Act, v.At, m.End)
					}
					if p, _ := r.holderOfOffice(s, np, true, &grammar.Verb{Act: v.Act, Tense: v.Tense}); p != nil {
						return r.speak(s, "behind", p, nil, Explicit, v.Act, v.At, e)
					}
				}
			}
			if !s.mayStandBetween(j) {
				break
			}
		}
	}
	return false
}

// said: the verb closes a quotation, so that what stands behind is its subject.
func (s *sentence) said(v grammar.Verb) bool {
	for i := v.At - 1; i > 0 && i > v.At-6; i-- {
		if grammar.ClosesQuote(s.Words[i]) {
			return true
		}
	}
	return false
}

// opensItsClause: nothing that could be the verb's subject stands before it.
func (s *sentence) opensItsClause(q int) bool {
	k := s.Words
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic|lexicon.Reflexive) || grammar.Adverbial(k[q-1])) && !k[q-1].Punct {
		q--
	}
	if q == 0 {
		return true
	}
	return (k[q-1].Text == "," || grammar.ClosesQuote(k[q-1])) && s.leadSubjectless(q-1) || s.Lang.Code == "es" && (q == s.Lead() || q < 8 && s.Words[0].Is(lexicon.Preposition|lexicon.Lead) && s.FirstVerb(0, q) < 0 && len(s.mentions) == 0)
}

// leadSubjectless: the comma at i does not close words between a subject and
// its verb ("X, directeur du fonds, a informé le ministre").
func (s *sentence) leadSubjectless(i int) bool {
	if grammar.ClosesQuote(grammar.At(s.Words, i)) {
		return true
	}
	for _, m := range s.mentions {
		if m.End <= i && (m.Position == mention.Subject || m.Position == mention.Inverted) {
			return false
		}
	}
	for _, v := range s.Verbs {
		if v.At < i && v.Voice == grammar.Active {
			return true
		}
	}
	for j := 1; j < i; j++ {
		if s.Words[j].Is(lexicon.Be|lexicon.Auxiliary) && (s.Words[j].Lower != "a" || s.Lang.Code == "fr") {
			return true
		}
	}
	return false
}

// mayStandBetween: the word at j can stand between a verb and its subject: a
// second verb, when, to whom.
func (s *sentence) mayStandBetween(j int) bool {
	w := s.Words[j]
	if _, says := s.Lang.InfinitiveOf(w.Lower); says {
		return true
	}
	if w.Punct || w.Is(lexicon.Subordinator|lexicon.Relative|lexicon.Conjunction) || s.VerbAt(j) != nil {
		return false
	}
	if grammar.Adverbial(w) || s.Cue(lexicon.CueWhen, j) > 0 || s.CueBefore(lexicon.CueWhen, j+1) > 0 {
		return true
	}
	for x := max(0, j-3); x <= j; x++ {
		if n := s.Cue(lexicon.CueToWhom, x); n > 0 && x+n > j {
			return true
		}
	}
	return false
}

// mentionAtWord gives the person whose mention begins at word i.
func mentionAtWord(s *sentence, i int) *mentioned {
	for _, m := range s.mentions {
		if m.p != nil && m.Start == i {
			return m
		}
	}
	return nil
}

// ruleOccasionFor: "L'atelier a été l'occasion pour Mme X de rappeler …", "It
// fell to Mr. Y to explain …", "Le correspondió a la ministra explicar …".
func (r *reader) ruleOccasionFor(s *sentence) bool {
	k := s.Words
	for x := 0; x < len(k)-3 && x < 20; x++ {
		n := s.Cue(lexicon.CueFallsTo, x)
		if n == 0 {
			continue
		}
		j := x + n
		for j < len(k) && k[j].Is(lexicon.Determiner) {
			j++
		}
		var people []*person
		var on *mentioned
		e := 0
		if m := mentionAtWord(s, j); m != nil {
			people, on, e = one(m.p), m, m.End
		} else if np, end, definite := r.officeAt(s, x+n); np != nil && definite {
			people, _ = r.holderOfOffice(s, np, true, &grammar.Verb{Act: "reports", Tense: lexicon.Past})
			e = end
		}
		if people == nil {
			continue
		}
		for i := e; i < e+22 && i < len(k); i++ {
			if v, says := s.Lang.InfinitiveOf(k[i].Lower); says && (i == e || k[i-1].Is(lexicon.Of) || k[i-1].Lower == "to" || k[i-1].Lower == "para" || k[i-1].Text == ",") {
				return r.speak(s, "occasion-for", people, []*mentioned{on}, Explicit, v.Act, j, i+1)
			}
		}
	}
	return false
}
