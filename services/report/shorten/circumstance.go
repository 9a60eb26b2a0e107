package shorten

import (
	"strings"
	"unicode/utf8"
)

// fronted proposes circumstances at the clause's beginning or between two
// commas: occasion, topic, connective.
func (c *clause) fronted(i int) []proposal {
	if i > 0 && !c.breaks(i-1) && c.t[i-1].sort != semicolon {
		return nil
	}
	stop := c.next(i)
	if stop >= c.end || stop == i {
		return nil
	}
	p := proposal{from: i, head: i, to: stop + 1}
	if i > 0 && c.breaks(i-1) {
		// Both commas go only where they enclose nothing but this: a comma before
		// them may be the end of another stretch, which then keeps its own.
		if c.has(comma, 0, i-1) {
			return nil
		}
		p.from = i - 1
	}
	switch {
	case c.connective.at(c.t, i) == stop-i:
		p.kind, p.listed = "connective", true
	case c.topicEmpty.at(c.t, i) == stop-i:
		p.kind, p.listed = "topic", true
	case i == 0 && c.topicOpen.at(c.t, i) > 0 && c.repeated(i+c.topicOpen.at(c.t, i), stop):
		p.kind = "topic"
	case c.occasion(i, stop):
		p.kind = "occasion"
	default:
		return nil
	}
	return []proposal{p}
}

// occasion: an opening, then a noun for a speech or a meeting among the next
// words, and no verb. "In the meetings" in the plural would be a condition; the
// nouns are listed in the forms that tell of one occasion.
func (c *clause) occasion(i, stop int) bool {
	n := c.occasionOpen.at(c.t, i)
	if n == 0 || c.verbs(i, stop) {
		return false
	}
	for k := i + n; k < stop && k < i+n+3; k++ {
		if c.occasionNoun[c.fold(k)] {
			return true
		}
	}
	return false
}

// repeated: each content word of a topic comes again in the clause, so that the
// topic says nothing of its own.
func (c *clause) repeated(from, to int) bool {
	any := false
	for i := from; i < to; i++ {
		w := c.fold(i)
		if c.t[i].sort != word || c.determiner[w] || c.closed[w] || c.and[w] {
			continue
		}
		any = true
		found := false
		for j := to; j < c.end; j++ {
			found = found || stem(c.fold(j)) == stem(w)
		}
		if !found {
			return false
		}
	}
	return any
}

// stem takes the plural off; it is only to recognise a word that is repeated.
func stem(w string) string {
	if utf8.RuneCountInString(w) > 4 {
		w = strings.TrimRight(w, "sx")
	}
	return w
}

// timed proposes times without a figure, from a list: at the end of the clause,
// at its beginning, or between commas.
func (c *clause) timed(i int) []proposal {
	n := c.time.at(c.t, i)
	if n == 0 {
		return nil
	}
	p := proposal{from: i, head: i, to: i + n, kind: "time", listed: true}
	switch {
	case i == 0 && c.breaks(n):
		p.to++
	case i+n == c.end && i > 0:
		if c.breaks(i - 1) {
			p.from--
		}
	case c.breaks(i-1) && c.breaks(i+n) && !c.has(comma, 0, i-1):
		p.from, p.to = i-1, i+n+1
	case i == 0:
		return nil
	}
	return []proposal{p}
}
