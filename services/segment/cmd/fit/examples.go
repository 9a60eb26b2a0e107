package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment"
)

// readExamples reads the examples of the rules (rules.tsv), a text a rule, and
// the invented reports beside it, a text each. Of an example only the last
// sentence is annotated.
func readExamples(folder string) ([]*text, error) {
	raw, err := os.ReadFile(filepath.Join(folder, "rules.tsv"))
	if err != nil {
		return nil, err
	}
	var out []*text
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return nil, fmt.Errorf("rules.tsv line %d: %d columns, wanted 4", n+1, len(cols))
		}
		out = append(out, example(cols[0], cols[1], cols[2], cols[3]))
	}
	records, err := readRecords(filepath.Join(folder, "records.tsv"))
	if err != nil {
		return nil, err
	}
	out = append(out, records...)
	files, err := filepath.Glob(filepath.Join(folder, "reports", "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		t, err := readReport(f)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// example makes a text of a rule's example.
func example(rule, language, said, who string) *text {
	t := invented(rule, language, said)
	t.last = true
	var g annotated
	g.Kind = "narration"
	for _, w := range strings.Split(who, ";") {
		if w = strings.TrimSpace(w); w == "" {
			continue
		}
		if g.Kind = "statement"; !person(rule, w) {
			g.Kind = "collective"
		}
		g.Speakers, g.Group = append(g.Speakers, w), append(g.Group, w)
		t.gold.Speakers = append(t.gold.Speakers, named{Key: w, Name: w})
	}
	t.gold.Sentences = append(t.gold.Sentences, g)
	return t
}

// invented makes a text of paragraphs parted by |, headings with # before them.
func invented(name, language, said string) *text {
	t := &text{name: name, language: language, folder: "examples", example: true}
	t.gold.Document.Language = language
	t.doc = &pb.Document{Id: "example", Metadata: &pb.Metadata{Language: language}}
	for _, p := range strings.Split(said, "|") {
		role := pb.Role_ROLE_BODY
		if h, ok := strings.CutPrefix(p, "#"); ok {
			role, p = pb.Role_ROLE_HEADING, h
		}
		t.doc.Paragraphs = append(t.doc.Paragraphs, &pb.Paragraph{Text: p, Role: role, Language: language})
	}
	return t
}

// readRecords reads the invented records: for each sentence the rule that reads
// it and who says it, which tells a party from a person.
func readRecords(file string) ([]*text, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []*text
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return nil, fmt.Errorf("%s line %d: %d columns, wanted 4", file, n+1, len(cols))
		}
		t := invented(cols[0], cols[1], cols[2])
		in := segment.Sentences(t.doc)
		want := strings.Split(cols[3], "|")
		if len(in) != len(want) {
			return nil, fmt.Errorf("%s line %d: %d sentences, %d wanted", file, n+1, len(in), len(want))
		}
		for i, w := range want {
			rule, who, _ := strings.Cut(w, " ")
			g := annotated{Text: in[i].Text, Kind: "narration"}
			switch {
			case rule == "heading" || rule == "run-in":
				g.Kind = "heading"
			case who == "":
			case !person(rule, who):
				g.Kind, g.Group = "collective", []string{who}
			default:
				g.Kind, g.Speakers = "statement", []string{who}
				t.gold.Speakers = append(t.gold.Speakers, named{Key: who, Name: who})
			}
			t.gold.Sentences = append(t.gold.Sentences, g)
		}
		out = append(out, t)
	}
	return out, nil
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

// readReport reads an invented report: a line a sentence, "mark names | text".
func readReport(file string) (*text, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
	t := &text{name: strings.TrimSuffix(filepath.Base(file), ".txt"), language: lines[0], folder: "examples", example: true}
	t.gold.Document.Language = lines[0]
	t.doc = &pb.Document{Id: "report", Metadata: &pb.Metadata{Language: lines[0]}}
	open := false
	for n, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			open = false
			continue
		}
		left, said, ok := strings.Cut(line, " | ")
		if !ok {
			return nil, fmt.Errorf("%s line %d: no bar", file, n+2)
		}
		mark, names, _ := strings.Cut(strings.TrimSpace(left), " ")
		g := annotated{Text: said, Kind: map[string]string{"S": "statement", "C": "collective", "H": "heading", "N": "narration"}[mark]}
		for _, w := range strings.Split(names, ";") {
			if w = strings.TrimSpace(w); w != "" {
				g.Speakers, g.Group = append(g.Speakers, w), append(g.Group, w)
				t.gold.Speakers = append(t.gold.Speakers, named{Key: w, Name: w})
			}
		}
		t.gold.Sentences = append(t.gold.Sentences, g)
		role := pb.Role_ROLE_BODY
		if mark == "H" {
			role = pb.Role_ROLE_HEADING
		}
		if last := len(t.doc.Paragraphs) - 1; open {
			t.doc.Paragraphs[last].Text += " " + said
		} else {
			t.doc.Paragraphs = append(t.doc.Paragraphs, &pb.Paragraph{Text: said, Role: role, Language: lines[0]})
		}
		open = true
	}
	return t, nil
}
