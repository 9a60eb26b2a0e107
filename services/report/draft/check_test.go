package draft

import (
	"slices"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func state(code, name string) []*pb.Party {
	return []*pb.Party{{Name: name, Country: code}}
}

func speaker(name, role, body string) []*pb.Speaker {
	return []*pb.Speaker{{Name: name, Role: role, Organisation: body}}
}

// invented is a report of invented statements in three languages, two sessions each.
func invented() *pb.Report {
	r := &pb.Report{Series: "harbours", Language: "en", Sessions: []*pb.ReportSession{
		{Number: 1, Start: "2031-05-12", End: "2031-05-12", City: "Tromsø"},
		{Number: 2, Start: "2031-09-17", End: "2031-09-17", City: "Cuenca"},
	}}
	add := func(id, tag string, session, page uint32, act pb.Act, text string, speakers []*pb.Speaker, parties []*pb.Party, answers ...string) {
		c := &pb.Citation{Id: id, Language: tag, Session: session, Document: id[:3] + tag, Page: page, Pages: []uint32{page}, Text: text, Act: act, Speakers: speakers, Parties: parties, Statement: tag + id}
		for _, a := range answers {
			c.Responses = append(c.Responses, &pb.Response{Statement: tag + a, Act: act})
		}
		r.Citations = append(r.Citations, c)
	}
	const (
		proposes, supports, opposes, asserts, commits = pb.Act_ACT_PROPOSES, pb.Act_ACT_SUPPORTS, pb.Act_ACT_OPPOSES, pb.Act_ACT_ASSERTS, pb.Act_ACT_COMMITS
	)
	add("S1a-1", "en", 1, 1, proposes, "ICELAND proposed a common register of pilots, to be kept by the ports themselves.", nil, state("IS", "ICELAND"))
	add("S1a-2", "en", 1, 1, supports, "PERU supported the proposal, provided that small ports pay nothing.", nil, state("PE", "PERU"), "S1a-1")
	add("S1a-3", "en", 1, 2, asserts, "Greta Amundsen, Director of the Northern Tug Association (NTA), said that 2,900 tugs were older than thirty years and that one crew in five had no relief.", speaker("Greta Amundsen", "Director", "Northern Tug Association"), nil)
	add("S1a-4", "en", 1, 2, opposes, "KENYA could not accept a levy on berths.", nil, state("KE", "KENYA"), "S1a-1")
	add("S1a-5", "en", 1, 2, commits, "FIJI announced that it would dredge its channel by 31 December 2033.", nil, state("FJ", "FIJI"))
	add("S1a-6", "en", 1, 3, asserts, "Paul Okello, of the Lake Ferry Board, observed that a buoy without a lamp is a rock that floats.", speaker("Paul Okello", "", "Lake Ferry Board"), nil)
	add("S2a-7", "en", 2, 1, supports, "NORWAY supported the register and INDIA opposed it.", nil, append(state("NO", "NORWAY"), state("IN", "INDIA")...))
	add("S2a-8", "en", 2, 1, asserts, "Divers should be paid from the third hour onwards.", nil, nil)
	add("S1a-11", "fr", 1, 1, proposes, "Le Portugal a proposé une bouée d'alerte pour chaque chenal, au prix de 1 850 francs.", nil, state("PT", "Portugal"))
	add("S1a-12", "fr", 1, 1, supports, "Le Chili a appuyé cette proposition, à condition que la bouée soit réparable à bord.", nil, state("CL", "Chili"), "S1a-11")
	add("S1a-13", "fr", 1, 2, asserts, "La directrice du Comité des phares, Odile Kerboul, a constaté que sept gardiens sur dix n'avaient pas de relève.", speaker("Odile Kerboul", "directrice", "Comité des phares"), nil)
	add("S1a-14", "fr", 1, 2, supports, "Le Japon et le Kenya ont soutenu le projet de digue.", nil, append(state("JP", "Japon"), state("KE", "Kenya")...))
	add("S2a-15", "fr", 2, 3, commits, "La Norvège livrera deux cents lanternes avant le 30 juin 2033.", nil, state("NO", "Norvège"))
	add("S1a-21", "es", 1, 1, proposes, "Islandia propuso un fondo de seis millones de coronas para los remolcadores viejos.", nil, state("IS", "Islandia"))
	add("S1a-22", "es", 1, 1, supports, "Fiyi lo respaldó, siempre que los puertos pequeños no pagaran cuota.", nil, state("FJ", "Fiyi"), "S1a-21")
	add("S1a-23", "es", 1, 2, asserts, "Según Nuria Belmonte, del Consejo de Prácticos, los prácticos duermen tarde y comen de pie.", speaker("Nuria Belmonte", "", "Consejo de Prácticos"), nil)
	add("S2a-24", "es", 2, 2, opposes, "Noruega no pudo aceptar la tasa sobre los atraques.", nil, state("NO", "Noruega"))
	add("S2a-25", "es", 2, 3, commits, "Kenia abrirá tres faros antes del 31 de marzo de 2033.", nil, state("KE", "Kenia"))
	return r
}

// examples are sentences of drafts with what is wrong with each; "" is nothing.
var examples = []struct{ sentence, code string }{
	// Citations and pages.
	{"Iceland proposed a common register of pilots [S1a-1, p. 1].", ""},
	{"Iceland proposed a common register of pilots [S1a-1, p. 4].", "page_wrong"},
	{"Iceland proposed a common register of pilots [S7b-1].", "citation_unknown"},
	{"Iceland proposed a common register of pilots [S1a].", "citation_unknown"},
	{"Iceland proposed a common register of pilots.", "citation_missing"},
	// Quotations.
	{"Mr. Okello held that “a buoy without a lamp is a rock that floats” [S1a-6].", ""},
	{"Mr. Okello held that “a buoy […] is a rock that floats” [S1a-6].", ""},
	{"Mr. Okello held that “a buoy without a lamp is a stone that floats” [S1a-6].", "quotation_altered"},
	{"Selon Odile Kerboul, « sept gardiens sur dix n'avaient pas de relève » [S1a-13].", ""},
	{"Selon Odile Kerboul, « sept gardiens sur dix n'avaient pas de salaire » [S1a-13].", "quotation_altered"},
	{"Nuria Belmonte dijo que los prácticos «duermen tarde y comen de pie» [S1a-23].", ""},
	{"Nuria Belmonte dijo que los prácticos «duermen poco y comen de pie» [S1a-23].", "quotation_altered"},
	// States, by name, adjective, short name.
	{"The Icelandic delegation proposed a register of pilots [S1a-1].", ""},
	{"The Fijian delegation proposed a register of pilots [S1a-1].", "state_not_cited"},
	{"Le délégué portugais voulait une bouée par chenal [S1a-11].", ""},
	{"Le délégué chilien voulait une bouée par chenal [S1a-11].", "state_not_cited"},
	{"La delegación noruega no pudo aceptar la tasa [S2a-24].", ""},
	{"La delegación keniana no pudo aceptar la tasa [S2a-24].", "state_not_cited"},
	// Bodies and persons.
	{"For the NTA, one crew in five has no relief [S1a-3].", ""},
	{"For the Lake Ferry Board, one crew in five has no relief [S1a-3].", "body_not_cited"},
	{"Ms. Amundsen counted the tugs that are older than thirty years [S1a-3].", ""},
	{"Mr. Okello counted the tugs that are older than thirty years [S1a-3].", "name_not_cited"},
	{"Odile Kerboul, du Comité des phares, s'inquiétait de la relève des gardiens [S1a-13].", ""},
	{"Odile Kerboul, du Comité des digues, s'inquiétait de la relève des gardiens [S1a-13].", ""}, // "Comité" is a word of the body cited; who isn't sure doesn't blame.
	{"Nuria Belmonte, de la Liga de Remolcadores, habló de los prácticos [S1a-23].", "body_not_cited"},
	{"The Chair said that 2,900 tugs were older than thirty years [S1a-3].", "role_wrong"},
	// Numbers: other spellings, roundings, shares, spans, ordinals.
	{"Nearly three thousand tugs are older than thirty years, said Ms. Amundsen [S1a-3].", ""},
	{"Nearly two thousand tugs are older than thirty years, said Ms. Amundsen [S1a-3].", "number"},
	{"Ms. Amundsen said that 20 per cent of crews had no relief [S1a-3].", ""},
	{"Ms. Amundsen said that 25 per cent of crews had no relief [S1a-3].", "number"},
	{"Divers should be paid from the third hour on [S2a-8].", ""},
	{"Divers should be paid from the second hour on [S2a-8].", "number"},
	{"Chaque bouée coûterait mille huit cent cinquante francs [S1a-11].", ""},
	{"Chaque bouée coûterait mille six cent cinquante francs [S1a-11].", "number"},
	{"D'après Mme Kerboul, 70 % des gardiens n'ont pas de relève [S1a-13].", ""},
	{"D'après Mme Kerboul, 60 % des gardiens n'ont pas de relève [S1a-13].", "number"},
	{"El fondo sería de 6 millones de coronas [S1a-21].", ""},
	{"El fondo sería de ocho millones de coronas [S1a-21].", "number"},
	// Dates.
	{"Fiji will have dredged its channel by the end of 2033 [S1a-5].", ""},
	{"Fiji will have dredged its channel by 30 November 2033 [S1a-5].", "date"},
	{"La Norvège livrera 200 lanternes d'ici à la fin de juin 2033 [S2a-15].", ""},
	{"La Norvège livrera 200 lanternes d'ici à la fin de mai 2033 [S2a-15].", "date"},
	{"Kenia abrirá tres faros antes de que termine marzo de 2033 [S2a-25].", ""},
	{"Kenia abrirá tres faros antes de mayo de 2033 [S2a-25].", "date"},
	// Negation.
	{"Kenya was unable to accept a levy on berths [S1a-4].", ""},
	{"Kenya could accept a levy on berths [S1a-4].", "stance_reversed"},
	{"Divers should not be paid from the third hour onwards [S2a-8].", "negation"},
	{"Faute de relève, sept gardiens sur dix restaient en poste [S1a-13].", ""},
	{"Sept gardiens sur dix avaient une relève [S1a-13].", "negation"},
	{"Los prácticos no duermen tarde, según Nuria Belmonte [S1a-23].", "negation"},
	{"Nuria Belmonte contó que los prácticos comen de pie [S1a-23].", ""},
	// Sides.
	{"Norway backed the register, which India rejected [S2a-7].", ""},
	{"India backed the register [S2a-7].", "stance_reversed"},
	{"Le projet a été appuyé par le Japon et le Kenya [S1a-14].", ""},
	{"Le Japon a rejeté le projet de digue [S1a-14].", "stance_reversed"},
	{"Fiyi se opuso al fondo, salvo que los puertos pequeños no pagaran [S1a-22].", "stance_reversed"},
	// Sessions, by number, weekday, place.
	{"At the second session, Norway supported the register [S2a-7].", ""},
	{"At the first session, Norway supported the register [S2a-7].", "session_wrong"},
	{"In Tromsø, Norway supported the register [S2a-7].", "session_wrong"},
	{"On Monday, Norway supported the register [S2a-7].", "session_wrong"},
	{"À la première session, la Norvège a promis deux cents lanternes [S2a-15].", "session_wrong"},
	{"En la primera sesión, Kenia prometió tres faros [S2a-25].", "session_wrong"},
	// Conditions.
	{"Peru supported the register if small ports pay nothing [S1a-2] [S1a-1].", ""},
	{"Peru supported the register of pilots [S1a-2] [S1a-1].", "condition_dropped"},
	{"Le Chili a appuyé la proposition pourvu que la bouée soit réparable [S1a-12].", ""},
	{"Le Chili a appuyé la proposition [S1a-12].", "condition_dropped"},
	{"Fiyi respaldó el fondo a condición de que los puertos pequeños no pagaran [S1a-22].", ""},
	{"Fiyi respaldó el fondo [S1a-22].", "condition_dropped"},
	// Support.
	{"Shore crews complained about cold kitchens, wet bunks and missing letters from home [S2a-8].", "support_low"},
	{"Greta Amundsen dijo que 2.900 remolcadores tenían más de treinta años y seguían navegando cada noche [S1a-3].", "not_judged"},
}

func TestEachSentenceIsBlamedForWhatIsWrongAndForNothingElse(t *testing.T) {
	e, err := NewExaminer(invented(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range examples {
		var codes []string
		for _, f := range e.Check(Text(x.sentence)) {
			codes = append(codes, string(f.Code))
			if f.What == "" || f.Remedy == "" || f.Line != 1 {
				t.Errorf("%s: a finding without reason, remedy or line: %+v", x.sentence, f)
			}
		}
		switch {
		case x.code == "" && len(codes) > 0:
			t.Errorf("%s\n\tis blamed: %v", x.sentence, e.Check(Text(x.sentence)))
		case x.code != "" && !slices.Contains(codes, x.code):
			t.Errorf("%s\n\twants %s, has %v", x.sentence, x.code, codes)
		}
	}
}

func TestASwappedPersonIsNotWhoSaidIt(t *testing.T) {
	r := invented()
	r.Citations = append(r.Citations, &pb.Citation{Id: "S1a-30", Language: "en", Session: 1, Document: "d", Page: 1, Pages: []uint32{1},
		Text: "Paul Okello agreed with Ms. Amundsen that the locks were too narrow.", Speakers: speaker("Paul Okello", "", "Lake Ferry Board")})
	e, err := NewExaminer(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := e.Check(Text("Ms. Amundsen announced that the locks were too narrow [S1a-30]."))
	if len(found) != 1 || found[0].Code != Speaker {
		t.Errorf("who is only mentioned is taken for who spoke: %+v", found)
	}
	if found := e.Check(Text("Mr. Okello agreed with Ms. Amundsen that the locks were too narrow [S1a-30].")); len(found) > 0 {
		t.Errorf("a true sentence is blamed: %+v", found)
	}
}

func TestTheSameDraftGivesTheSameFindings(t *testing.T) {
	var text string
	for _, x := range examples {
		text += x.sentence + "\n\n"
	}
	var first []Finding
	for n := range 3 {
		e, err := NewExaminer(invented(), nil)
		if err != nil {
			t.Fatal(err)
		}
		found := e.Check(Text(text))
		if n == 0 {
			first = found
		} else if !slices.EqualFunc(first, found, func(a, b Finding) bool { return a.What == b.What && a.Line == b.Line && a.Code == b.Code }) {
			t.Fatal("two readings of one draft differ")
		}
	}
}

func TestAReportWithoutStatementsHoldsNothing(t *testing.T) {
	if _, err := NewExaminer(&pb.Report{Series: "s", Language: "en"}, nil); err == nil {
		t.Error("a draft can be held to nothing")
	}
}
