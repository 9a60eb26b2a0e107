package country_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/country"
)

func TestPlacesAreFound(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "À Trifouilly, en Afrique australe, il a parlé du Togo, de Genève et de la ville de Beauval-sur-Loire.", "Trifouilly; Afrique australe; Togo/TG; Genève/CH; Beauval-sur-Loire"},
		{"fr", "Il a remercié les autorités kényanes, l'Union africaine et, à Jean Petit, l'Accord de Paris.", ""},
		{"fr", "Il y a Dix façons à Monsieur le Maire", ""},
		{"en", "In Westbrook and at a meeting in New Haven Falls, in March, people fled the Horn of Africa for Kenya.", "Westbrook; New Haven Falls; Horn of Africa; Kenya/KE"},
		{"en", "the province of Ardenia and the city of Millport, in English", "Ardenia; Millport"},
		{"es", "En Villanueva del Río, municipio de San Telmo, y en América Central, los peruanos de Lima votaron en Pleno.", "Villanueva del Río; San Telmo; América Central; Lima/PE"},
		{"fr", "Il donne pouvoir à Agnès ; l'atelier tenu à Beaumarais, et à Vaubert (Suisse).", "Beaumarais; Vaubert; Suisse/CH"},
		{"en", "They found comfort in Truth and in Radio Talk; she lives in Elmswood and died in Ashby, Ireland.", "Elmswood; Ashby; Ireland/IE"},
	} {
		var got []string
		for _, p := range country.Places(c.text, c.lang) {
			s := p.Text
			if p.ISO != "" {
				s += "/" + p.ISO
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s %q\n got %s\nwant %s", c.lang, c.text, g, c.want)
		}
	}
}

func placeLaws(t interface {
	Fatalf(string, ...any)
}, text, lang string) {
	at := 0
	for _, p := range country.Places(text, lang) {
		if p.Start < at || p.End <= p.Start || p.End > len(text) || text[p.Start:p.End] != p.Text {
			t.Fatalf("%+v after %d in %q", p, at, text)
		}
		at = p.End
	}
}

func TestPlacesAscendInAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"à", "Trifouilly", "ville", "de", "Murcia", "Región", "del", "in", "Horn", "of", "Africa", "South", "-", "Lima", "(", ")", "Iran", "d'"})).Draw(t, "words")
		placeLaws(t, strings.Join(words, rapid.SampledFrom([]string{"", " "}).Draw(t, "sep")), rapid.SampledFrom([]string{"fr", "en", "es", ""}).Draw(t, "lang"))
	})
}

func FuzzPlaces(f *testing.F) {
	f.Add("À Trifouilly, en Afrique, in New Haven, en Jerez del Río", "es")
	f.Fuzz(func(t *testing.T, text, lang string) { placeLaws(t, text, lang) })
}
