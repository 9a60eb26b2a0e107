package stance

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// said makes sentences of one language and paragraph, each "WHO|text": who is a
// party, or nobody.
func said(language string, lines ...string) []Sentence {
	var out []Sentence
	for _, l := range lines {
		who, text, _ := strings.Cut(l, "|")
		s := Sentence{Text: text, Language: language, Paragraph: 1, Section: 1, Told: who != ""}
		if who != "" {
			s.Parties = strings.Split(who, "+")
		}
		out = append(out, s)
	}
	return out
}

// printed gives acts and what each responds to: "proposes", "supports>0".
func printed(all []Reading) []string {
	var out []string
	for _, x := range all {
		s := x.Act
		for _, r := range x.Responses {
			s += fmt.Sprintf(">%d", r.Sentence)
		}
		out = append(out, s)
	}
	return out
}

func TestWhatIsSupportedOrOpposedIsFound(t *testing.T) {
	for _, c := range []struct {
		name, language string
		lines          []string
		want           string
	}{
		{"past others who respond", "en", []string{"Chad|Chad proposed a raffle.", "Peru|Peru backed it.", "Malta|Malta was against.", "Laos|Laos agreed."}, "proposes supports>0 opposes>0 supports>0"},
		{"without a verb", "en", []string{"Chad|Chad proposed a raffle.", "Peru|Peru liked the idea.", "Malta|Malta did not."}, "proposes supports>0 opposes>0"},
		{"neither did", "fr", []string{"Tchad|Le Tchad a suggéré une loterie.", "Pérou|Le Pérou l'a jugée prématurée.", "Laos|Le Laos non plus."}, "proposes opposes>0 opposes>0"},
		{"a pronoun", "es", []string{"Chad|El Chad sugirió una rifa.", "Malta|Malta no la compartió."}, "proposes opposes>0"},
		{"by the noun that names it", "en", []string{"Chad|Chad proposed a raffle.", "Peru|Peru warned that winter roads might be closed.", "Malta|Malta shared those fears."}, "proposes warns supports>1"},
		{"by a word that comes back", "en", []string{"Chad|Chad suggested deleting the annex.", "Peru|Peru proposed a raffle.", "Malta|Malta opposed the deletion."}, "proposes proposes opposes>0"},
		{"by whose it is", "en", []string{"Keller|Keller proposed a raffle.", "Osman|Osman proposed a lottery.", "Malta|Malta sided with Keller."}, "proposes proposes supports>0"},
		{"who sides with an opponent opposes", "en", []string{"Chad|Chad proposed a raffle.", "Malta|Malta opposed the raffle.", "Laos|Laos agreed with Malta."}, "proposes opposes>0 supports>0"},
		{"a refusal of what somebody accepted on terms", "fr", []string{"Tchad|Le Tchad accepterait une loterie si elle durait un jour.", "Malte|Malte a jugé cela insuffisant."}, "supports opposes>0"},
		{"a question is supported by nobody", "es", []string{"Chad|El Chad propuso una rifa.", "Malta|Malta preguntó quién pagaba la rifa.", "Laos|Laos apoyó la rifa."}, "proposes reports supports>0"},
		{"a retort answers what stands right before", "en", []string{"Chad|Chad proposed a raffle.", "Malta|Malta opposed the raffle.", "Chad|Chad retorted that raffles are cheap."}, "proposes opposes>0 opposes>1"},
		{"a change of the matter, where somebody takes a stand on it", "es", []string{"Malta|Malta rebajó la tasa a dos dólares.", "Laos|Laos apoyó la rebaja."}, "proposes supports>0"},
		{"a change of the matter, where nobody does", "es", []string{"Malta|Malta rebajó la tasa a dos dólares.", "Laos|Laos describió sus pozos."}, "asserts reports"},
		{"who tells, behind a person who was called", "fr", []string{"Diop|La parole a été donnée à Mme Diop, qui a proposé une loterie.", "Laos|Le Laos a appuyé cette idée."}, "proposes supports>0"},
		{"a promise that answers", "en", []string{"Chad|Chad called for new pumps.", "Bank|In reply, the bank pledged two million."}, "urges commits>0"},
		{"a promise that answers nothing", "en", []string{"Chad|Chad called for new pumps.", "Bank|The bank pledged to plant cedars."}, "urges commits"},
		{"who gives how much", "fr", []string{"Fonds|Le Fonds a demandé 80 millions.", "Allemagne|Allemagne : 12 millions."}, "urges commits>0"},
		{"a commitment that nobody made before", "en", []string{"|The hall has two doors.", "Chad|Chad welcomed the commitment of the bakers."}, "reports supports"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(printed(loaded(t).Read(said(c.language, c.lines...), false)), " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestOppositeStancesOfASentenceAreKeptApart(t *testing.T) {
	in := said("en", "Chad|Chad proposed a raffle.", "Peru+Malta+Laos|Peru and Malta backed it, while Laos was against it.")
	got := loaded(t).Read(in, false)[1]
	if got.Act != "supports" || len(got.Responses) != 2 {
		t.Fatalf("%+v", got)
	}
	for i, want := range []Response{{Act: "supports", Parties: []string{"Peru", "Malta"}}, {Act: "opposes", Parties: []string{"Laos"}}} {
		if r := got.Responses[i]; r.Act != want.Act || !slices.Equal(r.Parties, want.Parties) || r.Sentence != 0 || r.Words == "" {
			t.Errorf("%+v, wanted %+v", r, want)
		}
	}
}

func TestASectionEndsWhatCanBeMeant(t *testing.T) {
	in := said("en", "Chad|Chad proposed a raffle.", "|Other business", "Peru|Peru agreed.")
	in[1].Title, in[1].Section, in[2].Section = true, 2, 2
	got := loaded(t).Read(in, false)
	if got[1].Act != "" || got[2].Act != "supports" || len(got[2].Responses) > 0 {
		t.Errorf("%q", printed(got))
	}
}

func TestAnIdeaIsFoundInAnotherParagraphByItsName(t *testing.T) {
	in := said("en", "Chair|The Chair proposed a raffle.", "|The meeting rose.", "Peru|Peru supported the Chair's proposal.")
	in[2].Paragraph = 3
	if got := printed(loaded(t).Read(in, false)); got[2] != "supports>0" {
		t.Errorf("%q", got)
	}
}

func TestEvidenceIsPrintedInTheSentence(t *testing.T) {
	in := said("fr", "Tchad|Le Tchad a suggéré une loterie.", "Pérou|Le Pérou s’est rallié à cette idée.")
	r := loaded(t).Read(in, false)[1].Responses
	if len(r) != 1 || !strings.Contains(in[1].Text, r[0].Words) || !strings.Contains(r[0].Words, "cette idée") || r[0].Confidence <= 0.5 || r[0].Confidence > 1 {
		t.Errorf("%+v", r)
	}
}

func TestTheSameSentencesGiveTheSameReadings(t *testing.T) {
	in := said("es", "Chad|El Chad sugirió una rifa.", "Malta|Malta no la compartió.", "|", "|…", "Laos|¡Sí!")
	first := loaded(t).Read(in, true)
	for range 5 {
		x, err := Load()
		if err != nil {
			t.Fatal(err)
		}
		if got := x.Read(in, true); !reflect.DeepEqual(got, first) {
			t.Fatalf("%+v, before %+v", got, first)
		}
	}
}

func FuzzAnyTextIsRead(f *testing.F) {
	for _, s := range []string{"", "’", "l’", "Sweden: 45 million", "¿Y si…?", "a\xff", "«", "No. 5 %"} {
		f.Add(s, "fr")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		in := []Sentence{{Text: "Chad proposed a raffle.", Language: "en", Told: true}, {Text: text, Language: language, Told: true}}
		for _, r := range loaded(t).Read(in, true)[1].Responses {
			if r.Sentence != 0 || !strings.Contains(text, r.Words) {
				t.Errorf("%+v of %q", r, text)
			}
		}
	})
}
