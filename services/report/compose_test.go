package report

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func write(t testing.TB, w Writer, r *pb.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheSameStatementsInAnyOrderGiveTheSameBytes(t *testing.T) {
	list := both(t)
	want := map[string][]byte{}
	r := compose(t, open(t, "idm-2018"), list)
	for ext, w := range AllWriters() {
		want[ext] = write(t, w, r)
	}
	for seed := range uint64(2) {
		shuffled := slices.Clone(list)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		// Delivered twice changes nothing either.
		shuffled = append(shuffled, shuffled[:20]...)
		again := compose(t, open(t, "idm-2018"), shuffled)
		for ext, w := range AllWriters() {
			if !bytes.Equal(want[ext], write(t, w, again)) {
				t.Errorf("%s differs", ext)
			}
		}
	}
}

func TestTheVersionFollowsTextsEditsAndSeries(t *testing.T) {
	list := both(t)
	base := compose(t, open(t, "idm-2018"), list).Version
	s := open(t, "idm-2018")
	s.Edits = &pb.Edits{Version: 1, Edits: []*pb.Edit{{Id: "e1", By: "Ines", At: "2031-05-14T09:30:00Z", What: &pb.Edit_Title{Title: "Another title"}}}}
	if compose(t, s, list).Version == base {
		t.Error("an edit leaves the version as it was")
	}
	changed := slices.Clone(list)
	changed[40] = proto.Clone(list[40]).(*pb.Statement)
	changed[40].Text += " Et plus."
	if compose(t, open(t, "idm-2018"), changed).Version == base {
		t.Error("another text leaves the version as it was")
	}
	later := slices.Clone(list)
	for i := range later {
		later[i] = proto.Clone(list[i]).(*pb.Statement)
		later[i].Generation = 7
	}
	if compose(t, open(t, "idm-2018"), later).Version != base {
		t.Error("the same statements in another generation have another version")
	}
}

func TestOnlyChaptersHoldSentencesAndEachIsCited(t *testing.T) {
	data := write(t, WriteJSON, compose(t, open(t, "idm-2018"), both(t)))
	var report map[string]any
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"series", "title", "language", "sessions", "chapters", "citations"} {
		if report[key] == nil {
			t.Errorf("no key %s", key)
		}
	}
	known := map[string]bool{}
	for _, c := range report["citations"].([]any) {
		m := c.(map[string]any)
		for _, key := range []string{"id", "session", "document", "file", "page", "page_label", "pages", "text", "speakers"} {
			if _, ok := m[key]; !ok {
				t.Errorf("citation without %s", key)
			}
		}
		known[m["id"].(string)] = true
	}
	if !known["S1a-98"] {
		t.Error("S1a-98 is no citation")
	}
	for _, ch := range report["chapters"].([]any) {
		for _, s := range ch.(map[string]any)["sentences"].([]any) {
			ids := s.(map[string]any)["citations"].([]any)
			if len(ids) == 0 {
				t.Errorf("uncited: %v", s)
			}
			for _, id := range ids {
				if !known[id.(string)] {
					t.Errorf("%v is no citation", id)
				}
			}
		}
	}
	delete(report, "chapters")
	rest, _ := json.Marshal(report)
	if bytes.Contains(rest, []byte(`"sentences"`)) {
		t.Error("sentences stand outside the chapters")
	}
}

func TestEveryStatementIsUsedOrListedOnce(t *testing.T) {
	list := both(t)
	r := compose(t, open(t, "idm-2018"), list)
	count := map[string]int{}
	seen := map[string]bool{}
	var cites []string
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			cites = append(cites, s.Citations...)
		}
		for _, t := range ch.Tables {
			for _, row := range t.Rows {
				cites = append(cites, row.Citations...)
			}
		}
	}
	for _, id := range cites {
		if !seen[id] {
			seen[id] = true
			count[id]++
		}
	}
	for _, u := range r.Coverage {
		if u.Reason == "" || strings.Contains(u.Reason, "⟨") {
			t.Errorf("%s: no reason (%s)", u.Id, u.Code)
		}
		count[u.Id]++
	}
	letter := map[uint32]string{1: "S1a", 2: "S2a"}
	for _, st := range list {
		if !reported(st.Kind) {
			continue
		}
		id := fmt.Sprintf("%s-%d", letter[st.Metadata.Session], st.Ordinal)
		if count[id] != 1 {
			t.Errorf("%s stands %d times in text or coverage", id, count[id])
		}
	}
	people := map[string]bool{}
	for _, s := range r.Speakers {
		people[s.Name] = true
	}
	for _, st := range list {
		for _, s := range st.Speakers {
			if !people[s.Name] {
				t.Errorf("%s is not in the annex", s.Name)
			}
		}
	}
}

