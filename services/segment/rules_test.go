package segment

import (
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/invented"
	"rapporteur.internal/services/segment/speech"
)

// A case's text: paragraphs parted by |, headings begin with #. The last
// sentence is the one that the rule decides.
type ruleCase struct{ rule, lang, text, who string }

// ruleCases are the examples of rules.tsv; where the same shape exists in
// several languages, in each.
func ruleCases(t *testing.T) []ruleCase {
	t.Helper()
	rules, err := invented.Rules("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var out []ruleCase
	for _, x := range rules {
		out = append(out, ruleCase{x.Rule, x.Language, x.Text, x.Who})
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
func ruleDocument(c ruleCase) *pb.Document { return invented.Document(c.lang, c.text) }

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
		for _, line := range c.Want {
			rule, _, _ := strings.Cut(line, " ")
			known[rule] = true
		}
	}
	docs := []*pb.Document{document(t, 1)}
	for _, x := range inventedReports(t) {
		docs = append(docs, x.Document())
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
