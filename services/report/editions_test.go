package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
)

// listed is laden with what the annexes of the full edition hold.
func listed(tag string) *pb.Report {
	r := laden(tag)
	r.Coverage = []*pb.Uncovered{
		{Id: "S1a-3", Session: 1, Document: "d1", Page: 4, Kind: pb.Kind_KIND_STATEMENT, Text: "Anvers a repeint ses grues.", Reason: "faute de place", Theme: "cranes", Sectors: []pb.Sector{pb.Sector_SECTOR_CITY}},
		{Id: "S2a-2", Session: 2, Document: "d2", Page: 3, Kind: pb.Kind_KIND_STATEMENT, Text: "Norway will publish the accidents of its quays from 2032.", Reason: "déjà dit", Theme: "cranes", Language: "en"},
	}
	r.Tables = []*pb.Table{{Kind: "calls", Title: "Appels", Columns: []string{"À qui", "Quoi", "Par qui"}, Rows: []*pb.TableRow{
		{Cells: []string{"Ports", "Inspecter les grues", "Ada Brun"}, Citations: []string{"S1a-1"}}}}}
	r.Method = []string{"Une méthode."}
	for _, c := range r.Citations {
		c.Theme, c.Sectors = "cranes", []pb.Sector{pb.Sector_SECTOR_STATE}
	}
	return r
}

func TestAnEditionHoldsItsPartsAndNoOther(t *testing.T) {
	parts := map[string]string{"brief": "Les grues doivent être inspectées chaque année. \\[", "chapter": "## 1. Grues et quais", "calls": "Appels, par destinataire", "sources": "Annexe 2. Sources",
		"coverage": "Couverture", "untranslated": "À traduire", "matrix": "Énoncés par thème", "unused": "Anvers a repeint ses grues.", "method": "Méthode", "contents": "## Table des matières"}
	for edition, has := range map[layout.Edition]string{
		layout.Brief: "brief", layout.Report: "brief chapter calls sources method contents",
		layout.Full:    "brief chapter calls coverage untranslated matrix unused method contents",
		layout.Sources: "unused contents",
	} {
		text := squeezed(string(write(t, WriteMarkdown, edition.Of(listed("fr")))))
		for part, words := range parts {
			if want := strings.Contains(" "+has+" ", " "+part+" "); strings.Contains(text, words) != want && !(part == "sources" && edition == layout.Full) {
				t.Errorf("%s: holds %s: %v\n%s", edition, part, !want, text)
			}
		}
	}
	if plain, same := write(t, WriteMarkdown, listed("fr")), write(t, WriteMarkdown, layout.Report.Of(listed("fr"))); !bytes.Equal(plain, same) {
		t.Error("without a word it isn't the report")
	}
	if whole, same := write(t, WriteJSON, listed("fr")), write(t, WriteJSON, layout.Brief.Of(listed("fr"))); !bytes.Equal(whole, same) {
		t.Error("an edition changes the data")
	}
}

var leadsTo = regexp.MustCompile(`href="#([^"]+)"`)

func TestEveryLinkOfAnEditionLandsAndEveryStatementStandsOnce(t *testing.T) {
	for _, r := range []*pb.Report{listed("fr"), compose(t, open(t, "idm-2018"), both(t))} {
		for _, edition := range layout.Editions() {
			page := string(write(t, WriteHTML, edition.Of(r)))
			for _, m := range leadsTo.FindAllStringSubmatch(page, -1) {
				if n := strings.Count(page, fmt.Sprintf(`id="%s"`, m[1])); n != 1 {
					t.Errorf("%s: %s stands %d times", edition, m[1], n)
				}
			}
			for id := range statementsOf(r) {
				rows := strings.Count(page, fmt.Sprintf(`<tr id="%s">`, id))
				if (edition == layout.Full || edition == layout.Sources) && rows != 1 || edition == layout.Brief && rows != 0 {
					t.Errorf("%s: %d rows of %s", edition, rows, id)
				}
			}
		}
	}
}

func TestTheBriefHasTwoPagesAtMost(t *testing.T) {
	data := write(t, WritePDF, layout.Brief.Of(compose(t, open(t, "idm-2018"), both(t))))
	if n := len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(data, -1)); n < 1 || n > 2 {
		t.Errorf("%d pages", n)
	}
}

func TestASeriesSaysWhichEditionsAreWritten(t *testing.T) {
	for _, x := range []struct{ file, want string }{
		{"id: quays\n", "brief.docx"},
		{"id: quays\neditions: [report]\n", ""},
		{"id: quays\neditions: [brief, sources]\n", "brief.docx brief.html sources.docx sources.html"},
	} {
		s, err := ParseSeries([]byte(x.file))
		if err != nil {
			t.Fatal(err)
		}
		got := Written(s, map[string]Writer{"docx": WriteDOCX, "html": WriteHTML})
		want := append([]string{"docx", "html"}, strings.Fields(x.want)...)
		for _, f := range want {
			if got[f] == nil {
				t.Errorf("%q: no %s", x.file, f)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%q: %d files, wanted %v", x.file, len(got), want)
		}
	}
	if _, err := ParseSeries([]byte("id: quays\neditions: [short]\n")); err == nil {
		t.Error("an edition that there is none of")
	}
}

func TestTheMatrixCountsEachStatementOnceInItsTotal(t *testing.T) {
	r := listed("fr")
	r.Citations[0].Sectors = append(r.Citations[0].Sectors, pb.Sector_SECTOR_CITY)
	var got []string
	for _, x := range layout.MatrixOf(r).Rows {
		got = append(got, fmt.Sprint(x.Theme, x.Session, x.Counts, x.Total))
	}
	// S2a-2 is cited by an annex and listed as unused: it counts once.
	if want := "cranes1 [2 2] 3 cranes2 [2 0] 2"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

func TestPromisesStandByDateAndCallsByWhomTheyAddress(t *testing.T) {
	said := parties("en", "Ostia will print a guide to the ports.", "Ostia will paint the quays by May 2033.", "Ostia will map the harbours by June 2031.",
		"Ostia said that ports should keep a register of cranes.", "Ostia said that employers must also pay the fares of deckhands.")
	for i, s := range said {
		s.Act = pb.Act_ACT_COMMITS
		s.Parties[0].Name = "Ostia"
		s.Evidence = &pb.Evidence{Ordinal: s.Ordinal, Text: "Ostia"}
		if i > 2 {
			s.Act, s.Evidence.Text = pb.Act_ACT_URGES, "Ostia said"
		}
	}
	r := compose(t, &Series{ID: "quays", Language: "en"}, said)
	var got []string
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			got = append(got, table.Kind+" | "+row.Cells[0])
			if len(row.Citations) == 0 {
				t.Errorf("%v cites nothing", row)
			}
		}
	}
	if want := "calls | Employers, calls | Not specified, dates | by June 2031, dates | by May 2033, dates | no date"; !strings.EqualFold(strings.Join(got, ", "), want) {
		t.Errorf("got %s\nwant %s", strings.Join(got, ", "), want)
	}
}

func TestTheBriefWarnsOfASpecimenInALineOfItsOwn(t *testing.T) {
	r := laden("en")
	r.Cover = []string{"Invented", "SPECIMEN: at least one source was invented for demonstration.", "Version 1"}
	l, err := layout.Lay(layout.Brief.Of(r))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Cover(); len(got) != 2 || got[0] != r.Cover[1] || got[1] != "Invented. Version 1" {
		t.Errorf("the cover says %q", got)
	}
}
