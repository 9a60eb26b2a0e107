package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/outline"
	"rapporteur.internal/services/segment/title"
)

// ruleLabel: the sentence begins a turn of direct speech.
func (r *reader) ruleLabel(s *sentence) bool {
	l := s.label
	if l == nil {
		return false
	}
	f := &r.floor
	if l.group != nil {
		speaker := f.speaker
		r.credit(s, "turn-voices", l.group, s.LeadAct(), 0, l.end)
		f.turn, f.speaker, f.voices = true, speaker, l.group
		return true
	}
	var who []*person
	var ons []*mentioned
	for _, n := range l.several {
		one := *l
		one.nameStart, one.nameEnd = n[0], n[1]
		p, on := r.labelled(s, &one)
		who, ons = append(who, p), append(ons, on)
	}
	if l.several == nil {
		p, on := r.labelled(s, l)
		if p == nil {
			return false
		}
		who, ons = []*person{p}, []*mentioned{on}
	}
	p := who[0]
	r.speak(s, "turn-label", who, ons, Explicit, s.LeadAct(), 0, l.end)
	if r.reported {
		f.section, f.turn, f.speaker = f.holders, false, nil
		if r.topicOnly(s) {
			s.d = Decision{Kind: HeadingKind, Attribution: None, Rule: "run-in", Source: s.index, Start: s.d.Start, End: s.d.End}
		}
		return true
	}
	f.formula = false
	f.turn, f.speaker, f.voices, f.presides = true, f.holders, nil, l.several == nil && (p == r.chair || r.chairLabel(s, l))
	if r.verbatim && f.presides && (r.formula(s, l.end) || r.formulaFrom(s.index+1, s.Paragraph)) {
		f.formula = true
		r.chairs(s)
	}
	return true
}

// labelled gives whom a label names.
func (r *reader) labelled(s *sentence, l *label) (*person, *mentioned) {
	if l.office != nil {
		if q := r.presiding(s, l.office); q != nil {
			return q, nil
		}
		if q := r.byTitle(s, l.office, title.Words(l.office)); q != nil {
			return q, nil
		}
		return r.newOffice(s, l.office), nil
	}
	for _, m := range s.mentions {
		if m.NameEnd == l.nameEnd && m.p != nil {
			return m.p, m
		}
	}
	// "Sr. PRESIDENTE (Tani).-": a surname that nothing addresses.
	name := grammar.Text(s.Words[l.nameStart:l.nameEnd])
	p := r.roster.find(name)
	if p == nil {
		p = &person{name: name, seen: s.index}
		r.roster.add(p)
	}
	if np, _ := r.officePhrase(s, labelOffice(s)); np != nil && l.nameStart > 1 && s.Words[l.nameStart-1].Text == "(" {
		r.learn(s, p, np)
	}
	return p, nil
}

// labelOffice gives where a label's function begins, behind its forms of address.
func labelOffice(s *sentence) int {
	i := outline.Head(s.Words, len(s.Words)-1)
	for i < len(s.Words)-1 && !s.Words[i].Is(lexicon.Role) && s.Words[i].Is(lexicon.Honorific|lexicon.Determiner) {
		i++
	}
	return i
}

// chairLabel: the label's function is the chair's: "Le Président (M. Obo)".
func (r *reader) chairLabel(s *sentence, l *label) bool {
	if l.office != nil {
		return s.CueOf(lexicon.CuePresiding, l.office[0]) && len(l.office) < 3
	}
	return l.nameStart > 1 && s.Words[l.nameStart-1].Text == "(" && s.CueOf(lexicon.CuePresiding, grammar.At(s.Words, labelOffice(s)))
}

// chairs makes what the chair says by way of procedure no statement; the turn
// stays the chair's.
func (r *reader) chairs(s *sentence) {
	d := s.d
	s.d = Decision{Kind: Procedural, Attribution: None, Rule: "chair-formula", Source: s.index, Start: d.Start, End: d.End}
}

// formula: what only a chair says: gives the floor, puts to the vote, opens.
func (r *reader) formula(s *sentence, from int) bool {
	if len(s.Words)-from < 13 && s.Cue(lexicon.CueChairThanks, from) > 0 {
		return true
	}
	if n := s.Cue(lexicon.CueOrders, from); n > 0 && grammar.At(s.Words, from+n).Punct {
		return true
	}
	for i := from; i < len(s.Words) && i < from+14; i++ {
		if s.Cue(lexicon.CueFormulas, i) > 0 {
			return true
		}
	}
	return false
}

// formulaFrom: a formula stands in the paragraph's next few sentences.
func (r *reader) formulaFrom(n, paragraph int) bool {
	for i := n; i < len(r.sentences) && i < n+6 && r.sentences[i].Paragraph == paragraph; i++ {
		if r.formula(r.sentences[i], 0) {
			return true
		}
	}
	return false
}

