package shorten

import "slices"

// Cut is a span of the clause that may go, in bytes of the text given.
type Cut struct {
	Start, End int
	// Kind is what goes: occasion, topic, connective, apposition, verb-phrase,
	// example, parenthesis, numbering, coordinate, time, tail-participle,
	// tail-relative, tail-purpose, tail-cause, tail-lack.
	Kind string
}

// kinds in the order in which they go: what says least first.
var kinds = [...]string{
	"occasion", "topic", "connective", "apposition", "verb-phrase", "example", "parenthesis", "numbering",
	"coordinate", "time", "tail-participle", "tail-relative", "tail-purpose", "tail-cause", "tail-lack",
}

func rank(kind string) int {
	return slices.Index(kinds[:], kind)
}

// Cuts are all that may go from a clause, each alone, in the order in which
// they should go: by kind, and within a kind the one nearest the end first.
// None breaks a guard.
func (r *Rules) Cuts(language, text string) []Cut {
	l := r.languages[language]
	if l == nil {
		return nil
	}
	c := parse(l, text)
	if c.end == 0 {
		return nil
	}
	var out []Cut
	for _, p := range c.proposals() {
		if p.to > c.end || p.from >= p.to || !r.allow(c, p) {
			continue
		}
		k := c.span(p)
		if !slices.ContainsFunc(out, func(o Cut) bool { return o.Start == k.Start && o.End == k.End }) {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b Cut) int {
		if d := rank(a.Kind) - rank(b.Kind); d != 0 {
			return d
		}
		if a.Start != b.Start {
			return b.Start - a.Start
		}
		return a.End - b.End
	})
	return out
}

func (r *Rules) allow(c *clause, p proposal) bool {
	for _, g := range r.guards {
		if !g.allows(c, p) {
			return false
		}
	}
	return true
}

// span gives the bytes: from the end of what stays before, or at the clause's
// beginning up to what stays behind.
func (c *clause) span(p proposal) Cut {
	k := Cut{Kind: p.kind, End: c.t[p.to-1].end}
	if p.from > 0 && c.t[p.from-1].fold != "(" {
		k.Start = c.t[p.from-1].end
	} else {
		k.Start = c.t[p.from].start
		if p.to < len(c.t) {
			k.End = c.t[p.to].start
		}
	}
	return k
}

func (c *clause) proposals() []proposal {
	var out []proposal
	for i := 0; i < c.end; i++ {
		if c.t[i].deep {
			continue
		}
		out = append(out, c.fronted(i)...)
		out = append(out, c.bracketed(i)...)
		out = append(out, c.numbered(i)...)
		out = append(out, c.timed(i)...)
		out = append(out, c.coordinated(i)...)
		out = append(out, c.secondVerb(i)...)
		if c.breaks(i - 1) {
			out = append(out, c.roles(i)...)
			out = append(out, c.exampled(i)...)
		}
		out = append(out, c.tailed(i)...)
	}
	return out
}
