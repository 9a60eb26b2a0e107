package flat

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestAStatementIsLaidOutFlat(t *testing.T) {
	s := &pb.Statement{
		Document: "d1", Generation: 2, Ordinal: 7, Page: 3, Language: "es", Text: "Texto.",
		Metadata: &pb.Metadata{Series: "foros", Session: 2, Start: "2031-03-26"},
		Kind:     pb.Kind_KIND_FRONT_MATTER, Attribution: pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED, Act: pb.Act_ACT_WARNS,
		Speakers: []*pb.Speaker{{Name: "Ana", Country: "PE", Organisation: "Perú"}, {Name: "Luz", Country: "PE"}},
		Parties:  []*pb.Party{{Name: "el Perú", Country: "PE", Sort: "state"}, {Name: "Cruz Verde", Sort: "organisation"}, {Name: "varios", Sort: "anonymous"}},
		Figures:  []*pb.Figure{{Text: "50 millones"}},
	}
	b, err := json.Marshal(Of(s))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"d1.7","document":"d1","generation":2,"series":"foros","session":2,"date":"2031-03-26","language":"es","primary":true,"specimen":false,"live":false,"ordinal":7,"page":3,"pages":[3],"page_path":"/statements/d1.7","kind":"front_matter","attribution":"collective_named","confidence":0,"act":"warns","text":"Texto.","text_es":"Texto.","speakers":["Ana","Luz"],"organisations":["Perú","Cruz Verde"],"countries":["PE"],"parties":["PE","Cruz Verde","varios"],"party_names":["el Perú","Cruz Verde","varios"],"figures":["50 millones"],"corrected":false}`
	if string(b) != want {
		t.Fatalf("got  %s\nwant %s", b, want)
	}
}

func TestOnlyAVersionOfAnotherDocumentIsNotPrimary(t *testing.T) {
	for _, c := range []struct {
		m    *pb.Metadata
		want bool
	}{
		{nil, true},
		{&pb.Metadata{}, true},
		{&pb.Metadata{RenditionOf: "d2"}, false},
		{&pb.Metadata{RenditionOf: "d2", Primary: true}, true},
	} {
		if got := Of(&pb.Statement{Metadata: c.m}).Primary; got != c.want {
			t.Errorf("%v: got %v", c.m, got)
		}
	}
}

func TestWhatIsNoDateIsLeftOut(t *testing.T) {
	for s, want := range map[string]string{"2031-02-28": "2031-02-28", "2031-02": "2031-02", "2031": "2031", "2031-02-30": "", "spring": "", "": "", "31-02-2031": ""} {
		if got := date(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestALongValueIsCutBetweenCharacters(t *testing.T) {
	got := value(strings.Repeat("é", 600) + "x")
	if len(got) != MaxValue || got != strings.Repeat("é", MaxValue/2) {
		t.Fatalf("%d bytes", len(got))
	}
	if got := value("a" + strings.Repeat("é", 600)); len(got) != MaxValue-1 {
		t.Fatalf("%d bytes", len(got))
	}
}

func TestCountsAreInOrder(t *testing.T) {
	f, _ := FacetNamed("objective")
	got := Count(f, map[string]uint64{"10": 2, "9": 2, "1": 1, "23": 5}, nil, 3)
	var values []string
	for _, b := range got.GetBuckets() {
		values = append(values, b.GetValue())
	}
	if !slices.Equal(values, []string{"23", "9", "10"}) || got.GetOther() != 1 {
		t.Fatalf("got %v", got)
	}
}

func TestEveryFacetCountsAFieldOfTheRecord(t *testing.T) {
	b, err := json.Marshal(&Record{SeriesTitle: "x", DocumentTitle: "x", Language: "x", Speakers: []string{"x"}, Countries: []string{"x"}, Organisations: []string{"x"}, Parties: []string{"x"}, Objectives: []uint32{1}, Themes: []string{"x"}, Kind: "x", Attribution: "x", Act: "x", Pages: []uint32{1}})
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		t.Fatal(err)
	}
	for _, f := range Facets() {
		if _, ok := fields[f.Field]; !ok {
			t.Errorf("facet %s counts %s, which no record has", f.Name, f.Field)
		}
		if _, ok := fields[f.Label]; f.Label != "" && !ok {
			t.Errorf("facet %s is labelled by %s, which no record has", f.Name, f.Label)
		}
	}
}
