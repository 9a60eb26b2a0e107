package report

import (
	"bytes"
	"slices"
	"testing"

	"rapporteur.internal/services/report/draft"
)

func TestAReportThatWeWroteIsReadBackWithItsCitationsAndHolds(t *testing.T) {
	r := compose(t, open(t, "idm-2018"), examples(t, "idm-2018-1-fr", "idm-2018-2-en"))
	for name, write := range Writers() {
		if name == "html" {
			continue // Not a format in which drafts are read.
		}
		var b bytes.Buffer
		if err := write(&b, r); err != nil {
			t.Fatal(err)
		}
		sentences, err := draft.Read("report."+name, b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		cited := map[string]bool{}
		for _, s := range sentences {
			for _, c := range s.Citations {
				cited[c.ID] = true
			}
		}
		for _, ch := range r.Chapters {
			for _, s := range ch.Sentences {
				for _, id := range s.Citations {
					if !cited[id] {
						t.Errorf("%s: %s is not read back", name, id)
					}
				}
			}
		}
		findings, err := CheckDraft(r, sentences)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if slices.Contains([]draft.Code{draft.Unknown, draft.Page, draft.State, draft.Person, draft.Session, draft.Stance, draft.Condition}, f.Code) {
				t.Errorf("%s: our own sentence is blamed: %s: %s: %s", name, f.Code, f.What, f.Sentence)
			}
		}
	}
}
