package report

import (
	"fmt"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestTheFrontNamesALanguageAtEachQuotationAndTakesNoSide(t *testing.T) {
	s := open(t, "idm-2018")
	s.Language = "fr"
	r := compose(t, s, both(t))
	mark := "[en\u00a0anglais dans l’original]"
	quoted := 0
	for _, ch := range r.Chapters {
		if ch.Kind != "summary" && ch.Kind != "messages" {
			continue
		}
		for _, x := range ch.Sentences {
			for _, p := range x.Pieces {
				if p.Citation != "" && p.Language == "en" {
					quoted++
					if n := len(x.Pieces); !strings.Contains(x.Pieces[n-1].Text, mark) {
						t.Errorf("not marked: %s", x.Text)
					}
					break
				}
			}
			for _, d := range undecided(r) {
				for _, p := range x.Pieces {
					if p.Citation == d.A || p.Citation == d.B {
						t.Errorf("%s stands in an undecided divergence, and in the %s: %s", p.Citation, ch.Kind, x.Text)
					}
				}
			}
		}
	}
	if quoted == 0 {
		t.Error("no English quotation in a French report: nothing is tested")
	}
}

// A statement of the front, once a divergence with it waits, leaves the front.
func TestWhatAnUndecidedDivergenceHoldsIsNotInTheFront(t *testing.T) {
	c := &composer{report: &pb.Report{Divergences: []*pb.Divergence{{A: "S1a-1", B: "S1a-2", Status: pointProposed}, {A: "S1a-3", B: "S1a-4", Status: "rejected"}}}}
	for i, want := range []bool{true, true, false, false} {
		if got := c.contested(&entry{Statement: &pb.Statement{}, id: fmt.Sprintf("S1a-%d", i+1)}); got != want {
			t.Errorf("S1a-%d: %v", i+1, got)
		}
	}
}
