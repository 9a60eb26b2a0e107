package draft

import "slices"

// leaning is a word by which somebody takes a side.
type leaning struct {
	at   int
	said string
	for_ bool
}

// leanings finds the words of support and opposition of a passage; a negation
// turns one round.
func (p *passage) leanings() []leaning {
	var out []leaning
	for i := 0; i < len(p.words); i++ {
		n, side := p.lex.Backing.at(p.words, i), true
		if m := p.lex.Contesting.at(p.words, i); m > n {
			n, side = m, false
		}
		if n == 0 {
			continue
		}
		l := leaning{at: i, said: p.said(i, i+n), for_: side}
		if d := p.denied[i]; d >= 0 {
			l.for_, l.said = !side, p.said(d, i+n)
		}
		out = append(out, l)
		i += n - 1
	}
	return out
}

// lifted tells whether somebody gives up a side: "withdrew its opposition".
func (p *passage) lifted() bool { return p.lex.Lifts.in(p.text, p.words) != "" }

// stance refuses support where the sources oppose, and the contrary.
func (c *check) stance() bool {
	s := c.sentence
	ours := s.leanings()
	if len(ours) == 0 || s.lifted() {
		return false
	}
	for _, l := range ours {
		if c.quoted(l.at) || slices.ContainsFunc(ours, func(o leaning) bool { return o.for_ != l.for_ && len(c.actors(l)) == 0 }) {
			continue
		}
		actors := c.actors(l)
		relevant := slices.Clone(c.cited)
		if len(actors) > 0 {
			relevant = slices.DeleteFunc(relevant, func(x *statement) bool {
				return !slices.ContainsFunc(actors, func(m mention) bool { return c.speaksIn(x, m) })
			})
			if len(relevant) == 0 {
				relevant = c.cited
			}
		}
		var contrary, words string
		agrees := false
		for _, x := range relevant {
			if x.lifted() {
				agrees = true
			}
			theirs := x.leanings()
			for _, t := range theirs {
				if t.for_ == l.for_ {
					agrees = true
				} else if contrary == "" {
					contrary, words = x.id, t.said
				}
			}
			if l.for_ && x.supports || !l.for_ && (x.opposes || c.foreignTo(x)) {
				agrees = true
			}
			if len(theirs) == 0 && !l.for_ && x.negative(0, len(x.words)) != "" && !x.supports {
				agrees = true // "premature": against, in other words.
			}
			if len(theirs) == 0 && (l.for_ && x.opposes && !x.supports) && contrary == "" {
				contrary = x.id
			}
		}
		if agrees || contrary == "" || c.foreignTo(c.record.by[contrary]) {
			continue
		}
		side := map[bool]string{true: "supports", false: "opposes"}
		what := "“" + l.said + "” " + side[l.for_] + ", and " + contrary + " " + side[!l.for_]
		if words != "" {
			what += ": “" + words + "”"
		}
		c.blame(Stance, what, "tell the side that the source tells")
		return true
	}
	return false
}

func (c *check) foreignTo(x *statement) bool { return x.tag != c.sentence.tag }

// actors are those whose leaning it is: named in its clause before it, or else right behind.
func (c *check) actors(l leaning) []mention {
	from, to := c.sentence.clause(l.at)
	var before, after []mention
	for _, m := range c.mentions {
		switch {
		case m.to <= l.at && !c.loose(m) && (m.from >= from || len(before) > 0 || from-m.to < 3):
			before = append(before, m)
		case m.from > l.at && m.from < to:
			after = append(after, m)
		}
	}
	if len(before) > 0 {
		return before
	}
	return after
}

// speaksIn tells whether a mention is of who speaks in a statement.
func (c *check) speaksIn(x *statement, m mention) bool {
	return slices.ContainsFunc(m.codes, func(code string) bool { return has(x.parties, code) })
}
