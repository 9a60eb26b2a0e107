package segment

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/gold"
)

// covered fails unless each paragraph's bytes stand in exactly one statement,
// white space apart, in order.
func covered(t testing.TB, doc *pb.Document, got []*pb.Statement) {
	t.Helper()
	texts := map[uint32]string{}
	for i, s := range got {
		if s.Ordinal != uint32(i+1) {
			t.Fatalf("statement %d has ordinal %d", i+1, s.Ordinal)
		}
		texts[s.Paragraph] += s.Text
	}
	squeeze := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, s)
	}
	for i, p := range doc.Paragraphs {
		if a, b := squeeze(p.Text), squeeze(texts[uint32(i+1)]); a != b {
			t.Fatalf("paragraph %d is %q, its statements are %q", i+1, a, b)
		}
	}
}

func TestEveryByteStandsInOneStatement(t *testing.T) {
	doc := document(t, 1)
	covered(t, doc, Segment(doc, lexicons(t)))
}

func TestTheSameDocumentGivesTheSameStatements(t *testing.T) {
	lex := lexicons(t)
	a, b := Segment(document(t, 1), lex), Segment(document(t, 1), lexicons(t))
	for i := range a {
		if !proto.Equal(a[i], b[i]) {
			t.Fatalf("statement %d differs:\n%v\n%v", i+1, a[i], b[i])
		}
	}
}

func TestFootnotesAndTablesAreKeptAndLabelled(t *testing.T) {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: "en"}, Paragraphs: []*pb.Paragraph{
		{Text: "Ann Lee, Director of the Fund, said that seas rise.", Role: pb.Role_ROLE_BODY},
		{Text: "1 | 2; 3 | 4", Role: pb.Role_ROLE_TABLE},
		{Text: "See the annex.", Role: pb.Role_ROLE_FOOTNOTE},
		{Text: "They rise fast.", Role: pb.Role_ROLE_BODY, Continued: true},
	}}
	got := Segment(doc, lexicons(t))
	covered(t, doc, got)
	for _, s := range got {
		switch s.Paragraph {
		case 2, 3:
			if s.Role != doc.Paragraphs[s.Paragraph-1].Role || len(s.Speakers) != 0 {
				t.Errorf("%q has role %v and speakers %v", s.Text, s.Role, s.Speakers)
			}
		case 1:
			if len(s.Speakers) != 1 || s.Speakers[0].Name != "Ann Lee" {
				t.Errorf("%q has speakers %v", s.Text, s.Speakers)
			}
		}
	}
}

func TestAStatementSaysWhereItStandsAndWhy(t *testing.T) {
	text := "Ann Lee, Director of the Fund, said that seas rise."
	page := &pb.Page{Number: 3, Label: "iii", Text: text + "\n", Lines: []*pb.Line{{End: uint32(len(text))}}}
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: "en"}, Pages: []*pb.Page{page}, Paragraphs: []*pb.Paragraph{
		{Text: text, Role: pb.Role_ROLE_BODY, Runs: []*pb.Run{{Length: uint32(len(text)), Page: 3}}},
	}}
	s := Segment(doc, lexicons(t), Explain())[0]
	if s.Id != "d.1" || s.Page != 3 || s.PageLabel != "iii" || len(s.Spans) != 1 {
		t.Errorf("place: %v", s)
	}
	if s.Evidence.GetRule() != "subject" || !strings.HasPrefix(s.Evidence.GetText(), "Ann Lee") || len(s.Evidence.GetSpans()) == 0 {
		t.Errorf("evidence: %v", s.Evidence)
	}
	if len(s.Explain) == 0 || s.Text[s.Explain[0].Start:s.Explain[0].End] != s.Explain[0].Words {
		t.Errorf("explanation: %v", s.Explain)
	}
	if s.Act != pb.Act_ACT_ASSERTS || s.Speakers[0].Role != "Director" || s.Speakers[0].Organisation != "Fund" {
		t.Errorf("act %v, speaker %v", s.Act, s.Speakers[0])
	}
}

// TestTheSummaryOfTheDialogueIsAttributed holds the project's own text to what
// the requirements ask of it; the scorer's own measure of who.
func TestTheSummaryOfTheDialogueIsAttributed(t *testing.T) {
	file := filepath.Join("gold", "texts", "idm-2018-1-fr.json")
	doc, err := gold.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := gold.Sentences(file)
	if err != nil {
		t.Fatal(err)
	}
	got := Segment(doc, lexicons(t))
	if len(got) != len(want) {
		t.Fatalf("%d sentences, wanted %d", len(got), len(want))
	}
	var right, said, truth, kind, ends, turns int
	for i, w := range want {
		var names []string
		for _, x := range got[i].Speakers {
			names = append(names, x.Name)
		}
		same := strings.Join(names, ";") == strings.Join(w.Speakers, ";")
		if len(names) > 0 {
			said++
		}
		if len(w.Speakers) > 0 {
			truth++
			if same {
				right++
			}
		}
		if !same {
			t.Logf("%s: wanted %v, got %v", w.ID, w.Speakers, names)
		}
		if w.Turn == "end" {
			turns++
			if len(names) == 0 {
				ends++
			}
		}
		if strings.EqualFold(strings.TrimPrefix(got[i].Kind.String(), "KIND_"), w.Kind) {
			kind++
		}
	}
	p, r := float64(right)/float64(said), float64(right)/float64(truth)
	who := 2 * p * r / (p + r)
	t.Logf("who %.3f, kind %d of %d, end %d of %d", who, kind, len(want), ends, turns)
	if who < 0.97 || float64(kind) < 0.93*float64(len(want)) || 10*ends < 9*turns {
		t.Errorf("who %.3f, kind %d of %d, end %d of %d: wanted .97, .93, .90", who, kind, len(want), ends, turns)
	}
}

func FuzzSegment(f *testing.F) {
	f.Add("M. DUPONT : Merci. Le Mali, le Chili et 3 autres Etats ont dit que « oui ».\n\n- (a) Il l'a redit ;", "fr", 1)
	f.Add("12. Mr. Smith (France), on behalf of X, said: \"we\". They. It noted that, while Y opposed it.", "en", 1)
	f.Add("Por el Sr. Alcalde se informa. Según él, D. Juan y Dª Ana; ¿sí? Dijeron.", "es", 4)
	f.Add("((((", "", 2)
	f.Add("a, , , \u00a0’’ -t-il \xff", "fr", 5)
	lex, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, lang string, role int) {
		doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: lang}}
		for _, p := range strings.Split(text, "\n\n") {
			doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: strings.ToValidUTF8(p, ""), Language: lang, Role: pb.Role(uint(role) % 12)})
		}
		covered(t, doc, Segment(doc, lex, Explain()))
	})
}
