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

// Somebody who is named by what they are alone is no speaker: whose they are is.
func TestADelegateWithoutANameIsTheState(t *testing.T) {
	checkCredit(t, []creditCase{
		{"en", "KENYA proposed a levy on wells. A well, its delegate said, costs a year of harvests.", "KE"},
		{"en", "TOGO asked for time. GABON asked for a text. The farmer is the first engineer, its delegate argued, and stands nowhere in it.", "GA"},
		{"en", "Although a member of the Alliance, CHILE regretted the change: softened, its delegate said, the levy is a gift.", "CL"},
		{"fr", "Le Togo a proposé une taxe sur les puits. Un puits, a dit son délégué, coûte une année de récolte.", "TG"},
		{"fr", "Le Gabon a demandé un texte. L'éleveur est le premier ingénieur, a fait valoir son représentant, et n'y figure nulle part.", "GA"},
		{"es", "El Perú propuso una tasa sobre los pozos. Un pozo, dijo su delegado, cuesta un año de cosecha.", "PE"},
		{"es", "Chile pidió un texto. El ganadero es el primer ingeniero, sostuvo su representante, y no figura en él.", "CL"},
		// Where several could be meant, nobody is told to have said it.
		{"en", "KENYA and TOGO proposed a levy on wells. A well, its delegate said, costs a year of harvests.", ""},
		{"fr", "Le Togo et le Gabon ont proposé une taxe. Un puits, a dit son délégué, coûte une année de récolte.", ""},
		{"es", "El Perú y Chile propusieron una tasa. Un pozo, dijo su delegado, cuesta un año de cosecha.", ""},
		// A name behind it says who it is.
		{"fr", "Le Togo s'est opposé à la taxe : un puits, a dit sa déléguée, Rose Tani, coûte une année de récolte.", "Rose Tani"},
		{"es", "El Perú presentó el plan de pozos. Un pozo, precisó su delegada, Rosa Tani, cuesta un año de cosecha.", "Rosa Tani"},
	})
}

func TestAWordThatSinglesOutIsNoPartOfAName(t *testing.T) {
	checkCredit(t, []creditCase{
		{"en", "KENYA proposed a ceiling. Only NORWAY continued to defend a levy, explaining that wells cost money.", "NO"},
		{"en", "KENYA proposed a ceiling. Even Norway supported the idea.", "NO"},
		{"fr", "Le Togo a proposé un plafond. Seul le Gabon a défendu la taxe, en expliquant que les puits coûtent cher.", "GA"},
		{"fr", "Le Togo a proposé un plafond. Même la Norvège a soutenu cette idée.", "NO"},
		{"es", "Bolivia propuso un tope. Solo el Perú defendió la tasa y explicó que los pozos cuestan dinero.", "PE"},
		{"es", "Bolivia propuso un tope. Incluso Noruega apoyó la idea.", "NO"},
		{"en", "Ms. Rose Tani asked for a text. Only Rose Tani said that wells cost money.", "Rose Tani"},
	})
}

func TestANamedDelegateOfAStateIsItsDelegate(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, name, org, country string }{
		{"fr", "Le Togo s'est opposé à la taxe : un puits, a dit sa déléguée, Rose Tani, coûte une année de récolte.", "Rose Tani", "Togo", "TG"},
		{"es", "El Perú presentó el plan de pozos. Un pozo, precisó su delegada, Rosa Tani, cuesta un año de cosecha.", "Rosa Tani", "Perú", "PE"},
		{"en", "Norway disputed the levy: a well, said its delegate, Rose Tani, costs a year of harvests.", "Rose Tani", "Norway", "NO"},
		{"es", "El Perú y Chile presentaron el plan. Un pozo, precisó su delegada, Rosa Tani, cuesta un año de cosecha.", "Rosa Tani", "", ""},
	} {
		all := Segment(invented.Document(c.lang, c.text), lex)
		s := all[len(all)-1]
		if len(s.Speakers) != 1 {
			t.Errorf("%s: %d speakers (%s)", c.text, len(s.Speakers), s.Evidence.GetRule())
			continue
		}
		if x := s.Speakers[0]; x.Name != c.name || x.Organisation != c.org || x.Country != c.country {
			t.Errorf("%s: %q, %q, %q", c.text, x.Name, x.Organisation, x.Country)
		}
	}
}

