package report

import (
	"context"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
)

// TestAnyStatementsMakeAReportWithoutFault draws statements of any shape: what
// segment will never send must not break a report either.
func TestAnyStatementsMakeAReportWithoutFault(t *testing.T) {
	texts := []string{"", "She said that rivers need care.", "Ana Ruiz, Minister, stressed that no State can manage migration alone.", "Cela est clair.",
		"Il a souligné « la paix » et 3 % de plus.", "No country can manage migration alone.", "Este mecanismo cuenta con 12 proyectos.", "{x} < & > \" [y] | *z*",
		"Many delegations supported the proposal.", "However, data must be shared.", "Aucun Etat ne peut gérer seul les migrations."}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 16).Draw(t, "n")
		var list []*pb.Statement
		ordinals := map[string]uint32{}
		for range n {
			session := rapid.Uint32Range(0, 3).Draw(t, "session")
			doc := fmt.Sprintf("d%d-%d", session, rapid.IntRange(0, 1).Draw(t, "doc"))
			ordinals[doc]++
			lang := rapid.SampledFrom([]string{"fr", "en", "es", "", "de"}).Draw(t, "language")
			st := &pb.Statement{Document: doc, Id: fmt.Sprintf("%s.%d", doc, ordinals[doc]), Ordinal: ordinals[doc], Generation: 1, Content: doc,
				Page: 1, Pages: []uint32{1}, Paragraph: rapid.Uint32Range(1, 4).Draw(t, "paragraph"), Language: lang,
				Text: rapid.SampledFrom(texts).Draw(t, "text"), Kind: pb.Kind(rapid.IntRange(0, 7).Draw(t, "kind")),
				Attribution: pb.Attribution(rapid.IntRange(0, 8).Draw(t, "attribution")), Act: pb.Act(rapid.IntRange(0, 9).Draw(t, "act")),
				Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Section: rapid.SampledFrom([]string{"", "II. Water", "WATER", "Land"}).Draw(t, "section"),
				Metadata: &pb.Metadata{Series: "x", Session: session, Part: doc, Language: lang, Primary: true}}
			if rapid.Bool().Draw(t, "spoken") {
				st.Speakers = append(st.Speakers, &pb.Speaker{Name: rapid.SampledFrom([]string{"Ana Ruiz", "Bob Stone", "Minister", "Éva Île"}).Draw(t, "name"),
					Role: rapid.SampledFrom([]string{"", "Minister"}).Draw(t, "role"), Country: rapid.SampledFrom([]string{"", "FR", "zz"}).Draw(t, "country")})
			}
			if rapid.Bool().Draw(t, "party") {
				st.Parties = append(st.Parties, &pb.Party{Name: "Many delegations", Sort: rapid.SampledFrom([]string{"anonymous", "group", "state"}).Draw(t, "sort")})
			}
			if rapid.Bool().Draw(t, "themed") {
				st.Objectives = []uint32{rapid.Uint32Range(0, 25).Draw(t, "objective")}
			}
			list = append(list, st)
		}
		for _, tag := range []string{"fr", "en", "es"} {
			r, err := Compose(&Series{ID: "x", Language: tag}, slices.Values(list))
			if err != nil {
				t.Fatal(err)
			}
			faults, err := Verify(context.Background(), r, Evidence{Statements: slices.Values(list)})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				t.Fatalf("%s: %s", tag, f)
			}
			if edited := drawEdits(t, r); edited != nil {
				s := &Series{ID: "x", Language: tag, Edits: edited}
				if r, err = Compose(s, slices.Values(list)); err != nil {
					t.Fatal(err)
				}
				if faults, err = Verify(context.Background(), r, Evidence{Statements: slices.Values(list)}); err != nil || len(faults) > 0 {
					t.Fatalf("%s, with %v: %v %v", tag, edited, faults, err)
				}
			}
			for _, w := range []Writer{WriteJSON, WriteMarkdown, WriteHTML} {
				if err := w(io.Discard, r); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// drawEdits draws edits of a report, each possible one after the other; nil: none.
func drawEdits(t *rapid.T, r *pb.Report) *pb.Edits {
	var citations, points []string
	view := viewOf(r)
	for id := range view.Sentences {
		citations = append(citations, id)
	}
	for id := range view.Points {
		points = append(points, id)
	}
	slices.Sort(citations)
	slices.Sort(points)
	if len(citations) < 2 {
		return nil
	}
	anchor := func() *pb.Anchor { return &pb.Anchor{Citation: rapid.SampledFrom(citations).Draw(t, "citation")} }
	var edits *pb.Edits
	for i := range rapid.IntRange(0, 4).Draw(t, "edits") {
		x := &pb.Edit{}
		switch rapid.IntRange(0, 5).Draw(t, "sort") {
		case 0:
			x.What = &pb.Edit_Title{Title: "A title"}
		case 1:
			x.What = &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: anchor()}}
		case 2:
			x.What = &pb.Edit_Divergence{Divergence: &pb.DivergenceEdit{Action: rapid.SampledFrom([]string{"accept", "reject"}).Draw(t, "decision"), A: anchor(), B: anchor()}}
		case 3:
			x.What = &pb.Edit_Order{Order: &pb.OrderEdit{Chapters: []string{"theme:other", "summary"}}}
		case 4:
			p := &pb.PointEdit{Action: rapid.SampledFrom([]string{"accept", "reject", "merge", "reword"}).Draw(t, "action"), Members: []*pb.Anchor{anchor(), anchor()}}
			if p.Action == "reword" {
				p.Text = "Words of people."
			}
			if len(points) > 0 && rapid.Bool().Draw(t, "by point") {
				p.Members, p.Points = nil, []string{rapid.SampledFrom(points).Draw(t, "point")}
			}
			x.What = &pb.Edit_Point{Point: p}
		case 5:
			x.What = &pb.Edit_Point{Point: &pb.PointEdit{Action: "split", Parts: []*pb.PointPart{{Members: []*pb.Anchor{anchor(), anchor()}}, {Members: []*pb.Anchor{anchor()}}}}}
		}
		next, err := edit.Change(edits, &pb.ChangeEditsRequest{Series: "x", By: "Ines", Change: &pb.ChangeEditsRequest_Put{Put: x}}, view, time.Unix(int64(i), 0))
		if err != nil {
			continue // Refused: an empty sentence, say.
		}
		edits = next
	}
	return edits
}
