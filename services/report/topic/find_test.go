package topic_test

import (
	"slices"
	"strings"
	"testing"

	"rapporteur.internal/services/report/topic"
)

func sentences(tag string, texts ...string) []topic.Sentence {
	var list []topic.Sentence
	for i, t := range texts {
		list = append(list, topic.Sentence{Language: tag, Text: t, Document: string(rune('a' + i%2)), Voices: []string{t[:4]}})
	}
	return list
}

func titles(t *testing.T, list []topic.Sentence, headings []string, names map[string]bool) []string {
	t.Helper()
	found, err := topic.Find(list, headings, names, 5)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range found {
		out = append(out, x.Title)
	}
	return out
}

// filler is sentences that share nothing, so that a term isn't in too many.
func filler(tag string, n int) []topic.Sentence {
	var list []topic.Sentence
	for i := range n {
		list = append(list, topic.Sentence{Language: tag, Text: "Zq" + strings.Repeat("x", i+1) + " wandered."})
	}
	return list
}

func TestRecurrentTermsAreTopics(t *testing.T) {
	list := append(sentences("en",
		"Norland stressed the need for a seed bank in each valley.",
		"Ostia said that seed banks must be open to growers.",
		"The growers' union asked who pays for the seed bank.",
		"Weston proposed to tax the grazing of the high pastures.",
		"Norland opposed any tax on high pastures.",
		"Several delegates said high pastures belong to all."), filler("en", 14)...)
	got := titles(t, list, nil, map[string]bool{"norland": true, "ostia": true, "weston": true})
	for _, want := range []string{"Seed bank", "High pastures"} {
		if !slices.Contains(got, want) {
			t.Errorf("topics %q, want %q among them", got, want)
		}
	}
	if slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "Norland") }) {
		t.Errorf("a speaker is a topic: %q", got)
	}
}

func TestFrenchTermsKeepTheirElisions(t *testing.T) {
	list := append(sentences("fr",
		"Le maire a évoqué le transport d’énergie vers les îles.",
		"La régie estime que le transport d’énergie coûte trop.",
		"Les riverains refusent le transport d’énergie par câble.",
		"Le transport d’énergie sera revu."), filler("fr", 16)...)
	if got := titles(t, list, nil, nil); !slices.Contains(got, "Transport d’énergie") {
		t.Errorf("topics %q", got)
	}
}

func TestVerbsGeneralWordsAndSymbolsAreNoTopics(t *testing.T) {
	list := append(sentences("es",
		"El pleno aprueba la moción del grupo municipal (ABC/2/3).",
		"El alcalde aprueba la moción presentada (ABC/2/4).",
		"La concejala informa y aprueba la moción (ABC/2/5)."), filler("es", 16)...)
	if got := titles(t, list, nil, nil); len(got) > 0 {
		t.Errorf("topics %q, want none", got)
	}
}

func TestAWordIsNamedByTheLongerTermThatMostlyHoldsIt(t *testing.T) {
	list := append(sentences("en",
		"Weston spoke of groundwater integrity at length.",
		"Ostia asked for groundwater integrity.",
		"Norland doubts groundwater integrity.",
		"Sudland measures integrity."), filler("en", 16)...)
	for _, s := range titles(t, list, nil, nil) {
		if s == "Integrity" {
			t.Errorf("the bare word names the topic")
		}
	}
}

func TestTheSameSentencesGiveTheSameTopics(t *testing.T) {
	list := append(sentences("en", "A seed bank is open.", "The seed bank of the north.", "Every seed bank counts."), filler("en", 12)...)
	first := titles(t, list, nil, nil)
	for range 5 {
		if again := titles(t, list, nil, nil); !slices.Equal(first, again) {
			t.Fatalf("%q, then %q", first, again)
		}
	}
}

func TestEveryLanguageHasItsWords(t *testing.T) {
	if err := topic.CheckWords(); err != nil {
		t.Error(err)
	}
}
