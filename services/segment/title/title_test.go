package title_test

import "testing"

// titleCase is a title as printed and what it says.
type titleCase struct{ lang, text, role, organisation, acronym, country string }

func checkTitles(t *testing.T, cases []titleCase) {
	t.Helper()
	read, titles := readers(t)
	for _, c := range cases {
		s := read(c.lang, c.text)
		if x := titles.Of(s, s.Words); x.Role != c.role || x.Organisation != c.organisation || x.Acronym != c.acronym || x.Country != c.country {
			t.Errorf("%s\n\tgot    %q, %q, %q, %q\n\twanted %q, %q, %q, %q", c.text, x.Role, x.Organisation, x.Acronym, x.Country, c.role, c.organisation, c.acronym, c.country)
		}
	}
}

func TestATitleIsPartedIntoFunctionBodyAcronymAndCountry(t *testing.T) {
	checkTitles(t, []titleCase{
		{"fr", "Directrice générale de l'Organisation du Bassin (OB)", "Directrice générale", "Organisation du Bassin", "OB", ""},
		{"fr", "Ministre de la santé du Mali", "Ministre de la santé", "Mali", "", "ML"},
		{"fr", "Ambassadrice et Représentante permanente du Togo auprès des Nations Unies à Genève", "Ambassadrice et Représentante permanente auprès des Nations Unies à Genève", "Togo", "", "TG"},
		{"fr", "Maire de Kribi (Cameroun)", "Maire", "Kribi", "", "CM"},
		{"fr", "cheffe de l'unité Eau à la Commission européenne", "cheffe de l'unité Eau", "Commission européenne", "", ""},
		{"fr", "Directeur du Fonds vert", "Directeur", "Fonds vert", "", ""},
		{"fr", "professeure à l'Université de Lomé", "professeure", "Université de Lomé", "", "TG"},
		{"fr", "ambassadeur d'Allemagne", "ambassadeur", "Allemagne", "", "DE"},
		{"fr", "Secrétaire d'Etat au Ministère du travail de la Tunisie", "Secrétaire d'Etat", "Ministère du travail de la Tunisie", "", "TN"},
		{"fr", "de l'OMS", "", "OMS", "OMS", ""},
		{"en", "Director-General of the River Organization (RO)", "Director-General", "River Organization", "RO", ""},
		{"en", "Minister of Health of Mali", "Minister of Health", "Mali", "", "ML"},
		{"en", "Kenya's Minister of Water", "Minister of Water", "Kenya", "", "KE"},
		{"en", "Ministry of Water, Kenya", "", "Ministry of Water", "", "KE"},
		{"en", "Senior Adviser at the World Bank", "Senior Adviser", "World Bank", "", ""},
		{"en", "Mayor of Lagos", "Mayor", "Lagos", "", "NG"},
		{"en", "University of Nairobi", "", "University of Nairobi", "", "KE"},
		{"en", "Deputy Head of the Water Unit, UNDP", "Deputy Head of the Water Unit", "UNDP", "UNDP", ""},
		{"en", "Prime Minister of Norway", "Prime Minister", "Norway", "", "NO"},
		{"es", "directora general de la Organización del Río (OR)", "directora general", "Organización del Río", "OR", ""},
		{"es", "Ministra de Salud del Perú", "Ministra de Salud", "Perú", "", "PE"},
		{"es", "alcaldesa de Quito", "alcaldesa", "Quito", "", "EC"},
		{"es", "Embajadora y Representante Permanente de Chile ante las Naciones Unidas", "Embajadora y Representante Permanente ante las Naciones Unidas", "Chile", "", "CL"},
		{"es", "investigadora de la Universidad de Lima", "investigadora", "Universidad de Lima", "", "PE"},
		{"es", "de la OIT", "", "OIT", "OIT", ""},
		{"es", "presidenta de la asociación civil Río Vivo", "presidenta", "asociación civil Río Vivo", "", ""},
		{"es", "Ministro de Agricultura de Colombia", "Ministro de Agricultura", "Colombia", "", "CO"},
	})
}

