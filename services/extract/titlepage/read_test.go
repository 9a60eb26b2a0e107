package titlepage_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/proto"
	"pgregory.net/rapid"

	"rapporteur.internal/proto/place"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/titlepage"
)

// printed is a line of a title page, or a paragraph of the text, with its size.
type printed struct {
	text string
	size float32
	role pb.Role
}

func front(text string, size float32) printed { return printed{text, size, pb.Role_ROLE_FRONT_MATTER} }
func body(text string) printed                { return printed{text, 11, pb.Role_ROLE_BODY} }

// document prints lines on one page, each its own paragraph.
func document(lines []printed) *pb.Document {
	page := &pb.Page{Number: 1, Width: 595, Height: 842}
	doc := &pb.Document{Pages: []*pb.Page{page}}
	for i, l := range lines {
		start := uint32(len(page.Text))
		page.Text += l.text + "\n"
		y := float32(40 + 20*i)
		page.Lines = append(page.Lines, &pb.Line{Start: start, End: start + uint32(len(l.text)), FontSize: l.size, Box: &pb.Box{X0: 50, Y0: y, X1: 500, Y1: y + l.size}})
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: l.text, Role: l.role, Runs: []*pb.Run{{Length: uint32(len(l.text)), Page: 1, PageStart: start}}})
	}
	return doc
}

func TestATitlePageIsReadInThreeLanguages(t *testing.T) {
	for name, c := range map[string]struct {
		lines []printed
		want  *pb.Metadata
	}{
		"a French one with its session in the opening": {
			[]printed{
				front("Organisation mondiale des archives (OMA)", 12), front("Forum sur les archives ouvertes 2021", 18),
				front("28 février-2 mars 2021, Palais des Nations", 12),
				body("La deuxième session du Forum sur les archives ouvertes (FAO) 2021 s'est tenue du 28 février au 2 mars 2021 au Palais des Nations à Genève. Les participants ont salué la douzième conférence."),
			},
			&pb.Metadata{Series: "fao-2021", SeriesTitle: "Forum sur les archives ouvertes 2021", Session: 2, Title: "Forum sur les archives ouvertes 2021", Start: "2021-02-28", End: "2021-03-02", Year: 2021, City: "Genève", Venue: "Palais des Nations", Publisher: "Organisation mondiale des archives (OMA)"},
		},
		"an English one with an ordinal of two words": {
			[]printed{
				front("Report of the thirty-first session of the Water Assembly", 20), front("Nairobi, March 3 to 5, 2019", 12), front("Part II", 12),
			},
			&pb.Metadata{Series: "report-of-the-water-assembly", SeriesTitle: "Report of the Water Assembly", Session: 31, Title: "Report of the thirty-first session of the Water Assembly", Start: "2019-03-03", End: "2019-03-05", Year: 2019, City: "Nairobi", Part: "ii"},
		},
		"a Spanish one with the date in words": {
			[]printed{
				front("ACTA DE LA SESIÓN ORDINARIA", 14), front("Ayuntamiento de Villasol", 11),
				front("veintiuno de mayo de dos mil veintitrés", 11), front("Tercera reunión", 11),
			},
			&pb.Metadata{Series: "acta-de-la-sesion-ordinaria", SeriesTitle: "ACTA DE LA SESIÓN ORDINARIA", Session: 3, Title: "ACTA DE LA SESIÓN ORDINARIA", Start: "2023-05-21", End: "2023-05-21", Year: 2023, City: "Villasol", Publisher: "Ayuntamiento de Villasol"},
		},
		"minutes, whose date of convocation is another one": {
			[]printed{
				front("CONSEIL MUNICIPAL SEANCE DU 7 JUIN 2012", 14), front("Convocation : 30 mai 2012", 12),
				body("L'an deux mil douze, le sept juin, le Conseil Municipal de la Commune de VALBRUNE s'est réuni à la Mairie, sous la présidence du Maire."),
			},
			&pb.Metadata{Series: "conseil-municipal", SeriesTitle: "CONSEIL MUNICIPAL", Title: "CONSEIL MUNICIPAL SEANCE DU 7 JUIN 2012", Start: "2012-06-07", End: "2012-06-07", Year: 2012, City: "VALBRUNE", Venue: "Mairie"},
		},
		"an article, which belongs to no series": {
			[]printed{front("Crece el uso de la bicicleta en la ciudad", 16), body("El segundo taller de mapas no tuvo fecha.")},
			&pb.Metadata{Title: "Crece el uso de la bicicleta en la ciudad"},
		},
		"nothing at all": {nil, &pb.Metadata{}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := document(c.lines)
			got := titlepage.Read(doc, "")
			for _, p := range got.Provenance {
				if p.Source != titlepage.Source || p.Span.GetEnd() <= p.Span.GetStart() || len(p.Span.GetBoxes()) == 0 {
					t.Errorf("provenance of %s: %v", p.Field, p)
				}
				if p.Field == "city" {
					if s := place.Text(doc, []*pb.Span{p.Span}); s != got.City {
						t.Errorf("city %q was read from %q", got.City, s)
					}
				}
			}
			got.Provenance = nil
			if !proto.Equal(got, c.want) {
				t.Errorf("read\n%v\nwanted\n%v", got, c.want)
			}
		})
	}
}

