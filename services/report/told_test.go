package report

import (
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

func packs(t testing.TB) map[string]*language.Pack {
	t.Helper()
	out := map[string]*language.Pack{}
	for _, tag := range language.Tags() {
		p, err := language.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		out[tag] = p
	}
	return out
}

func remembering(text, words string) *memory.Memory {
	m := &memory.Memory{}
	m.Put(memory.Entry{Text: text, Form: memory.Clause, Language: "en", Target: "fr", Words: words})
	return m
}

func TestASentenceIsToldByItsSpeakersNameAndTheSourcesVerb(t *testing.T) {
	for _, x := range []struct {
		name, tag, text, said, speaker, role, want string
		attribution                                pb.Attribution
	}{
		{"the role goes, the verb stays", "fr", "Ana Ruiz, Ministre de l'eau de l'Ostie, a souligné que les puits sont vieux.", "Ana Ruiz, Ministre de l'eau de l'Ostie, a souligné",
			"Ana Ruiz", "Ministre de l'eau", "Ana Ruiz (Ruritania) a souligné que les puits sont vieux.", pb.Attribution_ATTRIBUTION_EXPLICIT},
		{"an occasion goes, a condition stays", "fr", "Ana Ruiz a dit que, si les pluies manquent, les villes doivent partager l'eau.", "Ana Ruiz a dit",
			"Ana Ruiz", "", "Ana Ruiz (Ruritania) a dit que, si les pluies manquent, les villes doivent partager l'eau.", pb.Attribution_ATTRIBUTION_EXPLICIT},
		{"what goes on without a verb of saying is told with according to", "fr", "Les puits du nord sont à sec depuis mars.", "", "Ana Ruiz", "",
			"Selon Ana Ruiz (Ruritania), les puits du nord sont à sec depuis mars.", pb.Attribution_ATTRIBUTION_CONTINUATION},
		{"English keeps the tense", "en", "Ana Ruiz, Minister for Water, stressed that the wells will be dry by May.", "Ana Ruiz, Minister for Water, stressed",
			"Ana Ruiz", "Minister for Water", "Ana Ruiz (Ruritania) stressed that the wells will be dry by May.", pb.Attribution_ATTRIBUTION_EXPLICIT},
		{"a name that follows its words comes first", "en", "The wells of the north, she said, are dry.", "she said", "Ana Ruiz", "",
			"According to Ana Ruiz (Ruritania), the wells of the north are dry.", pb.Attribution_ATTRIBUTION_PRONOUN},
		{"a dropped subject is a name", "es", "Propuso que cada ciudad publicara sus pérdidas.", "Propuso", "Ana Ruiz", "",
			"Ana Ruiz (Ruritania) propuso que cada ciudad publicara sus pérdidas.", pb.Attribution_ATTRIBUTION_PRONOUN},
	} {
		s := line(1, 1, x.speaker, x.role, x.text)
		s.Language, s.Attribution, s.Paragraph = x.tag, x.attribution, 1
		s.Metadata.Language = x.tag
		s.Speakers[0].Country = ""
		if x.said != "" {
			s.Evidence = &pb.Evidence{Ordinal: 1, Text: x.said}
		}
		r := compose(t, &Series{ID: "wells", Language: x.tag}, []*pb.Statement{s})
		if got := strings.TrimSpace(prose(&pb.Report{Chapters: themed(r)})); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// themed are the chapters on themes.
func themed(r *pb.Report) (out []*pb.Chapter) {
	for _, ch := range r.Chapters {
		if ch.Kind == "theme" {
			out = append(out, ch)
		}
	}
	return out
}

func TestQueAndDeLoseTheirVowelBeforeAVowelOnly(t *testing.T) {
	for _, x := range []struct{ head, content, want string }{
		{"a dit que", "il pleut", "a dit qu’"},
		{"a dit qu'", "les puits sont vieux", "a dit que "},
		{"a dit qu’", "une pluie tombe", "a dit qu’"},
		{"a proposé de", "ouvrir un puits", "a proposé d’"},
		{"a proposé d’", "creuser", "a proposé de "},
		{"a dit que", "onze puits sont à sec", "a dit que "},
		{"a dit que", "haute mer", "a dit que "},
		{"a dit que", "hier encore", "a dit que "},
		{"a dit que", "habiter loin coûte cher", "a dit qu’"},
	} {
		if got := elided("fr", x.head, x.content); got != x.want {
			t.Errorf("%q before %q: %q, want %q", x.head, x.content, got, x.want)
		}
	}
	if got := elided("en", "said that", "it rains"); got != "said that " {
		t.Errorf("English: %q", got)
	}
}

func TestNamesInCapitalsStandAsNamesDo(t *testing.T) {
	c := &composer{packs: packs(t)}
	c.pack = c.packs["en"]
	e := &entry{Statement: &pb.Statement{Language: "en", Parties: []*pb.Party{{Name: "HARBOUR MASTERS"}}}, doc: &source{}}
	for in, want := range map[string]string{
		"The REPUBLIC OF KOREA and NEW ZEALAND agreed.": "The Republic of Korea and New Zealand agreed.",
		"The EU and the FAO agreed.":                    "The EU and the FAO agreed.",
		"The HARBOUR MASTERS objected to ISO 9001.":     "The Harbour Masters objected to ISO 9001.",
	} {
		if got := c.dry().lowered(in, e); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWhatAStateDidIsNotSaidToBeItsDelegatesWord(t *testing.T) {
	for _, x := range []struct{ tag, text, said, want string }{
		{"fr", "Le Kenya s'y est opposé : un péage de plus, a dit sa déléguée, Ana Ruiz, viderait les marchés.", "a dit sa déléguée, Ana Ruiz", "Le Kenya s'y est opposé : un péage de plus, a dit sa déléguée, Ana Ruiz, viderait les marchés."},
		{"en", "Kenya opposed the toll: one more, said its delegate, Ana Ruiz, would empty the markets.", "said its delegate, Ana Ruiz", "Kenya opposed the toll: one more, said its delegate, Ana Ruiz, would empty the markets."},
	} {
		s := line(1, 1, "Ana Ruiz", "delegate", x.text)
		s.Language, s.Metadata.Language, s.Act = x.tag, x.tag, pb.Act_ACT_OPPOSES
		s.Speakers[0].Country, s.Speakers[0].Organisation = "KE", ""
		s.Evidence = &pb.Evidence{Ordinal: 1, Text: x.said}
		r := compose(t, &Series{ID: "tolls", Language: x.tag}, []*pb.Statement{s})
		if got := strings.TrimSpace(prose(&pb.Report{Chapters: themed(r)})); got != x.want {
			t.Errorf("%s: %q, want %q", x.tag, got, x.want)
		}
	}
}

func TestWhoSpeaksInAnOfficeOfTheMeetingIsNotGivenToAState(t *testing.T) {
	for _, x := range []struct{ tag, role, organisation, country, want string }{
		{"en", "Co-Chair", "", "SE", "Ana Ruiz (Co-Chair)"},
		{"en", "Co-Chair", "Sweden", "SE", "Ana Ruiz (Co-Chair)"},
		{"fr", "coprésidente", "", "SE", "Ana Ruiz (coprésidente)"},
		{"es", "moderadora", "", "", "Ana Ruiz (moderadora)"},
		// A company's chair, a State's president, a minister.
		{"en", "Chair", "Seed Growers' Council", "", "Ana Ruiz (Seed Growers' Council)"},
		{"fr", "Présidente", "Suède", "SE", "Ana Ruiz (Suède)"},
		{"en", "Minister for Seed", "Sweden", "SE", "Ana Ruiz (Sweden)"},
	} {
		said := map[string]string{"en": "Ana Ruiz said", "fr": "Ana Ruiz a dit", "es": "Ana Ruiz dijo"}[x.tag]
		s := line(1, 1, "Ana Ruiz", x.role, said+map[string]string{"en": " that the mills of the valley are old.", "fr": " que les moulins de la vallée sont vieux.", "es": " que los molinos del valle son viejos."}[x.tag])
		s.Language, s.Metadata.Language = x.tag, x.tag
		s.Evidence = &pb.Evidence{Ordinal: 1, Text: said}
		s.Speakers[0].Organisation, s.Speakers[0].Country = x.organisation, x.country
		r := compose(t, &Series{ID: "mills", Language: x.tag}, []*pb.Statement{s})
		if got := prose(r); !strings.Contains(got, x.want+said[len("Ana Ruiz"):]) {
			t.Errorf("%s %s: %q, want %q", x.role, x.organisation, got, x.want)
		}
	}
}
