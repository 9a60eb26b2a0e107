package segment

import "testing"

// TestAStateIsKnownByAdjectivesPostsAndSections: the last sentence's speaker.
func TestAStateIsKnownByAdjectivesPostsAndSections(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, role, org, country string }{
		{"es", "El canciller peruano, Juan Obo, dijo que falta agua.", "canciller", "Perú", "PE"},
		{"es", "Juan Obo, delegado boliviano, dijo que falta agua.", "delegado", "Bolivia", "BO"},
		{"fr", "Le ministre malien de l'eau, M. Jean Obo, a dit que l'eau manque.", "ministre de l'eau", "Mali", "ML"},
		{"en", "Kenyan Water Minister Rose Tani said water is short.", "Water Minister", "Kenya", "KE"},
		{"fr", "Rose Tani, directrice de l'Agence togolaise de l'eau, a dit que l'eau manque.", "directrice", "Agence togolaise de l'eau", "TG"},
		{"en", "Rose Tani, head of the Kenyan Water Agency, said water is short.", "head", "Kenyan Water Agency", "KE"},
		{"es", "Rosa Tani, directora del Instituto chileno de aguas, dijo que falta agua.", "directora", "Instituto chileno de aguas", "CL"},
		{"fr", "Rose Tani, ministre chargée des Béninois de l'extérieur, a dit que l'eau manque.", "ministre chargée des Béninois de l'extérieur", "Bénin", "BJ"},
		{"es", "# Aguas de Chile|Falta agua en Santiago.|La Ministra de Aguas, Rosa Tani, pidió ayuda.|# Aguas del Perú|Falta agua en Lima.|El Ministro de Aguas, Juan Obo, dijo que falta agua.", "Ministro de Aguas", "Perú", "PE"},
		{"en", "# Water in Chile|Santiago is dry.|# Water in Kenya|Nairobi is dry.|Governor Rose Tani said water is short.", "Governor", "", "KE"},
		{"en", "# Water Bill|Kenya has a Water Bill. Kenya is dry. The bill went to the portfolio committee of Kenya.|Parliament met.|Ms Tani (BP) said the bill is late.", "", "BP", "KE"},
		{"fr", "# Projet de loi sur l'eau|Le Bénin a soif. Le Bénin prépare un projet de loi. Le Sénat du Bénin attend.|Les sénateurs ont siégé.|Mme Tani (PB) a dit que l'eau manque.", "", "PB", "BJ"},
		{"es", "# Proyecto de ley de aguas|Bolivia tiene sed. Bolivia prepara un proyecto de ley. El Senado de Bolivia espera.|Los diputados sesionaron.|La Sra. Tani (PB) dijo que falta agua.", "", "PB", "BO"},
		{"fr", "Le Niger a soif. Le Niger attend. Le Niger prie. Le préfet, M. Jean Obo, a dit que l'eau manque.", "préfet", "", "NE"},
		{"es", "Bolivia tiene sed. Bolivia espera. Bolivia reza. La senadora Rosa Tani dijo que falta agua.", "senadora", "", "BO"},
		{"fr", "M. Jean Obo, qui dirige l'Agence togolaise des sols, a dit que l'eau manque.", "", "Agence togolaise des sols", "TG"},
		{"fr", "Rose Tani, Ministre de la coopération internationale du Togo, a dit que l'eau manque.", "Ministre de la coopération internationale", "Togo", "TG"},
		{"fr", "Rose Tani, directrice du Bureau international des sols, a dit que l'eau manque.", "directrice", "Bureau international des sols", ""},
		{"fr", "# Atelier|Le Togo a soif. Le Togo attend. Le Togo prie. La pluie tarde. La Suisse aide.|Mme Rose Tani, directrice de l'Agence régionale des sols, a dit que l'eau manque.", "directrice", "Agence régionale des sols", "TG"},
		{"en", "# Water Bill|Kenya has a Water Bill. Kenya is dry. The bill went to the portfolio committee of Kenya.|Parliament met.|# Chilean permits|Chile asked for permits. Chilean farmers wait.|The Minister of Water, Ms Tani, said the bill is late.", "Minister of Water", "Kenya", "KE"},
		{"fr", "Rose Tani, directrice de recherche au CNRS, a dit que l'eau manque.", "directrice de recherche", "CNRS", "FR"},
		{"fr", "Le ministre est allé au Togo et au Bénin. Il a remercié les Présidents Jean OBO et Ali TANI pour leur accueil dans ces deux pays. Le Président OBO a dit que l'eau manque.", "Président", "", "TG"},
		{"en", "The minister went to Togo and to Benin. He thanked Presidents Jean Obo and Ali Tani for their welcome in these two countries. President Obo said water is short.", "President", "", "TG"},
		{"es", "El ministro viajó a Chile y al Perú. Agradeció a los Presidentes Juan Obo y Luis Tani su acogida en ambos países. El Presidente Obo dijo que falta agua.", "Presidente", "", "CL"},
		{"en", "The minister went to Togo, to Benin and to Mali. He thanked Presidents Jean Obo and Ali Tani for their welcome in these two countries. President Obo said water is short.", "President", "", ""},
		{"fr", "Rose Tani, juge à la Cour des eaux de Lyon, a dit que l'eau manque.", "juge", "Cour des eaux de Lyon", "FR"},
	} {
		all := Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex)
		s := all[len(all)-1]
		if len(s.Speakers) != 1 {
			t.Errorf("%s: speakers %v (%s)", c.text, s.Speakers, s.Evidence.GetRule())
			continue
		}
		if x := s.Speakers[0]; x.Role != c.role || x.Organisation != c.org || x.Country != c.country {
			t.Errorf("%s\n\tgot    %q, %q, %q\n\twanted %q, %q, %q", c.text, x.Role, x.Organisation, x.Country, c.role, c.org, c.country)
		}
	}
}
