package clause

import "testing"

func TestTheVerbOfAReasonIsNotWhatSomebodySaid(t *testing.T) {
	x, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []struct{ language, text, said string }{
		{"es", "La señora Vega rebajó su cálculo a dos barcos, porque el primero suponía que todos zarparían.", "La señora Vega"},
		{"fr", "Mme Sow a corrigé le chiffre, car le premier supposait que tous les puits étaient ouverts.", "Mme Sow"},
	} {
		r := x.Read(s.language, s.text, s.said)
		if r.Own && r.Form == That {
			t.Errorf("%q: it said %q", s.text, r.Content.In(s.text))
		}
	}
}

func TestWhatAddsToItsOwnSentenceIsNoHole(t *testing.T) {
	x, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []struct {
		language, text string
		holes          int
	}{
		{"es", "Dos faros alumbraban también de noche.", 0},
		{"fr", "Les phares éclairent également la côte.", 1},
	} {
		n := 0
		for _, h := range x.Read(s.language, s.text, "").Holes {
			if h.Kind == "also" {
				n++
			}
		}
		if n != s.holes {
			t.Errorf("%q: %d, want %d", s.text, n, s.holes)
		}
	}
}
