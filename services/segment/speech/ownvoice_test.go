package speech

import (
	"testing"

	"rapporteur.internal/services/segment/weigh"
)

func TestNobodysChancesCountTogetherAgainstWhoeverOnlyGoesOn(t *testing.T) {
	rose := &person{name: "Rose Tani"}
	kept := func(a Attribution, m move, chance float64) candidate {
		return candidate{move: m, d: Decision{Kind: Statement, Attribution: a, people: []*person{rose}}, Option: weigh.Option{Chance: chance}}
	}
	nobody := func(m move, k Kind, chance float64) candidate {
		return candidate{move: m, d: Decision{Kind: k}, Option: weigh.Option{Chance: chance}}
	}
	for _, c := range []struct {
		name, next string
		list       []candidate
		want       int
	}{
		{"a finding and narration together outweigh who held the floor", "Wells run dry.",
			[]candidate{kept(Continuation, moveTakeUp, .4), nobody(moveFind, Finding, .3), nobody(moveNarrate, Narration, .25)}, 1},
		{"the likelier of them is taken", "Wells run dry.",
			[]candidate{kept(Continuation, moveKeep, .4), nobody(moveFind, Finding, .2), nobody(moveNarrate, Narration, .35)}, 2},
		{"who is likelier than all of them goes on", "Wells run dry.",
			[]candidate{kept(Continuation, moveTakeUp, .5), nobody(moveFind, Finding, .2), nobody(moveNarrate, Narration, .25)}, 0},
		{"a sentence whose own words name the speaker is the speaker's", "Wells run dry.",
			[]candidate{kept(Pronoun, moveKeep, .4), nobody(moveFind, Finding, .3), nobody(moveNarrate, Narration, .25)}, 0},
		{"who was announced begins", "Wells run dry.",
			[]candidate{kept(Continuation, moveStandBy, .4), nobody(moveFind, Finding, .3), nobody(moveNarrate, Narration, .25)}, 0},
		{"the next sentence is plainly hers", "She added that wells run dry.",
			[]candidate{kept(Continuation, moveTakeUp, .4), nobody(moveFind, Finding, .3), nobody(moveNarrate, Narration, .25)}, 0},
		{"the next sentence speaks of what is hers", "First on her list were the wells.",
			[]candidate{kept(Continuation, moveTakeUp, .4), nobody(moveFind, Finding, .3), nobody(moveNarrate, Narration, .25)}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := -1
			in := []Sentence{{Text: "Soils are poor.", Language: "en"}, {Text: c.next, Language: "en"}}
			read(words(t), in, "", how{weights: fittedWeights(t), choose: func(r *reader, s *sentence, _ []candidate, best int) int {
				if s.index == 0 {
					got = r.ownVoice(s, c.list, 0)
				}
				return best
			}})
			if got != c.want {
				t.Errorf("candidate %d, wanted %d", got, c.want)
			}
		})
	}
}
