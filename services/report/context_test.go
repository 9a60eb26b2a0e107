package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/memory"
)

// answers makes a statement a stance on another.
func answers(st, to *pb.Statement, act pb.Act) {
	st.Act = act
	st.Responses = []*pb.Response{{Statement: to.Id, Act: act, Confidence: .9}}
}

// told are the sentences of the chapters on themes.
func toldIn(r *pb.Report) (all []string) {
	for _, ch := range themed(r) {
		for _, s := range ch.Sentences {
			all = append(all, s.Text)
		}
	}
	return all
}

// padded puts a document's worth of other matters behind statements, so that not
// everything has room.
func padded(list []*pb.Statement, sentence string) []*pb.Statement {
	tag := list[0].Language
	for i := range 60 {
		st := parties(tag, fmt.Sprintf(sentence, i+20))[0]
		st.Ordinal = list[len(list)-1].Ordinal + 2
		st.Id, st.Paragraph = fmt.Sprintf("%s.%d", st.Document, st.Ordinal), st.Ordinal
		list = append(list, st)
	}
	return list
}

func TestWhatMustStandBringsWhatItHangsOn(t *testing.T) {
	for _, x := range []struct {
		tag, pad string
		texts    []string
	}{
		{"fr", "Ostia a présenté les comptes de l'année %d, avec les recettes des ports et les dépenses des phares de la côte, village par village.", []string{
			"Ostia a rappelé que les atlas du delta dataient de vingt ans.", "Ostia a proposé de les refaire tous les cinq ans.", "Nordie a appuyé la proposition."}},
		{"es", "Ostia presentó las cuentas del año %d, con los ingresos de los puertos y los gastos de los faros de la costa, pueblo por pueblo.", []string{
			"Ostia recordó que los atlas del delta tenían veinte años.", "Ostia propuso rehacerlos cada cinco años.", "Nordia apoyó la propuesta."}},
		{"en", "Ostia presented the accounts of the year %d, with the revenue of the ports and the cost of the lighthouses of the coast, village by village.", []string{
			"Ostia recalled that the atlases of the delta were twenty years old.", "Ostia proposed to print them in colour.", "Norland supported the proposal."}},
	} {
		list := parties(x.tag, x.texts...)
		list[1].Act = pb.Act_ACT_PROPOSES
		answers(list[2], list[1], pb.Act_ACT_SUPPORTS)
		all := toldIn(compose(t, &Series{ID: "delta", Language: x.tag}, padded(list, x.pad)))
		at := slices.IndexFunc(all, func(s string) bool { return strings.HasPrefix(s, strings.TrimSuffix(x.texts[1], ".")) })
		if at < 1 || !strings.Contains(all[at-1], "delta") || at+1 == len(all) || !strings.HasPrefix(all[at+1], "Nord") && !strings.HasPrefix(all[at+1], "Norland") {
			t.Errorf("%s: %q: the proposal stands behind what it is about, before who supports it", x.tag, all)
		}
	}
}

func TestAnAmendmentIsTheLastOneNamed(t *testing.T) {
	list := parties("en",
		"Ostia proposed that each port keep its own log.",
		"Norland supported the proposal.",
		"Sudland held that the captains should keep one instead.",
		"Weston supported this amendment.")
	list[0].Act, list[2].Act = pb.Act_ACT_PROPOSES, pb.Act_ACT_URGES
	answers(list[1], list[0], pb.Act_ACT_SUPPORTS)
	answers(list[3], list[0], pb.Act_ACT_SUPPORTS)
	all := toldIn(compose(t, &Series{ID: "ports"}, padded(list, "Ostia presented the accounts of the year %d, with the revenue of the ports and the cost of the lighthouses, village by village.")))
	at := slices.IndexFunc(all, func(s string) bool { return strings.HasPrefix(s, "Weston") })
	if at < 1 || !strings.HasPrefix(all[at-1], "Sudland") {
		t.Errorf("%q: it stands behind what it supports", all)
	}
}

