package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/layout"
)

// sheet prints pages for tests: A4, text of 10 points, a leading of 12.
type sheet struct{ page glyph.Page }

func newSheet(n int) *sheet { return &sheet{glyph.Page{Number: n, Width: 595, Height: 842}} }

func (s *sheet) at(x, y float64, text string) *sheet {
	return s.set(setting{x: x, y: y, size: 10, font: "Serif"}, text)
}

func (s *sheet) set(p setting, text string) *sheet {
	s.page.Glyphs = append(s.page.Glyphs, p.print(text)...)
	return s
}

// column prints lines of full width one under the other, from y downwards; it gives the next y.
func (s *sheet) column(x, y float64, lines ...string) float64 {
	for _, l := range lines {
		s.at(x, y, l)
		y += 12
	}
	return y
}

func (s *sheet) rule(x0, y0, x1, y1 float64) *sheet {
	s.page.Rules = append(s.page.Rules, glyph.Box{X0: x0, Y0: y0, X1: x1, Y1: y1})
	return s
}

func compose(sheets ...*sheet) *pb.Document {
	var pages []glyph.Page
	for _, s := range sheets {
		pages = append(pages, s.page)
	}
	return layout.Compose(pages)
}

// told lists paragraphs as "role: text".
func told(doc *pb.Document) []string {
	var out []string
	for _, p := range doc.Paragraphs {
		out = append(out, strings.ToLower(strings.TrimPrefix(p.Role.String(), "ROLE_"))+": "+p.Text)
	}
	return out
}

func want(t *testing.T, doc *pb.Document, lines ...string) {
	t.Helper()
	if diff := cmp.Diff(lines, told(doc)); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
	checkLaws(t, doc)
}

// prose is a paragraph of full lines of 60 signs (300 points) and a short last one.
func prose(s *sheet, x, y float64, name string) float64 {
	return s.column(x, y, pad("The paragraph "+name+" begins here and fills its first line"),
		pad("and "+name+" goes on over a second line that is as full as it"), "until "+name+" ends.")
}

// pad makes a line of 60 signs, the last one no space.
func pad(s string) string { return (s + " " + strings.Repeat("x", 60))[:60] }

func proseText(name string) string {
	return pad("The paragraph "+name+" begins here and fills its first line") + " " + pad("and "+name+" goes on over a second line that is as full as it") + " until " + name + " ends."
}

func TestParagraphsArePartedByGapsIndentsAndShortLines(t *testing.T) {
	gaps := newSheet(1)
	y := prose(gaps, 60, 100, "one")
	prose(gaps, 60, y+10, "two")
	want(t, compose(gaps), "body: "+proseText("one"), "body: "+proseText("two"))

	short := newSheet(1)
	y = prose(short, 60, 100, "one")
	prose(short, 60, y, "two")
	want(t, compose(short), "body: "+proseText("one"), "body: "+proseText("two"))

	indents := newSheet(1)
	y = indents.column(60, 100, pad("A first paragraph whose last line is as full as all its"), pad("lines, so that only the indent of the next one tells")[:59]+".")
	y = indents.column(75, y, pad("Another paragraph that begins with an indent of an em")[:57])
	y = indents.column(60, y, pad("and goes on at the left, again with a last line that is"))
	indents.column(60, y, "short.")
	if doc := compose(indents); len(doc.Paragraphs) != 2 {
		t.Errorf("an indent parts paragraphs: %q", told(doc))
	}
}

func TestTwoColumnsAreReadOneAfterTheOtherBelowAHeadingOfFullWidth(t *testing.T) {
	s := newSheet(1)
	s.set(setting{x: 60, y: 60, size: 16, bold: true, font: "Sans"}, "A heading over both of the columns")
	for i := range 12 {
		s.at(60, 100+12*float64(i), fmt.Sprintf("left line number %02d is here to see", i))
		s.at(320, 103+12*float64(i), fmt.Sprintf("right line number %02d is here to see", i))
	}
	text := compose(s).Pages[0].Text
	last := -1
	for _, words := range []string{"A heading", "left line number 00", "left line number 11", "right line number 00", "right line number 11"} {
		at := strings.Index(text, words)
		if at <= last {
			t.Errorf("%q stands at %d, after %d", words, at, last)
		}
		last = at
	}
}

