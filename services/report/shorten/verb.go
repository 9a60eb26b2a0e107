package shorten

import (
	"strings"
	"unicode/utf8"
)

// finiteAt tells whether token i is surely a finite verb.
func (c *clause) finiteAt(i int) bool {
	if i < 0 || i >= c.end || c.t[i].sort != word {
		return false
	}
	w := c.t[i].fold
	switch {
	case c.notFinite[w]:
		return false
	case c.finite[w]:
		return true
	case c.base[w]:
		// An English base form is finite unless a modal or "to" stands before it,
		// and is a noun after a determiner or a preposition.
		return i > 0 && !c.beforeBase[c.fold(i-1)] && !c.determiner[c.fold(i-1)] && !c.closed[c.fold(i-1)]
	case c.t[i].capital && i > 0:
		return false
	}
	for _, e := range c.FiniteEnding {
		if strings.HasSuffix(w, e) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e)+2 && !c.determiner[c.fold(i-1)] {
			return true
		}
	}
	return false
}

// resumes tells whether a finite verb, with its small words before it, begins at i.
func (c *clause) resumes(i int) bool {
	for i < c.end && c.clitic[c.fold(i)] && !c.finiteAt(i) {
		i++
	}
	return c.finiteAt(i)
}

// mainVerbs counts the finite verbs between from and to that no subordinator takes.
// An unknown verb makes the count too small, and a cut is not made.
func (c *clause) mainVerbs(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if c.t[i].deep {
			continue
		}
		if k := c.subordinator.at(c.t[:to], i); k > 0 {
			n--
			i += k - 1
			continue
		}
		if c.finiteAt(i) {
			n++
		}
	}
	return n
}

// verbs tells whether any finite verb stands between from and to.
func (c *clause) verbs(from, to int) bool {
	for i := from; i < to; i++ {
		if c.finiteAt(i) {
			return true
		}
	}
	return false
}

// infinitiveAt tells whether token i looks like an infinitive with a
// complement: what follows is a determiner or a preposition.
func (c *clause) infinitiveAt(i int) bool {
	if i < 0 || i+1 >= c.end || c.t[i].sort != word || c.t[i].capital && i > 0 || c.notInfinitive[c.fold(i)] {
		return false
	}
	if !c.determiner[c.fold(i+1)] && !c.closed[c.fold(i+1)] || c.and[c.fold(i+1)] {
		return false
	}
	w := c.fold(i)
	if len(c.base) > 0 {
		return c.base[w]
	}
	for _, e := range c.InfinitiveEnd {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return true
		}
	}
	return false
}

// participleAt tells whether token i looks like a present participle or gerund.
func (c *clause) participleAt(i int) bool {
	if i < 0 || i >= c.end || c.t[i].sort != word || c.t[i].capital || c.notParticiple[c.fold(i)] {
		return false
	}
	w := c.fold(i)
	for _, e := range c.ParticipleEnd {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return true
		}
	}
	return false
}

// infinitiveForm tells whether token i has the form of an infinitive.
func (c *clause) infinitiveForm(i int) bool {
	if i >= c.end || c.t[i].sort != word || c.notInfinitive[c.fold(i)] {
		return false
	}
	if len(c.base) > 0 {
		return c.base[c.fold(i)]
	}
	for _, e := range c.InfinitiveEnd {
		if len(c.fold(i)) > len(e)+1 && len(e) > 0 && c.fold(i)[max(0, len(c.fold(i))-len(e)):] == e {
			return true
		}
	}
	return false
}
