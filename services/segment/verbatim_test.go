package segment

import (
	"slices"
	"strings"
	"testing"
)

// verbatim are invented records of direct speech: paragraphs parted by |; the
// wanted lines give each sentence's rule and who, in order.
var verbatim = []struct{ name, lang, text, want string }{
	{"a full stop closes the labels", "fr",
		"#Présidence de Mme Rose Tani|Mme la présidente. La séance est ouverte.|Mme la présidente. La parole est à M. Jean Obo. (Applaudissements à gauche.)|M. Jean Obo. Les sols meurent. Le ministre a dit le contraire.|L'Union européenne a promis des fonds.|Plusieurs sénateurs du groupe vert. Très bien !|MM. Jean Obo et Luc Kerr. Bravo !|M. Jean Obo. Je conclus.|M. Luc Kerr, ministre délégué auprès du Premier ministre, chargé des sols. Nous agissons.|La séance est levée à midi.",
		`heading
chair-formula
chair-formula
chair-formula
chair-formula
stage-direction
turn-label Jean Obo
turn Jean Obo
turn Jean Obo
turn Jean Obo
turn-voices plusieurs sénateurs du groupe vert
turn-voices plusieurs sénateurs du groupe vert
turn-label Jean Obo Luc Kerr
turn Jean Obo Luc Kerr
turn-label Jean Obo
turn Jean Obo
turn-label Luc Kerr
turn Luc Kerr
chair-formula`},
	{"a dash closes the labels", "fr",
		"Mme Rose Tani, présidente. – Voici M. Obo.|M. Jean Obo, directeur du Fonds vert. – Merci. Le Fonds compte 400 agents.|Le Gouvernement a indiqué vouloir agir.|Mme Ida Kerr (Verts). – Quand ?|M. Obo. – Bientôt.",
		`turn-label Rose Tani
turn Rose Tani
turn-label Jean Obo
turn Jean Obo
turn Jean Obo
turn Jean Obo
turn-label Ida Kerr
turn Ida Kerr
turn-label Jean Obo
turn Jean Obo`},
	{"a colon closes the labels", "en",
		"The SPEAKER: Order! I call the member for Barton.|Mr OBO (Barton) (14:02): Soils are poor. The doctors said so.|Opposition members interjecting—|The member for Tani laughed at us.|Hon. members: Hear, hear!|Ms TANI (Minister for Soils) (spoke in French): I disagree.|The SPEAKER: Thank you very much.|[Laughter.]|Mr OBO: Shame!|Question put and agreed to.",
		`chair-formula
chair-formula
turn-label OBO
turn OBO
stage-direction
turn OBO
turn-voices hon. members
turn-label TANI
chair-formula
stage-direction
turn-label OBO
chair-formula`},
	{"names that nothing addresses, and numbered questions", "en",
		"#Chair: Ann Cole|Q1 Chair: Good morning.|Sir John Obo: I lead the Soil Agency.|Rose Tani: I don't.|Q2 Sam Kerr: Why?|Sir John Obo: The minister announced it late.|Q3 Chair: Thank you.",
		`heading
turn-label Ann Cole
turn-label John Obo
turn-label Rose Tani
turn-label Sam Kerr
turn-label John Obo
chair-formula`},
	{"the functions of a chamber", "es",
		"El señor PRESIDENTE: Tiene la palabra la señora Tani.|La señora TANI OBO (Grupo Verde): Gracias. El Gobierno ha señalado que habrá fondos. (Aplausos.)|Los municipios han pedido agua.|El señor MINISTRO DE SUELOS (Kerr Sanz): Voy a responder.|El diputado Jaime Cruz Gil (desde el escaño): No es verdad.|Varios señores DIPUTADOS: ¡Muy bien!|El señor PRESIDENTE: Pasamos a la votación. ¿Votos a favor?|Se levanta la sesión a las dos.",
		`chair-formula
turn-label TANI OBO
turn TANI OBO
stage-direction
turn TANI OBO
turn-label Kerr Sanz
turn-label Jaime Cruz Gil
turn-voices varios señores DIPUTADOS
chair-formula
chair-formula
chair-formula`},
	{"a dash behind the full stop, and what happens after a dash", "es",
		"SR. PRESIDENTE (Kerr).- Tiene la palabra la señora Tani.|SRA. TANI.- El suelo se agota.|El Poder Ejecutivo ha propuesto cambios.|-Aplausos.|SR. PRESIDENTE (Kerr).- Se va a votar.|-Se vota y aprueba.|SR. OBO.- Me opongo.",
		`chair-formula
turn-label TANI
turn TANI
stage-direction
chair-formula
stage-direction
turn-label OBO`},
	{"a title before the surname", "en",
		"The CHAIRMAN. The committee will come to order.|Senator TANI. Soils are poor.|Mr. OBO. Why?|Senator TANI. The agency reported it.|Mr. OBO. I see.",
		`chair-formula
chair-formula
turn-label TANI
turn TANI
turn-label OBO
turn OBO
turn-label TANI
turn TANI
turn-label OBO
turn OBO`},
}

func TestRecordsGiveTheFloorFromSpeakerToSpeaker(t *testing.T) {
	lex := lexicons(t)
	for _, c := range slices.Concat(verbatim, summaries, lists) {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex) {
				line := s.Evidence.GetRule()
				for _, x := range s.Speakers {
					line += " " + x.Name
				}
				for _, p := range s.Parties {
					line += " " + p.Name
				}
				got = append(got, line)
			}
			if all := strings.Join(got, "\n"); all != c.want {
				t.Errorf("got\n%s\nwanted\n%s", all, c.want)
			}
		})
	}
}

func TestSentencesThatEndInANameMakeNoRecordOfAReport(t *testing.T) {
	lex := lexicons(t)
	doc := ruleDocument(ruleCase{lang: "fr", text: "M. Jean Obo. Il a parlé des sols.|Mme Rose Tani a souligné leur valeur.|Les débats ont été riches.|Mme Rose Tani a remercié les participants.|La séance a repris."})
	for _, s := range Segment(doc, lex) {
		if r := s.Evidence.GetRule(); strings.HasPrefix(r, "turn") || r == "chair-formula" {
			t.Errorf("rule %s on %q", r, s.Text)
		}
	}
}
