package segment

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/invented"
)

// creditCase is a text (paragraphs parted by |, headings begin with #) and who its
// last sentence is credited to: persons, States and bodies, parted by ";"; empty:
// nobody, it is the rapporteur's own.
type creditCase struct{ lang, text, who string }

func checkCredit(t *testing.T, cases []creditCase) {
	t.Helper()
	lex := lexicons(t)
	for _, c := range cases {
		all := Segment(invented.Document(c.lang, c.text), lex)
		s := all[len(all)-1]
		if got := creditedTo(s); got != c.who {
			t.Errorf("%s: %s\n\tgot    %q (%s, %.2f)\n\twanted %q", c.lang, s.Text, got, s.Evidence.GetRule(), s.Confidence, c.who)
		}
	}
}

func creditedTo(s *pb.Statement) string {
	var who []string
	if s.Kind == pb.Kind_KIND_STATEMENT {
		for _, x := range s.Speakers {
			who = append(who, x.Name)
		}
	}
	if s.Kind == pb.Kind_KIND_COLLECTIVE {
		for _, x := range s.Parties {
			if x.Country != "" {
				who = append(who, x.Country)
			} else {
				who = append(who, x.Name)
			}
		}
		slices.Sort(who)
	}
	return strings.Join(who, ";")
}

// What opens a section's text sums up in the rapporteur's own voice, however much
// the last speaker could have said it.
func TestWhatOpensAParagraphIsNotTheLastSpeakers(t *testing.T) {
	checkCredit(t, []creditCase{
		{"fr", "Rose Tani, directrice du Fonds vert, a présenté des bassins qui retiennent la pluie. Elle a dit que les sols s'appauvrissent.|Des registres fiables sont indispensables à un bon partage de l'eau.", ""},
		{"fr", "Jean Obo, chef du Centre des puits, a montré comment les villages se partagent l'eau.|Il reste encore beaucoup à faire dans le domaine des puits.", ""},
		{"en", "Rose Tani, Director of the Green Fund, presented basins that hold the rain. She said that soils are poor.|Reliable registers are essential to a fair sharing of water.", ""},
		{"en", "John Obo, Head of the Well Centre, explained how villages share water.|Much remains to be done about wells.", ""},
		{"es", "Rosa Tani, directora del Fondo Verde, presentó unas balsas que retienen la lluvia. Dijo que los suelos se agotan.|Los registros fiables son indispensables para un buen reparto del agua.", ""},
		{"es", "Juan Obo, jefe del Centro de Pozos, explicó cómo los pueblos reparten el agua.|Queda aún mucho por hacer en materia de pozos.", ""},
		// Its own words, or those of the sentence behind, may say that the speaker goes on.
		{"fr", "Rose Tani, directrice du Fonds vert, a dit que les sols s'appauvrissent.|Elle a ajouté que la pluie manque.", "Rose Tani"},
		{"en", "Rose Tani, Director of the Green Fund, said that soils are poor.|She added that rain is short.", "Rose Tani"},
		{"es", "Rosa Tani, directora del Fondo Verde, dijo que los suelos se agotan.|Añadió que falta lluvia.", "Rosa Tani"},
	})
}
