package question

import (
	"slices"

	"rapporteur.internal/services/index/analysis"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Highlights are the byte ranges of a statement's text that answer, in order,
// none overlapping, kindred words too. A phrase is one range.
func Highlights(chains analysis.Chains, plans []Plan, s *pb.Statement) []*pb.Range {
	own := chains.For(s.GetLanguage()).Name
	i := slices.IndexFunc(plans, func(p Plan) bool { return p.Chain == own })
	if i < 0 {
		return nil
	}
	tokens := map[string][]analysis.Token{}
	var found []*pb.Range
	wanted := plans[i].Must
	for _, c := range plans[i].Wide {
		wanted = append(wanted[:len(wanted):len(wanted)], c.Typed...)
		for _, o := range c.Others {
			wanted = append(wanted, o.Match)
		}
	}
	for _, m := range wanted {
		if _, ok := tokens[m.Field]; !ok {
			tokens[m.Field] = chains[m.Field].Tokens(s.GetText())
		}
		found = append(found, ranges(tokens[m.Field], m.Terms)...)
	}
	return merge(found)
}

// ranges finds the terms at their places.
func ranges(tokens []analysis.Token, terms []Term) []*pb.Range {
	var found []*pb.Range
	for i := range tokens {
		if end, ok := stands(tokens[i:], terms); ok {
			found = append(found, &pb.Range{Start: uint32(tokens[i].Start), End: uint32(end)})
		}
	}
	return found
}

// stands says whether the terms stand from the first token on, and where they end.
func stands(tokens []analysis.Token, terms []Term) (end int, ok bool) {
	at := 0
	for _, t := range terms {
		for at < len(tokens) && tokens[at].Position < tokens[0].Position+t.Offset {
			at++
		}
		if at == len(tokens) || tokens[at].Position != tokens[0].Position+t.Offset || tokens[at].Term != t.Term {
			return 0, false
		}
		end = tokens[at].End
	}
	return end, true
}

func merge(all []*pb.Range) []*pb.Range {
	slices.SortFunc(all, func(a, b *pb.Range) int {
		if a.Start != b.Start {
			return int(a.Start) - int(b.Start)
		}
		return int(a.End) - int(b.End)
	})
	var kept []*pb.Range
	for _, r := range all {
		if n := len(kept); n > 0 && r.Start <= kept[n-1].End {
			kept[n-1].End = max(kept[n-1].End, r.End)
			continue
		}
		kept = append(kept, r)
	}
	return kept
}