func TestAParagraphFollowsItsSources(t *testing.T) {
	list := parties("en",
		"Ostia proposed that each port keep a log of the boats that land there.",
		"Norland opposed the log of the boats.",
		"Norland warned that a log of boats that nobody reads costs a clerk.",
		"Ostia now limits the log of the boats to the ports with a clerk.",
		"Norland, which had opposed the log of the boats, no longer objects to it.")
	list[0].Act, list[3].Act = pb.Act_ACT_PROPOSES, pb.Act_ACT_PROPOSES
	answers(list[1], list[0], pb.Act_ACT_OPPOSES)
	for i, st := range list[3:] {
		st.Document, st.File, st.Metadata.Session = "second", "second.pdf", 2
		st.Ordinal = uint32(i + 1)
		st.Id = fmt.Sprintf("second.%d", i+1)
	}
	answers(list[4], list[3], pb.Act_ACT_SUPPORTS)
	r := compose(t, &Series{ID: "boats", Passages: 20}, list)
	var ids []string
	paragraphs := map[uint32]bool{}
	for _, ch := range themed(r) {
		for _, s := range ch.Sentences {
			ids = append(ids, s.Citations...)
			paragraphs[s.Paragraph] = true
		}
	}
	if want := []string{"S1a-1", "S1a-2", "S1a-3", "S2a-1", "S2a-2"}; !slices.Equal(ids, want) || len(paragraphs) != 1 {
		t.Errorf("%v in %d paragraphs, want %v in one", ids, len(paragraphs), want)
	}
}

func TestTwoShortClausesOfOneSpeakerStandInOneSentence(t *testing.T) {
	var list []*pb.Statement
	for i, text := range []string{"The wells of the north are dry.", "The pumps of the old town were sold last."} {
		st := line(1, uint32(i+1), "Ana Ruiz", "", text)
		st.Attribution, st.Paragraph, st.Language, st.Metadata.Language = pb.Attribution_ATTRIBUTION_CONTINUATION, 1, "en", "en"
		st.Speakers[0].Country = ""
		list = append(list, st)
	}
	r := compose(t, &Series{ID: "wells", Language: "en", Passages: 20}, list)
	s := themed(r)[0].Sentences
	if want := "According to Ana Ruiz (Ruritania), the wells of the north are dry; the pumps of the old town were sold last."; len(s) != 1 || s[0].Text != want || len(s[0].Citations) != 2 {
		t.Errorf("%v, want %q with two citations", s, want)
	}
	for _, f := range verify(t, r, list) {
		t.Error(f)
	}
}

func TestBothHalvesOfASentenceAreToldInTheWordsOfTheMemory(t *testing.T) {
	const text = "Paper logs are not enough: Ostia advocated buoys with a light."
	list := parties("en", text, "Norland supported the proposal.")
	list[0].Act = pb.Act_ACT_URGES
	answers(list[1], list[0], pb.Act_ACT_SUPPORTS)
	m := remembering(text, "les carnets de papier ne suffisent pas")
	m.Put(memory.Entry{Text: text, Form: memory.Infinitive, Language: "en", Target: "fr", Words: "installer des bouées lumineuses"})
	r := compose(t, &Series{ID: "buoys", Language: "fr", Memory: m}, list)
	if got := prose(r); !strings.Contains(got, "les carnets de papier ne suffisent pas\u00a0; il faudrait installer des bouées lumineuses.") {
		t.Errorf("%q: a half is lost", got)
	}
}

func TestAStanceOnAPartNamesThePart(t *testing.T) {
	c := &composer{packs: packs(t)}
	c.pack = c.packs["en"]
	to := &entry{Statement: &pb.Statement{Text: "Ostia proposed a log with a fee for each boat.", Language: "en"}, doc: &source{}}
	for text, want := range map[string]string{
		"Norland opposed the fee, since nobody would pay it.": "the fee",
		"Norland opposed the proposal.":                       "",
		"Norland opposed it.":                                 "",
	} {
		a := &entry{Statement: &pb.Statement{Text: text, Language: "en"}, doc: &source{}}
		to.answers = []answer{{by: a, act: pb.Act_ACT_OPPOSES}}
		if got := c.partOf(a, to); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