func TestALongTitleIsCutWhereItsBodyBegins(t *testing.T) {
	checkTitles(t, []titleCase{
		{"en", "Minister for Water of Peru and President of the Water Conference", "Minister for Water and President of the Water Conference", "Peru", "", "PE"},
		{"en", "Chair of the Board of Trustees of the Dry Lands Trust (DLT)", "Chair of the Board of Trustees", "Dry Lands Trust", "DLT", ""},
		{"fr", "Présidente du Conseil d'administration de la Fondation des sols", "Présidente du Conseil d'administration", "Fondation des sols", "", ""},
		{"es", "presidenta del Consejo Directivo de la Fundación Suelos", "presidenta del Consejo Directivo", "Fundación Suelos", "", ""},
		{"en", "coordinator of the Blue River Women's Committees", "coordinator", "Blue River Women's Committees", "", ""},
		{"fr", "maire de Sabotou, Togo", "maire", "Sabotou", "", "TG"},
		{"es", "alcalde de Sabotú, Honduras", "alcalde", "Sabotú", "", "HN"},
		{"en", "deputy head of soils in the European Commission", "deputy head of soils", "European Commission", "", ""},
		{"en", "Deputy Director of FAO for Asia", "Deputy Director for Asia", "FAO", "FAO", ""},
		{"en", "Chief of Mission of IOM in Chad", "Chief of Mission in Chad", "IOM", "IOM", "TD"},
		{"en", "founder and CEO of Stonewater", "founder and CEO", "Stonewater", "", ""},
		{"en", "Country Director, Oxfam in Kenya", "Country Director", "Oxfam in Kenya", "", "KE"},
		{"en", "focal point at the Water Ministry", "focal point", "Water Ministry", "", ""},
		{"fr", "Chef de la Délégation régionale de l'Organisation des sols (ODS) pour le golfe de Guinée", "Chef de la Délégation régionale pour le golfe de Guinée", "Organisation des sols", "ODS", ""},
		{"fr", "Présidente de l'Association des sols & Membre du Conseil de l'eau", "Présidente & Membre du Conseil de l'eau", "Association des sols", "", ""},
		{"fr", "représentant résident du PNUD au Tchad", "représentant résident au Tchad", "PNUD", "PNUD", "TD"},
		{"fr", "Ambassadeur de France au Sénégal", "Ambassadeur au Sénégal", "France", "", "FR"},
		{"fr", "rapporteur de la commission des lois", "rapporteur", "commission des lois", "", ""},
		{"fr", "SG de la mairie de Kribi", "SG", "mairie de Kribi", "", ""},
		{"fr", "point focal migration au ministère de l'Eau", "point focal migration", "ministère de l'Eau", "", ""},
		{"fr", "cofondateur de l'entreprise Terravive", "cofondateur", "entreprise Terravive", "", ""},
		{"fr", "coordinateur de projet chez Terravive", "coordinateur de projet", "Terravive", "", ""},
		{"fr", "Ministre de la présidence du Portugal", "Ministre de la présidence", "Portugal", "", "PT"},
		{"es", "Representante para los Países del Cono Norte", "Representante para los Países del Cono Norte", "", "", ""},
		{"es", "directora ejecutiva de la ONG Tierra Verde", "directora ejecutiva", "ONG Tierra Verde", "", ""},
		{"es", "punto focal del Ministerio de Aguas", "punto focal", "Ministerio de Aguas", "", ""},
		{"en", "State Secretary, Ministry of Water, Hungary", "State Secretary", "Ministry of Water, Hungary", "", "HU"},
		{"fr", "cheffe de service à l'unité de gestion du barrage", "cheffe de service", "unité de gestion du barrage", "", ""},
		{"fr", "maire adjointe de Sabotou", "maire adjointe", "Sabotou", "", ""},
		{"en", "Deputy Director, World Water Organization (WWO)", "Deputy Director", "World Water Organization", "WWO", ""},
	})
}

