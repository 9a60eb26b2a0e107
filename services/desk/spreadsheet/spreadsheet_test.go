package spreadsheet_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/desk/spreadsheet"
)

// formulas begin as what a spreadsheet would run.
var formulas = []string{"=1+1", "+1+1", "-2+3", "@SUM(1;1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "\n=1+1"}

func statements() []export.Line {
	all := []export.Line{
		{ID: "d.1", Text: "« Ça naît ; l’été », dit-elle :\n\"oui\" – Łódź, señora.", Page: 2, PageLabel: "ii", Confidence: .93, Session: 1, Date: "2031-05-14",
			Speakers: []export.Speaker{{Name: "Ada Brun", Role: "Ministre", Country: "ML"}, {Name: "Zoë Ångström", Country: "SE"}}, Objectives: []uint32{10, 23}},
	}
	for i, f := range formulas {
		all = append(all, export.Line{ID: fmt.Sprintf("d.%d", i+2), Text: f, Section: f, Parties: []string{f}})
	}
	return all
}

type table interface {
	Row(export.Line) error
	Close() error
}

func written(t *testing.T, begin func(*bytes.Buffer) (table, error)) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := begin(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range statements() {
		if err := w.Row(l); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asCSV(t *testing.T) []byte {
	return written(t, func(b *bytes.Buffer) (table, error) { return spreadsheet.NewCSV(b) })
}

func asXLSX(t *testing.T) []byte {
	return written(t, func(b *bytes.Buffer) (table, error) { return spreadsheet.NewXLSX(b) })
}

// cell is one as LibreOffice understood it.
type cell struct {
	Formula string `xml:"formula,attr"`
	Type    string `xml:"value-type,attr"`
	Repeat  int    `xml:"number-columns-repeated,attr"`
	Lines   []struct {
		Words string `xml:",innerxml"`
	} `xml:"p"`
}

func (c cell) text() string {
	var all []string
	for _, l := range c.Lines {
		s := strings.NewReplacer("<text:s/>", " ", "<text:tab/>", "\t", "&apos;", "'", "&quot;", `"`, "&amp;", "&").Replace(l.Words)
		all = append(all, s)
	}
	return strings.Join(all, "\n")
}

// understood has LibreOffice read a table, a CSV as a French Excel does: its
// locale, its numbers and its formulas.
func understood(t *testing.T, name string, data []byte) [][]cell {
	t.Helper()
	if _, err := exec.LookPath("localc"); err != nil {
		t.Skip("needs libreoffice-calc")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "fods", "--outdir", dir}
	if strings.HasSuffix(name, ".csv") {
		args = append(args, "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true,false,false,false,-1,true")
	}
	if out, err := exec.Command("soffice", append(args, filepath.Join(dir, name))...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	b, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(name, filepath.Ext(name))+".fods"))
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Tables []struct {
			Rows []struct {
				Cells []cell `xml:"table-cell"`
			} `xml:"table-row"`
		} `xml:"body>spreadsheet>table"`
	}
	if err := xml.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Tables) != 1 {
		t.Fatalf("LibreOffice sees %d sheets", len(s.Tables))
	}
	var rows [][]cell
	for _, r := range s.Tables[0].Rows {
		var row []cell
		for _, c := range r.Cells {
			for range min(max(c.Repeat, 1), 64) {
				row = append(row, c)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func column(t *testing.T, head []cell, name string) int {
	t.Helper()
	for i, c := range head {
		if c.text() == name {
			return i
		}
	}
	t.Fatalf("no column %s among %v", name, head)
	return -1
}

func checked(t *testing.T, rows [][]cell, guarded bool) {
	t.Helper()
	if len(rows) < len(formulas)+2 {
		t.Fatalf("LibreOffice sees %d rows", len(rows))
	}
	text := column(t, rows[0], "text")
	if got, want := rows[1][text].text(), statements()[0].Text; got != want {
		t.Errorf("the text is %q, wanted %q", got, want)
	}
	for name, want := range map[string]string{"speakers": "Ada Brun; Zoë Ångström", "roles": "Ministre; ", "countries": "ML; SE", "objectives": "10; 23", "page_label": "ii"} {
		if got := rows[1][column(t, rows[0], name)].text(); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s is %q, wanted %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"page": "2", "confidence_percent": "93", "session": "1"} {
		if c := rows[1][column(t, rows[0], name)]; c.Type != "float" || c.text() != want {
			t.Errorf("%s is %q as %s, wanted the number %s", name, c.text(), c.Type, want)
		}
	}
	for i, f := range formulas {
		for _, name := range []string{"text", "section", "parties"} {
			c := rows[i+2][column(t, rows[0], name)]
			if c.Formula != "" || c.Type != "string" {
				t.Errorf("%s, %q became %q of type %s", name, f, c.Formula, c.Type)
			}
			if want := strings.TrimSpace(f); !strings.Contains(strings.TrimSpace(c.text()), want) {
				t.Errorf("%s: %q reads %q", name, f, c.text())
			}
			if guarded && !strings.HasPrefix(c.text(), "'") {
				t.Errorf("%s: %q has no apostrophe: %q", name, f, c.text())
			}
		}
	}
}

func TestLibreOfficeReadsTheCSVAsAFrenchExcelWould(t *testing.T) {
	data := asCSV(t)
	checked(t, understood(t, "statements.csv", data), true)
	// The reader would run what isn't guarded: else this test could not fail.
	armed := bytes.ReplaceAll(data, []byte("'=1+1"), []byte("=1+1"))
	rows := understood(t, "armed.csv", armed)
	if c := rows[2][column(t, rows[0], "text")]; c.Formula == "" {
		t.Errorf("LibreOffice doesn't run %q of a CSV: the test shows nothing", c.text())
	}
}

func TestTheCSVIsAsAnyReaderWantsIt(t *testing.T) {
	data := asCSV(t)
	if !bytes.HasPrefix(data, []byte("\xef\xbb\xbfid;")) {
		t.Errorf("it begins with %q", data[:20])
	}
	if bytes.Count(data, []byte("\r\n")) < len(formulas)+2 {
		t.Error("its rows don't end as Windows ends lines")
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != len(statements())+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if !bytes.Equal(data, asCSV(t)) {
		t.Error("the same statements give other bytes")
	}
}

func TestLibreOfficeAndExcelizeReadTheWorkbook(t *testing.T) {
	data := asXLSX(t)
	checked(t, understood(t, "statements.xlsx", data), false)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("statements")
	if err != nil || len(rows) != len(statements())+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	panes, err := f.GetPanes("statements")
	if err != nil || !panes.Freeze {
		t.Errorf("the header doesn't stay in view: %+v, %v", panes, err)
	}
	for y := range rows {
		for x := range rows[y] {
			at, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if formula, err := f.GetCellFormula("statements", at); err != nil || formula != "" {
				t.Errorf("%s is a formula: %s, %v", at, formula, err)
			}
		}
	}
}

func TestALongTextIsCutWhereACellEnds(t *testing.T) {
	var b bytes.Buffer
	x, err := spreadsheet.NewXLSX(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Row(export.Line{Text: strings.Repeat("é", 40000)}); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("statements")
	if err != nil || !strings.Contains(strings.Join(rows[1], ""), "é…") {
		t.Errorf("the row is %.200q, %v", rows[1], err)
	}
}
