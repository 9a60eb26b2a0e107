package point_test

import (
	"path/filepath"
	"testing"

	"rapporteur.internal/services/report/point"
)

// The floors of the pairs that the weights were fitted on: what "points score"
// prints. What to expect of other texts is in docs/points.md.
func TestJudgedPairsAreFoundAsWellAsTheDocumentSays(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		file                              string
		precision, recall, related, contr float64
	}{
		{"dev.json", .70, .35, .08, .10},
		{"open-c.json", .60, .20, .04, .08},
	} {
		set, err := point.ReadSet(filepath.Join("testdata", "judged", c.file))
		if err != nil {
			t.Fatal(err)
		}
		judged := map[[2]string]string{}
		count := map[string]float64{}
		for _, p := range set.Pairs {
			judged[[2]string{p.A, p.B}], judged[[2]string{p.B, p.A}] = p.Relation, p.Relation
			count[p.Relation]++
		}
		found, right, related, contrary := 0.0, 0.0, 0.0, 0.0
		for _, f := range point.NewMatcher(l, point.DefaultRule(), set.Items).Found() {
			is := judged[[2]string{f.A, f.B}]
			if f.Evidence == nil {
				t.Errorf("%s: %s and %s have null for evidence, not a list", c.file, f.A, f.B)
			}
			if f.Relation == "contradicts" {
				if is == f.Relation {
					contrary++
				}
				continue
			}
			found++
			switch is {
			case "same":
				right++
			case "related":
				related++
			}
			if f.Confidence < .5 || f.Confidence > 1 {
				t.Errorf("%s: %s and %s with confidence %v", c.file, f.A, f.B, f.Confidence)
			}
		}
		if p, r := right/found, right/count["same"]; p < c.precision || r < c.recall || related/count["related"] > c.related || contrary/count["contradicts"] < c.contr {
			t.Errorf("%s: same precision %.2f, recall %.2f; related taken for the same %.3f; contradicts recall %.2f",
				c.file, p, r, related/count["related"], contrary/count["contradicts"])
		}
	}
}
