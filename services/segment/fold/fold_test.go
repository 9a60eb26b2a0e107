package fold_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/fold"
)

func TestFoldsCaseAccentsAndTypography(t *testing.T) {
	for in, want := range map[string]string{
		"Côte d’Ivoire":              "cote d'ivoire",
		"ŒUVRE, bœuf":                "oeuvre, boeuf",
		"Guinée‑Bissau":              "guinee-bissau",
		"50\u00a0000\u202fpersonnes": "50 000 personnes",
		"mi\u00adgrants":             "migrants",
		"e\u0301cole":                "ecole",
		"ﬁnance":                     "finance",
		"İstanbul, Iğdır":            "istanbul, igdir",
		"Nguyễn":                     "nguyen",
		"Straße":                     "strasse",
		"¿Señor?":                    "¿senor?",
		"plain text":                 "plain text",
	} {
		if got := fold.String(in); got != want {
			t.Errorf("String(%q) = %q, want %q", in, got, want)
		}
		if got := fold.New(in).Folded; got != want {
			t.Errorf("New(%q).Folded = %q, want %q", in, got, want)
		}
	}
}

func TestWordsKnowPlaceGapAndShape(t *testing.T) {
	s := "L’Été, à São-Tomé (U.S. et ONU) : B2B, 2018. Fin"
	type word struct {
		text, fold string
		before     fold.Gap
		shape      fold.Shape
	}
	want := []word{
		{"L", "l", fold.Start, fold.Title}, {"Été", "ete", '\'', fold.Title}, {"à", "a", ',', fold.Lower},
		{"São", "sao", ' ', fold.Title}, {"Tomé", "tome", '-', fold.Title}, {"U", "u", '(', fold.Title},
		{"S", "s", '.', fold.Title}, {"et", "et", fold.Stop, fold.Lower}, {"ONU", "onu", ' ', fold.Upper},
		{"B2B", "b2b", fold.Break, fold.Mixed}, {"2018", "2018", ',', fold.Digit}, {"Fin", "fin", fold.Stop, fold.Title},
	}
	words := fold.New(s).Words
	if len(words) != len(want) {
		t.Fatalf("%d words, want %d: %v", len(words), len(want), words)
	}
	for i, w := range words {
		if got := (word{s[w.Start:w.End], w.Fold, w.Before, w.Shape}); got != want[i] {
			t.Errorf("word %d is %+v, want %+v", i, got, want[i])
		}
	}
}

func TestTheWayBackLeadsToTheSameWords(t *testing.T) {
	s := "Œuvre d’été\u00ad : ßeta ﬃ fin"
	x := fold.New(s)
	for folded, want := range map[string]string{"oeuvre": "Œuvre", "ete": "été", "sseta": "ßeta", "ffi": "ﬃ", "fin": "fin", "d'": "d’"} {
		at := indexLast(x.Folded, folded)
		a, b := x.Range(at, at+len(folded))
		if got := s[a:b]; got != want && got != want+"\u00ad" {
			t.Errorf("%q at %d leads back to %q, want %q", folded, at, got, want)
		}
	}
}

func indexLast(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

func check(t interface {
	Fatalf(string, ...any)
}, s string) {
	x := fold.New(s)
	if x.Folded != fold.String(s) {
		t.Fatalf("New and String differ on %q: %q, %q", s, x.Folded, fold.String(s))
	}
	if again := fold.String(x.Folded); again != x.Folded && utf8.ValidString(s) {
		t.Fatalf("folding %q twice gives %q, once %q", s, again, x.Folded)
	}
	last := 0
	for i := 0; i <= len(x.Folded); i++ {
		o := x.Origin(i)
		if o < last || o > len(s) {
			t.Fatalf("origin of %d in %q is %d after %d", i, s, o, last)
		}
		if utf8.ValidString(s) && o < len(s) && !utf8.RuneStart(s[o]) {
			t.Fatalf("origin of %d in %q is %d, inside a rune", i, s, o)
		}
		last = o
	}
	end := 0
	for _, w := range x.Words {
		if w.Start < end || w.End <= w.Start || w.End > len(s) {
			t.Fatalf("word %+v of %q after %d", w, s, end)
		}
		if got := fold.String(s[w.Start:w.End]); got != w.Fold {
			t.Fatalf("word %q of %q folds to %q, not %q", s[w.Start:w.End], s, got, w.Fold)
		}
		end = w.End
	}
}

func TestOffsetsHoldOnAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.StringOf(rapid.RuneFrom([]rune("aAéÉœß’'-– .,()1\u00ad\u0301ﬁİ漢"))).Draw(t, "s"))
	})
}

func FuzzNew(f *testing.F) {
	f.Add("Côte d’Ivoire, İ ﬃ \xff")
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}
