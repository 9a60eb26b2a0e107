package segment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/speech"
)

// A case's text: paragraphs parted by |, headings begin with #. The last
// sentence is the one that the rule decides.
type ruleCase struct{ rule, lang, text, who string }

// ruleCases reads testdata/rules.tsv: an invented example of each rule; where the
// same shape exists in several languages, in each.
func ruleCases(t *testing.T) []ruleCase {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "rules.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []ruleCase
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			t.Fatalf("rules.tsv line %d: %d columns, wanted 4", n+1, len(cols))
		}
		out = append(out, ruleCase{cols[0], cols[1], cols[2], cols[3]})
	}
	return out
}

// inOrder gives lexicons that decide by the order of the rules alone, so that a
// test tells what a rule makes of a sentence, whatever the weights say.
func inOrder(t testing.TB) *Lexicons {
	t.Helper()
	return lexicons(t).WithWeights(speech.ListOrder())
}

// ruleDocument makes a document of a case's text.
func ruleDocument(c ruleCase) *pb.Document {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: c.lang}}
	for _, p := range strings.Split(c.text, "|") {
		role := pb.Role_ROLE_BODY
		if h, ok := strings.CutPrefix(p, "#"); ok {
			role, p = pb.Role_ROLE_HEADING, h
		}
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: p, Role: role, Language: c.lang})
	}
	return doc
}

func TestEachRuleFiresOnAnInventedExample(t *testing.T) {
	lex := inOrder(t)
	for _, c := range ruleCases(t) {
		t.Run(c.rule+"/"+c.lang, func(t *testing.T) {
			all := Segment(ruleDocument(c), lex)
			s := all[len(all)-1]
			var got []string
			for _, x := range s.Speakers {
				got = append(got, x.Name)
			}
			for _, p := range s.Parties {
				if p.Country != "" {
					got = append(got, p.Country)
				} else {
					got = append(got, p.Name)
				}
			}
			if r := s.Evidence.GetRule(); r != c.rule {
				t.Errorf("rule %s decided, wanted %s\n\t%s", r, c.rule, s.Text)
			}
			if who := strings.Join(got, ";"); !strings.EqualFold(who, c.who) {
				t.Errorf("got %q, wanted %q\n\t%s", who, c.who, s.Text)
			}
		})
	}
}

func TestNoRuleFiresThatNoExampleKnows(t *testing.T) {
	lex := inOrder(t)
	known := map[string]bool{"aside": true, "quotation-ahead": true}
	for _, c := range ruleCases(t) {
		known[c.rule] = true
	}
	for _, c := range recordCases(t) {
		for _, line := range c.want {
			rule, _, _ := strings.Cut(line, " ")
			known[rule] = true
		}
	}
	files, _ := filepath.Glob(filepath.Join("testdata", "reports", "*.txt"))
	docs := []*pb.Document{document(t, 1)}
	for _, f := range files {
		doc, _ := readReport(t, f)
		docs = append(docs, doc)
	}
	for _, doc := range docs {
		for _, s := range Segment(doc, lex) {
			if r := s.Evidence.GetRule(); !known[r] {
				t.Errorf("rule %s has no example; it fired on %q", r, s.Text)
				known[r] = true
			}
		}
	}
}

func TestAQuotationIsTheirsWhomTheWordsBehindItName(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []ruleCase{
		{"quotation-ahead", "en", "\"Soils are poor. They need care,\" said Rose Tani, director of the fund.", "Rose Tani"},
		{"quotation-ahead", "fr", "\"Les sols sont pauvres. Il faut agir\", a déclaré Rose Tani, directrice du fonds.", "Rose Tani"},
	} {
		s := Segment(ruleDocument(c), lex)[0]
		if s.Evidence.GetRule() != c.rule || len(s.Speakers) != 1 || s.Speakers[0].Name != c.who {
			t.Errorf("%s: rule %s, speakers %v: %s", c.lang, s.Evidence.GetRule(), s.Speakers, s.Text)
		}
	}
}
