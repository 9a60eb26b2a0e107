package speech

import "rapporteur.internal/services/segment/lexicon"

// ruleRelay: "El panel fue instalado por X, coordinador de Y, quien destacó …":
// who opens or leads a meeting speaks in the relative clause.
func (r *reader) ruleRelay(s *sentence) bool {
	opener, handed := false, s.cueWithin(lexicon.CueHandsOver)
	lead := s.lead()
	for i := lead; i < lead+4; i++ {
		opener = opener || s.cue(lexicon.CueOpeners, i) > 0 || at(s.k, i).Is(lexicon.Procedure|lexicon.ProcedureVerb) || s.cue(lexicon.CueOpenings, i) > 0
	}
	if !opener && !handed {
		return false
	}
	for _, m := range s.mentions {
		if m.p == nil || m.start < 2 {
			continue
		}
		if handed && s.cueBefore(lexicon.CueHandsOver, m.start) == 0 {
			continue
		}
		v := r.relativeVerb(s, m.end, handed)
		if v == nil || !handed && r.saidBefore(s, m.start) && !(at(s.k, lead).Is(lexicon.Determiner) && s.cue(lexicon.CueOpeners, lead+1) > 0) {
			continue
		}
		return r.speak(s, "relay", []*person{m.p}, []*mention{m}, Explicit, v.act, m.start, v.at+1)
	}
	return false
}

// ruleHeard: "The groups heard a presentation by X, Co-Chair of Y, describing …".
func (r *reader) ruleHeard(s *sentence) bool {
	for _, m := range s.mentions {
		if m.p == nil || s.cueBefore(lexicon.CueHeardFrom, m.start) == 0 && s.cueBefore(lexicon.CueHeardFrom, m.nameStart) == 0 {
			continue
		}
		for j := m.end; j < m.end+3 && j < len(s.k); j++ {
			v := s.verbAt(j)
			if v != nil && v.voice == gerund || j > m.end && s.k[j-1].Text == "," && s.k[j].Is(lexicon.Relative) && s.verbNear(j, 5) {
				return r.speak(s, "heard", []*person{m.p}, []*mention{m}, Explicit, leadAct(s), m.start, j+1)
			}
		}
	}
	return false
}

// saidBefore: a reporting verb that is none of the chair's stands before i.
func (r *reader) saidBefore(s *sentence, i int) bool {
	for _, v := range s.verbs {
		if v.voice == active && !v.weak && v.at < i && !s.k[v.at].Is(lexicon.ProcedureVerb) && s.cue(lexicon.CueOpenings, v.at) == 0 {
			return true
		}
	}
	return false
}

// relativeVerb gives the reporting verb of the clause ", who said" at e.
func (r *reader) relativeVerb(s *sentence, e int, weak bool) *verb {
	if at(s.k, e).Text == "," {
		e++
	}
	if w := at(s.k, e); !w.Is(lexicon.Relative) || w.Lower == "que" || w.Lower == "which" || w.Lower == "that" {
		return nil
	}
	for n := range s.verbs {
		if v := &s.verbs[n]; v.voice == active && v.at > e && v.at <= e+6 && (weak || !v.weak) {
			return v
		}
	}
	return nil
}

// ruleRoll: "The panellists were: A; B; and C": who was there, not what was said.
func (r *reader) ruleRoll(s *sentence) bool {
	i := 0
	for i < len(s.k) && (s.k[i].Punct || s.k[i].Is(lexicon.Determiner)) {
		i++
	}
	n := s.cue(lexicon.CueAttendance, i)
	if n == 0 || len(s.activeVerbs()) > 0 {
		return false
	}
	next := at(s.k, i+n)
	if next.Text != ":" && !next.Is(lexicon.Be|lexicon.PastBe) {
		return false
	}
	for j := i + n; j < i+n+3; j++ {
		if at(s.k, j).Text == ":" || j > i+n && r.mentionAt(s, j) {
			r.narrate(s, "roll", Narration, i, i+n)
			r.floor.carry = nil
			return true
		}
	}
	return false
}

func (r *reader) mentionAt(s *sentence, i int) bool {
	for _, m := range s.mentions {
		if m.start == i {
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
	if !s.cueWithin(lexicon.CueModerates) {
		return
	}
	only := s.onlyPerson()
	if only != nil {
		r.moderator = only
	}
}

// ruleOfficeSource: "Pour le maire de X, …", "According to the Mayor, …".
func (r *reader) ruleOfficeSource(s *sentence) bool {
	n := s.cue(lexicon.CueSource, 0)
	if n == 0 {
		return false
	}
	np, e, definite := r.officeAt(s, n)
	if np == nil {
		return false
	}
	// "According to the bank's economist, X, …" names its holder.
	if at(s.k, e).Text == "," {
		for _, m := range s.mentions {
			if m.p != nil && m.start <= e+1 && m.nameStart > e && m.nameStart <= e+4 {
				return r.speak(s, "source", []*person{m.p}, []*mention{m}, Explicit, "asserts", 0, m.end)
			}
		}
	}
	if !definite || at(s.k, e).Text != "," || len(np) < 2 && !np[0].Cap {
		return false
	}
	p, _ := r.holderOfOffice(s, np, true, &verb{act: "asserts"})
	if p == nil {
		return false
	}
	return r.speak(s, "office-source", p, nil, Explicit, "asserts", 0, e)
}

// ruleOwnView: "A son avis, …": the holder's, or the body's that spoke last.
func (r *reader) ruleOwnView(s *sentence) bool {
	n := s.cue(lexicon.CueOwnView, 0)
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
func (r *reader) impersonal(s *sentence) *verb {
	if s.lex.Code != "es" {
		return nil
	}
	for _, i := range []int{0, s.lead()} {
		if at(s.k, i).Lower != "se" || s.cue(lexicon.CuePronominal, i+1) > 0 {
			continue
		}
		v := s.verbAt(i + 1)
		if v == nil || v.tense != lexicon.Past && at(s.k, i+2).Lower != "que" || v.weak {
			continue
		}
		if w := at(s.k, i+2); w.Lower == "que" || w.Is(lexicon.Determiner) && w.Lower != "a" {
			return v
		}
	}
	return nil
}
