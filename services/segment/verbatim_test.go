package segment

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recordCase is an invented record, list or exchange: want gives each sentence's
// rule and who, in order.
type recordCase struct {
	name, lang, text string
	want             []string
}

// recordCases reads testdata/records.tsv.
func recordCases(t *testing.T) []recordCase {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "records.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []recordCase
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			t.Fatalf("records.tsv line %d: %d columns, wanted 4", n+1, len(cols))
		}
		out = append(out, recordCase{cols[0], cols[1], cols[2], strings.Split(cols[3], "|")})
	}
	return out
}

func TestRecordsGiveTheFloorFromSpeakerToSpeaker(t *testing.T) {
	lex := inOrder(t)
	for _, c := range recordCases(t) {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex) {
				line := s.Evidence.GetRule()
				for _, x := range s.Speakers {
					line += " " + x.Name
				}
				for _, p := range s.Parties {
					line += " " + p.Name
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwanted\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
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
