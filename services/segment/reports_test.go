package segment

import (
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/invented"
)

// inventedReports are the reports of testdata/reports.
func inventedReports(t *testing.T) []invented.Report {
	t.Helper()
	reports, err := invented.Reports("testdata")
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) < 10 {
		t.Fatalf("only %d invented reports", len(reports))
	}
	return reports
}

// marks tells which kinds a mark allows.
var marks = map[string][]pb.Kind{
	"S": {pb.Kind_KIND_STATEMENT}, "C": {pb.Kind_KIND_COLLECTIVE}, "H": {pb.Kind_KIND_HEADING},
	"N": {pb.Kind_KIND_NARRATION, pb.Kind_KIND_FINDING, pb.Kind_KIND_PROCEDURAL},
}

// The weights learn from these reports too, but not by heart: of all sentences
// two in a hundred may be decided otherwise, of one report one in ten.
func TestInventedReportsAreAttributedSentenceBySentence(t *testing.T) {
	lex := lexicons(t)
	all, wrong := 0, 0
	for _, x := range inventedReports(t) {
		t.Run(x.Name, func(t *testing.T) {
			want := x.Lines
			got := Segment(x.Document(), lex)
			if len(got) != len(want) {
				t.Fatalf("%d sentences, wanted %d", len(got), len(want))
			}
			here := 0
			for i, w := range want {
				s := got[i]
				if s.Text != w.Text {
					t.Fatalf("line %d: sentence is %q", w.Number, s.Text)
				}
				if why := differs(w, s); why != "" {
					t.Logf("line %d (%s): %s\n\t%s", w.Number, s.Evidence.GetRule(), why, s.Text)
					here++
				}
			}
			if 10*here > len(want) {
				t.Errorf("%d of %d sentences wrong", here, len(want))
			}
			all, wrong = all+len(want), wrong+here
		})
	}
	if 50*wrong > all {
		t.Errorf("%d of %d sentences wrong", wrong, all)
	}
}

// differs says how a statement misses what was wanted, or "".
func differs(w invented.Line, s *pb.Statement) string {
	ok := false
	for _, k := range marks[w.Mark] {
		ok = ok || s.Kind == k
	}
	var got []string
	for _, x := range s.Speakers {
		got = append(got, x.Name)
	}
	for _, p := range s.Parties {
		if p.Country != "" {
			got = append(got, p.Country)
		} else {
			got = append(got, p.Name)
		}
	}
	if !ok {
		return "wanted " + w.Mark + " " + strings.Join(w.Who, "; ") + ", got " + s.Kind.String() + " " + strings.Join(got, "; ")
	}
	if w.Mark == "S" && strings.Join(folds(got), ";") != strings.Join(folds(w.Who), ";") {
		return "wanted " + strings.Join(w.Who, "; ") + ", got " + strings.Join(got, "; ")
	}
	if w.Mark == "C" {
		for _, x := range w.Who {
			if !contains(folds(got), fold.String(x)) {
				return "wanted party " + x + ", got " + strings.Join(got, "; ")
			}
		}
	}
	return ""
}

func folds(in []string) []string {
	out := make([]string, len(in))
	for i, x := range in {
		out[i] = fold.String(x)
	}
	return out
}

func contains(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
