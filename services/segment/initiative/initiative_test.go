package initiative_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/initiative"
)

func TestNamedUndertakingsAreFound(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "Elle a présenté le Partenariat pour l'eau conclu entre le Bénin et le Togo.", "Partenariat pour l'eau"},
		{"fr", "L'Alliance 8.7 et le Programme 2030 ont été cités, comme les ODD.", "Alliance 8.7; Programme 2030; ODD"},
		{"fr", "Le Forum régional sur la pêche et le commerce (FRPC) a publié sa Charte africaine des littoraux.", "Forum régional sur la pêche et le commerce; Charte africaine des littoraux"},
		{"fr", "la Convention relative aux droits de l'enfant, ratifiée depuis", "Convention relative aux droits de l'enfant"},
		{"fr", "le Pacte mondial pour des migrations sûres, ordonnées et régulières a été adopté", "Pacte mondial pour des migrations sûres, ordonnées et régulières"},
		{"fr", "un projet intitulé « Ponts et chemins » et un plan général", "Ponts et chemins"},
		{"fr", "Le Programme alimentaire mondial a parlé d'un programme et d'une alliance.", ""},
		{"fr", "Le Projet de Développement de la Vallée du Bandama se poursuit.", "Projet de Développement de la Vallée du Bandama"},
		{"fr", "La Campagne nationale de vaccination vise les enfants.", "Campagne nationale de vaccination"},
		{"en", "She praised the Global Compact for Safe, Orderly and Regular Migration and the 2030 Agenda.", "Global Compact for Safe, Orderly and Regular Migration; 2030 Agenda"},
		{"en", "The Clean Rivers Initiative follows the Convention on the Rights of the Child.", "Clean Rivers Initiative; Convention on the Rights of the Child"},
		{"en", "Under Operation Blue Crane, the Andean Water Fund paid for a programme called “Safe Wells”.", "Operation Blue Crane; Andean Water Fund; Safe Wells"},
		{"en", "the Joint Fisheries and Forests Initiative, Italy and the Delta Plan", "Joint Fisheries and Forests Initiative; Delta Plan"},
		{"fr", "l'Initiative conjointe UE-UA pour le climat a été lancée", "Initiative conjointe UE-UA pour le climat"},
		{"en", "The World Food Programme has a plan and a strategy.", ""},
		{"en", "The Convention met. Parties to the Convention agreed.", ""},
		{"es", "La ministra presentó la Alianza para el Agua y el Plan Nacional de Vivienda.", "Alianza para el Agua; Plan Nacional de Vivienda"},
		{"es", "la Agenda 2030, el programa “Puentes del Sur” y la Convención sobre los Derechos del Niño", "Agenda 2030; Puentes del Sur; Convención sobre los Derechos del Niño"},
		{"es", "Firmaron un acuerdo y el Fondo Monetario Internacional lo apoyó.", ""},
	} {
		var got []string
		for _, x := range initiative.Find(c.text, c.lang) {
			got = append(got, x.Text)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s %q\n got %s\nwant %s", c.lang, c.text, g, c.want)
		}
	}
}

func laws(t interface {
	Fatalf(string, ...any)
}, text, lang string) {
	at := 0
	for _, x := range initiative.Find(text, lang) {
		if x.Start < at || x.End <= x.Start || x.End > len(text) || text[x.Start:x.End] != x.Text {
			t.Fatalf("%+v after %d in %q", x, at, text)
		}
		at = x.End
	}
}

func TestNamesAscendInAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"le", "Programme", "Alliance", "8.7", "pour", "la", "migration", "et", "«", "»", "intitulé", "of", "and", "Convention", "Rights", ",", ".", "-", "(", "2030", "Agenda", "de", "sûres"})).Draw(t, "words")
		laws(t, strings.Join(words, rapid.SampledFrom([]string{"", " "}).Draw(t, "sep")), rapid.SampledFrom([]string{"fr", "en", "es", ""}).Draw(t, "lang"))
	})
}

func TestTimeGrowsWithTheText(t *testing.T) {
	for _, unit := range []string{"Programme de la ", "Programme ", "programme « A ", "The Convention of ", "Fonds, "} {
		grows(t, unit, func(text string) {
			initiative.Find(text, "fr")
			initiative.Find(text, "en")
		})
	}
}

// grows measures that eight times the text takes about eight times the time:
// quadratic work would take sixty-four. One good measurement of five suffices,
// since other work on the machine only lengthens it.
func grows(t *testing.T, unit string, work func(text string)) {
	t.Helper()
	took := func(size int) time.Duration {
		text := strings.Repeat(unit, size/len(unit))
		begin := time.Now()
		work(text)
		return time.Since(begin)
	}
	var small, large time.Duration
	for range 5 {
		small, large = took(16_000), took(128_000)
		if large <= 24*small+20*time.Millisecond {
			return
		}
	}
	t.Errorf("%q: 16 kB took %v, 128 kB %v", unit, small, large)
}

func FuzzFind(f *testing.F) {
	f.Add("le Partenariat pour l’eau, « Projet X », the Global Forum on A, B and C", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) { laws(t, text, lang) })
}

func BenchmarkFind(b *testing.B) {
	text := "Le ministre a présenté le Partenariat pour l'eau et la Convention relative aux droits de l'enfant, puis les autres ont parlé."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		initiative.Find(text, "fr")
	}
}
