package sentence_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/sentence"
)

// shared is the folder of the annotated reports; tests that need it skip without it.
func shared(t *testing.T) string {
	dir := os.Getenv("RAPPORTEUR_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	if _, err := os.Stat(filepath.Join(dir, "gold")); err != nil {
		t.Skipf("the annotated reports (gold/) are not in %s; set RAPPORTEUR_SHARED", dir)
	}
	return dir
}

func TestParagraphsOfTheGoldAreCutWhereTheAnnotatorsCutThem(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t), "gold", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold file: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Document  struct{ Language string }
			Sentences []struct {
				Para int
				Text string
			}
		}
		if err := json.Unmarshal(b, &gold); err != nil {
			t.Fatal(err)
		}
		var right, missed, wrong int
		for i := 0; i < len(gold.Sentences); {
			var want []int
			var text strings.Builder
			j := i
			for ; j < len(gold.Sentences) && gold.Sentences[j].Para == gold.Sentences[i].Para; j++ {
				if j > i {
					text.WriteByte(' ')
				}
				want = append(want, text.Len())
				text.WriteString(gold.Sentences[j].Text)
			}
			i = j
			got := map[int]bool{}
			for _, r := range sentence.Split(text.String(), gold.Document.Language) {
				got[r.Start] = true
			}
			for _, w := range want[1:] {
				if got[w] {
					right++
				} else {
					missed++
					t.Logf("%s: missed before %.60q", filepath.Base(f), text.String()[w:])
				}
				delete(got, w)
			}
			delete(got, 0)
			for w := range got {
				wrong++
				t.Logf("%s: wrongly cut before %.60q", filepath.Base(f), text.String()[w:])
			}
		}
		f1 := 2 * float64(right) / float64(2*right+missed+wrong)
		t.Logf("%s: boundaries right %d, missed %d, wrong %d, F1 %.3f", filepath.Base(f), right, missed, wrong, f1)
		if f1 < 0.99 {
			t.Errorf("%s: F1 of boundaries %.3f, wanted 0.99", filepath.Base(f), f1)
		}
	}
}
