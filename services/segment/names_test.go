package segment

import "testing"

// TestNamesAreCutFromWhatStandsAroundThem: the last sentence's speaker.
func TestNamesAreCutFromWhatStandsAroundThem(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, name, role string }{
		{"en", "In her speech, Deputy Minister of Public Works Brigadier-General Tran Van Obo said that soils are poor.", "Tran Van Obo", "Deputy Minister of Public Works"},
		{"en", "Police Colonel Rose Tani said that soils are poor.", "Rose Tani", ""},
		{"en", "Soils are poor in the north, and we know why,\" said Deputy Director of the Soil Board, Mr Tano Obo.", "Tano Obo", "Deputy Director"},
		{"fr", "Le médecin-colonel Jean Obo a dit que les sols sont pauvres.", "Jean Obo", ""},
		{"fr", "L'adjudant Jean Obo a dit que les sols sont pauvres.", "Jean Obo", ""},
		{"fr", "« Les sols sont pauvres et le nord a soif », a dit la directrice du Conseil des sols, Mme Rose Tani.", "Rose Tani", "directrice"},
		{"es", "El teniente coronel Juan Obo dijo que los suelos se agotan.", "Juan Obo", ""},
		{"es", "La Msc. Rosa Tani dijo que los suelos se agotan.", "Rosa Tani", ""},
		{"es", "La sesión estuvo a cargo del Ministro Interino de Suelos, Juan Obo.|El Ministro Interino dijo que los suelos se agotan.", "Juan Obo", "Ministro Interino de Suelos"},
		{"es", "Intervino también el Director del Centro Andino de Suelos, Dino Tono.|Dino Tono dijo que los suelos se agotan.", "Dino Tono", "Director"},
		{"es", "Se dio inicio a la reunión técnica, la cual fue presidida por el Secretario General del Ministerio de Obras del Perú, Mtro. Juan Obo, quien destacó su valor.", "Juan Obo", "Secretario General"},
	} {
		all := Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex)
		s := all[len(all)-1]
		if len(s.Speakers) != 1 || s.Speakers[0].Name != c.name || s.Speakers[0].Role != c.role {
			t.Errorf("%s\n\tgot    %v (%s)\n\twanted %q, %q", c.text, s.Speakers, s.Evidence.GetRule(), c.name, c.role)
		}
	}
}
