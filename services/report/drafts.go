package report

import (
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/draft"
)

// CheckDraft holds sentences that somebody else wrote to the statements that
// they cite of a report, and lists what doesn't hold; see package draft.
func CheckDraft(r *pb.Report, sentences []draft.Sentence) ([]draft.Finding, error) {
	b, err := openBodies()
	if err != nil {
		return nil, err
	}
	e, err := draft.NewExaminer(r, b.Key)
	if err != nil {
		return nil, err
	}
	return e.Check(sentences), nil
}
