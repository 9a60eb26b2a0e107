package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// ruleGroup: a group, States or a body is the subject of a reporting verb.
// If it is the holder's own body, the holder goes on.
func (r *reader) ruleGroup(s *sentence) bool {
	g, start, end := r.findGroup(s)
	if g == nil {
		return false
	}
	f := &r.floor
	if len(f.holders) > 0 && r.own(g, f.holders[0]) {
		return r.speak(s, "own-organisation", f.holders, nil, OwnOrganisation, 0.85, leadAct(s), start, end)
	}
	return r.credit(s, "group", g, 0.85, leadAct(s), start, end)
}

// ruleGroupPronoun: "They" after "participants", nobody else speaking.
func (r *reader) ruleGroupPronoun(s *sentence) bool {
	f := &r.floor
	if len(f.group) == 0 || len(f.holders) > 0 || len(s.activeVerbs()) == 0 {
		return false
	}
	for _, j := range []int{0, s.lead()} {
		if j >= len(s.k) || !s.k[j].Is(lexicon.Subject) || s.cue("impersonal", j) > 0 {
			continue
		}
		if s.k[j].Is(lexicon.Plural) || len(f.group) == 1 && f.group[0].Sort == "anonymous" {
			return r.credit(s, "group-pronoun", f.group, 0.85, leadAct(s), j, j+1)
		}
	}
	return false
}

func (r *reader) findGroup(s *sentence) ([]Party, int, int) {
	k := s.k
	lead := s.lead()
	for _, i := range []int{0, lead} {
		if n := s.cue("consensus", i); n > 0 {
			return []Party{{Name: "participants", Sort: "anonymous"}}, i, i + n
		}
	}
	act := s.activeVerbs()
	if len(act) == 0 {
		return nil, 0, 0
	}
	starts := []int{0}
	if lead > 0 {
		starts = append(starts, lead)
	}
	for x := 0; x < len(k)-2 && x < 40; x++ {
		if (k[x].Text == "," || k[x].Text == ";") && x+1 != lead && k[x+1].Is(lexicon.Quantifier|lexicon.Determiner) {
			starts = append(starts, x+1)
		}
	}
	for _, i := range starts {
		if g, e := r.groupAt(s, i, false); g != nil && r.groupSpeaks(s, g, e, act) {
			return g, i, e
		}
	}
	for n, v := range act {
		if n > 1 {
			break
		}
		if g, e := r.groupAt(s, v.at+1, true); g != nil {
			return g, v.at + 1, e
		}
	}
	return nil, 0, 0
}

// groupAt reads a group, a list of States, or a body at i. behind: it stands
// after its verb.
func (r *reader) groupAt(s *sentence, i int, behind bool) ([]Party, int) {
	k := s.k
	j := i
	for j < len(k) && j-i < 5 && (k[j].Is(lexicon.Determiner|lexicon.Quantifier) || k[j].Lower == "d'" || k[j].Lower == "l'" || k[j].Lower == "de" || k[j].Lower == "of") && !k[j].Is(lexicon.Meeting|lexicon.Party) {
		j++
	}
	if j >= len(k) || behind && j == i && !k[j].Cap {
		return nil, 0
	}
	if g, e := r.states(s, j); g != nil {
		return g, e
	}
	switch {
	case k[j].Is(lexicon.Meeting|lexicon.Party) && !k[j].Upper && (j > i || s.lex.Code == "en" || k[j].Cap):
		return []Party{{Name: text(k[i : j+1]), Sort: groupSort(k[j])}}, j + 1
	case j+1 < len(k) && k[j+1].Is(lexicon.Meeting|lexicon.Party) && !k[j].Punct && !k[j].Is(lexicon.Preposition|lexicon.Role) && (j > i || s.lex.Code == "en"):
		return []Party{{Name: text(k[i : j+2]), Sort: groupSort(k[j+1])}}, j + 2
	}
	if g, e := r.single(s, i); g != nil {
		return g, e
	}
	if k[j].Upper && len(k[j].Text) > 1 || k[j].Cap && k[j].Is(lexicon.Organisation) || s.lex.Code != "en" && j > i && k[j].Is(lexicon.Organisation) {
		e := r.bodyEnd(s, j)
		return []Party{{Name: text(k[j:e]), Sort: "organisation"}}, e
	}
	return nil, 0
}

