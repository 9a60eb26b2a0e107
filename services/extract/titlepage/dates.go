package titlepage

import (
	"fmt"
	"strconv"
	"strings"
)

// period is a day or several, with the bytes that print it.
type period struct {
	y1, m1, d1, y2, m2, d2 int
	start, end             int
}

func (p period) first() string { return fmt.Sprintf("%04d-%02d-%02d", p.y1, p.m1, p.d1) }
func (p period) last() string  { return fmt.Sprintf("%04d-%02d-%02d", p.y2, p.m2, p.d2) }

// days says whether it is longer than a day.
func (p period) days() bool { return p.first() != p.last() }

// periods finds the dates of a text, in their order: "26-27 mars 2018", "du 28 février au 2
// mars 2018", "March 26-27, 2018", "26 y 27 de marzo de 2018", "4/5/2018" (day first),
// "2018-03-26", and years and days written out ("veinticinco de abril de dos mil veinticinco").
func (lex *lexicon) periods(text string) []period {
	words := cut(text)
	var out []period
	for i := 0; i < len(words); {
		if p, n := lex.period(words[i:]); n > 0 && p.valid() {
			p.start, p.end = words[i].start, words[i+n-1].end
			out = append(out, p)
			i += n
			continue
		}
		i++
	}
	return out
}

// valid says whether both days are in the calendar, and in order.
func (p period) valid() bool {
	return p.y1 >= 1800 && p.y1 <= 2199 && p.y2 >= p.y1 && p.y2 <= p.y1+1 && onCalendar(p.y1, p.m1, p.d1) && onCalendar(p.y2, p.m2, p.d2) && p.first() <= p.last()
}

func onCalendar(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
	if m == 2 && (y%4 == 0 && y%100 != 0 || y%400 == 0) {
		days = 29
	}
	return d <= days
}

// period reads a date at the start of words, and says how many words it takes; 0: none.
func (lex *lexicon) period(w []word) (period, int) {
	if p, n := lex.numeric(w); n > 0 {
		return p, n
	}
	if p, n := lex.dayFirst(w); n > 0 {
		return p, n
	}
	if p, n := lex.monthFirst(w); n > 0 {
		return p, n
	}
	return lex.yearFirst(w)
}

// yearFirst: "deux mil onze, le treize septembre", as minutes open.
func (lex *lexicon) yearFirst(w []word) (period, int) {
	y, i := lex.year(w)
	if i < 2 || isDigit(w[0].low) {
		return period{}, 0
	}
	i = skip(w, i, ",")
	for i < len(w) && (w[i].low == "le" || w[i].low == "et" || w[i].low == "el" || w[i].low == "día" || w[i].low == "a") {
		i++
	}
	d, n := lex.day(w[min(i, len(w)):])
	if n == 0 {
		return period{}, 0
	}
	m, k := lex.monthAfter(w[i+n:])
	if k == 0 {
		return period{}, 0
	}
	return period{y1: y, m1: m, d1: d, y2: y, m2: m, d2: d}, i + n + k
}

func isDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// numeric: 2018-03-26, 26/03/2018, 26.03.2018
func (lex *lexicon) numeric(w []word) (period, int) {
	if len(w) < 5 || w[1].low != w[3].low || !strings.Contains("-/.", w[1].low) || w[4].end-w[0].start > 10 {
		return period{}, 0
	}
	a, b, c := number(w[0].low), number(w[2].low), number(w[4].low)
	switch {
	case len(w[0].low) == 4 && w[1].low == "-":
		return period{y1: a, m1: b, d1: c, y2: a, m2: b, d2: c}, 5
	case len(w[4].low) == 4 && a > 0 && b > 0:
		return period{y1: c, m1: b, d1: a, y2: c, m2: b, d2: a}, 5
	}
	return period{}, 0
}

// dayFirst: day [month [year]] [joint day] month year
func (lex *lexicon) dayFirst(w []word) (period, int) {
	var p period
	d, i := lex.day(w)
	if i == 0 {
		return p, 0
	}
	p.d1 = d
	if m, n := lex.monthAfter(w[i:]); n > 0 {
		p.m1 = m
		i += n
		if y, n := lex.year(w[i:]); n > 0 {
			p.y1 = y
			i += n
		}
	}
	if n := joint(w[i:]); n > 0 {
		if d, k := lex.day(w[i+n:]); k > 0 {
			at := i + n + k
			if m, k := lex.monthAfter(w[at:]); k > 0 {
				at += k
				if y, k := lex.year(w[at:]); k > 0 {
					p.d2, p.m2, p.y2 = d, m, y
					if p.m1 == 0 {
						p.m1 = m
					}
					if p.y1 == 0 {
						p.y1 = y
					}
					return p, at + k
				}
			}
			// "26, 27 et 28 mars 2018": a list of days
			if q, k := lex.dayFirst(w[i+n:]); k > 0 && p.m1 == 0 && p.y1 == 0 && q.d1 > p.d1 {
				p.m1, p.y1, p.d2, p.m2, p.y2 = q.m1, q.y1, q.d2, q.m2, q.y2
				return p, i + n + k
			}
		}
	}
	if p.m1 > 0 && p.y1 > 0 {
		p.d2, p.m2, p.y2 = p.d1, p.m1, p.y1
		return p, i
	}
	return p, 0
}

