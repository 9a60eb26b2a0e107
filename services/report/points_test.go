package report

import "testing"

func TestANameWithinAnotherIsNoSecondVoice(t *testing.T) {
	for _, x := range []struct {
		voices []string
		want   int
	}{
		{[]string{"party:village council", "party:members of the village council"}, 1},
		{[]string{"party:village council", "party:growers union"}, 2},
		{[]string{"ana ruiz", "excused ana ruiz"}, 1},
		{[]string{"state:NO", "state:KE"}, 2},
	} {
		m := map[string]bool{}
		for _, v := range x.voices {
			m[v] = true
		}
		if got := distinct(m); got != x.want {
			t.Errorf("%q: %d, want %d", x.voices, got, x.want)
		}
	}
}
