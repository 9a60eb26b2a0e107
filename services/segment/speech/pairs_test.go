package speech

import (
	"strings"
	"testing"

	"rapporteur.internal/services/segment/lexicon"
)

// proposedFor gives whom a proposer of that name offers for a text's last
// sentence; sentences are parted by |, each a paragraph.
func proposedFor(t *testing.T, lang, text, id string) string {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	var in []Sentence
	for n, x := range strings.Split(text, "|") {
		in = append(in, Sentence{Text: x, Language: lang, Paragraph: n})
	}
	out := "–"
	read(lex, in, "", how{weights: ListOrder(), numbering: true, choose: func(r *reader, s *sentence, list []candidate, best int) int {
		if s.index == len(in)-1 {
			for _, c := range list {
				for _, n := range c.ids {
					if r.weights.Named(n) == id {
						var who []string
						for _, p := range c.d.people {
							who = append(who, p.name)
						}
						out = strings.Join(who, " + ")
					}
				}
			}
		}
		return best
	}})
	return out
}

func TestProposersOfOffices(t *testing.T) {
	chairs := "Rose Tanot, coprésidente, a dit que les sols sont pauvres.|Lin Obolo, coprésident, a dit que l'eau manque.|"
	for _, c := range []struct{ what, lang, text, id, want string }{
		{"the two of one office speak together", "fr", chairs + "Les coprésidents ont jugé cette base prometteuse.", "pair-office", "Rose Tanot + Lin Obolo"},
		{"of three it is not known which two", "fr", chairs + "Mei Kerrec, coprésidente, a dit que non.|Les coprésidents ont jugé cette base prometteuse.", "pair-office", "–"},
		{"other people's office is not theirs", "fr", chairs + "Les jardiniers ont jugé cette base prometteuse.", "pair-office", "–"},
		{"an office is the agent and goes on with a relative", "en", "The item was introduced by the Head of the Bureau of Soils, who drew attention to old maps.", "office-agent", "Head of the Bureau of Soils"},
		{"an agent without a relative need not speak", "en", "The item was introduced by the Head of the Bureau of Soils.", "office-agent", "–"},
		{"a thing is no office", "en", "The item was flooded by the river, which rose.", "office-agent", "–"},
		{"an office's conclusion", "fr", "Conclusion de la directrice des Jardins : les sols sont pauvres.", "office-view", "Directrice des Jardins"},
		{"a conclusion of a study", "fr", "Conclusion de l'étude : les sols sont pauvres.", "office-view", "–"},
		{"according to an office, within the sentence", "en", "Arrears, according to the Head of the Bureau, stood at nine.", "office-view", "Head of the Bureau"},
		{"a function of two words in small letters", "en", "The site manager joined by telephone and said that maps were old.", "small-office", "Site manager"},
		{"the latter is whose office was named last", "fr", "Mme Tanot a annoncé que le Haut-Commissaire aux jardins tiendrait une conférence.|Joint au téléphone, ce dernier a confirmé que les sols sont pauvres.", "latter-office", "Haut-Commissaire aux jardins"},
		{"the latter of two things", "fr", "Mme Tanot a comparé le fleuve et le lac.|Ce dernier est plus profond.", "latter-office", "–"},
		{"several of them", "en", "The site managers joined by telephone.", "small-office", "–"},
		{"an adjective of the reading", "en", "The said manager of Soils joined by telephone.", "small-office", "–"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := proposedFor(t, c.lang, c.text, c.id); got != c.want {
				t.Errorf("%s\n\tgot    %s\n\twanted %s", c.text, got, c.want)
			}
		})
	}
}
