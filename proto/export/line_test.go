package export_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestALineHasTheKeysThatOthersRead(t *testing.T) {
	s := &pb.Statement{
		Id: "d.3", Text: "« Il faut <agir> »", Kind: pb.Kind_KIND_FRONT_MATTER, Attribution: pb.Attribution_ATTRIBUTION_ON_BEHALF,
		Speakers: []*pb.Speaker{{Name: "Ada Brun", OnBehalfOf: "Mali", Sector: pb.Sector_SECTOR_CIVIL_SOCIETY}},
		Parties:  []*pb.Party{{Name: "la Norvège", Country: "NO", Sort: "state"}, {Name: "de nombreux participants", Sort: "anonymous"}},
		Figures:  []*pb.Figure{{Text: "12 %", Value: .12}}, Objectives: []uint32{23}, Page: 2, PageLabel: "ii",
	}
	var b bytes.Buffer
	if err := export.Write(&b, export.Of(s)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n != 1 || !strings.HasSuffix(b.String(), "\n") {
		t.Fatalf("a statement takes %d lines, wanted one", n)
	}
	if !strings.Contains(b.String(), "<agir>") {
		t.Errorf("%s: text must stand as printed, not escaped for HTML", b.String())
	}
	var m map[string]any
	if err := json.Unmarshal(b.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{"kind": "front_matter", "attribution": "on_behalf", "act": "", "page_label": "ii"} {
		if m[key] != want {
			t.Errorf("%s is %v, wanted %v", key, m[key], want)
		}
	}
	if p := m["parties"].([]any); p[0] != "NO" || p[1] != "de nombreux participants" {
		t.Errorf("parties are %v: States by ISO code, others as printed", p)
	}
	sp := m["speakers"].([]any)[0].(map[string]any)
	if sp["on_behalf_of"] != "Mali" || sp["sector"] != "civil_society" {
		t.Errorf("speaker is %v", sp)
	}
	if _, there := m["explain"]; there {
		t.Error("explain stands without being asked for")
	}
}

func TestExplainNamesTheEngineOfEachPageAndTheRules(t *testing.T) {
	s := &pb.Statement{Id: "d.1", Pages: []uint32{2}, Explain: []*pb.Explanation{{Rule: "fr.verb.before", Words: "a dit"}}}
	doc := &pb.Document{Pages: []*pb.Page{{Number: 1, Engine: "native"}, {Number: 2, Engine: "pdfium", Reason: "replacement characters"}}}
	l := export.Explained(export.Of(s), s, doc)
	if len(l.Explain.Pages) != 1 || l.Explain.Pages[0].Engine != "pdfium" || l.Explain.Rules[0].Rule != "fr.verb.before" {
		t.Errorf("explain is %+v", l.Explain)
	}
}
