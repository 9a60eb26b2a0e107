package report

import (
	"slices"
	"testing"

	"rapporteur.internal/services/report/language"
)

func TestASourceAnnouncesItsThemesInAList(t *testing.T) {
	for _, x := range []struct {
		tag, text string
		want      []string
	}{
		{"fr", "Les séances ont porté sur les thèmes suivants : 1) œuvrer ensemble pour entretenir les ponts ; 2) le péage : qui paie ; et 3) les gués.",
			[]string{"Entretenir les ponts", "Le péage", "Les gués"}},
		{"en", "The panels dealt with three themes: (a) upkeep of bridges; (b) tolls: who pays; and (c) fords.",
			[]string{"Upkeep of bridges", "Tolls: who pays", "Fords"}},
		{"en", "Delegates took up four topics: bridges and their upkeep; tolls; fords; ferries.",
			[]string{"Bridges and their upkeep", "Tolls", "Fords", "Ferries"}},
		{"es", "La reunión trató los temas siguientes: 1) el mantenimiento de los puentes; 2) el peaje; y 3) los vados.",
			[]string{"El mantenimiento de los puentes", "El peaje", "Los vados"}},
		{"fr", "Il s’agirait, entre autres : 1) de réparer les ponts ; 2) de baisser le péage ; 3) de baliser les gués.", nil},
		{"en", "The themes were many, and 2) was the last.", nil},
		{"es", "Hubo dos temas: el peaje; los vados.", nil},
	} {
		pack, err := language.Load(x.tag)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range announcedIn(pack, x.text) {
			got = append(got, announcedTitle(pack, s))
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s\n got %q\nwant %q", x.text, got, x.want)
		}
	}
}

func TestATitleLosesItsTailOnlyWhereItIsLong(t *testing.T) {
	for _, x := range []struct{ tag, text, want string }{
		{"fr", "bâtir des ponts solides pour relier les villages de la vallée se rapportant à la route", "Bâtir des ponts solides pour relier les villages de la vallée"},
		{"en", "building solid bridges between all of the villages with a view to lasting trade", "Building solid bridges between all of the villages"},
		{"es", "construir puentes sólidos entre todos los pueblos del valle con miras a un comercio duradero", "Construir puentes sólidos entre todos los pueblos del valle"},
		{"fr", "les normes relatives à la route", "Les normes relatives à la route"},
	} {
		pack, err := language.Load(x.tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := announcedTitle(pack, x.text); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

func TestTwoThemesOfOneSubjectAreOne(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"atteindre les buts de gestion des rivières", "le point sur les BGR", true},
		{"the Lower Valley Road Fund", "national views on the LVRF", true},
		{"the Lower Valley Road Fund", "national views on the LVW", false},
		{"les ponts", "les gués", false},
	} {
		if got := sameByInitials(x.a, x.b); got != x.want {
			t.Errorf("%q, %q: %v", x.a, x.b, got)
		}
	}
}
