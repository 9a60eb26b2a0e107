package report

import (
	"cmp"
	"slices"
)

// runMost is how many sentences of one paragraph of a source stay together.
const runMost = 9

// runs are the units of a chapter in the order of the sources, those together
// that stand side by side in one paragraph of a source: what was proposed, and
// what was said of it there. A proposal that others took sides on begins anew.
func (c *composer) runs(units []*unit) []*paragraph {
	at := map[*entry]int{}
	for i, e := range c.entries {
		at[e] = i
	}
	sorted := slices.Clone(units)
	slices.SortStableFunc(sorted, func(a, b *unit) int { return cmp.Compare(at[a.all()[0]], at[b.all()[0]]) })
	var list []*paragraph
	for _, u := range sorted {
		var run *paragraph
		for _, p := range slices.Backward(list) {
			if p.holds(u.after) || p.sentences()+len(u.all()) <= runMost && c.adjoins(p, u) {
				run = p
				break
			}
		}
		if run == nil {
			run = &paragraph{}
			list = append(list, run)
		}
		run.units = append(run.units, u)
	}
	return list
}

// holds tells whether an entry is one of a paragraph's.
func (p *paragraph) holds(e *entry) bool {
	return e != nil && slices.ContainsFunc(p.units, func(u *unit) bool { return slices.Contains(u.all(), e) })
}

// gap is how many statements of the source may be left out between two that
// stand side by side in it.
const gap = 1

// adjoins tells whether a unit goes on, in the source's paragraph, where a
// paragraph of the report ends.
func (c *composer) adjoins(p *paragraph, u *unit) bool {
	head := u.all()[0]
	if u.whole() || u.rank == rankFinding {
		return false
	}
	if u.head().upholds() && !c.looksBackAt(head) {
		// What leads to a proposal stands before it, not what another came to.
		last := p.units[len(p.units)-1].all()
		end := last[len(last)-1]
		return !p.proposes() && p.sentences() < 3 && end.doc == head.doc && end.Paragraph == head.Paragraph && end.Ordinal+1 == head.Ordinal
	}
	return slices.ContainsFunc(p.units, func(v *unit) bool {
		return !v.whole() && slices.ContainsFunc(v.all(), func(x *entry) bool {
			return x.doc == head.doc && x.Paragraph == head.Paragraph && x.Ordinal < head.Ordinal && head.Ordinal-x.Ordinal <= 1+gap
		})
	})
}

// proposes tells whether others took sides on something in a paragraph.
func (p *paragraph) proposes() bool {
	return slices.ContainsFunc(p.units, func(u *unit) bool { return u.head().upholds() })
}

// session is that of a paragraph's first unit.
func (p *paragraph) session() int { return p.units[0].head().doc.session.number }

// chained puts paragraphs in the order of the sources, each before those nearest
// to it, so that nothing is told before what it comes from; those in which views
// differ stand last, with what came of them.
func (c *composer) chained(list []*paragraph, near func(a, b *paragraph) float64) []*paragraph {
	at := map[*entry]int{}
	for i, e := range c.entries {
		at[e] = i
	}
	begins := func(p *paragraph) int {
		first := len(c.entries)
		for _, u := range p.units {
			first = min(first, at[u.all()[0]])
		}
		return first
	}
	slices.SortStableFunc(list, func(a, b *paragraph) int { return cmp.Compare(begins(a), begins(b)) })
	differs := map[*paragraph]bool{}
	for i, p := range list {
		differs[p] = p.disputed() || slices.ContainsFunc(list[:i], func(q *paragraph) bool { return differs[q] && (near(p, q) >= together || returns(p, q)) })
	}
	var out []*paragraph
	for _, side := range []bool{false, true} {
		var rest []*paragraph
		for _, p := range list {
			if differs[p] == side {
				rest = append(rest, p)
			}
		}
		for len(rest) > 0 {
			p := rest[0]
			out, rest = append(out, p), rest[1:]
			for {
				i := slices.IndexFunc(rest, func(q *paragraph) bool { return near(p, q) >= together })
				if i < 0 {
					break
				}
				p = rest[i]
				out, rest = append(out, p), slices.Delete(rest, i, i+1)
			}
		}
	}
	return out
}

// returns tells whether somebody comes back in one paragraph on what another tells.
func returns(p, q *paragraph) bool {
	return slices.ContainsFunc(p.units, func(u *unit) bool {
		return slices.ContainsFunc(q.units, func(v *unit) bool { return bound(u, v) })
	})
}
