package party_test

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/party"
)

// somebody is named in a document by initials and surname, at a word of the sentence.
type somebody struct {
	initials, surname string
	at                int
}

func (p somebody) HasInitials(letters string) bool  { return letters == p.initials }
func (p somebody) HasSurname(word string) bool      { return word == p.surname }
func (p somebody) NamedWithin(first, last int) bool { return first <= p.at && p.at <= last }

// nobody is named.
var nobody = somebody{initials: "\x00", surname: "\x00", at: -1}

// reader reads a sentence of a document that shows nothing and names that person.
func reader(t *testing.T) func(lang, text string, who somebody) *party.Sentence {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return func(lang, text string, who somebody) *party.Sentence {
		s := grammar.NewVocabulary(lex.Of(lang)).Read(text, nil)
		s.FindVerbs()
		return &party.Sentence{Sentence: s, Acronyms: map[string]string{}, Persons: who, Mentions: who}
	}
}

// printed gives parties and where in the sentence they end.
func printed(s *party.Sentence, list []party.Party, end int) string {
	var out []string
	for _, p := range list {
		w := p.Sort + ":" + p.Name
		if p.Country != "" {
			w += "=" + p.Country
		}
		if p.Delegation {
			w += "*"
		}
		out = append(out, w)
	}
	return strings.Join(out, ", ") + fmt.Sprintf(" | %s", grammar.At(s.Words, end).Text)
}

type partyCase struct{ lang, text, want string }

// checkParties reads the parties that open each text, and the word behind them.
func checkParties(t *testing.T, cases []partyCase) {
	t.Helper()
	read := reader(t)
	for _, c := range cases {
		s := read(c.lang, c.text, nobody)
		list, end := s.ListAt(0, false)
		if got := printed(s, list, end); got != c.want {
			t.Errorf("%s\n\tgot    %s\n\twanted %s", c.text, got, c.want)
		}
	}
}

func TestStatesAreReadInAListWithTheirArticles(t *testing.T) {
	checkParties(t, []partyCase{
		{"fr", "La Fédération de Russie, le Mali et le Chili ont appuyé le projet.", "state:Fédération de Russie=RU, state:Mali=ML, state:Chili=CL | ont"},
		{"en", "The EU and Norway supported the text.", "organisation:EU, state:Norway=NO | supported"},
		{"es", "Bolivia y El Salvador apoyaron el texto.", "state:Bolivia=BO, state:El Salvador=SV | apoyaron"},
		{"en", "Togo, for the African Group, supported the text.", "state:Togo=TG, organisation:African Group | ,"},
		{"en", "Kenya, Mali, together with Chile, supported the text.", "state:Kenya=KE, state:Mali=ML, state:Chile=CL | ,"},
		{"en", "New York Times said so.", " | New"},
	})
}

func TestADelegateOfAStateIsTheState(t *testing.T) {
	checkParties(t, []partyCase{
		{"en", "The representative of Kenya said that wells were dry.", "state:Kenya=KE* | said"},
		{"en", "Kenya's delegate said that wells were dry.", "state:Kenya=KE* | said"},
		{"en", "The Chilean delegate said that wells were dry.", "state:Chilean delegate=CL* | said"},
		{"en", "The representatives of Eritrea and Indonesia agreed.", "state:Eritrea=ER*, state:Indonesia=ID* | agreed"},
		{"fr", "Les délégations du Mali et du Chili ont appuyé le projet.", "state:Mali=ML*, state:Chili=CL* | ont"},
		{"fr", "La délégation du Mali a appuyé le projet.", "state:Mali=ML* | a"},
		{"fr", "Le délégué permanent du Mali a appuyé le projet.", "state:Mali=ML* | a"},
		{"es", "El delegado chileno apoyó el texto.", "state:delegado chileno=CL* | apoyó"},
	})
}

func TestAGroupHasItsWholeName(t *testing.T) {
	checkParties(t, []partyCase{
		{"fr", "Plusieurs délégations ont en revanche insisté sur les délais.", "anonymous:plusieurs délégations | ont"},
		{"fr", "Les délégations africaines ont insisté sur les délais.", "anonymous:délégations africaines | ont"},
		{"fr", "De nombreux participants de la société civile ont insisté.", "anonymous:de nombreux participants de la société civile | ont"},
		{"en", "Several delegations stressed the danger.", "anonymous:several delegations | stressed"},
		{"en", "Some developing country delegates stressed the danger.", "anonymous:some developing country delegates | stressed"},
		{"en", "Members from the weavers' guilds asked for looms.", "group:members from the weavers' guilds | asked"},
		{"es", "El conjunto de los delegados apoya la idea.", "anonymous:el conjunto de los delegados | apoya"},
		{"es", "Las y los participantes apoyaron la idea.", "anonymous:participantes | apoyaron"},
		{"es", "Los miembros del Comité podrán pedir mapas.", "group:miembros del Comité | podrán"},
	})
}

