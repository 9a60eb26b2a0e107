package speech

import (
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
		return r.goOn(s, "section", f.section, Continuation, 0.8)
	}
	if who := r.withinTurn(s, g); len(who) > 0 {
		return r.goOn(s, "record", who, Continuation, 0.84)
	}
	if r.onlyIntroduces(s, g) {
		r.narrate(s, "introduces", Procedural, 0.8, g.start, g.end)
		return true
	}
	if s.first && len(f.holders) == 0 && len(f.carry) == 1 && r.review && r.own(g.parties, f.carry[0]) {
		return r.goOn(s, "own-organisation", f.carry, OwnOrganisation, 0.75)
	}
	if len(f.holders) > 0 && r.own(g.parties, f.holders[0]) {
		return r.speak(s, "own-organisation", f.holders, nil, OwnOrganisation, 0.85, leadAct(s), g.start, g.end)
	}
	return r.credit(s, g.rule, g.parties, 0.85, leadAct(s), g.start, g.end)
}

// speaksForOthers: one State and the group it speaks for: "she" is its delegate.
func speaksForOthers(g []Party) bool {
	return len(g) == 2 && g[0].Sort == "state" && g[1].Sort != "state"
}

// withLead gives the parties that a fronted "With X, Y and Z," joins to the subject.
func (r *reader) withLead(s *sentence) []Party {
	if n := s.cue("joined", 0); n > 0 {
		g, e := r.partiesAt(s, n, false)
		if g != nil && at(s.k, e).Text == "," {
			return g
		}
	}
	return nil
}

