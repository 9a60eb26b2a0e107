package report

import (
	"fmt"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// edits checks that what people changed is told: on the cover, and in the title.
func (v *verifier) edits() {
	if len(v.report.Edits) == 0 {
		return
	}
	if line := coverEdits(v.pack, v.report.Edits); !slices.Contains(v.report.Cover, line) {
		v.fault("edited", "cover", "", "people edited the report, and the cover doesn't say so")
	}
	title := ""
	for _, e := range v.report.Edits {
		if x, ok := e.Edit.GetWhat().(*pb.Edit_Title); ok {
			title = x.Title
		}
	}
	if title != "" && title != v.report.Title {
		v.fault("edited", "title", "", fmt.Sprintf("people called the report %q", title))
	}
}

// edited checks a sentence that is words of people: somebody has said just that,
// of statements that it cites. What it says is theirs to answer for.
func (v *verifier) edited(where string, s *pb.ReportSentence) {
	for _, e := range v.report.Edits {
		p, ok := e.Edit.GetWhat().(*pb.Edit_Point)
		if ok && e.Edit.Id == s.Edit && p.Point.GetAction() == "reword" {
			if p.Point.Text != s.Text {
				v.fault("edited", where, "", "the words differ from those of the edit "+s.Edit)
			}
			return
		}
	}
	v.fault("edited", where, "", fmt.Sprintf("no edit holds %q", s.Text))
}

// coverEdits is the line on the cover that says who edited the report.
func coverEdits(pack *language.Pack, edits []*pb.AppliedEdit) string {
	var names []string
	for _, e := range edits {
		if !slices.Contains(names, e.Edit.GetBy()) {
			names = append(names, e.Edit.GetBy())
		}
	}
	return pack.Frame("cover_edited", 0, language.Values{"n": len(edits), "names": pack.List(names)})
}
