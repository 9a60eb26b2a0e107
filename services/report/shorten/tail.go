package shorten

// opens tells whether a tail of the kind may open at token i.
func (c *clause) opens(kind string, i int) bool {
	switch kind {
	case "tail-purpose":
		if n := c.purpose.at(c.t, i); n > 0 {
			return c.beforeInfinitive(i + n)
		}
		return c.freePurpose(i)
	case "tail-cause":
		// A cause is a clause; "since Monday" is a time.
		return c.causeNoun.at(c.t, i) > 0 || c.cause.at(c.t, i) > 0 && c.verbs(i, c.end)
	case "tail-lack":
		return c.lack.at(c.t, i) > 0
	case "tail-relative":
		if n := c.relative.at(c.t, i); n > 0 {
			return true
		}
		n := c.relativeVerb.at(c.t, i)
		return n > 0 && c.resumes(i+n)
	case "tail-participle":
		if n := c.participleIn.at(c.t, i); n > 0 {
			return c.participleAt(i + n)
		}
		return c.participleAt(i) && c.governs(i)
	}
	return false
}

// beforeInfinitive: the next word, or the one after a pronoun, is an infinitive.
func (c *clause) beforeInfinitive(i int) bool {
	for k := i; k < i+3 && k < c.end; k++ {
		if c.infinitiveForm(k) {
			return true
		}
		if !c.clitic[c.fold(k)] {
			return false
		}
	}
	return false
}

// freePurpose: "in order to" is of the verb whether a comma opens it or not;
// before a noun ("en vue de la conférence") it may be of the noun before it.
func (c *clause) freePurpose(i int) bool {
	n := c.purposeFree.at(c.t, i)
	if n == 0 {
		return false
	}
	return c.tag == "en" || c.subordinator.at(c.t, i+n-1) > 0 || c.beforeInfinitive(i+n)
}

// governs: a bare participle opens a tail only with a complement behind it;
// "…, mentoring and lending" are nouns.
func (c *clause) governs(i int) bool {
	return i+1 < c.end && c.t[i+1].sort == word && !c.and[c.fold(i+1)] &&
		(c.determiner[c.fold(i+1)] || c.closed[c.fold(i+1)])
}

var tails = [...]string{"tail-participle", "tail-relative", "tail-purpose", "tail-cause", "tail-lack"}

func (c *clause) opensAny(i int) bool {
	for _, k := range tails {
		if c.opens(k, i) {
			return true
		}
	}
	return false
}

// tailed proposes the tails that open at token i: to the end of the clause, or
// to the only comma behind which the clause's verb comes.
func (c *clause) tailed(i int) []proposal {
	if i == 0 {
		return nil
	}
	var out []proposal
	for _, k := range tails {
		switch {
		case c.breaks(i-1) && c.opens(k, i):
			out = append(out, proposal{from: i - 1, head: i, to: c.end, kind: k})
			if p, ok := c.between(i, k); ok {
				out = append(out, p)
			}
		case k == "tail-purpose" && c.t[i-1].sort == word && c.freePurpose(i):
			out = append(out, proposal{from: i, head: i, to: c.end, kind: k, free: true})
		case c.t[i-1].sort == word && c.opens(k, i):
			// Without a comma it belongs to what stands before it: the guard of
			// complements refuses it.
			out = append(out, proposal{from: i, head: i, to: c.end, kind: k})
		}
	}
	return out
}

// between: subject, tail, verb. The verb must come behind exactly one comma.
func (c *clause) between(i int, kind string) (proposal, bool) {
	if c.mainVerbs(0, i-1) > 0 || c.has(comma, 0, i-1) {
		return proposal{}, false
	}
	end := 0
	for j := c.next(i); j < c.end; j = c.next(j + 1) {
		if c.resumes(j + 1) {
			if end > 0 {
				return proposal{}, false
			}
			end = j
		}
	}
	if end == 0 {
		return proposal{}, false
	}
	return proposal{from: i - 1, head: i, to: end + 1, kind: kind}, true
}

// secondVerb proposes a second thing said: ", noting that …", "and recalled that
// …", and a second verb of the same subject behind a comma.
func (c *clause) secondVerb(i int) []proposal {
	if i < 2 {
		return nil
	}
	if c.breaks(i-1) && c.saying.at(c.t, i) > 0 {
		return []proposal{{from: i - 1, head: i, to: c.end, kind: "verb-phrase"}}
	}
	if !c.and[c.fold(i)] {
		return nil
	}
	if c.said.at(c.t, i+1) > 0 && c.mainVerbs(0, i) > 0 {
		p := proposal{from: i, head: i, to: c.end, kind: "verb-phrase", free: true}
		if c.breaks(i - 1) {
			p.from--
		}
		return []proposal{p}
	}
	if c.mainVerbs(0, i) <= 0 {
		return nil
	}
	switch {
	case c.breaks(i-1) && c.resumes(i+1):
		return []proposal{{from: i - 1, head: i, to: c.end, kind: "verb-phrase"}}
	case c.auxiliary[c.fold(i+1)]:
		// Other verbs look like nouns: "skills and needs".
		return []proposal{{from: i, head: i, to: c.end, kind: "verb-phrase", free: true}}
	}
	return nil
}
