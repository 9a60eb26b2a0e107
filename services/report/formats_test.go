package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
)

// laden is an invented report that has what a composed one may have: labels of
// paragraphs, tables of every kind, rows in another language, and passages that
// wait for a translation.
func laden(tag string) *pb.Report {
	state := func(name, country string) *pb.Speaker {
		return &pb.Speaker{Name: name, Role: "Ministre des ports", Organisation: name + " (gouvernement)", Country: country, Sector: pb.Sector_SECTOR_STATE}
	}
	cite := func(id string, session uint32, doc, language, text string, act pb.Act, s *pb.Speaker) *pb.Citation {
		c := &pb.Citation{Id: id, Session: session, Document: doc, Title: "Forum des quais", File: doc + ".pdf", Page: 3, Pages: []uint32{3}, Text: text, Language: language,
			Kind: pb.Kind_KIND_STATEMENT, Act: act, Statement: doc + "." + id, Specimen: session == 2}
		if s != nil {
			c.Speakers = []*pb.Speaker{s}
		}
		return c
	}
	sentence := func(label, text string, paragraph uint32, ids ...string) *pb.ReportSentence {
		return &pb.ReportSentence{Label: label, Text: text, Paragraph: paragraph, Citations: ids, Form: formComposed, Pieces: []*pb.Piece{{Text: text}}}
	}
	ada, leo := state("Ada Brun", "BE"), state("Leo Marsh", "NO")
	item := sentence("Grues.", "Les grues doivent être inspectées chaque année.", 1, "S1a-1", "S2a-1", "S1a-2")
	item.Item = true
	r := &pb.Report{Series: "quays", Title: "Forum des quais", Language: tag, Version: "abc1234567", Specimen: true, Cover: []string{"Rapport inventé"},
		Sessions: []*pb.ReportSession{
			{Number: 1, Title: "Forum des quais", Start: "2031-03-04", Documents: []*pb.ReportDocument{{Id: "d1", Letter: "a", Title: "Forum des quais", File: "d1.pdf", Language: "fr", Pages: 9, Statements: 3}}},
			{Number: 2, Title: "Quays forum", Start: "2031-10-04", Documents: []*pb.ReportDocument{{Id: "d2", Letter: "a", Title: "Quays forum", File: "d2.pdf", Language: "en", Pages: 4, Statements: 3, Specimen: true}}},
		},
		Citations: []*pb.Citation{
			cite("S1a-1", 1, "d1", "fr", "Les grues doivent être inspectées chaque année.", pb.Act_ACT_URGES, ada),
			cite("S1a-2", 1, "d1", "fr", "Anvers a ouvert une école de grutiers.", pb.Act_ACT_REPORTS, ada),
			cite("S2a-1", 2, "d2", "en", "Leo Marsh called for a common register of cranes in every harbour of the region, kept by the harbour masters and open to crews.", pb.Act_ACT_PROPOSES, leo),
			cite("S2a-2", 2, "d2", "en", "Norway will publish the accidents of its quays from 2032.", pb.Act_ACT_COMMITS, nil),
		},
		Untranslated: []*pb.Untranslated{
			{Citation: "S2a-1", Language: "en", Text: "a common register of cranes in every harbour of the region", Form: "noun", Weight: 2},
			{Citation: "S2a-2", Language: "en", Text: "Norway will publish the accidents of its quays from 2032.", Form: "clause", Weight: 1},
		},
	}
	r.Citations[3].Parties = []*pb.Party{{Name: "Norway", Country: "NO", Sort: "state"}}
	r.Chapters = []*pb.Chapter{
		{Title: "En bref", Kind: "summary", Sentences: []*pb.ReportSentence{item}, Tables: []*pb.Table{{Kind: "calls", Title: "Ce qui a été demandé", Columns: []string{"À qui", "Quoi", "Par qui"},
			Rows: []*pb.TableRow{{Cells: []string{"Ports", "Inspecter les grues chaque année", "Ada Brun"}, Citations: []string{"S1a-1"}}}}}},
		{Title: "Grues et quais", Kind: "theme", Theme: "cranes", Lead: "Deux intervenants.", Sentences: []*pb.ReportSentence{
			sentence("Inspection", "Ada Brun a demandé que les grues soient inspectées.", 1, "S1a-1"),
			sentence("Inspection", "Anvers a ouvert une école.", 1, "S1a-2"),
			sentence("Que faire ?", "Un registre a été proposé.", 2, "S2a-1"),
			sentence("", "Un paragraphe sans étiquette.", 3, "S2a-1"),
		}, Tables: []*pb.Table{
			{Kind: "practices", Title: "Pratiques", Columns: []string{"Quoi", "Par", "Partenaires, chiffres"}, Rows: []*pb.TableRow{
				{Cells: []string{"École de grutiers | Anvers", "Ada Brun (Belgique)", "12 promotions"}, Citations: []string{"S1a-2", "S1a-1"}},
				{Cells: []string{"A common register of cranes in every harbour of the region, kept by the harbour masters", "Leo Marsh (Norvège)", "—"}, Citations: []string{"S2a-1"}, Language: "en"},
			}},
			{Kind: "commitments", Title: "Engagements", Columns: []string{"Qui", "Quoi", "Échéance"}, Rows: []*pb.TableRow{
				{Cells: []string{"Norvège", "Publier les accidents de ses quais", "2032"}, Citations: []string{"S2a-2"}}}},
			{Kind: "proposals", Title: "Propositions", Columns: []string{"Quoi"}},
		}},
		{Title: "2. Équipages", Kind: "theme", Theme: "crews", Sentences: []*pb.ReportSentence{sentence("", "Les équipages comptent.", 1, "S1a-2")},
			Tables: []*pb.Table{{Kind: "practices", Title: "Pratiques", Columns: []string{"Quoi", "Par", "Lieu"}, Rows: []*pb.TableRow{
				{Cells: []string{"École", "Ada Brun", "Anvers"}, Citations: []string{"S1a-2"}}}}}},
	}
	return r
}

