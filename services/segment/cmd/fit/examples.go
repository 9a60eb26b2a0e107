package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/invented"
)

// readExamples gives the examples of the rules, a text a rule, the invented
// records and the invented reports, a text each. Of a rule's example only the
// last sentence is annotated.
func readExamples(folder string) ([]*text, error) {
	rules, err := invented.Rules(folder)
	if err != nil {
		return nil, err
	}
	var out []*text
	for _, x := range rules {
		out = append(out, ofRule(x))
	}
	records, err := invented.Records(folder)
	if err != nil {
		return nil, err
	}
	for _, x := range records {
		t, err := ofRecord(x)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(folder, "records.tsv"), err)
		}
		out = append(out, t)
	}
	reports, err := invented.Reports(folder)
	if err != nil {
		return nil, err
	}
	for _, x := range reports {
		out = append(out, ofReport(x))
	}
	return out, nil
}

// example makes a text to learn from that isn't measured with.
func example(name, language string, doc *pb.Document) *text {
	t := &text{name: name, language: language, folder: "examples", example: true, doc: doc}
	t.gold.Document.Language = language
	return t
}

// ofRule makes a text of a rule's example.
func ofRule(x invented.Rule) *text {
	t := example(x.Rule, x.Language, invented.Document(x.Language, x.Text))
	t.last = true
	g := gold.Annotated{Kind: "narration"}
	for _, w := range strings.Split(x.Who, ";") {
		if w = strings.TrimSpace(w); w == "" {
			continue
		}
		if g.Kind = "statement"; !person(x.Rule, w) {
			g.Kind = "collective"
		}
		t.credit(&g, w)
	}
	t.gold.Sentences = append(t.gold.Sentences, g)
	return t
}

// credit gives a sentence to somebody, who may be a person or a party.
func (t *text) credit(g *gold.Annotated, who string) {
	g.Speakers, g.Group = append(g.Speakers, who), append(g.Group, who)
	t.gold.Speakers = append(t.gold.Speakers, gold.Person{Key: who, Name: who})
}

// ofRecord makes a text of an invented record: for each sentence the rule that
// reads it and who says it, which tells a party from a person.
func ofRecord(x invented.Record) (*text, error) {
	t := example(x.Name, x.Language, invented.Document(x.Language, x.Text))
	in := segment.Sentences(t.doc)
	if len(in) != len(x.Want) {
		return nil, fmt.Errorf("%q: %d sentences, %d wanted", x.Name, len(in), len(x.Want))
	}
	for i, w := range x.Want {
		rule, who, _ := strings.Cut(w, " ")
		g := gold.Annotated{Text: in[i].Text, Kind: "narration"}
		switch {
		case rule == "heading" || rule == "run-in":
			g.Kind = "heading"
		case who == "":
		case !person(rule, who):
			g.Kind, g.Group = "collective", []string{who}
		default:
			g.Kind, g.Speakers = "statement", []string{who}
			t.gold.Speakers = append(t.gold.Speakers, gold.Person{Key: who, Name: who})
		}
		t.gold.Sentences = append(t.gold.Sentences, g)
	}
	return t, nil
}

// kindOf are the kinds that the marks of an invented report mean.
var kindOf = map[string]string{"S": "statement", "C": "collective", "H": "heading", "N": "narration"}

// ofReport makes a text of an invented report.
func ofReport(x invented.Report) *text {
	t := example(x.Name, x.Language, x.Document())
	for _, l := range x.Lines {
		g := gold.Annotated{Text: l.Text, Kind: kindOf[l.Mark]}
		for _, w := range l.Who {
			t.credit(&g, w)
		}
		t.gold.Sentences = append(t.gold.Sentences, g)
	}
	return t
}

// partyRules begin the names of the rules that credit a party.
var partyRules = []string{"group", "turn-voices", "consensus", "body", "vote", "ballot", "section-group", "capital-run", "all-of-them", "with-others", "also-spoke"}

// person tells whether who a rule's example names is one: a group begins with a
// small letter, a State is two capitals, and some rules credit parties alone.
func person(rule, who string) bool {
	for _, p := range partyRules {
		if strings.HasPrefix(rule, p) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(who)
	return unicode.IsUpper(first) && len(who) > 2
}
