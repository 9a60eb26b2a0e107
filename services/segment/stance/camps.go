package stance

import (
	"slices"
	"strings"
)

// camp is one of the stances that a sentence holds: words [from, to).
type camp struct {
	act      int
	from, to int
	lead     *hit
	parties  []string
}

// camps gives the stances of a sentence: one, or two where it parts those who
// are for from those who are against.
func (r *reader) camps(i int) []camp {
	n := &r.lines[i]
	act := n.act
	if n.stand != none {
		act = n.stand
	}
	whole := camp{act: act, to: len(n.k), lead: n.leads(act, 0, len(n.k))}
	if act != supports && act != opposes {
		return []camp{whole}
	}
	other := supports + opposes - act
	for x := range n.k {
		w := &n.k[x]
		behind := x > 0 && n.k[x-1].text == "," // "the idea, which Malta rejected"
		if w.info.role&(adversative|joins) == 0 && w.text != ";" && !(behind && w.info.role&relative != 0) {
			continue
		}
		first, second := camp{to: x}, camp{from: x, to: len(n.k)}
		if opens(n.k, x) {
			for x < len(n.k) && n.k[x].text != "," {
				x++
			}
			first.to, second.from = x, x
		}
		for _, acts := range [][2]int{{act, other}, {other, act}} {
			a, b := n.leads(acts[0], first.from, first.to), n.leads(acts[1], second.from, second.to)
			if a == nil || b == nil || a.weight < deciding || b.weight < deciding {
				continue
			}
			first.act, first.lead, second.act, second.lead = acts[0], a, acts[1], b
			first.parties, second.parties = r.partiesIn(i, first), r.partiesIn(i, second)
			if len(second.parties) > 0 && len(first.parties) > 0 {
				return []camp{first, second}
			}
		}
	}
	return []camp{whole}
}

// leads gives the cue of an act that counts most between two words.
func (n *line) leads(act, from, to int) *hit {
	var best *hit
	for j := range n.hits {
		h := &n.hits[j]
		if h.act == act && !h.hidden && h.at != mute && h.at != answers && h.start >= from && h.start < to && (best == nil || h.counted > best.counted) {
			best = h
		}
	}
	return best
}

// partiesIn gives the parties and States that are named in a camp's words before its cue.
func (r *reader) partiesIn(i int, c camp) []string {
	s, n := &r.in[i], &r.lines[i]
	if c.to <= c.from {
		return nil
	}
	from, to := n.k[c.from].start, n.k[c.to-1].end
	var out []string
	for _, p := range s.Parties {
		if at := strings.Index(s.Text[from:to], p); at >= 0 {
			out = append(out, p)
		}
	}
	for _, p := range s.Places {
		if p.Start >= from && p.End <= to && p.Start < n.k[c.lead.start].start {
			if name := s.Text[p.Start:p.End]; !slices.ContainsFunc(out, func(x string) bool { return strings.Contains(x, name) }) {
				out = append(out, name)
			}
		}
	}
	return out
}
