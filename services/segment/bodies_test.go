package segment

import "testing"

// TestTitlesOfSeveralPartsGiveTheFunctionTheBodyAndItsState: what commas,
// adjectives of States and short forms part or join in a title.
func TestTitlesOfSeveralPartsGiveTheFunctionTheBodyAndItsState(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org, acronym, country string }{
		{"en", "Peter Obo, president of the Blue Fund, president of the Port Clear Club, said water is short.", "president", "Blue Fund", "", ""},
		{"en", "Peter Obo, Ambassador, Permanent Representative of Togo, said water is short.", "Ambassador, Permanent Representative", "Togo", "", "TG"},
		{"es", "Mario Obo, comisionado boliviano, dijo que falta agua.", "comisionado", "Bolivia", "", "BO"},
		{"es", "Mario Obo, economista boliviano, dijo que falta agua.", "economista boliviano", "", "", "BO"},
		{"es", "Los analistas Rosa Tani y Juan Obo llegaron.|Rosa Tani dijo que falta agua.", "analista", "", "", ""},
		{"es", "Rosa Tani, también analista de la Red Verde, dijo que falta agua.", "analista", "Red Verde", "", ""},
		{"fr", "Mme Rose Tani, de Médecins du Monde, a dit que l'eau manque.", "", "Médecins du Monde", "", ""},
		{"fr", "Jean Obo, du ministère de la Santé, a dit que l'eau manque.", "", "ministère de la Santé", "", ""},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, c.acronym, c.country)
	}
}

// TestAShortNameIsTheBodyThatTheDocumentMeans: "the Committee", a chair or a
// councillor without a body, members in a summary record.
func TestAShortNameIsTheBodyThatTheDocumentMeans(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org string }{
		{"en", "# Chair's digest|The Committee on the Defence of Rivers today met.|Peter Obo, Vice-Chair of the Committee, said water is short.", "Vice-Chair", "Committee on the Defence of Rivers"},
		{"en", "The Committee on Rivers of the North met.|Peter Obo, Chair of the Port Committee, said water is short.", "Chair", "Port Committee"},
		{"en", "# First day|The Committee on Rivers and Lakes met.|# Second day|The Committee on Forests and Trees met.|Peter Obo, Clerk of the Committee, said water is short.", "Clerk", "Committee on Forests and Trees"},
		{"en", "# Committee on Rivers and Lakes: condensed record of the 9th meeting|Chairperson: Mr. Obo (Vice-Chairperson)|# Questions|Mr. Obo said that water is short.", "Vice-Chairperson", "Committee on Rivers and Lakes"},
		{"en", "# Port Clear Sailing Association|# Minutes of the Annual General Meeting|The Chair, Rose Tani, said water is short.", "Chair", "Port Clear Sailing Association"},
		{"es", "# Acta resumida de la 9ª sesión del Comité contra la Sed|El Sr. OBO (Bolivia) dice que falta agua.|El Sr. LIND (Chile) dice que falta agua.|La Sra. PAZ (Redactora) dice que falta agua.", "Redactora", "Comité contra la Sed"},
		{"es", "# Pleno del Ayuntamiento de Puerto Claro|La concejala Rosa Tani dijo que falta agua.", "concejala", "Ayuntamiento de Puerto Claro"},
		{"es", "# Pleno del Ayuntamiento de Puerto Claro|La alcaldesa de Villa Alta, Rosa Tani, dijo que falta agua.", "alcaldesa", "Villa Alta"},
		{"fr", "# Compte rendu de l'assemblée générale de l'Association des pêcheurs de Sabotou|La trésorière, Rose Tani, a dit que l'eau manque.", "trésorière", "Association des pêcheurs de Sabotou"},
		{"fr", "# Compte rendu de l'assemblée générale de l'Association des pêcheurs de Sabotou|La trésorière du Fonds bleu, Rose Tani, a dit que l'eau manque.", "trésorière", "Fonds bleu"},
		{"fr", "Le Comité pour la défense des rives et de leurs riverains a siégé.|M. Jean Obo, Rapporteur du Comité, a dit que l'eau manque.", "Rapporteur", "Comité pour la défense des rives et de leurs riverains"},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, "", "*")
	}
}

