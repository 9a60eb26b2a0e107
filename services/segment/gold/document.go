package gold

import (
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Read makes a document of an annotated text's paragraphs, for
// measurement: sentences joined by a space, headings and front matter marked
// as the layout would mark them, and nothing else of the annotation.
func Read(file string) (*pb.Document, error) {
	t, err := Open(file)
	if err != nil {
		return nil, err
	}
	return t.Paragraphs(), nil
}

// Paragraphs is the text as a document that holds nothing of the annotation
// but which paragraphs are headings or front matter.
func (t *Text) Paragraphs() *pb.Document {
	d := t.Document
	doc := &pb.Document{Id: d.ID, Metadata: &pb.Metadata{Language: d.Language, Title: d.Title, City: d.City, Venue: d.Venue, Start: d.Start}}
	last := -1
	for _, s := range t.Sentences {
		role := pb.Role_ROLE_BODY
		switch s.Kind {
		case "heading":
			role = pb.Role_ROLE_HEADING
		case "front_matter":
			role = pb.Role_ROLE_FRONT_MATTER
		}
		n := len(doc.Paragraphs)
		if s.Para != last || n == 0 || doc.Paragraphs[n-1].Role != role {
			doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: s.Text, Role: role, Language: d.Language})
		} else {
			doc.Paragraphs[n-1].Text += " " + s.Text
		}
		last = s.Para
	}
	return doc
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
	t, err := Open(file)
	if err != nil {
		return nil, err
	}
	var out []Sentence
	open := -1
	for _, s := range t.Sentences {
		x := Sentence{ID: s.ID, Kind: s.Kind}
		if s.Kind == "statement" {
			x.Speakers = t.names(s.Speakers)
			open = s.Para
		} else if open == s.Para {
			x.Turn = "end"
		}
		out = append(out, x)
	}
	return out, nil
}
