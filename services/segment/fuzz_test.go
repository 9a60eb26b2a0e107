package segment

import (
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/gold"
)

// oddities are pieces of text that no writer meant to write.
var oddities = []string{
	"", " ", "\x00", "\x01\x1b[0m", "\xff\xfe", "\xc3", "\u00a0", "\u200b", "\u202e", "\ufeff", "é", "e\u0301", "ﬁ", "日本", "😀",
	".", "…", ":", ";", ",", "—", "-", "«", "»", "\"", "“", "’", "'", "(", ")", "[", "]", "?", "!", "/", "•", "1", "2.", "III.",
	"\n", "\t", "Mr.", "M.", "Sra.", "Ms", "A", "À", "Q:", "R :", "THE CHAIR:", "Dr", "UN", "l'", "d’", "of", "de", "y", "et", "who", "said",
}

var oddRoles = []pb.Role{
	pb.Role_ROLE_BODY, pb.Role_ROLE_HEADING, pb.Role_ROLE_LIST_ITEM, pb.Role_ROLE_FRONT_MATTER,
	pb.Role_ROLE_FOOTNOTE, pb.Role_ROLE_TABLE, pb.Role(99),
}

// pool is the paragraphs of which mixtures are made.
func pool(t testing.TB) []*pb.Paragraph {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("gold", "texts", "open", "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatal("no open texts", err)
	}
	var out []*pb.Paragraph
	for _, name := range names {
		doc, err := gold.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range doc.Paragraphs {
			out = append(out, &pb.Paragraph{Text: p.Text, Role: p.Role, Language: doc.GetMetadata().GetLanguage()})
		}
	}
	return out
}

// mixture makes a document of a recipe: three bytes are a step.
func mixture(recipe []byte, raw string, from []*pb.Paragraph) *pb.Document {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: "en"}}
	last := &pb.Paragraph{}
	begin := func(p *pb.Paragraph) {
		last = p
		doc.Paragraphs = append(doc.Paragraphs, p)
	}
	for ; len(recipe) >= 3 && len(doc.Paragraphs) < 60; recipe = recipe[3:] {
		n := int(recipe[1])<<8 | int(recipe[2])
		p := from[n%len(from)]
		switch recipe[0] % 8 {
		case 0, 1:
			begin(proto.Clone(p).(*pb.Paragraph))
		case 2: // in another role
			begin(&pb.Paragraph{Text: p.Text, Role: oddRoles[int(recipe[0]/8)%len(oddRoles)], Language: p.Language})
		case 3: // as if in another language
			begin(&pb.Paragraph{Text: p.Text, Role: p.Role, Language: []string{"fr", "en", "es", "", "xx"}[int(recipe[0]/8)%5]})
		case 4: // cut at any byte
			begin(&pb.Paragraph{Text: p.Text[:len(p.Text)*int(recipe[0]/8)/31], Role: p.Role, Language: p.Language})
		case 5: // goes on in the paragraph before, from any word on
			w := strings.Fields(p.Text)
			if len(w) > 0 {
				x := n % len(w)
				last.Text += " " + strings.Join(w[x:], " ")
			}
		case 6:
			last.Text += oddities[n%len(oddities)]
		case 7:
			begin(&pb.Paragraph{Text: oddities[n%len(oddities)] + raw, Role: oddRoles[int(recipe[0]/8)%len(oddRoles)], Language: p.Language, Continued: n&1 == 0})
		}
		if len(last.Text) > 8000 {
			begin(&pb.Paragraph{})
		}
	}
	return doc
}

// sound fails where statements are not what any document's must be.
func sound(t testing.TB, got []*pb.Statement) {
	t.Helper()
	for _, s := range got {
		if !(s.Confidence > 0 && s.Confidence < 1) {
			t.Fatalf("statement %d is %v sure: %q", s.Ordinal, s.Confidence, s.Text)
		}
		e := s.Evidence
		if e.Ordinal < 1 || int(e.Ordinal) > len(got) {
			t.Fatalf("statement %d rests on statement %d of %d", s.Ordinal, e.Ordinal, len(got))
		}
		if !strings.Contains(got[e.Ordinal-1].Text, e.Text) {
			t.Fatalf("statement %d rests on %q, which %q doesn't hold", s.Ordinal, e.Text, got[e.Ordinal-1].Text)
		}
		if s.Kind == pb.Kind_KIND_STATEMENT && len(s.Speakers)+len(s.Parties) == 0 {
			t.Fatalf("statement %d is nobody's: %q (%s)", s.Ordinal, s.Text, e.Rule)
		}
		for _, x := range s.Speakers {
			if strings.TrimSpace(x.Name+x.Role+x.Organisation) == "" {
				t.Fatalf("statement %d has a speaker without a name: %q", s.Ordinal, s.Text)
			}
		}
	}
}

// FuzzMixtures mixes the open texts' paragraphs with what no text has: no
// document makes the reading fail, and the same gives the same.
func FuzzMixtures(f *testing.F) {
	from := pool(f)
	lex := lexicons(f)
	f.Add([]byte{}, "")
	f.Add([]byte{0, 0, 1, 0, 0, 2, 0, 0, 3, 6, 0, 4, 5, 0, 9}, "Rosa Tani")
	f.Add([]byte{10, 0, 1, 10, 0, 2, 18, 1, 3, 26, 2, 4}, "")
	f.Add([]byte{3, 5, 1, 11, 6, 2, 19, 7, 3, 7, 0, 13}, "says\xff")
	f.Add([]byte{36, 5, 1, 100, 6, 2, 132, 7, 3, 4, 0, 13, 5, 9, 9, 5, 8, 8}, ": ")
	f.Fuzz(func(t *testing.T, recipe []byte, raw string) {
		if len(raw) > 500 {
			return // longer ones say nothing more
		}
		doc := mixture(recipe, raw, from)
		got := Segment(doc, lex)
		sound(t, got)
		for i, s := range Segment(doc, lex, Explain()) {
			s.Explain = nil
			if !proto.Equal(s, got[i]) {
				t.Fatalf("statement %d differs:\n%v\n%v", i+1, got[i], s)
			}
		}
	})
}
