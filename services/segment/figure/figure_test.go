package figure_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/figure"
)

func show(fs []*figure.Figure) string {
	var out []string
	for _, f := range fs {
		s := fmt.Sprintf("%s=%g", f.Text, math.Round(f.Value*1e6)/1e6)
		if f.Unit != "" {
			s += " [" + f.Unit + "]"
		}
		if f.Of != "" {
			s += " <" + f.Of + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestQuantitiesAreFound(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "On compte 12 millions de travailleurs, dont plus de la moitié sont des femmes.", "12 millions=1.2e+07 <travailleurs>; la moitié=0.5"},
		{"fr", "Environ 7 ménages sur 10 reçoivent 1 250,50 € par an.", "7 ménages sur 10=0.7; 1 250,50 €=1250.5 [€]"},
		{"fr", "Près de 64 % des élèves, soit 8,5 pour cent de plus", "64 %=0.64 [%] <élèves>; 8,5 pour cent=0.085 [%]"},
		{"fr", "vingt-huit mois de retard et quatre-vingt-dix-sept communes", "vingt-huit mois=28 [mois] <retard>; quatre-vingt-dix-sept=97 <communes>"},
		{"fr", "des milliers de familles et une centaine d'écoles, deux tiers des villages", "des milliers=1000 <familles>; une centaine=100 <écoles>; deux tiers=0.666667 <villages>"},
		{"fr", "Un enfant sur cinq travaille ; un sur trois ne lit pas.", "Un enfant sur cinq=0.2; un sur trois=0.333333"},
		{"fr", "un visa d'un an, trois millions d'euros et 27 000 dossiers", "un an=1 [an]; trois millions d'euros=3e+06 [euros]; 27 000=27000 <dossiers>"},
		{"en", "Forty-two delegations adopted 19 of the 3,400 proposals; one hundred and five of them did not.", "Forty-two=42 <delegations>; 19=19; 3,400=3400 <proposals>; one hundred and five=105"},
		{"en", "Nine out of ten children and one in four mothers", "Nine out of ten=0.9; one in four=0.25"},
		{"en", "It cost US$ 5.2 million, €30 billion and 4 million US dollars, a rise of 12.5 per cent.", "US$ 5.2 million=5.2e+06 [US$]; €30 billion=3e+10 [€]; 4 million US dollars=4e+06 [dollars]; 12.5 per cent=0.125 [%]"},
		{"en", "hundreds of thousands of people and a dozen agencies", "hundreds of thousands=100000 <people>; a dozen=12 <agencies>"},
		{"en", "The State had accepted 31 recommendations and noted 4.", "31=31 <recommendations>; 4=4"},
		{"en", "Some 2000 families fled and 1,500 returned.", "2000=2000 <families>; 1,500=1500 <returned>"},
		{"es", "Hay 7 mil 450 niñas y 3 mil millones de pesos; 4 de cada 10 trabajan.", "7 mil 450=7450 <niñas>; 3 mil millones de pesos=3e+09 [pesos]; 4 de cada 10=0.4"},
		{"es", "De cada 100 hogares en la región, 35 reciben remesas.", "De cada 100 hogares en la región, 35=0.35"},
		{"es", "treinta y dos mil euros, doscientas cinco familias y tres veces más casos", "treinta y dos mil euros=32000 [euros]; doscientas cinco=205 <familias>; tres veces=3 [times]"},
		{"es", "cientos de personas, la mitad de las escuelas y el 45% de los votos", "cientos=100 <personas>; la mitad=0.5 <escuelas>; 45%=0.45 [%] <votos>"},
		{"es", "un millón de migrantes y dos millones y medio de pesos", "un millón=1e+06 <migrantes>; dos millones=2e+06"},
		{"fr", "Votants : 23", "23=23"},
		{"en", "between 20 and 30 per cent of them, from 2.5 to 3.5 million people", "20=0.2 [%]; 30 per cent=0.3 [%]; 2.5=2.5e+06; 3.5 million=3.5e+06 <people>"},
		{"es", "del 9 al 7%", "9=0.09 [%]; 7%=0.07 [%]"},
		{"fr", "11,90 € 12,50 €", "11,90 €=11.9 [€]; 12,50 €=12.5 [€]"},
		{"en", "25 Roma families and 12 Swiss towns took part.", "12=12 <Swiss towns>"},
	} {
		if got := show(figure.Find(c.text, c.lang)); got != c.want {
			t.Errorf("%s %q\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

func TestNumbersThatAreNoQuantityAreNone(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"fr", "Le 3 mai 2017, les 26-27 mars 2018 et le 1er juin, de 2015 à 2020, en 2019."},
		{"fr", "L'article 5, les paragraphes 12, 13 et 14, la page 7, la résolution 70/1 et le no 42."},
		{"fr", "La première et la 21e session, le XXe siècle, l'objectif 16, la COP 21 et l'Agenda 2063."},
		{"fr", "Il s'agit de : 1) former ; 2) aider ; et 3) suivre."},
		{"fr", "12. Le Maire ouvre la séance à 18 h 30, lève la séance à 20 heures."},
		{"fr", "Les deux organisations ont tenu deux tables rondes et trois sessions depuis cinq ans."},
		{"fr", "Téléphone 01 42 34 56 78, 12 rue des Lilas, les enfants de moins de 5 ans"},
		{"en", "On 21 March 1994 and March 5, at 3 p.m. and 10:30, in 1999-2000."},
		{"en", "Goal 8, SDG 16, targets 10.7 and 8.7, article 13 (2), A/HRC/28/4, paras. 5 to 9"},
		{"en", "The 10th session, phase 2, the last two years, three years ago, children aged 12 years"},
		{"en", "These two challenges and both of the two working groups; three main issues; the G-77"},
		{"en", "a 15-year-old boy, the 2030 Agenda, Boeing 737, version 2.0.1"},
		{"es", "El 15 de mayo de 2013, el punto 4 del orden del día, el artículo 27.2, las 21.05 horas"},
		{"es", "La 3ª sesión, el lugar 21, entre 12 y 17 años, menores de 5 años, desde hace dos años"},
		{"es", "una persona, un programa y los dos temas"},
		{"en", "70 Ibid., para. 42."}, {"en", "Improve access (Spain); 140.169 Continue efforts; 140.170 Strengthen them."},
		{"en", "the twenty-sixth meeting"}, {"fr", "le vingt-neuvième jour, l'an deux mil onze, le 2 nd semestre"},
		{"fr", "la mairie, 44999 VILLENEUVE, 1- le blâme"}, {"es", "a veinte de abril de dos mil veinticinco."},
	} {
		if got := figure.Find(c.text, c.lang); len(got) > 0 {
			t.Errorf("%s %q: %s", c.lang, c.text, show(got))
		}
	}
}

func laws(t interface {
	Fatalf(string, ...any)
}, text, lang string) {
	at := 0
	for _, f := range figure.Find(text, lang) {
		if f.Start < at || f.End <= f.Start || f.End > len(text) || text[f.Start:f.End] != f.Text {
			t.Fatalf("figure %+v after %d in %q", f, at, text)
		}
		if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) || f.Value < 0 {
			t.Fatalf("figure %+v in %q", f, text)
		}
		if p := f.Proto(); p.Text != f.Text || p.Value != f.Value {
			t.Fatalf("%+v travels as %v", f, p)
		}
		at = f.End
	}
}

func TestFiguresAscendInAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"5", "000", "mil", "millions", "de", "cada", "sur", "10", ",", ".", "%", "€", "$", "un", "vingt", "et", "quatre", "hundred", "-", "ans", "mai", "la", "moitié", "out", "of", "(", ")", "x", "\u00a0"})).Draw(t, "words")
		laws(t, strings.Join(words, rapid.SampledFrom([]string{"", " "}).Draw(t, "sep")), rapid.SampledFrom([]string{"fr", "en", "es", ""}).Draw(t, "lang"))
	})
}

func TestTimeGrowsWithTheText(t *testing.T) {
	for _, unit := range []string{"5 000 ", "1,", "un ", "de cada 10 x ", "vingt et un million de ", "( 5 ) ", "20 to ", "sur 10 x x x x "} {
		grows(t, unit, func(text string) {
			figure.Find(text, "fr")
			figure.Find(text, "es")
			figure.Find(text, "en")
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
	f.Add("6 habitants sur 10, 2 700,00 €uros et 16.2 por ciento de cada 10, 4", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) { laws(t, text, lang) })
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("M. Dubreuil a dit que 12 000 villes du Chili agissent avec leurs partenaires de Guinée équatoriale. ", 2)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		figure.Find(text, "fr")
	}
}
