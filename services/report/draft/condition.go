package draft

import pb "rapporteur.internal/proto/rapporteur/v1"

// condition refuses to leave out what a source makes its word depend on.
func (c *check) condition() {
	s := c.sentence
	if !c.oneLanguage() || s.lex.Hedges.in(s.text, s.words) != "" {
		return
	}
	for _, x := range c.cited {
		for i := range x.words {
			n := x.lex.Proviso.at(x.words, i)
			if n == 0 || x.excepted(i) || x.act == pb.Act_ACT_REPORTS && x.lex.ProvisoWeak.at(x.words, i) >= n {
				continue
			}
			from, to := x.governed(i)
			if from >= to {
				continue
			}
			shared, of := c.shared(x.passage, from, to)
			most := c.elsewhere(x, from, to)
			if shared == 0 && !c.sides(x, from, to) || shared < most || of > 0 && shared*4 < of && !c.sides(x, from, to) {
				continue
			}
			end := i + n
			for end < len(x.words) && !x.parted(end) {
				end++
			}
			c.blame(Condition, "the source says “"+x.said(i, end)+"”, and the sentence holds no condition", "take up “"+x.said(i, i+n)+"”")
			return
		}
	}
}

// excepted tells "asked if", "even if" from a condition.
func (p *passage) excepted(i int) bool {
	if p.lex.ProvisoNot.at(p.words, i) > 0 {
		return true
	}
	for back := 1; back <= 2 && i-back >= 0; back++ {
		if p.lex.ProvisoNot.at(p.words, i-back) > back {
			return true
		}
	}
	return false
}

// governed is the words that a condition at i bears on: those before it back to
// where another clause begins; where it stands in front, those behind its comma.
func (p *passage) governed(i int) (from, to int) {
	to = i
	from = i
	for from > 0 && p.words[from].Break != ';' && p.words[from].Break != ':' && p.words[from].Break != '.' {
		from--
		if w := p.words[from].Low; from < i-1 && has([]string{"but", "mais", "pero"}, w) {
			from++
			break
		}
	}
	carries := 0
	for k := from; k < to; k++ {
		if p.content(k) {
			carries++
		}
	}
	if carries > 1 {
		return from, to
	}
	for from = i; from < len(p.words) && !(p.words[from].Break == ',' && from > i); from++ {
	}
	for to = min(from+1, len(p.words)); to < len(p.words) && p.words[to].Break != ';' && p.words[to].Break != '.'; to++ {
	}
	return from, to
}

// sides tells whether the sentence and a clause take the same side.
func (c *check) sides(x *statement, from, to int) bool {
	ours := c.sentence.leanings()
	for _, t := range x.leanings() {
		if t.at < from || t.at >= to {
			continue
		}
		for _, l := range ours {
			if l.for_ == t.for_ {
				return true
			}
		}
	}
	return false
}

// elsewhere is how many of the sentence's words the statement holds outside [from, to).
func (c *check) elsewhere(x *statement, from, to int) int {
	a, _ := c.shared(x.passage, 0, from)
	b, _ := c.shared(x.passage, to, len(x.words))
	return max(a, b)
}