func TestDatesAreReadInThreeLanguages(t *testing.T) {
	for text, want := range map[string][2]string{
		"26-27 mars 2018":                                  {"2018-03-26", "2018-03-27"},
		"du 28 février au 2 mars 2018":                     {"2018-02-28", "2018-03-02"},
		"les 26, 27 et 28 avril 2018":                      {"2018-04-26", "2018-04-28"},
		"le 1er août 2019":                                 {"2019-08-01", "2019-08-01"},
		"du 30 décembre 2018 au 2 janvier 2019":            {"2018-12-30", "2019-01-02"},
		"March 26-27, 2018":                                {"2018-03-26", "2018-03-27"},
		"February 28 to March 2, 2018":                     {"2018-02-28", "2018-03-02"},
		"2–4 JULY 2003":                                    {"2003-07-02", "2003-07-04"},
		"Monday, 4 March 2015":                             {"2015-03-04", "2015-03-04"},
		"26 y 27 de marzo de 2018":                         {"2018-03-26", "2018-03-27"},
		"del 28 de febrero al 2 de marzo de 2018":          {"2018-02-28", "2018-03-02"},
		"el día veinticinco de abril de dos mil veintiuno": {"2021-04-25", "2021-04-25"},
		"L'an deux mil onze, le treize septembre":          {"2011-09-13", "2011-09-13"},
		"26/03/2018":                                       {"2018-03-26", "2018-03-26"},
		"2018-03-26":                                       {"2018-03-26", "2018-03-26"},
		"31 février 2018":                                  {},
		"article 12 de la loi 2018":                        {},
	} {
		got := titlepage.Read(document([]printed{front("Titre", 20), front(text, 12)}), "")
		if diff := cmp.Diff(want, [2]string{got.Start, got.End}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestOrdinalsOfSessionsAreReadInThreeLanguages(t *testing.T) {
	for text, want := range map[string]uint32{
		"Première session": 1, "DEUXIÈME SESSION": 2, "2e réunion": 2, "vingt et unième session": 21, "Trente-septième session": 37, "3ème atelier régional": 3,
		"second workshop": 2, "Twenty-eighth session": 28, "37th regular session": 37, "Session 4": 4, "Session III": 3,
		"Primera reunión": 1, "28.º período de sesiones": 28, "vigésima octava sesión": 28, "Decimotercera conferencia": 13, "2ª edición": 2,
		"Premier ministre": 0, "Session du 12 mai 2014": 0, "Workshop 2-4 July 2003": 0, "one more session": 0,
	} {
		if got := titlepage.Read(document([]printed{front("Titre", 20), front(text, 12)}), "").Session; got != want {
			t.Errorf("%s: session %d, wanted %d", text, got, want)
		}
	}
}

func TestAnyTextIsReadWithoutPanicAndSpansLieInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []printed
		for range rapid.IntRange(0, 6).Draw(t, "lines") {
			lines = append(lines, printed{
				rapid.StringMatching(`([0-9]{1,4}|mars|March|de|y|et|au|-|,|première|session|Part|Commune de|Genève|à|Siège|İ|\(ABC\)|ﬁ|é)( ([0-9]{1,4}|mars|de|2018|y|au|-|première|session|Siège|Genève|II|L’an)){0,8}`).Draw(t, "text"),
				rapid.Float32Range(6, 30).Draw(t, "size"),
				rapid.SampledFrom([]pb.Role{pb.Role_ROLE_FRONT_MATTER, pb.Role_ROLE_BODY, pb.Role_ROLE_HEADING}).Draw(t, "role"),
			})
		}
		doc := document(lines)
		for _, p := range titlepage.Read(doc, "fr").Provenance {
			if int(p.Span.End) > len(doc.Pages[0].Text) {
				t.Fatalf("span of %s ends at %d of %d bytes", p.Field, p.Span.End, len(doc.Pages[0].Text))
			}
		}
	})
}
