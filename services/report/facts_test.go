package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// rowsIn are the rows of the chapters on themes, as "kind | cell | cell".
func rowsIn(r *pb.Report) []string {
	var out []string
	for _, ch := range themed(r) {
		for _, t := range ch.Tables {
			for _, row := range t.Rows {
				out = append(out, t.Kind+" | "+strings.Join(row.Cells, " | "))
			}
		}
	}
	return out
}

func TestARowSaysWhoWhomWhatAndUntilWhen(t *testing.T) {
	for _, x := range []struct {
		name, tag, said, text string
		act                   pb.Act
		want                  []string
	}{
		{"whom the clause names, and an infinitive", "fr", "L'Ostie a demandé", "L'Ostie a demandé que les armateurs et les pêcheurs rendent le quai.", pb.Act_ACT_URGES,
			[]string{"calls | Non précisé | Que les armateurs et les pêcheurs rendent le quai | L'Ostie"}},
		{"an actor of a sure verb", "fr", "L'Ostie a demandé", "L'Ostie a demandé que les gouvernements publient la carte des quais.", pb.Act_ACT_URGES,
			[]string{"calls | Gouvernements | Publier la carte des quais | L'Ostie"}},
		{"an obligation", "en", "Ostia said", "Ostia said that employers must also pay the fares of deckhands.", pb.Act_ACT_URGES,
			[]string{"calls | Employers | Pay the fares of deckhands | Ostia"}},
		{"who bears it is whom it is asked of", "es", "Ostia dijo", "Ostia dijo que los pasajes deben ser pagados por el armador y no por el empleado.", pb.Act_ACT_URGES,
			[]string{"calls | Sin precisar | Que los pasajes deben ser pagados por el armador y no por el empleado | Ostia"}},
		{"a proposal to somebody is a call", "en", "Ostia proposed", "Ostia proposed that governments publish the map of the quays.", pb.Act_ACT_PROPOSES,
			[]string{"calls | Governments | Publish the map of the quays | Ostia"}},
		{"a question is no proposal", "en", "Ostia wondered", "Ostia wondered whether anybody had ever measured the northern quays.", pb.Act_ACT_PROPOSES, nil},
		{"nor is what had been proposed before", "en", "", "The longer quay had been proposed by Ostia in the spring of 2029.", pb.Act_ACT_PROPOSES, nil},
		{"what they were asked once is no call", "fr", "", "Les participants étaient invités à décrire les quais de leur pays.", pb.Act_ACT_URGES, nil},
		{"a promise, with its term apart", "es", "Ostia anunció", "Ostia anunció que publicaría el mapa de los muelles antes del 3 de mayo de 2031.", pb.Act_ACT_COMMITS,
			[]string{"commitments | Ostia | Publicar el mapa de los muelles | antes del 3 de mayo de 2031"}},
		{"a promise for each who makes one", "fr", "L'Ostie s'est engagée", "L'Ostie s'est engagée à imprimer la carte des quais avant le 3 mai 2031, et le Togo un guide des ports pour le 4 juin 2031.", pb.Act_ACT_COMMITS,
			[]string{"commitments | L'Ostie | Imprimer la carte des quais | avant le 3 mai 2031", "commitments | Le Togo | Imprimer un guide des ports | pour le 4 juin 2031"}},
		{"what others did is no promise", "en", "Ostia said", "Ostia said that the Malta Port Fund had promised to pay for the quay.", pb.Act_ACT_COMMITS, nil},
		{"what a pronoun stands for can't be read alone", "es", "Ostia pidió", "Ostia pidió tiempo para consultarlo.", pb.Act_ACT_URGES, nil},
		{"a practice, with whom", "en", "Ostia presented", "Ostia presented the training for net menders in partnership with the harbour cities, which 300 women have attended.", pb.Act_ACT_REPORTS,
			[]string{"practices | Training for net menders | Ostia | The harbour cities"}},
	} {
		list := parties(x.tag, x.text)
		list[0].Act = x.act
		list[0].Parties[0].Name = map[string]string{"fr": "l'Ostie"}[x.tag]
		if list[0].Parties[0].Name == "" {
			list[0].Parties[0].Name = "Ostia"
		}
		if x.said != "" {
			list[0].Evidence = &pb.Evidence{Ordinal: 1, Text: x.said}
		}
		r := compose(t, &Series{ID: "quays", Language: x.tag}, list)
		if got := rowsIn(r); !slices.Equal(got, x.want) {
			t.Errorf("%s:\n got %q\nwant %q", x.name, got, x.want)
		}
	}
}

