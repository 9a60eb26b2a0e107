package draft

// negation finds what a sentence affirms and its sources deny, or the contrary.
func (c *check) negation() {
	s := c.sentence
	if len(c.cited) == 0 || !c.oneLanguage() {
		return
	}
	if c.turned() {
		return
	}
	c.overlapped(s)
}

// turned looks for one word that stands denied in the one and not in the other.
func (c *check) turned() bool {
	s := c.sentence
	for i, w := range s.words {
		if !s.content(i) {
			continue
		}
		if c.names[i] || c.quoted(i) || s.lex.Weak.at(s.words, i) == 1 && !c.modal(i) {
			continue
		}
		var plain, denied []spot
		for _, x := range c.cited {
			for j, v := range x.words {
				if !x.content(j) || !same(w, v) {
					continue
				}
				if x.denied[j] >= 0 && c.alsoHad(i, x.passage, j) {
					denied = append(denied, spot{x.passage, j})
				} else {
					plain = append(plain, spot{x.passage, j})
				}
			}
		}
		from, to := s.clause(i)
		switch {
		case s.denied[i] < 0 && len(plain) == 0 && len(denied) > 0 && (s.negative(from, to) == "" && c.closest(s, i, denied) || s.negative(max(from, i-4), i) == "" && c.verbatim(i, denied)):
			d := denied[0]
			c.blame(Negation, "the sentence says “"+s.around(i)+"” and the source “"+d.around(d.i)+"”", "take up “"+d.p().said(d.denied[d.i], d.denied[d.i]+1)+"”")
			return true
		case s.denied[i] >= 0 && len(denied) == 0 && len(plain) > 0 && s.negative(s.behind(s.denied[i]), i) == "" && (c.affirmed(plain) && c.closest(s, i, plain) || from != s.denied[i] && c.bare(plain) && c.verbatim(i, plain)):
			d := plain[0]
			c.blame(Negation, "the sentence says “"+s.said(s.denied[i], i+1)+"” and the source “"+d.around(d.i)+"”", "take out “"+s.said(s.denied[i], s.denied[i]+1)+"”")
			return true
		}
	}
	return false
}

// alsoHad tells whether word i stands as its counterpart does: where the source
// denies that somebody has or is something, the sentence says that they have or are.
func (c *check) alsoHad(i int, x *passage, j int) bool {
	weak := func(p *passage, from, to int) bool {
		for k := max(0, from); k < to; k++ {
			if p.lex.Weak.at(p.words, k) > 0 {
				return true
			}
		}
		return false
	}
	return !weak(x, x.denied[j]-1, j) || weak(c.sentence, i-4, i)
}

// modal tells whether a weak word is denied in what is cited: "could not".
func (c *check) modal(i int) bool {
	for _, x := range c.cited {
		for j, v := range x.words {
			if v.Low == c.sentence.words[i].Low && x.denied[j] >= 0 {
				return true
			}
		}
	}
	return false
}

func (s spot) p() *passage { return s.passage }

// closest tells whether the clause of a word has more in common with the clause
// of its denied counterpart than that word alone, or hardly anything else.
func (c *check) closest(s *passage, i int, spots []spot) bool {
	from, to := s.clause(i)
	for _, d := range spots {
		a, b := d.clause(d.i)
		shared, all := 0, 0
		for k := from; k < to; k++ {
			if !s.content(k) || k == i {
				continue
			}
			all++
			for j := a; j < b; j++ {
				if d.content(j) && same(s.words[k], d.words[j]) || c.names[k] && c.speaks(k) {
					shared++
					break
				}
			}
		}
		if all == 0 || shared*3 >= all {
			return true
		}
	}
	return false
}

// behind is the word behind a negation, all its parts: "ne … pas".
func (p *passage) behind(i int) int {
	to := i + 1
	for k := i + 1; k < len(p.words) && k < i+5; k++ {
		if p.negates(k) {
			to = k + 1
		}
	}
	return to
}

