package point_test

import (
	"fmt"
	"testing"

	"rapporteur.internal/services/report/point"
)

// What goes together in a small series does so in a crowd, too.
func TestWhatGoesTogetherDoesSoInACrowd(t *testing.T) {
	l, err := point.Open()
	if err != nil {
		t.Fatal(err)
	}
	items := []point.Item{
		{ID: "a", Language: "en", Text: "Ostia said that children should never be detained because of their papers.", Voices: []string{"x"}, Session: 1},
		{ID: "b", Language: "en", Text: "Minors must not be locked up on account of their migration status.", Voices: []string{"y"}, Session: 2},
	}
	joined := func(items []point.Item) bool {
		groups, _ := point.NewMatcher(l, point.DefaultRule(), items).Find()
		for _, g := range groups {
			a, b := false, false
			for _, m := range g.Members {
				a, b = a || m == "a", b || m == "b"
			}
			if a && b {
				return true
			}
		}
		return false
	}
	if !joined(items) {
		t.Fatal("the two are no point to begin with")
	}
	for i := range 4000 {
		text := fmt.Sprintf("Paper number %d was filed under shelf q%dz.", i, i)
		switch i % 9 {
		case 0:
			text = fmt.Sprintf("The detention number %d was filed under shelf q%dz.", i, i)
		case 1:
			text = fmt.Sprintf("Where alternatives exist, number %d was filed under shelf q%dz.", i, i)
		}
		items = append(items, point.Item{ID: fmt.Sprint("n", i), Language: "en", Text: text, Voices: []string{fmt.Sprint("v", i)}, Session: 3})
	}
	if !joined(items) {
		t.Error("in a crowd the two are no point any more")
	}
}
