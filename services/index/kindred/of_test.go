package kindred_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/kindred"
	"rapporteur.internal/services/thesaurus"
)

const notions = `council	body	town	state		conseil communal; échevinage	town council; aldermen	concejo; ayuntamiento
mayor	people	town	council		maire; bourgmestre; premier magistrat	mayor; burgomaster	alcalde; alcaldesa
state	body	state			État	state	Estado
guardian	people	watch	council		gardien	guardian	guardián
sign	thing	mark			signe	sign	signo
pay	act	pay			payer; paie; verser un salaire	pay	pagar
bread	thing	food			pain	bread	pan
hurt	thing	ill			douleur	pain	dolor
data	thing	data			données; collecte de données; fichier	data; data collection; dataset	datos; recogida de datos; archivo
sending	act	money			envoi de fonds; transfert d'argent	remittance; money transfer	remesa; envío de dinero
ferry	thing	boat			bac; passage d'eau; traversier; canot; navire; nef; barque; chaland; esquif; coche d'eau	ferry	transbordador
`

const common = `fr: pays etat
en: state pay
es: estado
`

func words(t testing.TB) *kindred.Words {
	t.Helper()
	chains, err := analysis.Load()
	if err != nil {
		t.Fatal(err)
	}
	th, err := thesaurus.Read(fstest.MapFS{"a.tsv": {Data: []byte(notions)}})
	if err != nil {
		t.Fatal(err)
	}
	w, err := kindred.Read(chains, th, common)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// told writes units as "from-to: en mayor, es alcalde".
func told(units []kindred.Unit) string {
	var all []string
	for _, u := range units {
		var others []string
		for _, o := range u.Others {
			others = append(others, o.Language+" "+o.Text)
		}
		all = append(all, fmt.Sprintf("%d-%d: %s", u.From, u.To, strings.Join(others, ", ")))
	}
	return strings.Join(all, " | ")
}

func TestKindredWords(t *testing.T) {
	w := words(t)
	for _, c := range []struct{ name, typed, want string }{
		{"a word has those of its notion, in its language and the others", "maires", "0-1: fr bourgmestre, fr premier magistrat, en mayor, en burgomaster, es alcalde, es alcaldesa"},
		{"in Spanish", "alcaldes", "0-1: fr maire, fr bourgmestre, fr premier magistrat, en mayor, en burgomaster, es alcaldesa"},
		{"a broad one has the names of those right below that are of its sort", "échevinage", "0-1: fr conseil communal, fr maire, en aldermen, en town council, en mayor, es concejo, es ayuntamiento, es alcalde"},
		{"a phrase is a unit, over words that say nothing", "les envoi de fonds mensuel", "1-4: fr transfert d'argent, en remittance, en money transfer, es remesa, es envío de dinero"},
		{"two words are two units", "maires gardiens", "0-1: fr bourgmestre, fr premier magistrat, en mayor, en burgomaster, es alcalde, es alcaldesa | 1-2: en guardian, es guardián"},
		{"a common word has its translation alone", "state", "0-1: fr État, es Estado"},
		{"a word of two notions in two languages has none", "pain", ""},
		{"but the other words tell the language", "pain des maires", "0-1: en bread, es pan | 2-3: fr bourgmestre, fr premier magistrat, en mayor, en burgomaster, es alcalde, es alcaldesa"},
		{"a form of a word that another language knows as a common one has none", "pays", ""},
		{"but the word itself has", "pay", "0-1: fr paie, es pagar"},
		{"a word with other accents is another word", "signé", ""},
		{"a word without its accents is the word", "echevinage", "0-1: fr conseil communal, fr maire, en aldermen, en town council, en mayor, es concejo, es ayuntamiento, es alcalde"},
		{"what says more than the notion's name has no single words", "collecte de données", "0-3: en data collection, es recogida de datos"},
		{"a word that stands late among a notion's is loose", "esquif", ""},
		{"what isn't known has none", "volcan", ""},
		{"nothing", "", ""},
		{"more than a sentence's worth", strings.Repeat("maire ", 20), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			units, _ := w.Of(strings.Fields(c.typed))
			if got := told(units); got != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.typed, got, c.want)
			}
		})
	}
}

func TestWordsThatSayNothingAreTold(t *testing.T) {
	_, silent := words(t).Of(strings.Fields("les maires de la ville"))
	if !slices.Equal(silent, []bool{true, false, true, true, false}) {
		t.Errorf("got %v", silent)
	}
}

func TestTheBroaderIsNeverAdded(t *testing.T) {
	units, _ := words(t).Of([]string{"bourgmestres"})
	if s := told(units); strings.Contains(s, "conseil") || strings.Contains(s, "council") || s == "" {
		t.Errorf("got %s", s)
	}
}

func TestWrongCommonWordsAreToldWithTheirLine(t *testing.T) {
	chains, err := analysis.Load()
	if err != nil {
		t.Fatal(err)
	}
	th, err := thesaurus.Read(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, data, want string }{
		{"a language that isn't there", "de: wort", `common.txt:1: "de: wort"`},
		{"no language", "# these\nword", `common.txt:2: "word"`},
		{"a word that says nothing", "en: the", `common.txt:1: "the"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := kindred.Read(chains, th, c.data); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v; wanted %s", err, c.want)
			}
		})
	}
}

// What is built in can be read, and every language has common words.
func TestWhatIsBuiltInOpens(t *testing.T) {
	chains, err := analysis.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := kindred.Open(chains)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"travail", "work", "trabajo"} {
		units, _ := w.Of([]string{word})
		for _, u := range units {
			if len(u.Others) > 2 {
				t.Errorf("%s is common and has %s", word, told(units))
			}
		}
	}
	units, _ := w.Of([]string{"maires"})
	for _, want := range []string{"en mayors", "es alcaldes"} {
		if !strings.Contains(told(units), want) {
			t.Errorf("maires: %s isn't in %s", want, told(units))
		}
	}
}

// However strange what is typed is, units stand in order within it and say
// nothing twice.
func FuzzOf(f *testing.F) {
	w := words(f)
	f.Add("les maires envois de fonds échevinage")
	f.Add("\xff d' l' «»")
	f.Fuzz(func(t *testing.T, query string) {
		typed := strings.Fields(query)
		units, silent := w.Of(typed)
		if len(silent) != len(typed) {
			t.Fatalf("%d of %d words are told of", len(silent), len(typed))
		}
		end := 0
		for _, u := range units {
			if u.From < end || u.To <= u.From || u.To > len(typed) || len(u.Others) == 0 {
				t.Fatalf("unit %d to %d with %d others, after %d of %d", u.From, u.To, len(u.Others), end, len(typed))
			}
			end = u.To
			seen := map[string]bool{}
			for _, o := range u.Others {
				if key := o.Language + " " + o.Text; seen[key] || o.Weight <= 0 || o.Weight > 1 {
					t.Fatalf("%s with weight %v stands twice, or weighs wrongly", key, o.Weight)
				} else {
					seen[key] = true
				}
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	chains, err := analysis.Load()
	if err != nil {
		b.Fatal(err)
	}
	w, err := kindred.Open(chains)
	if err != nil {
		b.Fatal(err)
	}
	typed := strings.Fields("la santé des migrants dans les collectivités locales")
	for b.Loop() {
		w.Of(typed)
	}
}
