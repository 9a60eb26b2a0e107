package token

import (
	"strings"
	"testing"
	"unicode"
)

var french = Rules{Clitics: true, Abbreviations: map[string]bool{"m": true, "dr": true}}
var english = Rules{Possessive: true, Abbreviations: map[string]bool{"mr": true}}

func TestWordsAreCutAsTheGrammarWantsThem(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rules      Rules
		want       string
	}{
		{"French clitics stand apart", "l'OIM qu'il d’Aden", french, "l'|OIM|qu'|il|d’|Aden"},
		{"an inverted pronoun stands apart", "a-t-il dit", french, "a|-t-il|dit"},
		{"a name with an apostrophe stays whole", "Mme Grace O'Neil", french, "Mme|Grace|O'Neil"},
		{"an abbreviation keeps its stop", "le Dr. Roy et M. Lee.", french, "le|Dr.|Roy|et|M.|Lee|."},
		{"initials stay together", "S.E.M. Diop", french, "S.E.M.|Diop"},
		{"the English possessive stands apart", "Finland's view", english, "Finland|'s|view"},
		{"an initial keeps its stop", "Mr. J. Smith", english, "Mr.|J.|Smith"},
		{"a hyphen joins", "Vice-Ministre al-Sayed", french, "Vice-Ministre|al-Sayed"},
		{"a number is one word", "1,500.5 %", english, "1,500.5|%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, k := range Cut(nil, c.text, c.rules) {
				got = append(got, k.Text)
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s, wanted %s", s, c.want)
			}
		})
	}
}

func FuzzCut(f *testing.F) {
	f.Add("l'OIM a-t-il dit S.E.M. J.Smith’s 1.5%", true)
	f.Add("qu’’'- \xff", false)
	f.Fuzz(func(t *testing.T, s string, fr bool) {
		rules := english
		if fr {
			rules = french
		}
		at := 0
		for _, k := range Cut(nil, s, rules) {
			if k.Start < at || k.End <= k.Start || s[k.Start:k.End] != k.Text {
				t.Fatalf("token %+v after byte %d of %q", k, at, s)
			}
			if strings.TrimFunc(s[at:k.Start], unicode.IsSpace) != "" {
				t.Fatalf("%q was left out of %q", s[at:k.Start], s)
			}
			at = k.End
		}
		if strings.TrimFunc(s[at:], unicode.IsSpace) != "" {
			t.Fatalf("%q was left out of %q", s[at:], s)
		}
	})
}
