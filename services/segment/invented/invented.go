package invented

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Rule is an example of a rule: a text, and who says its last sentence.
type Rule struct {
	// Rule decides the last sentence by the list's order; Who says it: names parted
	// by ;, States as ISO 3166-1 alpha-2, empty where nobody does.
	Rule, Language, Text, Who string
}

// Record is a record of direct speech, a summary record, a list of speakers or
// an exchange.
type Record struct {
	Name, Language, Text string
	// Want holds for each sentence the rule that reads it, and who says it.
	Want []string
}

// Rules reads rules.tsv in a folder.
func Rules(folder string) ([]Rule, error) {
	var out []Rule
	err := rows(filepath.Join(folder, "rules.tsv"), func(c []string) {
		out = append(out, Rule{c[0], c[1], c[2], c[3]})
	})
	return out, err
}

// Records reads records.tsv in a folder.
func Records(folder string) ([]Record, error) {
	var out []Record
	err := rows(filepath.Join(folder, "records.tsv"), func(c []string) {
		out = append(out, Record{c[0], c[1], c[2], strings.Split(c[3], "|")})
	})
	return out, err
}

// rows gives each line of a file its four columns; # begins a comment.
func rows(file string, row func([]string)) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return fmt.Errorf("%s line %d: %d columns, wanted 4 parted by tabs", file, n+1, len(cols))
		}
		row(cols)
	}
	return nil
}

// Document makes a document of a text: paragraphs parted by |, headings with #
// before them.
func Document(language, text string) *pb.Document {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: language}}
	for _, p := range strings.Split(text, "|") {
		role := pb.Role_ROLE_BODY
		if h, ok := strings.CutPrefix(p, "#"); ok {
			role, p = pb.Role_ROLE_HEADING, h
		}
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: p, Role: role, Language: language})
	}
	return doc
}
