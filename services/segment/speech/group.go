package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ruleGroup: a group, States or a body is the subject of a reporting verb.
// If it is the holder's own body, the holder goes on.
func (r *reader) ruleGroup(s *sentence) bool {
	g := r.findGroup(s)
	if g == nil {
		return false
	}
	f := &r.floor
	if len(f.section) > 0 && r.headed && g.parties[0].Sort != "anonymous" {
		return r.goOn(s, "section", f.section, Continuation)
	}
	if who := r.withinTurn(s, g); len(who) > 0 {
		return r.goOn(s, "record", who, Continuation)
	}
	if r.onlyIntroduces(s, g) {
		r.narrate(s, "introduces", Procedural, g.start, g.end)
		return true
	}
	if s.first && len(f.holders) == 0 && len(f.carry) == 1 && r.review && r.own(g.parties, f.carry[0]) {
		return r.goOn(s, "own-organisation", f.carry, OwnOrganisation)
	}
	if len(f.holders) > 0 && g.parties[0].Sort == "anonymous" && r.inStudy(s, g.start) {
		return r.goOn(s, "continuation", f.holders, Continuation)
	}
	if len(f.holders) > 0 && r.own(g.parties, f.holders[0]) && !(g.rule == "group-sides" && len(g.parties) > 1) {
		return r.speak(s, "own-organisation", f.holders, nil, OwnOrganisation, s.LeadAct(), g.start, g.end)
	}
	return r.credit(s, g.rule, g.parties, s.LeadAct(), g.start, g.end)
}

// speaksForOthers: one State and the group it speaks for: "she" is its delegate.
func speaksForOthers(g []Party) bool {
	return len(g) == 2 && g[0].Sort == "state" && g[1].Sort != "state"
}

// withLead gives the parties that a fronted "With X, Y and Z," joins to the subject.
func (r *reader) withLead(s *sentence) []Party {
	if n := s.Cue(lexicon.CueJoined, 0); n > 0 {
		g, e := r.parties(s).ListAt(n, false)
		if g != nil && grammar.At(s.Words, e).Text == "," {
			return g
		}
	}
	return nil
}

