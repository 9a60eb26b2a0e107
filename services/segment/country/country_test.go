package country_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/country"
)

// show prints matches as "ISO:words" with a mark for the form.
func show(text string, ms []country.Match) string {
	var out []string
	for _, m := range ms {
		mark := map[country.Form]string{country.Name: "", country.Adjective: "~", country.City: "@", country.Group: "#"}[m.Form]
		out = append(out, fmt.Sprintf("%s%s%s=%s", mark, m.ISO, m.Code, text[m.Start:m.End]))
	}
	return strings.Join(out, "; ")
}

func TestTextsNameTheirCountries(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "la Fédération de Russie, le Mali et le Chili", "RU=Fédération de Russie; ML=Mali; CL=Chili"},
		{"fr", "l'Iran (République islamique d') et l’Etat plurinational de Bolivie", "IR=Iran (République islamique d'); BO=Etat plurinational de Bolivie"},
		{"fr", "la Guinée, la Guinée-Bissau, la Guinée équatoriale et la Papouasie-Nouvelle-Guinée", "GN=Guinée; GW=Guinée-Bissau; GQ=Guinée équatoriale; PG=Papouasie-Nouvelle-Guinée"},
		{"fr", "le Niger, le Nigéria et le golfe de Guinée", "NE=Niger; NG=Nigéria"},
		{"fr", "le Congo, la République démocratique du Congo et la RDC", "CG=Congo; CD=République démocratique du Congo; CD=RDC"},
		{"fr", "les Etats-Unis d'Amérique et les États-Unis", "US=Etats-Unis d'Amérique; US=États-Unis"},
		{"fr", "la ministre ivoirienne, les Sénégalais et un pays latino-américain", "~CI=ivoirienne; ~SN=Sénégalais"},
		{"fr", "la Dominique et la République dominicaine", "DM=Dominique; DO=République dominicaine"},
		{"fr", "M. Dominique Petit et Maurice Blanc ont parlé de l'île Maurice", "MU=île Maurice"},
		{"fr", "l'Union européenne, le Groupe des 77 et la Chine, puis la Chine", "#EU=Union européenne; #G77=Groupe des 77 et la Chine; CN=Chine"},
		{"fr", "les autorités d'Abidjan et de Genève, l'Accord de Paris", "@CI=Abidjan; @CH=Genève"},
		{"fr", "une argentine et une suisse en Argentine et en Suisse", "~AR=argentine; ~CH=suisse; AR=Argentine; CH=Suisse"},
		{"en", "Niger, Nigeria, Nigerien and Nigerian officials", "NE=Niger; NG=Nigeria; ~NE=Nigerien; ~NG=Nigerian"},
		{"en", "the Republic of Korea, the Democratic People's Republic of Korea and South Korea", "KR=Republic of Korea; KP=Democratic People's Republic of Korea; KR=South Korea"},
		{"en", "Mr. Jordan, Michael Jordan and Chad Smith flew from Jordan to Chad", "JO=Jordan; TD=Chad"},
		{"en", "Atlanta, Georgia, United States, and Tbilisi, Georgia", "@US=Atlanta; US=United States; @GE=Tbilisi; GE=Georgia"},
		{"en", "the U.S. and the UK told us; a turkey in Turkey", "US=U.S.; GB=UK; TR=Turkey"},
		{"en", "New Mexico, New Zealand and Mexico City in Mexico", "NZ=New Zealand; @MX=Mexico City; MX=Mexico"},
		{"en", "speaking for the G-77/China and the EU", "#G77=G-77/China; #EU=EU"},
		{"en", "the Kenyan, Swiss and South African delegations", "~KE=Kenyan; ~CH=Swiss; ~ZA=South African"},
		{"en", "Kyrgyzstan, Türkiye, Côte d'Ivoire and Kosovo", "KG=Kyrgyzstan; TR=Türkiye; CI=Côte d'Ivoire; XK=Kosovo"},
		{"es", "los EE. UU., el Perú, la República Dominicana y Dominica", "US=EE. UU.; PE=Perú; DO=República Dominicana; DM=Dominica"},
		{"es", "los gobiernos mexicano y salvadoreño, las autoridades españolas de El Salvador", "~MX=mexicano; ~SV=salvadoreño; ~ES=españolas; SV=El Salvador"},
		{"es", "el Estado Plurinacional de Bolivia y la Santa Sede", "BO=Estado Plurinacional de Bolivia; VA=Santa Sede"},
		{"es", "José Santiago viajó a Santiago y a Ciudad de México", "@CL=Santiago; @MX=Ciudad de México"},
		{"es", "Rafael España, de España", "ES=España"},
		{"fr", "Dominique a parlé de la Dominique, des EAU et de l'EAU.", "DM=Dominique; AE=EAU"},
		{"", "Allemagne, Germany y Alemania", "DE=Allemagne; DE=Germany; DE=Alemania"},
	} {
		if got := show(c.text, country.Find(c.text, c.lang)); got != c.want {
			t.Errorf("%s %q\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

func TestLookupTakesTheWholeName(t *testing.T) {
	for in, want := range map[string]string{
		"fr la Fédération de Russie":         "RU",
		"fr l'Équateur":                      "EC",
		"fr Etats-Unis":                      "US",
		"fr Macédoine du Nord":               "MK",
		"en The Sudan":                       "SD",
		"en Iran (Islamic Republic of)":      "IR",
		"en Bolivia, Plurinational State of": "BO",
		"es los Países Bajos":                "NL",
		"es Viet Nam":                        "VN",
		"en Turkey and Greece":               "",
		"fr Union européenne":                "",
		"fr Genève":                          "",
		"en":                                 "",
	} {
		lang, name, _ := strings.Cut(in, " ")
		got, ok := country.Lookup(name, lang)
		if got != want || ok != (want != "") {
			t.Errorf("Lookup(%q, %s) = %q, %v; want %q", name, lang, got, ok, want)
		}
	}
	if code, _ := country.GroupOf("le Groupe africain", "fr"); code != "AG" {
		t.Errorf("the African Group is %q", code)
	}
	if iso, _ := country.AdjectiveOf("haïtiennes", "fr"); iso != "HT" {
		t.Errorf("haïtiennes is %q", iso)
	}
	if iso, _ := country.CityOf("Ginebra", "es"); iso != "CH" {
		t.Errorf("Ginebra is %q", iso)
	}
	if n := country.NameOf("CI", "fr"); n != "Côte d'Ivoire" {
		t.Errorf("CI is %q", n)
	}
}

func laws(t interface {
	Fatalf(string, ...any)
}, text, lang string) {
	at := 0
	for _, m := range country.Find(text, lang) {
		if m.Start < at || m.End <= m.Start || m.End > len(text) {
			t.Fatalf("match %+v after %d in %q", m, at, text)
		}
		if (m.ISO == "") == (m.Code == "") || m.Form == 0 {
			t.Fatalf("match %+v in %q", m, text)
		}
		at = m.End
	}
}

func TestMatchesAscendInAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"Iran", "(", ")", "République", "islamique", "d'", "d’", "Guinée", "-", "Bissau", "U.S.", "EE.", "UU.", "Georgia", ",", "New", "Jordan", "G-77/", "China", "é"})).Draw(t, "words")
		laws(t, strings.Join(words, rapid.SampledFrom([]string{"", " "}).Draw(t, "sep")), rapid.SampledFrom([]string{"fr", "en", "es", ""}).Draw(t, "lang"))
	})
}

func TestTimeGrowsWithTheText(t *testing.T) {
	for _, unit := range []string{"Iran (République islamique Guinée de Georgia, Georgia ", "Georgia, ", "New York ", "in X Y of Z "} {
		grows(t, unit, func(text string) { country.Places(text, "en") })
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
	f.Add("l'Iran (République islamique d’) et les EE. UU.", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) { laws(t, text, lang) })
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("M. Dubreuil a dit que les villes du Chili agissent avec leurs partenaires de Guinée équatoriale. ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		country.Find(text, "fr")
	}
}

// The names that States go by in the documents of the United Nations.
func TestOfficialNamesAreKnown(t *testing.T) {
	b, err := os.ReadFile("testdata/official.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		lang, names, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok || line[0] == '#' {
			continue
		}
		for name := range strings.SplitSeq(names, ";") {
			name, want, _ := strings.Cut(name, "=")
			if got, _ := country.Lookup(name, lang); got != want {
				t.Errorf("%s %q is %q, want %s", lang, name, got, want)
			}
			n++
		}
	}
	if n < 480 {
		t.Errorf("%d names only", n)
	}
}
