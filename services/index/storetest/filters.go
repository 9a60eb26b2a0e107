package storetest

import (
	"fmt"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

var (
	tavares = &pb.Speaker{Id: "p1", Name: "Inês Tavarès", Role: "Directrice générale", Organisation: "Agence des rivières", Acronym: "ADR"}
	okoye   = &pb.Speaker{Id: "p2", Name: "Chidi Okoye", Role: "Ministre du travail", Organisation: "Nigeria", Country: "NG"}
	minist  = &pb.Speaker{Id: "p3", Name: "Ministre", Role: "Ministre", Organisation: "Portugal", Country: "PT"}
)

func chamber(h *shelf) {
	h.add(
		docFR.statement(1, 1, "Ouverture", heading),
		docFR.statement(1, 2, "Mme Tavarès propose un fonds commun.", by(tavares), on(23), doing(pb.Act_ACT_PROPOSES)),
		docFR.statement(1, 3, "M. Okoye appuie ce fonds.", by(okoye), on(23, 5), doing(pb.Act_ACT_SUPPORTS), responding("dfr.2", pb.Act_ACT_SUPPORTS)),
		docFR.statement(1, 4, "Ils remercient le pays hôte.", by(tavares, okoye), doing(pb.Act_ACT_THANKS)),
		docFR.statement(1, 5, "Le Portugal et de nombreux participants appuient la mesure.",
			from(&pb.Party{Name: "le Portugal", Country: "PT", Sort: "state"}, &pb.Party{Name: "de nombreux participants", Sort: "anonymous"}), on(5), responding("dfr.2", pb.Act_ACT_SUPPORTS), responding("dfr.3", pb.Act_ACT_UNSPECIFIED)),
		docFR.statement(1, 6, "L'Agence des rivières publie des chiffres.",
			from(&pb.Party{Name: "Agence des rivières", Sort: "organisation"}), func(s *pb.Statement) { s.Themes = []string{"eau", "chiffres"} }),
		docFR.statement(1, 7, "Une phrase sur deux pages.", func(s *pb.Statement) { s.Page, s.Pages = 2, []uint32{2, 3} }),
	)
	h.add(
		docEN.statement(1, 1, "The Minister warned of floods.", by(minist), doing(pb.Act_ACT_WARNS), on(2)),
		docEN.statement(1, 2, "Ms. Tavarès agreed.", by(tavares)),
	)
	version := document{id: "drend", series: "sommets", session: 1, language: "es", renditionOf: "dfr", title: "Síntesis"}
	h.add(version.statement(1, 1, "La Sra. Tavarès propone un fondo común.", by(tavares), on(23)))
}

func filters(t *testing.T, open func(*testing.T) *shelf) {
	h := open(t)
	chamber(h)
	for _, c := range []struct {
		name string
		q    *pb.FindRequest
		want string
	}{
		{"speaker", &pb.FindRequest{Speakers: []string{"Chidi Okoye"}}, "dfr.3 dfr.4"},
		{"speaker without accents or capitals", &pb.FindRequest{Speakers: []string{"INES TAVARES"}}, "dfr.2 dfr.4 den.2"},
		{"a speaker's whole name", &pb.FindRequest{Speakers: []string{"Ministre"}}, "den.1"},
		{"two speakers are alternatives", &pb.FindRequest{Speakers: []string{"ministre", "Chidi Okoye"}}, "dfr.3 dfr.4 den.1"},
		{"country of a speaker", &pb.FindRequest{Countries: []string{"NG"}}, "dfr.3 dfr.4"},
		{"country of a speaker or a party", &pb.FindRequest{Countries: []string{"PT"}}, "dfr.5 den.1"},
		{"organisation by name, a party too", &pb.FindRequest{Organisations: []string{"agence des rivieres"}}, "dfr.2 dfr.4 dfr.6 den.2"},
		{"organisation by acronym", &pb.FindRequest{Organisations: []string{"adr"}}, "dfr.2 dfr.4 den.2"},
		{"party as printed", &pb.FindRequest{Parties: []string{"De nombreux participants"}}, "dfr.5"},
		{"party by country", &pb.FindRequest{Parties: []string{"PT"}}, "dfr.5"},
		{"role", &pb.FindRequest{Roles: []string{"directrice generale"}}, "dfr.2 dfr.4 den.2"},
		{"series", &pb.FindRequest{Series: []string{"sommets"}, Sessions: []uint32{2}}, "den.1 den.2"},
		{"session", &pb.FindRequest{Sessions: []uint32{2, 7}}, "den.1 den.2"},
		{"document", &pb.FindRequest{Documents: []string{"den"}}, "den.1 den.2"},
		{"language", &pb.FindRequest{Languages: []string{"en"}}, "den.1 den.2"},
		{"objective", &pb.FindRequest{Objectives: []uint32{5}}, "dfr.3 dfr.5"},
		{"theme", &pb.FindRequest{Themes: []string{"eau"}}, "dfr.6"},
		{"kind", &pb.FindRequest{Kinds: []pb.Kind{pb.Kind_KIND_HEADING}}, "dfr.1"},
		{"attribution", &pb.FindRequest{Attributions: []pb.Attribution{pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED}}, "dfr.5 dfr.6"},
		{"act", &pb.FindRequest{Acts: []pb.Act{pb.Act_ACT_WARNS, pb.Act_ACT_THANKS}}, "dfr.4 den.1"},
		{"what a statement is answered by", &pb.FindRequest{RespondsTo: []string{"dfr.2"}}, "dfr.3 dfr.5"},
		{"what any of two is answered by, with an act", &pb.FindRequest{RespondsTo: []string{"dfr.2", "dfr.3"}, Acts: []pb.Act{pb.Act_ACT_SUPPORTS}}, "dfr.3"},
		{"page, also of a statement that goes on there", &pb.FindRequest{Page: 3}, "dfr.7"},
		{"id", &pb.FindRequest{Ids: []string{"dfr.5", "den.2", "den.9"}}, "dfr.5 den.2"},
		{"ordinals from and to", &pb.FindRequest{Documents: []string{"dfr"}, FromOrdinal: 3, ToOrdinal: 5}, "dfr.3 dfr.4 dfr.5"},
		{"ordinals from", &pb.FindRequest{Documents: []string{"dfr"}, FromOrdinal: 6}, "dfr.6 dfr.7"},
		{"fields combine, with words", &pb.FindRequest{Query: "fonds", Speakers: []string{"chidi okoye"}, Objectives: []uint32{23}}, "dfr.3"},
		{"a version in another language is hidden", &pb.FindRequest{Query: "fondo"}, ""},
		{"unless it is asked for", &pb.FindRequest{Query: "fondo", Renditions: true}, "drend.1"},
		{"even by its document", &pb.FindRequest{Documents: []string{"drend"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			(&shelf{t: t, s: h.s}).wantIDs(c.q, strings.Fields(c.want)...)
		})
	}
	t.Run("statements come back whole", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Ids: []string{"dfr.3"}})
		want := docFR.statement(1, 3, "M. Okoye appuie ce fonds.", by(okoye), on(23, 5), doing(pb.Act_ACT_SUPPORTS), responding("dfr.2", pb.Act_ACT_SUPPORTS))
		if len(r.GetHits()) != 1 || !proto.Equal(r.GetHits()[0].GetStatement(), want) {
			t.Fatalf("got %v, want %v", r.GetHits(), want)
		}
	})
}

