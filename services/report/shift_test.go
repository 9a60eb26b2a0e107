package report

import (
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestWhoLeansWhereIsReadFromWhatASentenceDoesOrAnswers(t *testing.T) {
	to := &entry{Statement: &pb.Statement{}}
	by := func(act, answer pb.Act) *entry {
		e := &entry{Statement: &pb.Statement{Act: act}}
		if answer != pb.Act_ACT_UNSPECIFIED {
			e.answersTo = []*entry{to}
			to.answers = append(to.answers, answeredBy(e, answer))
		}
		return e
	}
	for _, c := range []struct {
		name        string
		act, answer pb.Act
		want        int
	}{
		{"supports", pb.Act_ACT_SUPPORTS, pb.Act_ACT_UNSPECIFIED, 1},
		{"opposes", pb.Act_ACT_OPPOSES, pb.Act_ACT_UNSPECIFIED, -1},
		{"asks, and opposes what stands before", pb.Act_ACT_URGES, pb.Act_ACT_OPPOSES, -1},
		{"asks", pb.Act_ACT_URGES, pb.Act_ACT_UNSPECIFIED, 0},
	} {
		if got := camp(by(c.act, c.answer)); got != c.want {
			t.Errorf("%s: %d, wanted %d", c.name, got, c.want)
		}
	}
}

func answeredBy(by *entry, act pb.Act) answer { return answer{by: by, act: act} }

func TestTwoStatementsShareTheWordsOfWhatTheyAnswer(t *testing.T) {
	raffle := &entry{terms: []string{"en:raffle", "en:ferry"}}
	a := &entry{terms: []string{"en:cost"}, answersTo: []*entry{raffle}}
	b := &entry{terms: []string{"en:raffle", "en:raffle", "en:ferry"}}
	if n := sharedWords(a, b); n != 2 {
		t.Errorf("%d words, wanted 2", n)
	}
	if n := sharedWords(a, &entry{terms: []string{"en:duck"}}); n != 0 {
		t.Errorf("%d words, wanted none", n)
	}
}