// TestAShortNameIsPrintedInFull: a body's short name is the one longer name that
// the document has; a list of those present tells each one's body.
func TestAShortNameIsPrintedInFull(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org string }{
		{"en", "The Advisory Committee on Rivers and Lakes (ACRL) met.|Peter Obo, Vice-Chair of the Advisory Committee, said water is short.", "Vice-Chair", "Advisory Committee on Rivers and Lakes"},
		{"en", "The Advisory Committee on Rivers (ACR) and the Advisory Committee on Lakes (ACL) met.|Peter Obo, Head of the Advisory Committee, said water is short.", "Head", "Advisory Committee"},
		{"en", "The Governing Board of the Blue River Agency met.|Peter Obo, Head of the Governing Board, said water is short.", "Head", "Governing Board of the Blue River Agency"},
		{"en", "Sabotou Town Council met at seven.|Councillor Rose Tani said that water is short.", "Councillor", "Sabotou Town Council"},
		{"fr", "Présents : D. Obo (secrétaire francophone, Service public des rives), K. Naka (Institut japonais des rives).|M. Naka dit que l'eau manque.", "", "Institut japonais des rives"},
		{"fr", "Présents : D. Obo (secrétaire francophone, Service public des rives), K. Naka (Institut japonais des rives).|Mme Karin Naka dit que l'eau manque.", "", "Institut japonais des rives"},
		{"fr", "L'animatrice du GT 2, Mme Rose Tani, dit que l'eau manque.", "animatrice du GT 2", ""},
		{"es", "La profesora de Aguas de la Universidad del Río, señora Rosa Tani, dijo que falta agua.", "profesora de Aguas", "Universidad del Río"},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, "*", "*")
	}
}

// TestASeatIsOnTheBodyOfItsSectionOrMeeting: chairs and members by their seat
// alone; the State in parentheses is where a chair comes from.
func TestASeatIsOnTheBodyOfItsSectionOrMeeting(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org, country string }{
		{"en", "# WORKING GROUP II: THE AGENDA|Co-Chair Rose Tani (Togo) said water is short.", "Co-Chair", "Working Group II", "TG"},
		{"en", "# THE AGENDA|Co-Chair Rose Tani (Togo) said water is short.", "Co-Chair", "", "TG"},
		{"fr", "# GROUPE DE CONTACT 1 (NAVIRES)|La Cofacilitatrice Rose Tani (Togo) a dit que l'eau manque.", "Cofacilitatrice", "Groupe de contact 1", "TG"},
		{"fr", "# GROUPE DE CONTACT 1 (NAVIRES)|La députée Rose Tani (Togo) a dit que l'eau manque.", "députée", "Togo", "TG"},
		{"es", "# Actas del Consejo Académico, sesiones 4 y 5|El relator Juan Obo dijo que falta agua.", "relator", "Consejo Académico", ""},
		{"fr", "# Conseil des ministres du 24 avril|Le Président de la République, M. Jean Obo, a dit que l'eau manque.", "Président de la République", "", ""},
		{"fr", "# Association des rives (AR). Procès-verbal de la neuvième assemblée générale|La présidente, Rose Tani, a dit que l'eau manque.", "présidente", "Association des rives", ""},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, "*", c.country)
	}
}

// TestWhoServesTheDocumentsOwnBodyNeedNotSayWhose: its officers by their title
// alone, who spoke in a body's name, who presided.
func TestWhoServesTheDocumentsOwnBodyNeedNotSayWhose(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org string }{
		{"en", "# BLUE RIVER ORGANIZATION – BUDGET COMMITTEE – REPORT ON THE NINTH SESSION|The Director of Finance, Mr Peter Obo, said water is short.", "Director of Finance", "Blue River Organization"},
		{"en", "# BLUE RIVER ORGANIZATION – BUDGET COMMITTEE – REPORT ON THE NINTH SESSION|The Director of Finance of the Port Clear Club, Mr Peter Obo, said water is short.", "Director of Finance", "Port Clear Club"},
		{"en", "# BLUE RIVER ORGANIZATION – BUDGET COMMITTEE – REPORT ON THE NINTH SESSION|Mr Peter Obo, director of two films, said water is short.", "director of two films", ""},
		{"en", "# Governing Board of the Blue River Agency (BRA)|The Legal Counsel said that water is short.", "Legal Counsel", "Blue River Agency"},
		{"en", "# Rivers and their people: a diary|The Legal Counsel said that water is short.", "Legal Counsel", ""},
		{"fr", "# Organisation mondiale des rives – Comité exécutif, neuvième session|La Directrice des finances, Mme Rose Tani, a dit que l'eau manque.", "Directrice des finances", "Organisation mondiale des rives"},
		{"fr", "# Organisation mondiale des rives – Comité exécutif, neuvième session|La Directrice des finances du Togo, Mme Rose Tani, a dit que l'eau manque.", "Directrice des finances", "Togo"},
		{"fr", "# Compte rendu du conseil|Le conseil s'est réuni sous la présidence de M. Jean Obo.|M. Obo a dit que l'eau manque.", "président", ""},
		{"fr", "# Compte rendu du conseil|Le conseil s'est réuni sous la présidence de Mme Rose Tani, botaniste.|Mme Tani a dit que l'eau manque.", "botaniste", ""},
		{"es", "# Facultad de Ciencias del Río. Actas de la sesión|El Decano, Dr. Juan Obo, dijo que falta agua.", "Decano", "Facultad de Ciencias del Río"},
		{"es", "# Memoria de la II Reunión de Viceministros del Foro Austral de Ríos|El Presidente, Sr. Juan Obo, dijo que falta agua.", "Presidente", "Foro Austral de Ríos"},
		{"es", "En nombre de la Organización de Ríos (OR), el señor Juan Obo, Director Regional, dijo que falta agua.", "Director Regional", "Organización de Ríos"},
		{"en", "# Governing Board of the Blue River Agency (BRA)|The Chief of the River Analysis Unit said that water is short.", "Chief of the River Analysis Unit", "Blue River Agency"},
		{"en", "# Rivers and their people: a diary|The Chief of the River Analysis Unit said that water is short.", "Chief", "River Analysis Unit"},
		{"fr", "# Organisation mondiale des rives – Comité exécutif, neuvième session|Président : M. Jean Obo|Le PRÉSIDENT dit que l'eau manque.", "Président", "Comité exécutif"},
		{"en", "# ORDINARY MEETING OF THE COUNCIL HELD ON 4 MAY|Sabotou Town Council met at seven. It resolved to act. It was resolved to wait.|The Town Clerk said that water is short.", "Town Clerk", ""},
		{"es", "Da cuenta el Dr. Juan Obo de la reunión mantenida con el Rectorado sobre el presupuesto.|El Dr. Obo dijo que falta agua.", "", ""},
		{"es", "Rosa Tani, concejala de Aguas, para defender su moción, dijo que falta agua.", "concejala de Aguas", ""},
		{"fr", "Les membres ont élu présidente Mme Rose Tani, du Fonds bleu.|Mme Tani a dit que l'eau manque.", "présidente", "Fonds bleu"},
		{"es", "En nombre de las víctimas, el señor Juan Obo, poeta, dijo que falta agua.", "poeta", ""},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, "*", "*")
	}
}

