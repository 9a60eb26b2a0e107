package speech

// decide gives the sentence to the candidate for which most speaks.
func (r *reader) decide(s *sentence) {
	list := r.candidates(s)
	r.gather(s, list)
	best := r.weights.rank(list)
	if r.choose != nil {
		best = r.choose(s, list, best)
	}
	c := &list[best]
	r.proposers[c.proposers[0]].apply(r, s)
	if s.d.Rule == "" || s.d.Rule == "narration" {
		s.d.Rule = r.proposers[c.proposers[0]].id
	}
	if s.d.Kind == Statement {
		for _, p := range s.d.people {
			r.spoken[p] = true
		}
	}
}
