package segment

import "testing"

func TestASurnameAloneBehindAFunctionInSmallLettersIsAPerson(t *testing.T) {
	checkNames(t, []nameCase{
		{"es", "A continuación el superintendente Tanero, de la Oficina de Suelos, dijo que los suelos son pobres.", "Tanero"},
		{"es", "La abogada Tanero recordó que los suelos son pobres.", "Tanero"},
		{"fr", "Le brigadier-chef Tanot-Obolo a dénombré neuf avis.", "Tanot-Obolo"},
		{"fr", "Le porte-parole de la coopérative des jardins, Tanot, regrette que les sols soient pauvres.", "Tanot"},
		// The title's own word is no name.
		{"es", "Hablaron el Secretario General Ribereño, Pedro Tanero, y otros. Tanero dijo que los suelos son pobres.", "Pedro Tanero | Pedro Tanero"},
	})
}

func TestASingleNameWithWhatHeIsBetweenCommasIsAPerson(t *testing.T) {
	checkNames(t, []nameCase{
		{"fr", "Tanodji, maraîcher au bord du fleuve, n'a jamais vendu à perte.", "Tanodji"},
		{"fr", "Tanodji, Académie nationale des sols, a souligné que les sols sont pauvres.", "Tanodji"},
		// A State, a town, a body have theirs, too.
	})
}

func TestAGivenNameOrInitialsAloneAreTheOnePersonOfTheListWhomTheyFit(t *testing.T) {
	list := "Present: Rosa Tani (chair, Office of Soils), Joren de Kerrs (Archive of Maps), Mei Obolo (Library of Plants).|"
	checkNames(t, []nameCase{
		{"en", list + "Joren is sceptical: the maps are old.", "– | Joren de Kerrs"},
		{"en", list + "Mei wants new maps, with the figures.", "– | Mei Obolo"},
		{"en", list + "Attending: RT (chair), JdK, MO.|JdK pointed out that the maps are old.", "– | – | Joren de Kerrs"},
		// Two of one given name: nobody can tell.
		{"en", "Present: Rosa Tani (chair, Office of Soils), Rosa Kerrs (Archive of Maps).|Rosa is sceptical.", "– | –"},
	})
}

func TestAListOfThosePresentWithBracketsNamesEachOfThem(t *testing.T) {
	checkNames(t, []nameCase{
		{"fr", "Présents : D. Tanot (Président, Office des sols), J.-M. Kerrec (secrétaire, Service des cartes), K. Obolo (Institut des plantes).|M. Kerrec fait observer que les sols sont pauvres.", "– | J.-M. Kerrec"},
		{"en", "Rosa Tani (Togo), Green Action (GA), asked for a map of soils.", "Rosa Tani"},
	})
}

func TestANameInCapitalsMayHoldAParticleAndStandBehindItsOffice(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "SEÁN Ó TANNÁIN (Ireland) said that soils were poor.", "SEÁN Ó TANNÁIN"},
		{"en", "The Committee's Chair, ASTRI TANGÅRD, said that soils were poor.", "ASTRI TANGÅRD"},
		{"en", "On Monday, plenary elected Bolat Tanikali as Chair-elect.|In the evening, Chair-elect Tanikali said that soils are poor.", "– | Bolat Tanikali"},
		{"fr", "M. Carles Tanomènech i Prat a souligné que les sols sont pauvres.", "Carles Tanomènech i Prat"},
		{"es", "Rafael Bienaventurado Cruz, director del Fondo, dijo que los suelos son pobres.", "Rafael Bienaventurado Cruz"},
		{"fr", "Présent : L. Tanot (Office des sols).|Mme Lise Tanot dit que les sols sont pauvres.|Mme Tanot insiste sur les cartes.", "– | Lise Tanot | Lise Tanot"},
	})
}

func TestATitleIsReadBehindWhatOpensTheSentence(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "The Director General noted that soils were poor.|In his closing remarks the Director General, Dr Tomás V. Tanero, said that maps were old.", "Tomás V. Tanero | Tomás V. Tanero"},
		{"en", "The Council met in the hall with the Mayor, Mrs. R. Tanihall, in the chair.|The Mayor said that soils are poor.", "– | R. Tanihall"},
		{"fr", "La parole est donnée à la ministre de l'Eau du Tchad, Achta Tanodji. Celle-ci se dit convaincue que les sols sont pauvres.", "– | Achta Tanodji"},
		{"es", "3. Lucrecia Tanero, en representación del Programa de las Naciones Unidas para los Suelos y las Aguas de la Cuenca Alta (PNSA), consideró que los mapas son viejos.", "Lucrecia Tanero"},
		{"fr", "Pour Emmanuel Tanot, du cabinet Racines, la France en est encore aux cartes.", "Emmanuel Tanot"},
	})
}

func TestAnOfficeMayHaveABracket(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "The Vice-President (Gardens) recalled that soils were poor.", "Vice-President (Gardens)"},
		{"en", "The Vice-President (Chile) recalled that soils were poor.", "Vice-President"},
	})
}
