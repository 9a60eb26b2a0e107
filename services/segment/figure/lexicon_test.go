package figure

import (
	"strings"
	"testing"
)

func TestEveryLanguageHasItsWordsOfQuantity(t *testing.T) {
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
		for w := range l.numbers {
			if l.one[w] {
				t.Errorf("%s: %q is one and another number", lang, w)
			}
		}
		for v := 2.0; v <= 16; v++ {
			held := false
			for _, x := range l.numbers {
				held = held || x == v
			}
			if !held {
				t.Errorf("%s: no word for %v", lang, v)
			}
		}
		if len(l.months) < 19 {
			t.Errorf("%s: %d months and days", lang, len(l.months))
		}
	}
}

func TestAFileWithAnEmptyKeyOrADoubleIsRefused(t *testing.T) {
	b, err := data.ReadFile("data/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	good := string(b)
	for _, bad := range []string{
		strings.Replace(good, "of: of", "of: of of", 1),
		strings.Replace(good, "times: times", "times: \"\"", 1),
		good + "surplus: x\n",
	} {
		if _, err := parse([]byte(bad)); err == nil {
			t.Error("a broken file was accepted")
		}
	}
}
