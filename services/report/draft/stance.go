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
		for k := max(0, i-3); k < i; k++ {
			if m := p.lex.Refusing.at(p.words, k); m > 0 && p.denied[k] < 0 && side {
				l.for_, l.said = false, p.said(k, i+n)
			}
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
	for k, l := range ours {
		if c.quoted(l.at) {
			continue
		}
		var actors []mention
		for _, m := range c.mentions {
			if (!c.loose(m) || s.agent(m.from)) && s.leans(m.from, m.to, ours) == k {
				actors = append(actors, m)
			}
		}
		both := slices.ContainsFunc(ours, func(o leaning) bool { return o.for_ != l.for_ })
		if both && len(actors) == 0 {
			continue
		}
		if len(actors) == 0 {
			actors = []mention{{}}
		}
		for _, m := range actors {
			if c.reversed(l, m) {
				return true
			}
		}
	}
	return false
}

// reversed tells whether what is cited lets a mention take the other side; the
// empty mention is whoever speaks.
func (c *check) reversed(l leaning, m mention) bool {
	relevant := slices.DeleteFunc(slices.Clone(c.cited), func(x *statement) bool { return m.to == 0 || !c.speaksIn(x, m) })
	if len(relevant) == 0 {
		relevant = c.cited
	}
	contrary, words := "", ""
	for _, x := range relevant {
		if x.lifted() || c.foreignTo(x) {
			return false
		}
		theirs := c.leaningsOf(x, m)
		for _, t := range theirs {
			if t.for_ == l.for_ {
				return false
			}
			if contrary == "" {
				contrary, words = x.id, t.said
			}
		}
		if len(theirs) > 0 {
			continue
		}
		switch {
		case l.for_ && x.supports, !l.for_ && x.opposes:
			return false
		case !l.for_ && !x.supports && x.negative(0, len(x.words)) != "":
			return false // "premature": against, in other words.
		case l.for_ && x.opposes && contrary == "":
			contrary = x.id
		}
	}
	if contrary == "" {
		return false
	}
	side := map[bool]string{true: "supports", false: "opposes"}
	what := "“" + l.said + "” " + side[l.for_] + ", and " + contrary + " " + side[!l.for_]
	if words != "" {
		what += ": “" + words + "”"
	}
	c.blame(Stance, what, "tell the side that the source tells")
	return true
}

// leaningsOf is what a statement says of a mention where it tells both sides,
// else all that it says.
func (c *check) leaningsOf(x *statement, m mention) []leaning {
	all := x.leanings()
	if m.to == 0 || len(all) < 2 || !slices.ContainsFunc(all, func(t leaning) bool { return t.for_ != all[0].for_ }) {
		return all
	}
	at := c.stands(x, m)
	if len(at) == 0 {
		return all
	}
	var out []leaning
	for _, i := range at {
		if k := x.leans(i, i+1, all); k >= 0 {
			out = append(out, all[k])
		}
	}
	return out
}

// agent tells whether "by" stands before word i, or before the list that it is in.
func (p *passage) agent(i int) bool {
	for k := i - 1; k >= 0 && k >= i-14; k-- {
		w := p.words[k]
		if has(p.lex.By, w.Low) {
			return true
		}
		if !w.Cap && !has(p.lex.About, w.Low) && !has(p.lex.And, w.Low) || p.words[k+1].Break != 0 && p.words[k+1].Break != ',' {
			return false
		}
	}
	return false
}

// leans is which leaning is of who stands at words [from, to): the next behind,
// or the last before where "by" stands between; -1: none.
func (p *passage) leans(from, to int, all []leaning) int {
	after, before := -1, -1
	for k, l := range all {
		if l.at >= to && after < 0 {
			after = k
		}
		if l.at < from {
			before = k
		}
	}
	if p.agent(from) && before >= 0 {
		return before
	}
	if after >= 0 {
		return after
	}
	return before
}

func (c *check) foreignTo(x *statement) bool { return x.tag != c.sentence.tag }

// speaksIn tells whether a mention is of who speaks in a statement.
func (c *check) speaksIn(x *statement, m mention) bool {
	return slices.ContainsFunc(m.codes, func(code string) bool { return has(x.parties, code) })
}
