package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/weigh"
)

// context is what surrounds a sentence, the same for all its candidates.
type context struct {
	before, place, distance, next, shape, others, genre, tense uint8
}

func (r *reader) contextOf(s *sentence) context {
	t := &s.traits
	c := context{
		before: r.kindBefore(s), place: r.placeOf(s), distance: distanceOf(s.index - r.floor.given),
		next: r.nextOpening(s), genre: r.genreCode(),
		others: uint8(min(t.subjects, 2)*3 + min(t.others, 2)),
	}
	switch {
	case s.item:
		c.shape = 1
	case r.floor.colon && s.first:
		c.shape = 2
	case s.numbered:
		c.shape = 3
	}
	if t.tells == toldStrong || t.tells == toldWeak {
		c.tense = 1
		for _, v := range s.Verbs {
			if v.Voice == grammar.Active {
				if (v.Tense == lexicon.Present) == r.past {
					c.tense = 2
				}
				break
			}
		}
	}
	return c
}

// gather collects the evidence for each candidate.
func (r *reader) gather(s *sentence, list []candidate) {
	r.traitsOf(s)
	first := 0
	for i := range list {
		if list[i].proposers[0] < list[first].proposers[0] {
			first = i
		}
	}
	c := r.contextOf(s)
	for i := range list {
		d := &list[i]
		d.move = r.moveOf(s, &d.d)
		e := make([]weigh.Evidence, 0, 48)
		if i == first {
			e = append(e, pack(byFirst, 0, 0, 0), pack(byRuleFirst, uint8(d.ids[0]), uint8(d.ids[0]>>8), 0))
		}
		for _, id := range d.ids {
			e = append(e, pack(byRule, uint8(id), uint8(id>>8), 0))
		}
		e = append(e, pack(bySupport, uint8(min(len(d.ids), 5)), 0, 0))
		e = r.ofSentence(e, s, d.move, &c)
		if d.d.Kind == Statement {
			e = r.ofPeople(e, s, d)
		}
		d.Evidence = e
	}
}

// ofSentence adds what the sentence and its surroundings say of a move.
func (r *reader) ofSentence(e []weigh.Evidence, s *sentence, m move, c *context) []weigh.Evidence {
	t, u := &s.traits, uint8(m)
	e = append(e,
		pack(byTelling, u, uint8(t.tells), 0),
		pack(byLink, u, t.link, 0),
		pack(byBefore, u, c.before, 0),
		pack(byPlace, u, c.place, 0),
		pack(byGenre, u, c.genre, 0),
		pack(byNext, u, c.next, 0),
		pack(byShape, u, c.shape, 0),
		pack(byOthers, u, c.others, 0),
		pack(byTense, u, c.tense, 0),
		pack(byOpeningTelling, m.class(), uint8(t.open), uint8(t.tells)),
		pack(byOpeningPlace, u, uint8(t.open), b2u(s.first)),
		pack(byTellingBefore, m.class(), uint8(t.tells), c.before),
		pack(byNouns, u, t.nouns, 0),
		pack(byThings, u, t.things, t.early),
		pack(byLength, u, t.length, 0),
		pack(byMain, u, t.main, t.content),
		pack(byMainDoings, u, t.main, 4*t.content+t.doing),
		pack(byDoingOpening, m.class(), t.doing, uint8(t.open)),
	)
	if t.verb != 0 {
		e = append(e, pack(byVerb, uint8(t.verb), uint8(t.verb>>8), m.class()))
	}
	if t.word != 0 {
		e = append(e, pack(byWord, uint8(t.word), uint8(t.word>>8), m.class()))
	}
	if m == moveKeep || m == moveTakeUp || m == moveGroupOn {
		e = append(e, pack(byDistance, u, c.distance, c.place))
	}
	for n, on := range [...]bool{t.procedure, t.quote, t.question, t.dated, t.long, t.colon, r.floor.questions, s.attendance, t.tag} {
		if on {
			e = append(e, pack(byWords, u, uint8(n), 0))
		}
	}
	return e
}

// ofPeople adds how the sentence fits those to whom it would be given.
func (r *reader) ofPeople(e []weigh.Evidence, s *sentence, d *candidate) []weigh.Evidence {
	t, u, p := &s.traits, uint8(d.move), d.d.people[0]
	rival := uint8(0)
	if t.leading != nil {
		rival = 1 + b2u(has(d.d.people, t.leading))
	}
	e = append(e,
		pack(byOffice, u, r.bears(s, t.office, p), b2u(p.office)+2*b2u(p == r.chair)),
		pack(byRival, u, rival, uint8(t.tells)),
		pack(bySeen, u, r.seenLast(s, p), 0),
		pack(byNamed, u, r.namedAs(s, &d.d), 0),
		pack(byNumber, u, uint8(min(len(d.d.people), 3)), uint8(t.open)),
	)
	if t.gender == 0 {
		return e
	}
	agrees := uint8(0)
	switch {
	case len(d.d.people) > 1:
		agrees = 3
	case p.gender == t.gender:
		agrees = 1
	case p.gender != 0:
		agrees = 2
	}
	return append(e, pack(byGender, u, agrees, 0))
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
	r.traitsOf(q)
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
			u := uint8(m.Position) + 1
			if m.Start > 12 {
				u += 16
			}
			return u
		}
	}
	return 0
}

// measureShare tells how much of the document, and how many of its paragraphs,
// open with somebody who speaks, and how long its paragraphs are.
func (r *reader) measureShare() {
	said, all, marked, paragraphs := 0, 0, 0, 0
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		all++
		r.traitsOf(s)
		t := &s.traits
		speaks := t.tells == toldStrong || t.tells == toldWeak || t.tells == toldPlural
		if (t.subjects > 0 || t.open == opensHe || t.open == opensShe || t.open == opensOffice) && speaks {
			said++
		}
		if s.first {
			paragraphs++
			switch t.open {
			case opensHe, opensShe, opensThey, opensPerson, opensOffice, opensState, opensBody, opensGroup:
				marked++
			default:
				if t.subjects > 0 {
					marked++
				}
			}
		}
	}
	if all > 0 {
		r.share = uint8(min(4, 10*said/all))
	}
	if paragraphs > 0 {
		r.marked = uint8(min(3, 4*marked/paragraphs))
		switch {
		case 2*all < 3*paragraphs:
			r.longs = 0
		case 2*all < 5*paragraphs:
			r.longs = 1
		case all < 4*paragraphs:
			r.longs = 2
		default:
			r.longs = 3
		}
	}
}

// seenLast tells where a person was named or spoke last before s: 0 nowhere, 1 in
// the sentence before, 2 in the paragraph, 3 shortly before, 4 in the section,
// 5 elsewhere, 6 long ago.
func (r *reader) seenLast(s *sentence, p *person) uint8 {
	place := uint8(1)
	for n := s.index - 1; n >= 0 && n > s.index-40; n-- {
		q := r.sentences[n]
		for _, m := range q.mentions {
			if m.p == p {
				return place
			}
		}
		if has(q.d.people, p) {
			return place
		}
		switch {
		case q.head >= 0:
			place = 5
		case place < 5 && q.Paragraph != s.Paragraph:
			place = max(place, 3)
			if s.index-n > 6 {
				place = 4
			}
		case place == 1:
			place = 2
		}
	}
	if r.spoken[p] {
		return 6
	}
	return 0
}

// traitsOf reads a sentence's traits once.
func (r *reader) traitsOf(s *sentence) {
	if !s.traitsKnown {
		r.readTraits(s)
		s.traitsKnown = true
	}
}