// ruleTurn: within a turn of direct speech all is the speaker's, until the
// next label, a heading or a stage direction.
func (r *reader) ruleTurn(s *sentence) bool {
	f := &r.floor
	if !f.turn && !r.verbatim {
		return false
	}
	if r.direction(s) {
		s.d = Decision{Kind: Narration, Attribution: None, Rule: "stage-direction", Source: s.index}
		return true
	}
	if r.verbatim && (r.outcome(s) || s.first && s.chair != nil || f.turn && f.presides && len(f.voices) == 0 && r.formula(s, 0)) {
		s.d = Decision{Kind: Procedural, Attribution: None, Rule: "chair-formula", Source: s.index}
		return true
	}
	if s.first && (s.exchange != outline.NoExchange || r.asksAlone(s)) {
		f.turn = false
	}
	if !f.turn {
		return false
	}
	if s.first {
		f.voices = nil
		if len(f.speaker) == 0 || r.labels < 3 && r.answers < 2 || !r.verbatim && r.narrates(s) {
			f.turn = false
			return false
		}
	}
	if len(f.voices) > 0 {
		group, speaker := f.voices, f.speaker
		r.credit(s, "turn-voices", group, s.LeadAct(), 0, 0)
		f.turn, f.speaker, f.voices = true, speaker, group
		return true
	}
	if s.first {
		f.formula = r.verbatim && f.presides && r.formulaFrom(s.index, s.Paragraph)
	}
	if f.formula {
		// What stands around a formula in the chair's paragraph is procedure, too.
		s.d = Decision{Kind: Procedural, Attribution: None, Rule: "chair-formula", Source: s.index}
		return true
	}
	return r.goOn(s, "turn", f.speaker, Continuation)
}

// direction: what happens in the room, in brackets ("(Applause.)"), after a
// dash where the record parts its labels by ".-", or the interjection of somebody.
func (r *reader) direction(s *sentence) bool {
	n := len(s.Words)
	if n < 2 {
		return false
	}
	switch first := s.Words[0].Text; first {
	case "(", "[":
		shut := map[string]string{"(": ")", "[": "]"}[first]
		return s.Words[n-1].Text == shut || s.Words[n-2].Text == shut
	}
	if r.interjects(s) {
		return true
	}
	if r.verbatim && s.label == nil && n < 24 && s.Words[0].Cap && s.Cue(lexicon.CueReactions, 0) > 0 && len(s.Verbs) == 0 {
		return true // "Applaudissements à gauche."
	}
	if r.verbatim && s.first && s.label == nil && outline.OpensWithDash(s.Text) && n <= 14 && r.floor.turn {
		for _, t := range s.Words {
			if s.CueOf(lexicon.CueFirstPerson, t) {
				return false
			}
		}
		return s.Cue(lexicon.CueDirections, 1) > 0 || s.Cue(lexicon.CueDirections, 0) > 0
	}
	return false
}

// outcome: the record's own line in a turn: "La séance est levée.", "Question
// agreed to.", "Se levanta la sesión."
func (r *reader) outcome(s *sentence) bool {
	i := 0
	for i < len(s.Words) && (s.Words[i].Punct || s.Words[i].Is(lexicon.Determiner)) {
		i++
	}
	return s.first && (s.Cue(lexicon.CueOutcomes, i) > 0 || s.Cue(lexicon.CueOutcomes, 0) > 0 || r.settled(s, i))
}

// settled: "L'amendement n° 12, repoussé par la commission, n'est pas adopté.":
// what was before the chamber, and what became of it.
func (r *reader) settled(s *sentence, i int) bool {
	matter := s.Cue(lexicon.CueMatters, i)
	if matter == 0 || len(s.Words) > 34 {
		return false
	}
	for _, w := range s.Words {
		if s.CueOf(lexicon.CueFirstPerson, w) {
			return false
		}
	}
	for n := i + matter; n < len(s.Words); n++ {
		if s.Cue(lexicon.CueSettled, n) > 0 && (len(s.Words)-n < 8 || n-i < 8) {
			return true
		}
	}
	return false
}

// narrates: a paragraph without a label that tells of a person or a group is
// the reporter's, not the last speaker's.
func (r *reader) narrates(s *sentence) bool {
	for _, t := range s.Words {
		if s.CueOf(lexicon.CueFirstPerson, t) {
			return false
		}
	}
	if r.mainSubject(s) != nil && len(s.ActiveVerbs()) > 0 {
		return true
	}
	if np, e, definite := r.officeAt(s, 0); np != nil && definite && r.officeVerb(s, e, -1) != nil {
		return true
	}
	g := r.findGroup(s)
	return g != nil && g.rule != "consensus"
}

// interjects: a line that only tells of an interruption: "Opposition members
// interjecting—"; it takes no heading's part.
func (r *reader) interjects(s *sentence) bool {
	if !r.verbatim || len(s.Words) > 12 || s.label != nil || !strings.HasSuffix(strings.TrimSpace(s.Text), "—") {
		return false
	}
	return s.CueWithin(lexicon.CueDirections)
}
