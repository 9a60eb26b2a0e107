package sentence

import "testing"

func TestEveryLanguageHasItsAbbreviations(t *testing.T) {
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
		count := map[class]int{}
		for _, c := range l.abbreviations {
			count[c]++
		}
		for _, c := range []class{title, numbered, inner, final} {
			if count[c] < 8 {
				t.Errorf("%s: class %d has %d words only", lang, c, count[c])
			}
		}
		if len(l.openers) < 80 || len(l.labels) < 15 {
			t.Errorf("%s: %d openers, %d labels", lang, len(l.openers), len(l.labels))
		}
		for w := range l.abbreviations {
			if l.openers[w] && l.abbreviations[w] != numbered && !l.capital[w] {
				t.Errorf("%s: %q is an abbreviation and an opener", lang, w)
			}
		}
	}
}

func TestAFileWithADoubleOrAnUnknownKeyIsRefused(t *testing.T) {
	for _, bad := range []string{
		"titles: M Mr M\nnumbered: a\ninner: b\nfinal: c\nopeners: le",
		"titles: M\nnumbered: M\ninner: b\nfinal: c\nopeners: le",
		"titles: M\nnumbered: a\ninner: b\nfinal: c\nopeners: le le",
		"titles: M\nnumbered: a\ninner: b\nopeners: le",
		"titles: M\nnumbered: a\ninner: b\nfinal: c\nopeners: le\nother: x",
	} {
		if _, err := parse([]byte(bad)); err == nil {
			t.Errorf("accepted:\n%s", bad)
		}
	}
}
