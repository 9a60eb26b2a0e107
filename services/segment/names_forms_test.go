package segment

import (
	"strings"
	"testing"
)

// speakersOf gives the names of who says each sentence of a text, "–" for nobody.
func speakersOf(t *testing.T, lex *Lexicons, lang, text string) string {
	t.Helper()
	var out []string
	for _, s := range Segment(ruleDocument(ruleCase{lang: lang, text: text}), lex) {
		name := "–"
		for i, p := range s.Speakers {
			if i == 0 {
				name = p.Name
			} else {
				name += " + " + p.Name
			}
		}
		out = append(out, name)
	}
	return strings.Join(out, " | ")
}

type nameCase struct{ lang, text, want string }

func checkNames(t *testing.T, cases []nameCase) {
	t.Helper()
	lex := lexicons(t)
	for _, c := range cases {
		if got := speakersOf(t, lex, c.lang, c.text); got != c.want {
			t.Errorf("%s\n\tgot    %s\n\twanted %s", c.text, got, c.want)
		}
	}
}

func TestATitleBeforeASurnameMakesAPerson(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "La alcaldesa de Puerto Claro, Tano destacó que los suelos se agotan.", "Tano"},
		{"es", "La consejera norteña, Tano dijo que los suelos se agotan.", "Tano"},
		{"en", "Co-Chair Kerrs said that soils are poor.", "Kerrs"},
		{"en", "Co-Facilitator Kerrs (Peru) said that soils are poor.", "Kerrs"},
		{"fr", "Le Co-rapporteur Tano a dit que les sols sont pauvres.", "Tano"},
		{"fr", "La Cofacilitatrice Rose Tani (Togo) a dit que les sols sont pauvres.", "Rose Tani"},
	})
}

func TestANameThatIsAWordAMonthAPlaceOrAnOfficeIsAName(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "April Kerrs, Director of the Fund, said that soils are poor.", "April Kerrs"},
		{"en", "Grace Obolo, Director of the Fund, said that soils are poor.", "Grace Obolo"},
		{"es", "El director del Fondo, Israel de la Cava dijo que los suelos se agotan.", "Israel de la Cava"},
		{"fr", "M. Son Min-ho a dit que les sols sont pauvres.", "Son Min-ho"},
	})
}

func TestAnInitialAndASurnameAreAPerson(t *testing.T) {
	checkNames(t, []nameCase{
		{"fr", "C. Tano s'inquiète du prix et demande un rapport.", "C. Tano"},
		{"fr", "P. Tano, responsable des sols, dit que les prix montent.", "P. Tano"},
		{"en", "Not so, said R. K. Obolo from the floor.", "R. K. Obolo"},
	})
}

func TestInitialsThatAListPrintsAreWhomTheyStandFor(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "Present: Rosa Tani (RT, Convenor, Bureau of Soils); Øyvind Kerrs (ØK, Secretary).|ØK said that soils are poor.", "– | Øyvind Kerrs"},
		{"en", "Present: Rosa Tani (RT, Convenor, Bureau of Soils); Mei-Ling Obo-Kerrs (MLO, Guest).|MLO asked who would pay.", "– | Mei-Ling Obo-Kerrs"},
	})
}

func TestFormsOfOneNameAreOnePerson(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "Mary Anne Kerrs, Director of the Fund, said that soils are poor.|M. A. Kerrs said that water is short.", "Mary Anne Kerrs | Mary Anne Kerrs"},
		{"en", "Rosa Tani, Director of the Fund, said that soils are poor.|Rosa noted that water is short.", "Rosa Tani | Rosa Tani"},
		{"fr", "Øystein Tano, directeur du Fonds, a dit que les sols sont pauvres.|Oystein TANO a dit que l'eau manque.", "Øystein Tano | Øystein Tano"},
		{"en", "The chairs heard from Rosa Tani, Travel Coordinator, on the tours.|Ms. Tani said that buses are late.", "– | Rosa Tani"},
		{"en", "Pablo Tano Obolo, Director of the Fund, said that soils are poor.|Tano said that water is short.", "Pablo Tano Obolo | Pablo Tano Obolo"},
		{"fr", "Mme TANO Rose, directrice du Fonds, a dit que les sols sont pauvres.|Mme Tano a dit que l'eau manque.", "TANO Rose | TANO Rose"},
		// Two persons of one surname stay two.
		{"en", "Rosa Tani, Director of the Fund, said that soils are poor.|Paul Tani, Head of the Board, said that water is short.", "Rosa Tani | Paul Tani"},
		{"en", "Rosa Tani, Director of the Fund, said that soils are poor.|P. Tani, Head of the Board, said that water is short.", "Rosa Tani | P. Tani"},
		{"fr", "M. Jean Obolo, directeur du Fonds, a dit que les sols sont pauvres.|Mme Rose Obolo, juriste, a dit que l'eau manque.|M. Obolo a dit que non.", "Jean Obolo | Rose Obolo | Jean Obolo"},
		{"en", "Rosa Kerrs, Director of the Fund, said that soils are poor.|Paul Kerrs, Head of the Board, said that water is short.|Rosa Kerrs said that rain helps.|Kerrs noted that it was late.", "Rosa Kerrs | Paul Kerrs | Rosa Kerrs | Rosa Kerrs"},
		{"en", "Mr Omar dit Papa Tano said that soils are poor.|Mr Tano noted that water is short.", "Omar dit Papa Tano | Omar dit Papa Tano"},
	})
}

func TestARoleBehindANameNeedsNoComma(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "Rosa Tani Directora General de la Red de Suelos (RESU), Chile dijo que los suelos se agotan.", "Rosa Tani"},
		{"en", "Rosa Tani (Togo), Chair, Paul Obo (Chad), Vice-Chair, and Ann Kerrs (Peru), Rapporteur, were elected.|Mr. Obo said that soils are poor.", "– | Paul Obo"},
	})
}

func TestWhatIsNoPersonSpeaksForNobody(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "La Fundación Rosa Tani publicó un libro sobre los suelos.", "–"},
		{"en", "The Rosa Tani Foundation published a book on soils.", "–"},
		{"en", "The Expert Meeting took place in the old hall.", "–"},
		{"en", "Pastoral mobility grows, and seasonal mobility falls.|Seasonal Mobility said to fall, a report stressed.", "– | –"},
		{"es", "El sindicato Manos Unidas publicó un libro.", "–"},
	})
}