// long is laden with a table of many rows, of which one is higher than a page.
func long() *pb.Report {
	r := laden("fr")
	t := r.Chapters[1].Tables[0]
	for i := range 60 {
		row := proto.CloneOf(t.Rows[i%2])
		if i == 40 {
			row.Cells[2] = strings.Repeat("un partenaire de plus, ", 200) + "le dernier partenaire"
		}
		t.Rows = append(t.Rows, row)
	}
	return r
}

var space = regexp.MustCompile(`[\s\x{a0}]+`)

func squeezed(s string) string { return space.ReplaceAllString(s, " ") }

func TestTheMarkdownShowsLabelsTablesAndWhatIsToBeTranslated(t *testing.T) {
	text := squeezed(string(write(t, WriteMarkdown, layout.Full.Of(laden("fr")))))
	for what, want := range map[string]string{
		"a label before the paragraph's first sentence": "**Inspection.** Ada Brun a demandé que les grues soient inspectées. \\[",
		"the same label once a paragraph":               "\\] Anvers a ouvert une école. \\[",
		"a label that ends in a mark":                   "**Que faire ?** Un registre",
		"a label with its own full stop":                "- **Grues.** Les grues",
		"a title above its table":                       "**Pratiques** | Quoi | Par | Partenaires, chiffres | Source | | --- | --- | --- | --- |",
		"a row with its sources last":                   "| École de grutiers \\| Anvers | Ada Brun (Belgique) | 12 promotions | \\[[S1a-2, p. 3](#S1a-2) ; [S1a-1, p. 3](#S1a-1)\\] |",
		"a foreign row with its language":               "<span lang=\"en\">A common register of cranes in every harbour of the region, kept by the harbour masters</span> \\[en anglais dans l’original\\] | Leo Marsh (Norvège) | — |",
		"the annex of what is to be translated":         ". À traduire",
		"its rows":                                      "| <span lang=\"en\">a common register of cranes in every harbour of the region</span> | groupe nominal | [S2a-1, p. 3, spécimen](#S2a-1) |",
		"a chapter's number":                            "## 1. Grues et quais",
		"the number that a title brings along":          "## 2. Équipages",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: no %q in\n%s", what, want, text)
		}
	}
	for _, never := range []string{"Propositions", "2. 2.", "⟨"} {
		if strings.Contains(text, never) {
			t.Errorf("it holds %q", never)
		}
	}
	r := laden("fr")
	r.Untranslated = nil
	if strings.Contains(string(write(t, WriteMarkdown, layout.Full.Of(r))), "À traduire") {
		t.Error("an annex of nothing")
	}
	for tag, want := range map[string]string{"en": "To be translated", "es": "Por traducir"} {
		if !strings.Contains(string(write(t, WriteMarkdown, layout.Full.Of(laden(tag)))), want) {
			t.Errorf("%s: no %q", tag, want)
		}
	}
}

