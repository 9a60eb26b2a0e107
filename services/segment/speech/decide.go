package speech

import (
	"math"
	"slices"

	"rapporteur.internal/services/segment/weigh"
)

const (
	// ahead is how many sentences the reading looks ahead before it decides
	// between candidates that are nearly as likely; further ahead changed
	// nothing on texts held out (docs/decisions/0008).
	ahead = 1
	// near is how likely a candidate must be against the likeliest to be looked
	// at so, and rivals how many are.
	near   = 0.25
	rivals = 3
)

// decide gives the sentence to the candidate for which most speaks, by itself
// and by how well the next sentences go on from it.
func (r *reader) decide(s *sentence) {
	list := r.candidates(s)
	best := r.weighAll(s, list)
	for i := range list {
		c := &list[i]
		before := 0.0
		if c.move.sort() == "kept" {
			before = max(r.floor.sure, 0.01)
		}
		c.confidence = r.weights.Confidence(c.move.sort(), c.Chance, before)
	}
	best = r.lookAhead(s, list, best)
	best = r.ownVoice(s, list, best)
	if r.choose != nil {
		best = r.choose(r, s, list, best)
	}
	c := &list[best]
	r.give(s, c)
	s.d.Confidence = c.confidence
	if r.explaining {
		s.d.Why = r.why(list, best)
	}
	if s.d.Kind == Statement || s.d.Kind == Collective {
		r.floor.sure = c.confidence
	}
	if s.d.Kind == Statement {
		for _, p := range s.d.people {
			r.spoken[p] = true
		}
	}
}

// weighAll gathers the evidence for each candidate and gives the likeliest.
func (r *reader) weighAll(s *sentence, list []candidate) int {
	r.gather(s, list)
	options := make([]*weigh.Option, len(list))
	for i := range list {
		options[i] = &list[i].Option
	}
	return r.weights.Weigh(options)
}

// give makes the candidate the sentence's decision and moves the floor.
func (r *reader) give(s *sentence, c *candidate) {
	r.proposers[c.proposers[0]].apply(r, s)
	if s.d.Rule == "" || s.d.Rule == "narration" {
		s.d.Rule = r.proposers[c.proposers[0]].id
	}
}

// lookAhead weighs the likeliest candidates by the next sentences, too.
func (r *reader) lookAhead(s *sentence, list []candidate, best int) int {
	var close []int
	for n := 0; n < rivals; n++ {
		pick := -1
		for i := range list {
			if list[i].Chance >= near*list[best].Chance && !slices.Contains(close, i) && (pick < 0 || list[i].Chance > list[pick].Chance) {
				pick = i
			}
		}
		if pick < 0 {
			break
		}
		close = append(close, pick)
	}
	if len(close) < 2 {
		return best
	}
	before, trying := r.standing(s), r.trying
	top := math.Inf(-1)
	r.trying = true
	for _, i := range close {
		r.give(s, &list[i])
		sum := math.Log(list[i].Chance) + r.readOn(s.index+1)
		r.takeBack(s, &before)
		if sum > top {
			top, best = sum, i
		}
	}
	r.trying = trying
	return best
}

// readOn reads on from sentence n as if what was decided so far held, and gives
// the logarithm of how likely the best answers are.
func (r *reader) readOn(n int) float64 {
	sum := 0.0
	from := n
	var saved []Decision
	for ; n < len(r.sentences) && n < from+ahead; n++ {
		s := r.sentences[n]
		if s.head >= 0 || s.Role == Aside || s.named != nil {
			break
		}
		saved = append(saved, s.d)
		if s.first {
			r.newParagraph(n)
		}
		s.d = Decision{Kind: Narration, Attribution: None, Confidence: untold, Rule: "narration", Source: n}
		list := r.candidates(s)
		best := r.weighAll(s, list)
		sum += math.Log(list[best].Chance)
		r.give(s, &list[best])
	}
	for i, d := range saved {
		r.sentences[from+i].d = d
	}
	return sum
}
