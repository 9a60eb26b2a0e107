package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// procedural tells what of the chair's business the sentence reports, or "".
func (r *reader) procedural(s *sentence, run []*mentioned) string {
	if r.onlyTakesFloor(s, run) {
		return "takes-floor"
	}
	e := 0
	for _, m := range run {
		e = max(e, m.End)
	}
	for _, m := range run {
		if m.Position == mention.Agent {
			return r.proceduralBy(s)
		}
	}
	content := func() bool { return saysBehind(s, e) }
	near := min(len(s.Words), e+4)
	for i := e; i < near; i++ {
		if s.Words[i].Is(lexicon.Procedure) && !content() && r.ofMeeting(s, i) {
			return "procedural-verb"
		}
	}
	if r.leadsTalks(s, e, near, false) && !content() {
		return "procedural-verb"
	}
	v := s.VerbBehind(e)
	if v != nil && !r.minutes && r.introducesItem(s, v) {
		return "introduces"
	}
	if v != nil && s.addressesMeeting(v) && !content() || carriesOut(s, e) {
		return "procedural-object"
	}
	return ""
}

// proceduralBy: "La séance est ouverte par X": the business stands anywhere in
// the sentence.
func (r *reader) proceduralBy(s *sentence) string {
	for i := range s.Words {
		if s.Words[i].Is(lexicon.Procedure) {
			return "procedural-verb"
		}
	}
	if r.leadsTalks(s, 0, len(s.Words), true) {
		return "procedural-verb"
	}
	return ""
}

// saysBehind: behind the subject, which ends at e, something is said, too:
// "opened the session and recalled", "by recalling".
func saysBehind(s *sentence, e int) bool {
	stop := othersFrom(s, e)
	for _, v := range s.Verbs {
		if v.At < e || v.Voice == grammar.Passive || v.At >= stop {
			continue
		}
		if !v.Weak && !s.Words[v.At].Is(lexicon.Procedure) || v.Voice == grammar.Gerund && (grammar.At(s.Words, v.At+1).Is(lexicon.Subordinator) || byDoing(s, v.At)) {
			return true
		}
	}
	return false
}

// addressesMeeting: "addressed the meeting", "addressed participants".
func (s *sentence) addressesMeeting(v *grammar.Verb) bool {
	if !s.LemmaOf(lexicon.CueAddressing, v.Lemma) {
		return false
	}
	n := grammar.At(s.Words, v.At+1)
	return n.Is(lexicon.Meeting|lexicon.Occasion) || n.Is(lexicon.Determiner) && grammar.At(s.Words, v.At+2).Is(lexicon.Meeting|lexicon.Occasion)
}

// carriesOut: "gave the floor", "declared the session closed": a verb that only
// carries its object, in a short sentence that says nothing else.
func carriesOut(s *sentence, e int) bool {
	k := s.Words
	if len(k)-e >= 14 {
		return false
	}
	carrier, object := false, false
	for i := e; i < len(k) && i < e+9; i++ {
		carrier = carrier || i < e+4 && k[i].Is(lexicon.ProcedureVerb)
		object = object || k[i].Is(lexicon.ProcedureObject)
	}
	if !carrier || !object {
		return false
	}
	for _, v := range s.Verbs {
		if v.At >= e && v.Voice != grammar.Passive && !v.Weak {
			return false
		}
	}
	for i := e; i < len(k); i++ {
		if k[i].Is(lexicon.Subordinator) {
			return false
		}
	}
	return true
}

// introducesItem: "introduced the draft report", "presented the agenda": the
// item is opened, and nothing is said of it.
func (r *reader) introducesItem(s *sentence, v *grammar.Verb) bool {
	if !s.LemmaOf(lexicon.CueIntroducing, v.Lemma) {
		return false
	}
	found := false
	for i := v.At + 1; i < v.At+7 && i < len(s.Words); i++ {
		if s.Cue(lexicon.CueBusinessItems, i) > 0 {
			found = true
		}
		if s.Words[i].Text == "," {
			break
		}
	}
	if !found {
		return false
	}
	for _, x := range s.Verbs {
		if x.At > v.At && (x.Strong() || x.Voice == grammar.Gerund) {
			return false
		}
	}
	return true
}

// byDoing: "opened the session by recalling", "a ouvert la séance en rappelant",
// "abrió la sesión recordando": the opening words.
func byDoing(s *sentence, i int) bool {
	prev := grammar.At(s.Words, i-1)
	return prev.Lower == "by" || prev.Lower == "en" || s.Lang.Code == "es" && !prev.Is(lexicon.Be|lexicon.Auxiliary)
}

