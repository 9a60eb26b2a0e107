package language

import "time"

const (
	// longestMeeting is how many days one meeting lasts at most, longestGap how far
	// two of its days lie apart: a weekend and its rest days.
	longestMeeting = 14 * 24 * time.Hour
	longestGap     = 4 * 24 * time.Hour
)

// Held is when and where one part of a series was held, as far as it is known.
type Held struct {
	Number           int
	Start, End, City string
}

// Daily calls parts by their dates where they are days of one meeting: each of
// one day, at one place, none far from the one before ("On 9 March" for "At the
// first session"). Other parts stay sessions.
func (p *Pack) Daily(parts []Held) {
	days := map[int]time.Time{}
	var first, last time.Time
	for i, h := range parts {
		t, err := time.Parse(time.DateOnly, h.Start)
		if err != nil || h.Number <= 0 || h.End != "" && h.End != h.Start || h.City != parts[0].City {
			return
		}
		if i > 0 && (!t.After(last) || t.Sub(last) > longestGap) {
			return
		}
		if i == 0 {
			first = t
		}
		days[h.Number], last = t, t
	}
	if len(days) < 2 || last.Sub(first) > longestMeeting {
		return
	}
	p.days = map[int]string{}
	for n, t := range days {
		p.days[n] = p.day(t, true, first.Year() != last.Year())
	}
	p.Words["session"], p.Words["sessions"], p.Words["matrix"] = p.Words["day"], p.Words["days"], p.Words["matrix_days"]
	for _, key := range []string{"session_lead", "found", "theme_both", "theme_all", "overview_session", "overview_sessions", "introduction_at"} {
		if f := p.Frames[key+"_day"]; len(f) > 0 {
			p.Frames[key] = f
		}
	}
}

// IsDaily tells whether the parts are days of one meeting.
func (p *Pack) IsDaily() bool { return p.days != nil }
