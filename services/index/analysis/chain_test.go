package analysis

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func load(t testing.TB) Chains {
	t.Helper()
	chains, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return chains
}

func terms(c *Chain, text string) string {
	var all []string
	for _, t := range c.Tokens(text) {
		all = append(all, t.Term)
	}
	return strings.Join(all, " ")
}

func TestChains(t *testing.T) {
	chains := load(t)
	for _, c := range []struct{ name, chain, text, want string }{
		{"printed words stay, folded", Plain, "L’Égalité des CHANCES, c'est « l'œuvre » de tous.", "egalite des chances est oeuvre de tous"},
		{"only French articles are taken off", Plain, "O'Brien, aujourd’hui, rock'n'roll", "o'brien aujourd'hui rock'n'roll"},
		{"an article alone stays", Plain, "l' et d’", "l et d"},
		{"words that say nothing go", "fr", "Les droits de l’homme et les siens", "droit home sien"},
		{"families become one", "fr", "migratoires migrations migratoire", "migr migr migr"},
		{"a possessive", "en", "The women's rights, the States' duties", "woman right state duti"},
		{"an -ing form", "en", "trafficking traffickers", "traffick traffick"},
		{"Spanish plurals", "es", "Los países y las políticas migratorias", "pais politic migracion"},
		{"numbers stay whole", "fr", "1 200 personnes, 3,5 % en 2018", "1 200 person 3,5 2018"},
		{"nothing", "en", " … — !", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := terms(chains[c.chain], c.text); got != c.want {
				t.Fatalf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPlacesCountWordsThatWereDropped(t *testing.T) {
	got := load(t)["fr"].Tokens("la liberté de la presse")
	if len(got) != 2 || got[0].Position != 1 || got[1].Position != 4 {
		t.Fatalf("got %+v", got)
	}
}

func TestOffsetsLeaveOutWhatElisionTookOff(t *testing.T) {
	text := "Vers l’égalité"
	got := load(t)[Plain].Tokens(text)
	if len(got) != 2 || text[got[1].Start:got[1].End] != "égalité" {
		t.Fatalf("got %+v", got)
	}
}

func TestALongWordIsCutAt255Characters(t *testing.T) {
	got := load(t)[Plain].Tokens(strings.Repeat("é", 600))
	var lengths []int
	for _, g := range got {
		lengths = append(lengths, utf8.RuneCountInString(g.Term))
	}
	if !slices.Equal(lengths, []int{255, 255, 90}) || got[2].Position != 2 {
		t.Fatalf("got %v", lengths)
	}
}

// Every line of the data does what it says.
func TestEachRuleFires(t *testing.T) {
	chains := load(t)
	for _, article := range chains[Plain].Elisions {
		if got := terms(chains[Plain], article+"’arbre"); got != "arbre" {
			t.Errorf("elision %s: got %q", article, got)
		}
	}
	for _, name := range Languages() {
		c := chains[name]
		seen := map[string]bool{}
		for _, word := range c.Stop {
			if word != Fold(word) || seen[word] {
				t.Errorf("%s: stop word %q isn't folded, or stands twice", name, word)
			}
			seen[word] = true
			if got := terms(c, word); got != "" {
				t.Errorf("%s: stop word %q gives %q", name, word, got)
			}
		}
		for _, rule := range c.Synonyms {
			from, to, _ := strings.Cut(rule, "=>")
			to = strings.TrimSpace(to)
			changed := false
			for _, word := range strings.Split(from, ",") {
				word = strings.TrimSpace(word)
				if word != Fold(word) || c.stopped[word] || c.stopped[to] {
					t.Errorf("%s: %q: %q isn't folded, or is a stop word", name, rule, word)
				}
				if got, want := terms(c, word), terms(c, to); got != want {
					t.Errorf("%s: %q: %q gives %q, %q gives %q", name, rule, word, got, to, want)
				}
				changed = changed || c.stem(word) != c.stem(to)
			}
			if !changed {
				t.Errorf("%s: %q does nothing that the stemmer doesn't", name, rule)
			}
		}
	}
}

func TestFoldingIsTheSameTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("aéÈœÆßñÇ’'ʼ-İıＡﬁ½ "))).Draw(t, "text")
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("%q, then %q", once, Fold(once))
		}
	})
}

func FuzzTokensStandInTheText(f *testing.F) {
	chains, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("L’égalité, c'est l'affaire de tous : 3,5 %.")
	f.Add("d'’'l'")
	f.Add(strings.Repeat("a", 700))
	f.Add("\xff l'\xffa")
	f.Fuzz(func(t *testing.T, text string) {
		for name, c := range chains {
			end, position := 0, -1
			for _, token := range c.Tokens(text) {
				if token.Start < end || token.End <= token.Start || token.End > len(text) || token.Position <= position || token.Term == "" {
					t.Fatalf("%s: %+v after %d", name, token, end)
				}
				end, position = token.End, token.Position
			}
		}
	})
}
