package thesaurus_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"rapporteur.internal/services/thesaurus"
)

const small = `child	people				enfant; mineur	child; children; minor	niño; menor
prison	thing				prison; détention	prison; detention	cárcel; detención
child-detention	thing		child|prison		détention des enfants	child detention	detención de menores
country	thing				pays	country	país
pay	act				payer; payé	pay; paid	pagar
`

func TestNotionsAreFound(t *testing.T) {
	th, err := thesaurus.Read(fstest.MapFS{"a.tsv": {Data: []byte(small)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"in another form of the word", "fr", "Les enfants sont là.", []string{"child"}},
		{"a phrase, and what stands within it", "en", "child detention", []string{"child", "child-detention", "prison"}},
		{"with function words and a word between", "fr", "la détention administrative des enfants", []string{"child", "child-detention", "prison"}},
		{"not over a comma", "fr", "la détention, les enfants", []string{"child", "prison"}},
		{"not where a short word is another's stem", "fr", "dans ce pays", []string{"country"}},
		{"with accents left out", "es", "la detencion de los ninos", []string{"child", "prison"}},
		{"nothing in a language that it doesn't know", "de", "Kinder im Gefängnis", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range th.Find(c.language, thesaurus.Words(c.language, c.text)) {
				got = append(got, th.Notion(h.Notion).ID)
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("found %v; wanted %v", got, c.want)
			}
		})
	}
}

func TestWordsAreWhereTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		language := rapid.SampledFrom([]string{"fr", "en", "es", "xx"}).Draw(t, "language")
		last := 0
		for _, w := range thesaurus.Words(language, text) {
			if w.From < last || w.To <= w.From || w.To > len(text) || w.Low == "" {
				t.Fatalf("%d to %d after %d of %d", w.From, w.To, last, len(text))
			}
			last = w.To
		}
	})
}

func FuzzFind(f *testing.F) {
	th := open(f)
	f.Add("fr", "La détention des enfants doit cesser.")
	f.Add("en", "x\x80y 3.5,2 child")
	f.Fuzz(func(t *testing.T, language, text string) {
		words := thesaurus.Words(language, text)
		for _, h := range th.Find(language, words) {
			for i, at := range h.At {
				if at < 0 || at >= len(words) || i > 0 && at <= h.At[i-1] {
					t.Fatalf("%+v of %d words", h, len(words))
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	th := open(b)
	const text = "Les victimes de la traite ne sauraient être poursuivies pour les infractions que leurs exploiteurs les ont forcées à commettre."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		th.Find("fr", thesaurus.Words("fr", text))
	}
}
