package figure

import (
	"strings"
	"testing"
)

// TestSharesRangesAndCrowdsAreReadWhole: shapes that unseen reports showed.
func TestSharesRangesAndCrowdsAreReadWhole(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "The pledge is 20-25% by then.", "20-25%"},
		{"fr", "La promesse est de 20-25 % d'ici là.", "20-25 %"},
		{"es", "La promesa es de 20-25% para entonces.", "20-25%"},
		{"fr", "Sur la rive, 22 des 25 membres ont voté.", "22 des 25"},
		{"fr", "Il a regretté que deux des cinq communes soient absentes.", "deux des cinq"},
		{"en", "They lost three of the five towns.", "three of the five"},
		{"es", "Perdieron tres de las cinco ciudades.", "tres de las cinco"},
		{"en", "They adopted two of its three bills.", ""},
		{"fr", "Près d'un tiers comptent un absent.", "un tiers"},
		{"en", "There were only a few thousand convictions.", "a few thousand"},
		{"fr", "Il a reçu quelques centaines de plaintes.", "quelques centaines"},
		{"es", "Recibió varios miles de quejas.", "varios miles"},
		{"fr", "Il est resté pendant 14 heures sans eau.", "14 heures"},
		{"en", "They asked for a six-year cycle.", ""},
		{"en", "They meet every two years.", ""},
		{"fr", "Ils se réunissent tous les deux ans.", ""},
		{"es", "Se reúnen cada dos años.", ""},
		{"fr", "Elle a présenté trois constats.", ""},
		{"fr", "Les plantations de moins de dix hectares restent.", "dix"},
	} {
		var got []string
		for _, f := range Find(c.text, c.lang) {
			got = append(got, f.Text)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s %q: got %q, wanted %q", c.lang, c.text, g, c.want)
		}
	}
}
