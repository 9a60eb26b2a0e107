package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// findRecord tells a summary record: paragraph after paragraph opens with a
// speaker, who has the floor until the next. Such a record prints its speakers
// in capitals ("M. OBO (Togo) dit que"), or numbers its paragraphs ("2. Mr. Obo
// (Togo) said that").
func (r *reader) findRecord() {
	opened, numbered, stated, paragraphs := 0, 0, 0, 0
	several := map[*person]bool{}
	titled := false
	for _, s := range r.sentences {
		titled = titled || (s.head >= 0 || len(s.Words) < 20) && s.CueWithin(lexicon.CueRecordTitles)
		if !s.first || s.head >= 0 || s.Role == Aside {
			continue
		}
		paragraphs++
		if s.numbered {
			numbered++
		}
		m := firstSubject(s)
		if m == nil {
			continue
		}
		state := m.Addressed && r.ofState(s, m)
		upper := s.Words[m.NameEnd-1].Upper
		if upper && (m.Addressed || m.Capitals) || m.Addressed && (s.numbered || state) && len(s.ActiveVerbs()) > 0 {
			opened++
			several[m.p] = true
		}
		if state || upper {
			stated++
		}
	}
	switch {
	case r.labels >= 4 || len(several) < 2:
	case titled:
		r.record = opened >= 2
	default:
		r.record = opened >= 4 && stated > 1 && 6*opened >= paragraphs && (2*numbered >= paragraphs || 3*stated >= 2*opened)
	}
}

// firstSubject gives the person with whom the sentence opens as its subject; nil: none.
func firstSubject(s *sentence) *mentioned {
	for _, m := range s.mentions {
		if m.p != nil && m.Start <= 1 && m.Position == mention.Subject {
			return m
		}
	}
	return nil
}

// ofState: "Mr. Obo (Togo)": the State that the speaker represents stands behind the name.
func (r *reader) ofState(s *sentence, m *mentioned) bool {
	if grammar.At(s.Words, m.NameEnd).Text != "(" {
		return false
	}
	_, n := s.PlaceAt(m.NameEnd + 1)
	return n > 0 && grammar.At(s.Words, m.NameEnd+1+n).Text == ")"
}

// withinTurn: in a summary record States and bodies are what a speaker tells
// of: they speak there through their delegates.
func (r *reader) withinTurn(s *sentence, g *grouping) []*person {
	f := &r.floor
	if !r.record || g.rule == "consensus" && s.first || s.CueWithin(lexicon.CueClosing) {
		return nil
	}
	who := f.holders
	if len(who) == 0 && s.first {
		who = f.carry
	}
	for _, p := range g.parties {
		if p.Delegation || p.Sort == "anonymous" && s.first || p.Deliberative && r.ofTheMeeting(s) || p.Deliberative && s.first {
			return nil
		}
	}
	return who
}

// recall gives the floor back: in a summary record what somebody "has asked"
// where the record tells that speakers "ask", or "had asked" where they
// "asked", is recalled by who answers it.
func (r *reader) recall(s *sentence, before []*person) {
	f := &r.floor
	if !r.record || len(before) == 0 || s.d.Source != s.index || s.d.Kind != Statement && s.d.Kind != Collective || samePeople(s.d.people, before) {
		return
	}
	if !r.inPerfect(s) {
		return
	}
	if s.d.Rule == "consensus" {
		s.d = Decision{Kind: Narration, Attribution: None, Confidence: s.d.Confidence, Rule: "recalled", Source: s.index}
	} else {
		s.d.Rule = "recalled"
	}
	f.holders, f.carry, f.group = before, before, nil
}

// inPerfect: the sentence's first verb is a tense before the record's own: "a
// demandé" where speakers "demandent", "had asked" where they "asked".
func (r *reader) inPerfect(s *sentence) bool {
	for i, w := range s.Words {
		switch w.Lower {
		case "si", "whether", "que", "if", "qu'":
			return false
		case "a", "ont", "avait", "avaient":
			if s.Lang.Code == "fr" {
				return !r.past || pluperfect(s, i+1)
			}
		case "ha", "han", "había", "habían", "has", "have", "had":
			return !r.past || pluperfect(s, i+1)
		}
		if w.Is(lexicon.Relative) {
			return false
		}
		if v := s.VerbAt(i); v != nil && v.Voice != grammar.Gerund {
			return false
		}
	}
	return false
}

// ruleRecord: in a summary record a paragraph without a subject of its own
// goes on with the speaker before.
func (r *reader) ruleRecord(s *sentence) bool {
	f := &r.floor
	if !r.record {
		return false
	}
	switch {
	case r.decided(s):
		return r.narrate(s, "record-outcome", Procedural, 0, 0)
	case r.recallsNobody(s):
		return r.recallQuestion(s)
	case s.first && len(f.carry) > 0 && !r.ofTheMeeting(s):
		return r.goOn(s, "record", f.carry, Continuation)
	case !s.first && len(f.holders) > 0 && !r.ofTheMeeting(s):
		return r.goOn(s, "record", f.holders, Continuation)
	}
	return false
}

// recallsNobody: "Il a été demandé si …" in a record that tells in the present: the
// holder recalls what was asked, by nobody who is named.
func (r *reader) recallsNobody(s *sentence) bool {
	if !r.inPerfect(s) {
		return false
	}
	for _, i := range s.subjectStarts() {
		if s.Cue(lexicon.CueConsensus, i) > 0 && s.nobody(i) {
			return true
		}
	}
	return r.impersonal(s) != nil
}

// recallQuestion is nobody's statement and leaves the floor where it is.
func (r *reader) recallQuestion(s *sentence) bool {
	s.d = Decision{Kind: Narration, Attribution: None, Rule: "recalled", Source: s.index}
	if who := r.holding(); len(who) > 0 {
		r.floor.holders, r.floor.carry, r.floor.group = who, who, nil
	}
	return true
}

// decided: "It was so decided.", "La séance est suspendue …".
func (r *reader) decided(s *sentence) bool {
	i := 0
	for i < len(s.Words) && s.Words[i].Is(lexicon.Determiner) {
		i++
	}
	return len(s.Words) < 24 && (s.Cue(lexicon.CueOutcomes, i) > 0 || s.Cue(lexicon.CueOutcomes, 0) > 0)
}

// ofTheMeeting: the sentence tells of the meeting itself.
func (r *reader) ofTheMeeting(s *sentence) bool {
	i := s.Lead()
	for i < len(s.Words) && (s.Words[i].Is(lexicon.Determiner) || s.Words[i].Is(lexicon.Ordinal)) {
		i++
	}
	if s.CueWithin(lexicon.CueClosing) || r.decided(s) {
		return true
	}
	w := grammar.At(s.Words, i)
	return w.Is(lexicon.Occasion) && (grammar.At(s.Words, i+1).Is(lexicon.Auxiliary) || s.VerbAt(i+1) != nil || grammar.At(s.Words, i+1).Is(lexicon.Procedure)) && len(s.Words) < 16
}
