package desk_test

import (
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/desk"
)

// shared is the folder of texts that the project's tests measure with.
func shared(t testing.TB, name string) string {
	t.Helper()
	p := filepath.Join(cmp.Or(os.Getenv("RAPPORTEUR_SHARED"), filepath.Join("..", "..", "..", "shared")), name)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("needs %s of the shared texts (RAPPORTEUR_SHARED): %v", name, err)
	}
	return p
}

// summary is a line that holds the IDM 2018 summary as it was annotated by
// hand, with the pictures and boxes that poppler makes of its PDF.
func summary(t testing.TB) *line {
	t.Helper()
	for _, tool := range []string{"pdftoppm", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s (poppler-utils)", tool)
		}
	}
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	b, err := os.ReadFile(shared(t, "gold/idm-2018-1-fr.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Speakers  []struct{ Key, Name, Role, Organisation, Acronym, Country, OnBehalfOf string }
		Sentences []struct {
			Para           uint32
			Text, Kind     string
			Speakers       []string
			Group, Figures []string
			Objectives     []uint32
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	speakers := map[string]*pb.Speaker{}
	for _, s := range gold.Speakers {
		speakers[s.Key] = &pb.Speaker{Id: s.Key, Name: s.Name, Role: s.Role, Organisation: s.Organisation, Acronym: s.Acronym, Country: s.Country, OnBehalfOf: s.OnBehalfOf}
	}
	l := small()
	meta := &pb.Metadata{Series: "idm-2018", SeriesTitle: "IDM 2018", Session: 1, Title: "Dialogue international sur la migration 2018", Start: "2018-03-26", End: "2018-03-27", City: "New York", Language: "fr", Primary: true}
	words := wordsOf(t, pdf)
	at := 0
	var last string
	statements := []*pb.Statement{}
	for i, g := range gold.Sentences {
		s := &pb.Statement{Id: fmt.Sprintf("idm.%d", i+1), Document: "idm", Content: contentA, Generation: 1, Ordinal: uint32(i + 1), File: "idm-2018-1-fr.pdf", Metadata: meta, Language: "fr",
			Text: g.Text, Paragraph: g.Para, Kind: pb.Kind(pb.Kind_value["KIND_"+strings.ToUpper(g.Kind)]), Objectives: g.Objectives, Confidence: .93, Attribution: pb.Attribution_ATTRIBUTION_NONE}
		for _, k := range g.Speakers {
			s.Speakers = append(s.Speakers, speakers[k])
			s.Attribution = pb.Attribution_ATTRIBUTION_EXPLICIT
			if k == last {
				s.Attribution, s.Confidence = pb.Attribution_ATTRIBUTION_CONTINUATION, .55
			}
			last = k
		}
		for _, n := range g.Group {
			s.Parties = append(s.Parties, &pb.Party{Name: n, Sort: "group"})
			s.Attribution = pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED
		}
		for _, n := range g.Figures {
			s.Figures = append(s.Figures, &pb.Figure{Text: n})
		}
		s.Spans, at = place(words, letters(g.Text), at)
		for _, x := range s.Spans {
			s.Pages = append(s.Pages, x.Page)
		}
		if len(s.Pages) > 0 {
			s.Page, s.PageLabel = s.Pages[0], fmt.Sprint(s.Pages[0])
		}
		if s.Attribution == pb.Attribution_ATTRIBUTION_EXPLICIT && len(s.Spans) > 0 && len(s.Spans[0].Boxes) > 0 {
			s.Evidence = &pb.Evidence{Rule: "fr.name-apposition", Ordinal: s.Ordinal, Text: s.Speakers[0].Name, Spans: []*pb.Span{{Page: s.Page, Boxes: s.Spans[0].Boxes[:1]}}}
		}
		statements = append(statements, s)
	}
	l.statements = append(statements, l.statements...)
	l.status.Documents = append([]*pb.DocumentRecord{
		{Id: "idm", Content: contentA, Generation: 1, Sealed: 1, Files: []string{"idm-2018-1-fr.pdf"}, Metadata: meta, Pages: 9, Statements: 195, Held: 195, Attributed: 157, State: pb.FileState_FILE_STATE_INDEXED},
		{Id: "new", Content: contentC, Generation: 1, Files: []string{"harbour/third.pdf"}, Metadata: &pb.Metadata{Series: "harbour", SeriesTitle: "Harbour Forum", Session: 2, Title: "Annexe statistique", Language: "fr"}, Pages: 40, PagesRead: 13, State: pb.FileState_FILE_STATE_RECEIVED},
	}, l.status.Documents...)
	l.reports = append(l.reports, desk.Report{Written: time.Date(2021, 11, 3, 14, 20, 0, 0, time.UTC), ReportWritten: &pb.ReportWritten{Series: "idm-2018", Version: "5f0c2a9b", Documents: 1, Statements: 195,
		Files: []*pb.ReportFile{{Format: "docx", Blob: "r1.docx", Size: 48_211}, {Format: "html", Blob: "r1.html"}, {Format: "md", Blob: "r1.html", Size: 31_000}, {Format: "json", Blob: "r1.json"}}}})
	l.pages = nil
	l.picture = func(_ string, page, dpi uint32) ([]byte, error) {
		n := fmt.Sprint(page)
		return exec.CommandContext(context.Background(), "pdftoppm", "-r", fmt.Sprint(dpi), "-f", n, "-l", n, "-png", pdf).Output()
	}
	if b, err := os.ReadFile(pdf); err == nil {
		l.originals[contentA] = b
	}
	return l
}

// word is a word as poppler places it.
type word struct {
	letters string
	page    uint32
	box     *pb.Box
}

func wordsOf(t testing.TB, pdf string) []word {
	t.Helper()
	out, err := exec.Command("pdftotext", "-bbox", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var html struct {
		Pages []struct {
			Words []struct {
				X0   float32 `xml:"xMin,attr"`
				Y0   float32 `xml:"yMin,attr"`
				X1   float32 `xml:"xMax,attr"`
				Y1   float32 `xml:"yMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(string(out)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	if err := d.Decode(&html); err != nil {
		t.Fatal(err)
	}
	var ws []word
	for i, p := range html.Pages {
		for _, w := range p.Words {
			ws = append(ws, word{letters(w.Text), uint32(i + 1), &pb.Box{X0: w.X0, Y0: w.Y0, X1: w.X1, Y1: w.Y1}})
		}
	}
	return ws
}

// letters are what two readings of a text have in common.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// place finds the words that spell want, from the word at on: a span a page, a
// box a line. Running headers between two pages are stepped over.
func place(words []word, want string, at int) ([]*pb.Span, int) {
	for begin := at; begin < len(words); begin++ {
		var spans []*pb.Span
		rest, i := want, begin
		for skipped := 0; i < len(words) && rest != "" && skipped < 20; i++ {
			w := words[i]
			if w.letters == "" {
				continue
			}
			if !strings.HasPrefix(rest, w.letters) {
				if i == begin {
					break
				}
				skipped++
				continue
			}
			rest = rest[len(w.letters):]
			if n := len(spans); n == 0 || spans[n-1].Page != w.page {
				spans = append(spans, &pb.Span{Page: w.page})
			}
			s := spans[len(spans)-1]
			if n := len(s.Boxes); n > 0 && s.Boxes[n-1].Y0-w.box.Y0 < 2 && w.box.Y0-s.Boxes[n-1].Y0 < 2 {
				s.Boxes[n-1].X1 = w.box.X1
			} else {
				s.Boxes = append(s.Boxes, &pb.Box{X0: w.box.X0, Y0: w.box.Y0, X1: w.box.X1, Y1: w.box.Y1})
			}
		}
		if rest == "" {
			return spans, i
		}
	}
	return nil, at
}