// TestATitleOfSeveralPartsGivesTheFunctionTheBodyAndItsState: what commas,
// adjectives of States and short forms part or join.
func TestATitleOfSeveralPartsGivesTheFunctionTheBodyAndItsState(t *testing.T) {
	checkTitles(t, []titleCase{
		{"en", "president of the Blue Fund, president of the Port Clear Club", "president", "Blue Fund", "", ""},
		{"en", "Ambassador, Permanent Representative of Togo", "Ambassador, Permanent Representative", "Togo", "", "TG"},
		{"en", "Head of the Legal Affairs, Harbours and Training Division, Bureau of Rivers", "Head of the Legal Affairs, Harbours and Training Division", "Bureau of Rivers", "", ""},
		{"en", "Secretary of State for Water of Malta", "Secretary of State for Water", "Malta", "", "MT"},
		{"en", "Deputy Chief for Rivers and Principal Actuary in the Department of Rural Water", "Deputy Chief for Rivers and Principal Actuary", "Department of Rural Water", "", ""},
		{"en", "Lawyers for Rivers", "", "Lawyers for Rivers", "", ""},
		{"en", "Mayor of Port Clear", "Mayor", "Port Clear", "", ""},
		{"es", "comisionado boliviano", "comisionado", "Bolivia", "", "BO"},
		{"es", "economista boliviano", "economista boliviano", "", "", "BO"},
		{"es", "viceministro de Puertos y Aduanas hondureño", "viceministro de Puertos y Aduanas", "Honduras", "", "HN"},
		{"es", "subdirectora del Instituto de Aguas Profundas IDAP", "subdirectora", "Instituto de Aguas Profundas", "IDAP", ""},
		{"es", "profesora de Aguas de la Universidad de Coímbra, Portugal", "profesora de Aguas", "Universidad de Coímbra", "", "PT"},
		{"es", "viceministra de Gobernación y Justicia de Honduras", "viceministra de Gobernación y Justicia", "Honduras", "", "HN"},
		{"es", "ministra del Ministerio de Aguas de Honduras", "ministra", "Ministerio de Aguas de Honduras", "", "HN"},
		{"es", "alcalde de San Miguel de Allende", "alcalde", "San Miguel de Allende", "", ""},
		{"es", "gerente del Registro de Aguas de Honduras en San Pedro Sula", "gerente", "Registro de Aguas de Honduras en San Pedro Sula", "", "HN"},
		{"es", "oficial de programas de ONU Mujeres", "oficial de programas", "ONU Mujeres", "", ""},
		{"es", "gobernador de Catamarca", "gobernador", "Catamarca", "", "AR"},
		{"fr", "de Médecins du Monde", "", "Médecins du Monde", "", ""},
		{"fr", "du ministère de la Santé", "", "ministère de la Santé", "", ""},
		{"fr", "experte auprès de la Banque mondiale", "experte", "Banque mondiale", "", ""},
		{"fr", "Chef de Cabinet", "Chef de Cabinet", "", "", ""},
		{"fr", "président de la coopérative de Ziguinchor", "président", "coopérative de Ziguinchor", "", "SN"},
	})
}

// TestAnOfficeIsTheBodyWhereNothingStrongerStandsBehind: divisions, bureaus and
// centres, bodies named after functions, bodies in parentheses.
func TestAnOfficeIsTheBodyWhereNothingStrongerStandsBehind(t *testing.T) {
	checkTitles(t, []titleCase{
		{"en", "Director-General of the National Rivers Office of Guinea", "Director-General", "National Rivers Office of Guinea", "", "GN"},
		{"en", "Chief of the River Records Branch of the Department of Water Affairs (DWA)", "Chief of the River Records Branch", "Department of Water Affairs", "DWA", ""},
		{"en", "Chief of the River Records Branch of the Blue Fund", "Chief of the River Records Branch", "Blue Fund", "", ""},
		{"en", "of the Office of the Auditor General of Uganda", "", "Office of the Auditor General of Uganda", "", "UG"},
		{"en", "MP (People's River Party)", "MP", "People's River Party", "", ""},
		{"en", "Vice-Chair (Peru)", "Vice-Chair", "", "", "PE"},
		{"en", "market analyst with RiverLens", "market analyst", "RiverLens", "", ""},
		{"fr", "députée (Guinée)", "députée", "Guinée", "", "GN"},
		{"fr", "chargée d'études au bureau Aquarive", "chargée d'études", "bureau Aquarive", "", ""},
		{"fr", "directeur du Bureau des sols pour le Sahel à l'OIM", "directeur du Bureau des sols pour le Sahel", "OIM", "OIM", ""},
		{"es", "directora del Centro de Estudios Ribereños (CER)", "directora", "Centro de Estudios Ribereños", "CER", ""},
		{"es", "jefa de la Oficina de Estudios del Ministerio de Aguas", "jefa de la Oficina de Estudios", "Ministerio de Aguas", "", ""},
		{"es", "viceministra del Agua de El Salvador", "viceministra del Agua", "El Salvador", "", "SV"},
	})
}
