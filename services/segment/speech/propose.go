package speech

import (
	"cmp"
	"slices"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/title"
)

// general are the proposers that rest on no words of the sentence: whoever has,
// had or may take the floor, and nobody. They stand behind the rules; what
// speaks for them is weighed, not decided here.
var general = []rule{
	{id: "goes-on", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "goes-on", r.floor.holders) }},
	{id: "takes-up", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "takes-up", r.floor.carry) }},
	{id: "stands-by", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "stands-by", r.floor.standby) }},
	{id: "comes-next", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "comes-next", r.floor.next) }},
	{id: "under-heading", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "under-heading", r.underHeading()) }},
	{id: "comes-back", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "comes-back", r.cameBefore(0)) }},
	{id: "comes-back-2", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "comes-back-2", r.cameBefore(1)) }},
	{id: "presides", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "presides", one(r.chair)) }},
	{id: "moderates", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "moderates", one(r.moderator)) }},
	{id: "just-named", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "just-named", r.justMentioned(s, 0)) }},
	{id: "just-named-2", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "just-named-2", r.justMentioned(s, 1)) }},
	{id: "just-named-all", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "just-named-all", r.allMentioned(s)) }},
	{id: "office-before", apply: (*reader).proposeOfficeBefore},
	{id: "bears-office", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "bears-office", r.officeBearer(s, 0)) }},
	{id: "bears-office-2", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "bears-office-2", r.officeBearer(s, 1)) }},
	{id: "bears-office-3", apply: func(r *reader, s *sentence) bool { return r.proposeKeep(s, "bears-office-3", r.officeBearer(s, 2)) }},
	{id: "pair-office", apply: (*reader).proposePairOffice},
	{id: "office-agent", apply: (*reader).proposeOfficeAgent},
	{id: "office-view", apply: (*reader).proposeOfficeView},
	{id: "latter-office", apply: (*reader).proposeLatterOffice},
	{id: "small-office", apply: (*reader).proposeSmallOffice},
	{id: "office-itself", apply: (*reader).proposeOffice},
	{id: "named-here", apply: func(r *reader, s *sentence) bool { return r.proposeNamed(s, 0) }},
	{id: "named-here-2", apply: func(r *reader, s *sentence) bool { return r.proposeNamed(s, 1) }},
	{id: "named-here-3", apply: func(r *reader, s *sentence) bool { return r.proposeNamed(s, 2) }},
	{id: "group-again", apply: func(r *reader, s *sentence) bool { return r.proposeGroup(s, "group-again", r.floor.group) }},
	{id: "group-back", apply: func(r *reader, s *sentence) bool { return r.proposeGroup(s, "group-back", r.floor.carriedGroup) }},
	{id: "group-here", apply: (*reader).proposeGroupHere},
	{id: "noted", apply: (*reader).ruleNoted},
	{id: "group-that-of", apply: (*reader).ruleGroupThatOf},
	{id: "group-it", apply: (*reader).ruleGroupIt},
	{id: "group-number", apply: (*reader).ruleGroupNumber},
	{id: "group-people", apply: (*reader).ruleGroupPeople},
	{id: "group-last", apply: (*reader).ruleGroupLast},
	{id: "group-clause", apply: (*reader).ruleGroupClause},
	{id: "group-opinion", apply: (*reader).ruleGroupOpinion},
	{id: "group-observer", apply: (*reader).ruleGroupObserver},
	{id: "tells", apply: func(r *reader, s *sentence) bool { return r.narrate(s, "tells", Narration, 0, 0) }},
	{id: "finds", apply: func(r *reader, s *sentence) bool { return r.narrate(s, "finds", Finding, 0, 0) }},
	{id: "proceeds", apply: (*reader).proposeProcedure},
}

func one(p *person) []*person {
	if p == nil {
		return nil
	}
	return []*person{p}
}

func (r *reader) proposeKeep(s *sentence, id string, people []*person) bool {
	return len(people) > 0 && r.goOn(s, id, people, Continuation)
}

func (r *reader) underHeading() []*person {
	if len(r.floor.section) > 0 {
		return r.floor.section
	}
	return r.floor.titular
}

// cameBefore gives the nth of those who held the floor before it was given or
// taken last.
func (r *reader) cameBefore(n int) []*person {
	for _, who := range r.floor.recent {
		if len(who) == 0 || samePeople(who, r.floor.holders) || len(r.floor.holders) == 0 && samePeople(who, r.floor.carry) {
			continue
		}
		if n == 0 {
			return who
		}
		n--
	}
	return nil
}

// mentionedBefore gives the persons named in the sentence before s, the last
// of its subjects first; none where a heading stands between.
func (r *reader) mentionedBefore(s *sentence) []*person {
	for n := s.index - 1; n >= 0 && n > s.index-4; n-- {
		q := r.sentences[n]
		if q.head >= 0 {
			return nil
		}
		if q.Role == Aside {
			continue
		}
		var subjects, others []*person
		for i := len(q.mentions) - 1; i >= 0; i-- {
			switch m := q.mentions[i]; {
			case m.p == nil || has(subjects, m.p) || has(others, m.p):
			case m.Position == mention.Subject || m.Position == mention.Inverted || m.Position == mention.Predicate:
				subjects = append(subjects, m.p)
			case m.Position != mention.Principal:
				others = append(others, m.p)
			}
		}
		if len(subjects)+len(others) > 0 {
			return append(subjects, others...)
		}
	}
	return nil
}

