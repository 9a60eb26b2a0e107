package kindred

import (
	"slices"
	"testing"
)

// Genders are asked for where no word is named that isn't wanted.
func TestFormsAreTheNumbersAndGendersOfAWord(t *testing.T) {
	for _, c := range []struct {
		language, word string
		want           []string
		not            string
	}{
		{"fr", "maire", []string{"maires"}, ""},
		{"fr", "hopitaux", []string{"hopital"}, ""},
		{"fr", "national", []string{"nationale", "nationaux", "nationales"}, ""},
		{"fr", "travailleur", []string{"travailleurs", "travailleuse", "travailleuses"}, ""},
		{"fr", "bureau", []string{"bureaux"}, ""},
		{"fr", "actif", []string{"active", "actives"}, ""},
		{"fr", "reseaux", []string{"reseau"}, ""},
		{"fr", "prix", nil, ""},
		{"en", "city", []string{"cities"}, ""},
		{"en", "countries", []string{"country"}, ""},
		{"en", "woman", []string{"women"}, ""},
		{"en", "children", []string{"child"}, ""},
		{"en", "witness", []string{"witnesses"}, ""},
		{"en", "housing", nil, ""},
		{"es", "ciudad", []string{"ciudades"}, ""},
		{"es", "migracion", []string{"migraciones"}, ""},
		{"es", "voz", nil, ""},
		{"es", "puerto", []string{"puertos"}, "puerta"},
		{"fr", "port", []string{"ports"}, "porte"},
		{"fr", "frontalier", []string{"frontaliere", "frontalieres"}, ""},
		{"es", "trabajador", []string{"trabajadora", "trabajadores", "trabajadoras"}, ""},
		{"es", "luces", []string{"luz"}, ""},
		{"es", "fronterizo", []string{"fronteriza", "fronterizos", "fronterizas"}, ""},
		{"es", "alcaldesa", []string{"alcaldesas"}, ""},
		{"es", "crisis", nil, ""},
		{"pt", "cidade", nil, ""},
	} {
		t.Run(c.language+" "+c.word, func(t *testing.T) {
			got := forms(c.language, c.word, c.not == "")
			if got[0] != c.word {
				t.Errorf("%q doesn't come first in %q", c.word, got)
			}
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%q isn't in %q", w, got)
				}
			}
			if slices.Contains(got, c.not) && c.not != "" {
				t.Errorf("%q is in %q", c.not, got)
			}
			if c.want == nil && len(got) > 1 {
				t.Errorf("got %q, want %q alone", got, c.word)
			}
		})
	}
}