// monthFirst: month day [joint [month] day] [,] year
func (lex *lexicon) monthFirst(w []word) (period, int) {
	var p period
	if len(w) < 3 || lex.months[w[0].low] == 0 {
		return p, 0
	}
	p.m1 = lex.months[w[0].low]
	i := skip(w, 1, ".")
	d, n := lex.day(w[i:])
	if n == 0 {
		return p, 0
	}
	p.d1 = d
	i += n
	p.m2, p.d2 = p.m1, p.d1
	if n := joint(w[i:]); n > 0 {
		at := i + n
		m := p.m1
		if at < len(w) && lex.months[w[at].low] > 0 {
			m = lex.months[w[at].low]
			at = skip(w, at+1, ".")
		}
		if d, k := lex.day(w[at:]); k > 0 {
			p.m2, p.d2 = m, d
			i = at + k
		}
	}
	i = skip(w, i, ",")
	y, n := lex.year(w[i:])
	if n == 0 {
		return p, 0
	}
	p.y1, p.y2 = y, y
	return p, i + n
}

func skip(w []word, i int, sign string) int {
	if i < len(w) && w[i].low == sign {
		i++
	}
	return i
}

// joint is what stands between two days: a dash, "et", "au", "to" …
func joint(w []word) int {
	if len(w) == 0 {
		return 0
	}
	n := 0
	switch s := w[0].low; {
	case isDash(s), s == "et", s == "and", s == "y", s == "e", s == "to", s == "&", s == ",", s == "/":
		n = 1
	case s == "au" || s == "al" || s == "a":
		n = 1
	case s == "through", s == "until":
		n = 1
	default:
		return 0
	}
	for n < len(w) && n < 4 {
		switch w[n].low {
		case "le", "el", "the", "au", "al", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
			"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
			"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo":
			n++
			continue
		}
		break
	}
	return n
}

// day reads 1 to 31, in digits, as an ordinal ("1er", "2nd") or in words.
func (lex *lexicon) day(w []word) (int, int) {
	if len(w) == 0 {
		return 0, 0
	}
	s := w[0].low
	for _, tail := range []string{"er", "st", "nd", "rd", "th", "º", "ª"} {
		s = strings.TrimSuffix(s, tail)
	}
	if n := number(s); n >= 1 && n <= 31 && len(s) <= 2 {
		return n, 1
	}
	if n := lex.numbers[w[0].low]; n >= 1 && n <= 31 {
		// treinta y uno, vingt et un
		if len(w) > 2 && (w[1].low == "y" || w[1].low == "et") && n%10 == 0 && lex.numbers[w[2].low] == 1 {
			return n + 1, 3
		}
		return n, 1
	}
	return 0, 0
}

// monthAfter reads a month, "de" before it.
func (lex *lexicon) monthAfter(w []word) (int, int) {
	i := 0
	for i < len(w) && i < 2 && (w[i].low == "de" || w[i].low == "of" || w[i].low == "del") {
		i++
	}
	if i >= len(w) {
		return 0, 0
	}
	m := lex.months[w[i].low]
	if m == 0 {
		return 0, 0
	}
	return m, skip(w, i+1, ".")
}

// year reads four digits, or a year in words: "deux mil onze", "dos mil veinticinco".
func (lex *lexicon) year(w []word) (int, int) {
	i := 0
	for i < len(w) && i < 2 && (w[i].low == "de" || w[i].low == "del" || w[i].low == "," || w[i].low == "of") {
		i++
	}
	if i >= len(w) {
		return 0, 0
	}
	if len(w[i].low) == 4 {
		if n := number(w[i].low); n > 0 {
			return n, i + 1
		}
	}
	if i+1 < len(w) && lex.numbers[w[i].low] == 2 && lex.numbers[w[i+1].low] == 1000 {
		n, i := 2000, i+2
		for k := 0; k < 3 && i < len(w); k++ {
			if w[i].low == "y" || w[i].low == "et" || w[i].low == "-" {
				i++
				continue
			}
			v := lex.numbers[w[i].low]
			if v == 0 || v > 99 || n%10 != 0 {
				break
			}
			n += v
			i++
		}
		return n, i
	}
	return 0, 0
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
