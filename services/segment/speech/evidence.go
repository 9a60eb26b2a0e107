package speech

// evidence is one thing that speaks for or against a candidate: a template and
// the values that it was found with, packed so that a weight is looked up fast.
type evidence uint32

// template is what a piece of evidence looks at.
type template uint8

const (
	byFirst          template = iota // the first rule of the list that answers gives it
	byMove                           // what it does to the floor
	byRule                           // which proposers give it
	byRuleFirst                      // which rule, where that is the first
	bySupport                        // how many proposers
	byConfidence                     // how sure the surest of them is
	byOpening                        // move × what the sentence opens with
	byTelling                        // move × how its first verb tells
	byLink                           // move × how it is tied to what stands before
	byBefore                         // move × what the sentence before is
	byPlace                          // move × where in its paragraph
	byDistance                       // move × sentences since the floor was given
	byGenre                          // move × what sort of document
	byNamed                          // move × how the sentence names the people
	byGender                         // move × whether the pronoun agrees
	byNumber                         // move × whether the number agrees
	byNext                           // move × what the next sentence of the paragraph opens with
	byShape                          // move × a list item, a colon before, …
	byOthers                         // move × who else is named
	byWords                          // move × a word of procedure, a quotation, a date, …
	byOpeningTelling                 // class × opening × telling
	byOpeningBefore                  // class × opening × what stands before
	byShare                          // move × how much of the document speaks
	byTense                          // move × whether the verb's tense is the document's
	byLanguage                       // move × language
	byOpeningPlace                   // move × opening × first of its paragraph
	byTellingBefore                  // move × telling × kind before
	templates
)

var templateNames = [templates]string{"first", "move", "rule", "rule-first", "support", "confidence", "opening", "telling", "link", "before", "place", "distance", "genre", "named", "gender", "number", "next", "shape", "others", "words", "opening-telling", "opening-before", "share", "tense", "language", "opening-place", "telling-before"}

// move is what a candidate does to the floor.
type move uint8

const (
	moveNarrate move = iota
	moveProceed
	moveFind
	moveGroupOn // the same group as before
	moveGroup   // a group, State or body
	moveKeep    // the holders go on
	moveTakeUp  // the holders of the paragraph before go on
	moveStandBy // who was announced
	moveSection // whom the heading names
	moveReturn  // who spoke in this section before
	moveMet     // who was named in this section before and has not spoken
	moveKnown   // anybody else who spoke already
	moveNew     // somebody who never spoke
	moves
)

var moveNames = [moves]string{"narrate", "proceed", "find", "group-on", "group", "keep", "take-up", "stand-by", "section", "return", "met", "known", "new"}

func (r *reader) moveOf(s *sentence, d *Decision) move {
	f := &r.floor
	switch d.Kind {
	case Procedural:
		return moveProceed
	case Finding:
		return moveFind
	case Collective:
		if g := f.group; len(g) > 0 && len(d.Parties) > 0 && g[0].Name == d.Parties[0].Name {
			return moveGroupOn
		}
		return moveGroup
	case Statement:
	default:
		return moveNarrate
	}
	who := d.people
	switch {
	case samePeople(who, f.holders):
		return moveKeep
	case len(f.standby) > 0 && samePeople(who, f.standby):
		return moveStandBy
	case samePeople(who, f.carry):
		return moveTakeUp
	case len(f.section) > 0 && samePeople(who, f.section) || len(f.titular) > 0 && samePeople(who, f.titular):
		return moveSection
	}
	for _, q := range f.recent {
		if samePeople(who, q) {
			return moveReturn
		}
	}
	for _, p := range r.mentionedBefore(s) {
		if len(who) == 1 && p == who[0] {
			return moveMet
		}
	}
	for _, p := range who {
		if !r.spoken[p] {
			return moveNew
		}
	}
	return moveKnown
}

// class is the coarse answer: nobody's, a group's, the holder's, somebody's.
func (m move) class() uint8 {
	switch m {
	case moveNarrate, moveFind:
		return 0
	case moveProceed:
		return 1
	case moveGroup, moveGroupOn:
		return 2
	case moveKeep:
		return 3
	case moveTakeUp:
		return 4
	}
	return 5
}

func pack(t template, a, b, c uint8) evidence {
	return evidence(t)<<24 | evidence(a)<<16 | evidence(b)<<8 | evidence(c)
}

