package segment

import "testing"

// TestLongTitlesAreCutWhereTheBodyBegins: the last sentence's speaker.
func TestLongTitlesAreCutWhereTheBodyBegins(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org string }{
		{"en", "Rose Tani, Minister for Water of Peru and President of the Water Conference, said the day went well.", "Minister for Water and President of the Water Conference", "Peru"},
		{"en", "Ms. Rose Tani, Chair of the Board of Trustees of the Dry Lands Trust (DLT), asked for help.", "Chair of the Board of Trustees", "Dry Lands Trust"},
		{"fr", "Mme Rose Tani, Présidente du Conseil d'administration de la Fondation des sols, a demandé de l'aide.", "Présidente du Conseil d'administration", "Fondation des sols"},
		{"es", "La Sra. Rosa Tani, presidenta del Consejo Directivo de la Fundación Suelos, pidió ayuda.", "presidenta del Consejo Directivo", "Fundación Suelos"},
		{"en", "The Mayor of Sabotou, Kenya, Mr. John Obo, asked for help.", "Mayor", "Sabotou"},
		{"fr", "Mme Rose Tani, maire de Sabotou, Togo, a demandé de l'aide.", "maire", "Sabotou"},
		{"es", "El alcalde de Sabotú, Honduras, Juan Obo, pidió ayuda.", "alcalde", "Sabotú"},
		{"en", "Rose Tani, an expert, spoke of soils. As lead economist of the Dry Lands Bank (DLB), she asked for help.", "lead economist", "Dry Lands Bank"},
		{"en", "In her capacity as Director of the Green Fund, Rose Tani asked for help.", "Director", "Green Fund"},
		{"fr", "Mme Rose Tani a parlé des sols. En sa qualité de directrice de la Banque des sols (BDS), elle a demandé de l'aide.", "directrice", "Banque des sols"},
		{"es", "Rosa Tani habló de suelos. En su calidad de directora del Fondo Verde, pidió ayuda.", "directora", "Fondo Verde"},
		{"en", "Tomas Ribeck, who heads the Regional Office for the South of the River Union, spoke of the marshes, where drought drives people away.", "", "Regional Office for the South of the River Union"},
		{"en", "Daw Mya Win of the Blue Union asked for help.", "", "Blue Union"},
		{"fr", "Le professeur Jean Ribeck, titulaire de la chaire Eaux et forêts de l'Université de Lomé, a demandé de l'aide.", "titulaire de la chaire Eaux et forêts", "Université de Lomé"},
		{"fr", "Remplaçant la Ministre de l'eau du Togo, M. Jean Obo, conseiller, a demandé de l'aide.", "conseiller", "Togo"},
		{"fr", "M. Jean Obo a demandé de l'aide. Son association, la Ligue des sols, gère deux puits.", "", "Ligue des sols"},
		{"en", "Mr. John Obo asked for help. His agency, the Blue Water Fund, runs two wells.", "", "Blue Water Fund"},
		{"es", "El Sr. Juan Obo pidió ayuda. Su institución, la Procuraduría de las Aguas, tramita dos casos.", "", "Procuraduría de las Aguas"},
		{"en", "United Nations Secretary-General Kim Ba-doo asked for help.", "Secretary-General", "United Nations"},
		{"en", "AU Commission Deputy Chairperson Rose Tani asked for help.", "Deputy Chairperson", "AU Commission"},
		{"en", "Rose Tani, who heads the Blue Water Agency as its Director, asked for help.", "Director", "Blue Water Agency"},
		{"en", "Commissioner for Soils Peter Obo asked for help.", "Commissioner for Soils", ""},
		{"fr", "M. Jean Obo, qui dirige l'Agence des sols en qualité de Directeur général, a demandé de l'aide.", "Directeur général", "Agence des sols"},
		{"es", "Seguidamente, en nombre de la FAO y como organismo responsable, el Representante Regional, Dr. Juan Obo, pidió ayuda.", "Representante Regional", "FAO"},
		{"es", "Rosa Tani, directora de la Organización de Suelos (OS) y María Paz, de la Red Verde, asistieron.|Rosa Tani pidió ayuda.", "directora", "Organización de Suelos"},
		{"es", "Rosa Tani, quien preside la Cámara de Aguas, pidió ayuda.", "", "Cámara de Aguas"},
		{"es", "Por parte de la Municipalidad de Jaco, el Sr. Juan Obo pidió ayuda.", "", "Municipalidad de Jaco"},
		{"es", "El diputado Juan Obo (PRV) pidió ayuda.", "diputado", "PRV"},
		{"en", "Working Group II Co-Chair Peter Obo asked for help.", "Co-Chair", "Working Group II"},
		{"en", "Peter Obo (Peru), Vice-Chair of Working Group II, asked for help.", "Vice-Chair", "Working Group II"},
		{"en", "The United Nations met. Peter Obo, Special Representative of the Secretary-General for Water, asked for help.", "Special Representative of the Secretary-General for Water", "United Nations"},
		{"fr", "Les Nations Unies ont tenu séance. M. Jean Obo, Représentant spécial du Secrétaire général pour l'eau, a demandé de l'aide.", "Représentant spécial du Secrétaire général pour l'eau", "Nations Unies"},
		{"es", "Las Naciones Unidas se reunieron. El Sr. Juan Obo, Coordinador Residente, pidió ayuda.", "Coordinador Residente", "Naciones Unidas"},
		{"en", "Mr. Peter Ngo, Director General, Ministry of Water, cum Chairman of ASEAN, asked for help.", "Director General", "Ministry of Water"},
		{"fr", "Intervenant à son tour, Rose Tani, directrice du Fonds vert, a demandé de l'aide.", "directrice", "Fonds vert"},
		{"es", "Asistieron el ministro de aguas, Juan Obo, el presidente de la Cámara de Aguas, Pedro Lind, y otros.|Juan Obo pidió ayuda.", "ministro de aguas", ""},
		{"es", "La reunión fue presidida por el Secretario General del Área del Viceministro de Aguas y Asuntos Técnicos del Ministerio de Obras del Perú, Mtro. Juan Obo, quien destacó su valor.", "Secretario General del Área del Viceministro de Aguas y Asuntos Técnicos", "Ministerio de Obras del Perú"},
		{"es", "Asistió el Director del Centro Andino y Caribeño de Suelos, Dirk Tono.|Dirk Tono pidió ayuda.", "Director", "Centro Andino y Caribeño de Suelos"},
		{"fr", "Avec le nouveau chef de la mission de l'Organisation des sols (ODS) au Togo, Ali Obo, le ministre de l'eau a demandé de l'aide.|Ali Obo a demandé de l'aide.", "chef de la mission au Togo", "Organisation des sols"},
		{"fr", "Madame la ministre Awa Tani a demandé de l'aide.", "ministre", ""},
		{"fr", "Le Secrétaire général du ministère de l'Eau, monsieur l'ambassadeur Jean Obo, a demandé de l'aide.", "Secrétaire général", "ministère de l'Eau"},
		{"fr", "La Plateforme des riverains de l'Alpe a tenu une assemblée. Rose Tani, représentante de la Plateforme, a demandé de l'aide.", "représentante", "Plateforme des riverains de l'Alpe"},
		{"fr", "La Plateforme des riverains de l'Alpe (PRA) a tenu une assemblée. Rose Tani, représentante de la Pra, a demandé de l'aide.", "représentante", "Plateforme des riverains de l'Alpe"},
		{"fr", "Le Réseau des Eaux du Sahel s'est réuni avec la RES. Rose Tani, représentante du RES, a demandé de l'aide.", "représentante", "Réseau des Eaux du Sahel"},
		{"fr", "Il est organisé par le centre international des eaux (CIE). Le directeur du CIE, Jean Obo, a demandé de l'aide.", "directeur", "centre international des eaux"},
		{"en", "The UN Water Programme (XWP) hosted it. Peter Obo, XWP, asked for help.", "", "UN Water Programme"},
		{"en", "Peter Obo (Peru) was elected. SBX Chair Peter Obo asked for help.", "Chair", "SBX"},
		{"es", "Juan Obo (Permisos y licencias) pidió ayuda.", "", ""},
		// Chairs and members of the body that meets.
		{"en", "# WATER AFFAIRS PORTFOLIO COMMITTEE|Chairperson: Ms A Tani (BP)|The Committee met to discuss the Bill on 4 May in the town.|The Chairperson said that water is short.", "Chairperson", "Water Affairs Portfolio Committee"},
		{"en", "# FORESTS (SBX)|Vice-Chair Rose Tani (Peru) said that water is short.", "Vice-Chair", "SBX"},
		{"en", "# WATER COMMITTEE|Mr. OBO (Peru) said that water was short.|Mr. LIND (Chile) said that water was short.|Mr. OBO (Peru) said that it had rained.|Ms. TANI asked whether water was short.", "member", "Water Committee"},
		{"fr", "# COMITE DES EAUX|M. OBO (Togo) dit que l'eau manque.|M. LIND (Chili) dit que l'eau manque.|M. OBO (Togo) dit qu'il a plu.|Mme TANI demande si l'eau manque.", "membre", "Comite des eaux"},
		{"fr", "# SÉNAT|# Séance du 4 mai|Le Sénat examine le projet de loi. Les sénateurs débattent du projet de loi. Un sénateur parle.|M. Jean Obo, vice-président, a dit que l'eau manque.", "vice-président", "Sénat"},
		{"es", "# COMITE DE AGUAS|El Sr. OBO (Bolivia) dice que falta agua.|El Sr. LIND (Chile) dice que falta agua.|El Sr. OBO (Bolivia) dice que llovió.|La Sra. TANI pregunta si falta agua.", "miembro", "Comite de aguas"},
	} {
		all := Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex)
		s := all[len(all)-1]
		if len(s.Speakers) != 1 {
			t.Errorf("%s: speakers %v (%s)", c.text, s.Speakers, s.Evidence.GetRule())
			continue
		}
		if x := s.Speakers[0]; x.Role != c.role || x.Organisation != c.org {
			t.Errorf("%s\n\tgot    %q, %q\n\twanted %q, %q", c.text, x.Role, x.Organisation, c.role, c.org)
		}
	}
}