func facets(t *testing.T, open func(*testing.T) *shelf) {
	h := open(t)
	chamber(h)
	for _, c := range []struct {
		facet, want string
	}{
		{"series", "sommets=9(Series sommets)"},
		{"session", "1=7 2=2"},
		{"document", "dfr=7(Synthèse) den=2(Summary)"},
		{"language", "fr=7 en=2"},
		{"speaker", "Inês Tavarès=3 Chidi Okoye=2 Ministre=1"},
		{"country", "NG=2 PT=2"},
		{"organisation", "Agence des rivières=4 Nigeria=2 Portugal=1"},
		{"party", "Agence des rivières=1 PT=1 de nombreux participants=1"},
		{"objective", "5=2 23=2 2=1"},
		{"theme", "chiffres=1 eau=1"},
		{"kind", "statement=5 collective=2 heading=1 narration=1"},
		{"attribution", "explicit=5 collective_named=2 none=2"},
		{"act", "proposes=1 supports=1 thanks=1 warns=1"},
		{"page", "1=8 2=1 3=1"},
	} {
		t.Run(c.facet, func(t *testing.T) {
			r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Facets: []string{c.facet}, Size: 1})
			if len(r.GetFacets()) != 1 || r.GetFacets()[0].GetName() != c.facet {
				t.Fatalf("facets %v", r.GetFacets())
			}
			if got := printed(r.GetFacets()[0]); got != c.want {
				t.Fatalf("got %s, want %s", got, c.want)
			}
		})
	}
	t.Run("what isn't listed is summed", func(t *testing.T) {
		f := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Facets: []string{"organisation"}, FacetSize: 1}).GetFacets()[0]
		if printed(f) != "Agence des rivières=4" || f.GetOther() != 3 {
			t.Fatalf("got %v", f)
		}
	})
	t.Run("a question bounds the counts, in the order asked", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: "fonds", Facets: []string{"objective", "speaker"}})
		if printed(r.GetFacets()[0]) != "23=2 5=1" || printed(r.GetFacets()[1]) != "Chidi Okoye=1 Inês Tavarès=1" {
			t.Fatalf("got %v", r.GetFacets())
		}
	})
	t.Run("versions in other languages are counted where they are shown", func(t *testing.T) {
		f := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Facets: []string{"language"}, Renditions: true}).GetFacets()[0]
		if printed(f) != "fr=7 en=2 es=1" {
			t.Fatalf("got %v", f)
		}
	})
}

func printed(f *pb.Facet) string {
	var all []string
	for _, b := range f.GetBuckets() {
		s := fmt.Sprintf("%s=%d", b.GetValue(), b.GetCount())
		if b.GetLabel() != "" {
			s += "(" + b.GetLabel() + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}