func TestAParagraphGoesOnOverAPageAndAFootnoteBetween(t *testing.T) {
	one, two := newSheet(1), newSheet(2)
	for _, s := range []*sheet{one, two} {
		s.set(setting{x: 200, y: 40, size: 8, font: "Sans"}, "A running title of the report")
		s.set(setting{x: 290, y: 810, size: 8, font: "Sans"}, fmt.Sprint(s.page.Number+6))
	}
	y := prose(one, 60, 100, "one")
	one.column(60, y+10, pad("A sentence that the end of the page cuts goes over an")[:54]+"inter-", "nal line end, and bears a mark")
	one.set(setting{x: 60 + 30*5, y: y + 10 + 12 - 4, size: 6, font: "Serif"}, "3")
	one.at(60+30*5+4, y+10+12, pad(" and fills the line")[:29])
	one.rule(60, 700, 160, 700.5)
	one.set(setting{x: 60, y: 717, size: 5, font: "Serif"}, "3").set(setting{x: 66, y: 720, size: 8, font: "Serif"}, "A note of the smaller kind, at the foot of its page.")
	two.column(60, 100, "until it ends on the next page.")
	prose(two, 60, 130, "two")
	doc := compose(one, two)
	want(t, doc,
		"body: "+proseText("one"),
		"body: "+pad("A sentence that the end of the page cuts goes over an")[:54]+"internal line end, and bears a mark"+pad(" and fills the line")[:29]+" until it ends on the next page.",
		"footnote: A note of the smaller kind, at the foot of its page.",
		"body: "+proseText("two"),
	)
	cut := doc.Paragraphs[1]
	if len(cut.NoteMarks) != 1 || cut.NoteMarks[0].Mark != "3" || doc.Paragraphs[2].Mark != "3" {
		t.Errorf("marks %v, note %q: wanted 3 and 3", cut.NoteMarks, doc.Paragraphs[2].Mark)
	}
	if last := cut.Runs[len(cut.Runs)-1]; last.Page != 2 {
		t.Errorf("the last run stands on page %d, wanted 2", last.Page)
	}
	for i, p := range doc.Pages {
		if p.Label != fmt.Sprint(i+7) {
			t.Errorf("page %d is labelled %q, wanted the number that it prints", p.Number, p.Label)
		}
		if !strings.Contains(p.Text, "A running title of the report\n") {
			t.Errorf("page %d lost its running title: %q", p.Number, p.Text)
		}
	}
}

func TestHeadersThatAlternateAndNumbersThatGrowAreNoText(t *testing.T) {
	var sheets []*sheet
	for n := 1; n <= 6; n++ {
		s := newSheet(n)
		if n%2 == 0 {
			s.set(setting{x: 60, y: 40, size: 9, font: "Sans"}, fmt.Sprintf("%d   Left-hand title", n))
		} else {
			s.set(setting{x: 400, y: 40, size: 9, font: "Sans"}, fmt.Sprintf("Right-hand title   %d", n))
		}
		prose(s, 60, 100, fmt.Sprint("number ", n))
		sheets = append(sheets, s)
	}
	doc := compose(sheets...)
	for i, p := range doc.Paragraphs {
		if p.Text != proseText(fmt.Sprint("number ", i+1)) {
			t.Errorf("paragraph %d: %q", i, p.Text)
		}
	}
	for i, p := range doc.Pages {
		if p.Label != fmt.Sprint(i+1) || p.Lines[0].Role != pb.Role_ROLE_RUNNING {
			t.Errorf("page %d: label %q, first line %v", i+1, p.Label, p.Lines[0].Role)
		}
	}
}

func TestALineThatOnlyLooksLikeItsNeighbourOnTheNextPageStaysText(t *testing.T) {
	var sheets []*sheet
	for n := 1; n <= 3; n++ {
		s := newSheet(n)
		y := s.column(60, 50, fmt.Sprintf("Article %d. This article opens its page, as others do", n))
		prose(s, 60, y, []string{"", "alder", "birch", "cedar"}[n])
		sheets = append(sheets, s)
	}
	for _, p := range compose(sheets...).Pages {
		if p.Lines[0].Role == pb.Role_ROLE_RUNNING {
			t.Errorf("page %d: %q is taken for a header", p.Number, p.Text[:20])
		}
	}
}

func TestATableWithRulesIsKeptRowByRow(t *testing.T) {
	s := newSheet(1)
	y := prose(s, 60, 100, "one")
	top := y + 10
	for i := range 4 {
		s.rule(60, top+20*float64(i), 360, top+20*float64(i)+0.5)
	}
	for _, x := range []float64{60, 160, 360} {
		s.rule(x, top, x+0.5, top+60)
	}
	for i, row := range [][2]string{{"Country", "Share of seats"}, {"Aland", "twelve in the"}, {"Borduria", "seven"}} {
		s.at(65, top+13+20*float64(i), row[0]).at(165, top+13+20*float64(i), row[1])
	}
	prose(s, 60, top+90, "two")
	doc := compose(s)
	want(t, doc, "body: "+proseText("one"), "table: Country Share of seats Aland twelve in the Borduria seven", "body: "+proseText("two"))
	if rows := doc.Paragraphs[1].Rows; len(rows) != 3 || cmp.Diff([]string{"Aland", "twelve in the"}, rows[1].Cells) != "" {
		t.Errorf("rows %v", rows)
	}
}

