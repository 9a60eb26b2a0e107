package theme_test

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"

	"rapporteur.internal/services/segment/theme"
)

func statement(kind pb.Kind, speaker string, paragraph uint32, text string) *pb.Statement {
	s := &pb.Statement{Kind: kind, Language: "en", Paragraph: paragraph, Text: text}
	if speaker != "" {
		s.Speakers = []*pb.Speaker{{Id: strings.ToLower(speaker), Name: speaker}}
	}
	return s
}

func TestATurnHasOneSetOfObjectivesUpToAnOrdinal(t *testing.T) {
	said, found, narrated := pb.Kind_KIND_STATEMENT, pb.Kind_KIND_FINDING, pb.Kind_KIND_NARRATION
	doc := []*pb.Statement{
		statement(narrated, "", 1, "The session dealt with trafficking in persons and migration."),
		statement(said, "Ana", 2, "Ana Gil spoke of migration data."),
		statement(said, "Ana", 3, "Migrants also send remittances."),
		statement(said, "Ana", 3, "Secondly, human trafficking must end."),
		statement(said, "Bo", 4, "Bo Lind agreed with migrants."),
		statement(found, "", 5, "Consular protection of migrants matters."),
		statement(found, "", 6, "Birth registration helps migrants."),
	}
	gcm(t).Mark(doc)
	for i, want := range [][]uint32{nil, {1, 20}, {1, 20}, {10}, nil, {14}, {4}} {
		if !slices.Equal(doc[i].Objectives, want) {
			t.Errorf("statement %d: %v, want %v", i, doc[i].Objectives, want)
		}
		if len(doc[i].Themes) > 0 {
			t.Errorf("statement %d has themes of another scheme", i)
		}
	}
}

func TestADocumentOnAnotherSubjectHasNoObjectives(t *testing.T) {
	doc := []*pb.Statement{
		statement(pb.Kind_KIND_STATEMENT, "Ana", 1, "Human trafficking must end, said the councillor, before the council turned to roads and the new school."),
		statement(pb.Kind_KIND_STATEMENT, "Bo", 2, strings.Repeat("The budget of the town was adopted by a large majority of the members who were there. ", 20)),
	}
	gcm(t).Mark(doc)
	for i, s := range doc {
		if len(s.Objectives) > 0 {
			t.Errorf("statement %d: %v", i, s.Objectives)
		}
	}
}

func TestAnotherSchemeMarksThemes(t *testing.T) {
	s, err := theme.Load(strings.NewReader("id: sea\nscope: {en: [fish*]}\nthemes: [{id: stocks, title: {en: Stocks}, terms: {en: {3: [fish stock*]}}}]"))
	if err != nil {
		t.Fatal(err)
	}
	doc := []*pb.Statement{statement(pb.Kind_KIND_COLLECTIVE, "", 1, "Several States spoke of fish stocks.")}
	s.Mark(doc)
	if !slices.Equal(doc[0].Themes, []string{"stocks"}) || len(doc[0].Objectives) > 0 {
		t.Errorf("themes %v, objectives %v", doc[0].Themes, doc[0].Objectives)
	}
	s.Mark(nil)
}
