package report

import (
	"fmt"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// laterOn are statements of a later session, each opened by the name of its party.
func laterOn(tag string, texts ...string) []*pb.Statement {
	list := parties(tag, texts...)
	for _, s := range list {
		s.Metadata = proto.Clone(s.Metadata).(*pb.Metadata)
		s.Metadata.Session, s.Metadata.Part = 2, "b"
		s.Document, s.Content = "d2", "d2"
		s.Id = fmt.Sprintf("d2.%d", s.Ordinal)
		s.Evidence = &pb.Evidence{Ordinal: s.Ordinal, Text: strings.Fields(s.Text)[0]}
	}
	return list
}

// narratedAt are sentences of the source's own voice under a heading.
func narratedAt(section, tag string, texts ...string) []*pb.Statement {
	list := laterOn(tag, texts...)
	for i, s := range list {
		s.Ordinal = uint32(40 + i)
		s.Id = fmt.Sprintf("d2.%d", s.Ordinal)
		s.Section, s.Parties, s.Evidence = section, nil, nil
		s.Kind, s.Attribution = pb.Kind_KIND_FINDING, pb.Attribution_ATTRIBUTION_NONE
	}
	return list
}

// briefOf is the brief's text under one of its heads.
func briefOf(r *pb.Report, head string) string {
	var b strings.Builder
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if ch.Kind == "summary" && s.Section == head {
				b.WriteString(s.Text + "\n")
			}
		}
	}
	return b.String()
}

func TestADisputeOfAnEarlierSessionIsOpenOnlyWhereALaterOneHoldsOnToIt(t *testing.T) {
	silent := entire(t, &Series{ID: "seed"}, append(debated(), laterOn("en", "Estonia said that the mills of the valley are repaired at last, all of them.")...))
	if got := briefOf(silent, "What divides"); got != "" {
		t.Errorf("nobody spoke of it again, and the brief says: %s", got)
	}
	held := entire(t, &Series{ID: "seed"}, append(debated(), laterOn("en", "Sudland maintained its refusal of a register of seed in every port.")...))
	if got := briefOf(held, "What divides"); !strings.Contains(got, "proposed that every port keep a register") || !strings.Contains(got, "maintained its refusal") {
		t.Errorf("Sudland holds on, and the brief says: %s", got)
	}
	alone := entire(t, &Series{ID: "seed"}, debated())
	if got := briefOf(alone, "What divides"); !strings.Contains(got, "Sudland opposed") {
		t.Errorf("one session alone, and the brief says: %s", got)
	}
}

func TestWhoCameRoundIsToldAfterWhatTheyCameRoundOn(t *testing.T) {
	r := entire(t, &Series{ID: "seed"}, append(debated(), laterOn("en", "Sudland no longer opposed the register of seed in every port.")...))
	got := briefOf(r, "Who changed position")
	a, b, c := strings.Index(got, "proposed that every port"), strings.Index(got, "Sudland opposed"), strings.Index(got, "no longer opposed")
	if a < 0 || b < a || c < b {
		t.Errorf("the proposal, the opposition, the change: %d, %d, %d in\n%s", a, b, c, got)
	}
	if got := briefOf(r, "What divides"); got != "" {
		t.Errorf("it is settled, and the brief says: %s", got)
	}
}

func TestWhatTheMeetingConcludesStandsInFrontAndWhatItLeavesOpenUnderWhatDivides(t *testing.T) {
	for _, c := range []struct{ tag, section, agreed, open, divides string }{
		{"en", "Conclusions", "A broad agreement emerged that the mills should be repaired before new ones are built.", "The price of seed and the date of the fair remained open.", "What divides"},
		{"fr", "Séance de clôture", "Un large accord s'est dégagé pour que les moulins soient réparés avant d'en construire d'autres.", "Le prix des semences et la date de la foire restaient ouverts.", "Ce qui divise"},
		{"es", "Conclusiones", "Hubo un amplio acuerdo en que los molinos debían repararse antes de construir otros.", "Quedaron abiertos el precio de la semilla y la fecha de la feria.", "Lo que divide"},
	} {
		list := append(parties(c.tag, plenty(c.tag)...), narratedAt(c.section, c.tag, c.agreed, c.open)...)
		r := entire(t, &Series{ID: "seed", Language: c.tag}, list)
		said := ""
		for _, ch := range r.Chapters {
			if ch.Kind == "summary" {
				for _, s := range ch.Sentences {
					said += "[" + s.Section + "] " + s.Text + "\n"
				}
			}
		}
		if at := strings.Index(said, firstWords(strings.SplitN(c.agreed, " ", 4)[3], 3)); at < 0 {
			t.Errorf("%s: the brief lacks what was agreed:\n%s", c.tag, said)
		}
		if !strings.Contains(briefOf(r, c.divides), firstWords(strings.SplitN(c.open, " ", 3)[2], 2)) {
			t.Errorf("%s: the brief lacks what stays open:\n%s", c.tag, said)
		}
	}
}

