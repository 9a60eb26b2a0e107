package speech

import "rapporteur.internal/services/segment/lexicon"

// continued gives the chance that a sentence without words of its own is
// still the holder's: lower with the distance from the words that gave the
// floor, and where somebody else is the subject.
func (r *reader) continued(s *sentence) float64 {
	c := 0.9
	switch d := s.index - r.floor.given; {
	case d > 6:
		c = 0.78
	case d > 3:
		c = 0.82
	case d > 1:
		c = 0.86
	}
	if g := r.sentences[r.floor.given].d; g.Kind == Statement && g.Source == r.floor.given {
		// No surer than what gave the floor.
		c = min(c, g.Confidence)
	}
	if p, _ := r.partyAt(s, 0, false); p != nil && (p.Sort == "state" || p.Sort == "organisation") && !r.own([]Party{*p}, r.floor.holders[0]) {
		c -= 0.06
	}
	for _, v := range s.verbs {
		if v.voice == passive && v.at < 12 && !s.k[v.at].Is(lexicon.Procedure) {
			c -= 0.02
			break
		}
	}
	return c
}

// unknownGenre: hardly anything is attributed and nobody speaks twice; what
// was found is likely to be a slip.
func (r *reader) unknownGenre() bool {
	body, said := 0, 0
	turns := map[*person]int{}
	twice := false
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		body++
		if s.d.Kind == Statement || s.d.Kind == Collective {
			said++
		}
		for _, p := range s.d.people {
			turns[p]++
			twice = twice || turns[p] > 1
		}
	}
	return body > 20 && !twice && 8*said < body
}

// cautious is the confidence that nothing exceeds in an unknown genre.
const cautious = 0.6

// calibrate lowers what the document as a whole makes doubtful.
func (r *reader) calibrate() {
	r.findings()
	if !r.unknownGenre() {
		return
	}
	for _, s := range r.sentences {
		if s.head < 0 {
			s.d.Confidence = min(s.d.Confidence, cautious)
		}
	}
}

// findings: a paragraph's opening sentence sums up what was said only where
// much was said; in a law, a programme or an agenda it is plain text.
func (r *reader) findings() {
	body, said := 0, 0
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		body++
		if (s.d.Kind == Statement || s.d.Kind == Collective) && s.d.Source == s.index {
			said++
		}
	}
	if said >= 2 && 8*said >= body {
		return
	}
	for _, s := range r.sentences {
		if s.d.Kind == Finding {
			s.d.Kind = Narration
		}
	}
}