// gather collects the evidence of each candidate.
func (r *reader) gather(s *sentence, list []candidate) {
	if !s.traitsKnown {
		r.readTraits(s)
		s.traitsKnown = true
	}
	first := 0
	for i := range list {
		if list[i].proposers[0] < list[first].proposers[0] {
			first = i
		}
	}
	t := &s.traits
	before := r.kindBefore(s)
	place := r.placeOf(s)
	distance := distanceOf(s.index - r.floor.given)
	next := r.nextOpening(s)
	shape := uint8(0)
	switch {
	case s.item:
		shape = 1
	case r.floor.colon && s.first:
		shape = 2
	case s.numbered:
		shape = 3
	}
	others := min(uint8(t.subjects), 2)*3 + min(uint8(t.others), 2)
	genre := r.genreCode()
	tense := uint8(0)
	if t.tells == toldStrong || t.tells == toldWeak {
		tense = 1
		for _, v := range s.verbs {
			if v.voice == active {
				if (v.tense == 1) == r.past {
					tense = 2
				}
				break
			}
		}
	}
	lang := uint8(s.lex.Code[0] % 4)
	for i := range list {
		c := &list[i]
		e := make([]evidence, 0, 40)
		m := r.moveOf(s, &c.d)
		u := uint8(m)
		if i == first {
			e = append(e, pack(byFirst, 0, 0, 0), pack(byRuleFirst, uint8(c.ids[0]), uint8(c.ids[0]>>8), 0))
		}
		for _, id := range c.ids {
			e = append(e, pack(byRule, uint8(id), uint8(id>>8), 0))
		}
		e = append(e,
			pack(byMove, u, 0, 0),
			pack(bySupport, min(uint8(len(c.ids)), 5), 0, 0),
			pack(byConfidence, uint8(c.confidence*10), u, 0),
			pack(byOpening, u, uint8(t.open), 0),
			pack(byTelling, u, uint8(t.tells), 0),
			pack(byLink, u, t.link, 0),
			pack(byBefore, u, before, 0),
			pack(byPlace, u, place, 0),
			pack(byGenre, u, genre, 0),
			pack(byNext, u, next, 0),
			pack(byShape, u, shape, 0),
			pack(byOthers, u, others, 0),
			pack(byShare, u, r.share, 0),
			pack(byTense, u, tense, 0),
			pack(byLanguage, u, lang, 0),
			pack(byOpeningTelling, m.class(), uint8(t.open), uint8(t.tells)),
			pack(byOpeningBefore, m.class(), uint8(t.open), before),
			pack(byOpeningPlace, u, uint8(t.open), b2u(s.first)),
			pack(byTellingBefore, m.class(), uint8(t.tells), before),
		)
		if m == moveKeep || m == moveTakeUp || m == moveGroupOn {
			e = append(e, pack(byDistance, u, distance, place))
		}
		for n, on := range [...]bool{t.procedure, t.quote, t.question, t.dated, t.long, t.colon, r.floor.questions, s.attendance} {
			if on {
				e = append(e, pack(byWords, u, uint8(n), 0))
			}
		}
		if c.d.Kind == Statement {
			e = append(e, pack(byNamed, u, r.namedAs(s, &c.d), 0), pack(byNumber, u, min(uint8(len(c.d.people)), 3), uint8(t.open)&15))
			if g := genderOf(t.open); g != 0 {
				agrees := uint8(0)
				switch p := c.d.people[0]; {
				case len(c.d.people) > 1:
					agrees = 3
				case p.gender == g:
					agrees = 1
				case p.gender != 0:
					agrees = 2
				}
				e = append(e, pack(byGender, u, agrees, 0))
			}
		}
		c.evidence = e
	}
}

func b2u(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

func genderOf(o opening) byte {
	switch o {
	case opensHe:
		return 'm'
	case opensShe:
		return 'f'
	}
	return 0
}

// kindBefore is what the last sentence of the reading before s is: its kind, or
// 7 at the document's beginning.
func (r *reader) kindBefore(s *sentence) uint8 {
	for n := s.index - 1; n >= 0; n-- {
		if q := r.sentences[n]; q.Role != Aside {
			return uint8(q.d.Kind)
		}
	}
	return 7
}

// placeOf: first of its paragraph, first of several, second, later.
func (r *reader) placeOf(s *sentence) uint8 {
	switch {
	case s.first && r.goesOn(s):
		return 1
	case s.first:
		return 0
	case s.index > 0 && r.sentences[s.index-1].first:
		return 2
	}
	return 3
}

func distanceOf(n int) uint8 {
	switch {
	case n <= 3:
		return uint8(max(n, 0))
	case n <= 5:
		return 4
	case n <= 9:
		return 5
	}
	return 6
}

// nextOpening is what the next sentence of the paragraph opens with, openings
// where there is none.
func (r *reader) nextOpening(s *sentence) uint8 {
	if s.index+1 >= len(r.sentences) {
		return uint8(openings)
	}
	q := r.sentences[s.index+1]
	if q.head >= 0 {
		return uint8(openings) + 1
	}
	if !q.traitsKnown {
		r.readTraits(q)
		q.traitsKnown = true
	}
	if q.first && q.traits.open != opensHe && q.traits.open != opensShe && q.traits.open != opensThey {
		return uint8(openings)
	}
	return uint8(q.traits.open)
}

func (r *reader) genreCode() uint8 {
	switch {
	case r.verbatim:
		return 1
	case r.minutes:
		return 2
	case r.record:
		return 3
	case r.review:
		return 4
	case r.headed:
		return 5
	case r.labels > 0:
		return 6
	}
	return 0
}

// namedAs tells how the sentence names the first of the people: 0 not at all,
// 1 as what its position says, higher by position; 8 by surname alone.
func (r *reader) namedAs(s *sentence, d *Decision) uint8 {
	for _, m := range s.mentions {
		if m.p == d.people[0] {
			u := uint8(m.pos) + 1
			if m.start > 12 {
				u += 16
			}
			return u
		}
	}
	return 0
}

// measureShare tells how much of the document opens with somebody who speaks.
func (r *reader) measureShare() {
	said, all := 0, 0
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		all++
		r.readTraits(s)
		s.traitsKnown = true
		if t := s.traits; (t.subjects > 0 || t.open == opensHe || t.open == opensShe || t.open == opensOffice) && (t.tells == toldStrong || t.tells == toldWeak) {
			said++
		}
	}
	if all > 0 {
		r.share = uint8(min(4, 10*said/all))
	}
}
