package export_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(export.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("urn:rapporteur:statement", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:rapporteur:statement")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// full is a statement in which everything is said.
func full() *pb.Statement {
	return &pb.Statement{
		Id: "d.3", Document: "d", Ordinal: 3, Page: 2, Pages: []uint32{2}, PageLabel: "ii", Text: "Words.", Language: "fr",
		Kind: pb.Kind_KIND_STATEMENT, Attribution: pb.Attribution_ATTRIBUTION_CONTINUATION, Act: pb.Act_ACT_URGES, Confidence: .5,
		Evidence: &pb.Evidence{Rule: "r", Ordinal: 2, Text: "she"},
		Speakers: []*pb.Speaker{{Id: "p1", Name: "Ada Brun", Country: "ML", Sector: pb.Sector_SECTOR_ACADEMIA}},
		Parties:  []*pb.Party{{Name: "Norway", Country: "NO", Sort: "state"}},
		Responses: []*pb.Response{
			{Statement: "d.1", Act: pb.Act_ACT_SUPPORTS, Parties: []string{"Norway"}, Words: "backed the idea", Confidence: .9},
			{Statement: "d.1", Act: pb.Act_ACT_OPPOSES, Words: "were against"}, {Statement: "d.2"},
		},
		Figures: []*pb.Figure{{Text: "12 %", Value: .12, Unit: "%"}}, Objectives: []uint32{23},
		Spans:    []*pb.Span{{Page: 2, Boxes: []*pb.Box{{X0: 1, Y0: 2, X1: 3, Y1: 4}}}},
		Metadata: &pb.Metadata{Series: "s", Session: 1, Start: "2031-05-14", Primary: true},
		Explain:  []*pb.Explanation{{Rule: "r", Words: "she"}},
	}
}

func line(t *testing.T, l export.Line) any {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(&b, l); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheSchemaTakesEveryLineThatIsWritten(t *testing.T) {
	s := compiled(t)
	doc := &pb.Document{Pages: []*pb.Page{{Number: 2, Engine: "pdfium", Reason: "poor", Scores: map[string]float64{"words": .4}}}}
	empty := &pb.Statement{Id: "d.1", Ordinal: 1, Page: 1}
	for _, l := range []export.Line{export.Of(full()), export.Explained(export.Of(full()), full(), doc), export.Of(empty)} {
		if err := s.Validate(line(t, l)); err != nil {
			t.Errorf("%s: %v", l.ID, err)
		}
	}
	// Every value that an enum may have.
	for n := range pb.Kind_name {
		for _, set := range []func(*pb.Statement){
			func(s *pb.Statement) { s.Kind = pb.Kind(n) }, func(s *pb.Statement) { s.Attribution = pb.Attribution(n % int32(len(pb.Attribution_name))) },
		} {
			x := full()
			set(x)
			if err := s.Validate(line(t, export.Of(x))); err != nil {
				t.Errorf("%v: %v", x, err)
			}
		}
	}
	for n := range pb.Act_name {
		x := full()
		x.Act = pb.Act(n)
		if err := s.Validate(line(t, export.Of(x))); err != nil {
			t.Error(err)
		}
	}
	for n := range pb.Sector_name {
		x := full()
		x.Speakers[0].Sector = pb.Sector(n)
		if err := s.Validate(line(t, export.Of(x))); err != nil {
			t.Error(err)
		}
	}
	for n := range pb.Role_name {
		x := full()
		x.Role = pb.Role(n)
		if err := s.Validate(line(t, export.Of(x))); err != nil {
			t.Error(err)
		}
	}
}

func TestTheSchemaRefusesWhatIsNoLine(t *testing.T) {
	s := compiled(t)
	for name, spoil := range map[string]func(map[string]any){
		"a missing key":       func(m map[string]any) { delete(m, "page") },
		"an unknown key":      func(m map[string]any) { m["colour"] = "red" },
		"an unknown kind":     func(m map[string]any) { m["kind"] = "rumour" },
		"a page nought":       func(m map[string]any) { m["page"] = json.Number("0") },
		"a text that is null": func(m map[string]any) { m["text"] = nil },
		"a country in words": func(m map[string]any) {
			m["speakers"].([]any)[0].(map[string]any)["country"] = "Mali"
		},
	} {
		m := line(t, export.Of(full())).(map[string]any)
		spoil(m)
		if err := s.Validate(m); err == nil {
			t.Errorf("the schema takes %s", name)
		}
	}
}

// keysOf are the JSON keys of a struct, in their order.
func keysOf(t reflect.Type) (keys []string) {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		keys = append(keys, name)
	}
	return keys
}

func TestTheSchemaDescribesTheKeysOfALine(t *testing.T) {
	var s struct {
		Properties map[string]json.RawMessage
	}
	if err := json.Unmarshal(export.Schema(), &s); err != nil {
		t.Fatal(err)
	}
	keys := keysOf(reflect.TypeFor[export.Line]())
	for _, k := range keys {
		if s.Properties[k] == nil {
			t.Errorf("the schema doesn't describe %s", k)
		}
	}
	for k := range s.Properties {
		if !slices.Contains(keys, k) {
			t.Errorf("the schema describes %s, which no line has", k)
		}
	}
}

func TestAStatementRespondsOnceToEach(t *testing.T) {
	l := export.Of(full())
	if !slices.Equal(l.RespondsTo, []string{"d.1", "d.2"}) || len(l.Responses) != 3 || l.Responses[0].Act != "supports" || l.Responses[2].Act != "" {
		t.Errorf("responds to %v by %v", l.RespondsTo, l.Responses)
	}
}
