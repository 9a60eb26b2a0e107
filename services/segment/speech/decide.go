package speech

import "math"

// ahead is how many sentences the reading looks ahead before it decides between
// candidates that are nearly as likely; near is how near.
var (
	ahead = 1
	near  = 0.25
	wide  = 3
)

// decide gives the sentence to the candidate for which most speaks, by itself
// and by how well the next sentences go on from it.
func (r *reader) decide(s *sentence) {
	list := r.candidates(s)
	r.gather(s, list)
	best := r.weights.rank(list)
	for i := range list {
		c := &list[i]
		c.confidence = r.weights.curves[givenBy(c.move)].confidence(c.chance, r.floor.sure)
	}
	if ahead > 0 {
		best = r.lookAhead(s, list, best)
	}
	if r.choose != nil {
		best = r.choose(r, s, list, best)
	}
	c := &list[best]
	r.give(s, c)
	s.d.Confidence = c.confidence
	if s.d.Kind == Statement || s.d.Kind == Collective {
		r.floor.sure = c.confidence
	}
	if s.d.Kind == Statement {
		for _, p := range s.d.people {
			r.spoken[p] = true
		}
	}
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
	close := 0
	for i := range list {
		if list[i].chance >= near*list[best].chance {
			close++
		}
	}
	if close < 2 {
		return best
	}
	before := r.standing(s)
	trying := r.trying
	top := math.Inf(-1)
	winner := best
	for n := 0; n < wide; n++ {
		// the next likeliest
		pick := -1
		for i := range list {
			if list[i].tried || list[i].chance < near*list[best].chance {
				continue
			}
			if pick < 0 || list[i].chance > list[pick].chance {
				pick = i
			}
		}
		if pick < 0 {
			break
		}
		c := &list[pick]
		c.tried = true
		r.trying = true
		r.give(s, c)
		sum := math.Log(c.chance) + r.rollOut(s.index+1)
		r.takeBack(s, &before)
		if sum > top {
			top, winner = sum, pick
		}
	}
	r.trying = trying
	return winner
}

// rollOut reads on from sentence n as if what was decided so far held, and gives
// the logarithm of how likely the best answers are.
func (r *reader) rollOut(n int) float64 {
	sum := 0.0
	var saved []Decision
	from := n
	for ; n < len(r.sentences) && n < from+ahead; n++ {
		s := r.sentences[n]
		if s.head >= 0 || s.Role == Aside || s.named != nil {
			break
		}
		saved = append(saved, s.d)
		if s.first {
			r.newParagraph(n)
		}
		s.d = Decision{Kind: Narration, Attribution: None, Confidence: 0.5, Rule: "narration", Source: n}
		list := r.candidates(s)
		r.gather(s, list)
		best := r.weights.rank(list)
		sum += math.Log(list[best].chance)
		r.give(s, &list[best])
	}
	for i, d := range saved {
		r.sentences[from+i].d = d
	}
	return sum
}

// SetAhead is for measurement.
func SetAhead(n int, close float64, w int) { ahead, near, wide = n, close, w }
