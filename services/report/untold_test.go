package report

import (
	"context"
	"slices"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestAStatementWhoseAttributionIsNotToldIsTakenAtItsWords(t *testing.T) {
	list := []*pb.Statement{{
		Document: "d", Id: "d.1", Ordinal: 1, Generation: 1, Content: "d", Page: 1, Pages: []uint32{1}, Paragraph: 1, Language: "es",
		Text: "Ana Ruiz, Minister, stressed that no State can manage migration alone.", Kind: pb.Kind_KIND_STATEMENT,
		Attribution: pb.Attribution_ATTRIBUTION_NONE, Confidence: 1, Speakers: []*pb.Speaker{{Name: "Ana Ruiz", Role: "Minister"}},
		Metadata: &pb.Metadata{Series: "x", Session: 2, Part: "d", Language: "es", Primary: true},
	}}
	r, err := Compose(&Series{ID: "x", Language: "fr"}, slices.Values(list))
	if err != nil {
		t.Fatal(err)
	}
	faults, err := Verify(context.Background(), r, Evidence{Statements: slices.Values(list)})
	if err != nil || len(faults) > 0 {
		t.Errorf("faults %v (%v): the lead-in names whom the words name already", faults, err)
	}
}