// TestATitleIsReadWhereverItStandsBeforeTheName: behind a clause of its own,
// with its State's "'s", as the predicate, in a list of those present.
func TestATitleIsReadWhereverItStandsBeforeTheName(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ text, role, org, country string }{
		{"In a message read out for her, Malta's Minister of Rivers, Rose Tani, said water is short.", "Minister of Rivers", "Malta", "MT"},
		{"In a talk on Malta's rivers, Rose Tani, a poet, said water is short.", "poet", "", "*"},
		{"In his closing remarks the Director General, Dr Peter Obo, said water is short.", "Director General", "", ""},
		{"In the name of the Director General, Dr Peter Obo said water is short.", "", "", ""},
		{"Having signed ten accords as Director of Rivers at the Ministry of Labour of Malta, Ms Rose Tani said water is short.", "Director of Rivers", "Ministry of Labour of Malta", "MT"},
		{"Also on the panel was the Director of the Blue Fund, Peter Obo.|Mr. Obo said water is short.", "Director", "Blue Fund", ""},
		{"Councillor Peter Obo (Sabotou District Council) said water is short.", "Councillor", "Sabotou District Council", ""},
		{"Rev. Peter Obo (Sabotou District Council) said water is short.", "", "Sabotou District Council", ""},
		{"Mr. Peter Obo of the Commission for Rivers (CR) steered the first session.|Mr. Obo said water is short.", "", "Commission for Rivers", ""},
		{"Present: Rose Tani (RT, Convenor, Bureau of River Standards); Peter Obo (PO, Port Clear Guild).|Rose Tani said water is short.", "Convenor", "Bureau of River Standards", ""},
		{"It was convened by Peter Obo (Blue Fund) and Rose Tani (Peru), the latter acting as chairman.|Rose Tani said water is short.", "chairman", "Peru", "PE"},
		{"The council met with Councillor Mrs. R. Tani in the chair.|Mrs. Tani said water is short.", "Councillor", "", ""},
		{"Present: Rose Tani (RT, Convenor, Bureau of River Standards); Peter Obo (PO, Port Clear Guild).|Peter Obo said water is short.", "", "Port Clear Guild", ""},
	} {
		all := Segment(ruleDocument(ruleCase{lang: "en", text: c.text}), lex)
		s := all[len(all)-1]
		if len(s.Speakers) != 1 {
			t.Errorf("%s: speakers %v (%s)", c.text, s.Speakers, s.Evidence.GetRule())
		} else if x := s.Speakers[0]; x.Role != c.role || x.Organisation != c.org || c.country != "*" && x.Country != c.country {
			t.Errorf("%s\n\tgot    %q, %q, %q\n\twanted %q, %q, %q", c.text, x.Role, x.Organisation, x.Country, c.role, c.org, c.country)
		}
	}
}
