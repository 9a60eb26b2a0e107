package address

import (
	"regexp"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestSlugs(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"lower case and dashes", "Forum Alpha 2031", "forum-alpha-2031"},
		{"accents fold", "Dialogue « Société » à Genève", "dialogue-societe-a-geneve"},
		{"decomposed accents fold alike", "Gene\u0300ve", "geneve"},
		{"an apostrophe parts words", "l’eau d'été", "l-eau-d-ete"},
		{"ligatures are spelt out", "Cœur et Æther", "coeur-et-aether"},
		{"nothing from nothing", "  ", ""},
		{"no dash at the ends", "--a--", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Slug(c.in); got != c.want {
				t.Errorf("Slug(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
	if a, b := Slug("Заседание"), Slug("会议"); a == b || !IsSlug(a) || !IsSlug(b) {
		t.Errorf("other scripts: %q, %q", a, b)
	}
}

var token = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

func FuzzSlugIsATokenAndAFixedPoint(f *testing.F) {
	for _, s := range []string{"", "Ünïcode ﬁ", "a.b>c*", "\xff\xfe", "İ", string(make([]byte, 300))} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Slug(s)
		if got == "" {
			return
		}
		if !token.MatchString(got) {
			t.Fatalf("Slug(%q) = %q", s, got)
		}
		if again := Slug(got); again != got {
			t.Fatalf("Slug(%q) = %q, but its slug is %q", s, got, again)
		}
	})
}

func TestLongNamesThatDifferAtTheEndKeepDifferentSlugs(t *testing.T) {
	long := "a very long name of a series that goes on and on well beyond what a token may hold, part "
	if a, b := Slug(long+"one"), Slug(long+"two"); a == b || len(a) > 64 {
		t.Errorf("%q, %q", a, b)
	}
}

func TestADocumentIsItsPlace(t *testing.T) {
	seen := map[string]bool{}
	for _, id := range []string{
		Document("a", 1, "fr", "x"), Document("a", 2, "fr", "x"), Document("a", 1, "en", "x"), Document("a", 1, "fr", "y"),
		Document("a1", 0, "fr", "x"), Document("a", 0, "fr", "x"), Document("", 0, "afr", "x"),
	} {
		if len(id) != 16 || seen[id] {
			t.Errorf("id %q", id)
		}
		seen[id] = true
	}
	first := Document("a", 1, "fr", "x")
	if again := Document("a", 1, "fr", "x"); again != first {
		t.Error("the same place gives two ids")
	}
}

func TestAddresses(t *testing.T) {
	meta := &pb.Metadata{Series: "forum-alpha", Session: 2}
	for _, c := range []struct {
		name    string
		in      proto.Message
		subject string
	}{
		{"received by content", &pb.DocumentReceived{Content: "ab12", File: "x.pdf"}, "rapporteur.received.ab12"},
		{"extracted", &pb.DocumentExtracted{Document: "d1", Metadata: meta}, "rapporteur.document.forum-alpha.2.d1.extracted"},
		{"statement", &pb.Statement{Document: "d1", Metadata: meta, Ordinal: 4}, "rapporteur.statement.forum-alpha.2.d1"},
		{"segmented stands with its statements", &pb.DocumentSegmented{Document: "d1", Metadata: meta}, "rapporteur.statement.forum-alpha.2.d1"},
		{"indexed", &pb.DocumentIndexed{Document: "d1", Metadata: &pb.Metadata{Series: "s"}}, "rapporteur.document.s.none.d1.indexed"},
		{"report", &pb.ReportWritten{Series: "s", Version: "v"}, "rapporteur.report.s"},
		{"rejected by stage", &pb.Rejected{Stage: "extract"}, "rapporteur.rejected.extract"},
	} {
		t.Run(c.name, func(t *testing.T) {
			subject, id, err := Of(c.in)
			if err != nil || subject != c.subject || len(id) != 32 {
				t.Errorf("%s %s %v, want %s", subject, id, err, c.subject)
			}
			if _, err := Filter(c.in); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTheIdIsTheIdentityAndNothingElse(t *testing.T) {
	meta := &pb.Metadata{Series: "s"}
	id := func(m proto.Message) string {
		_, id, err := Of(m)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	one := id(&pb.Statement{Document: "d", Generation: 1, Ordinal: 1, Metadata: meta, Text: "a"})
	if one != id(&pb.Statement{Document: "d", Generation: 1, Ordinal: 1, Metadata: meta, Text: "b"}) {
		t.Error("the text changes the id")
	}
	for name, m := range map[string]proto.Message{
		"ordinal":    &pb.Statement{Document: "d", Generation: 1, Ordinal: 2, Metadata: meta},
		"generation": &pb.Statement{Document: "d", Generation: 2, Ordinal: 1, Metadata: meta},
		"document":   &pb.Statement{Document: "e", Generation: 1, Ordinal: 1, Metadata: meta},
		"type":       &pb.DocumentSegmented{Document: "d", Generation: 1, Metadata: meta},
	} {
		if one == id(m) {
			t.Errorf("the id does not tell the %s", name)
		}
	}
}

func TestWhatHasNoPlaceHasNoAddress(t *testing.T) {
	for name, m := range map[string]proto.Message{
		"no metadata":         &pb.Statement{Document: "d"},
		"a series with a dot": &pb.Statement{Document: "d", Metadata: &pb.Metadata{Series: "a.b"}},
		"no document":         &pb.DocumentExtracted{Metadata: &pb.Metadata{Series: "a"}},
		"wildcard":            &pb.DocumentReceived{Content: ">"},
		"not an event":        &pb.Metadata{},
	} {
		if s, _, err := Of(m); err == nil {
			t.Errorf("%s went to %s", name, s)
		}
	}
}
