package language

import "testing"

func TestAFormerStanceIsAnAdjectiveWithItsTime(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      bool
	}{
		{"fr", "malte hostile en fevrier a accepte la loterie", true},
		{"fr", "malte d abord reservee s est ralliee", true},
		{"fr", "malte est hostile a la loterie", false},
		{"en", "malta initially opposed joined in", true},
		{"en", "malta sceptical on monday joined in", true},
		{"en", "malta was opposed to the raffle", false},
		{"en", "the fund initially paid for boats", false},
		{"es", "malta contraria en marzo a la rifa acepto", true},
		{"es", "laos favorable en un principio pidio esperar", true},
		{"es", "laos se mostro favorable a la rifa", false},
	} {
		p, err := Load(c.tag)
		if err != nil {
			t.Fatal(err)
		}
		if p.WasOnce(" "+c.text+" ") != c.want {
			t.Errorf("%s: %q: not %v", c.tag, c.text, c.want)
		}
	}
}