// speakerIs compares the last sentence's only speaker; acronym and country "*" are any.
func speakerIs(t *testing.T, lex *Lexicons, lang, text, role, org, acronym, country string) {
	t.Helper()
	all := Segment(ruleDocument(ruleCase{lang: lang, text: text}), lex)
	s := all[len(all)-1]
	if len(s.Speakers) != 1 {
		t.Errorf("%s: speakers %v (%s)", text, s.Speakers, s.Evidence.GetRule())
		return
	}
	x := s.Speakers[0]
	if x.Role != role || x.Organisation != org || acronym != "*" && x.Acronym != acronym || country != "*" && x.Country != country {
		t.Errorf("%s\n\tgot    %q, %q, %q, %q\n\twanted %q, %q, %q, %q", text, x.Role, x.Organisation, x.Acronym, x.Country, role, org, acronym, country)
	}
}

// TestAnOfficeIsTheBodyWhereNothingStrongerStandsBehind: divisions, bureaus and
// centres, bodies named after functions, bodies in parentheses.
func TestAnOfficeIsTheBodyWhereNothingStrongerStandsBehind(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org, acronym, country string }{
		{"en", "Peter Obo, Director-General of the National Rivers Office of Guinea, said water is short.", "Director-General", "National Rivers Office of Guinea", "", "GN"},
		{"en", "Peter Obo, Chief of the River Records Branch of the Department of Water Affairs (DWA), said water is short.", "Chief of the River Records Branch", "Department of Water Affairs", "DWA", ""},
		{"en", "Council of Europe Deputy Secretary-General Rose Tani said water is short.", "Deputy Secretary-General", "Council of Europe", "", ""},
		{"en", "Mr Peter Obo (Port Clear Rivers' and Growers' Union) said water is short.", "", "Port Clear Rivers' and Growers' Union", "", ""},
		{"en", "Malta agreed, and its Secretary of State for Rivers, Peter Obo, said water is short.", "Secretary of State for Rivers", "Malta", "", "MT"},
		{"fr", "Mme Rose Tani, députée (Guinée), a dit que l'eau manque.", "députée", "Guinée", "", "GN"},
		{"fr", "M. OBO (Conseil des pêcheurs ruraux) a dit que l'eau manque.", "", "Conseil des pêcheurs ruraux", "", ""},
		{"fr", "Mme Rose Tani, chargée d'études au bureau Aquarive, a dit que l'eau manque.", "chargée d'études", "bureau Aquarive", "", ""},
		{"es", "La directora del Centro de Estudios Ribereños (CER), Rosa Tani, dijo que falta agua.", "directora", "Centro de Estudios Ribereños", "CER", ""},
		{"es", "Rosa Tani, jefa de la Oficina de Estudios del Ministerio de Aguas, dijo que falta agua.", "jefa de la Oficina de Estudios", "Ministerio de Aguas", "", ""},
		{"es", "Respondió don Juan Obo, de la Asociación de Familias del Norte: falta agua.", "", "Asociación de Familias del Norte", "", ""},
	} {
		speakerIs(t, lex, c.lang, c.text, c.role, c.org, c.acronym, c.country)
	}
}