// othersFrom gives where a clause of another subject begins ("… and parties
// adopted the agenda").
func othersFrom(s *sentence, e int) int {
	for i := e; i+2 < len(s.Words); i++ {
		if !s.Words[i].Is(lexicon.Conjunction) {
			continue
		}
		for j := i + 1; j < i+3; j++ {
			if grammar.At(s.Words, j).Is(lexicon.Meeting|lexicon.Party) && (s.VerbAt(j+1) != nil || grammar.At(s.Words, j+1).Is(lexicon.Auxiliary)) {
				return i
			}
		}
	}
	return len(s.Words)
}

// ofMeeting: what is opened or closed is the meeting, or is not said.
func (r *reader) ofMeeting(s *sentence, i int) bool {
	if !s.CueOf(lexicon.CueNeedsMeeting, s.Words[i]) || len(s.Words)-i < 5 {
		return true
	}
	for j := i + 1; j < len(s.Words) && j < i+8; j++ {
		if s.Words[j].Is(lexicon.Occasion|lexicon.ProcedureObject|lexicon.Meeting) || s.Cue(lexicon.CueOpeners, j) > 0 || s.Cue(lexicon.CueGroupsMeeting, j) > 0 || s.Words[j].Upper && grammar.At(s.Words, j+1).Digit {
			return true
		}
	}
	return false
}

// leadsTalks: "led the discussions", "a dirigé les débats", "condujo la sesión",
// "the meetings, co-led by X": what is led is the meeting or its talks.
func (r *reader) leadsTalks(s *sentence, from, to int, byAgent bool) bool {
	talks := func(j int) bool {
		return j < len(s.Words) && (s.Cue(lexicon.CueOpeners, j) > 0 || s.Cue(lexicon.CueLedTalks, j) > 0)
	}
	for i := from; i < to; i++ {
		n := s.Cue(lexicon.CueLeads, i)
		if n == 0 {
			continue
		}
		if byAgent {
			for j := max(0, i-4); j < i; j++ {
				if talks(j) {
					return true
				}
			}
			continue
		}
		for j := i + n; j < i+n+5 && j < len(s.Words) && !s.Words[j].Punct && !s.CueOf(lexicon.CueSpeechNouns, s.Words[j]) && !s.Words[j].Is(lexicon.ProcedureObject); j++ {
			if talks(j) {
				return true
			}
		}
	}
	return false
}

// proceed tells of the chair's business; a single person in it may be about to speak.
func (r *reader) proceed(s *sentence, why string, run []*mentioned) bool {
	end := 0
	for _, m := range run {
		end = max(end, m.End)
	}
	r.narrate(s, why, Procedural, run[0].Start, end)
	if len(run) == 1 {
		r.announce(s, run[0].p)
	}
	return true
}

// announce notes who is about to speak.
func (r *reader) announce(s *sentence, p *person) {
	f := &r.floor
	f.standby = []*person{p}
	if n := len(s.Words); s.d.Rule == "takes-floor" || n > 0 && (s.Words[n-1].Text == ":" || s.Words[n-1].Text == ";") {
		f.next, f.carry, f.carriedGroup = f.standby, nil, nil
		f.given, f.start, f.end = s.index, s.d.Start, s.d.End
	}
}

// deed: "X met with the Troika", "Mme X a assisté à la cérémonie": who did
// something that is no speech, and doesn't hold the floor.
func (r *reader) deed(s *sentence, run []*mentioned, end int) bool {
	if len(r.floor.holders) > 0 && r.floor.holders[0] == run[0].p {
		return false
	}
	for i := end; i < end+5 && i < len(s.Words); i++ {
		if s.Cue(lexicon.CueDeeds, i) > 0 {
			return true
		}
		if w := s.Words[i]; !w.Is(lexicon.Auxiliary|lexicon.Clitic|lexicon.Adverb|lexicon.Reflexive|lexicon.Negation) && w.Text != "," {
			return false
		}
	}
	return false
}

// portrait: the person is, was or seemed something, and says nothing.
func (r *reader) portrait(s *sentence, run []*mentioned, end int) bool {
	if len(r.floor.holders) > 0 {
		return false
	}
	for i := end; i < end+3; i++ {
		w := grammar.At(s.Words, i)
		if w.Is(lexicon.Be) {
			return !(grammar.At(s.Words, i+1).Is(lexicon.Be) || grammar.At(s.Words, i+1).Verb.Lemma != "") && s.Cue(lexicon.CueAttitudes, i+1) == 0
		}
		if !w.Is(lexicon.Clitic|lexicon.Negation|lexicon.Adverb) && w.Text != "," {
			return false
		}
	}
	return false
}
