package point_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapporteur.internal/services/report/point"
)

func lexicon(t testing.TB) *point.Lexicon {
	l, err := point.Open()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func match(t *testing.T, items ...point.Item) ([]point.Group, []point.Pair) {
	return point.NewMatcher(lexicon(t), point.DefaultRule(), items).Find()
}

func item(id, lang, voice, text string) point.Item {
	return point.Item{ID: id, Language: lang, Text: text, Voices: []string{voice}}
}

func TestStatementsOfThreeLanguagesMeet(t *testing.T) {
	groups, _ := match(t,
		item("a", "fr", "Léa", "Aucun pays ne peut gérer seul la sécheresse."),
		item("b", "en", "Bob", "No country can manage drought alone."),
		item("c", "es", "Eva", "Ningún país puede gestionar por sí solo la sequía."),
		item("d", "en", "Dan", "Schools open in September."))
	if len(groups) != 1 || !slices.Equal(groups[0].Members, []string{"a", "b", "c"}) {
		t.Errorf("groups %+v", groups)
	}
	for _, p := range groups[0].Pairs {
		if len(p.Shared) == 0 || p.Same <= 0 {
			t.Errorf("a pair without evidence: %+v", p)
		}
	}
}

func TestOneSpeakerAloneMakesNoPoint(t *testing.T) {
	if groups, _ := match(t,
		item("a", "en", "Bob", "No country can manage drought alone."),
		item("b", "en", "Bob", "No country can manage floods alone.")); len(groups) != 0 {
		t.Errorf("groups %+v", groups)
	}
}

func TestAnOpposingVerbAndOtherFiguresSeparate(t *testing.T) {
	a := item("a", "en", "Bob", "Employers must bear recruitment fees.")
	b := item("b", "en", "Eva", "Employers must bear recruitment fees.")
	b.Opposes = true
	groups, apart := match(t, a, b)
	if len(groups) != 0 || len(apart) != 1 || apart[0].Apart != "acts" {
		t.Errorf("groups %v, apart %v", groups, apart)
	}
	a.Figures, b.Figures, b.Opposes = []point.Figure{{Value: 7, Unit: "%"}}, []point.Figure{{Value: 9, Unit: "%"}}, false
	if groups, apart = match(t, a, b); len(groups) != 0 || len(apart) != 1 || apart[0].Apart != "figures" {
		t.Errorf("groups %v, apart %v", groups, apart)
	}
}

func TestWhoRepeatsAnotherMakesTheSamePoint(t *testing.T) {
	groups, apart := match(t,
		item("a", "fr", "Léa", "La sécheresse n'est pas une fatalité mais une épreuve que nous pouvons surmonter ensemble."),
		item("b", "fr", "Jean", "La sécheresse n'est pas une fatalité mais une épreuve que nous devons surmonter."))
	if len(groups) != 1 || len(apart) != 0 {
		t.Errorf("groups %+v, apart %+v", groups, apart)
	}
}

func TestSeveralFiguresOfARepetitionAreNoConflict(t *testing.T) {
	a := item("a", "en", "Bob", "Between 7 and 9 per cent of the growers keep their own seed.")
	a.Figures = []point.Figure{{Value: 7, Unit: "%"}, {Value: 9, Unit: "%"}}
	b := a
	b.ID, b.Voices = "b", []string{"Eva"}
	if groups, apart := match(t, a, b); len(groups) != 1 || len(apart) != 0 {
		t.Errorf("groups %v, apart %v", groups, apart)
	}
}

func TestASubjectSharedMakesNoPoint(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"a figure beside a demand", "Domestic workers should be covered by labour law.", "Le pays compte 40 000 travailleuses domestiques."},
		{"the contrary", "Refugees who fled the war and live in border camps should return.", "Refugees who fled the war and live in border camps should not return."},
		{"another remedy", "Dams should be built in the upper valley.", "Il faut apprendre aux riverains à économiser l'eau de la rivière."},
		{"another group", "Nurses who work at night deserve higher pay.", "Las maestras de las escuelas rurales merecen un salario más alto."},
	} {
		t.Run(c.name, func(t *testing.T) {
			language := "fr"
			if strings.HasPrefix(c.b, "Refugees") {
				language = "en"
			}
			if strings.HasPrefix(c.b, "Las") {
				language = "es"
			}
			groups, _ := point.NewMatcher(lexicon(t), point.CarefulRule(), []point.Item{item("a", "en", "Bob", c.a), item("b", language, "Léa", c.b)}).Find()
			if len(groups) != 0 {
				t.Errorf("groups %+v", groups)
			}
		})
	}
}

func TestTheOrderOfItemsDoesNotChangeWhoBelongsTogether(t *testing.T) {
	list := items(t)
	a, _ := point.NewMatcher(lexicon(t), point.DefaultRule(), list).Find()
	reversed := slices.Clone(list)
	slices.Reverse(reversed)
	b, _ := point.NewMatcher(lexicon(t), point.DefaultRule(), reversed).Find()
	name := func(groups []point.Group) []string {
		var out []string
		for _, g := range groups {
			m := slices.Clone(g.Members)
			slices.Sort(m)
			out = append(out, fmt.Sprint(m))
		}
		slices.Sort(out)
		return out
	}
	if !slices.Equal(name(a), name(b)) {
		t.Errorf("%v\n%v", name(a), name(b))
	}
}
