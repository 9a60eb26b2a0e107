package report

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// armed is the examples' report with texts that a spreadsheet could run.
func armed(t *testing.T) *pb.Report {
	r := proto.Clone(compose(t, open(t, "idm-2018"), both(t))).(*pb.Report)
	for i, begin := range []string{"=", "+", "-", "@", "\t=", "\r="} {
		r.Citations[i].Text = begin + `HYPERLINK("http://example.org","x")`
		r.Chapters[0].Sentences[0].Text = "=1+1"
		r.Speakers[i].Name = begin + "SUM(1;1)"
	}
	last := r.Chapters[len(r.Chapters)-1]
	last.Tables = append(last.Tables, &pb.Table{Kind: tablePractices, Title: "Pratiques", Columns: []string{"Quoi", "Par qui", "Avec qui, chiffres"},
		Rows: []*pb.TableRow{{Cells: []string{"Un registre des moulins", "Ana Ruiz", "Douze communes"}, Citations: []string{r.Citations[0].Id}}}})
	return r
}

func TestTheWorkbookHoldsASheetOfEachAndLinksLand(t *testing.T) {
	r := armed(t)
	f, err := excelize.OpenReader(bytes.NewReader(write(t, WriteXLSX, r)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := []string{"Texte", "Énoncés", "Pratiques", "Appels", "Engagements", "Propositions", "Thèmes par session", "Points", "Divergences", "Intervenants", "Initiatives", "Chiffres", "Sources", "Couverture", "À traduire"}
	if got := f.GetSheetList(); strings.Join(got, ",") != strings.Join(want, ",") {
		t.Fatalf("the sheets are %v, wanted %v", got, want)
	}
	rows := map[string]int{"Énoncés": len(r.Citations) + len(r.Coverage), "Intervenants": len(r.Speakers), "Initiatives": len(r.Initiatives), "Chiffres": len(r.Figures), "Sources": len(r.Citations), "Couverture": len(r.Coverage), "Divergences": 2 * len(r.Divergences)}
	links := 0
	for _, name := range want {
		all, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		if n, ok := rows[name]; ok && len(all) != n+1 {
			t.Errorf("%s has %d rows, wanted %d below its header", name, len(all), n)
		}
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("the header of %s doesn't stay in view: %+v, %v", name, panes, err)
		}
		for y, row := range all {
			for x, text := range row {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, err := f.GetCellFormula(name, at); err != nil || formula != "" {
					t.Errorf("%s!%s is a formula: %s, %v", name, at, formula, err)
				}
				linked, to, err := f.GetCellHyperLink(name, at)
				if err != nil {
					t.Fatal(err)
				}
				if !linked {
					continue
				}
				links++
				sheet, cell, _ := strings.Cut(to, "!")
				landed, err := f.GetCellValue(strings.Trim(sheet, "'"), cell)
				if err != nil || landed != text {
					t.Errorf("%s!%s says %q and leads to %s, which says %q", name, at, text, to, landed)
				}
			}
		}
	}
	cited := 0
	for _, c := range r.Chapters {
		for _, s := range c.Sentences {
			cited += len(s.Citations)
		}
	}
	if links < cited {
		t.Errorf("%d links for %d citations of the text", links, cited)
	}
}

// spreadsheet is a workbook as LibreOffice understood it.
type spreadsheet struct {
	Tables []struct {
		Name string `xml:"name,attr"`
		Rows []struct {
			Repeated int `xml:"number-rows-repeated,attr"`
			Cells    []struct {
				Formula string `xml:"formula,attr"`
				Type    string `xml:"value-type,attr"`
				Text    []struct {
					Words string `xml:",innerxml"`
					Link  []struct {
						To   string `xml:"href,attr"`
						Text string `xml:",chardata"`
					} `xml:"a"`
				} `xml:"p"`
			} `xml:"table-cell"`
		} `xml:"table-row"`
	} `xml:"body>spreadsheet>table"`
	Filters []struct {
		Range   string `xml:"target-range-address,attr"`
		Buttons string `xml:"display-filter-buttons,attr"`
	} `xml:"body>spreadsheet>database-ranges>database-range"`
}

// understood has LibreOffice read a table and write what it understood.
func understood(t *testing.T, path string) *spreadsheet {
	t.Helper()
	if _, err := exec.LookPath("localc"); err != nil {
		t.Skip("needs libreoffice-calc")
	}
	out := t.TempDir()
	command(t, "soffice", "-env:UserInstallation=file://"+filepath.Join(out, "profile"), "--headless", "--convert-to", "fods", "--outdir", out, path)
	b, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".fods"))
	if err != nil {
		t.Fatal(err)
	}
	s := &spreadsheet{}
	if err := xml.Unmarshal(b, s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLibreOfficeReadsTheWorkbookAsItIsMeant(t *testing.T) {
	r := armed(t)
	s := understood(t, onDisk(t, "r.xlsx", write(t, WriteXLSX, r)))
	if len(s.Tables) != 15 || len(s.Filters) != 15 {
		t.Fatalf("LibreOffice sees %d sheets and %d filters, wanted 15", len(s.Tables), len(s.Filters))
	}
	for _, f := range s.Filters {
		if f.Buttons != "true" {
			t.Errorf("no filter buttons on %s", f.Range)
		}
	}
	links, armedCells := 0, 0
	for _, table := range s.Tables {
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				if c.Formula != "" {
					t.Errorf("a formula on %s: %s", table.Name, c.Formula)
				}
				for _, p := range c.Text {
					for _, a := range p.Link {
						links++
						if !strings.HasPrefix(strings.ReplaceAll(a.To, "'", ""), "#Sources.A") {
							t.Errorf("%s on %s leads to %s", a.Text, table.Name, a.To)
						}
					}
					if strings.HasPrefix(p.Words, "=HYPERLINK(") || strings.HasPrefix(p.Words, "=1+1") || strings.HasPrefix(p.Words, "=SUM(") {
						armedCells++
					}
				}
			}
		}
	}
	if links < len(r.Citations) {
		t.Errorf("LibreOffice sees %d links for %d sources", links, len(r.Citations))
	}
	if armedCells < 4 {
		t.Errorf("%d of the texts that look like formulas stand as they were", armedCells)
	}
}
