package name_test

import (
	"strings"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// readers give a reader of sentences and one of the names in a document of them.
func readers(t *testing.T) (read func(lang, text string) *grammar.Sentence, find func(s ...*grammar.Sentence) []string) {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	read = func(lang, text string) *grammar.Sentence {
		s := grammar.NewVocabulary(lex.Of(lang)).Read(text, nil)
		s.Body = true
		s.FindVerbs()
		return s
	}
	find = func(document ...*grammar.Sentence) []string {
		lower := map[string]bool{}
		for _, s := range document {
			for _, w := range s.Words {
				lower[w.Lower] = lower[w.Lower] || w.Text == w.Lower && !w.Punct
			}
		}
		f := name.NewFinder(lex, lower, map[string]string{})
		var out []string
		for _, s := range document {
			for i := 0; i < len(s.Words); {
				if n := name.Skip(s, i); n > 0 {
					i += n
					continue
				}
				n, next, ok := f.At(s, i)
				if ok {
					out = append(out, grammar.Text(s.Words[n.From:n.End]))
				}
				i = next
			}
		}
		return out
	}
	return read, find
}

// nameCase is a sentence and the names in it, parted by bars.
type nameCase struct{ lang, text, want string }

func checkNames(t *testing.T, cases []nameCase) {
	t.Helper()
	read, find := readers(t)
	for _, c := range cases {
		if got := strings.Join(find(read(c.lang, c.text)), " | "); got != c.want {
			t.Errorf("%s\n\tgot    %s\n\twanted %s", c.text, got, c.want)
		}
	}
}

func TestANameIsCutFromWhatStandsAroundIt(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "In her speech, Deputy Minister of Public Works Brigadier-General Tran Van Obo said that soils are poor.", "Tran Van Obo"},
		{"en", "Police Colonel Rose Tani said that soils are poor.", "Rose Tani"},
		{"en", "Adv A Tani (BP) said that soils are poor.", "A Tani"},
		{"en", "The Right Honourable Rose Tani said that soils are poor.", "Rose Tani"},
		{"en", "Soils are poor in the north, and we know why,\" said Deputy Director of the Soil Board, Mr Tano Obo.", "Tano Obo"},
		{"fr", "Le médecin-colonel Jean Obo a dit que les sols sont pauvres.", "Jean Obo"},
		{"fr", "L'adjudant Jean Obo a dit que les sols sont pauvres.", "Jean Obo"},
		{"fr", "« Les sols sont pauvres et le nord a soif », a dit la directrice du Conseil des sols, Mme Rose Tani.", "Rose Tani"},
		{"es", "El teniente coronel Juan Obo dijo que los suelos se agotan.", "Juan Obo"},
		{"es", "La Msc. Rosa Tani dijo que los suelos se agotan.", "Rosa Tani"},
		{"es", "La Ing. Agr. Rosa Tani dijo que los suelos se agotan.", "Rosa Tani"},
		{"es", "Se dio inicio a la reunión técnica, la cual fue presidida por el Secretario General del Ministerio de Obras del Perú, Mtro. Juan Obo, quien destacó su valor.", "Juan Obo"},
	})
}

func TestASurnameAloneBehindAFunctionInSmallLettersIsAName(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "A continuación el superintendente Tanero, de la Oficina de Suelos, dijo que los suelos son pobres.", "Tanero"},
		{"es", "La abogada Tanero recordó que los suelos son pobres.", "Tanero"},
		{"es", "El Procurador Adjunto Tanero objetó que los suelos son pobres.", "Tanero"},
		{"fr", "Le brigadier-chef Tanot-Obolo a dénombré neuf avis.", "Tanot-Obolo"},
		{"es", "El director de Suelos, Tanero, ha asegurado que los mapas son viejos.", "Tanero"},
		{"fr", "Le porte-parole de la coopérative des jardins, Tanot, regrette que les sols soient pauvres.", "Tanot"},
		{"es", "El taita Arquelio Tanero tomó la palabra y dijo que los suelos son pobres.", "Arquelio Tanero"},
		{"es", "La profesora de Derecho Forestal, Rosa Tanero, dijo que los suelos son pobres.", "Rosa Tanero"},
	})
}

