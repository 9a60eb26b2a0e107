package stance

import (
	"strings"
	"testing"
)

func TestWhatIsGivenUpKeptOrNotRaisedHasTheRightSign(t *testing.T) {
	proposal := map[string]string{"fr": "Malte|Malte a proposé une loterie.", "en": "Malta|Malta proposed a raffle.", "es": "Malta|Malta propuso una rifa."}
	for _, c := range []struct{ language, text, want string }{
		{"fr", "Le Togo a retiré son objection.", "supports>0"},
		{"fr", "Le Togo n'a pas levé sa réserve.", "opposes>0"},
		{"fr", "Le Togo a refusé de retirer son objection.", "opposes>0"},
		{"fr", "Le Togo n'était pas prêt à accepter la loterie.", "opposes>0"},
		{"fr", "Le Togo a annoncé qu'il ne ferait pas obstacle au consensus.", "supports>0"},
		{"fr", "Le Togo s'en est tenu à la date de 2030.", "opposes>0"},
		{"fr", "Le Togo ne s'est pas joint au consensus.", "opposes>0"},
		{"en", "Togo raised no objection.", "supports>0"},
		{"en", "Togo did not withdraw its objection.", "opposes>0"},
		{"en", "Togo could now live with the raffle.", "supports>0"},
		{"en", "Togo could not live with the raffle.", "opposes>0"},
		{"en", "Togo would not stand in the way of consensus.", "supports>0"},
		{"en", "Togo joined Chad in opposing the raffle.", "opposes>0"},
		{"en", "Togo reiterated its support for orphans.", "asserts"},
		{"en", "Togo had reduced its debt to 20 million.", "reports"},
		{"es", "El Togo no retiró su objeción.", "opposes>0"},
		{"es", "El Togo se negó a retirar su objeción.", "opposes>0"},
		{"es", "El Togo no formuló objeciones.", "supports>0"},
		{"es", "El Togo cedió.", "supports>0"},
		{"es", "El Togo no cedió.", "opposes>0"},
		{"es", "El Togo cedió terrenos a la escuela.", "asserts"},
		{"es", "El Togo recordó que se había opuesto a la rifa.", "reports"},
	} {
		got := printed(loaded(t).Read(said(c.language, proposal[c.language], "Togo|"+c.text), false))
		if strings.Join(got[1:], " ") != c.want {
			t.Errorf("%s: %q: %s, wanted %s", c.language, c.text, got[1], c.want)
		}
	}
}
