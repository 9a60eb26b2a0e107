package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ruleRelay: "El panel fue instalado por X, coordinador de Y, quien destacó …":
// who opens or leads a meeting speaks in the relative clause.
func (r *reader) ruleRelay(s *sentence) bool {
	opener, handed := false, s.CueWithin(lexicon.CueHandsOver)
	lead := s.Lead()
	for i := lead; i < lead+4; i++ {
		opener = opener || s.Cue(lexicon.CueOpeners, i) > 0 || grammar.At(s.Words, i).Is(lexicon.Procedure|lexicon.ProcedureVerb) || s.Cue(lexicon.CueOpenings, i) > 0
	}
	if !opener && !handed {
		return false
	}
	for _, m := range s.mentions {
		if m.p == nil || m.Start < 2 {
			continue
		}
		if handed && s.CueBefore(lexicon.CueHandsOver, m.Start) == 0 {
			continue
		}
		v := r.relativeVerb(s, m.End, handed)
		if v == nil || !handed && r.saidBefore(s, m.Start) && !(grammar.At(s.Words, lead).Is(lexicon.Determiner) && s.Cue(lexicon.CueOpeners, lead+1) > 0) {
			continue
		}
		return r.speak(s, "relay", []*person{m.p}, []*mentioned{m}, Explicit, v.Act, m.Start, v.At+1)
	}
	return false
}

// ruleHeard: "The groups heard a presentation by X, Co-Chair of Y, describing …".
func (r *reader) ruleHeard(s *sentence) bool {
	for _, m := range s.mentions {
		if m.p == nil || s.CueBefore(lexicon.CueHeardFrom, m.Start) == 0 && s.CueBefore(lexicon.CueHeardFrom, m.NameStart) == 0 {
			continue
		}
		for j := m.End; j < m.End+3 && j < len(s.Words); j++ {
			v := s.VerbAt(j)
			if v != nil && v.Voice == grammar.Gerund || j > m.End && s.Words[j-1].Text == "," && s.Words[j].Is(lexicon.Relative) && s.VerbNear(j, 5) {
				return r.speak(s, "heard", []*person{m.p}, []*mentioned{m}, Explicit, s.LeadAct(), m.Start, j+1)
			}
		}
	}
	return false
}

// saidBefore: a reporting verb that is none of the chair's stands before i.
func (r *reader) saidBefore(s *sentence, i int) bool {
	for _, v := range s.Verbs {
		if v.Voice == grammar.Active && !v.Weak && v.At < i && !s.Words[v.At].Is(lexicon.ProcedureVerb) && s.Cue(lexicon.CueOpenings, v.At) == 0 {
			return true
		}
	}
	return false
}

// relativeVerb gives the reporting verb of the clause ", who said" at e.
func (r *reader) relativeVerb(s *sentence, e int, weak bool) *grammar.Verb {
	if grammar.At(s.Words, e).Text == "," {
		e++
	}
	if w := grammar.At(s.Words, e); !w.Is(lexicon.Relative) || w.Lower == "que" || w.Lower == "which" || w.Lower == "that" {
		return nil
	}
	for n := range s.Verbs {
		if v := &s.Verbs[n]; v.Voice == grammar.Active && v.At > e && v.At <= e+6 && (weak || !v.Weak) {
			return v
		}
	}
	return nil
}

// ruleRoll: "The panellists were: A; B; and C": who was there, not what was said.
func (r *reader) ruleRoll(s *sentence) bool {
	i := 0
	for i < len(s.Words) && (s.Words[i].Punct || s.Words[i].Is(lexicon.Determiner)) {
		i++
	}
	n := s.Cue(lexicon.CueAttendance, i)
	if n == 0 || len(s.ActiveVerbs()) > 0 {
		return false
	}
	next := grammar.At(s.Words, i+n)
	if next.Text != ":" && !next.Is(lexicon.Be|lexicon.PastBe) {
		return false
	}
	for j := i + n; j < i+n+3; j++ {
		if grammar.At(s.Words, j).Text == ":" || j > i+n && r.mentionAt(s, j) {
			r.narrate(s, "roll", Narration, i, i+n)
			r.floor.carry = nil
			return true
		}
	}
	return false
}

