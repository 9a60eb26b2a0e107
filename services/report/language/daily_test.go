package language

import "testing"

func TestDaysOfOneMeetingAreCalledByTheirDates(t *testing.T) {
	days := []Held{{1, "2031-03-10", "2031-03-10", "Laval"}, {2, "2031-03-12", "", "Laval"}}
	for tag, want := range map[string]string{"fr": "Le 12\u00a0mars, ", "en": "On 12\u00a0March, ", "es": "El 12 de marzo, "} {
		p, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		p.Daily(days)
		if got := p.Frame("session_lead", 0, Values{"session": p.Session(2)}); !p.IsDaily() || got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

func TestSessionsThatAreNoDaysOfOneMeetingStaySessions(t *testing.T) {
	for name, held := range map[string][]Held{
		"two places":    {{1, "2031-03-10", "", "Laval"}, {2, "2031-03-11", "", "Tunja"}},
		"months apart":  {{1, "2031-03-10", "", "Laval"}, {2, "2031-09-11", "", "Laval"}},
		"several days":  {{1, "2031-03-10", "2031-03-11", "Laval"}, {2, "2031-03-12", "", "Laval"}},
		"no date":       {{1, "", "", "Laval"}, {2, "2031-03-12", "", "Laval"}},
		"one alone":     {{1, "2031-03-10", "", "Laval"}},
		"the same day":  {{1, "2031-03-10", "", "Laval"}, {2, "2031-03-10", "", "Laval"}},
		"without parts": nil,
	} {
		p, err := Load("en")
		if err != nil {
			t.Fatal(err)
		}
		p.Daily(held)
		if p.IsDaily() || p.Session(2) != "second session" {
			t.Errorf("%s: %q", name, p.Session(2))
		}
	}
}
