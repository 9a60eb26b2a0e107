package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Read makes a document of an annotated text's paragraphs, for
// measurement: sentences joined by a space, headings and front matter marked
// as the layout would mark them, and nothing else of the annotation.
func Read(file string) (*pb.Document, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var gold struct {
		Document struct {
			ID, Language, Title, City, Venue, Start string
		} `json:"document"`
		Sentences []struct {
			Para       int
			Text, Kind string
		} `json:"sentences"`
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	doc := &pb.Document{Id: gold.Document.ID, Metadata: &pb.Metadata{Language: gold.Document.Language, Title: gold.Document.Title, City: gold.Document.City, Venue: gold.Document.Venue, Start: gold.Document.Start}}
	last := -1
	for _, s := range gold.Sentences {
		role := pb.Role_ROLE_BODY
		switch s.Kind {
		case "heading":
			role = pb.Role_ROLE_HEADING
		case "front_matter":
			role = pb.Role_ROLE_FRONT_MATTER
		}
		n := len(doc.Paragraphs)
		if s.Para != last || n == 0 || doc.Paragraphs[n-1].Role != role {
			doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: s.Text, Role: role, Language: gold.Document.Language})
		} else {
			p := doc.Paragraphs[n-1]
			p.Text = strings.Join([]string{p.Text, s.Text}, " ")
		}
		last = s.Para
	}
	return doc, nil
}

// Sentence is one annotated sentence, for comparison.
type Sentence struct {
	ID, Kind string
	// Speakers by name, in order.
	Speakers []string
	// Turn is "end" where the sentence follows a statement in its paragraph and is none.
	Turn string
}

// Sentences gives the annotation of a text.
func Sentences(file string) ([]Sentence, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var gold struct {
		Speakers  []struct{ Key, Name string }
		Sentences []struct {
			ID, Kind string
			Para     int
			Speakers []string
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	names := map[string]string{}
	for _, p := range gold.Speakers {
		names[p.Key] = p.Name
	}
	var out []Sentence
	open := -1
	for _, s := range gold.Sentences {
		x := Sentence{ID: s.ID, Kind: s.Kind}
		if s.Kind == "statement" {
			for _, k := range s.Speakers {
				x.Speakers = append(x.Speakers, names[k])
			}
			open = s.Para
		} else if open == s.Para {
			x.Turn = "end"
		}
		out = append(out, x)
	}
	return out, nil
}