func TestAFrameIsNeverLeftUnfilled(t *testing.T) {
	for _, tag := range []string{"fr", "en", "es"} {
		s := open(t, "idm-2018")
		s.Language = tag
		if b := write(t, WriteMarkdown, compose(t, s, both(t))); bytes.ContainsAny(b, "⟨⟩\x00") {
			i := bytes.IndexAny(b, "⟨⟩\x00")
			t.Errorf("%s: %s", tag, b[max(0, i-80):min(len(b), i+80)])
		}
	}
}

func TestWithoutStatementsAReportHasNoChapters(t *testing.T) {
	r := compose(t, &Series{ID: "empty"}, nil)
	if len(r.Chapters) != 0 {
		t.Errorf("%d chapters", len(r.Chapters))
	}
	for ext, w := range AllWriters() {
		if len(write(t, w, r)) == 0 {
			t.Errorf("%s is empty", ext)
		}
	}
}

func TestARenditionIsNotCountedAndALowerGenerationIsLeftOut(t *testing.T) {
	list := examples(t, "idm-2018-2-en")
	want := compose(t, open(t, "idm-2018"), list)
	more := slices.Clone(list)
	for _, st := range list {
		r := proto.Clone(st).(*pb.Statement)
		r.Document, r.Metadata.Part, r.Metadata.Primary, r.Metadata.RenditionOf = "rendition", "rendition", false, st.Document
		old := proto.Clone(st).(*pb.Statement)
		old.Generation, old.Text = 0, "An older text."
		more = append(more, r, old)
	}
	got := compose(t, open(t, "idm-2018"), more)
	if got.Version != want.Version || got.Overview.Documents != 1 {
		t.Errorf("version %s, want %s; %d documents", got.Version, want.Version, got.Overview.Documents)
	}
}

func TestALetterOnceGivenStays(t *testing.T) {
	list := examples(t, "idm-2018-2-en")
	s := open(t, "idm-2018")
	s.Letters = map[string]string{LetterKey(2, "idm-2018-2-en"): "c"}
	r := compose(t, s, list)
	if l := r.Sessions[0].Documents[0].Letter; l != "c" {
		t.Errorf("letter %s, want c", l)
	}
}

// line makes a statement of an invented series.
func line(session, ordinal uint32, name, role, text string) *pb.Statement {
	return &pb.Statement{Id: fmt.Sprintf("x%d.%d", session, ordinal), Document: fmt.Sprintf("x%d", session), Generation: 1, Ordinal: ordinal,
		Content: fmt.Sprintf("c%d", session), File: "x.pdf", Page: 1, Pages: []uint32{1}, Paragraph: ordinal, Text: text, Language: "en",
		Kind: pb.Kind_KIND_STATEMENT, Attribution: pb.Attribution_ATTRIBUTION_EXPLICIT, Confidence: .9,
		Metadata: &pb.Metadata{Series: "x", Session: session, Part: "x", Language: "en", Primary: true, Title: "Bulletin"},
		Speakers: []*pb.Speaker{{Name: name, Role: role, Organisation: "Ruritania", Country: "RU"}}}
}

func TestWhoSpokeAtBothSessionsIsNamedInEachCapacity(t *testing.T) {
	r := compose(t, &Series{ID: "x"}, []*pb.Statement{
		line(1, 1, "Ana Ruiz Peña", "Minister for Water", "Ana Ruiz Peña, Minister for Water, said that rivers need care."),
		line(2, 1, "Ana Ruiz Pena", "Chair of the Committee", "Ana Ruiz Pena, Chair of the Committee, said that lakes need care too."),
	})
	if len(r.Speakers) != 1 || len(r.Speakers[0].Capacities) != 2 {
		t.Fatalf("speakers %v", r.Speakers)
	}
	for i, want := range []string{"Minister for Water", "Chair of the Committee"} {
		if k := r.Speakers[0].Capacities[i]; k.Role != want || k.Session != uint32(i+1) {
			t.Errorf("capacity %d: %v", i+1, k)
		}
	}
}

func TestAPronounFollowsItsAntecedentOrIsLedInWithoutAVerbOfSaying(t *testing.T) {
	r := compose(t, open(t, "idm-2018"), both(t))
	for _, ch := range r.Chapters {
		for i, s := range ch.Sentences {
			for _, p := range s.Pieces {
				if p.Citation == "" {
					continue
				}
				c := citation(r, p.Citation)
				if c.Attribution != pb.Attribution_ATTRIBUTION_PRONOUN || s.Form != formVerbatim {
					continue
				}
				if i == 0 || ch.Sentences[i-1].Paragraph != s.Paragraph {
					t.Errorf("%s begins a paragraph: %s", c.Id, s.Text)
					continue
				}
				last := citation(r, ch.Sentences[i-1].Citations[len(ch.Sentences[i-1].Citations)-1])
				if last.Speakers[0].Name != c.Speakers[0].Name {
					t.Errorf("%s follows %s of another speaker", c.Id, last.Id)
				}
			}
		}
	}
}