// Whose words they are called stands before them, whoever had the floor.
func TestWhoIsNamedAsTheSourceSaysIt(t *testing.T) {
	checkCredit(t, []creditCase{
		{"fr", "Mme Rose Tani a présenté ses mesures. Au dire du chef du village de Zan, Jean Obo Lindo, les camions venaient la nuit.", "Jean Obo Lindo"},
		{"fr", "Mme Rose Tani a présenté ses mesures. Aux dires de la cheffe du canton, Lise Obo, les camions venaient la nuit.", "Lise Obo"},
		{"fr", "Mme Rose Tani a présenté ses mesures. De l'avis du maire de Zan, Jean Obo, les camions venaient la nuit.", "Jean Obo"},
		{"fr", "Mme Rose Tani a présenté ses mesures. De l'aveu du maire de Zan, Jean Obo, les camions venaient la nuit.", "Jean Obo"},
		{"en", "Ms. Rose Tani presented her measurements. According to the chief of the village of Zan, John Obo Lindo, lorries came at night.", "John Obo Lindo"},
		{"en", "Ms. Rose Tani presented her measurements. By the account of the chief of the village, John Obo, lorries came at night.", "John Obo"},
		{"es", "La Sra. Rosa Tani presentó sus mediciones. Según el jefe de la aldea de Zan, Juan Obo Lindo, los camiones venían de noche.", "Juan Obo Lindo"},
		{"es", "La Sra. Rosa Tani presentó sus mediciones. Al decir del jefe de la aldea, Juan Obo, los camiones venían de noche.", "Juan Obo"},
		// Evidence is no speaker.
		{"fr", "Mme Rose Tani a présenté ses mesures. D'après ses relevés, les camions venaient la nuit.", "Rose Tani"},
		{"en", "Ms. Rose Tani presented her measurements. According to her records, lorries came at night.", "Rose Tani"},
		{"es", "La Sra. Rosa Tani presentó sus mediciones. Según sus registros, los camiones venían de noche.", "Rosa Tani"},
	})
}

// What a State says for a group is the group's, wherever the sentence says so.
func TestForWhomAStateSpeaksIsToldToo(t *testing.T) {
	checkCredit(t, []creditCase{
		{"en", "TOGO asked for time. For the African Group, KENYA proposed a levy on wells.", "African Group;KE"},
		{"en", "TOGO asked for time. Speaking for the African Group, KENYA proposed a levy on wells.", "African Group;KE"},
		{"en", "TOGO asked for time. On behalf of the African Group, formed last year, KENYA asked for a levy on wells.", "African Group;KE"},
		{"en", "TOGO asked for time. KENYA, for the African Group, proposed a levy on wells.", "African Group;KE"},
		{"fr", "Le Togo a demandé un délai. Au nom du Groupe africain, le Kenya a proposé une taxe sur les puits.", "Groupe africain;KE"},
		{"fr", "Le Togo a demandé un délai. S'exprimant au nom du Groupe africain, le Kenya a proposé une taxe sur les puits.", "Groupe africain;KE"},
		{"fr", "Le Togo a demandé un délai. Le Kenya, pour le Groupe africain, a proposé une taxe sur les puits.", "Groupe africain;KE"},
		{"es", "Chile pidió un plazo. En nombre del Grupo Andino, el Perú propuso una tasa sobre los pozos.", "Grupo Andino;PE"},
		{"es", "Chile pidió un plazo. El Perú, por el Grupo Andino, propuso una tasa sobre los pozos.", "Grupo Andino;PE"},
		{"es", "Chile pidió un plazo. Hablando en nombre del Grupo Andino, el Perú propuso una tasa sobre los pozos.", "Grupo Andino;PE"},
		{"fr", "La déléguée du Togo, intervenant au nom du Groupe africain, a dit que les sols s'appauvrissent.", "Groupe africain;TG"},
		{"en", "The delegate of Togo, speaking also for the African Group, said that soils are poor.", "African Group;TG"},
		{"en", "The representative of Togo, on behalf of the Group of African States, said that soils are poor.", "Group of African States;TG"},
		{"es", "El delegado del Perú, en nombre del Grupo Andino, dijo que los suelos se agotan.", "Grupo Andino;PE"},
		{"es", "El delegado del Perú, que habló en nombre del Grupo Andino, dijo que los suelos se agotan.", "Grupo Andino;PE"},
		// A purpose, or a place, is nobody who speaks.
		{"en", "TOGO asked for time. For the next session, KENYA proposed a levy on wells.", "KE"},
		{"fr", "Le Togo a demandé un délai. Pour la prochaine session, le Kenya a proposé une taxe sur les puits.", "KE"},
		{"es", "Chile pidió un plazo. Por esa razón, el Perú propuso una tasa sobre los pozos.", "PE"},
	})
}