func groupSort(w word) string {
	if w.Is(lexicon.Meeting) {
		return "anonymous"
	}
	return "group"
}

// states reads "la Fédération de Russie, le Mali et le Chili" at j.
func (r *reader) states(s *sentence, j int) ([]Party, int) {
	k := s.k
	p, n := r.placeAt(s, j)
	if n == 0 {
		return nil, 0
	}
	g, e := []Party{stateParty(p, k[j:j+n])}, j+n
	for e < len(k) {
		q := e
		for q < len(k) && q-e < 4 && (k[q].Text == "," || k[q].Is(lexicon.Conjunction|lexicon.Determiner)) {
			q++
		}
		if q == e {
			break
		}
		p, n := r.placeAt(s, q)
		if n == 0 {
			break
		}
		g = append(g, stateParty(p, k[q:q+n]))
		e = q + n
	}
	return g, e
}

func stateParty(p lexicon.Place, k []word) Party {
	if p.City {
		return Party{Name: text(k), Sort: "organisation"}
	}
	return Party{Name: text(k), Country: p.ISO, Sort: "state"}
}

// single: "One participant", "another speaker", "un orateur", "some said".
func (r *reader) single(s *sentence, i int) ([]Party, int) {
	k := s.k
	if i+1 >= len(k) {
		return nil, 0
	}
	if n := s.cue("anonymous", i); n > 0 {
		return []Party{{Name: text(k[i : i+n]), Sort: "anonymous"}}, i + n
	}
	return nil, 0
}

func (r *reader) bodyEnd(s *sentence, j int) int {
	k := s.k
	e := j + 1
	for e < len(k) && e-j < 18 {
		t, next := k[e], at(k, e+1)
		switch {
		case t.Cap && !t.Punct:
		case next.Cap && !t.Punct && (t.Is(lexicon.Of|lexicon.Determiner) || t.Is(lexicon.Coordinator) || t.Lower == "pour" || t.Lower == "for" || t.Lower == "and" || t.Lower == "sur" || t.Lower == "on" || t.Lower == "y") && s.verbAt(e) == nil && !t.Is(lexicon.Have):
		case s.lex.Code != "en" && e == j+1 && !k[j].Upper && !t.Punct && len(t.Text) > 3 && s.verbAt(e) == nil && !t.Is(lexicon.Auxiliary):
		default:
			return e
		}
		e++
	}
	return e
}

// groupSpeaks: a reporting verb follows that such a group can be the subject of.
func (r *reader) groupSpeaks(s *sentence, g []Party, e int, act []verb) bool {
	k := s.k
	people := g[0].Sort == "anonymous" || g[0].Sort == "group"
	reach := 14
	if people || len(g) > 1 {
		reach = 26
	}
	var near []verb
	for _, v := range act {
		if v.at >= e && v.at <= e+reach {
			near = append(near, v)
		}
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
	v := near[0]
	present := v.tense == lexicon.Present
	if v.weak && (g[0].Sort == "group" || !people || present || v.at-e > 6) {
		if people || len(near) < 2 || near[1].weak {
			return false
		}
	}
	if present && r.past && people {
		return false
	}
	return true
}

// own tells whether a party is the person's own State or body.
func (r *reader) own(g []Party, p *person) bool {
	mine := lexicon.Fold(join(p.orgs) + " " + join(p.roles) + " " + p.acronym + " " + p.behalf)
	for _, x := range g {
		if x.Country != "" {
			if p.country == x.Country {
				return true
			}
			continue
		}
		f := lexicon.Fold(x.Name)
		if f != "" && containsWord(mine, f) {
			return true
		}
		if full := lexicon.Fold(r.acronyms[x.Name]); full != "" && containsWord(mine, full) {
			return true
		}
		if r.capitalsWithin(x.Name, mine) {
			return true
		}
	}
	return false
}

// capitalsWithin: every capitalised word of the name, body nouns apart, is the person's.
func (r *reader) capitalsWithin(name, mine string) bool {
	n := 0
	for _, w := range splitWords(name) {
		d := r.lex.Of("fr").Describe(w)
		if len(w) < 4 || !d.Cap || d.Is(lexicon.Organisation) {
			continue
		}
		n++
		if !containsWord(mine, d.Fold) {
			return false
		}
	}
	return n > 0
}
