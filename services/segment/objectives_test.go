package segment

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/speech"
	"rapporteur.internal/services/segment/theme"
)

// said is a statement of which it is known who said it.
func said(kind pb.Kind, speaker, section string, paragraph uint32, text string) *pb.Statement {
	s := &pb.Statement{Kind: kind, Language: "en", Section: section, Paragraph: paragraph, Text: text}
	if speaker != "" {
		s.Speakers = []*pb.Speaker{{Id: strings.ToLower(speaker), Name: speaker}}
	}
	return s
}

// give has the themes of statements filled in; each stands in a paragraph of its own page.
func give(lex *Lexicons, all []*pb.Statement) {
	w := &writer{doc: &pb.Document{}, lex: lex}
	for i, s := range all {
		w.doc.Paragraphs = append(w.doc.Paragraphs, &pb.Paragraph{Text: s.Text})
		w.units = append(w.units, unit{paragraph: i})
		w.folded = append(w.folded, fold.New(s.Text))
		w.sentences = append(w.sentences, speech.Sentence{Text: s.Text, Language: s.Language})
	}
	w.objectives(all)
}

const (
	stated, found, narrated, heading = pb.Kind_KIND_STATEMENT, pb.Kind_KIND_FINDING, pb.Kind_KIND_NARRATION, pb.Kind_KIND_HEADING
)

func TestATurnHasOneSetOfObjectivesUpToAnOrdinal(t *testing.T) {
	doc := []*pb.Statement{
		said(narrated, "", "", 1, "The session dealt with trafficking in persons and migration."),
		said(stated, "Ana", "", 2, "Ana Gil spoke of migration data."),
		said(stated, "Ana", "", 3, "Migrants also send remittances."),
		said(stated, "Ana", "", 3, "Secondly, human trafficking must end."),
		said(stated, "Bo", "", 4, "Bo Lind agreed with migrants."),
		said(found, "", "", 5, "Consular protection of migrants matters."),
		said(found, "", "", 6, "Birth registration helps migrants."),
	}
	give(lexicons(t), doc)
	for i, want := range [][]uint32{nil, {1, 20}, {1, 20}, {10}, nil, {14}, {4}} {
		if !slices.Equal(doc[i].Objectives, want) {
			t.Errorf("statement %d: %v, want %v", i, doc[i].Objectives, want)
		}
		if len(doc[i].Themes) > 0 {
			t.Errorf("statement %d has themes of another scheme", i)
		}
	}
}

func TestAMigrationSectionOfAnotherDocumentHasObjectivesAndTheRestNone(t *testing.T) {
	roads := strings.Repeat("The budget of the town was adopted by a large majority of the members who were there. ", 20)
	doc := []*pb.Statement{
		said(heading, "", "", 1, "Budget"),
		said(stated, "Ana", "Budget", 2, "Human trafficking must end, said the councillor, before the council turned to the new school."),
		said(stated, "Bo", "Budget", 3, roads),
		said(heading, "", "Budget", 4, "Reception of refugees"),
		said(stated, "Ana", "Reception of refugees", 5, "Ana Gil asked the council to help refugees with the recognition of qualifications and skills of migrants."),
		said(stated, "Bo", "Reception of refugees", 6, "Bo Lind answered that birth registration came first for asylum seekers and refugees."),
		said(heading, "", "Reception of refugees", 7, "Roads"),
		said(stated, "Bo", "Roads", 8, roads),
	}
	give(lexicons(t), doc)
	for i, want := range []bool{false, false, false, false, true, true, false, false} {
		if len(doc[i].Objectives) > 0 != want {
			t.Errorf("statement %d: %v", i, doc[i].Objectives)
		}
	}
}

func TestASeriesOwnSchemeGivesThemesBesideTheObjectives(t *testing.T) {
	for scope, want := range map[string][]string{"": {"stocks"}, "scope: {en: [fish*]}\n": {"stocks"}, "scope: {en: [forest*]}\n": nil} {
		own, err := theme.Load(strings.NewReader("id: sea\n" + scope + "themes: [{id: stocks, title: {en: Stocks}, terms: {en: {3: [fish stock*]}}}]"))
		if err != nil {
			t.Fatal(err)
		}
		doc := []*pb.Statement{said(pb.Kind_KIND_COLLECTIVE, "", "", 1, "Several States spoke of fish stocks.")}
		give(lexicons(t).WithScheme(own), doc)
		if !slices.Equal(doc[0].Themes, want) || len(doc[0].Objectives) > 0 {
			t.Errorf("scope %q: themes %v, objectives %v", scope, doc[0].Themes, doc[0].Objectives)
		}
	}
	give(lexicons(t), nil)
}
