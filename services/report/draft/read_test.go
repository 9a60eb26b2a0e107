package draft

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// short writes sentences so that a table can hold them.
func shown(sentences []Sentence) []string {
	var out []string
	for _, s := range sentences {
		x := fmt.Sprintf("%d %s", s.Line, s.Text)
		if s.Heading {
			x = fmt.Sprintf("%d # %s", s.Line, s.Text)
		}
		for _, r := range s.Citations {
			x += " <" + r.ID
			for _, p := range r.Pages {
				x += " p" + p
			}
			x += ">"
		}
		out = append(out, x)
	}
	return out
}

func TestMarkdownIsCutIntoSentencesWithTheirCitations(t *testing.T) {
	for _, x := range []struct{ name, text, want string }{
		{"one", "Boats sank [S1a-17].", "1 Boats sank. <S1a-17>"},
		{"a page", "Boats sank [S1a-17, p. 3].", "1 Boats sank. <S1a-17 p3>"},
		{"pages", "Boats sank [S1a-17, pp. 3–4].", "1 Boats sank. <S1a-17 p3 p4>"},
		{"two by a semicolon", "Boats sank [S1a-17; S2a-3].", "1 Boats sank. <S1a-17> <S2a-3>"},
		{"two by a comma", "Boats sank [S1a-17, S1a-18].", "1 Boats sank. <S1a-17> <S1a-18>"},
		{"as a French report prints them", "Des bateaux [S1a-127, p. 6 ; S1a-87, p. 4].", "1 Des bateaux. <S1a-127 p6> <S1a-87 p4>"},
		{"as a report's Markdown has them", `Boats sank. \[[S1a-9, p. 4](#S1a-9); [S2b-3, p. 1, specimen](#S2b-3)\]`, "1 Boats sank. <S1a-9 p4> <S2b-3 p1>"},
		{"behind the full stop", "Boats sank. [S1a-1] Oars floated. [S1a-2]", "1 Boats sank. <S1a-1>|1 Oars floated. <S1a-2>"},
		{"behind a quotation's end", "He said “it sank.” [S1a-1] Oars floated.", "1 He said “it sank.” <S1a-1>|1 Oars floated."},
		{"between", "Boats sank [S1a-1], and oars floated [S1a-2].", "1 Boats sank, and oars floated. <S1a-1> <S1a-2>"},
		{"titles and initials end nothing", "Mr. J. Doe and Dr. Roe sank on p. 4 at 2.5 knots. Then rain.", "1 Mr. J. Doe and Dr. Roe sank on p. 4 at 2.5 knots.|1 Then rain."},
		{"a title and lines", "# Boats\n\nOne sank\n[S1a-1]. Two\ndid not [S1a-2].", "1 # Boats|3 One sank. <S1a-1>|4 Two did not. <S1a-2>"},
		{"a list", "- One sank [S1a-1].\n- Two sank [S1a-2].", "1 One sank. <S1a-1>|2 Two sank. <S1a-2>"},
		{"a bold label", "**Boats.** One sank [S1a-1].", "1 # Boats.|1 One sank. <S1a-1>"},
		{"emphasis and links", "One *sank* [here](http://x.example) [S1a-1].", "1 One sank here. <S1a-1>"},
		{"a table", "| Who | What |\n|---|---|\n| A | sank [S1a-1] |", "1 # Who ; What|3 A ; sank <S1a-1>"},
		{"a footnote", "Boats sank.[^a]\n\n[^a]: See S1a-4, p. 2.", "1 Boats sank. <S1a-4 p2>"},
		{"code and comments are none", "```\nx [S1a-1].\n```\n<!-- y\nz -->\nBoats sank [S1a-2].", "6 Boats sank. <S1a-2>"},
		{"what is no citation", "Boats [sic] sank [S1].", "1 Boats [sic] sank. <S1>"},
		{"a hyphen that doesn't break", "Boats sank [S1a\u201117].", "1 Boats sank. <S1a-17>"},
	} {
		if got := strings.Join(shown(Text(x.text)), "|"); got != x.want {
			t.Errorf("%s:\n has %s\nwant %s", x.name, got, x.want)
		}
	}
}

