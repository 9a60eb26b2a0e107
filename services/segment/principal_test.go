package segment

import (
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// TestWhoStandsInForSomebodySpeaksForThem: the principal, and that its office
// is not the speaker's.
func TestWhoStandsInForSomebodySpeaksForThem(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, name, role, behalf string }{
		{"fr", "Remplaçant au pied levé la Ministre de l'eau du Togo, M. Jean Obo, conseiller technique, a rappelé que l'eau manque.", "Jean Obo", "conseiller technique", "Ministre de l'eau du Togo"},
		{"fr", "Mme Rose Tani, représentant la Ministre de l'eau, a rappelé que l'eau manque.", "Rose Tani", "", "Ministre de l'eau"},
		{"fr", "En remplacement du Directeur général, la directrice adjointe Rose Tani a rappelé que l'eau manque.", "Rose Tani", "directrice adjointe", "Directeur général"},
		{"fr", "Mme Rose Tani, représentante de la Ligue des sols, a rappelé que l'eau manque.", "Rose Tani", "représentante", ""},
		{"en", "Standing in at short notice for the Minister of Water, Mr. John Obo, technical adviser, recalled that water is short.", "John Obo", "technical adviser", "Minister of Water"},
		{"en", "Ms. Rose Tani, representing the Minister of Water, recalled that water is short.", "Rose Tani", "", "Minister of Water"},
		{"en", "In place of Mr. Karl Lind, Ms. Rose Tani, Deputy Director, recalled that water is short.", "Rose Tani", "Deputy Director", "Karl Lind"},
		{"en", "Replacing the old pumps, Ms. Rose Tani recalled, took a year.", "Rose Tani", "", ""},
		{"es", "En representación del Defensor de las Aguas, el defensor adjunto Juan Obo recordó que falta agua.", "Juan Obo", "defensor adjunto", "Defensor de las Aguas"},
		{"es", "La Sra. Rosa Tani, en sustitución de la Ministra de Aguas, recordó que falta agua.", "Rosa Tani", "", "Ministra de Aguas"},
		{"es", "Representando a la Ministra de Aguas, el Sr. Juan Obo, asesor técnico, recordó que falta agua.", "Juan Obo", "asesor técnico", "Ministra de Aguas"},
		{"es", "Representando a la Ciudad Azul, el Sr. Juan Obo recordó que falta agua.", "Juan Obo", "", ""},
	} {
		doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: c.lang}, Paragraphs: []*pb.Paragraph{{Text: c.text, Role: pb.Role_ROLE_BODY}}}
		s := Segment(doc, lex)[0]
		if len(s.Speakers) != 1 {
			t.Errorf("%s: speakers %v (%s)", c.text, s.Speakers, s.Evidence.GetRule())
			continue
		}
		if x := s.Speakers[0]; x.Name != c.name || x.Role != c.role || x.OnBehalfOf != c.behalf {
			t.Errorf("%s\n\tgot    %q, %q, %q\n\twanted %q, %q, %q", c.text, x.Name, x.Role, x.OnBehalfOf, c.name, c.role, c.behalf)
		}
	}
}
