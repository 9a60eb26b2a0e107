package extract

import (
	"strconv"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestMetadataBySourcesInTheirOrder(t *testing.T) {
	printed := &pb.Metadata{Series: "international-forum-on-rivers-2031", SeriesTitle: "International Forum on Rivers 2031", Session: 2,
		Title: "Second session", Start: "2031-05-14", End: "2031-05-16", City: "Lima", Language: "en", Part: "IFR/2/INF.1",
		Provenance: []*pb.Provenance{{Field: "city", Source: sourceTitle, Span: &pb.Span{Page: 1, Start: 4, End: 8}}}}
	for _, c := range []struct {
		name, file string
		read       *pb.Metadata
		side       *pb.Sidecar
		want       string // series|title|session|part|start|city|language|year
		warnings   []string
	}{
		{"the title page alone", "x.pdf", printed, nil,
			"international-forum-on-rivers-2031|International Forum on Rivers 2031|2|ifr-2-inf-1|2031-05-14|Lima|en|2031", nil},
		{"an acronym in the sidecar stands for the printed name", "x.pdf", printed, &pb.Sidecar{Series: "ifr-2031"},
			"ifr-2031|International Forum on Rivers 2031|2|ifr-2-inf-1|2031-05-14|Lima|en|2031", nil},
		{"another year in the sidecar is a disagreement", "x.pdf", printed, &pb.Sidecar{Series: "ifr-2030"},
			"ifr-2030|ifr-2030|2|ifr-2-inf-1|2031-05-14|Lima|en|2031", []string{"series"}},
		{"folders give series and session", "Forum Rios/Sesión 3/x.pdf", nil, nil,
			"forum-rios|Forum Rios|3|x|||es|0", nil},
		{"the sidecar goes before the folder, which goes before the page", "IFR/3/x.pdf", printed, &pb.Sidecar{Session: proto.Uint32(4), City: "Quito"},
			"ifr|IFR|4|ifr-2-inf-1|2031-05-14|Quito|en|2031", []string{"session", "session", "city"}},
		{"session 0 in the sidecar is none", "IFR/3/x.pdf", nil, &pb.Sidecar{Session: proto.Uint32(0)},
			"ifr|IFR|0|x|||es|0", []string{"session"}},
		{"a folder without a number is no session", "IFR/Annexes/x.pdf", nil, nil, "ifr|IFR|0|x|||es|0", []string{"session"}},
		{"nothing at all is unsorted, by its name", "Año Nuevo.pdf", nil, nil, "unsorted||0|ano-nuevo|||es|0", nil},
		{"several days", "x.pdf", nil, &pb.Sidecar{Series: "s", Date: "2030-01-02/2030-01-04", Language: "fr"}, "s|s|0|x|2030-01-02||fr|2030", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &pb.Document{Metadata: c.read, Paragraphs: []*pb.Paragraph{{Text: "hola hola", Language: "es"}, {Text: "hi", Language: "en"}}}
			m, warnings := Resolve(doc, c.side, c.file)
			got := strings.Join([]string{m.Series, m.SeriesTitle, strconv.Itoa(int(m.Session)), m.Part, m.Start, m.City, m.Language, strconv.Itoa(int(m.Year))}, "|")
			if got != c.want {
				t.Errorf("%s\n     want %s", got, c.want)
			}
			if len(warnings) != len(c.warnings) {
				t.Fatalf("warnings %q", warnings)
			}
			for i, w := range c.warnings {
				if !strings.HasPrefix(warnings[i], w+":") {
					t.Errorf("warning %q, want one on %s", warnings[i], w)
				}
			}
			for _, field := range []string{"series", "part", "title", "language"} {
				if provenance(m, field) == "" {
					t.Errorf("no provenance of %s", field)
				}
			}
		})
	}
	m, _ := Resolve(&pb.Document{Metadata: printed}, nil, "x.pdf")
	for _, p := range m.Provenance {
		if p.Field == "city" && (p.Span.GetPage() != 1 || p.Span.GetEnd() != 8) {
			t.Errorf("the place of the city is lost: %v", p)
		}
	}
}

func TestASessionSaidToBeNoneGoesBeforeTheFolder(t *testing.T) {
	m, _ := Resolve(&pb.Document{}, &pb.Sidecar{Session: proto.Uint32(0)}, "IFR/3/x.pdf")
	if m.Session != 0 || provenance(m, "session") != sourceSidecar {
		t.Errorf("session %d by %s", m.Session, provenance(m, "session"))
	}
}