func (r *reader) justMentioned(s *sentence, n int) []*person {
	if who := r.mentionedBefore(s); n < len(who) {
		return who[n : n+1 : n+1]
	}
	return nil
}

func (r *reader) allMentioned(s *sentence) []*person {
	if who := r.mentionedBefore(s); len(who) > 1 && len(who) < 4 {
		out := make([]*person, 0, len(who))
		for i := len(who) - 1; i >= 0; i-- {
			out = append(out, who[i])
		}
		return out
	}
	return nil
}

// proposeOfficeBefore: a function without a name stands in the sentence before,
// which is nobody's statement ("The first panellist was the coordinator for …").
func (r *reader) proposeOfficeBefore(s *sentence) bool {
	if s.index == 0 {
		return false
	}
	q := r.sentences[s.index-1]
	if q.head >= 0 || q.Role == Aside || q.d.Kind == Statement || q.d.Kind == Collective {
		return false
	}
	for i := len(q.Words) - 1; i >= 0; i-- {
		if !q.Words[i].Is(lexicon.Determiner) || q.Words[i].Is(lexicon.Indefinite) || grammar.At(q.Words, i+1).Is(lexicon.RolePlural) {
			continue
		}
		np, _, definite := r.officeAt(q, i)
		if np == nil || !definite || len(np) == 1 && !np[0].Cap {
			continue
		}
		who, _ := r.holderOfOffice(q, np, true, &grammar.Verb{Act: "reports"})
		return r.proposeKeep(s, "office-before", who)
	}
	return false
}

func (r *reader) proposeNamed(s *sentence, n int) bool {
	var seen []*person
	for _, m := range s.mentions {
		if m.p == nil || m.Position == mention.Principal || has(seen, m.p) {
			continue
		}
		if len(seen) == n {
			return r.speak(s, "named-here", []*person{m.p}, []*mentioned{m}, Explicit, s.LeadAct(), m.Start, m.End)
		}
		seen = append(seen, m.p)
	}
	return false
}

func (r *reader) proposeGroup(s *sentence, id string, g []Party) bool {
	return len(g) > 0 && r.credit(s, id, g, s.LeadAct(), 0, 0)
}

func (r *reader) proposeGroupHere(s *sentence) bool {
	lead := s.Lead()
	g, e := r.parties(s).ListAt(lead, false)
	if g == nil && lead > 0 {
		lead = 0
		g, e = r.parties(s).ListAt(0, false)
	}
	return g != nil && r.credit(s, "group-here", g, s.LeadAct(), lead, e)
}

func (r *reader) proposeProcedure(s *sentence) bool {
	r.narrate(s, "proceeds", Procedural, 0, 0)
	if p := s.onlyPerson(); p != nil {
		r.announce(s, p)
	}
	return true
}

// officeBearer gives the nth person of the roster who bears the function that the
// sentence names: all its words, then its head alone; who was named last first.
func (r *reader) officeBearer(s *sentence, n int) []*person {
	r.traitsOf(s)
	np := s.traits.office
	if np == nil {
		return nil
	}
	if s.bearersAt != s.index+1 {
		s.bearersAt, s.bearers = s.index+1, r.bearersOf(s, np)
	}
	if n < len(s.bearers) {
		return s.bearers[n : n+1 : n+1]
	}
	return nil
}

func (r *reader) bearersOf(s *sentence, np []grammar.Word) []*person {
	var whole, heads []*person
	words := title.Words(np)
	for _, p := range r.roster.people {
		switch r.bearsWords(s, words, p) {
		case 1:
			whole = append(whole, p)
		case 2:
			heads = append(heads, p)
		}
	}
	last := func(list []*person) {
		slices.SortStableFunc(list, func(a, b *person) int { return cmp.Compare(r.namedBefore(s, b), r.namedBefore(s, a)) })
	}
	last(whole)
	last(heads)
	return append(whole, heads...)
}

// namedBefore gives the last sentence before s that names the person, -1 where
// the person is named later alone.
func (r *reader) namedBefore(s *sentence, p *person) int {
	at := r.namedAt[p]
	if n, _ := slices.BinarySearch(at, s.index); n > 0 {
		return at[n-1]
	}
	return -1
}

// indexNames notes which sentences name each person.
func (r *reader) indexNames() {
	r.namedAt = map[*person][]int{}
	for n, s := range r.sentences {
		for _, m := range s.mentions {
			if at := r.namedAt[m.p]; m.p != nil && (len(at) == 0 || at[len(at)-1] != n) {
				r.namedAt[m.p] = append(at, n)
			}
		}
	}
}

// proposeOffice: the function itself is who speaks, known by nothing else.
func (r *reader) proposeOffice(s *sentence) bool {
	r.traitsOf(s)
	if np := s.traits.office; np != nil && (np[0].Cap || len(np) > 1) && !noOffice(s, np) {
		return r.proposeKeep(s, "office-itself", one(r.newOffice(s, np)))
	}
	return false
}
