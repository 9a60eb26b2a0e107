package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// floor is who is speaking, as the reading goes on.
type floor struct {
	// holders speak; group speaks where nobody in person does.
	holders []*person
	group   []Party
	// study: the group speaks through what it published, which goes on.
	study bool
	// standby was announced and has not spoken: only a pronoun may take him.
	standby []*person
	// carry held the floor when the paragraph before ended.
	carry []*person
	// held counts the paragraphs in a row that the same people have held.
	held int
	prev []*person
	// carriedGroup had the floor when the paragraph before ended; groupList
	// opened the enumeration under way.
	carriedGroup, groupList []Party
	// next was announced and will speak: a list or a paragraph after a colon is his.
	next []*person
	// section: whom the heading above names as the speaker of what follows;
	// sectionGroup: the group that moves it.
	section []*person
	// titular: the heading is that person's name; a pronoun or a quotation is his.
	titular      []*person
	sectionGroup []Party
	// quoted: within quotation marks that an earlier paragraph opened.
	quoted bool
	// list opened the enumeration under way: its items come back to them.
	list    []*person
	listAge int
	// colon: the paragraph before ended in a colon or semicolon.
	colon bool
	// turn: the speaker speaks in direct speech, after a label; voices interrupt
	// him for a paragraph; presides: he is the chair.
	turn     bool
	speaker  []*person
	voices   []Party
	presides bool
	// formula: the chair's paragraph holds a formula of procedure.
	formula bool
	// asked: a question of nobody's goes on to the paragraph's end.
	asked bool
	// questions: the heading says that questions follow.
	questions bool
	// background: the section tells the history, not the meeting.
	background bool
	// recent are who held the floor last, the latest first, each once.
	recent [][]*person
	// sure is how sure the decision was that gave or kept the floor.
	sure float64
	// given is the sentence whose words gave the floor.
	given      int
	start, end int
}

func (r *reader) attributeAll() {
	f := &r.floor
	for n, s := range r.sentences {
		if s.Role == Aside {
			s.d = Decision{Kind: Narration, Attribution: None, Confidence: untold, Rule: "aside", Source: n}
			continue
		}
		if s.first {
			r.newParagraph(n)
		}
		if s.chair != nil {
			r.chair = s.chair
		}
		if s.head == HeadingKind {
			f.background = s.CueWithin(lexicon.CueBackground)
		}
		s.d = Decision{Kind: Narration, Attribution: None, Confidence: untold, Rule: "narration", Source: n}
		if s.named != nil && s.head < 0 && r.nameHeads > 1 {
			r.narrate(s, "name-line", Procedural, 0, len(s.Words))
			s.d.Confidence = laidOut
			r.floor = floor{background: f.background, given: n}
			r.openSection(s)
			continue
		}
		if s.head >= 0 {
			s.d.Kind, s.d.Confidence, s.d.Rule = s.head, laidOut, "heading"
			if s.titleLine {
				continue
			}
			if s.under && len(f.section) > 0 {
				section := f.section
				*f = floor{given: n, section: section}
				continue
			}
			group := f.sectionGroup
			*f = floor{background: f.background, given: n}
			f.sectionGroup = group
			r.openSection(s)
			f.questions = s.CueWithin(lexicon.CueQuestionHeads)
			r.learnInterviewed(s)
			continue
		}
		r.learnModerator(s)
		before := r.holding()
		r.decide(s)
		r.recall(s, before)
		r.learnExchange(s)
	}
}

func (r *reader) newParagraph(n int) {
	f := &r.floor
	if len(f.group) > 0 {
		f.carriedGroup = f.group
	} else if len(f.holders) > 0 || n > 0 && r.sentences[n-1].d.Kind == Procedural {
		f.carriedGroup = nil
	}
	f.group, f.standby = nil, r.announced(n)
	if len(f.holders) > 0 {
		f.carry = f.holders
	}
	if len(f.carry) > 0 && samePeople(f.carry, f.prev) {
		f.held++
	} else {
		f.held = 1
	}
	f.prev = f.carry
	f.holders = nil
	f.colon = false
	opened := false
	for p := n - 1; p >= 0; p-- {
		if r.sentences[p].Role == Aside {
			continue
		}
		t := strings.TrimRight(r.sentences[p].Text, " »”\"")
		f.colon = strings.HasSuffix(t, ":") || strings.HasSuffix(t, ";")
		opened = strings.HasSuffix(t, ":")
		break
	}
	switch {
	case opened:
		f.list, f.groupList, f.listAge = f.carry, f.carriedGroup, 0
		if k := r.opener(n); !r.minutes && k != Statement && k != Collective && k != Procedural && k != HeadingKind && !(k == Narration && r.review) {
			f.list, f.groupList = nil, nil
		}
	case !f.colon && !r.sentences[n].item:
		// An item may hold a paragraph or two before the next one.
		if f.listAge++; f.listAge > 2 {
			f.list = nil
		}
		f.groupList = nil
	case len(f.list) > 0:
		f.carry, f.listAge = f.list, 0
	}
}