func TestForWhomAPersonSpeaksIsTold(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, behalf string }{
		{"fr", "S'exprimant au nom de la coprésidence, Rose Tani, directrice du Fonds vert, a dit que les sols s'appauvrissent.", "coprésidence"},
		{"fr", "Mme Rose Tani (Togo), au nom du Groupe africain, a dit que les sols s'appauvrissent.", "Groupe africain"},
		{"en", "Ms. Rose Tani (Togo), speaking also for the African Group, said that soils are poor.", "African Group"},
		{"en", "Mr. Obo (Togo), on behalf of the Group of African States, said that soils are poor.", "Group of African States"},
		{"es", "Hablando en nombre del Grupo Andino, la Sra. Rosa Tani (Perú) dijo que los suelos se agotan.", "Grupo Andino"},
		{"es", "La Sra. Rosa Tani (Perú), hablando también en nombre del Grupo Andino, dijo que los suelos se agotan.", "Grupo Andino"},
	} {
		s := Segment(invented.Document(c.lang, c.text), lex)[0]
		if len(s.Speakers) != 1 || s.Speakers[0].OnBehalfOf != c.behalf {
			t.Errorf("%s: %v", c.text, s.Speakers)
		}
	}
}

// A pronoun between marks, where a State spoke last, is that State's.
func TestAPronounBesideWhatIsSaidIsTheStates(t *testing.T) {
	checkCredit(t, []creditCase{
		{"fr", "Mme Rose Tani, déléguée du Togo, a demandé un délai. Le Bénin a défendu la taxe. Un puits fermé, a-t-il fait valoir, ne donne rien.", "BJ"},
		{"en", "Ms. Rose Tani, delegate of Togo, asked for time. Benin defended the levy. A closed well, it argued, gives nothing.", "BJ"},
		{"es", "La Sra. Rosa Tani, delegada de Bolivia, pidió un plazo. El Perú defendió la tasa. Un pozo cerrado, sostuvo, no da nada.", "PE"},
		// Whoever has the floor in person is meant.
		{"fr", "Le Bénin a défendu la taxe. M. Jean Obo, délégué du Togo, a demandé un délai. Un puits fermé, a-t-il fait valoir, ne donne rien.", "Jean Obo"},
		{"en", "Benin defended the levy. Mr. John Obo, delegate of Togo, asked for time. A closed well, he argued, gives nothing.", "John Obo"},
		{"es", "El Perú defendió la tasa. El Sr. Juan Obo, delegado de Bolivia, pidió un plazo. Un pozo cerrado, sostuvo, no da nada.", "Juan Obo"},
	})
}

// A mayor is no delegate of the State: what the State proposes isn't the mayor's.
func TestAStateIsNotAMayorsOwn(t *testing.T) {
	checkCredit(t, []creditCase{
		{"fr", "La maire de Lomé, Rose Tani (Togo), a dit que les cartes dataient. Le Togo a proposé de les refaire.", "TG"},
		{"en", "The Mayor of Lomé, Rose Tani (Togo), said that the maps were old. Togo proposed to draw them anew.", "TG"},
		{"es", "La alcaldesa de Lima, Rosa Tani (Perú), dijo que los mapas eran viejos. El Perú propuso rehacerlos.", "PE"},
		{"fr", "La ministre de l'Eau du Togo, Rose Tani, a dit que les cartes dataient. Le Togo tient à les refaire.", "Rose Tani"},
	})
}
