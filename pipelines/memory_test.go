package pipelines_test

import (
	"bufio"
	"encoding/json"
	"maps"
	"net/http"
	"testing"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/report"
)

func TestTheExamplesMemoryFindsEachSentenceAsTheLineReadsIt(t *testing.T) {
	r := begin(t)
	const name = "idm-2018-2-specimen-en.pdf"
	r.drop(example(name+".yaml"), name+".yaml")
	r.drop(example(name), name)
	r.until(name, "indexed")
	resp, err := http.Get(r.url + "/api/v1/export?format=jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	texts := map[string]string{}
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l export.Line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		texts[l.ID] = l.Text
	}
	if err := lines.Err(); err != nil || len(texts) == 0 {
		t.Fatal(len(texts), err)
	}
	series, err := report.OpenSeries("idm-2018")
	if err != nil || series.Memory.Len() == 0 {
		t.Fatal(series, err)
	}
	for _, e := range series.Memory.Stale(maps.All(texts)) {
		t.Errorf("%s: no statement says %q", e.ID, e.Text)
	}
}