// onlyIntroduces: "The Secretariat introduced the item": the item is opened, no more.
func (r *reader) onlyIntroduces(s *sentence, g *grouping) bool {
	if len(g.parties) != 1 || g.parties[0].Sort != "organisation" || len(s.activeVerbs()) == 0 {
		return false
	}
	v := s.activeVerbs()[0]
	if !s.lemmaOf("introducing", v.lemma) {
		return false
	}
	for i := v.at + 1; i < v.at+6 && i < len(s.k); i++ {
		if s.cueOf("items", s.k[i]) {
			for _, x := range s.verbs {
				if x.at > i && (x.strong() || x.voice == gerund) {
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
	if n := s.cue("all-of-them", s.lead()); n > 0 && len(s.activeVerbs()) > 0 {
		who := f.standby
		if len(f.holders) > 1 {
			who = f.holders
		}
		if len(who) > 1 {
			var parties []Party
			for _, p := range who {
				parties = append(parties, Party{Name: p.name, Sort: "group"})
			}
			return r.credit(s, "all-of-them", parties, 0.82, leadAct(s), s.lead(), s.lead()+n)
		}
	}
	if len(f.group) == 0 || len(f.holders) > 0 || len(s.activeVerbs()) == 0 {
		return false
	}
	for _, j := range []int{0, s.lead()} {
		if j >= len(s.k) || s.cue("impersonal", j) > 0 {
			continue
		}
		if it := s.lex.Code == "en" && s.k[j].Lower == "it"; !it && !s.k[j].Is(lexicon.Subject) || it && f.group[0].Sort == "anonymous" {
			continue
		}
		if s.k[j].Is(lexicon.Plural) || len(f.group) == 1 && f.group[0].Sort != "group" || speaksForOthers(f.group) {
			parties := append(f.group[:len(f.group):len(f.group)], r.withLead(s)...)
			parties = append(parties, r.furtherGroups(s, j+1)...)
			return r.credit(s, "group-pronoun", parties, 0.85, leadAct(s), j, j+1)
		}
	}
	// "Un participante respondió. Indicó …": the subject dropped, one who spoke.
	if lead := s.lead(); s.lex.Code == "es" && len(f.group) == 1 && f.group[0].Sort == "anonymous" && s.cueWords("one", f.group[0].Name) {
		if v := s.verbAt(lead); v != nil && v.voice == active && !v.plural && !v.weak {
			return r.credit(s, "group-dropped", f.group, 0.8, v.act, v.at, v.at+1)
		}
	}
	// "También señalaron": the subject dropped, the verb in the plural.
	if s.lex.Code == "es" {
		lead := s.lead()
		for _, v := range s.verbs {
			if v.voice == active && v.plural && !v.weak && v.at <= lead+2 && !determinerBetween(s.k, min(lead, v.at), v.at) && s.cue("anonymous", lead) == 0 {
				return r.credit(s, "group-dropped", f.group, 0.8, v.act, v.at, v.at+1)
			}
		}
	}
	return false
}

// grouping is a group found as the subject of a sentence.
type grouping struct {
	rule       string
	parties    []Party
	start, end int // words
}

// findGroup finds the parties that a sentence credits, nil where there are none.
func (r *reader) findGroup(s *sentence) *grouping {
	k, lead := s.k, s.lead()
	for _, i := range []int{0, lead} {
		if n := s.cue("consensus", i); n > 0 {
			return &grouping{"consensus", []Party{{Name: participants[s.lex.Code], Sort: "anonymous"}}, i, i + n}
		}
	}
	if v := r.impersonal(s); v != nil {
		return &grouping{"consensus", []Party{{Name: participants[s.lex.Code], Sort: "anonymous"}}, v.at - 1, v.at + 1}
	}
	act := s.activeVerbs()
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
	if g := r.groupOpens(s); g != nil {
		return g
	}
	if len(act) == 0 {
		if parties, e := r.partiesAt(s, 0, false); parties != nil && r.attitude(s, e) {
			return &grouping{"group-attitude", parties, 0, e}
		}
		if g := r.bodyDecides(s); g != nil {
			return g
		}
		return r.groupAgent(s)
	}
	starts := []int{0}
	if lead > 0 {
		starts = append(starts, lead)
	}
	for x := 0; x < len(k)-2 && x < 40; x++ {
		if (k[x].Text == "," || k[x].Text == ";") && x+1 != lead {
			if k[x+1].Is(lexicon.Quantifier|lexicon.Determiner) || s.cue("anonymous", x+1) > 0 || s.lex.Code == "en" && lead > 0 && k[x+1].Is(lexicon.Meeting) && !k[x+1].Cap || lead > 0 && r.stateBeforeVerb(s, x+1) {
				starts = append(starts, x+1)
			}
		} else if s.cueBefore("subordinate-phrase", x+1) > 0 {
			starts = append(starts, x+1)
		}
	}
	if len(k) > 2 && adverbial(k[0]) && !k[0].Is(lexicon.Determiner|lexicon.Clitic|lexicon.Preposition) && k[1].Text != "," {
		starts = append(starts, 1)
	}
	if n := weekdayLead(s); n > 0 && n != lead {
		starts = append(starts, n)
	}
	for _, i := range starts {
		parties, e := r.partiesAt(s, i, false)
		if parties == nil || !r.groupSpeaks(s, parties, i, e, act) {
			continue
		}
		if i > lead && i > 0 && s.lex.Code == "en" && k[i].Is(lexicon.Meeting) && k[i-1].Text == "," && !k[i].Is(lexicon.Quantifier) {
			// "During the dialogue, held on Monday, speakers addressed …"
			if v := s.verbAt(e); v == nil || weekdayLead(s) > 0 || k[e].Is(lexicon.ProcedureVerb) {
				continue
			}
		}
		parties = append(parties, r.furtherGroups(s, e)...)
		if with := r.withLead(s); i > 0 && with != nil {
			if i < s.lead() {
				continue // within the fronted list
			}
			parties = append(parties, with...)
		}
		return &grouping{"group", once(parties), i, e}
	}
	if g := r.bodyDecides(s); g != nil {
		return g
	}
	for n, v := range act {
		if n > 1 {
			break
		}
		if parties, e := r.partiesAt(s, v.at+1, true); parties != nil && r.invertible(s, v.at) {
			return &grouping{"group-inverted", once(append(parties, r.included(s, e)...)), v.at, e}
		}
	}
	return nil
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
	for i := 0; i < 3 && i < len(s.k); i++ {
		if s.cue("weekdays", i) > 0 {
			return i + 1
		}
	}
	return 0
}

// groupSource: "Selon plusieurs délégations", "For many participants,".
func (r *reader) groupSource(s *sentence) *grouping {
	n := s.cue("source", 0)
	if n == 0 {
		return nil
	}
	parties, e := r.partiesAt(s, n, false)
	if len(parties) == 1 && parties[0].Sort == "organisation" && at(s.k, e).Is(lexicon.Of) && !at(s.k, e+1).Cap {
		// "Selon l'Office des forêts,"
		if c := r.complement(s, e); c > e && at(s.k, c).Text == "," {
			parties[0].Name, e = parties[0].Name+" "+text(s.k[e:c]), c
		}
	}
	if parties == nil || parties[0].Sort == "organisation" && at(s.k, e).Text != "," {
		return nil
	}
	switch s.k[0].Lower {
	case "pour", "for", "para":
		if at(s.k, e).Text != "," || parties[0].Sort != "anonymous" {
			return nil
		}
	}
	if r.floor.background || s.cueAt("documents", n+1) {
		return nil
	}
	return &grouping{"group-source", parties, 0, e}
}

// stateBeforeVerb: a State stands at i, and its verb right behind it.
func (r *reader) stateBeforeVerb(s *sentence, i int) bool {
	p, n := r.placeAt(s, i)
	if n == 0 || p.City {
		return false
	}
	v := s.verbAt(i + n)
	return v != nil && v.voice == active && v.tense == lexicon.Past
}

// opensList: "In its decision, the Panel:": the body does what the items say.
func (r *reader) opensList(s *sentence) *grouping {
	n := len(s.k)
	if n < 3 || s.k[n-1].Text != ":" {
		return nil
	}
	for i := n - 2; i >= 0 && i > n-6; i-- {
		if !s.k[i].Is(lexicon.Determiner) || i > 0 && s.k[i-1].Text != "," && s.k[i-1].Text != ":" {
			continue
		}
		if w := at(s.k, i+1); w.Is(lexicon.Deliberative) && (w.Cap || i == 0) && (i+2 == n-1 || at(s.k, i+2).Is(lexicon.Of)) {
			name := text(s.k[i+1 : n-1])
			return &grouping{"group-list", []Party{{Name: name, Sort: "organisation", deliberative: true}}, i, n - 1}
		}
		return nil
	}
	return nil
}

// asPut: "As one observer put it, …", "Comme l'a dit un participant, …".
func (r *reader) asPut(s *sentence) *grouping {
	n := s.cue("as", 0)
	if n == 0 {
		return nil
	}
	parties, e := r.partiesAt(s, n, false)
	if parties == nil || parties[0].Sort != "anonymous" {
		return nil
	}
	for i := e; i < e+4 && i < len(s.k); i++ {
		if s.k[i].Text == "," && (s.verbNear(e, 3) || s.cue("put-it", e) > 0) {
			return &grouping{"group-source", parties, 0, i}
		}
	}
	return nil
}

// groupStudy: "la investigación realizada por A y B señala", "a study by UNICEF
// found": the bodies speak through what they published.
func (r *reader) groupStudy(s *sentence, act []verb) *grouping {
	k, i := s.k, s.lead()
	for i < len(k) && i < s.lead()+4 && (k[i].Is(lexicon.Determiner) || qualifies(s, i) && !s.cueOf("studies", k[i])) {
		i++
	}
	if i >= len(k) || !s.cueOf("studies", k[i]) {
		return nil
	}
	for j := i + 1; j < i+5 && j < len(k); j++ {
		switch k[j].Lower {
		case "por", "par", "by":
			parties, e := r.partiesAt(s, j+1, false)
			if parties == nil || parties[0].Sort != "organisation" {
				return nil
			}
			for _, v := range act {
				if v.at >= e && v.at < e+6 && !v.weak {
					return &grouping{"group-study", parties, i, v.at + 1}
				}
			}
			return nil
		}
	}
	return nil
}

func (s *sentence) cueAt(name string, i int) bool { return s.cue(name, i) > 0 }

// groupAgent: "… a été souligné par plusieurs délégations".
func (r *reader) groupAgent(s *sentence) *grouping {
	for _, v := range s.verbs {
		if v.voice != passive || v.weak {
			continue
		}
		for i := v.at + 1; i < len(s.k) && i < v.at+10; i++ {
			switch s.k[i].Lower {
			case "par", "by", "por":
				parties, e := r.partiesAt(s, i+1, false)
				if parties != nil && (parties[0].Sort == "anonymous" || parties[0].Sort == "state") {
					return &grouping{"group-agent", parties, i, e}
				}
			}
		}
	}
	return nil
}

// invertible: the verb opens its clause ("Ainsi que l'ont affirmé de nombreux Etats").
func (r *reader) invertible(s *sentence, v int) bool {
	k, q := s.k, v
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || adverbial(k[q-1])) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 && s.lex.Code != "es" {
		return false
	}
	if q == 0 || k[q-1].Punct {
		switch k[v].Verb.Act {
		case "thanks", "urges", "supports", "opposes":
			return false
		}
		return (s.lex.Code != "en" || closesQuote(at(k, q-1))) && !k[v].Verb.Weak
	}
	switch k[q-1].Lower {
	case "l'", "lo", "as", "comme", "como":
		return true
	}
	return false
}

// groupSpeaks: a reporting verb follows that such a group can be the subject of.
func (r *reader) groupSpeaks(s *sentence, g []Party, i, e int, act []verb) bool {
	k := s.k
	people := g[0].Sort == "anonymous" || g[0].Sort == "group"
	reach := 14
	if people || len(g) > 1 {
		reach = 26
	}
	var near []verb
	for _, v := range act {
		if v.at >= e && v.at <= e+reach && !(v.at > e+1 && parenthetic(s, v.at)) {
			near = append(near, v)
		}
	}
	if r.attitude(s, e) {
		return true
	}
	if len(near) == 0 {
		return false
	}
	if at(k, e).Text != "," {
		for _, t := range k[e:near[0].at] {
			if t.Is(lexicon.Relative | lexicon.Subordinator) {
				return false
			}
		}
	}
	if r.minutes && i == 0 && g[0].deliberative {
		return true
	}
	if (len(r.floor.holders) > 0 || s.first && len(r.floor.carry) > 0) && g[0].Sort == "organisation" && pluperfect(s, near[0].at) {
		return false // "had decided": what the holder tells of the body
	}
	if i <= s.lead() && r.past && !pluperfect(s, near[0].at) && deliberates(g[0]) && r.decides(s, near, e) {
		return true
	}
	if g[0].delegation || len(g) > 1 && g[0].Sort == "state" && g[1].Sort == "state" && near[0].tense == lexicon.Past && near[0].at-e <= 4 {
		return true
	}
	if v := near[0]; g[0].Sort == "state" && r.review && v.at-e <= 2 && v.tense == lexicon.Past && i <= s.lead() {
		return true
	}
	if v := near[0]; (g[0].Sort == "state" || g[0].bloc) && v.at-e <= 3 && v.tense == lexicon.Past && i <= s.lead() && stance(v.act) && len(r.floor.holders) == 0 {
		return true
	}
	v := near[0]
	present := v.tense == lexicon.Present
	if v.weak && (g[0].Sort == "group" || !people || present || v.at-e > 6) {
		if people || len(near) < 2 || near[1].weak {
			return false
		}
	}
	// "16 delegations made statements": they spoke, no more.
	if v.weak && people && len(k)-v.at < 12 {
		for _, t := range k[v.at:] {
			if t.Is(lexicon.ProcedureObject) {
				return false
			}
		}
	}
	// What a body does on a day, not what it says.
	if g[0].Sort == "organisation" && s.lemmaOf("overview", v.lemma) && !at(k, v.at+1).Is(lexicon.Subordinator) && !r.review {
		return false
	}
	// An overview: "On Wednesday, participants discussed …".
	if d := weekdayLead(s); d > 0 && people && (v.weak || s.lemmaOf("overview", v.lemma)) {
		return false
	}
	if present && r.past && people {
		return false
	}
	return true
}

// parenthetic: the verb stands alone between commas or at the end (", señaló,"),
// told of somebody else than the clause's subject.
func parenthetic(s *sentence, v int) bool {
	k, q := s.k, v
	for q > 0 && (k[q-1].Is(lexicon.Have|lexicon.Subject) || adverbial(k[q-1])) {
		q--
	}
	next := at(k, v+1)
	if next.Is(lexicon.Inverted) {
		next = at(k, v+2)
	}
	return q > 0 && (k[q-1].Text == "," || closesQuote(k[q-1])) && (v+1 >= len(k) || next.Text == "," || next.Text == ".")
}

// decides: the body's first verbs hold one of deciding ("discussed the plan and
// decided to …").
func (r *reader) decides(s *sentence, near []verb, e int) bool {
	for n, v := range near {
		if n > 1 || v.at-e > 16 {
			break
		}
		if s.lemmaOf("deciding", v.lemma) && v.tense == lexicon.Past && (n == 0 && v.at-e <= 3 || n == 1 && near[0].at-e <= 3 && at(s.k, v.at-1).Is(lexicon.Conjunction)) {
			return true
		}
	}
	return false
}

// pluperfect: "had decided": told by somebody, not seen.
func pluperfect(s *sentence, v int) bool {
	for _, t := range s.k[max(0, v-3):v] {
		switch t.Lower {
		case "had", "avait", "avaient", "había", "habían":
			return true
		}
	}
	return false
}

// deliberates: a body that decides in the meeting, without a name of its own
// ("the Committee", "la commission").
func deliberates(p Party) bool {
	return p.deliberative && len(splitWords(p.Name)) <= 2
}

// stance: the act takes sides.
func stance(act string) bool {
	switch act {
	case "supports", "opposes", "urges", "proposes", "thanks", "warns":
		return true
	}
	return false
}

// furtherGroups finds parties of later clauses ("while others cautioned",
// "supported by Japan") and of lists that follow ("including Mali").
func (r *reader) furtherGroups(s *sentence, e int) []Party {
	k := s.k
	out := r.included(s, e)
	for x := e; x+2 < len(k); x++ {
		if k[x].Text != "," || s.cue("with-doing", x+1) == 0 {
			continue
		}
		g, end := r.partiesAt(s, x+2, false)
		for j := end; g != nil && j < end+3; j++ {
			if v := s.verbAt(j); v != nil && v.voice == gerund {
				out = append(out, g...) // ", with Venezuela recalling …"
				break
			}
		}
	}
	for x := e; x < len(k)-1; x++ {
		clause := k[x].Text == ";" || s.cueBefore("clauses", x+1) > 0
		n := s.cueBefore("backed", x+1)
		backed := n > 0 && (at(k, x-n).Text == "," || at(k, x-n).Is(lexicon.Coordinator))
		if !clause && !backed {
			continue
		}
		g, end := r.partiesAt(s, x+1, false)
		if g == nil {
			continue
		}
		if backed && g[0].Sort != "group" || clause && s.verbNear(end, 4) {
			out = append(out, g...)
			x = end - 1
		}
	}
	return out
}

// verbNear: an active reporting verb among the n words from i.
func (s *sentence) verbNear(i, n int) bool {
	for _, v := range s.verbs {
		if v.voice == active && v.at >= i && v.at < i+n {
			return true
		}
	}
	return false
}

// included reads ", including Mali, Chile and Panama" after the group or at
// the sentence's end.
func (r *reader) included(s *sentence, e int) []Party {
	var out []Party
	for x := e; x < len(s.k)-1; x++ {
		n := s.cue("including", x)
		if n == 0 || at(s.k, x-1).Text != "," && at(s.k, x-1).Text != "(" {
			continue
		}
		g, end := r.partiesAt(s, x+n, false)
		if g != nil && (g[0].Sort == "state" || x <= e+1) {
			out = append(out, g...)
			x = end
		}
	}
	return out
}
