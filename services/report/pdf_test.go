package report

import (
	"bytes"
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/ledongthuc/pdf"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// command runs a program of the machine; the test skips where it isn't there.
func command(t testing.TB, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip("needs " + name)
	}
	var errs bytes.Buffer
	c := exec.Command(name, args...)
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, errs.String())
	}
	return string(out)
}

func onDisk(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// jump is a link within a PDF: the words that it lies on, and the line where it lands.
type jump struct {
	from, page int
	words      []string
	lands      []string
}

// printedWord is a word of a page as poppler places it, from the top left in points.
type printedWord struct {
	X0   float64 `xml:"xMin,attr"`
	Y0   float64 `xml:"yMin,attr"`
	X1   float64 `xml:"xMax,attr"`
	Y1   float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

var reference = regexp.MustCompile(`(\d+) \d+ R`)

// jumps follows every internal link of a PDF: the links as one reader gives
// them, the words as another does. A link that leads nowhere fails the test.
func jumps(t testing.TB, path string) []jump {
	t.Helper()
	var doc struct {
		Pages []struct {
			Height float64       `xml:"height,attr"`
			Words  []printedWord `xml:"word"`
		} `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(command(t, "pdftotext", "-bbox", path, "-")))
	d.Strict, d.Entity = false, xml.HTMLEntity
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	f, r, err := pdf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	number := map[string]int{} // of pages, by their object
	for i, m := range reference.FindAllStringSubmatch(r.Trailer().Key("Root").Key("Pages").Key("Kids").String(), -1) {
		number[m[1]] = i + 1
	}
	if len(number) != len(doc.Pages) || len(doc.Pages) != r.NumPage() {
		t.Fatalf("one reader sees %d pages, the other %d", len(number), len(doc.Pages))
	}
	var out []jump
	for n := 1; n <= r.NumPage(); n++ {
		notes := r.Page(n).V.Key("Annots")
		for i := range notes.Len() {
			a := notes.Index(i)
			dest := a.Key("Dest")
			if dest.IsNull() {
				dest = a.Key("A").Key("D")
			}
			if a.Key("Subtype").Name() != "Link" || a.Key("A").Key("S").Name() == "URI" {
				continue
			}
			m := reference.FindStringSubmatch(dest.String())
			if m == nil || number[m[1]] == 0 || dest.Len() < 4 {
				t.Fatalf("page %d: a link leads to %s, which is no place", n, dest.String())
			}
			j := jump{from: n, page: number[m[1]]}
			rect, here, there := a.Key("Rect"), doc.Pages[n-1], doc.Pages[j.page-1]
			for _, w := range here.Words {
				x, y := (w.X0+w.X1)/2, here.Height-(w.Y0+w.Y1)/2
				if x > rect.Index(0).Float64() && x < rect.Index(2).Float64() && y > min(rect.Index(1).Float64(), rect.Index(3).Float64()) && y < max(rect.Index(1).Float64(), rect.Index(3).Float64()) {
					j.words = append(j.words, strings.TrimSpace(w.Text))
				}
			}
			top, first := there.Height-dest.Index(3).Float64(), math.Inf(1)
			for _, w := range there.Words {
				if middle := (w.Y0 + w.Y1) / 2; middle > top {
					first = min(first, middle)
				}
			}
			for _, w := range there.Words {
				// Within two lines, for what doesn't fit in one.
				if middle := (w.Y0 + w.Y1) / 2; middle >= first-1 && middle < first+22 && first < top+40 {
					j.lands = append(j.lands, strings.TrimSpace(w.Text))
				}
			}
			out = append(out, j)
		}
	}
	return out
}

func TestEveryLinkOfThePDFLandsOnWhatItNames(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		s := open(t, "idm-2018")
		s.Language = lang
		r := compose(t, s, both(t))
		all := jumps(t, onDisk(t, "r.pdf", write(t, WritePDF, r)))
		cited := 0
		for _, c := range r.Chapters {
			for _, x := range c.Sentences {
				cited += len(x.Citations)
			}
		}
		for _, f := range r.Figures {
			if f.Citation != "" {
				cited++
			}
		}
		if len(all) < cited {
			t.Fatalf("%s: the PDF has %d links for %d citations", lang, len(all), cited)
		}
		for _, j := range all {
			if len(j.words) == 0 {
				t.Errorf("%s: a link on page %d lies on no word", lang, j.from)
			}
			landed := j.page > 1
			for i, w := range j.words {
				// The citation's number, or the heading's words, stand first where it lands; the page number of the contents is that page's.
				if n, err := strconv.Atoi(w); err == nil && len(j.words) == 1 && j.from == 2 {
					landed = landed && n == j.page
				} else if i == 0 {
					landed = landed && slices.Contains(j.lands, strings.Trim(w, ";[]"))
				}
			}
			if !landed {
				t.Errorf("%s: the link on page %d on %q lands on page %d on %q", lang, j.from, j.words, j.page, j.lands)
			}
		}
	}
}

// wordsOf counts the words of a text, marks of punctuation apart.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

var (
	markdownAnchor = regexp.MustCompile(`<a id="[^"]*"></a>|<span lang="[^"]*">|</span>|\]\(#[^)]*\)`)
	footerLine     = regexp.MustCompile(`(?m)^.* — p\. ?\d+$`)
)

// ordered is how many words of a stand in b in the same order: the longest common run of both.
func ordered(a, b []string) int {
	at := map[string]int{}
	id := func(list []string) []int {
		out := make([]int, len(list))
		for i, w := range list {
			if at[w] == 0 {
				at[w] = len(at) + 1
			}
			out[i] = at[w]
		}
		return out
	}
	x, y := id(a), id(b)
	row := make([]int32, len(y)+1)
	for _, v := range x {
		var before int32
		for k, u := range y {
			above := row[k+1]
			switch {
			case v == u:
				row[k+1] = before + 1
			case row[k] > above:
				row[k+1] = row[k]
			}
			before = above
		}
	}
	return int(row[len(y)])
}

func TestThePDFCopiesOutAsTheMarkdownReads(t *testing.T) {
	s := open(t, "idm-2018")
	r := compose(t, s, both(t))
	got := wordsOf(footerLine.ReplaceAllString(command(t, "pdftotext", onDisk(t, "r.pdf", write(t, WritePDF, r)), "-"), ""))
	want := wordsOf(markdownAnchor.ReplaceAllString(string(write(t, WriteMarkdown, r)), " "))
	f1 := func(common int) float64 { return 2 * float64(common) / float64(len(got)+len(want)) }
	counts := map[string]int{}
	for _, w := range want {
		counts[w]++
	}
	common := 0
	for _, w := range got {
		if counts[w] > 0 {
			counts[w]--
			common++
		}
	}
	inOrder := f1(ordered(got, want))
	t.Logf("word F1 %.4f; in order %.4f; %d words", f1(common), inOrder, len(want))
	if f1(common) < .99 {
		t.Errorf("the PDF's words are the Markdown's to %.4f, wanted .99", f1(common))
	}
	if inOrder < .99 {
		t.Errorf("in the Markdown's order they are so to %.4f, wanted .99", inOrder)
	}
}

// anyText is a report of one sentence, with letters of many languages.
func anyText(text string) *pb.Report {
	return &pb.Report{Series: "harbour", Title: text, Language: "fr", Version: "1", Cover: []string{text},
		Sessions:  []*pb.ReportSession{{Number: 1, Start: "2024-05-06", Documents: []*pb.ReportDocument{{Id: "d", Letter: "a", Title: text, File: "a.pdf", Language: "fr"}}}},
		Chapters:  []*pb.Chapter{{Title: text, Kind: "theme", Sentences: []*pb.ReportSentence{{Text: text, Citations: []string{"S1a-1"}, Paragraph: 1}}}},
		Citations: []*pb.Citation{{Id: "S1a-1", Session: 1, Document: "d", Page: 1, Text: text, Language: "fr", Title: text}}}
}

func TestThePDFEmbedsItsFontsAndKeepsLetters(t *testing.T) {
	const text = "« Ça naît à l’été », dit Zoë Ştefănescu-Ångström ; œuvre, señora Muñoz, Łódź, Nguyễn Thị Hương, Ελλάδα, Казань…"
	path := onDisk(t, "r.pdf", write(t, WritePDF, anyText(text)))
	out := strings.Join(strings.Fields(command(t, "pdftotext", path, "-")), " ")
	if n := strings.Count(strings.ReplaceAll(out, "\u00a0", " "), text); n < 4 {
		t.Errorf("%q stands %d times in %s", text, n, out)
	}
	lines := strings.Split(strings.TrimSpace(command(t, "pdffonts", path)), "\n")[2:]
	if len(lines) < 3 {
		t.Errorf("the PDF has %d fonts: %v", len(lines), lines)
	}
	for _, l := range lines {
		if f := strings.Fields(l); len(f) < 5 || f[len(f)-5] != "yes" || f[len(f)-3] != "yes" {
			t.Errorf("not embedded, or without its letters: %s", l)
		}
	}
	if info := command(t, "pdfinfo", path); !strings.Contains(info, "Tagged:          no") {
		t.Errorf("the PDF says that it is untagged; its reader says otherwise: %s", info)
	}
	if !strings.Contains(out, "balis") {
		t.Errorf("the PDF doesn't say that it is untagged: %s", out)
	}
}

func TestAWordWiderThanThePageIsCutNotLost(t *testing.T) {
	long := strings.Repeat("abcdefghij", 40)
	out := command(t, "pdftotext", onDisk(t, "r.pdf", write(t, WritePDF, anyText("x "+long+" y"))), "-")
	if n := strings.Count(strings.Join(strings.Fields(out), ""), long); n < 4 {
		t.Errorf("the word stands %d times whole: %s", n, out)
	}
}

func TestTheContentsOfThePDFSayTheirPages(t *testing.T) {
	r := compose(t, open(t, "idm-2018"), both(t))
	path := onDisk(t, "r.pdf", write(t, WritePDF, r))
	lines := regexp.MustCompile(`(?m)^\s*(\S.*?)[ .]{3,}(\d+)$`).FindAllStringSubmatch(command(t, "pdftotext", "-layout", "-f", "2", "-l", "2", path, "-"), -1)
	if len(lines) < len(r.Chapters) {
		t.Fatalf("%d lines of contents for %d chapters", len(lines), len(r.Chapters))
	}
	for _, m := range lines {
		page := command(t, "pdftotext", "-f", m[2], "-l", m[2], path, "-")
		if !strings.Contains(strings.Join(strings.Fields(page), " "), strings.Join(strings.Fields(m[1]), " ")) {
			t.Errorf("%q doesn't begin on page %s", m[1], m[2])
		}
	}
}