func TestListsHeadingsCaptionsAndContentsAreTold(t *testing.T) {
	s := newSheet(1)
	bold := func(y, size float64, text string) {
		s.set(setting{x: 60, y: y, size: size, bold: true, font: "Serif-Bold"}, text)
	}
	prose(s, 60, 60, "one")
	bold(120, 14, "II. What was decided")
	bold(150, 10, "Follow-up of the decisions")
	s.column(60, 180, "The meeting agreed:")
	s.column(72, 192, "• to publish the list of members;", "• to meet again in a year, and to choose the place of that", "  meeting by lot.", "(c) to thank the hosts.")
	s.at(60, 270, "Table 4. Members by year")
	s.at(60, 300, "A chapter of the report "+strings.Repeat(".", 20)+" 12").at(60, 312, "Another chapter "+strings.Repeat(".", 28)+" 15")
	doc := compose(s)
	want(t, doc,
		"body: "+proseText("one"), "heading: II. What was decided", "heading: Follow-up of the decisions", "body: The meeting agreed:",
		"list_item: • to publish the list of members;", "list_item: • to meet again in a year, and to choose the place of that meeting by lot.", "list_item: (c) to thank the hosts.",
		"caption: Table 4. Members by year",
		"contents: A chapter of the report "+strings.Repeat(".", 20)+" 12", "contents: Another chapter "+strings.Repeat(".", 28)+" 15",
	)
	if a, b := doc.Paragraphs[1].Level, doc.Paragraphs[2].Level; a != 1 || b != 2 {
		t.Errorf("levels %d and %d, wanted 1 and 2", a, b)
	}
	if m := doc.Paragraphs[6].Mark; m != "(c)" {
		t.Errorf("label %q, wanted (c)", m)
	}
}

func TestTurnedTextInTheMarginIsMarginalAndNoParagraph(t *testing.T) {
	s := newSheet(1)
	prose(s, 60, 100, "one")
	for i, r := range "Stamped in the margin" {
		s.page.Glyphs = append(s.page.Glyphs, glyph.Glyph{Text: string(r), Space: r == ' ', Angle: 270, Size: 8, Baseline: 570,
			Box: glyph.Box{X0: 564, X1: 572, Y0: 600 - 4*float64(i) - 4, Y1: 600 - 4*float64(i)}})
	}
	doc := compose(s)
	want(t, doc, "body: "+proseText("one"))
	lines := doc.Pages[0].Lines
	if l := lines[len(lines)-1]; l.Role != pb.Role_ROLE_MARGINAL || doc.Pages[0].Text[l.Start:l.End] != "Stamped in the margin" {
		t.Errorf("last line %v of %q", l, doc.Pages[0].Text)
	}
}

func TestSuperscriptsAreTextAndMarksAreNot(t *testing.T) {
	s := newSheet(1)
	prose(s, 60, 60, "one")
	s.at(60, 120, "In the 21").set(setting{x: 105, y: 116, size: 6, font: "Serif"}, "st").at(112, 120, " century 40 km")
	s.set(setting{x: 182, y: 116, size: 6, font: "Serif"}, "2").at(185, 120, " were lost")
	s.set(setting{x: 235, y: 116, size: 6, font: "Serif"}, "14").at(241, 120, " to the sea.")
	doc := compose(s)
	want(t, doc, "body: "+proseText("one"), "body: In the 21st century 40 km2 were lost to the sea.")
	if m := doc.Paragraphs[1].NoteMarks; len(m) != 1 || m[0].Mark != "14" || doc.Paragraphs[1].Text[:m[0].Offset] != "In the 21st century 40 km2 were lost" {
		t.Errorf("marks %v", m)
	}
}

func TestOverprintedSignsLigaturesAndSpacesOfAllKindsAreReadOnce(t *testing.T) {
	s := newSheet(1)
	s.at(60, 100, "Une o\ufb03ce de l\u2019\u0153uvre\u00a0\u00bb et le na\u00a8\u0131f").at(60.4, 100, "Une o\ufb03ce de")
	// The accent lies over its letter.
	gs := s.page.Glyphs
	for i := range gs {
		if gs[i].Text == "\u00a8" {
			gs[i+1].Box, gs[i+2].Box = gs[i].Box, gs[i+1].Box
		}
	}
	want(t, compose(s), "body: Une office de l\u2019\u0153uvre \u00bb et le na\u00eff")
}

func TestTheSamePagesGiveTheSameBytes(t *testing.T) {
	s := newSheet(1)
	prose(s, 60, 100, "one")
	prose(s, 60, 160, "two")
	a, b := compose(s).String(), compose(s).String()
	if a != b {
		t.Error("two readings differ")
	}
}
