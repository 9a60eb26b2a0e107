package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
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
	t := &text{name: rule, language: language, folder: "examples", example: true}
	t.gold.Document.Language = language
	t.doc = &pb.Document{Id: "example", Metadata: &pb.Metadata{Language: language}}
	for _, p := range strings.Split(said, "|") {
		role := pb.Role_ROLE_BODY
		if h, ok := strings.CutPrefix(p, "#"); ok {
			role, p = pb.Role_ROLE_HEADING, h
		}
		t.doc.Paragraphs = append(t.doc.Paragraphs, &pb.Paragraph{Text: p, Role: role, Language: language})
	}
	t.last = true
	var g annotated
	g.Kind = "narration"
	for _, w := range strings.Split(who, ";") {
		if w = strings.TrimSpace(w); w == "" {
			continue
		}
		if g.Kind = "statement"; !person(w) {
			g.Kind = "collective"
		}
		g.Speakers, g.Group = append(g.Speakers, w), append(g.Group, w)
		t.gold.Speakers = append(t.gold.Speakers, named{Key: w, Name: w})
	}
	t.gold.Sentences = append(t.gold.Sentences, g)
	return t
}

// person: capital letters begin every word of two or more, or an office stands
// there; States are two capitals, groups begin with a small letter.
func person(who string) bool {
	words := strings.Fields(who)
	return len(words) > 1 && !strings.ContainsAny(who[:1], "abcdefghijklmnopqrstuvwxyz")
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
