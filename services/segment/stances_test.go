package segment

import (
	"fmt"
	"path/filepath"
	"testing"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment/gold"
)

// stancesOf reads the passages of the given files and counts what is right, a
// language by itself and all together.
func stancesOf(t *testing.T, files ...string) map[string]*gold.Stances {
	t.Helper()
	lex := lexicons(t)
	out := map[string]*gold.Stances{"all": gold.NewStances()}
	for _, file := range files {
		passages, err := gold.Passages(filepath.Join("stance", "testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range []string{"fr", "en", "es"} {
			var these []gold.Passage
			for _, p := range passages {
				if p.Language == language {
					these = append(these, p)
				}
			}
			var lines []export.Line
			for _, s := range Segment(gold.Printed(these, language), lex) {
				lines = append(lines, export.Of(s))
			}
			if out[language] == nil {
				out[language] = gold.NewStances()
			}
			out[language].Add(these, lines)
			out["all"].Add(these, lines)
		}
	}
	return out
}

func TestPassagesSayWhatTheyDoAndWhatTheyRespondTo(t *testing.T) {
	for name, s := range stancesOf(t, "stance-dev.json", "open-a.json", "open-b.json") {
		figures := map[string]float64{"act": s.Macro(), "responds": gold.F1(&s.Links)}
		for _, act := range []string{"commits", "supports", "opposes"} {
			figures[act] = gold.F1(s.Acts[act])
		}
		floor := map[string]float64{"act": .88, "commits": .85, "supports": .85, "opposes": .85, "responds": .78}
		for figure, least := range floor {
			if figures[figure] < least {
				t.Errorf("%s: %s %s is below %.2f", name, figure, fmt.Sprintf("%.3f", figures[figure]), least)
			}
		}
	}
}
