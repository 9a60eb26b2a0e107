package report

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// placed is a document of a test's series: its session, part and language.
type placed struct {
	session  uint32
	part     string
	language string
	// of is the document of which it is another language's version.
	of string
}

// shaped makes statements of documents, each of them other words of the examples.
func shaped(t testing.TB, each int, docs ...placed) []*pb.Statement {
	list := crowd(t, len(docs), each)
	for _, st := range list {
		var i int
		fmt.Sscanf(st.Document, "doc%03d", &i)
		d := docs[i]
		st.Document = d.part
		st.Id, st.File, st.Content = fmt.Sprintf("%s.%d", d.part, st.Ordinal), d.part+".pdf", "c-"+d.part
		st.Metadata.Session, st.Metadata.Part = d.session, d.part
		st.Metadata.Primary, st.Metadata.RenditionOf = d.of == "", d.of
		if d.language != "" {
			st.Metadata.Language = d.language
		}
	}
	return list
}

// entire composes, and fails on a fault, an empty report, or one that doesn't come back from its JSON.
func entire(t testing.TB, s *Series, list []*pb.Statement) *pb.Report {
	t.Helper()
	r := compose(t, s, list)
	faults, err := Verify(context.Background(), r, Evidence{Statements: values(list)})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("fault: %s", f)
	}
	if !slices.ContainsFunc(r.Chapters, func(ch *pb.Chapter) bool { return len(ch.Sentences)+len(ch.Tables) > 0 }) {
		t.Fatal("a report without a sentence or a row")
	}
	back, err := ReadJSON(bytes.NewReader(write(t, WriteJSON, r)))
	if err != nil || !bytes.Equal(write(t, WriteJSON, back), write(t, WriteJSON, r)) {
		t.Errorf("it doesn't come back from its JSON: %v", err)
	}
	return r
}

func kinds(r *pb.Report) (all []string) {
	for _, ch := range r.Chapters {
		all = append(all, ch.Kind)
	}
	return all
}

func labels(r *pb.Report) (all []string) {
	for _, s := range seats(r) {
		all = append(all, s.label)
	}
	return all
}

func citedIn(r *pb.Report) map[string]string {
	all := map[string]string{}
	for _, c := range r.Citations {
		all[c.Id] = c.Text
	}
	return all
}

func TestEveryShapeOfSeriesMakesAReport(t *testing.T) {
	for _, c := range []struct {
		name    string
		docs    []placed
		each    int
		labels  []string
		between bool
	}{
		{"one session alone", []placed{{session: 1, part: "a"}}, 60, []string{"S1a"}, false},
		{"no session at all", []placed{{part: "a"}}, 60, []string{"S0a"}, false},
		{"three sessions", []placed{{session: 1, part: "a"}, {session: 2, part: "b"}, {session: 3, part: "c"}}, 50, []string{"S1a", "S2a", "S3a"}, true},
		{"sessions with a gap", []placed{{session: 2, part: "a"}, {session: 5, part: "b"}}, 50, []string{"S2a", "S5a"}, true},
		{"several documents of one session", []placed{{session: 1, part: "a"}, {session: 1, part: "b"}, {session: 1, part: "c"}}, 40, []string{"S1a", "S1b", "S1c"}, false},
		{"a session with annexes and one without", []placed{{session: 1, part: "report"}, {session: 1, part: "report-annex-1"}, {session: 1, part: "report-annex-2"}, {session: 2, part: "report-2"}}, 40,
			[]string{"S1a", "S1b", "S1c", "S2a"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := entire(t, open(t, "idm-2018"), shaped(t, c.each, c.docs...))
			if got := labels(r); !slices.Equal(got, c.labels) {
				t.Errorf("documents %q, wanted %q", got, c.labels)
			}
			if got := kinds(r); got[0] != "summary" {
				t.Errorf("chapters %q", got)
			}
			if int(r.Overview.Documents) != len(c.docs) {
				t.Errorf("%d documents are counted", r.Overview.Documents)
			}
		})
	}
}

