package report

import (
	"context"
	"slices"
	"sync"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// ComposeVerified composes a report, has its quotations checked on their pages,
// and composes it again without those that failed, until what stands in it
// stands on its pages. The faults are those that are left: none, unless the
// report itself is wrong. check may be nil: then nothing is looked up.
func ComposeVerified(ctx context.Context, series *Series, statements []*pb.Statement, check QuoteChecker) (*pb.Report, []Fault, error) {
	s := *series
	s.KeptOut = map[string]KeptOut{}
	for id, k := range series.KeptOut {
		s.KeptOut[id] = k
	}
	var mu sync.Mutex // over known: files are asked about side by side
	known := map[string]bool{}
	for {
		r, err := Compose(&s, slices.Values(statements))
		if err != nil {
			return nil, nil, err
		}
		// What was found on its page in an earlier round isn't asked again.
		ask := check
		if check != nil {
			ask = func(ctx context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
				fresh := &pb.VerifyQuoteRequest{Content: q.Content}
				resp := &pb.VerifyQuoteResponse{}
				mu.Lock()
				for _, x := range q.Quotes {
					if known[x.Id] {
						resp.Verdicts = append(resp.Verdicts, &pb.Verdict{Id: x.Id, Stands: true})
					} else {
						fresh.Quotes = append(fresh.Quotes, x)
					}
				}
				mu.Unlock()
				if len(fresh.Quotes) == 0 {
					return resp, nil
				}
				got, err := check(ctx, fresh)
				if err != nil {
					return nil, err
				}
				mu.Lock()
				defer mu.Unlock()
				for _, v := range got.GetVerdicts() {
					if v.Stands {
						known[v.Id] = true
					}
				}
				resp.Verdicts = append(resp.Verdicts, got.GetVerdicts()...)
				return resp, nil
			}
		}
		faults, err := Verify(ctx, r, Evidence{Statements: slices.Values(statements), Quotes: ask})
		if err != nil {
			return nil, nil, err
		}
		fresh := false
		for id, k := range Withheld(faults) {
			if _, held := s.KeptOut[id]; !held {
				s.KeptOut[id] = k
				fresh = true
			}
		}
		if !fresh {
			return r, faults, nil
		}
	}
}
