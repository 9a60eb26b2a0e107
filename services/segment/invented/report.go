package invented

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Report is a report of a meeting, a line a sentence.
type Report struct {
	// Name is the file's, without its ending.
	Name, Language string
	Lines          []Line
}

// Line is one sentence with what is to be found of it.
type Line struct {
	// Number of the line in the file, from 1; Paragraph counts from 0.
	Number, Paragraph int
	// Mark is S (a person's statement), C (a party's), N (nobody's) or H (a heading).
	Mark string
	// Who are the persons' names, or the parties.
	Who  []string
	Text string
}

// Reports reads the reports of a folder, by their names.
func Reports(folder string) ([]Report, error) {
	files, err := filepath.Glob(filepath.Join(folder, "reports", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no report in %s: it wants files *.txt", filepath.Join(folder, "reports"))
	}
	var out []Report
	for _, f := range files {
		r, err := readReport(f)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// readReport reads a file: its language on the first line, then "mark names |
// text" a sentence, an empty line between paragraphs.
func readReport(file string) (Report, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return Report{}, err
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	r := Report{Name: strings.TrimSuffix(filepath.Base(file), ".txt"), Language: lines[0]}
	paragraph, open := -1, false
	for n, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			open = false
			continue
		}
		left, text, ok := strings.Cut(line, " | ")
		if !ok {
			return Report{}, fmt.Errorf("%s line %d: no bar between who and text", file, n+2)
		}
		if !open {
			paragraph, open = paragraph+1, true
		}
		mark, names, _ := strings.Cut(strings.TrimSpace(left), " ")
		l := Line{Number: n + 2, Paragraph: paragraph, Mark: mark, Text: text}
		for _, w := range strings.Split(names, ";") {
			if w = strings.TrimSpace(w); w != "" {
				l.Who = append(l.Who, w)
			}
		}
		r.Lines = append(r.Lines, l)
	}
	return r, nil
}

// Document is the report without what is to be found of it: a paragraph's
// sentences are joined by a space, and its first one's mark tells a heading.
func (r Report) Document() *pb.Document {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: r.Language}}
	for _, l := range r.Lines {
		if l.Paragraph < len(doc.Paragraphs) {
			doc.Paragraphs[l.Paragraph].Text += " " + l.Text
			continue
		}
		role := pb.Role_ROLE_BODY
		if l.Mark == "H" {
			role = pb.Role_ROLE_HEADING
		}
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: l.Text, Role: role, Language: r.Language})
	}
	return doc
}
