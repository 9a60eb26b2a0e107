package theme_test

import (
	"strconv"
	"testing"

	"rapporteur.internal/services/report/theme"
)

func TestTheObjectivesAreTwentyThreeInThreeLanguages(t *testing.T) {
	s, err := theme.Objectives()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Themes) != 23 {
		t.Fatalf("%d objectives", len(s.Themes))
	}
	for i, x := range s.Themes {
		if x.ID != strconv.Itoa(i+1) || s.Find(x.ID) == nil {
			t.Errorf("objective %d has id %s", i+1, x.ID)
		}
		for _, tag := range []string{"fr", "en", "es"} {
			if x.Title[tag] == "" || x.About[tag] == "" {
				t.Errorf("objective %s: no title or words in %s", x.ID, tag)
			}
		}
		if x.On["fr"] == "" {
			t.Errorf("objective %s: nothing after « s’agissant »", x.ID)
		}
		if x.Broad != (x.ID == "23") {
			t.Errorf("objective %s: broad %v", x.ID, x.Broad)
		}
	}
	if s.Find("24") != nil {
		t.Error("there is an objective 24")
	}
}

func TestATextFallsBackToAnotherLanguage(t *testing.T) {
	for _, x := range []struct {
		m    map[string]string
		want string
	}{{map[string]string{"es": "sí", "en": "yes"}, "sí"}, {map[string]string{"en": "yes", "fr": "oui"}, "yes"}, {map[string]string{"fr": "oui"}, "oui"}, {nil, ""}} {
		if got := theme.Text(x.m, "es"); got != x.want {
			t.Errorf("%v: %q, want %q", x.m, got, x.want)
		}
	}
}
