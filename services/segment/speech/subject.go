package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// ruleSubject: a named person, or several together, is the subject.
func (r *reader) ruleSubject(s *sentence) bool {
	run := r.mainSubject(s)
	if run == nil || r.secondToSpeak(s, run[0].Start) {
		return false
	}
	end := 0
	for _, m := range run {
		end = max(end, m.End)
	}
	if why := r.procedural(s, run); why != "" {
		return r.proceed(s, why, run)
	}
	var strong, any *grammar.Verb
	for i := range s.Verbs {
		v := &s.Verbs[i]
		if v.At < end-1 && !run[0].Relative || v.Voice == grammar.Passive {
			continue
		}
		if any == nil {
			any = v
		}
		if v.Strong() && strong == nil {
			strong = v
		}
	}
	act, last := "", end
	switch {
	case strong != nil:
		act, last = strong.Act, strong.At+1
	case any != nil:
		act, last = any.Act, any.At+1
	}
	if any == nil && r.deed(s, run, end) {
		return r.narrate(s, "deed", Narration, run[0].Start, end)
	}
	if any == nil && r.portrait(s, run, end) {
		return r.narrate(s, "portrait", Narration, run[0].Start, end)
	}
	r.principals(s, run)
	if len(run) == 1 {
		r.capacity(s, run[0].p, run[0].Start)
	}
	how := Explicit
	people := make([]*person, len(run))
	for i, m := range run {
		people[i] = m.p
		if m.p.behalf != "" {
			how = OnBehalf
		}
	}
	if strong != nil {
		more, on := r.another(s, people, strong.At)
		people, run = append(people, more...), append(run, on...)
	}
	return r.speak(s, "subject", people, run, how, act, run[0].Start, last)
}

// mainSubject finds the person, or the coordinated persons, in subject
// position of the first clause that has any.
func (r *reader) mainSubject(s *sentence) []*mentioned {
	k := s.Words
	var subjects []*mentioned
	for _, m := range s.mentions {
		if m.p != nil && (m.Position == mention.Subject || m.Position == mention.Predicate) {
			subjects = append(subjects, m)
		}
	}
	for n, m := range subjects {
		if m.Position == mention.Predicate {
			if s.cleft(m) {
				m.Relative = true
				return []*mentioned{m}
			}
			continue
		}
		i := m.Start
		for i > 1 && k[i-1].Is(lexicon.Determiner) && k[i-2].Is(lexicon.Conjunction) {
			i-- // "por la Sra. X y el Sr. Y"
		}
		if r.joinedToOther(s, subjects, i) || r.withinSaid(s, m, i) {
			continue
		}
		run := subjectRun(k, subjects[n:])
		e := run[len(run)-1].End
		if e >= len(k) || len(run) == 1 && e >= len(k)-1 && k[e].Punct {
			continue
		}
		if n+len(run) < len(subjects) {
			// No verb before the next subject: that one's clause tells.
			if next := subjects[n+len(run)]; next.Start > e && !s.VerbalWithin(e, next.Start) && next.p != run[0].p {
				continue
			}
		}
		if s.Lang.Code != "es" && !s.Verbal(e) && len(m.After) == 0 && len(m.Before) == 0 && i > 0 {
			continue
		}
		return run
	}
	return nil
}

// cleft: "the first speaker was X, who …": the predicate is the subject of what
// its relative tells.
func (s *sentence) cleft(m *mentioned) bool {
	k, i := s.Words, m.Start
	if m.End >= len(k) || !grammar.At(k, m.End).Is(lexicon.Relative) && !grammar.At(k, m.End+1).Is(lexicon.Relative) {
		return false
	}
	return grammar.RoleWithin(k[:i], i) || s.CueBefore(lexicon.CueCleft, i) > 0 || i > 0 && k[i-1].Is(lexicon.Determiner) && s.CueBefore(lexicon.CueCleft, i-1) > 0
}

// joinedToOther: an "and" before the name at i joins it to who is no subject:
// "chaired by A and B".
func (r *reader) joinedToOther(s *sentence, subjects []*mentioned, i int) bool {
	k := s.Words
	if i < 2 || !k[i-1].Is(lexicon.Conjunction) {
		return false
	}
	if q := mentionEnding(s, i-1); q != nil && q.Position != mention.Subject && q.Position != mention.Predicate {
		return true
	}
	for _, q := range subjects {
		if q.End == i-1 {
			return false
		}
	}
	return k[i-2].Cap && (k[i-2].Upper || r.names.Part(s.parsed, i-2, false))
}

// withinSaid: a verb of saying stands before the name, in the same clause, so
// that he is within what another says, unless his own verb ends the clause.
func (r *reader) withinSaid(s *sentence, m *mentioned, i int) bool {
	if i == 0 {
		return false
	}
	switch p := s.Words[i-1]; {
	case p.Text == ";", p.Text == "—", p.Text == "–", p.Is(lexicon.Conjunction):
		return false
	}
	return s.StrongBefore(i) && !saysAtEnd(s, m.End)
}

// subjectRun gives the first subject and those that commas and "and" join to it.
func subjectRun(k []grammar.Word, subjects []*mentioned) []*mentioned {
	run := subjects[:1:1]
	for _, q := range subjects[1:] {
		if q.Start < run[len(run)-1].End {
			break // one lies within the other
		}
		mid := k[run[len(run)-1].End:q.Start]
		if len(mid) == 0 || len(mid) > 2 || !joinsSubjects(mid) {
			break
		}
		run = append(run, q)
	}
	return run
}