// explicit tells whether words [from, to) hold a negation in so many words.
func (p *passage) explicit(from, to int) bool {
	for i := from; i < to; i++ {
		if p.negates(i) && !p.restricts(i) && p.lex.NotNegations.at(p.words, i) == 0 {
			return true
		}
	}
	return false
}

// verbatim tells whether the clause of a word is nearly that of its counterpart:
// then what else denies in it denies in both.
func (c *check) verbatim(i int, spots []spot) bool {
	s := c.sentence
	from, to := s.clause(i)
	for _, d := range spots {
		a, b := d.clause(d.i)
		if s.explicit(from, to) == d.explicit(a, b) {
			continue // The negation stands at another word.
		}
		shared, all := 0, 0
		for k := from; k < to; k++ {
			if !s.content(k) || k == i || c.names[k] {
				continue
			}
			all++
			for j := a; j < b; j++ {
				if d.content(j) && same(s.words[k], d.words[j]) {
					shared++
					break
				}
			}
		}
		if shared >= 2 && shared*5 >= all*3 {
			return true
		}
	}
	return false
}

// bare tells whether nothing right before the words denies.
func (c *check) bare(spots []spot) bool {
	for _, d := range spots {
		from, _ := d.clause(d.i)
		if d.negative(max(from, d.i-6), d.i) != "" {
			return false
		}
	}
	return true
}

// affirmed tells whether none of the clauses holds anything that denies.
func (c *check) affirmed(spots []spot) bool {
	for _, d := range spots {
		from, to := d.clause(d.i)
		if d.negative(from, to) != "" {
			return false
		}
	}
	for _, x := range c.cited {
		if x.opposes {
			return false
		}
	}
	return true
}

// overlapped compares clauses that share most of their words, though not the verb.
func (c *check) overlapped(s *passage) {
	denies := s.negative(0, len(s.words))
	if denies == "" {
		for _, x := range c.cited {
			for j := range x.words {
				if x.denied[j] < 0 || !x.content(j) {
					continue
				}
				if !has(x.lex.Verbal, x.words[x.denied[j]].Low) && x.words[x.denied[j]].Low != "t" {
					continue
				}
				from, to := x.beside(j)
				if n, of := c.shared(x.passage, from, to); n >= 2 && n*2 >= of && n*2 >= c.weight() {
					c.blame(Negation, "the source says “"+x.said(from, to)+"”, and nothing in the sentence denies", "take up “"+x.said(x.denied[j], j+1)+"”")
					return
				}
			}
		}
		return
	}
	for i := range s.words {
		if s.denied[i] < 0 || !s.content(i) {
			continue
		}
		for _, x := range c.cited {
			if x.opposes || x.negative(0, len(x.words)) != "" {
				return
			}
		}
		from, to := s.clause(i)
		n, of := 0, 0
		for k := from; k < to; k++ {
			if !s.content(k) || c.names[k] {
				continue
			}
			of++
			if c.holds(s.words[k]) {
				n++
			}
		}
		if n >= 2 && n*5 >= of*2 {
			c.blame(Negation, "the sentence says “"+s.said(s.denied[i], i+1)+"”, and nothing in the source denies", "take out the negation, or cite what holds it")
		}
		return
	}
}

// beside is the part of a clause around word i that no "and" parts from it.
func (p *passage) beside(i int) (from, to int) {
	from, to = p.clause(i)
	for k := i; k >= from; k-- {
		if has(p.lex.And, p.words[k].Low) {
			from = k + 1
			break
		}
	}
	for k := i; k < to; k++ {
		if has(p.lex.And, p.words[k].Low) {
			to = k
		}
	}
	return from, to
}

// shared counts the words of a clause of a source that the sentence holds, and all.
func (c *check) shared(x *passage, from, to int) (n, of int) {
	for j := from; j < to; j++ {
		if !x.content(j) {
			continue
		}
		of++
		for i := range c.sentence.words {
			if c.sentence.content(i) && same(c.sentence.words[i], x.words[j]) {
				n++
				break
			}
		}
	}
	return n, of
}

// around is a word with what stands beside it, to show.
func (p *passage) around(i int) string {
	from, to := p.clause(i)
	return p.said(max(from, i-4), min(to, i+4))
}
