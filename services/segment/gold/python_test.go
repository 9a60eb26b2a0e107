package gold_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
)

// scores is score.py's own counting of pairs of files, a line of figures each.
const scores = `
import json, sys
sys.path.insert(0, sys.argv[1])
import score
for gold, lines in zip(sys.argv[2::2], sys.argv[3::2]):
    lines = [json.loads(x) for x in open(lines, encoding="utf8") if x.strip()]
    print(json.dumps(score.score(json.load(open(gold, encoding="utf8")), lines)[0]))
`

// TestTheFiguresAreTheScorers compares with score.py: on what the product makes
// of each text, and for every third on the same damaged as a bad reading would
// damage it. It names figures, never a text's words.
func TestTheFiguresAreTheScorers(t *testing.T) {
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	scorer := filepath.Join(shared, "score")
	if _, err := os.Stat(filepath.Join(scorer, "score.py")); err != nil {
		t.Skipf("score/score.py is not in %s; set RAPPORTEUR_SHARED", shared)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is missing")
	}
	lex, err := segment.Load()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, glob := range []string{"texts/*.json", "texts/*/*.json", filepath.Join(shared, "gold", "*-??.json")} {
		f, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f...)
	}
	if len(files) < 88 {
		t.Fatalf("%d texts: fewer than there are", len(files))
	}
	folder, args, got := t.TempDir(), []string{"-c", scores, scorer}, []gold.Tally{}
	for i, f := range files {
		text, err := gold.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		var lines []export.Line
		for _, s := range segment.Segment(text.Paragraphs(), lex) {
			lines = append(lines, export.Of(s))
		}
		exports := [][]export.Line{lines}
		if i%3 == 0 {
			exports = append(exports, damaged(lines))
		}
		for n, l := range exports {
			out := filepath.Join(folder, fmt.Sprintf("%d-%d-%s.jsonl", i, n, filepath.Base(f)))
			write(t, out, l)
			tally, _ := text.Score(l)
			args, got = append(args, f, out), append(got, tally)
		}
	}
	raw, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Fatalf("run score.py: %v", err)
	}
	answers := bytes.Split(bytes.TrimSpace(raw), []byte("\n"))
	if len(answers) != len(got) {
		t.Fatalf("%d answers to %d questions", len(answers), len(got))
	}
	worst := 0.0
	for i, raw := range answers {
		want := map[string]float64{}
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		for _, c := range gold.Columns() {
			v, known := got[i].Value(c)
			w, wanted := want[c]
			if strings.HasPrefix(c, "sure") {
				continue // not score.py's
			}
			worst = max(worst, math.Abs(v-w))
			if known != wanted || math.Abs(v-w) > 1e-9 {
				t.Errorf("%s, %s: %v (%v), score.py says %v (%v)", args[4+2*i], c, v, known, w, wanted)
			}
		}
	}
	t.Logf("%d exports of %d texts, no figure further off than %.1g", len(got), len(files), worst)
}

// damaged loses lines, glues two together, and has headers and doubled lines.
func damaged(lines []export.Line) []export.Line {
	var out []export.Line
	for i, l := range lines {
		switch {
		case i%7 == 3:
			continue
		case i%5 == 4 && len(out) > 0:
			out[len(out)-1].Text += " " + l.Text
			continue
		case i%11 == 6:
			out = append(out, export.Line{Text: "Annual report – page " + l.ID, Kind: "narration"}, l)
		case i%13 == 9 && len(l.Text) > 30:
			l.Kind, l.Confidence = "statement", 0.9
			l.Speakers = []export.Speaker{{Name: "Ann Lee", Country: "fr"}}
		}
		out = append(out, l)
	}
	return out
}

func write(t *testing.T, path string, lines []export.Line) {
	t.Helper()
	var b bytes.Buffer
	for _, l := range lines {
		if err := export.Write(&b, l); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
