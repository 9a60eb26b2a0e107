package draft

import (
	"testing"

	"rapporteur.internal/services/thesaurus"
)

func lexiconsOf(t *testing.T) lexicons {
	t.Helper()
	l := lexicons{}
	for _, tag := range tags() {
		x, err := loadLexicon(tag)
		if err != nil {
			t.Fatal(err)
		}
		l[tag] = x
	}
	return l
}

func TestNumbersAreReadInEveryLanguageAndSpelling(t *testing.T) {
	l := lexiconsOf(t)
	for _, x := range []struct {
		tag, text string
		kind      kind
		value     float64
	}{
		{"en", "6,200 boats", count, 6200},
		{"en", "forty-one boats", count, 41},
		{"en", "two hundred and three boats", count, 203},
		{"en", "2.5 million boats", count, 2.5e6},
		{"en", "half a million boats", count, 5e5},
		{"en", "half a dozen boats", count, 6},
		{"en", "seventy-one per cent", share, .71},
		{"en", "two thirds of it", share, 2. / 3},
		{"en", "a third of it", share, 1. / 3},
		{"en", "one boat in five", share, .2},
		{"fr", "1 850 bateaux", count, 1850},
		{"fr", "mille huit cent cinquante bateaux", count, 1850},
		{"fr", "quatre-vingt-dix-sept bateaux", count, 97},
		{"fr", "soixante et onze bateaux", count, 71},
		{"fr", "soixante et un mille bateaux", count, 61000},
		{"fr", "une dizaine de bateaux", count, 10},
		{"fr", "deux francs et demi", count, 2.5},
		{"fr", "huit bateaux sur dix", share, .8},
		{"fr", "les trois quarts des bateaux", share, .75},
		{"fr", "2,5 % des bateaux", share, .025},
		{"es", "14.300 barcos", count, 14300},
		{"es", "ciento veinte barcos", count, 120},
		{"es", "treinta y cinco mil barcos", count, 35000},
		{"es", "siete de cada diez", share, .7},
		{"es", "la tercera parte del coste", share, 1. / 3},
		{"es", "dos terceras partes", share, 2. / 3},
		{"es", "el 70 % de los barcos", share, .7},
	} {
		p := l.read(x.tag, x.text)
		found := false
		for _, q := range p.quantities(p.dates()) {
			found = found || q.kind == x.kind && differs(q.values[0], x.value) < 1e-5
		}
		if !found {
			t.Errorf("%s: %q is not read as %v: %+v", x.tag, x.text, x.value, p.quantities(nil))
		}
	}
}

func TestOrdinalsAndArticlesAreNoNumbers(t *testing.T) {
	l := lexiconsOf(t)
	for tag, text := range map[string]string{"en": "a third country asked a question at the first session", "fr": "un troisième pays a posé une question", "es": "un tercer país hizo una pregunta"} {
		p := l.read(tag, text)
		for _, q := range p.quantities(p.dates()) {
			if !q.part {
				t.Errorf("%s: %q holds the number %+v", tag, text, q)
			}
		}
	}
}

func TestEveryPhraseIsFoundWhereItStands(t *testing.T) {
	for tag, l := range lexiconsOf(t) {
		for _, list := range []phrases{l.Ratios, l.Percent, l.Near, l.Above, l.Below, l.Negatives, l.Backing, l.Contesting, l.Lifts, l.Proviso, l.ProvisoNot, l.Hedges, l.CreditBefore, l.ObjectBefore, l.NotNegations, l.Refusing, l.Weak, l.NoPrefix} {
			for _, ph := range list {
				var words []token
				for _, w := range ph {
					low := w
					if low[len(low)-1] == '*' {
						low = low[:len(low)-1]
					}
					words = append(words, token{thesaurus.Word{Low: thesaurus.Fold(low)}, low})
				}
				if list.at(words, 0) == 0 {
					t.Errorf("%s: %v is never found", tag, ph)
				}
			}
		}
	}
}

func TestStatesAreFoundByNameShortNameAndAdjective(t *testing.T) {
	l := lexiconsOf(t)
	a, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ tag, text, code string }{
		{"en", "the Icelandic delegation", "IS"}, {"en", "SRI LANKA said", "LK"}, {"en", "the UK said", "GB"}, {"en", "the G-77/China said", "group:G77"},
		{"fr", "la déléguée péruvienne", "PE"}, {"fr", "la Côte d'Ivoire", "CI"}, {"fr", "l'Union européenne", "group:EU"},
		{"es", "la delegación noruega", "NO"}, {"es", "los Estados Unidos", "US"},
	} {
		found := false
		for _, m := range a.states(l.read(x.tag, x.text)) {
			found = found || has(m.codes, x.code)
		}
		if !found {
			t.Errorf("%s: %q doesn't name %s", x.tag, x.text, x.code)
		}
	}
	for tag, text := range map[string]string{"en": "it was said in Spanish", "fr": "le texte existe en anglais", "es": "el texto está en inglés"} {
		if m := a.states(l.read(tag, text)); len(m) > 0 {
			t.Errorf("%s: %q names a State: %v", tag, text, m)
		}
	}
}
