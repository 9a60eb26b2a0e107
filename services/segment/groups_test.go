package segment

import (
	"strings"
	"testing"

	"rapporteur.internal/services/segment/speech"
)

// parties gives the candidates of a text's last sentence that are a collective.
func candidateParties(t *testing.T, lang, said string) []string {
	t.Helper()
	lex, w := lexicons(t), speech.ListOrder()
	var out []string
	lex.Try(ruleDocument(ruleCase{lang: lang, text: said}), w, false, false, func(all []speech.Sentence) (func(int) bool, speech.Judge) {
		last := len(all) - 1
		return func(n int) bool { return n == last }, func(n int, d *speech.Decision) int {
			if d.Kind == speech.Collective {
				var names []string
				for _, p := range d.Parties {
					if p.Country != "" {
						names = append(names, p.Country)
					} else {
						names = append(names, p.Name)
					}
				}
				out = append(out, strings.Join(names, ";"))
			}
			return 0
		}
	})
	return out
}

func TestAGroupIsACandidateUnderItsWholeName(t *testing.T) {
	for _, c := range []struct{ lang, text, who string }{
		{"fr", "La délégation du Mali a demandé un délai. Celle du Niger craignait que les puits ne se vident.", "NE"},
		{"es", "La delegación de Bolivia pidió un plazo. La de Chile temía que los pozos se secaran.", "CL"},
		{"en", "The delegation of Mali asked for time. That of Niger feared that the wells would run dry.", "NE"},
		{"fr", "Le Mali a demandé un délai. Tel n'était pas l'avis du Gabon et du Congo.", "GA;CG"},
		{"en", "Mali asked for time. That was also the view of Togo and Niger.", "TG;NE"},
		{"es", "Bolivia pidió un plazo. Esa fue también la opinión del Perú y del Ecuador.", "PE;EC"},
		{"en", "The Harbour Trust said that boats were idle. It would come back to the matter in June.", "Harbour Trust"},
		{"en", "The representative of Kenya said that wells were dry. It would come back to the matter in June.", "KE"},
		{"fr", "Le groupe 2 a dessiné une carte.", "groupe 2"},
		{"en", "Group B (wells): the map should be new.", "Group B"},
		{"es", "La Mesa 4 se decidió por un mapa.", "Mesa 4"},
		{"fr", "Mme Rose Tani a parlé des sols. Des habitants craignent que le marché ne ferme.", "habitants"},
		{"es", "Rosa Tani habló de suelos. En que falta agua coincidieron los tres expertos.", "los tres expertos"},
		{"fr", "Un débat s'engage, au cours duquel les délégués insistent sur le coût.", "délégués"},
		{"en", "The observer for the Green Fund said that soils were poor.", "Green Fund"},
		{"fr", "Plusieurs délégations ont en revanche insisté sur les délais.", "plusieurs délégations"},
		{"en", "Management responded that the plan was sound.", "management"},
		{"es", "El conjunto de los delegados apoya la idea.", "el conjunto de los delegados"},
		{"en", "Members from the weavers' guilds asked for looms.", "members from the weavers' guilds"},
		{"fr", "Le Groupe d’experts a souhaité une carte.", "Groupe d’experts"},
		{"es", "Los miembros del Comité podrán pedir mapas.", "miembros del Comité"},
	} {
		got := candidateParties(t, c.lang, c.text)
		if !contains(folds(got), folds([]string{c.who})[0]) {
			t.Errorf("%s: %q is none of %q", c.text, c.who, got)
		}
	}
}

func TestWhatIsNoPartyIsNoCandidate(t *testing.T) {
	for _, c := range []struct{ lang, text, not string }{
		{"en", "Homes were few, since most cared for their own.", "since most"},
		{"en", "Very often village teachers said no.", "very often village teachers"},
		{"en", "The reason most often given was haste, and the files showed that.", "reason most"},
		{"es", "De los 12 países de la región respondieron tres.", "de los 12 países de la región"},
		{"es", "Rosa Tani habló de suelos. La coordinación entre oficinas mejoró.", "coordinación"},
		{"fr", "Une enquête menée au Mali montrait que l'eau manque.", "une enquête menée"},
		{"fr", "Mme Rose Tani a parlé des sols. Sa délégation a souhaité une carte.", "sa délégation"},
		{"en", "Ms. Rose Tani (RT) spoke of soils.|RT said that wells were dry.", "RT"},
		{"en", "PC Rosa Obo said that lamps were out.", "PC Rosa Obo"},
	} {
		if got := candidateParties(t, c.lang, c.text); contains(folds(got), folds([]string{c.not})[0]) {
			t.Errorf("%s: %q is proposed", c.text, c.not)
		}
	}
}
