package debate_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"rapporteur.internal/services/report/debate"
	"rapporteur.internal/services/thesaurus"
)

func TestTheCatalogueHoldsAThousandDebates(t *testing.T) {
	c, err := debate.Open()
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	said := map[string]string{}
	for i := range c.Len() {
		p := c.Position(i)
		for _, l := range thesaurus.Languages {
			texts += len(p.Texts[l])
			for _, text := range p.Texts[l] {
				if other, held := said[text]; held && other != p.Debate+"/"+p.ID {
					t.Errorf("%q is said under %s and %s/%s", text, other, p.Debate, p.ID)
				}
				said[text] = p.Debate + "/" + p.ID
			}
		}
		for _, a := range p.Against {
			if c.Position(a).Debate != p.Debate {
				t.Errorf("%s/%s is against a position of another debate", p.Debate, p.ID)
			}
		}
	}
	t.Log(c.Debates(), "debates,", c.Len(), "positions,", texts, "formulations")
	if c.Debates() < 1000 || c.Len() < 4000 {
		t.Errorf("%d debates, %d positions", c.Debates(), c.Len())
	}
}

func TestAFaultNamesItsFileAndLine(t *testing.T) {
	const good = "fees\temployer\t\tun deux | trois\tone | two\tuno | dos\n"
	for _, c := range []struct{ name, data, want string }{
		{"too few columns", good + "fees\tworker\n", "a.tsv:2: 2 columns"},
		{"a position that stands twice", good + good, "a.tsv:2: fees/employer stands twice"},
		{"no name", "fees\t\t\tun | deux\tone | two\tuno | dos\n", "a.tsv:1: a position without"},
		{"one formulation alone", "fees\temployer\t\tun\tone | two\tuno | dos\n", "fewer than two formulations in fr"},
		{"against nothing", "fees\temployer\tworker\tun | deux\tone | two\tuno | dos\n", "against fees/worker, which isn't there"},
		{"against one way only", good + "fees\tworker\temployer\tun | deux\tone | two\tuno | dos\n", "fees/employer must be against it, too"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := debate.Read(fstest.MapFS{"a.tsv": {Data: []byte(c.data)}})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v; wanted %q", err, c.want)
			}
		})
	}
}
