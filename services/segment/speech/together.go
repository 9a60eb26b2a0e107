package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// ruleGroupPlain: the States, bodies or groups that the sentence credits,
// whosever body it is and whoever has the floor.
func (r *reader) ruleGroupPlain(s *sentence) bool {
	g := r.findGroup(s)
	return g != nil && r.credit(s, "group-plain", g.parties, s.LeadAct(), g.start, g.end)
}

// ruleWithOthers: "M. Obo, ainsi que d'autres intervenants, ont demandé": a person
// and a group together.
func (r *reader) ruleWithOthers(s *sentence) bool {
	k := s.Words
	for _, m := range s.mentions {
		if m.p == nil || m.Position != mention.Subject {
			continue
		}
		e := m.End
		if grammar.At(k, e).Text == "," {
			e++
		}
		n := s.Cue(lexicon.CueTogether, e)
		if n == 0 {
			continue
		}
		g, end := r.parties(s).ListAt(e+n, false)
		if g == nil || g[0].Sort == "organisation" || !s.VerbNear(end, 6) {
			continue
		}
		return r.credit(s, "with-others", append([]Party{{Name: m.p.name, Sort: "group"}}, g...), s.LeadAct(), m.Start, end)
	}
	return false
}

// ruleBothHere: "Ms. Obo asked for a map, to which Mr. Reim replied …": two speak
// in one sentence.
func (r *reader) ruleBothHere(s *sentence) bool {
	var people []*person
	var on []*mentioned
	for _, m := range s.mentions {
		if m.p != nil && (m.Position == mention.Subject || m.Position == mention.Inverted || m.Start > 0 && s.VerbNear(m.End, 3)) && !has(people, m.p) {
			people, on = append(people, m.p), append(on, m)
		}
	}
	if len(people) != 2 || len(s.ActiveVerbs()) < 2 {
		return false
	}
	return r.speak(s, "both-here", people, on, Explicit, s.LeadAct(), on[0].Start, on[1].End)
}

// ruleBothBefore: "Tous les deux ont salué", "Both thanked": the two who were
// named last.
func (r *reader) ruleBothBefore(s *sentence) bool {
	i := s.Lead()
	n := s.Cue(lexicon.CueBothOfThem, i)
	if n == 0 || len(s.ActiveVerbs()) == 0 {
		return false
	}
	var people []*person
	for x := s.index - 1; x >= 0 && x > s.index-8 && r.sentences[x].head < 0 && len(people) < 2; x-- {
		q := r.sentences[x]
		for j := len(q.mentions) - 1; j >= 0 && len(people) < 2; j-- {
			if m := q.mentions[j]; m.p != nil && m.Position != mention.Principal && !has(people, m.p) {
				people = append(people, m.p)
			}
		}
	}
	if len(people) != 2 {
		return false
	}
	people[0], people[1] = people[1], people[0]
	return r.speak(s, "both-before", people, nil, Pronoun, s.LeadAct(), i, i+n)
}