func TestWhoElseSupportsInTheSentenceIsNoAuthor(t *testing.T) {
	list := parties("en", "Ostia put forward a shorter quay, and Norland supported it.")
	list[0].Act = pb.Act_ACT_PROPOSES
	list[0].Parties = []*pb.Party{{Name: "Ostia"}, {Name: "Norland"}}
	list[0].Evidence = &pb.Evidence{Ordinal: 1, Text: "Ostia put forward"}
	r := compose(t, &Series{ID: "quays", Language: "en"}, list)
	want := []string{"positions | A shorter quay | Ostia | Norland | —"}
	if got := rowsIn(r); len(got) != 1 || !strings.Contains(got[0], "| Ostia | Norland |") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhoPromisesIsTheSubjectNotAllWhoAreNamed(t *testing.T) {
	list := parties("es", "Ostia, que había esperado a Norland y Sudland, ofreció además pintar los muelles antes del 3 de mayo de 2031.")
	list[0].Act = pb.Act_ACT_COMMITS
	list[0].Parties = []*pb.Party{{Name: "Norland"}, {Name: "Ostia"}, {Name: "Sudland"}}
	r := compose(t, &Series{ID: "quays", Language: "es"}, list)
	want := []string{"commitments | Ostia | Pintar los muelles | antes del 3 de mayo de 2031"}
	if got := rowsIn(r); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatWasAcceptedStandsWithItsAcceptance(t *testing.T) {
	list := parties("en", "Ostia offered to host the next fair in May 2031.", "The offer was accepted with applause.")
	list[0].Act, list[1].Act = pb.Act_ACT_COMMITS, pb.Act_ACT_REPORTS
	list[0].Evidence = &pb.Evidence{Ordinal: 1, Text: "Ostia offered"}
	list[1].Kind, list[1].Parties, list[1].Attribution = pb.Kind_KIND_NARRATION, nil, pb.Attribution_ATTRIBUTION_NONE
	r := compose(t, &Series{ID: "quays", Language: "en"}, list)
	want := "decisions | Host the next fair in May 2031 (the offer was accepted with applause)"
	if got := rowsIn(r); !slices.Contains(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestADecisionThatSaysNothingIsNoRow(t *testing.T) {
	for _, p := range packs(t) {
		for text, want := range map[string]bool{"It was so decided.": p.Tag == "en", "Il en a été ainsi décidé.": p.Tag == "fr", "Así se acordó.": p.Tag == "es",
			"Plenary adopted the map.": false, "Le Comité a adopté la carte.": false, "El Comité aprobó el mapa.": false} {
			if p.SaysNothing(text) != want {
				t.Errorf("%s: %q: %v", p.Tag, text, !want)
			}
		}
	}
}

func TestEveryCallAndPromiseHasARow(t *testing.T) {
	texts := map[string]pb.Act{
		"Ostia called on governments to publish the map of the quays.":           pb.Act_ACT_URGES,
		"Ostia undertook to print a guide to the ports by May 2031.":             pb.Act_ACT_COMMITS,
		"Ostia urged employers to pay the fares of deckhands before the season.": pb.Act_ACT_URGES,
	}
	var keys []string
	for k := range texts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	list := parties("en", keys...)
	for i, k := range keys {
		list[i].Act = texts[k]
		list[i].Evidence = &pb.Evidence{Ordinal: uint32(i + 1), Text: strings.Join(strings.Fields(k)[:2], " ")}
	}
	// An answer that a name alone doesn't say makes a sentence of the first; its row stands all the same.
	answer := parties("en", "Norland supported it, provided that the fee stays below ten crowns.")[0]
	answer.Ordinal, answer.Id, answer.Act = 4, "x.4", pb.Act_ACT_SUPPORTS
	answer.Responses = []*pb.Response{{Statement: list[0].Id, Act: pb.Act_ACT_SUPPORTS, Confidence: .9}}
	// Enough to leave room.
	for i := range 20 {
		st := parties("en", "Ostia said that the northern quays are older than the southern ones and that each needs a warden of its own.")[0]
		st.Ordinal = uint32(5 + i)
		st.Id = strings.Repeat("y", i+1)
		st.Evidence = &pb.Evidence{Ordinal: st.Ordinal, Text: "Ostia said"}
		list = append(list, st)
	}
	r := compose(t, &Series{ID: "quays", Language: "en"}, append(list, answer))
	got := strings.Join(rowsIn(r), "\n")
	for _, want := range []string{"calls | Governments | Publish the map of the quays | Ostia", "commitments | Ostia | Print a guide to the ports | by May 2031",
		"calls | Employers | Pay the fares of deckhands before the season | Ostia"} {
		if !strings.Contains(got, want) {
			t.Errorf("no row %q in\n%s", want, got)
		}
	}
}