// word makes a Word document of the parts.
func word(t testing.TB, document, footnotes string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	for name, text := range map[string]string{
		"word/document.xml":  `<w:document ` + ns + `><w:body>` + document + `</w:body></w:document>`,
		"word/footnotes.xml": `<w:footnotes ` + ns + `>` + footnotes + `</w:footnotes>`,
	} {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAWordDocumentIsReadWithItsFootnotesAndWithoutWhatWasDeleted(t *testing.T) {
	p := func(in string) string { return "<w:p>" + in + "</w:p>" }
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	data := word(t,
		p(`<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>`+run("Boats"))+
			p(run("One sa")+run("nk.")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+run(" Two did not [S1a-2]."))+
			p(`<w:del><w:r><w:delText>Three did.</w:delText></w:r></w:del>`+run("Four floated [S1a-3, p. 2]."))+
			`<w:tbl><w:tr><w:tc>`+p(run("A"))+`</w:tc><w:tc>`+p(run("sank [S1a-4]"))+`</w:tc></w:tr></w:tbl>`,
		`<w:footnote w:id="2">`+p(`<w:r><w:t>S1a</w:t><w:noBreakHyphen/><w:t>9, p. 4</w:t></w:r>`+run(" — First session."))+`</w:footnote>`)
	got, err := Read("note.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"1 # Boats", "2 One sank. <S1a-9 p4>", "2 Two did not. <S1a-2>", "3 Four floated. <S1a-3 p2>", "5 A ; sank <S1a-4>"}
	if !slices.Equal(shown(got), want) {
		t.Errorf("has %q\nwant %q", shown(got), want)
	}
}

func TestJSONIsReadFromAListOfSentencesAndFromAReport(t *testing.T) {
	for text, want := range map[string]string{
		`{"sentences":[{"text":"One sank.","citations":["S1a-1"]},{"text":"Two sank [S1a-2]."}]}`:                                               "1 One sank. <S1a-1>|2 Two sank. <S1a-2>",
		`{"chapters":[{"sentences":[{"text":"One sank.","citations":["S1a-1"]}],"tables":[{"rows":[{"cells":["A"],"citations":["S1a-3"]}]}]}]}`: "1 One sank. <S1a-1>|2 A <S1a-3>",
	} {
		got, err := Read("note.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if s := strings.Join(shown(got), "|"); s != want {
			t.Errorf("has %s\nwant %s", s, want)
		}
	}
}

func TestWhatIsNoDraftIsRefusedWithTheReason(t *testing.T) {
	for name, x := range map[string]struct{ data, want string }{
		"note.pdf":  {"%PDF", "ends in .md"},
		"note.docx": {"no zip", "not a Word document"},
		"note.json": {"{}", "neither a report's chapters"},
		"bad.json":  {"[", "not JSON"},
		"empty.md":  {" \n", "holds no sentence"},
		"latin.txt": {"caf\xe9", "not UTF-8"},
	} {
		if _, err := Read(name, []byte(x.data)); err == nil || !strings.Contains(err.Error(), x.want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v doesn't say %q", name, err, x.want)
		}
	}
}

// FuzzReadMarkdown wants no panic, lines that are there, and every citation once.
func FuzzReadMarkdown(f *testing.F) {
	for _, s := range []string{"Boats sank [S1a-17, p. 3]. [S1a-2]", "| a | [S1a-1] |", "[^1] x.\n[^1]: S1a-1", "“a.” [S1a-1; S2a-1]", "\\[[S1a-1](#x)\\]", "**a** b", "<!--\n", "\ue000 x."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") + 1
		for _, s := range Text(text) {
			if s.Line < 1 || s.Line > lines {
				t.Fatalf("line %d of %d", s.Line, lines)
			}
			if !utf8.ValidString(s.Text) || strings.ContainsRune(s.Text, mark) {
				t.Fatalf("%q is no text", s.Text)
			}
			for _, r := range s.Citations {
				if r.ID == "" {
					t.Fatal("a citation without a name")
				}
			}
		}
	})
}

// FuzzReadWord wants no panic on whatever a document's XML is.
func FuzzReadWord(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>One sank [S1a-1].</w:t></w:r></w:p>`, `<w:footnote w:id="2"><w:p><w:r><w:t>S1a-9</w:t></w:r></w:p></w:footnote>`)
	f.Add(`<w:tbl><w:tr><w:tc></w:tr></w:p>`, `<w:footnote>`)
	f.Fuzz(func(t *testing.T, document, notes string) {
		got, err := Read("x.docx", word(t, document, notes))
		if err == nil && len(got) == 0 {
			t.Fatal("no sentence and no error")
		}
	})
}