// mentionEnding gives the mention that ends at word i.
func mentionEnding(s *sentence, i int) *mentioned {
	for _, m := range s.mentions {
		if m.End == i {
			return m
		}
	}
	return nil
}

// saysAtEnd: nothing but the verb stands between i and the clause's end ("…, X said.").
func saysAtEnd(s *sentence, i int) bool {
	for i < len(s.Words) && grammar.Adverbial(s.Words[i]) {
		i++
	}
	v := s.VerbAt(i)
	if v == nil {
		v = s.VerbAt(i + 1) // "a dit", "ha dicho"
		if v == nil || !grammar.At(s.Words, i).Is(lexicon.Have) {
			return false
		}
	}
	next := grammar.At(s.Words, v.At+1)
	return v.Strong() && (v.At+1 >= len(s.Words) || next.Text == "." || next.Text == ",")
}

func joinsSubjects(mid []grammar.Word) bool {
	for _, t := range mid {
		if t.Text != "," && !t.Is(lexicon.Coordinator) {
			return false
		}
	}
	return true
}

// ruleSource: "Selon X", "According to X", "A juicio de X".
func (r *reader) ruleSource(s *sentence) bool {
	for _, m := range s.mentions {
		if m.p != nil && m.Position == mention.Source {
			n := s.CueBefore(lexicon.CueSource, m.Start)
			return r.speak(s, "source", []*person{m.p}, []*mentioned{m}, Explicit, "asserts", m.Start-n, m.End)
		}
	}
	return false
}

// ruleQuotes: "The press release quoted X, director of Y, as saying that …".
func (r *reader) ruleQuotes(s *sentence) bool {
	for _, m := range s.mentions {
		if m.p == nil || s.CueBefore(lexicon.CueQuotes, m.Start) == 0 {
			continue
		}
		for j := m.End; j < len(s.Words) && j < m.End+16; j++ {
			if n := s.Cue(lexicon.CueAsSaying, j); n > 0 {
				return r.speak(s, "quotes", []*person{m.p}, []*mentioned{m}, Explicit, "asserts", m.Start, j+n)
			}
		}
	}
	return false
}

// ruleInverted: the verb stands before its subject.
func (r *reader) ruleInverted(s *sentence) bool {
	var people []*person
	var run []*mentioned
	for _, m := range s.mentions {
		if m.p == nil || m.Position != mention.Inverted && !(len(run) > 0 && m.Position == mention.Subject && followsList(s, run[len(run)-1].End, m.Start)) {
			continue
		}
		people, run = append(people, m.p), append(run, m)
		if len(run) == 3 {
			break
		}
	}
	if run == nil {
		return false
	}
	if why := r.procedural(s, run); why != "" {
		return r.proceed(s, why, run)
	}
	v := s.VerbAt(mention.InvertedVerb(s.parsed, run[0].Start))
	act, start := s.LeadAct(), run[0].Start
	if v != nil {
		act, start = v.Act, v.At
	}
	if v != nil && v.Strong() {
		more, on := r.another(s, people, run[len(run)-1].End)
		people, run = append(people, more...), append(run, on...)
	}
	return r.speak(s, "inverted", people, run, Explicit, act, start, run[len(run)-1].End)
}

func followsList(s *sentence, from, to int) bool {
	return from < to && to-from <= 2 && joinsSubjects(s.Words[from:to])
}

// ruleAgent: "… a été présenté par X".
func (r *reader) ruleAgent(s *sentence) bool {
	for _, m := range s.mentions {
		if m.p == nil || m.Position != mention.Agent {
			continue
		}
		if why := r.procedural(s, []*mentioned{m}); why != "" {
			return r.proceed(s, why, []*mentioned{m})
		}
		ok := len(r.floor.holders) > 0 && r.floor.holders[0] == m.p
		for _, v := range s.Verbs {
			ok = ok || v.Voice == grammar.Passive && v.At < m.Start
		}
		if m.Start > 1 && s.VerbAt(m.Start-2) != nil {
			ok = true
		}
		// "Se explica por el Sr. X que …"
		if s.Lang.Code == "es" && s.Words[0].Lower == "se" && s.VerbAt(1) != nil && m.Start < 10 {
			ok = true
		}
		// "Por el Sr. X se informa que …"
		if m.Start <= 2 && grammar.At(s.Words, m.End).Is(lexicon.Reflexive) && s.VerbNear(m.End, 4) {
			ok = true
		}
		if ok {
			return r.speak(s, "agent", []*person{m.p}, []*mentioned{m}, Explicit, s.LeadAct(), m.Start, m.End)
		}
	}
	return false
}

// ruleSpeechNoun: "la primera promesa de X fue", "X's message was": what
// somebody said is the subject.
func (r *reader) ruleSpeechNoun(s *sentence) bool {
	k := s.Words
	for _, m := range s.mentions {
		if m.p == nil || m.Start < 2 || !k[m.Start-1].Is(lexicon.Of) || m.Start > s.Lead()+10 {
			continue
		}
		if !s.CueOf(lexicon.CueSpeechNouns, k[m.Start-2]) {
			continue
		}
		for i := m.End; i < m.End+3; i++ {
			if w := grammar.At(k, i); w.Is(lexicon.Be) || w.Lower == "consiste" || w.Lower == "consistió" || w.Lower == "consistait" {
				return r.speak(s, "speech-noun", []*person{m.p}, []*mentioned{m}, Explicit, s.LeadAct(), m.Start-2, m.End)
			}
		}
	}
	return false
}
