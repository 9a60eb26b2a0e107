package draft

import (
	"fmt"
	"slices"
	"time"
)

// sessionSaid refuses "at the second session", "on Monday", "in March" where what
// is cited is of another session and doesn't look back.
func (c *check) sessionSaid() {
	s := c.sentence
	for i := range s.words {
		if c.quoted(i) {
			continue
		}
		said, of, ok := c.sessionsNamed(i)
		if !ok || len(of) == 0 || slices.ContainsFunc(c.cited, func(x *statement) bool { return has(of, x.session) }) {
			continue
		}
		if c.looksBack(i, of) {
			continue
		}
		c.blame(Session, fmt.Sprintf("the sentence says “%s”, and %s is of session %d", said, c.cited[0].id, c.cited[0].session), "name the right session, or cite a statement of that one")
		return
	}
}

// sessionsNamed tells which sessions word i names: by ordinal, weekday or place.
func (c *check) sessionsNamed(i int) (string, []uint32, bool) {
	s := c.sentence
	w := s.words[i].Low
	if n, ok := s.lex.Ordinals[w]; ok && i+1 < len(s.words) && has(s.lex.Sessions, s.words[i+1].Low) {
		if slices.ContainsFunc(c.record.sessions, func(x session) bool { return int(x.number) == n }) {
			return s.said(i, i+2), []uint32{uint32(n)}, true
		}
		return "", nil, false
	}
	var of []uint32
	for d, name := range s.lex.Weekdays {
		if w != name {
			continue
		}
		for _, x := range c.record.sessions {
			if x.weekday(time.Weekday(d)) {
				of = append(of, x.number)
			}
		}
		return s.said(i, i+1), of, len(of) < len(c.record.sessions)
	}
	for _, x := range c.record.sessions {
		if city := lows(tokens(s.tag, x.city)); len(city) > 0 && s.words[i].Cap && find(s.words, city, i) == i && i > 0 && s.lex.SessionLeads.before(s.words, i) > 0 {
			of = append(of, x.number)
		}
	}
	if len(of) > 0 {
		return s.said(i, i+1), of, len(of) < len(c.record.sessions)
	}
	for k, m := range s.lex.Months {
		if w != m || c.dayBeside(i) {
			continue
		}
		for _, x := range c.record.sessions {
			if int(x.start.Month()) == k+1 && !x.start.IsZero() {
				of = append(of, x.number)
			}
		}
		lead := i > 0 && s.lex.SessionLeads.before(s.words, i) > 0
		return s.said(i, i+1), of, lead && len(of) > 0 && len(of) < len(c.record.sessions)
	}
	return "", nil, false
}

// dayBeside tells whether a month is part of a day or has a year: a deadline, not a session.
func (c *check) dayBeside(i int) bool {
	return slices.ContainsFunc(c.dates, func(d date) bool { return i >= d.from && i < d.to && (d.day > 0 || d.year > 0 || d.end || d.start) })
}

// looksBack tells whether the sentence compares with another session, or what
// is cited speaks of it itself.
func (c *check) looksBack(i int, of []uint32) bool {
	s := c.sentence
	from := max(0, i-6)
	for k := from; k < i; k++ {
		if n := s.lex.Compares.at(s.words, k); n > 0 {
			return true
		}
	}
	for _, x := range c.cited {
		for _, r := range x.responses {
			if t := c.record.under[r]; t != nil && has(of, t.session) && i > 4 {
				return true
			}
		}
		for k, w := range x.words {
			if w.Low == s.words[i].Low {
				return true
			}
			// In another language, the same session.
			if n, ok := x.lex.Ordinals[w.Low]; ok && has(of, uint32(n)) && k+1 < len(x.words) && has(x.lex.Sessions, x.words[k+1].Low) {
				return true
			}
			for d, name := range x.lex.Weekdays {
				for _, y := range c.record.sessions {
					if w.Low == name && has(of, y.number) && y.weekday(time.Weekday(d)) {
						return true
					}
				}
			}
		}
		for _, y := range c.record.sessions {
			if city := lows(tokens(x.tag, y.city)); has(of, y.number) && len(city) > 0 && find(x.words, city, 0) >= 0 {
				return true
			}
		}
		for _, d := range x.dates {
			for _, y := range c.record.sessions {
				if has(of, y.number) && d.month == int(y.start.Month()) && d.month > 0 {
					return true
				}
			}
		}
	}
	return false
}