// onlyIntroduces: "The Secretariat introduced the item": the item is opened, no more.
func (r *reader) onlyIntroduces(s *sentence, g *grouping) bool {
	if len(g.parties) != 1 || g.parties[0].Sort != "organisation" || len(s.ActiveVerbs()) == 0 {
		return false
	}
	v := s.ActiveVerbs()[0]
	if !s.LemmaOf(lexicon.CueIntroducing, v.Lemma) {
		return false
	}
	for i := v.At + 1; i < v.At+6 && i < len(s.Words); i++ {
		if s.CueOf(lexicon.CueItems, s.Words[i]) {
			for _, x := range s.Verbs {
				if x.At > i && (x.Strong() || x.Voice == grammar.Gerund) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// ruleGroupPronoun: "They" after "participants", nobody else speaking.
func (r *reader) ruleGroupPronoun(s *sentence) bool {
	f := &r.floor
	if r.allOfThem(s) {
		return true
	}
	if len(f.holders) > 0 || len(s.ActiveVerbs()) == 0 {
		return false
	}
	if len(f.group) == 0 {
		return r.delegateGoesOn(s)
	}
	for _, j := range []int{0, s.Lead()} {
		if j >= len(s.Words) || s.Cue(lexicon.CueImpersonal, j) > 0 {
			continue
		}
		if it := s.Lang.Code == "en" && s.Words[j].Lower == "it"; !it && !s.Words[j].Is(lexicon.Subject) || it && f.group[0].Sort == "anonymous" {
			continue
		}
		if s.Words[j].Is(lexicon.Plural) || len(f.group) == 1 && f.group[0].Sort != "group" || speaksForOthers(f.group) {
			parties := append(f.group[:len(f.group):len(f.group)], r.withLead(s)...)
			parties = append(parties, r.furtherGroups(s, j+1)...)
			return r.credit(s, "group-pronoun", parties, s.LeadAct(), j, j+1)
		}
	}
	if v := r.groupDropped(s); v != nil {
		return r.credit(s, "group-dropped", f.group, v.Act, v.At, v.At+1)
	}
	return false
}

// allOfThem: "All of them agreed": those who have the floor together, or who had.
func (r *reader) allOfThem(s *sentence) bool {
	f := &r.floor
	n := s.Cue(lexicon.CueAllOfThem, s.Lead())
	if n == 0 || len(s.ActiveVerbs()) == 0 {
		return false
	}
	who := f.standby
	if len(f.holders) > 1 {
		who = f.holders
	}
	if len(who) < 2 {
		return false
	}
	var parties []Party
	for _, p := range who {
		parties = append(parties, Party{Name: p.name, Sort: "group"})
	}
	return r.credit(s, "all-of-them", parties, s.LeadAct(), s.Lead(), s.Lead()+n)
}

// groupDropped gives the verb, in Spanish, whose subject is dropped and is the
// group before: in the singular of one who spoke ("Un participante respondió.
// Indicó …"), in the plural of any ("También señalaron").
func (r *reader) groupDropped(s *sentence) *grammar.Verb {
	if s.Lang.Code != "es" {
		return nil
	}
	g, lead := r.floor.group, s.Lead()
	if len(g) == 1 && (g[0].Sort == "organisation" || g[0].Sort == "state" || g[0].Sort == "anonymous" && s.CueOpens(lexicon.CueOne, g[0].Name)) {
		if v := s.VerbAt(lead); v != nil && v.Voice == grammar.Active && !v.Plural && !v.Weak {
			return v
		}
	}
	for i := range s.Verbs {
		v := &s.Verbs[i]
		if v.Voice == grammar.Active && v.Plural && !v.Weak && v.At <= lead+2 && !determinerBetween(s.Words, min(lead, v.At), v.At) && s.Cue(lexicon.CueAnonymous, lead) == 0 {
			return v
		}
	}
	return nil
}

// grouping is a group found as the subject of a sentence.
type grouping struct {
	rule       string
	parties    []Party
	start, end int // words
}

// findGroup finds the parties that a sentence credits, nil where there are none.
func (r *reader) findGroup(s *sentence) *grouping {
	for _, i := range []int{0, s.Lead()} {
		if n := s.Cue(lexicon.CueConsensus, i); n > 0 && !s.nobody(i) {
			return &grouping{"consensus", []Party{{Name: participants[s.Lang.Code], Sort: "anonymous"}}, i, i + n}
		}
	}
	act := s.ActiveVerbs()
	if g := r.groupShaped(s, act); g != nil {
		return g
	}
	if g := r.sides(s); g != nil {
		return g
	}
	if len(act) == 0 {
		if parties, e := r.parties(s).ListAt(0, false); parties != nil && r.attitude(s, e) {
			return &grouping{"group-attitude", parties, 0, e}
		}
		if g := r.bodyDecides(s); g != nil {
			return g
		}
		return r.groupAgent(s)
	}
	for _, i := range r.groupStarts(s) {
		if g := r.groupFrom(s, i, act); g != nil {
			return g
		}
	}
	if g := r.bodyDecides(s); g != nil {
		return g
	}
	for n, v := range act {
		if n > 1 {
			break
		}
		if parties, e := r.parties(s).ListAt(v.At+1, true); parties != nil && r.invertible(s, v.At) {
			return &grouping{"group-inverted", once(append(parties, r.included(s, e)...)), v.At, e}
		}
	}
	return nil
}

// groupShaped finds a group that the sentence's shape tells, whatever its verb.
func (r *reader) groupShaped(s *sentence, act []grammar.Verb) *grouping {
	if g := r.capitalRun(s); g != nil {
		return g
	}
	if g := r.groupSource(s); g != nil {
		return g
	}
	if g := r.asPut(s); g != nil {
		return g
	}
	if g := r.opensList(s); g != nil {
		return g
	}
	if g := r.groupStudy(s, act); g != nil {
		return g
	}
	return r.groupOpens(s)
}

// groupStarts gives the words where a group that is a subject may begin: at the
// head, behind what leads in, at later clauses.
func (r *reader) groupStarts(s *sentence) []int {
	k, lead := s.Words, s.Lead()
	starts := []int{0}
	if n := s.Cue(lexicon.CueJoined, 0); n > 0 {
		starts = append(starts, n) // "With Peru and Chile, Japan supported": all of them
	}
	if lead > 0 {
		starts = append(starts, lead)
	}
	for x := 0; x < len(k)-2 && x < 40; x++ {
		if (k[x].Text == "," || k[x].Text == ";") && x+1 != lead {
			if r.groupBehindMark(s, x+1, lead) {
				starts = append(starts, x+1)
			}
		} else if s.CueBefore(lexicon.CueSubordinatePhrase, x+1) > 0 {
			starts = append(starts, x+1)
		}
	}
	if len(k) > 2 && grammar.Adverbial(k[0]) && !k[0].Is(lexicon.Determiner|lexicon.Clitic|lexicon.Preposition) && k[1].Text != "," {
		starts = append(starts, 1)
	}
	if n := weekdayLead(s); n > 0 && n != lead {
		starts = append(starts, n)
	}
	return append(starts, r.laterStarts(s)...)
}

// groupBehindMark: the word behind a comma or a semicolon can open a group.
func (r *reader) groupBehindMark(s *sentence, i, lead int) bool {
	w := s.Words[i]
	if w.Is(lexicon.Quantifier|lexicon.Determiner) || s.Cue(lexicon.CueAnonymous, i) > 0 {
		return true
	}
	if lead == 0 {
		return false
	}
	return s.Lang.Code == "en" && w.Is(lexicon.Meeting) && !w.Cap || r.stateBeforeVerb(s, i) || r.possessiveDelegate(s, i)
}

// groupFrom reads the group that begins at i and is the subject of a verb, with
// those whom the sentence joins to it.
func (r *reader) groupFrom(s *sentence, i int, act []grammar.Verb) *grouping {
	if s.Cue(lexicon.CueBehalf, i) > 0 {
		return nil // "Speaking for the Group of African States, the delegate of …": it is who speaks that is named next
	}
	parties, e := r.parties(s).ListAt(i, false)
	if parties == nil || !r.groupSpeaks(s, parties, i, e, act) || r.onlyAddressed(s, i, e) {
		return nil
	}
	if parties = r.withJoined(s, parties, i, e); parties == nil {
		return nil
	}
	return &grouping{"group", once(parties), i, e}
}

// withJoined adds to the parties at i, which end at e, those whom the sentence joins
// to them; nil where they stand within a fronted list.
func (r *reader) withJoined(s *sentence, parties []Party, i, e int) []Party {
	parties = append(parties, r.furtherGroups(s, e)...)
	parties = append(parties, r.laterSides(s, e)...)
	if with := r.withLead(s); i > 0 && with != nil {
		if i < s.Lead() {
			return nil
		}
		parties = append(parties, with...)
	}
	if i > 0 {
		parties = append(parties, r.frontedPrincipal(s, i)...)
	}
	return parties
}

// onlyAddressed: "During the dialogue, held on Monday, speakers addressed …":
// the reporter's overview of what was talked about.
func (r *reader) onlyAddressed(s *sentence, i, e int) bool {
	k := s.Words
	if s.Lang.Code != "en" || i == 0 || i <= s.Lead() || !k[i].Is(lexicon.Meeting) || k[i-1].Text != "," || k[i].Is(lexicon.Quantifier) {
		return false
	}
	return s.VerbAt(e) == nil || weekdayLead(s) > 0 || k[e].Is(lexicon.ProcedureVerb)
}

// participants stands for everybody where a consensus is told.
var participants = map[string]string{"fr": "participants", "en": "participants", "es": "participantes"}

func once(in []Party) []Party {
	var out []Party
next:
	for _, p := range in {
		for _, q := range out {
			if p.Country != "" && p.Country == q.Country || lexicon.Fold(p.Name) == lexicon.Fold(q.Name) {
				continue next
			}
		}
		out = append(out, p)
	}
	return out
}

// weekdayLead: "On Wednesday participants": the word after the day.
func weekdayLead(s *sentence) int {
	for i := 0; i < 3 && i < len(s.Words); i++ {
		if s.Cue(lexicon.CueWeekdays, i) > 0 {
			return i + 1
		}
	}
	return 0
}

// furtherGroups finds parties of later clauses ("while others cautioned",
// "supported by Japan") and of lists that follow ("including Mali").
func (r *reader) furtherGroups(s *sentence, e int) []Party {
	k := s.Words
	out := r.included(s, e)
	for x := e; x+2 < len(k); x++ {
		if k[x].Text != "," || s.Cue(lexicon.CueWithDoing, x+1) == 0 {
			continue
		}
		g, end := r.parties(s).ListAt(x+2, false)
		for j := end; g != nil && j < end+3; j++ {
			if v := s.VerbAt(j); v != nil && v.Voice == grammar.Gerund {
				out = append(out, g...) // ", with Venezuela recalling …"
				break
			}
		}
	}
	for x := e; x < len(k)-1; x++ {
		clause := k[x].Text == ";" || s.CueBefore(lexicon.CueClauses, x+1) > 0
		n := s.CueBefore(lexicon.CueBacked, x+1)
		backed := n > 0 && (grammar.At(k, x-n).Text == "," || grammar.At(k, x-n).Is(lexicon.Coordinator))
		if !clause && !backed {
			continue
		}
		g, end := r.parties(s).ListAt(x+1, false)
		if g == nil {
			continue
		}
		if backed && g[0].Sort != "group" || clause && s.VerbNear(end, 4) {
			out = append(out, g...)
			x = end - 1
		}
	}
	return out
}

// included reads ", including Mali, Chile and Panama" after the group or at
// the sentence's end.
func (r *reader) included(s *sentence, e int) []Party {
	var out []Party
	for x := e; x < len(s.Words)-1; x++ {
		n := s.Cue(lexicon.CueIncluding, x)
		if n == 0 || grammar.At(s.Words, x-1).Text != "," && grammar.At(s.Words, x-1).Text != "(" {
			continue
		}
		g, end := r.parties(s).ListAt(x+n, false)
		if g != nil && (g[0].Sort == "state" || x <= e+1) {
			out = append(out, g...)
			x = end
		}
	}
	return out
}
