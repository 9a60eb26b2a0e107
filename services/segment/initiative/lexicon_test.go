package initiative

import (
	"strings"
	"testing"
)

func TestEveryLanguageHasItsWords(t *testing.T) {
	for _, lang := range languages {
		b, err := data.ReadFile("data/" + lang + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		l, err := parse(b)
		if err != nil {
			t.Errorf("%s: %v", lang, err)
			continue
		}
		if len(l.heads) < 35 || len(l.known) < 8 || len(l.bodies) < 4 || len(l.stops) < 40 {
			t.Errorf("%s: %d heads, %d known, %d bodies, %d stops", lang, len(l.heads), len(l.known), len(l.bodies), len(l.stops))
		}
		for w := range l.stops {
			if l.heads[w] || l.links[w] && w != "a" {
				t.Errorf("%s: %q is a stop and something else", lang, w)
			}
		}
	}
}

func TestAFileWithAnEmptyKeyOrADoubleIsRefused(t *testing.T) {
	b, err := data.ReadFile("data/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		strings.Replace(string(b), "and: and", "and: and and", 1),
		strings.Replace(string(b), "and: and", "and: \"\"", 1),
		string(b) + "surplus: x\n",
	} {
		if _, err := parse([]byte(bad)); err == nil {
			t.Error("a broken file was accepted")
		}
	}
}
