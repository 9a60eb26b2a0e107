package language

import (
	"strconv"
	"strings"
	"time"
)

// Dates writes a day, or the days from start to end, as people of the
// language do ("26-27 mars 2018", "9–10 October 2018"). Both are ISO 8601;
// what is no date is left out.
func (p *Pack) Dates(start, end string) string {
	a, err := time.Parse(time.DateOnly, start)
	if err != nil {
		return ""
	}
	b, err := time.Parse(time.DateOnly, end)
	if err != nil || !b.After(a) {
		return p.day(a, true, true)
	}
	switch {
	case a.Year() != b.Year():
		return p.between(p.day(a, true, true), p.day(b, true, true))
	case a.Month() != b.Month():
		return p.between(p.day(a, true, false), p.day(b, true, true))
	}
	dash := "-"
	if p.Tag == "en" {
		dash = "–"
	}
	first := strconv.Itoa(a.Day())
	if p.Tag == "fr" && a.Day() == 1 {
		first = "1er"
	}
	if p.Tag == "es" {
		return first + " al " + p.day(b, true, true)
	}
	return first + dash + p.day(b, true, true)
}

func (p *Pack) between(a, b string) string {
	switch p.Tag {
	case "fr":
		return "du " + a + " au " + b
	case "es":
		return "del " + a + " al " + b
	}
	return a + " to " + b
}

func (p *Pack) day(t time.Time, month, year bool) string {
	d := strconv.Itoa(t.Day())
	if p.Tag == "fr" && t.Day() == 1 {
		d = "1er"
	}
	parts := []string{d}
	if month {
		parts = append(parts, p.Months[t.Month()-1])
	}
	if year {
		parts = append(parts, strconv.Itoa(t.Year()))
	}
	if p.Tag == "es" {
		return strings.Join(parts, " de ")
	}
	return strings.Join(parts, "\u00a0")
}

// Session names a session by its number: "première session", or by its date
// where sessions are days of one meeting; 0 has no name.
func (p *Pack) Session(n int) string {
	if n <= 0 {
		return ""
	}
	if d := p.days[n]; d != "" {
		return d
	}
	ordinal := ""
	if n <= len(p.Ordinals) {
		ordinal = p.Ordinals[n-1]
	} else {
		ordinal = p.ordinal(n)
	}
	return ordinal + " " + p.Words["session"]
}

func (p *Pack) ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return p.Fill(p.OrdinalF, Values{"n": strconv.Itoa(n), "suffix": suffix})
}
