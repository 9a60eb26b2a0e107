package report

import (
	"slices"
	"testing"

	"rapporteur.internal/services/report/point"
)

// joinedSlowly is joinNearest with every average reckoned anew each time.
func joinedSlowly(c *composer, list []*paragraph) []*paragraph {
	average := func(a, b *paragraph) float64 {
		if a.sentences()+b.sentences() > roomFor(a, b) {
			return 0
		}
		sum := 0.0
		for _, u := range a.units {
			for _, v := range b.units {
				sum += c.near(u, v)
			}
		}
		return sum / float64(len(a.units)*len(b.units))
	}
	for {
		best, x, y := together, -1, -1
		for i := range list {
			for j := i + 1; j < len(list); j++ {
				if s := average(list[i], list[j]); s > best {
					best, x, y = s, i, j
				}
			}
		}
		if x < 0 {
			return list
		}
		list[x].units = append(list[x].units, list[y].units...)
		list = slices.Delete(list, y, y+1)
	}
}

func TestParagraphsJoinAsIfEveryAverageWereReckonedAnew(t *testing.T) {
	lexicon, err := point.Open()
	if err != nil {
		t.Fatal(err)
	}
	c := &composer{joined: map[[2]*entry]bool{}}
	var items []point.Item
	var going *turn
	for i, s := range crowd(t, 1, 60) {
		if i%3 == 0 {
			going = &turn{}
		}
		e := &entry{Statement: s, id: s.Id, turn: going}
		c.entries = append(c.entries, e)
		items = append(items, point.Item{ID: s.Id, Language: s.Language, Text: s.Text, Voices: []string{s.Id}})
	}
	c.matcher = point.NewMatcher(lexicon, point.CarefulRule(), items)
	alone := func() []*paragraph {
		var list []*paragraph
		for _, e := range c.entries[:60] {
			list = append(list, &paragraph{units: []*unit{{entries: []*entry{e}}}})
		}
		return list
	}
	want, list := joinedSlowly(c, alone()), alone()
	var units []*unit
	for _, p := range list {
		units = append(units, p.units...)
	}
	got := c.joinNearest(list, c.nearnessOf(units))
	if len(want) != len(got) || len(want) == 60 {
		t.Fatalf("%d paragraphs, want %d", len(got), len(want))
	}
	same := func(u, v *unit) bool { return u.entries[0] == v.entries[0] }
	for i := range want {
		if !slices.EqualFunc(want[i].units, got[i].units, same) {
			t.Errorf("paragraph %d differs", i)
		}
	}
}
