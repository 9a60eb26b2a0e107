package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rapporteur.internal/services/report/language"
)

// stamp is a date as a text prints it: a month or a day may be 0, unsaid.
type stamp struct{ year, month, day int }

// datesIn are the dates with a year that a text prints, in order.
func datesIn(pack *language.Pack, text string) (out []stamp) {
	var months []string
	for _, m := range pack.Months {
		months = append(months, fold(m))
	}
	f := strings.Fields(fold(text))
	for i, w := range f {
		y, err := strconv.Atoi(w)
		if err != nil || len(w) != 4 || y < 1900 || y > 2199 {
			continue
		}
		s := stamp{year: y}
		k := i - 1
		for k >= 0 && i-k <= 2 && slices.Contains([]string{"de", "del", "of"}, f[k]) {
			k--
		}
		if k >= 0 && i-k <= 3 {
			if s.month = slices.Index(months, f[k]) + 1; s.month == 0 && k > 0 {
				// "March 9, 2031".
				if s.month = slices.Index(months, f[k-1]) + 1; s.month > 0 {
					s.day = dayOf(f[k])
				}
			} else if s.month > 0 {
				for k--; k >= 0 && f[k] == "de"; k-- {
				}
				if k >= 0 {
					s.day = dayOf(f[k])
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// dayOf reads a day of the month; 0: it is none.
func dayOf(w string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(w, "er"), "th"))
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// past tells a date that surely doesn't lie behind a day, an ISO date: of a year
// alone, an earlier one.
func (s stamp) past(day string) bool {
	return !s.after(day) && (s.month > 0 || len(day) >= 4 && fmt.Sprintf("%04d", s.year) < day[:4])
}

// after tells a date that surely lies behind a day, an ISO date.
func (s stamp) after(day string) bool {
	iso := fmt.Sprintf("%04d", s.year)
	if s.month > 0 {
		iso += fmt.Sprintf("-%02d", s.month)
		if s.day > 0 {
			iso += fmt.Sprintf("-%02d", s.day)
		}
	}
	return day != "" && iso > day[:min(len(day), len(iso))]
}

// key orders dates: what is less exact stands behind.
func (s stamp) key() int {
	m, d := s.month, s.day
	if m == 0 {
		m = 13
	}
	if d == 0 {
		d = 32
	}
	return (s.year*14+m)*33 + d
}
