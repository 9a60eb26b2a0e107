package segment

import (
	"slices"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/invented"
)

// recordCases are the records of records.tsv.
func recordCases(t *testing.T) []invented.Record {
	t.Helper()
	records, err := invented.Records("testdata")
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestRecordsGiveTheFloorFromSpeakerToSpeaker(t *testing.T) {
	lex := inOrder(t)
	for _, c := range recordCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			var got []string
			for _, s := range Segment(invented.Document(c.Language, c.Text), lex) {
				line := s.Evidence.GetRule()
				for _, x := range s.Speakers {
					line += " " + x.Name
				}
				for _, p := range s.Parties {
					line += " " + p.Name
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.Want) {
				t.Errorf("got\n%s\nwanted\n%s", strings.Join(got, "\n"), strings.Join(c.Want, "\n"))
			}
		})
	}
}

func TestSentencesThatEndInANameMakeNoRecordOfAReport(t *testing.T) {
	lex := lexicons(t)
	doc := ruleDocument(ruleCase{lang: "fr", text: "M. Jean Obo. Il a parlé des sols.|Mme Rose Tani a souligné leur valeur.|Les débats ont été riches.|Mme Rose Tani a remercié les participants.|La séance a repris."})
	for _, s := range Segment(doc, lex) {
		if r := s.Evidence.GetRule(); strings.HasPrefix(r, "turn") || r == "chair-formula" {
			t.Errorf("rule %s on %q", r, s.Text)
		}
	}
}