func TestABodyHasItsWholeName(t *testing.T) {
	checkParties(t, []partyCase{
		{"fr", "Le Groupe d’experts a souhaité une carte.", "organisation:Groupe d’experts | a"},
		{"fr", "Le Conseil municipal a souhaité une carte.", "organisation:Conseil municipal | a"},
		{"en", "The Harbour Trust said that boats were idle.", "organisation:Harbour Trust | said"},
		{"en", "UN-Habitat said that boats were idle.", "organisation:UN-Habitat | said"},
		{"en", "The African Group said that boats were idle.", "organisation:African Group | said"},
		{"es", "El Ministerio de Obras y Aguas dijo que falta agua.", "organisation:Ministerio de Obras y Aguas | dijo"},
	})
}

func TestSomebodyWithoutANameIsAnonymous(t *testing.T) {
	checkParties(t, []partyCase{
		{"en", "A youth delegate asked for help.", "anonymous:a youth delegate | asked"},
		{"en", "A Ministry official asked for help.", "anonymous:a Ministry official | asked"},
		{"en", "Several asked for help.", "anonymous:several | asked"},
		{"fr", "Un haut fonctionnaire du ministère a demandé de l'aide.", "anonymous:un haut fonctionnaire du ministère | a"},
		{"fr", "Un participant a demandé de l'aide.", "anonymous:un participant | a"},
		{"es", "Otra asistente pidió ayuda.", "anonymous:otra asistente | pidió"},
	})
}

func TestWhatOnlyLooksLikeAPartyIsNone(t *testing.T) {
	checkParties(t, []partyCase{
		{"en", "since most cared for their own.", " | since"},
		{"en", "Very often village teachers said no.", " | Very"},
		{"en", "The reason most often given was haste.", " | The"},
		{"es", "De los 12 países de la región respondieron tres.", " | De"},
		{"fr", "Sa délégation a souhaité une carte.", " | Sa"},
		{"fr", "Une enquête menée au Mali montrait que l'eau manque.", " | Une"},
		{"en", "Report 12 said so.", " | Report"},
		{"en", "PC Rosa Obo said that lamps were out.", " | PC"},
		{"en", "", " | "},
	})
}

func TestAPersonsInitialsSurnameAndNameAreNoBody(t *testing.T) {
	read := reader(t)
	for _, c := range []struct {
		lang, text string
		who        somebody
	}{
		{"en", "RT said that wells were dry.", somebody{initials: "rt", at: -1}},
		{"fr", "Conseil a dit que l'eau manque.", somebody{surname: "conseil", at: -1}},
		{"fr", "Un haut fonctionnaire du ministère, Rosa Tani, a demandé de l'aide.", somebody{at: 6}},
	} {
		if list, _ := read(c.lang, c.text, nobody).ListAt(0, false); list == nil {
			t.Errorf("%s: nobody is named, and no party is read", c.text)
		}
		if list, _ := read(c.lang, c.text, c.who).ListAt(0, false); list != nil {
			t.Errorf("%s: %v", c.text, list)
		}
	}
}

func TestPeopleAreAGroupOnlyWhereNobodyHasTheFloor(t *testing.T) {
	read := reader(t)
	for held, want := range map[bool]bool{false: true, true: false} {
		s := read("fr", "Des habitants craignent que le marché ne ferme.", nobody)
		s.Held = held
		if list, _ := s.ListAt(0, false); (list != nil) != want {
			t.Errorf("somebody has the floor %v: %v", held, list)
		}
	}
}

func TestASymbolIsABodyInARecordOfStatements(t *testing.T) {
	read := reader(t)
	for _, review := range []bool{false, true} {
		s := read("en", "JS3 said that wells were dry.", nobody)
		s.Review = review
		if list, _ := s.ListAt(0, false); (list != nil) != review {
			t.Errorf("in a record of statements %v: %v", review, list)
		}
	}
}

func TestABodysBareNounIsTheTownsWhereTheDocumentIsItsOwn(t *testing.T) {
	read := reader(t)
	s := read("fr", "Le Conseil a souhaité une carte.", nobody)
	s.Locality = "Conseil municipal de Rivalta"
	if list, _ := s.ListAt(0, false); len(list) != 1 || list[0].Name != "Conseil municipal de Rivalta" {
		t.Errorf("got %v", list)
	}
}

func TestBehindItsVerbAPartyNeedsAnArticleOrACapital(t *testing.T) {
	read := reader(t)
	for text, want := range map[string]bool{"asked several delegations": true, "asked delegates of Mali": false, "asked Mali": true} {
		if list, _ := read("en", text, nobody).ListAt(1, true); (list != nil) != want {
			t.Errorf("%s: %v", text, list)
		}
	}
}