func TestASingleNameWithWhatHeIsBetweenCommasIsAName(t *testing.T) {
	checkNames(t, []nameCase{
		{"fr", "Tanodji, maraîcher au bord du fleuve, n'a jamais vendu à perte.", "Tanodji"},
		{"fr", "Tanodji, Académie nationale des sols, a souligné que les sols sont pauvres.", "Tanodji"},
		{"fr", "Lyon, ville de soie, n'a jamais vendu à perte.", ""},
		{"fr", "Dehors, comme au marché, on n'a jamais vendu à perte.", ""},
	})
}

func TestANameInCapitalsMayHoldAParticleAndStandBehindItsOffice(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "SEÁN Ó TANNÁIN (Ireland) said that soils were poor.", "SEÁN Ó TANNÁIN"},
		{"en", "The Committee's Chair, ASTRI TANGÅRD, said that soils were poor.", "ASTRI TANGÅRD"},
		{"fr", "M. Carles Tanomènech i Prat a souligné que les sols sont pauvres.", "Carles Tanomènech i Prat"},
		{"es", "Rafael Bienaventurado Cruz, director del Fondo, dijo que los suelos son pobres.", "Rafael Bienaventurado Cruz"},
	})
}

func TestATitleBeforeASurnameMakesItAName(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "La alcaldesa de Puerto Claro, Tano destacó que los suelos se agotan.", "Tano"},
		{"es", "La consejera norteña, Tano dijo que los suelos se agotan.", "Tano"},
		{"es", "Durante su intervención, la titular de RESU, Tano destacó que los suelos se agotan.", "Tano"},
		{"en", "Co-Chair Kerrs said that soils are poor.", "Kerrs"},
		{"en", "Co-Facilitator Kerrs (Peru) said that soils are poor.", "Kerrs"},
		{"fr", "Le Co-rapporteur Tano a dit que les sols sont pauvres.", "Tano"},
		{"fr", "La Cofacilitatrice Rose Tani (Togo) a dit que les sols sont pauvres.", "Rose Tani"},
		{"fr", "Ce constat, a noté le Prof. TANO Jean, est grave.", "TANO Jean"},
		{"fr", "Mme M. Obo-Tani, rapporteure, a dit que les sols sont pauvres.", "M. Obo-Tani"},
		{"fr", "Moro, pour le Bureau, a dit que les sols sont pauvres.", "Moro"},
		{"en", "Fr. Obolo said that soils are poor.", "Obolo"},
	})
}

func TestANameThatIsAWordAMonthAPlaceOrAnOfficeIsAName(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "April Kerrs, Director of the Fund, said that soils are poor.", "April Kerrs"},
		{"en", "Grace Obolo, Director of the Fund, said that soils are poor.", "Grace Obolo"},
		{"en", "Mr. March said that soils are poor.", "March"},
		{"en", "Ms. Pope said that soils are poor.", "Pope"},
		{"en", "Ann London, Director of the Fund, said that soils are poor.", "Ann London"},
		{"es", "El director del Fondo, Israel de la Cava dijo que los suelos se agotan.", "Israel de la Cava"},
		{"fr", "M. Son Min-ho a dit que les sols sont pauvres.", "Son Min-ho"},
	})
}

func TestAnInitialAndASurnameAreAName(t *testing.T) {
	checkNames(t, []nameCase{
		{"fr", "C. Tano s'inquiète du prix et demande un rapport.", "C. Tano"},
		{"fr", "P. Tano, responsable des sols, dit que les prix montent.", "P. Tano"},
		{"en", "Not so, said R. K. Obolo from the floor.", "R. K. Obolo"},
		{"fr", "M. T.R. wa Tano, président du Fonds, a dit que les sols sont pauvres.", "T.R. wa Tano"},
		{"fr", "M. Y. Le Tano a dit que les sols sont pauvres.", "Y. Le Tano"},
	})
}

func TestTheNameOfABodyOrAMeetingIsNone(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "La Fundación Rosa Tani publicó un libro sobre los suelos.", ""},
		{"en", "The Rosa Tani Foundation published a book on soils.", ""},
		{"en", "The Expert Meeting took place in the old hall.", ""},
		{"en", "The Chair Team met in the old hall.", ""},
		{"es", "El sindicato Manos Unidas publicó un libro.", ""},
	})
}
