package report

import (
	"context"
	"fmt"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Questions that the index and extract answer.
const (
	askFind   = "find"
	askVerify = "verify"
)

// quotes asks extract. Where the process that was asked died, no answer comes:
// it is asked again, and a living one has kept what it had looked up.
func (s *station) quotes(ctx context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	for {
		once, stop := context.WithTimeout(ctx, 15*time.Second)
		answer, err := flow.Ask[*pb.VerifyQuoteResponse](once, s.Line, askVerify, q)
		late := once.Err() != nil
		stop()
		if err == nil || !late || ctx.Err() != nil {
			return answer, err
		}
	}
}

// live reads all live statements of a series, renditions too, in reading order.
func (s *station) live(ctx context.Context, series string) ([]*pb.Statement, error) {
	var all []*pb.Statement
	q := &pb.FindRequest{Series: []string{series}, Renditions: true, Sort: pb.Sort_SORT_READING, Size: 500}
	for {
		resp, err := flow.Ask[*pb.FindResponse](ctx, s.Line, askFind, q)
		if err != nil {
			return nil, fmt.Errorf("read the statements of %s: %w", series, err)
		}
		for _, h := range resp.Hits {
			all = append(all, h.Statement)
		}
		if resp.Next == "" {
			return all, nil
		}
		q.Cursor = resp.Next
	}
}
