package shorten

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// subjects and the rest are drawn from to build clauses that nobody wrote.
var pieces = map[string][4][]string{
	"fr": {
		{"", "enfin, ", "dans ce contexte, ", "si la crue passe, ", "ces dernières années, "},
		{"la commune", "Ada Lindqvist, ministre des eaux,", "les passeurs (autrefois une guilde)", "les métiers du fleuve, tels que la pêche,"},
		{" a rouvert le puits", " n’a pas fermé le puits", " doit fermer le puits", " a décidé de rouvrir le puits et de remplacer la pompe", " a 40 puits"},
		{"", ", ce qui est connu", ", ce qui ne se dit pas", " afin de servir les écoles", ", car la crue est passée", ", mais la digue est fragile", ", à condition que la crue passe", " ces dernières années", ", en associant les voisins", ", ajoutant que la pompe est neuve"},
	},
	"en": {
		{"", "finally, ", "in this context, ", "if the flood passes, ", "in recent years, "},
		{"the village", "Ada Lindqvist, Minister for Water,", "the ferry network (a guild)", "the river trades, such as fishing,"},
		{" has reopened the well", " has not closed the well", " must close the well", " has agreed to reopen the well and to replace the pump", " has 40 wells"},
		{"", ", which is known", ", which is not known", " in order to serve the schools", ", because the flood has passed", ", but the dam is weak", ", provided that the flood passes", " in recent years", ", thereby sparing the children", ", adding that the pump is new"},
	},
	"es": {
		{"", "por último, ", "en este contexto, ", "si pasa la crecida, ", "en los últimos años, "},
		{"el pueblo", "Ada Lindqvist, ministra de aguas,", "la red de barqueros (un gremio)", "los oficios del río, tales como la pesca,"},
		{" ha reabierto el pozo", " no ha cerrado el pozo", " debe cerrar el pozo", " ha decidido reabrir el pozo y cambiar la bomba", " tiene 40 pozos"},
		{"", ", lo que es sabido", ", lo que no es sabido", " a fin de servir a las escuelas", ", ya que la crecida ha pasado", ", pero el dique es débil", ", siempre que pase la crecida", " en los últimos años", ", ahorrando el camino a los niños", ", añadiendo que la bomba es nueva"},
	},
}

func build(language string, n *rand.Rand) string {
	p := pieces[language]
	one := func(list []string) string { return list[n.IntN(len(list))] }
	s := one(p[0]) + one(p[1]) + one(p[2])
	for range n.IntN(4) {
		s += one(p[3])
	}
	return s
}

// TestLawsHoldOnClausesOfAllKinds draws clauses and holds each answer against the laws.
func TestLawsHoldOnClausesOfAllKinds(t *testing.T) {
	r := open(t)
	n := rand.New(rand.NewPCG(1, 2))
	cut := 0
	for range 800 {
		for _, language := range []string{"fr", "en", "es"} {
			text := build(language, n)
			if _, made := r.To(language, text, 5); len(made) > 0 {
				cut++
			}
			for _, words := range []int{0, 5, 8} {
				if err := lawful(r, language, text, words); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if cut < 300 {
		t.Errorf("only %d clauses were cut: the laws were hardly asked", cut)
	}
}

// lawful holds To's answer against what the package promises.
func lawful(r *Rules, language, text string, words int) error {
	left, made := r.To(language, text, words)
	fail := func(what string) error {
		return fmt.Errorf("%s: %s\n%q to %d\n%q\n%v", language, what, text, words, left, made)
	}
	if !utf8.ValidString(left) && utf8.ValidString(text) {
		return fail("a letter is cut in two")
	}
	if len(made) == 0 && left != text {
		return fail("changed without a cut")
	}
	if Words(text) <= words && left != text {
		return fail("shortened what was short")
	}
	for i, k := range made {
		if k.Start < 0 || k.End > len(text) || k.Start >= k.End || i > 0 && made[i-1].End > k.Start {
			return fail("cuts out of order")
		}
	}
	if again, _ := apply(text, made); again != left {
		return fail("the cuts don't give the text")
	}
	if again, more := r.To(language, left, words); again != left || len(more) > 0 {
		return fail("not idempotent: " + again)
	}
	if !subsequence(tokens(language, left), tokens(language, text)) {
		return fail("the words left aren't words of the clause in their order")
	}
	l := r.languages[language]
	if l == nil {
		return nil
	}
	for _, ps := range []phrases{l.negation, l.condition, l.modality, l.figure} {
		if a, b := count(ps, tokens(language, text)), count(ps, tokens(language, left)); a > b {
			// A listed span ("for their part") was judged as a whole.
			listed := false
			for _, k := range made {
				listed = listed || k.Kind == "connective" || k.Kind == "time" || k.Kind == "topic" || k.Kind == "numbering"
			}
			if !listed {
				return fail("a word went that never goes")
			}
		}
	}
	if len(made) > 0 && strings.TrimFunc(left, unicode.IsSpace) == "" {
		return fail("nothing is left")
	}
	for _, twice := range []string{",,", ", ,", ",.", " ,", ",;", "( ", "()"} {
		if strings.Count(left, twice) > strings.Count(text, twice) {
			return fail("marks meet: " + twice)
		}
	}
	return touching(r, language, text)
}

// touching: each cut alone has a mark or an end of the clause at one of its edges.
func touching(r *Rules, language, text string) error {
	for _, k := range r.Cuts(language, text) {
		in := strings.TrimSpace(text[k.Start:k.End])
		first, _ := utf8.DecodeRuneInString(in)
		last, _ := utf8.DecodeLastRuneInString(in)
		atEnd := strings.TrimFunc(text[k.End:], func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) == ""
		atStart := strings.TrimSpace(text[:k.Start]) == ""
		if !atEnd && !atStart && !strings.ContainsRune(",–—-()", first) && !strings.ContainsRune(",–—-()", last) {
			return fmt.Errorf("%s: %q lies in the middle of %q", language, in, text)
		}
	}
	return nil
}

func subsequence(a, b []token) bool {
	i := 0
	for _, t := range b {
		if i < len(a) && a[i].fold == t.fold {
			i++
		}
	}
	return i == len(a)
}

func count(ps phrases, t []token) int {
	n := 0
	for i := range t {
		if ps.at(t, i) > 0 {
			n++
		}
	}
	return n
}

func FuzzTo(f *testing.F) {
	r := open(f)
	n := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		for _, language := range []string{"fr", "en", "es"} {
			f.Add(language, build(language, n), 6)
		}
	}
	f.Add("fr", "« la commune, qui a rouvert le puits", 3)
	f.Add("en", "1) to reopen it (the well), 2) (a) to close \"it", 2)
	f.Fuzz(func(t *testing.T, language, text string, words int) {
		if len(text) > 2000 {
			return
		}
		if err := lawful(r, language, text, words); err != nil {
			t.Error(err)
		}
	})
}
