package report

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapporteur.internal/services/report/format/layout"
)

// pageTexts are the texts of a PDF's pages.
func pageTexts(t *testing.T, path string) []string {
	t.Helper()
	all := strings.Split(command(t, "pdftotext", path, "-"), "\f")
	return all[:len(all)-1]
}

func TestThePDFRepeatsTheHeadOfATableAndBreaksNoRowThatAPageHolds(t *testing.T) {
	path := onDisk(t, "r.pdf", write(t, WritePDF, long()))
	rows, heads := 0, 0
	for n, page := range pageTexts(t, path) {
		page = squeezed(page)
		if n == 0 || n == 1 {
			continue
		}
		begun := strings.Count(page, "A common register of cranes in every harbour of the region, kept by the harbour masters")
		if ended := strings.Count(page, "[en anglais dans l’original]"); begun != ended {
			t.Errorf("page %d begins %d rows and ends %d", n+1, begun, ended)
		}
		rows += begun
		if strings.Contains(page, "Par Partenaires, chiffres Source") {
			heads++
		} else if begun > 0 {
			t.Errorf("page %d has rows without their head", n+1)
		}
	}
	if rows != 31 || heads < 4 {
		t.Errorf("%d foreign rows on pages with %d heads", rows, heads)
	}
	all := squeezed(strings.Join(pageTexts(t, path), " "))
	if n := strings.Count(all, "un partenaire de plus") + strings.Count(all, "un Quoi"); n < 190 || !strings.Contains(all, "le dernier partenaire") {
		t.Errorf("of the row that is higher than a page, %d of 200 partners stand", n)
	}
}

func TestThePDFReadsAsTheMarkdownWithTablesAndLabels(t *testing.T) {
	for _, tag := range []string{"fr", "en", "es"} {
		r := laden(tag)
		got := wordsOf(footerLine.ReplaceAllString(command(t, "pdftotext", onDisk(t, "r.pdf", write(t, WritePDF, r)), "-"), ""))
		want := wordsOf(markdownAnchor.ReplaceAllString(string(write(t, WriteMarkdown, r)), " "))
		if n := ordered(got, want); float64(n) < .93*float64(len(want)) {
			t.Errorf("%s: %d of %d words stand in order:\n%s", tag, n, len(want), strings.Join(got, " "))
		}
		for _, j := range jumps(t, onDisk(t, "r.pdf", write(t, WritePDF, r))) {
			if len(j.words) > 0 && strings.HasPrefix(j.words[0], "S") && !slices.Contains(j.lands, strings.Trim(j.words[0], ";[]")) {
				t.Errorf("%s: the link on %q lands on %q", tag, j.words, j.lands)
			}
		}
	}
}

// part is a part of a DOCX.
func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var tags = regexp.MustCompile(`<[^>]*>`)

func TestTheDOCXAsksForNothingAndNamesADocumentOnceANote(t *testing.T) {
	data := write(t, WriteDOCX, laden("fr"))
	doc := part(t, data, "word/document.xml")
	for _, never := range []string{"updateFields", "w:dirty"} {
		if strings.Contains(doc+part(t, data, "word/settings.xml"), never) {
			t.Errorf("it holds %s: Word would ask before it opens", never)
		}
	}
	notes := strings.ReplaceAll(part(t, data, "word/footnotes.xml"), "<w:noBreakHyphen/>", "-")
	if text := squeezed(tags.ReplaceAllString(notes, "")); !strings.Contains(text, "S1a-1, p. 3 ; S1a-2, p. 3 — Première session, Forum des quais ; S2a-1, p. 3, spécimen — Deuxième session, Forum des quais.") || strings.Count(text, "Forum des quais") != 2 || !strings.Contains(text, "— Première session.") {
		t.Errorf("the notes say %s", text)
	}
	for where, text := range map[string]string{"document": doc, "notes": part(t, data, "word/footnotes.xml")} {
		if m := regexp.MustCompile(`>[^<]*S\d+a-\d+[^<]*<`).FindString(text); m != "" {
			t.Errorf("an id in the %s can break at its hyphen: %s", where, m)
		}
	}
	for _, want := range []string{`w:val="TableTitle"/></w:pPr><w:r><w:t xml:space="preserve">Pratiques<`, `<w:tblCaption w:val="Pratiques"/>`,
		`<w:b/></w:rPr><w:t xml:space="preserve">Inspection.</w:t>`, `<w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">A common register`} {
		if !strings.Contains(doc, want) {
			t.Errorf("no %s", want)
		}
	}
	if tables, heads := strings.Count(doc, "<w:tbl>"), strings.Count(doc, "<w:tblHeader/>"); tables != heads || tables != 6 {
		t.Errorf("%d tables with %d header rows", tables, heads)
	}
}

// TestTheContentsOfTheDOCXAreTrueWithoutBeingRenewed has LibreOffice set the
// pages and print the contents as they stand in the file.
func TestTheContentsOfTheDOCXAreTrueWithoutBeingRenewed(t *testing.T) {
	made := soffice(t)
	for name, data := range map[string][]byte{"composed": write(t, WriteDOCX, compose(t, open(t, "idm-2018"), both(t))), "long": write(t, WriteDOCX, layout.Full.Of(long()))} {
		dir := t.TempDir()
		from := filepath.Join(dir, "r.docx")
		if err := os.WriteFile(from, data, 0o600); err != nil {
			t.Fatal(err)
		}
		command(t, made.Command, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, from)
		path := filepath.Join(dir, "r.pdf")
		pages := pageTexts(t, path)
		lines := regexp.MustCompile(`(?m)^(\S.*?) ?\.{3,} *(\d+)$`).FindAllStringSubmatch(command(t, "pdftotext", "-layout", "-l", "4", path, "-"), -1)
		if len(lines) < 5 {
			t.Fatalf("%s: %d lines of contents", name, len(lines))
		}
		right := 0
		for _, m := range lines {
			said, _ := strconv.Atoi(m[2])
			title := strings.TrimSpace(squeezed(m[1]))
			found := 0
			for n := len(pages); n > 2 && found == 0; n-- {
				if strings.Contains(squeezed(pages[n-1]), title) && !strings.Contains(pages[n-1], "....") {
					found = n
				}
				// What is called again later stands first where it begins.
				for k := 3; k < n && found > 0; k++ {
					if strings.Contains("\n"+pages[k-1], "\n"+title+"\n") && !strings.Contains(pages[k-1], "....") {
						found = k
						break
					}
				}
			}
			switch {
			case said == found:
				right++
			case said-found > 1 || found-said > 1:
				t.Errorf("%s: %q is said to begin on page %d and begins on %d", name, title, said, found)
			}
		}
		t.Logf("%s: %d of %d pages of chapters and annexes are right, the others by one", name, right, len(lines))
		if float64(right) < .9*float64(len(lines)) {
			t.Errorf("%s: only %d of %d pages of the contents are right", name, right, len(lines))
		}
	}
}
