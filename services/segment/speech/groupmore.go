package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/party"
)

// subjectStarts gives where a subject may begin: at the lead, or at the first word.
func (s *sentence) subjectStarts() []int {
	if lead := s.Lead(); lead > 0 && lead < len(s.Words) {
		return []int{lead, 0}
	}
	return []int{0}
}

// ruleGroupThatOf: "Celle du Togo craignait" after a delegation: a State's.
func (r *reader) ruleGroupThatOf(s *sentence) bool {
	if s.index == 0 || !r.delegationBefore(s) {
		return false
	}
	for _, i := range s.subjectStarts() {
		if s.Cue(lexicon.CueThatOf, i) == 0 || !grammar.At(s.Words, i+1).Is(lexicon.Of) {
			continue
		}
		if g, e := party.StatesFrom(s.parsed, i+1); g != nil {
			return r.credit(s, "group-that-of", g, s.LeadAct(), i, e)
		}
	}
	return false
}

// delegationBefore: a State or its delegation had the floor, or one of the two
// sentences before names a delegation or a delegate.
func (r *reader) delegationBefore(s *sentence) bool {
	for _, g := range [][]Party{r.floor.group, r.floor.carriedGroup} {
		if len(g) > 0 && (g[0].Delegation || g[0].Sort == "state") {
			return true
		}
	}
	for n := s.index - 1; n >= 0 && n > s.index-3; n-- {
		q := r.sentences[n]
		for i := range q.Words {
			if q.Words[i].Is(lexicon.Delegation) || q.CueOf(lexicon.CueDelegates, q.Words[i]) {
				return true
			}
		}
	}
	return false
}

// ruleGroupIt: "It would revert to the matter": a pronoun after a State, a group
// or a body, whatever its verb.
func (r *reader) ruleGroupIt(s *sentence) bool {
	g := r.floor.group
	if len(g) == 0 && s.first {
		g = r.floor.carriedGroup
	}
	if len(g) == 0 {
		return false
	}
	several := len(g) > 1 || g[0].Sort == "group" || g[0].Sort == "anonymous" && len(grammar.SplitWords(g[0].Name)) < 4
	for _, i := range s.subjectStarts() {
		w, next := grammar.At(s.Words, i), grammar.At(s.Words, i+1)
		it := s.Lang.Code == "en" && w.Lower == "it"
		switch {
		case !w.Is(lexicon.Subject) && !it:
			continue
		case it && (several || next.Is(lexicon.Be) || g[0].Sort == "anonymous"):
			continue
		case !it && s.Cue(lexicon.CueImpersonal, i) > 0:
			continue
		case w.Is(lexicon.Plural) && !several || !w.Is(lexicon.Plural) && len(g) > 1:
			continue
		case s.Lang.Code == "en" && !it && !w.Is(lexicon.Plural) && g[0].Sort == "organisation" && !g[0].Delegation:
			continue // "She" is no body
		}
		return r.credit(s, "group-it", g, s.LeadAct(), i, i+1)
	}
	return false
}

// ruleGroupNumber: "El grupo 1 concluyó", "Group B (pumps): …": one of the groups
// into which a meeting parts.
func (r *reader) ruleGroupNumber(s *sentence) bool {
	k := s.Words
	for _, i := range s.subjectStarts() {
		j := i
		for j < len(k) && j < i+2 && k[j].Is(lexicon.Determiner) {
			j++
		}
		n := s.Cue(lexicon.CueWorkingTables, j)
		w := grammar.At(k, j+n)
		if n == 0 || !w.Digit && !party.Roman(w.Text) && !(len(w.Text) == 1 && w.Upper) {
			continue
		}
		return r.credit(s, "group-number", []Party{{Name: grammar.Text(k[j : j+n+1]), Sort: "organisation"}}, s.LeadAct(), i, j+n+1)
	}
	return false
}

// ruleGroupPeople: "Des habitants craignent …": people who live or work there
// open the sentence, whoever has the floor.
func (r *reader) ruleGroupPeople(s *sentence) bool {
	k := s.Words
	for _, i := range s.subjectStarts() {
		j := i
		for j < len(k) && j < i+4 && k[j].Is(lexicon.Determiner|lexicon.Quantifier|lexicon.Of) && !k[j].Is(lexicon.People) {
			j++
		}
		w := grammar.At(k, j)
		if !w.Is(lexicon.People) || w.Upper || j == i && s.Lang.Code != "en" {
			continue
		}
		e := party.Complement(s.parsed, party.AdjectivesEnd(s.parsed, j+1))
		if !s.VerbNear(e, 14) {
			continue
		}
		return r.credit(s, "group-people", []Party{{Name: party.Printed(s.parsed, i, e), Sort: "group"}}, s.LeadAct(), i, e)
	}
	return false
}

