package clause

import (
	"strings"
	"testing"
)

func TestDecisionsAreReadAsTheDataSays(t *testing.T) {
	x := loaded(t)
	for _, code := range languages {
		f := x.languages[code].decide
		if len(f.As) == 0 || len(f.After) == 0 || len(f.Unlike) == 0 {
			t.Errorf("%s: no examples", code)
		}
		try := func(texts []string, after, want bool) {
			for _, text := range texts {
				if got := x.Decides(x.Read(code, text, ""), after); got != want {
					t.Errorf("%s: %q after a decision %v: %v, wanted %v", code, text, after, got, want)
				}
			}
		}
		try(f.As, false, true)
		try(f.As, true, true)
		try(f.After, true, true)
		try(f.After, false, false)
		try(f.Unlike, false, false)
	}
}

// records hold a sentence for each class of verbs: $ is the verb.
var records = map[string]map[string]string{
	"en": {"adopt": "The tariff was $.", "make": "A fund was $ for ferries.", "send": "The tariff was $ to the next session.", "task": "The Committee $ the Secretariat to print maps."},
	"fr": {"adopt": "Le tarif a été $.", "make": "Un fonds a été $.", "send": "Le tarif a été $ à la session suivante.", "task": "Le Comité a $ le Secrétariat d'imprimer la carte."},
	"es": {"adopt": "El mapa fue $.", "make": "El fondo fue $.", "send": "El mapa fue $ a la próxima sesión.", "task": "El Comité ha $ a la Secretaría imprimir el mapa."},
}

func TestEveryVerbOfDecidingDecides(t *testing.T) {
	x := loaded(t)
	for _, code := range languages {
		l := x.languages[code]
		tried := map[string]bool{}
		for _, form := range sortedKeys(l.resolving) {
			for _, v := range l.resolving[form] {
				if !v.forms[form].is(participle) {
					continue
				}
				tried[v.lemma] = true
				text := strings.Replace(records[code][v.class], "$", strings.Join(append([]string{form}, v.tail...), " "), 1)
				if !x.Decision(x.Read(code, text, "")) {
					t.Errorf("%s: %s: %q isn't a decision", code, v.lemma, text)
				}
			}
		}
		for class, lemmas := range l.decide.Verbs {
			for _, lemma := range strings.Split(lemmas, ",") {
				if !tried[strings.Join(phraseWords(lemma), " ")] {
					t.Errorf("%s: %s: %q is never tried", code, class, lemma)
				}
			}
		}
	}
}

func TestWhatFollowsADecisionIsPartOfIt(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct {
		name, language, text, said string
		want                       bool
	}{
		{"a pronoun that decides", "en", "It also approved the tariff.", "It", true},
		{"a thing that will be", "en", "Cover will begin at the ferry.", "", true},
		{"not a State that will act", "en", "Malta will build a ferry.", "", false},
		{"not somebody who will act", "en", "The Minister will build a ferry.", "", false},
		{"not what is only told", "en", "A ticket costs two shells.", "", false},
		{"not what was", "en", "The ferry sank in May.", "", false},
		{"not what somebody says will be", "en", "Ms. Sow said that the ferry would sail.", "Ms. Sow said", false},
		{"not a condition", "en", "The ferry would sail if it rained.", "", false},
		{"not a wish", "en", "The ferry should sail in May.", "", false},
		{"a pronoun and a passive", "fr", "Il serait imprimé en mai.", "", true},
		{"not a pronoun that may be somebody", "fr", "Il viendrait en mai.", "", false},
		{"not a State", "fr", "Le Togo bâtirait un bac.", "Le Togo", false},
		{"a thing, in the conditional", "es", "El bac se ensayaría en Chile.", "", true},
		{"a numbered text told in the past", "en", "Decision 41/2 opened the pass.", "", true},
		{"several numbered texts", "es", "Las decisiones 4/2 y 4/3 abren el paso.", "", true},
		{"not a speaker who comes to agree", "fr", "Le Togo est convenu d'ouvrir le bac.", "Le Togo", false},
		{"not a State", "es", "Chile construiría una barca.", "Chile", false},
	} {
		if got := x.Decides(x.Read(c.language, c.text, c.said), true); got != c.want {
			t.Errorf("%s: %q: %v", c.name, c.text, got)
		}
	}
}