// plenty are sentences of parties, enough for a chapter.
func plenty(tag string) []string {
	switch tag {
	case "fr":
		return []string{"Ostia a dit que les moulins de la vallée étaient vieux et que personne ne les réparait.", "Norland a estimé que le prix de la farine avait doublé en trois ans dans les collines.", "Weston a noté que la foire de printemps attirait moins de marchands que par le passé."}
	case "es":
		return []string{"Ostia dijo que los molinos del valle eran viejos y que nadie los reparaba.", "Norland consideró que el precio de la harina se había duplicado en tres años en las colinas.", "Weston observó que la feria de primavera atraía a menos mercaderes que en el pasado."}
	}
	return []string{"Ostia said that the mills of the valley were old and that nobody repaired them.", "Norland thought that the price of flour had doubled in three years in the hills.", "Weston noted that the spring fair drew fewer merchants than in the past."}
}

func TestWhatOneSaidIsNoMessageOfAMeetingThatDecided(t *testing.T) {
	list := parties("en", plenty("en")...)
	for _, s := range list {
		s.Act = pb.Act_ACT_ASSERTS
		s.Evidence = &pb.Evidence{Ordinal: s.Ordinal, Text: strings.Fields(s.Text)[0]}
	}
	if got := briefOf(entire(t, &Series{ID: "seed"}, list), "Key messages"); got == "" {
		t.Error("nothing was decided, and nothing that one said stands in front")
	}
	list = append(list, narratedAt("Outcome", "en", "The meeting decided to repair the four mills of the upper valley by 1 May 2031.")...)
	r := entire(t, &Series{ID: "seed"}, list)
	if got := briefOf(r, "Key messages"); got != "" {
		t.Errorf("in front stands what one said: %s", got)
	}
	if len(r.Chapters) == 0 || len(r.Chapters[0].Tables) != 1 || r.Chapters[0].Tables[0].Kind != tableDecisions {
		t.Errorf("the brief lacks the decision: %v", r.Chapters)
	}
}

func TestWordsOfTheMemoryAreToldByAVerbOfTheSourcesSort(t *testing.T) {
	for _, x := range []struct{ said, party, country, sort, want string }{
		{"Several delegations noted", "Several delegations", "", "anonymous", "Plusieurs délégations ont fait observer que les moulins étaient vieux."},
		{"Many participants recalled", "Many participants", "", "anonymous", "De nombreux participants ont rappelé que les moulins étaient vieux."},
		{"Canada warned", "Canada", "CA", "state", "Le Canada a averti que les moulins étaient vieux."},
		{"Several delegations agreed", "Several delegations", "", "anonymous", "Plusieurs délégations ont convenu que les moulins étaient vieux."},
		// With whom it agreed, the frame couldn't say.
		{"Canada agreed", "Canada", "CA", "state", "Selon le Canada, les moulins étaient vieux."},
		// A verb of no sort that is known.
		{"Canada wagered", "Canada", "CA", "state", "Selon le Canada, les moulins étaient vieux."},
	} {
		s := parties("en", x.said+" that the mills were old.")[0]
		s.Parties = []*pb.Party{{Name: x.party, Country: x.country, Sort: x.sort}}
		s.Evidence = &pb.Evidence{Ordinal: 1, Text: x.said}
		r := compose(t, &Series{ID: "mills", Language: "fr", Passages: 40, Memory: remembering(s.Text, "les moulins étaient vieux")}, append(laterOn("fr", plenty("fr")...), s))
		if got := prose(&pb.Report{Chapters: themed(r)}); !strings.Contains(got, x.want) {
			t.Errorf("%s: %q, want %q", x.said, got, x.want)
		}
	}
}

func TestWhoSpeaksForAGroupIsOneVoiceWithIt(t *testing.T) {
	for _, x := range []struct{ tag, text, group, country, want string }{
		{"en", "Speaking for the Group of Hill States, the delegate of Kenya said that the mills were old.", "Group of Hill States", "KE", "Kenya (for Group of Hill States)"},
		{"fr", "Le délégué du Kenya, au nom du Groupe des hauts plateaux, a dit que les moulins étaient vieux.", "Groupe des hauts plateaux", "KE", "le Kenya (au nom de Groupe des hauts plateaux)"},
		{"es", "Por el Grupo de la Sierra, Kenia dijo que los molinos eran viejos.", "Grupo de la Sierra", "KE", "Kenia (en nombre de Grupo de la Sierra)"},
		// Two voices, and a group that is only asked for.
		{"en", "Kenya and the Group of Hill States said that the mills were old.", "Group of Hill States", "KE", "Kenya and Group of Hill States"},
		{"en", "Kenya spoke for the Group of Hill States to be heard.", "Group of Hill States", "KE", "Kenya and Group of Hill States"},
	} {
		s := parties(x.tag, x.text)[0]
		s.Parties = []*pb.Party{{Name: "Kenya", Country: x.country, Sort: "state"}, {Name: x.group, Sort: "group"}}
		packs, err := language.Load(x.tag)
		if err != nil {
			t.Fatal(err)
		}
		bodies, err := openBodies()
		if err != nil {
			t.Fatal(err)
		}
		c := &composer{pack: packs, packs: map[string]*language.Pack{x.tag: packs}, bodies: bodies}
		e := &entry{Statement: s, doc: &source{meta: s.Metadata, session: &meeting{number: 1}}}
		if got := c.voicesNamed(e); got != x.want {
			t.Errorf("%s: %q, want %q", x.text, got, x.want)
		}
	}
}
