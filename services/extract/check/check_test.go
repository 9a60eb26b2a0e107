package check

import (
	"strings"
	"testing"

	"rapporteur.internal/services/extract/glyph"
)

// page sets words on lines of ten, six points a sign.
func page(text string) *glyph.Page {
	p := &glyph.Page{Number: 1, Width: 600, Height: 800}
	x, y := 0.0, 10.0
	for i, w := range strings.Fields(text) {
		if i%10 == 0 {
			x, y = 0, y+12
		}
		for _, r := range w {
			p.Glyphs = append(p.Glyphs, glyph.Glyph{Text: string(r), Size: 10, Baseline: y, Box: glyph.Box{X0: x, Y0: y - 8, X1: x + 6, Y1: y + 2}})
			x += 6
		}
		x += 6
	}
	return p
}

const (
	english = "the members of the group thanked the chair for the report and asked that it be sent to all of them before the next meeting so that they can read it in time and be ready for the debate on what is to come in the year after"
	french  = "les membres du groupe ont remercié la présidente pour le rapport et ont demandé que celui-ci soit envoyé à tous avant la prochaine réunion afin que chacun puisse le lire à temps et soit prêt pour le débat sur ce qui est à venir dans une année"
	spanish = "los miembros del grupo agradecieron a la presidenta por el informe y pidieron que se enviara a todos antes de la próxima reunión para que lo puedan leer a tiempo y estén listos para el debate sobre lo que ha de venir en el año que sigue"
)

func TestTheLanguageIsThatOfTheFunctionWords(t *testing.T) {
	for want, text := range map[string]string{"en": english, "fr": french, "es": spanish, "": "xqz wrt plk"} {
		lang, rate := Language(Words(text))
		if lang != want || want != "" && rate < 0.35 {
			t.Errorf("%.30q: %s at %.2f, want %s", text, lang, rate, want)
		}
	}
}

func TestAPageIsDoubtedForWhatIsWrongWithIt(t *testing.T) {
	garbage := strings.Repeat("Xkq vvz plo wrt mnb qqa zzt hgf ", 8)
	glued := strings.ReplaceAll(english, " ", "")
	cases := []struct {
		name, text        string
		unmapped, guessed int
		want              string
	}{
		{"running text", english, 0, 0, ""},
		{"nothing", "", 0, 0, "no text"},
		{"signs without text", english, 30, 0, "have no text"},
		{"signs without text that the engine put in", strings.Repeat("\ufffd", 30) + " " + english, 0, 0, "have no text"},
		{"guesses", english, 0, 100, "is a guess"},
		{"a wrong table", garbage, 0, 0, "function words"},
		{"lost spaces", strings.Repeat(glued+" ", 12), 0, 0, "too long"},
		{"a short list of names", "Diallo Kone Traore Sow", 0, 0, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Judge(page(c.text), c.unmapped, c.guessed).Doubt()
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestTheReadingWithMoreToReadIsBetter(t *testing.T) {
	judge := func(text string, unmapped int) Judgement { return Judge(page(text), unmapped, 0) }
	whole, half := judge(english, 0), judge(english[:len(english)/2], 0)
	garbage := judge(strings.Repeat("Xkq vvz plo wrt mnb qqa zzt hgf ", 8), 0)
	cases := []struct {
		name string
		a, b Judgement
		want bool
	}{
		{"the same", whole, whole, false},
		{"more of the page", whole, half, true},
		{"less of the page", half, whole, false},
		{"words against none", whole, garbage, true},
		{"none against words", garbage, whole, false},
		{"all signs against some", whole, judge(english, 20), true},
		{"something against nothing", half, judge("", 0), true},
		{"nothing against something", judge("", 0), half, false},
		{"a little, though cleaner, against the whole", judge("the report of the group", 0), judge(english, 4), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Better(c.a, c.b); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestAgreementCountsWordsAsOftenAsTheyStand(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"a b c", "c b a", 1}, {"", "", 1}, {"a a", "a b", 0.5}, {"a", "", 0}} {
		if got := Agreement(Words(c.a), Words(c.b)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