// opener gives the kind of the last sentence of the reading before n.
func (r *reader) opener(n int) Kind {
	for p := n - 1; p >= 0; p-- {
		if r.sentences[p].Role != Aside {
			return r.sentences[p].d.Kind
		}
	}
	return Narration
}

// announced: who was given the floor by the last sentence before n and has
// not spoken yet.
func (r *reader) announced(n int) []*person {
	if n == 0 || r.sentences[n-1].d.Kind == Statement || r.sentences[n-1].d.Kind == Collective {
		return nil
	}
	return r.floor.standby
}

func samePeople(a, b []*person) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// speak gives the floor: the sentence is these persons' statement. The words
// from start to end tell it.
func (r *reader) speak(s *sentence, rule string, people []*person, on []*mentioned, how Attribution, act string, start, end int) bool {
	var once []*person
	var ons []*mentioned
	for i, p := range people {
		dup := false
		for _, q := range once {
			dup = dup || p == q
		}
		if dup {
			continue
		}
		once = append(once, p)
		var m *mentioned
		if i < len(on) {
			m = on[i]
		}
		ons = append(ons, m)
		if !r.trying {
			p.seen = s.index
		}
	}
	s.d = Decision{Kind: Statement, Attribution: how, Act: act, Rule: rule, people: once, on: ons, Source: s.index}
	s.d.Start, s.d.End = s.Span(start, end)
	f := &r.floor
	f.holders, f.group, f.standby, f.next, f.sectionGroup = once, nil, nil, nil, nil
	f.remember(once)
	f.given, f.start, f.end = s.index, s.d.Start, s.d.End
	return true
}

// goOn continues the floor's holders without words of their own.
func (r *reader) goOn(s *sentence, rule string, people []*person, how Attribution) bool {
	f := &r.floor
	s.d = Decision{Kind: Statement, Attribution: how, Act: s.LeadAct(), Rule: rule, people: people, Source: f.given, Start: f.start, End: f.end}
	f.holders, f.group, f.standby, f.sectionGroup = people, nil, nil, nil
	f.remember(people)
	return true
}

// remember puts people before those who held the floor earlier, four at most.
func (f *floor) remember(people []*person) {
	if len(f.recent) > 0 && samePeople(f.recent[0], people) {
		return
	}
	recent := append(make([][]*person, 0, 4), people)
	for _, who := range f.recent {
		if !samePeople(who, people) && len(recent) < 4 {
			recent = append(recent, who)
		}
	}
	f.recent = recent
}

// narrate takes the floor from everybody.
func (r *reader) narrate(s *sentence, rule string, kind Kind, start, end int) bool {
	s.d = Decision{Kind: kind, Attribution: None, Rule: rule, Source: s.index}
	s.d.Start, s.d.End = s.Span(start, end)
	f := &r.floor
	f.holders, f.standby = nil, nil
	return true
}

// credit gives the sentence to a group, State or body.
func (r *reader) credit(s *sentence, rule string, parties []Party, act string, start, end int) bool {
	parties = r.withPrincipal(s, parties, start)
	how := CollectiveAnonymous
	for _, p := range parties {
		if p.Sort == "state" || p.Sort == "organisation" {
			how = CollectiveNamed
		}
	}
	s.d = Decision{Kind: Collective, Attribution: how, Act: act, Rule: rule, Parties: parties, Source: s.index}
	s.d.Start, s.d.End = s.Span(start, end)
	f := &r.floor
	f.holders, f.standby, f.carry, f.next = nil, nil, nil, nil
	f.group = parties
	f.study = rule == "group-study" || f.study && rule == "group-goes-on"
	return true
}
