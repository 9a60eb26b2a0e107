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

func TestEveryNotionHasPatternsInThreeLanguagesAndEachPatternFires(t *testing.T) {
	l := lexicon(t)
	seen := map[string]bool{}
	for _, c := range l.Concepts() {
		if seen[c.ID] || c.Weight <= 0 || c.Weight > 3 {
			t.Errorf("%s: twice, or weight %v", c.ID, c.Weight)
		}
		seen[c.ID] = true
		for tag, list := range map[string][]string{"fr": c.FR, "en": c.EN, "es": c.ES} {
			if len(list) == 0 {
				t.Errorf("%s: no pattern in %s", c.ID, tag)
			}
			for _, p := range list {
				text := strings.ReplaceAll(p, "-", "")
				m := point.NewMatcher(l, point.DefaultRule(), []point.Item{{ID: "a", Language: tag, Text: text}, {ID: "b", Language: tag, Text: "zz " + text}})
				pair, _ := m.Compare("a", "b")
				if !slices.Contains(pair.Shared, "concept:"+c.ID) {
					t.Errorf("%s: %s: %q doesn't fire", c.ID, tag, p)
				}
			}
		}
	}
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
		if len(p.Shared) == 0 || p.Score <= 0 {
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

func TestTopicsSharedWithoutAClaimMakeNoPoint(t *testing.T) {
	if groups, _ := match(t,
		item("a", "en", "Bob", "The mayor met refugee children at school."),
		item("b", "fr", "Léa", "Le maire a visité une école avec des enfants réfugiés.")); len(groups) != 0 {
		t.Errorf("groups %+v", groups)
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
