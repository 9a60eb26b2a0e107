package language

import (
	"slices"
	"testing"
)

func load(t *testing.T, tag string) *Pack {
	t.Helper()
	p, err := Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestABareNounWithItsArticleTakesUpWhatWasSaid(t *testing.T) {
	for _, x := range []struct {
		tag, text string
		want      []string
	}{
		{"en", "The explanation takes an hour, and the log of the old boats is lost.", []string{"explanation"}},
		{"en", "Ostia deplored the delay.", []string{"delay"}},
		{"en", "Ostia read the log that the clerk keeps.", nil},
		{"fr", "Le fonds a soutenu l'idée, et la carte de sa ville est prête.", []string{"fonds", "idée"}},
		{"es", "La tabla fue breve, y el registro de barcos, largo.", []string{"tabla"}},
	} {
		if got := load(t, x.tag).Resumed(x.text); !slices.Equal(got, x.want) {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
}

func TestAnIndefiniteArticleBringsANounIn(t *testing.T) {
	for _, x := range []struct {
		tag, text, noun string
		want            bool
	}{
		{"en", "Ostia presented a new survey of the wells.", "survey", true},
		{"en", "Ostia presented the survey.", "survey", false},
		{"fr", "L'Ostie a créé un petit fonds.", "fonds", true},
		{"es", "Ostia propuso una tabla común.", "tabla", true},
		{"es", "Ostia leyó la tabla.", "tabla", false},
	} {
		if got := load(t, x.tag).Introduces(x.text, x.noun); got != x.want {
			t.Errorf("%q brings in %q: %v", x.text, x.noun, got)
		}
	}
}

func TestAnObjectPronounPointsOutOfItsSentenceUnlessANounStandsBeforeIt(t *testing.T) {
	for _, x := range []struct {
		tag, text string
		want      bool
	}{
		{"fr", "a proposé de les refaire tous les cinq ans", true},
		{"fr", "Les anciens en gardaient la mémoire", true},
		{"fr", "a proposé de vendre la barque et de la remplacer", false},
		{"fr", "a proposé de creuser un puits", false},
		{"es", "propuso rehacerlos cada cinco años", true},
		{"es", "propuso vender la barca y repararla antes", false},
		{"es", "lo aceptó como un comienzo", true},
		{"en", "asked to see it in writing", true},
		{"en", "said that it would rain", false},
		{"en", "proposed to buy the boat and repair it", false},
	} {
		if got := load(t, x.tag).PointsBack(x.text); got != x.want {
			t.Errorf("%q points back: %v", x.text, got)
		}
	}
}

func TestAdverbsThatAddAndLinkGoAloneAndLeaveTheVerbWhole(t *testing.T) {
	for _, x := range []struct{ tag, text, want string }{
		{"fr", "a également expliqué que ", "a expliqué que "},
		{"en", "has also said that ", "has said that "},
		{"es", "señaló también que ", "señaló que "},
		{"fr", "a expliqué que ", "a expliqué que "},
	} {
		if got := load(t, x.tag).Unadded(x.text); got != x.want {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
	for _, x := range []struct{ tag, text, want string }{
		{"fr", "les ports ont en effet fermé", "les ports ont fermé"},
		{"fr", "en l'occurrence, les ports ont fermé", "les ports ont fermé"},
		{"es", "los puertos, en efecto, cerraron", "los puertos cerraron"},
		{"en", "the ports closed", "the ports closed"},
	} {
		if got := load(t, x.tag).Unlinked(x.text); got != x.want {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
}
