package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// flanks are the parties that a sentence names beside those who act, by the words
// before them: "Chad, supported by Malta and opposed by Laos, proposed a fair".
func (c *composer) flanks(e *entry) (with, against []*pb.Party) {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil || len(e.Parties) < 2 {
		return nil, nil
	}
	low := strings.ToLower(strings.ReplaceAll(e.Text, "’", "'"))
	with, against = within(low, pack.BackedBy, pack.CounteredBy, e), within(low, pack.CounteredBy, pack.BackedBy, e)
	if len(with)+len(against) == len(e.Parties) {
		// Nobody would be left who acts.
		return nil, nil
	}
	return with, against
}

// within are the parties between words of the one list and the next comma, or
// words of the other.
func within(low string, open, other []string, e *entry) (out []*pb.Party) {
	for _, w := range open {
		for rest, at := low, 0; ; {
			i := strings.Index(rest, w+" ")
			if i < 0 {
				break
			}
			start := at + i + len(w)
			end := len(low)
			if j := strings.IndexAny(low[start:], ",;:."); j >= 0 {
				end = start + j
			}
			for _, o := range other {
				if j := strings.Index(low[start:end], o+" "); j >= 0 {
					end = start + j
				}
			}
			for _, p := range e.Parties {
				if p.Name != "" && holdsFolded(low[start:end], p.Name) && !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
			rest, at = low[start:], start
		}
	}
	return out
}

// movers are a statement's parties who act, without those beside them.
func (c *composer) movers(e *entry) []*pb.Party {
	with, against := c.flanks(e)
	if len(with)+len(against) == 0 {
		return e.Parties
	}
	return slices.DeleteFunc(slices.Clone(e.Parties), func(p *pb.Party) bool {
		return slices.Contains(with, p) || slices.Contains(against, p)
	})
}

// namesOf are parties as a list of names; "—": none.
func (c *composer) namesOf(e *entry, parties []*pb.Party) string {
	var names []string
	for _, p := range parties {
		names = append(names, c.partyNames(e, p)...)
	}
	if len(names) == 0 {
		return "—"
	}
	return c.pack.List(names)
}