func TestTheHTMLBeginsWithASkipLinkAndNumbersNothingTwice(t *testing.T) {
	page := string(write(t, WriteHTML, laden("fr")))
	_, body, _ := strings.Cut(page, "<body>")
	if !strings.HasPrefix(strings.TrimSpace(body), `<a class="skip" href="#main">Aller au contenu</a>`) {
		t.Errorf("the page begins with %.120s", body)
	}
	_, nav, _ := strings.Cut(body, "<nav")
	nav, _, _ = strings.Cut(nav, "</nav>")
	if strings.Contains(nav, "<ol") || !strings.Contains(nav, ">1. Grues et quais<") {
		t.Errorf("the contents are %s", nav)
	}
	if n := strings.Count(page, "<table>"); n != strings.Count(page, "<caption ") || n != strings.Count(page, "<thead>") || n < 6 {
		t.Errorf("%d tables, %d captions, %d heads", n, strings.Count(page, "<caption "), strings.Count(page, "<thead>"))
	}
	for _, want := range []string{`<strong>Inspection.</strong> Ada`, `>Pratiques</caption>`, `<th scope="col">Source</th>`, `<span lang="en">A common register`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestTablesLabelsAndWhatIsUntranslatedComeBackFromTheJSON(t *testing.T) {
	r := laden("fr")
	data := write(t, WriteJSON, r)
	back, err := ReadJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !proto.Equal(&pb.Report{Chapters: back.Chapters, Untranslated: back.Untranslated}, &pb.Report{Chapters: r.Chapters, Untranslated: r.Untranslated}) {
		t.Errorf("they come back as %v", back)
	}
	var j struct {
		Chapters []struct {
			Sentences []struct{ Label string }
			Tables    []struct {
				Title, Kind string
				Columns     []string
				Rows        []struct {
					Cells, Citations []string
					Language         string
				}
			}
		}
		Untranslated []struct{ Citation, Form string }
	}
	if err := json.Unmarshal(data, &j); err != nil {
		t.Fatal(err)
	}
	x := j.Chapters[1].Tables[0]
	if x.Kind != "practices" || x.Title != "Pratiques" || len(x.Columns) != 3 || x.Rows[1].Language != "en" || x.Rows[1].Citations[0] != "S2a-1" ||
		j.Chapters[1].Sentences[0].Label != "Inspection" || j.Untranslated[0].Form != "noun" {
		t.Errorf("%s", data)
	}
	if !bytes.Contains(write(t, WriteJSON, &pb.Report{Chapters: []*pb.Chapter{{}}}), []byte(`"tables": []`)) {
		t.Error("a chapter without tables has no empty list of them")
	}
}

func TestTheWorkbookHoldsASheetOfEachKindOfTable(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(write(t, WriteXLSX, laden("fr"))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sheet, want := range map[string][][]string{
		"Pratiques": {{"Chapitre", "Quoi", "Par", "Partenaires, chiffres", "Lieu", "Langue", "Citations", "Citations 2"},
			{"Grues et quais", "École de grutiers | Anvers", "Ada Brun (Belgique)", "12 promotions", "", "français", "S1a-2", "S1a-1"},
			{"Grues et quais", "A common register of cranes in every harbour of the region, kept by the harbour masters", "Leo Marsh (Norvège)", "—", "", "anglais", "S2a-1"},
			{"2. Équipages", "École", "Ada Brun", "", "Anvers", "français", "S1a-2"}},
		"Appels":     {{"Chapitre", "À qui", "Quoi", "Par qui", "Citations"}, {"En bref", "Ports", "Inspecter les grues chaque année", "Ada Brun", "S1a-1"}},
		"À traduire": {{"Source", "Texte", "Langue", "Forme attendue"}, {"S2a-1", "a common register of cranes in every harbour of the region", "anglais", "groupe nominal"}, {"S2a-2", "Norway will publish the accidents of its quays from 2032.", "anglais", "proposition (après « que »)"}},
		"Thèmes par session": {{"Thème", "État, organisme ou groupe", "Première session", "Deuxième session", "Total"},
			{"Grues et quais", "Belgique", "2", "0", "2"}, {"Grues et quais", "Norvège", "0", "2", "2"}, {"2. Équipages", "Belgique", "1", "0", "1"}},
	} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Errorf("%s: %v among %v", sheet, err, f.GetSheetList())
			continue
		}
		got, _ := json.Marshal(rows)
		wanted, _ := json.Marshal(want)
		if squeezed(string(got)) != squeezed(string(wanted)) {
			t.Errorf("%s holds\n%s, wanted\n%s", sheet, got, wanted)
		}
	}
	for _, none := range []string{"Propositions", "Décisions"} {
		if i, _ := f.GetSheetIndex(none); i >= 0 {
			t.Errorf("an empty sheet of %s", none)
		}
	}
	rows, err := f.GetRows("Énoncés")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, r := range rows {
		text += strings.Join(r, "|") + "\n"
	}
	for _, want := range []string{"|Acte|", "|demande|", "|s’engage|"} {
		if !strings.Contains(text, want) {
			t.Errorf("the statements have no %s:\n%s", want, text)
		}
	}
}