func (r *reader) mentionAt(s *sentence, i int) bool {
	for _, m := range s.mentions {
		if m.Start == i {
			return true
		}
	}
	return false
}

// onlyPerson gives the one person whom the sentence names, nil where it names
// nobody or several.
func (s *sentence) onlyPerson() *person {
	var only *person
	for _, m := range s.mentions {
		if m.p == nil {
			continue
		}
		if only != nil && only != m.p {
			return nil
		}
		only = m.p
	}
	return only
}

// learnModerator notes who leads the discussion, for "the moderator" later on.
func (r *reader) learnModerator(s *sentence) {
	if !s.CueWithin(lexicon.CueModerates) {
		return
	}
	only := s.onlyPerson()
	if only != nil {
		r.moderator = only
	}
}

// ruleOfficeSource: "Pour le maire de X, …", "According to the Mayor, …".
func (r *reader) ruleOfficeSource(s *sentence) bool {
	n := s.Cue(lexicon.CueSource, 0)
	if n == 0 {
		return false
	}
	np, e, definite := r.officeAt(s, n)
	if np == nil && n > 1 && s.Words[n-1].Is(lexicon.Determiner|lexicon.Of) {
		np, e, definite = r.officeAt(s, n-1) // "au dire du chef": the article is in the cue
	}
	if np == nil {
		return false
	}
	// "According to the bank's economist, X, …" names its holder.
	if grammar.At(s.Words, e).Text == "," {
		for _, m := range s.mentions {
			if m.p != nil && m.Start <= e+1 && m.NameStart > e && m.NameStart <= e+4 {
				return r.speak(s, "source", []*person{m.p}, []*mentioned{m}, Explicit, "asserts", 0, m.End)
			}
		}
	}
	if !definite || grammar.At(s.Words, e).Text != "," || len(np) < 2 && !np[0].Cap {
		return false
	}
	p, _ := r.holderOfOffice(s, np, true, &grammar.Verb{Act: "asserts"})
	if p == nil {
		return false
	}
	return r.speak(s, "office-source", p, nil, Explicit, "asserts", 0, e)
}

// ruleOwnView: "A son avis, …": the holder's, or the body's that spoke last.
func (r *reader) ruleOwnView(s *sentence) bool {
	n := s.Cue(lexicon.CueOwnView, 0)
	if n == 0 {
		return false
	}
	f := &r.floor
	switch {
	case len(f.holders) > 0:
		return r.pronounSays(s, "own-view", f.holders[:1], 0, n)
	case len(f.group) == 1:
		return r.credit(s, "own-view", f.group, "asserts", 0, n)
	case len(f.carry) > 0:
		return r.pronounSays(s, "own-view", f.carry[:1], 0, n)
	}
	return false
}

// impersonal: "se subrayó la urgencia": nobody in particular. It gives the
// verb, nil where the sentence opens otherwise.
func (r *reader) impersonal(s *sentence) *grammar.Verb {
	if s.Lang.Code != "es" {
		return nil
	}
	for _, i := range []int{0, s.Lead()} {
		if grammar.At(s.Words, i).Lower != "se" || s.Cue(lexicon.CuePronominal, i+1) > 0 {
			continue
		}
		v := s.VerbAt(i + 1)
		if v == nil || v.Tense != lexicon.Past && grammar.At(s.Words, i+2).Lower != "que" || v.Weak {
			continue
		}
		if w := grammar.At(s.Words, i+2); w.Lower == "que" || w.Is(lexicon.Determiner) && w.Lower != "a" {
			return v
		}
	}
	return nil
}
