package segment

import (
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// TestTitlesArePartedIntoRoleBodyAndCountry: how the words around a name are read.
func TestTitlesArePartedIntoRoleBodyAndCountry(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org, acronym, country string }{
		{"fr", "Rose Tani, Directrice générale de l'Organisation du Bassin (OB), a dit que l'eau manque.", "Directrice générale", "Organisation du Bassin", "OB", ""},
		{"fr", "Rose Tani, Ministre de la santé du Mali, a dit que l'eau manque.", "Ministre de la santé", "Mali", "", "ML"},
		{"fr", "M. Jean Obo (Uruguay) a dit que l'eau manque.", "", "Uruguay", "", "UY"},
		{"en", "Rose Tani, Director-General of the River Organization (RO), said water is short.", "Director-General", "River Organization", "RO", ""},
		{"en", "Rose Tani, Minister of Health of Mali, said water is short.", "Minister of Health", "Mali", "", "ML"},
		{"en", "FAO Director Rose Tani said water is short.", "Director", "FAO", "FAO", ""},
		{"en", "Rose Tani (Blue Trust) said water is short.", "", "Blue Trust", "", ""},
		{"en", "Ms. Rose Tani (Peru) said water is short.", "", "Peru", "", "PE"},
		{"en", "Rose Tani of the Blue Trust said water is short.", "", "Blue Trust", "", ""},
		{"es", "Rosa Tani, directora general de la Organización del Río (OR), dijo que falta agua.", "directora general", "Organización del Río", "OR", ""},
		{"es", "Rosa Tani, Ministra de Salud del Perú, dijo que falta agua.", "Ministra de Salud", "Perú", "", "PE"},
		{"es", "El Sr. Juan Obo (Argentina) dijo que falta agua.", "", "Argentina", "", "AR"},
	} {
		doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: c.lang}, Paragraphs: []*pb.Paragraph{{Text: c.text, Role: pb.Role_ROLE_BODY}}}
		s := Segment(doc, lex)[0]
		if len(s.Speakers) != 1 {
			t.Errorf("%s: speakers %v (%s)", c.text, s.Speakers, s.Evidence.GetRule())
			continue
		}
		x := s.Speakers[0]
		if x.Role != c.role || x.Organisation != c.org || x.Acronym != c.acronym || x.Country != c.country {
			t.Errorf("%s\n\tgot    %q, %q, %q, %q\n\twanted %q, %q, %q, %q", c.text, x.Role, x.Organisation, x.Acronym, x.Country, c.role, c.org, c.acronym, c.country)
		}
	}
}

func TestASpeakersSectorIsToldByTheBody(t *testing.T) {
	lex := lexicons(t)
	for text, want := range map[string]pb.Sector{
		"Rose Tani, Minister of Health of Mali, said water is short.":            pb.Sector_SECTOR_STATE,
		"Rose Tani, Director of UNICEF, said water is short.":                    pb.Sector_SECTOR_INTERNATIONAL,
		"Rose Tani, Mayor of Lagos, said water is short.":                        pb.Sector_SECTOR_CITY,
		"Rose Tani, University of Nairobi, said water is short.":                 pb.Sector_SECTOR_ACADEMIA,
		"Rose Tani, Director of the Blue River Foundation, said water is short.": pb.Sector_SECTOR_CIVIL_SOCIETY,
		"Rose Tani, Director of the Blue River Company, said water is short.":    pb.Sector_SECTOR_PRIVATE,
		"Ms. Rose Tani said water is short.":                                     pb.Sector_SECTOR_UNSPECIFIED,
	} {
		doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: "en"}, Paragraphs: []*pb.Paragraph{{Text: text, Role: pb.Role_ROLE_BODY}}}
		if s := Segment(doc, lex)[0]; len(s.Speakers) != 1 || s.Speakers[0].Sector != want {
			t.Errorf("%s: %v, wanted %v", text, s.Speakers, want)
		}
	}
}

// TestASentenceTellsAFunctionOrABodyWithAVerb: who was elected, whom a body sent,
// who moderated; two names before one parenthesis; units before their body.
func TestASentenceTellsAFunctionOrABodyWithAVerb(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org string }{
		{"en", "Mr. Peter Obo was elected Chair.|Mr. Obo said water is short.", "Chair", ""},
		{"en", "Mr. Peter Obo and Ms. Rose Tani met whoever was elected Chair.|Mr. Obo said water is short.", "", ""},
		{"fr", "M. Jean Obo a été élu Président.|M. Obo a dit que l'eau manque.", "Président", ""},
		{"en", "The Blue River Organization (BRO) was represented by Dr. Peter Obo.|Mr. Obo said water is short.", "", "Blue River Organization"},
		{"en", "A new route was taken by the Malta Bureau of Rivers, on whose behalf Mr. Peter Obo spoke.|Mr. Obo said water is short.", "", "Malta Bureau of Rivers"},
		{"fr", "Le Fonds bleu était représenté par M. Jean Obo.|M. Obo a dit que l'eau manque.", "", "Fonds bleu"},
		{"fr", "L'avenir était représenté par M. Jean Obo.|M. Obo a dit que l'eau manque.", "", ""},
		{"en", "Mr. Peter Obo of the Blue Fund moderated the first session.|Mr. Obo said water is short.", "moderator", "Blue Fund"},
		{"en", "The session was moderated by Ms. Rose Tani, a broadcaster.|Ms. Tani said water is short.", "broadcaster", ""},
		{"en", "Witnesses: Ms. Rose Tani and Mr. Peter Obo (Association of Banks); Mr. Paul Lind (Blue Trust).|Ms. Tani said water is short.", "", "Association of Banks"},
		{"en", "Ms. Rose Tani met Mr. Peter Obo (Association of Banks).|Ms. Tani said water is short.", "", ""},
		{"en", "Rose Tani, Head, Water Division, Ministry of Rivers, said water is short.", "Head, Water Division", "Ministry of Rivers"},
		{"en", "Rose Tani, Head, Water Division, said water is short.", "Head", "Water Division"},
		{"en", "Rose Tani (Alpine River Centre, Sabotou) said water is short.", "", "Alpine River Centre"},
		{"en", "The Rivers Union of Malta stayed away. Its president, Peter Obo, said water is short.", "president", "Rivers Union of Malta"},
		{"en", "The Rivers Union of Malta stayed away.|Its president, Peter Obo, said water is short.", "president", ""},
		{"en", "The Rivers Union of Malta stayed away. The president, Peter Obo, said water is short.", "president", ""},
		{"es", "Habló también la Red Caminos de Agua. Su vocera, Rosa Tani, dijo que falta agua.", "vocera", "Red Caminos de Agua"},
		{"es", "Habló también la Red Caminos de Agua. La hermana Rosa Tani, también de la Red, dijo que falta agua.", "", "Red Caminos de Agua"},
		{"es", "Rosa Tani, la actual directora del Fondo Azul, dijo que falta agua.", "directora", "Fondo Azul"},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, "*", "*")
	}
}
