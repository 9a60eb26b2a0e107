package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func file(t *testing.T, data string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "items.json")
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

const items = `{"items":[
{"id":"a","language":"en","speaker":"Ada Berg","session":"S1","text":"Ms Ada Berg, a judge, said that employers must bear all the costs of recruiting workers abroad."},
{"id":"b","language":"fr","speaker":"Luc Morel","session":"S2","text":"M. Luc Morel a estimé que les frais de recrutement des travailleurs à l'étranger devaient être à la charge de l'employeur."},
{"id":"c","language":"es","speaker":"Eva Ruiz","session":"S2","text":"La Sra. Eva Ruiz indicó que la cosecha de trigo se retrasó por la lluvia."}],
"pairs":[{"a":"a","b":"b","relation":"same","why":"who pays for recruitment"}]}`

func TestAPairIsFoundAndSaysWhy(t *testing.T) {
	var out bytes.Buffer
	if err := (&find{File: file(t, items)}).Run(&out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		A, B, Relation string
		Confidence     float64
		Evidence       []string
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatalf("%v: %q", err, out.String())
	}
	if got.A != "a" || got.B != "b" || got.Relation != "same" || got.Confidence < .5 || len(got.Evidence) == 0 {
		t.Errorf("%+v", got)
	}
}

func TestItIsScoredAgainstThePairs(t *testing.T) {
	var out bytes.Buffer
	if err := (&score{Files: []string{file(t, items)}}).Run(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "precision 1.00 (1 of 1)") || !strings.Contains(out.String(), "across 1.00 (1 of 1)") {
		t.Error(out.String())
	}
}

func TestAFileThatIsWrongIsToldByItsName(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"no JSON", "items", "wanted {"},
		{"an id that stands twice", `{"items":[{"id":"a","text":"x"},{"id":"a","text":"y"}]}`, `the id "a" stands twice`},
		{"an item without a text", `{"items":[{"id":"a"}]}`, "without id or text"},
		{"a pair of nothing", `{"items":[{"id":"a","text":"x"}],"pairs":[{"a":"a","b":"z","relation":"same"}]}`, "names no two items"},
		{"a relation that is none", `{"items":[{"id":"a","text":"x"},{"id":"b","text":"y"}],"pairs":[{"a":"a","b":"b","relation":"Same"}]}`, "wanted same, contradicts or related"},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := file(t, c.data)
			err := (&find{File: name}).Run(&bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), name) {
				t.Errorf("got %v; wanted %q", err, c.want)
			}
		})
	}
}

func TestSealedErrorsAreNotTold(t *testing.T) {
	name := filepath.Join(t.TempDir(), "sealed.json")
	if err := os.WriteFile(name, []byte(items), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := (&score{Files: []string{name}, Errors: 1}).Run(&bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "sealed") {
		t.Errorf("got %v", err)
	}
}
