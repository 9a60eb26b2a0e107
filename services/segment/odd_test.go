package segment

import (
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// surname makes a different name of each number.
func surname(n int) string {
	const c, v = "bdfgklmnprstvz", "aeiou"
	out := ""
	for range 3 {
		out += string(c[n%len(c)]) + string(v[n/len(c)%len(v)])
		n = n/7 + 3*n%11
	}
	return strings.ToUpper(out[:1]) + out[1:] + "sky" + strings.Repeat("a", n%3)
}

func many(n int, join string, f func(i int) string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = f(i)
	}
	return strings.Join(out, join)
}

func TestOddDocumentsAreRead(t *testing.T) {
	lex := lexicons(t)
	body := func(role pb.Role, texts ...string) *pb.Document {
		doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: "en"}}
		for _, x := range texts {
			doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: x, Role: role})
		}
		return doc
	}
	long := many(10000, " ", func(i int) string {
		return []string{"Mr.", surname(i), "said", "that", "the", "Director", "of", "the", "Fund", "and", ","}[i%11]
	})
	hundreds := "Present were " + many(300, ", ", func(i int) string { return "Mr. Tom " + surname(i) + " (Kenya)" }) + "."
	for name, doc := range map[string]*pb.Document{
		"nil":           nil,
		"empty":         {},
		"blank":         body(pb.Role_ROLE_BODY, "", " ", "\n"),
		"headings":      body(pb.Role_ROLE_HEADING, "1. Rosa Tani, Chair", "Ann Lee, Director", "Questions", "Present"),
		"front matter":  body(pb.Role_ROLE_FRONT_MATTER, "Report of the Committee", "Rosa Tani (Kenya)"),
		"asides":        body(pb.Role_ROLE_TABLE, "Rosa Tani said", "1 | 2"),
		"a word":        body(pb.Role_ROLE_BODY, "Yes"),
		"no letters":    body(pb.Role_ROLE_BODY, "12 345 — 6.7 %", "… ?! ((", "——"),
		"invalid bytes": body(pb.Role_ROLE_BODY, "Ann \xff\xfeLee said\xc3 that \x00 seas rise. She \xe2\x80 added.", "\xff"),
		"long":          body(pb.Role_ROLE_BODY, long),
		"persons":       body(pb.Role_ROLE_BODY, hundreds, "They said that seas rise.", "The Director said so, too."),
		"name lines":    body(pb.Role_ROLE_BODY, "Rosa Tani, Director of the Fund", "Seas rise, and she said so.", "Tom Obo, Minister of Water", "Soils are poor.", "Ann Lee, Chair of the Guild", "All agreed."),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			got := Segment(doc, lex, Explain())
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
			sound(t, got)
		})
	}
}

func TestSeveralReadAtOnceWithTheSameLexicons(t *testing.T) {
	lex, doc := lexicons(t), document(t, 1)
	want := Segment(doc, lex)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i, s := range Segment(proto.Clone(doc).(*pb.Document), lex) {
				if !proto.Equal(s, want[i]) {
					t.Errorf("statement %d differs", i+1)
					return
				}
			}
		})
	}
	all.Wait()
}

func TestALineThatOnlyNamesIsSureOfIt(t *testing.T) {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: "es"}}
	for _, x := range []string{
		"Ponente: Rosa Tani, directora del Fondo Verde.", "Los suelos son pobres y los mares suben cada año un poco más.",
		"Ponente: Ana Lee, ministra de Agua de Togo.", "Los ríos bajan y nadie sabe por qué ocurre todo esto ahora.",
		"Ponente: Pedro Obo, jefe de la Oficina de Semillas.", "Las semillas faltan en el norte del país y en el sur también.",
	} {
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: x, Role: pb.Role_ROLE_BODY})
	}
	n := 0
	got := Segment(doc, lexicons(t))
	for _, s := range got {
		if s.Evidence.Rule == "name-line" {
			n++
		}
	}
	if n == 0 {
		t.Error("no such line")
	}
	sound(t, got)
}