// ruleGroupLast: "En eso coincidieron los tres expertos.": the verb, then the
// group that closes its clause.
func (r *reader) ruleGroupLast(s *sentence) bool {
	if s.Lang.Code == "en" {
		return false
	}
	for _, v := range s.ActiveVerbs() {
		if takesPeople(v.Act) || v.Weak || v.At+1 >= len(s.Words) || !s.Words[v.At+1].Is(lexicon.Determiner|lexicon.Quantifier) {
			continue
		}
		g, e := r.parties(s).ListAt(v.At+1, true)
		if g == nil || g[0].Sort == "organisation" && !g[0].Delegation && !g[0].Bloc {
			continue
		}
		if w := grammar.At(s.Words, e); e >= len(s.Words)-1 || w.Text == "," || w.Text == "." {
			return r.credit(s, "group-last", g, v.Act, v.At, e)
		}
	}
	return false
}

// ruleGroupClause: "…, as participants called for …", "un échange au cours duquel
// les membres insistent …": the group speaks in a later clause.
func (r *reader) ruleGroupClause(s *sentence) bool {
	for x := 2; x < len(s.Words)-1; x++ {
		if s.CueBefore(lexicon.CueInWhich, x) == 0 {
			continue
		}
		g, e := r.parties(s).ListAt(x, false)
		if g != nil && (g[0].Sort != "organisation" || g[0].Delegation || g[0].Bloc) && s.VerbNear(e, 3) {
			return r.credit(s, "group-clause", g, s.LeadAct(), x, e)
		}
	}
	return false
}

// ruleGroupOpinion: "Tel n'était pas l'avis du Gabon": whose view is told.
func (r *reader) ruleGroupOpinion(s *sentence) bool {
	k := s.Words
	if s.Cue(lexicon.CueSuch, 0) == 0 {
		return false
	}
	for i := 1; i < len(k)-2 && i < 9; i++ {
		if !s.CueOf(lexicon.CueViews, k[i]) || !k[i-1].Is(lexicon.Determiner) && !k[i-1].Is(lexicon.Be) {
			continue
		}
		q := i + 1
		if !grammar.At(k, q).Is(lexicon.Of) {
			continue
		}
		g, e := party.StatesFrom(s.parsed, q)
		if g == nil {
			g, e = r.parties(s).ListAt(q+1, false)
		}
		if g != nil {
			return r.credit(s, "group-opinion", g, "asserts", 0, e)
		}
	}
	return false
}

// ruleGroupObserver: "The observer for the Weavers' League said": the body, as
// its observer has no name.
func (r *reader) ruleGroupObserver(s *sentence) bool {
	k := s.Words
	for _, i := range s.subjectStarts() {
		if !grammar.At(k, i).Is(lexicon.Determiner) || !s.CueOf(lexicon.CueDelegates, grammar.At(k, i+1)) || s.CueOf(lexicon.CueStateBodies, grammar.At(k, i+1)) {
			continue
		}
		w := grammar.At(k, i+2)
		if !w.Is(lexicon.Of) && w.Lower != "for" && w.Lower != "from" && w.Lower != "pour" && w.Lower != "por" {
			continue
		}
		g, e := r.parties(s).ListAt(i+3, true)
		if g == nil {
			continue
		}
		if g[0].Sort == "organisation" && s.VerbNear(e, 6) {
			return r.credit(s, "group-observer", g, s.LeadAct(), i, e)
		}
	}
	return false
}

// nobody: the word at i is an impersonal subject: "it was noted", "il a été
// relevé", "se señaló" are nobody's.
func (s *sentence) nobody(i int) bool {
	switch grammar.At(s.Words, i).Lower {
	case "it", "il", "se":
		return true
	}
	return false
}

// ruleNoted: what was noted without a word of by whom may be everybody's.
func (r *reader) ruleNoted(s *sentence) bool {
	everybody := []Party{{Name: participants[s.Lang.Code], Sort: "anonymous"}}
	for _, i := range s.subjectStarts() {
		if n := s.Cue(lexicon.CueConsensus, i); n > 0 && s.nobody(i) {
			return r.credit(s, "noted", everybody, s.LeadAct(), i, i+n)
		}
	}
	if v := r.impersonal(s); v != nil {
		return r.credit(s, "noted", everybody, v.Act, v.At-1, v.At+1)
	}
	return false
}
