package thesaurus_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rapporteur.internal/services/thesaurus"
)

func open(t testing.TB) *thesaurus.Thesaurus {
	t.Helper()
	th, err := thesaurus.Open()
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestItHoldsThreeThousandNotionsInThreeLanguages(t *testing.T) {
	th := open(t)
	if th.Len() < 3000 {
		t.Errorf("%d notions; wanted 3,000 at least", th.Len())
	}
	fields := map[string]int{}
	phrases := map[string]int{}
	for i := range th.Len() {
		n := th.Notion(i)
		fields[n.Field]++
		for _, l := range thesaurus.Languages {
			phrases[l] += len(n.Phrases[l])
		}
	}
	t.Log(th.Len(), "notions", fields, "phrases", phrases)
}

// Each entry is held by a test: its own words find it.
func TestEveryPhraseFindsItsNotion(t *testing.T) {
	th := open(t)
	for i := range th.Len() {
		n := th.Notion(i)
		for _, l := range thesaurus.Languages {
			for _, p := range n.Phrases[l] {
				found := false
				for _, h := range th.Find(l, thesaurus.Words(l, p)) {
					found = found || h.Notion == i
				}
				if !found {
					t.Errorf("%s: %s: %q doesn't find it", n.ID, l, p)
				}
			}
		}
	}
}

func TestOppositesAreMutualAndNoNotionIsAboveItself(t *testing.T) {
	th := open(t)
	for i := range th.Len() {
		for _, o := range th.Notion(i).Opposite {
			mutual := false
			for _, back := range th.Notion(o).Opposite {
				mutual = mutual || back == i
			}
			if !mutual || o == i {
				t.Errorf("%s ↔ %s is not mutual", th.Notion(i).ID, th.Notion(o).ID)
			}
		}
	}
}

func TestAFaultNamesItsFileAndLine(t *testing.T) {
	good := "tax\tinstrument\t\t\t\timpôt\ttax\timpuesto\n"
	for _, c := range []struct{ name, data, want string }{
		{"a line with too few columns", good + "duty\tinstrument\n", "a.tsv:2: 2 columns"},
		{"an unknown kind", "tax\tmatter\t\t\t\timpôt\ttax\timpuesto\n", `a.tsv:1: kind "matter"`},
		{"an id that stands twice", good + "tax\tinstrument\t\t\t\tdroit\tduty\tarancel\n", `a.tsv:2: the id "tax"`},
		{"a language without words", "tax\tinstrument\t\t\t\timpôt\t\timpuesto\n", "a.tsv:1: tax has no words in en"},
		{"a reference to nothing", "tax\tinstrument\t\tlevy\t\timpôt\ttax\timpuesto\n", `a.tsv:1: no notion "levy"`},
		{"the same words for two notions", good + "duty\tinstrument\t\t\t\timpôt\tduty\tarancel\n", `a.tsv:2: duty: "impôt" stands already under tax`},
		{"no id", "\tinstrument\t\t\t\timpôt\ttax\timpuesto\n", "a.tsv:1: a notion without id"},
		{"function words alone", "tax\tinstrument\t\t\t\tde la\ttax\timpuesto\n", `a.tsv:1: tax: "de la" holds function words alone`},
		{"a notion above itself", "tax\tinstrument\t\tduty\t\timpôt\ttax\timpuesto\nduty\tinstrument\t\ttax\t\tdroit\tduty\tarancel\n", "broader than itself"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := thesaurus.Read(fstest.MapFS{"a.tsv": {Data: []byte(c.data)}})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v; wanted %q", err, c.want)
			}
		})
	}
}