func TestTwoLanguageVersionsOfADocumentAreNotCountedDouble(t *testing.T) {
	alone := entire(t, open(t, "idm-2018"), shaped(t, 50, placed{session: 1, part: "a"}, placed{session: 2, part: "b"}))
	r := entire(t, open(t, "idm-2018"), shaped(t, 50, placed{session: 1, part: "a"}, placed{session: 2, part: "b"}, placed{session: 1, part: "z-es", language: "es", of: "a"}))
	if r.Overview.Statements != alone.Overview.Statements || r.Overview.Speakers != alone.Overview.Speakers || r.Overview.Documents != 2 || len(r.Points) != len(alone.Points) {
		t.Errorf("%v, without the other version %v", r.Overview, alone.Overview)
	}
	if slices.Equal(r.Method, alone.Method) {
		t.Error("the method annex doesn't say that a version is left out")
	}
}

func TestALateDocumentAndAWithdrawnOneLeaveTheOthersCitationsAsTheyAre(t *testing.T) {
	docs := []placed{{session: 1, part: "b"}, {session: 1, part: "d"}, {session: 2, part: "f"}}
	list := shaped(t, 40, append(slices.Clone(docs), placed{session: 1, part: "a"})...)
	at := func(parts ...string) []*pb.Statement {
		return slices.DeleteFunc(slices.Clone(list), func(st *pb.Statement) bool { return !slices.Contains(parts, st.Document) })
	}
	s := open(t, "idm-2018")
	s.Letters = map[string]string{}
	remember := func(r *pb.Report) *pb.Report {
		for _, x := range r.Sessions {
			for _, d := range x.Documents {
				s.Letters[LetterKey(x.Number, d.Part)] = d.Letter
			}
		}
		return r
	}
	first := remember(entire(t, s, at("b", "d", "f")))
	late := remember(entire(t, s, at("a", "b", "d", "f")))
	if got := labels(late); !slices.Equal(got, []string{"S1a", "S1b", "S1c", "S2a"}) {
		t.Errorf("%q", got)
	}
	now := citedIn(late)
	for id, text := range citedIn(first) {
		if now[id] != "" && now[id] != text {
			t.Fatalf("%s was %q and is %q", id, text, now[id])
		}
	}
	c := Changes(first, late)
	if len(c.Documents) != 1 || c.Documents[0].Sort != "added" || c.Documents[0].After != "S1c" || len(c.Moved) != 0 || c.SentencesAdded == 0 {
		t.Errorf("%v, %d moved", c.Documents, len(c.Moved))
	}
	gone := entire(t, s, at("a", "b", "f"))
	if got := labels(gone); !slices.Equal(got, []string{"S1a", "S1c", "S2a"}) {
		t.Errorf("%q", got)
	}
	c = Changes(late, gone)
	if len(c.Documents) != 1 || c.Documents[0].Sort != "withdrawn" || c.Documents[0].Before != "S1b" || len(c.Moved) != 0 || c.SentencesDropped == 0 {
		t.Errorf("%v, %d moved", c.Documents, len(c.Moved))
	}
	if n, _ := sentencesOf(gone, func(x *pb.ReportSentence) bool {
		return slices.ContainsFunc(x.Citations, func(id string) bool { return id[:3] == "S1b" })
	}); len(n) > 0 {
		t.Errorf("the text cites what was withdrawn: %s", n[0].Text)
	}
	// The changes are said in each language, and to the same bytes each time.
	for _, tag := range []string{"fr", "en", "es"} {
		c.Language = tag
		var a, b bytes.Buffer
		if err := WriteChangesMarkdown(&a, c); err != nil {
			t.Fatal(err)
		}
		if err := WriteChangesMarkdown(&b, Changes(late, gone)); tag == gone.Language && (err != nil || a.String() != b.String()) {
			t.Errorf("%s: other bytes (%v)", tag, err)
		}
		if bytes.Contains(a.Bytes(), []byte("⟨")) {
			t.Errorf("%s: a word is missing:\n%.600s", tag, a.String())
		}
	}
}

func TestFiftyDocumentsMakeAReport(t *testing.T) {
	var docs []placed
	for i := range 50 {
		docs = append(docs, placed{session: uint32(i%4 + 1), part: fmt.Sprintf("part-%02d", i)})
	}
	r := entire(t, open(t, "idm-2018"), shaped(t, 20, docs...))
	if len(labels(r)) != 50 || r.Overview.Documents != 50 || r.Overview.Sessions != 4 {
		t.Errorf("%v", r.Overview)
	}
	sentences, _ := sentencesOf(r, func(*pb.ReportSentence) bool { return true })
	if n := len(sentences); n > 600 {
		t.Errorf("%d sentences: nobody reads that", n)
	}
}
