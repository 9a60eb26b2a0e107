package report

import (
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestAContinuationIsACallOnlyWhereItsWordsCall(t *testing.T) {
	list := []*pb.Statement{
		line(1, 1, "Ana Ruiz Peña", "Minister", "Ana Ruiz Peña, Minister, urged the towns to dig wells."),
		line(1, 2, "Ana Ruiz Peña", "Minister", "The valley counts forty wells that were dug by hand."),
		line(1, 3, "Ana Ruiz Peña", "Minister", "The towns must share what they cost."),
	}
	for _, st := range list {
		st.Act, st.Paragraph = pb.Act_ACT_URGES, 1
	}
	list[1].Attribution, list[2].Attribution = pb.Attribution_ATTRIBUTION_CONTINUATION, pb.Attribution_ATTRIBUTION_CONTINUATION
	r := compose(t, &Series{ID: "x", Language: "en"}, list)
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if s.Section != "Calls and commitments" {
				continue
			}
			for _, id := range s.Citations {
				if id == "S1a-2" && len(s.Citations) == 1 {
					t.Errorf("a count of wells is a call: %s", s.Text)
				}
			}
		}
	}
	var e entry
	e.Statement = list[1]
	if call(&e) {
		t.Error("the act alone makes a call of a sentence without a word of calling")
	}
	e.calls = true
	if !call(&e) {
		t.Error("the act and a word of calling make none")
	}
}

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
