package draft

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// date is a day, month or year as a text gives it; what it doesn't say is 0.
type date struct {
	from, to         int // words
	year, month, day int
	// end and start: "by the end of April", "early in 2026".
	end, start bool
}

var iso = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b`)

// dates reads those of a passage.
func (p *passage) dates() []date {
	var out []date
	for _, m := range iso.FindAllStringSubmatchIndex(p.text, -1) {
		d := date{from: -1}
		for i, w := range p.words {
			if w.From >= m[0] && w.To <= m[1] {
				if d.from < 0 {
					d.from = i
				}
				d.to = i + 1
			}
		}
		d.year, _ = strconv.Atoi(p.text[m[2]:m[3]])
		d.month, _ = strconv.Atoi(p.text[m[4]:m[5]])
		d.day, _ = strconv.Atoi(p.text[m[6]:m[7]])
		if d.from >= 0 && d.month <= 12 && d.day <= 31 {
			out = append(out, d)
		}
	}
	for i := 0; i < len(p.words); i++ {
		if len(out) > 0 && i < out[len(out)-1].to && i >= out[len(out)-1].from {
			continue
		}
		if d, ok := p.month(i); ok {
			p.edge(&d)
			out = append(out, d)
			i = d.to - 1
		} else if y := p.year(i); y > 0 {
			d := date{from: i, to: i + 1, year: y}
			p.edge(&d)
			out = append(out, d)
		}
	}
	return out
}

// month reads a date around the name of a month at word i.
func (p *passage) month(i int) (date, bool) {
	d := date{from: i, to: i + 1}
	for k, m := range p.lex.Months {
		if p.words[i].Low == m {
			d.month = k + 1
		}
	}
	if d.month == 0 {
		return d, false
	}
	// The day before: "30 April", "1er mai", "30 de abril", "the first of July".
	j := i - 1
	for j >= 0 && has(p.lex.DayOf, p.words[j].Low) {
		j--
	}
	if j >= 0 {
		if n := p.day(j); n > 0 {
			d.day, d.from = n, j
		}
	}
	// The day behind, in English: "April 30, 2026".
	if k := i + 1; d.day == 0 && p.tag == "en" && k < len(p.words) {
		if n := p.day(k); n > 0 {
			d.day, d.to = n, k+1
		}
	}
	k := d.to
	for k < len(p.words) && k <= d.to+1 && (has(p.lex.DayOf, p.words[k].Low)) {
		k++
	}
	if k < len(p.words) {
		if y := p.year(k); y > 0 {
			d.year, d.to = y, k+1
		}
	}
	if d.day == 0 && d.year == 0 && len(p.lex.MonthBefore) > 0 {
		// "may" and "march" are verbs, too.
		return d, p.words[i].Cap && i > 0 && has(p.lex.MonthBefore, p.words[i-1].Low)
	}
	return d, true
}

// day is the day of a month that word i gives, or 0.
func (p *passage) day(i int) int {
	w := p.words[i].Low
	if has(p.lex.FirstDay, w) {
		return 1
	}
	digits := strings.TrimRight(w, "snthrdeo")
	if n, err := strconv.Atoi(digits); err == nil && n >= 1 && n <= 31 && len(w)-len(digits) <= 3 {
		return n
	}
	if v, ok := p.lex.Numbers[w]; ok && v <= 31 && p.tag != "en" {
		return int(v)
	}
	return 0
}

func (p *passage) year(i int) int {
	w := p.words[i].Low
	if len(w) != 4 || !allDigits(w) {
		return 0
	}
	n, _ := strconv.Atoi(w)
	if n < 1900 || n > 2100 {
		return 0
	}
	return n
}

// edge looks for "end of" and "beginning of" before a date without a day.
func (p *passage) edge(d *date) {
	if d.day > 0 {
		return
	}
	for i := d.from - 1; i >= 0 && i >= d.from-3; i-- {
		if has(p.lex.Ends, p.words[i].Low) {
			d.end = true
		}
		if has(p.lex.Starts, p.words[i].Low) {
			d.start = true
		}
	}
}

// within tells whether a sentence's date says no other day than the source's.
func (d date) within(x date) bool {
	other := func(a, b int) bool { return a != 0 && b != 0 && a != b }
	switch {
	case other(d.year, x.year), other(d.month, x.month), other(d.day, x.day):
		return false
	case d.year != 0 && x.year == 0 && d.month == 0, d.month != 0 && x.month == 0, d.day != 0 && x.day == 0:
		return d.month != 0 && x.month == 0 && d.year == x.year && (d.month == 12 && x.end || d.month == 1 && x.start) ||
			d.day != 0 && x.day == 0 && x.month == d.month && x.month != 0 && (d.day >= 25 && x.end || d.day <= 7 && x.start)
	}
	return d.atEdge(x)
}

// atEdge holds "the end of April" and "early in 2026" to the source's day.
func (d date) atEdge(x date) bool {
	if d.end {
		return x.end || x.day == 0 && d.month != 0 || x.day >= 20 && d.month != 0 || d.month == 0 && (x.month == 0 || x.month >= 11)
	}
	if d.start {
		return x.start || x.day != 0 && x.day <= 12 && d.month != 0 || x.day == 0 && d.month != 0 || d.month == 0 && x.month <= 3
	}
	return true
}

// dated refuses dates that no cited statement and no session has.
func (c *check) dated() {
	var held []date
	var near string
	for _, x := range c.near() {
		for _, d := range x.dates {
			held = append(held, d)
			near = x.said(d.from, d.to)
		}
	}
	for _, d := range c.dates {
		if c.quoted(d.from) || c.sessionDate(d) {
			continue
		}
		ok := false
		for _, h := range held {
			ok = ok || d.within(h)
		}
		if ok || c.yearHeld(d) {
			continue
		}
		what := "“" + c.sentence.said(d.from, d.to) + "” is in nothing that is cited"
		if near != "" {
			what += "; there stands “" + near + "”"
		}
		c.blame(Date, what, "correct the date, or cite the statement that holds it")
	}
}

// yearHeld tells a bare year that a source prints as a number.
func (c *check) yearHeld(d date) bool {
	if d.month != 0 {
		return false
	}
	for _, x := range c.near() {
		for _, q := range x.quantities {
			if int(q.values[0]) == d.year {
				return true
			}
		}
	}
	return false
}

// sessionDate tells a date that is a session's: "in February", "on 11 March".
func (c *check) sessionDate(d date) bool {
	for _, s := range c.record.sessions {
		for day := s.start; !day.IsZero() && !day.After(s.end); day = day.AddDate(0, 0, 1) {
			if (d.year == 0 || d.year == day.Year()) && (d.month == 0 || d.month == int(day.Month())) && (d.day == 0 || d.day == day.Day()) && !d.end && !d.start {
				return true
			}
		}
	}
	return false
}

// session is one of the report's.
type session struct {
	number     uint32
	city       string
	start, end time.Time
}

// weekday tells whether one of a session's days is that one.
func (s session) weekday(n time.Weekday) bool {
	for day := s.start; !day.IsZero() && !day.After(s.end); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == n {
			return true
		}
	}
	return false
}
