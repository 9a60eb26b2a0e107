package theme_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/theme"
)

func gcm(t testing.TB) *theme.Scheme {
	s, err := theme.GCM()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func numbers(scores []theme.Score) []int {
	out := []int{}
	for _, s := range scores {
		out = append(out, s.Theme.Number)
	}
	return out
}

// One sentence for each objective in each language.
func TestEachObjectiveIsRecognisedInThreeLanguages(t *testing.T) {
	s := gcm(t)
	for n, texts := range map[int][3]string{
		1:  {"Le pays manque de données ventilées par sexe sur les migrations.", "The country lacks disaggregated data on migration.", "El país carece de datos desglosados sobre la migración."},
		2:  {"Il faut s'attaquer aux causes profondes des départs.", "Governments must address the root causes of departure.", "Hay que atender las causas profundas de la salida."},
		3:  {"Des formations avant le départ sont offertes.", "Pre-departure courses are offered.", "Se ofrecen cursos antes de la partida."},
		4:  {"L'enregistrement des naissances progresse.", "Birth registration makes progress.", "El registro de los nacimientos avanza."},
		5:  {"Il a plaidé pour des voies légales d'entrée.", "She pleaded for legal pathways.", "Pidió vías legales de entrada."},
		6:  {"Les frais de recrutement pèsent sur eux.", "Recruitment fees weigh on them.", "Las condiciones laborales les pesan."},
		7:  {"Les mineurs non accompagnés ont besoin de tuteurs.", "Unaccompanied minors need guardians.", "Los menores no acompañados necesitan tutores."},
		8:  {"Les opérations de sauvetage doivent continuer.", "Search and rescue must go on.", "La búsqueda y el rescate deben continuar."},
		9:  {"Les passeurs profitent de leur détresse.", "Smugglers profit from their distress.", "Los traficantes se aprovechan de ellos."},
		10: {"La traite doit être punie.", "Human trafficking must be punished.", "La trata de personas debe castigarse."},
		11: {"Elle a évoqué la gestion des frontières.", "She raised border management.", "Mencionó la gestión de las fronteras."},
		12: {"Un mécanisme d'orientation a été créé.", "A referral mechanism was created.", "Se creó un mecanismo de derivación."},
		13: {"Les alternatives à la détention coûtent moins.", "Alternatives to detention cost less.", "Las alternativas a la detención cuestan menos."},
		14: {"L'assistance consulaire fait défaut.", "Consular assistance is lacking.", "Falta asistencia consular."},
		15: {"L'accès aux soins leur est refusé.", "Access to health care is denied to them.", "Se les niega el acceso a la salud."},
		16: {"La cohésion sociale en dépend.", "Social cohesion depends on it.", "La cohesión social depende de ello."},
		17: {"La xénophobie gagne du terrain.", "Xenophobia is on the rise.", "La xenofobia avanza."},
		18: {"La reconnaissance des qualifications reste lente.", "The recognition of qualifications remains slow.", "El reconocimiento de los títulos sigue lento."},
		19: {"La diaspora investit au pays.", "The diaspora invests at home.", "La diáspora invierte en el país."},
		20: {"Le coût des envois de fonds baisse.", "The cost of remittances falls.", "El costo de las remesas baja."},
		21: {"Le retour volontaire est préférable.", "Voluntary return is preferable.", "El retorno voluntario es preferible."},
		22: {"La portabilité des pensions n'est pas acquise.", "The portability of pensions is not settled.", "La portabilidad de las pensiones no está asegurada."},
		23: {"La coopération internationale s'impose.", "International cooperation is needed.", "La cooperación internacional es necesaria."},
	} {
		for i, lang := range []string{"fr", "en", "es"} {
			if got := numbers(s.Turn(s.Match(texts[i], lang))); !slices.Contains(got, n) {
				t.Errorf("objective %d, %s: %v in %q", n, lang, got, texts[i])
			}
		}
	}
}

func TestATurnHasThreeThemesTheSpecificFirst(t *testing.T) {
	s := gcm(t)
	turn := s.Turn(
		s.Match("International cooperation and global partnerships matter, as does international cooperation.", "en"),
		s.Match("Trafficking and forced labour thrive on recruitment fees.", "en"),
		s.Match("Remittances and modern slavery were discussed; so were migration data and data collection.", "en"),
	)
	got := numbers(turn)
	if len(got) != 3 || got[0] != 10 || slices.Contains(got, 23) {
		t.Errorf("themes %v", got)
	}
	if got := numbers(s.Turn(s.Match("Global partnerships against trafficking are needed.", "en"))); !slices.Equal(got, []int{10, 23}) {
		t.Errorf("themes %v, want 10 before 23", got)
	}
	if got := s.Turn(s.Match("They spoke of jobs.", "en"), s.Match("There are jobs.", "en"), s.Match("Jobs!", "en")); len(got) != 0 {
		t.Errorf("hints alone make %v", numbers(got))
	}
	if s.Turn() == nil && len(s.Turn()) != 0 {
		t.Error("an empty turn has themes")
	}
}

func TestExclusionsCountForNothing(t *testing.T) {
	s := gcm(t)
	for text, no := range map[string]int{
		"en Drug trafficking fell.":                         10,
		"en Regional integration in the economic community": 16,
		"fr Médecins sans frontières a témoigné.":           11,
	} {
		lang, rest, _ := strings.Cut(text, " ")
		for _, sc := range s.Match(rest, lang) {
			if sc.Theme.Number == no && sc.Peak > 1 {
				t.Errorf("%q speaks of %d: %+v", text, no, sc.Hits)
			}
		}
	}
}

func TestOrdinalsAnnounceAPoint(t *testing.T) {
	for text, want := range map[string]bool{
		"fr Deuxièmement, il faut des données.": true, "fr En premier lieu, agir.": true, "fr Il faut des données.": false,
		"en Secondly, data matter.": true, "en The second point was data.": true, "en Data matter.": false,
		"es En segundo lugar, los datos.": true, "es Tercero, actuar.": true, "es Los datos.": false, "en ": false,
	} {
		lang, rest, _ := strings.Cut(text, " ")
		if got := theme.Announces(fold.New(rest), lang); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// The IDM summary is the text on which the terms were checked: a development figure.
func TestObjectivesOfTheIDMSummary(t *testing.T) {
	dir := os.Getenv("RAPPORTEUR_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	b, err := os.ReadFile(filepath.Join(dir, "gold", "idm-2018-1-fr.json"))
	if err != nil {
		t.Skipf("gold/idm-2018-1-fr.json is not in %s; set RAPPORTEUR_SHARED", dir)
	}
	var gold struct {
		Sentences []struct {
			Text, Kind      string
			Para            int
			Speakers, Group []string
			Objectives      []int
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	s, gs := gcm(t), gold.Sentences
	var hit, said, want int
	text := make([]theme.Passage, len(gs))
	var turns [][3]int // from, to, themes said
	for i := 0; i < len(gs); {
		j := i + 1
		if k := gs[i].Kind; k == "statement" || k == "collective" || k == "finding" {
			scores := [][]theme.Score{s.Match(gs[i].Text, "fr")}
			for ; j < len(gs) && gs[j].Kind == k && slices.Equal(gs[j].Speakers, gs[i].Speakers) && slices.Equal(gs[j].Group, gs[i].Group) &&
				(k == "statement" || gs[j].Para == gs[i].Para) && !theme.Announces(fold.New(gs[j].Text), "fr"); j++ {
				scores = append(scores, s.Match(gs[j].Text, "fr"))
			}
			turn := numbers(s.Turn(scores...))
			turns = append(turns, [3]int{i, j, len(turn)})
			for _, g := range gs[i:j] {
				said, want = said+len(turn), want+len(g.Objectives)
				for _, n := range turn {
					if slices.Contains(g.Objectives, n) {
						hit++
					}
				}
			}
		}
		for k := i; k < j; k++ {
			text[k] = theme.Passage{Text: fold.New(gs[k].Text), Language: "fr", Heading: gs[k].Kind == "heading", Paragraph: gs[k].Para}
			if gs[i].Kind == "statement" || gs[i].Kind == "collective" || gs[i].Kind == "finding" {
				text[k].Turn = len(turns)
			}
		}
		i = j
	}
	f1 := 2 * float64(hit) / float64(said+want)
	t.Logf("objectives of the gold's own turns: hit %d, said %d, wanted %d, micro F1 %.3f", hit, said, want, f1)
	if f1 < 0.75 {
		t.Errorf("micro F1 %.3f, wanted 0.75", f1)
	}
	// The gate lets in all that it is measured on.
	in := s.InScope(text)
	for _, x := range turns {
		if x[2] > 0 && !slices.Contains(in[x[0]:x[1]], true) {
			t.Errorf("the gate shuts out %q and what follows of its turn", gs[x[0]].Text)
		}
	}
}

func laws(t interface {
	Fatalf(string, ...any)
}, s *theme.Scheme, text, lang string) {
	scores := s.Match(text, lang)
	if fmt.Sprint(scores) != fmt.Sprint(s.Match(text, lang)) && len(scores) < 2 {
		t.Fatalf("two matches of %q differ", text)
	}
	for _, sc := range scores {
		sum := 0.0
		for _, h := range sc.Hits {
			if h.Start < 0 || h.End <= h.Start || h.End > len(text) || h.Weight < 1 {
				t.Fatalf("hit %+v in %q", h, text)
			}
			sum += float64(h.Weight)
		}
		if sum != sc.Weight || sc.Theme == nil {
			t.Fatalf("weight %v of %+v", sc.Weight, sc)
		}
	}
	if n := len(s.Turn(scores)); n > s.Most {
		t.Fatalf("%d themes", n)
	}
}

func TestScoresNameTheirWordsInAnyText(t *testing.T) {
	s := gcm(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"données", "migrations", "de", "traite", "des", "êtres", "humains", ".", ",", "accès", "aux", "services", "d'", "'", "partenariats", "coopération", "internationale", "sans", "frontières"})).Draw(t, "words")
		laws(t, s, strings.Join(words, " "), rapid.SampledFrom([]string{"fr", "en", "es", "de"}).Draw(t, "lang"))
	})
}

func TestTimeGrowsWithTheText(t *testing.T) {
	s := gcm(t)
	for _, unit := range []string{"partenariat coopération données de la migration accès de de de. ", "accès de ", "protection des "} {
		grows(t, unit, func(text string) { s.Match(text, "fr") })
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

func FuzzMatch(f *testing.F) {
	f.Add("La traite d’êtres humains, la coopération internationale.", "fr")
	s := gcm(f)
	f.Fuzz(func(t *testing.T, text, lang string) { laws(t, s, text, lang) })
}

func FuzzLoad(f *testing.F) {
	f.Add("id: x\nscope: {en: [fish*]}\nthemes: [{id: a, title: {en: A}, terms: {en: {3: [b .. c|d*]}}}]")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := theme.Load(strings.NewReader(text))
		if err == nil && len(s.Themes) == 0 {
			t.Fatal("a scheme without themes")
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	s := gcm(b)
	text := "Les migrants et leurs familles ont besoin de données fiables, de partenariats et d'un accès aux services de santé dans les pays de destination."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Match(text, "fr")
	}
}