func TestAQuotationThatFailsTwiceIsLeftOutTwice(t *testing.T) {
	list := both(t)
	check := func(_ context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
		resp := &pb.VerifyQuoteResponse{}
		for _, x := range q.Quotes {
			resp.Verdicts = append(resp.Verdicts, &pb.Verdict{Id: x.Id, Stands: !strings.HasSuffix(x.Id, "3")})
		}
		return resp, nil
	}
	r, faults, err := ComposeVerified(context.Background(), open(t, "idm-2018"), list, check)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if r.Unverified == 0 {
		t.Error("nothing was left out")
	}
	_, _, err = ComposeVerified(context.Background(), open(t, "idm-2018"), list, func(context.Context, *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
		return nil, errors.New("extract is away")
	})
	if err == nil {
		t.Error("a check that can't be made is no error")
	}
}

func TestEveryPartOfTheDOCXIsWellFormed(t *testing.T) {
	data := write(t, WriteDOCX, compose(t, open(t, "idm-2018"), both(t)))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	starts, ends, anchors, targets := map[string]bool{}, 0, map[string]bool{}, map[string]bool{}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(in)
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			e, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			for _, a := range e.Attr {
				switch {
				case e.Name.Local == "bookmarkStart" && a.Name.Local == "name":
					if starts[a.Value] {
						t.Errorf("bookmark %s twice", a.Value)
					}
					starts[a.Value] = true
					targets[a.Value] = true
				case e.Name.Local == "hyperlink" && a.Name.Local == "anchor":
					anchors[a.Value] = true
				}
			}
			if e.Name.Local == "bookmarkEnd" {
				ends++
			}
		}
	}
	if len(starts) != ends {
		t.Errorf("%d bookmarks begin, %d end", len(starts), ends)
	}
	for a := range anchors {
		if !targets[a] {
			t.Errorf("a link goes to %s, which is nowhere", a)
		}
	}
}

func TestEveryLinkOfTheHTMLLandsSomewhere(t *testing.T) {
	page := string(write(t, WriteHTML, compose(t, open(t, "idm-2018"), both(t))))
	for _, part := range strings.Split(page, `href="#`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if !strings.Contains(page, `id="`+id+`"`) {
			t.Errorf("a link goes to %s, which is nowhere", id)
		}
	}
	for _, word := range []string{"<script", "http://", "https://"} {
		if n := strings.Count(page, word) - strings.Count(page, "http://www.w3.org/2000/svg"); word == "http://" && n > 0 || word != "http://" && strings.Contains(page, word) {
			t.Errorf("the page holds %s", word)
		}
	}
}

// crowd is n documents of m statements, made of the examples' texts in turns.
func crowd(t testing.TB, n, m int) []*pb.Statement {
	base := both(t)
	var list []*pb.Statement
	for d := range n {
		for i := range m {
			st := proto.Clone(base[(i*7+d*13)%len(base)]).(*pb.Statement)
			st.Document = fmt.Sprintf("doc%03d", d)
			st.Id = fmt.Sprintf("%s.%d", st.Document, i+1)
			st.Ordinal = uint32(i + 1)
			st.Text = strings.Replace(st.Text, " ", fmt.Sprintf(" (%d) ", d), 1)
			st.Metadata = proto.Clone(st.Metadata).(*pb.Metadata)
			st.Metadata.Session = uint32(d%5 + 1)
			st.Metadata.Part = fmt.Sprintf("part-%d", d)
			for _, s := range st.Speakers {
				s.Name = fmt.Sprintf("%s %c%c", s.Name, 'A'+d%26, 'a'+d/26)
			}
			list = append(list, st)
		}
	}
	return list
}

// go test ./services/report -run none -bench . prints how long two sessions and
// fifty documents of 200 statements take with every format.
func BenchmarkTwoSessions(b *testing.B) { benchmark(b, both(b)) }

func BenchmarkFiftyDocuments(b *testing.B) { benchmark(b, crowd(b, 50, 200)) }

func benchmark(b *testing.B, list []*pb.Statement) {
	for b.Loop() {
		r := compose(b, open(b, "idm-2018"), list)
		for _, w := range Writers() {
			write(b, w, r)
		}
	}
}
