package segment

import "testing"

func TestPeopleAreToldApartAndFoundAgain(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ name, lang, text, who string }{
		{"a surname finds the full name that stands later", "en", "Ms. Tani spoke of soils.|Rose Tani, an expert, said more.", "Rose Tani"},
		{"accents and spelling fold", "es", "Rosa Peña habló de suelos.|Rosa Pena dijo más.", "Rosa Peña"},
		{"of two people of one surname the one who spoke last is taken", "en", "Rose Tani, an expert, spoke of soils.|Paul Tani, a farmer, spoke of rain.|Tani said more.", "Paul Tani"},
		{"two people of one surname stay two", "en", "Rose Tani, an expert, spoke of soils.|Paul Tani, a farmer, spoke of rain.|Rose Tani said more.", "Rose Tani"},
		{"an unknown speaker is nobody known", "en", "Rose Tani, an expert, spoke of soils.|Ms. Obo said more.", "Obo"},
		{"a form of address is no name", "fr", "Mme Rose Tani, Directrice du Fonds, a dit que l'eau manque.|Mme Tani a ajouté que la pluie tarde.", "Rose Tani"},
		{"who is only mentioned does not speak", "en", "Rose Tani, an expert, thanked Paul Obo for his help.", "Rose Tani"},
		{"a moderator does not speak", "en", "The panel was moderated by Rose Tani.", ""},
		{"a document that states is nobody", "fr", "Le rapport indique que l'eau manque.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex)
			s := all[len(all)-1]
			got := ""
			if len(s.Speakers) > 0 {
				got = s.Speakers[0].Name
			}
			if got != c.who || len(s.Speakers) > 1 {
				t.Errorf("got %v (%s), wanted %q", s.Speakers, s.Evidence.GetRule(), c.who)
			}
		})
	}
}
