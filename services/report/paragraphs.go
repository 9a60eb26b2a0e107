package report

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/point"
	"rapporteur.internal/services/thesaurus"
)

// paragraph is units that go together, with the notion that most of them speak of.
type paragraph struct {
	units []*unit
	label string
}

const (
	// together is how near two units of one paragraph lie on the average.
	together = .22
	// paragraphMost is how many sentences a paragraph holds; threadMost, one that
	// tells over the sessions what became of a proposal.
	paragraphMost = 8
	threadMost    = 14
)

func (p *paragraph) disputed() bool { return slices.ContainsFunc(p.units, (*unit).disputed) }

func (p *paragraph) sentences() int {
	n := 0
	for _, u := range p.units {
		n += len(u.all())
	}
	return n
}

// paragraphs puts a chapter's units into paragraphs: the two nearest groups
// join, on the average of their members, until none are near enough (Sokal and
// Michener 1958). What stands side by side in the source is one group from the start.
func (c *composer) paragraphs(units []*unit) []*paragraph {
	near := c.nearnessOf(units)
	list := c.joinNearest(c.runs(units), near)
	for _, p := range list {
		c.order(p)
		p.label = c.labelOf(p)
	}
	return c.chained(c.gathered(list), near.mean)
}

// nearness is how near units lie, each to each.
type nearness struct {
	at map[*unit]int
	of [][]float64
}

func (c *composer) nearnessOf(units []*unit) *nearness {
	n := &nearness{at: map[*unit]int{}}
	for i, u := range units {
		n.at[u] = i
		n.of = append(n.of, make([]float64, len(units)))
	}
	point.InParallel(len(units), func(i int) {
		for j := i + 1; j < len(units); j++ {
			n.of[i][j] = c.near(units[i], units[j])
			n.of[j][i] = n.of[i][j]
		}
	})
	return n
}

// mean is how near two paragraphs lie: the average of their units.
func (n *nearness) mean(a, b *paragraph) float64 {
	sum := 0.0
	for _, u := range a.units {
		for _, v := range b.units {
			sum += n.of[n.at[u]][n.at[v]]
		}
	}
	return sum / float64(len(a.units)*len(b.units))
}

// joinNearest joins paragraphs while two are near enough and short enough together.
func (c *composer) joinNearest(list []*paragraph, near *nearness) []*paragraph {
	n := len(list)
	// average is how near two paragraphs lie, the earlier one first.
	average, long, left := make([][]float64, n), make([]int, n), make([]int, n)
	for i, p := range list {
		average[i], long[i], left[i] = make([]float64, n), p.sentences(), i
	}
	hold := func(i, j int) {
		average[i][j] = 0
		if long[i]+long[j] <= roomFor(list[i], list[j]) {
			average[i][j] = near.mean(list[i], list[j])
		}
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			hold(i, j)
		}
	}
	for {
		best, x, y := together, -1, -1
		for a, i := range left {
			for _, j := range left[a+1:] {
				if s := average[i][j]; s > best {
					best, x, y = s, i, j
				}
			}
		}
		if x < 0 {
			break
		}
		list[x].units = append(list[x].units, list[y].units...)
		long[x] = list[x].sentences()
		left = slices.DeleteFunc(left, func(i int) bool { return i == y })
		for _, i := range left {
			if i < x {
				hold(i, x)
			} else if i > x {
				hold(x, i)
			}
		}
	}
	var out []*paragraph
	for _, i := range left {
		out = append(out, list[i])
	}
	return out
}

// roomFor is how many sentences two paragraphs may have that join.
func roomFor(a, b *paragraph) int {
	if a.proposes() && b.proposes() && a.session() != b.session() {
		// What a session proposed, and what another made of it.
		return threadMost
	}
	return paragraphMost
}

// gathered joins single units that are near to none into paragraphs of a few,
// in the order of the sources, so that no chapter is a row of lone sentences.
func (c *composer) gathered(list []*paragraph) []*paragraph {
	var out []*paragraph
	var lone *paragraph
	for _, p := range list {
		if len(p.units) > 1 || p.sentences() > 2 || p.disputed() || p.units[0].rank == rankFinding {
			out = append(out, p)
			continue
		}
		if lone == nil || lone.sentences()+p.sentences() > paragraphMost/2 {
			lone = &paragraph{}
			out = append(out, lone)
		}
		lone.units = append(lone.units, p.units...)
		lone.label = ""
		if len(lone.units) == 1 {
			lone.label = p.label
		}
		c.order(lone)
	}
	return out
}

// order puts a paragraph's units by session, findings and points first within each.
func (c *composer) order(p *paragraph) {
	at := map[*entry]int{}
	for i, e := range c.entries {
		at[e] = i
	}
	first := func(u *unit) int {
		if u.rank == rankFinding {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(p.units, func(a, b *unit) int {
		x, y := a.head(), b.head()
		return cmp.Or(cmp.Compare(x.doc.session.number, y.doc.session.number), cmp.Compare(first(a), first(b)), cmp.Compare(at[x], at[y]))
	})
}

// worthComparing is how near two statements lie that are held against each other word by word.
const worthComparing = .25

// near is how near two units lie: that of their nearest statements.
func (c *composer) near(u, v *unit) float64 {
	if bound(u, v) || c.beside(u, v) {
		return 1
	}
	best := 0.0
	for _, a := range u.entries {
		for _, b := range v.entries {
			s := c.matcher.Near(a.id, b.id)
			if s >= worthComparing {
				same, contradicts := c.matcher.Chances(a.id, b.id)
				s = max(s, same, contradicts)
			}
			// What one speaker says in one go goes together.
			if a.turn == b.turn {
				s += .1
			}
			best = max(best, s)
		}
	}
	return best
}

// beside tells whether a statement of one unit is to be told beside one of another.
func (c *composer) beside(u, v *unit) bool {
	for _, a := range u.all() {
		for _, b := range v.all() {
			if c.joined[[2]*entry{a, b}] || c.joined[[2]*entry{b, a}] {
				return true
			}
		}
	}
	return false
}

// labelOf is the notion that at least two units of a paragraph, and half of
// them, hold, and the fewest others of the report; "" where there is none.
func (c *composer) labelOf(p *paragraph) string {
	if len(p.units) < 2 {
		return ""
	}
	count := map[int]int{}
	for _, u := range p.units {
		seen := map[int]bool{}
		for _, e := range u.all() {
			for _, n := range c.notionsOf(e) {
				if !seen[n] {
					seen[n] = true
					count[n]++
				}
			}
		}
	}
	best, score := -1, 0.0
	for n, k := range count {
		if k < 2 || 2*k < len(p.units) || float64(c.notionCount[n]) > tooCommon*float64(c.reported) || c.thesaurus.Notion(n).Kind.Predicate() {
			continue
		}
		if !c.printed(p, c.thesaurus.Notion(n).Phrases[c.pack.Tag][0]) {
			continue
		}
		s := float64(k) / float64(1+c.notionCount[n])
		if s > score || s == score && n < best {
			best, score = n, s
		}
	}
	if best < 0 {
		return ""
	}
	return language.Capital(c.thesaurus.Notion(best).Phrases[c.pack.Tag][0])
}

// printed tells whether two units of a paragraph print a label's own words: a
// notion that only a word of two senses stands for would mislead.
func (c *composer) printed(p *paragraph, label string) bool {
	f := strings.Fields(fold(label))
	least := 2
	if len(f) == 1 {
		// One bare word says little unless it is what all speak of.
		least = max(3, len(p.units))
	}
	n := 0
	for _, u := range p.units {
		if slices.ContainsFunc(u.all(), func(e *entry) bool {
			text := " " + fold(c.whole(e)) + " "
			return strings.Contains(text, " "+strings.Join(f, " ")+" ") || strings.Contains(text, " "+strings.Join(f, " ")+"s ")
		}) {
			n++
		}
	}
	return n >= least
}

// tooCommon is the share of all statements that hold a notion from which on it tells no paragraph apart.
const tooCommon = .1

// notionsOf are the notions that what an entry says stands for, without who
// says it, each once.
func (c *composer) notionsOf(e *entry) []int {
	if e.notions == nil {
		e.notions = []int{}
		tag := c.tongueOf(e)
		for _, h := range c.thesaurus.Find(tag, thesaurus.Words(tag, c.whole(e))) {
			if n := h.Notion; !slices.Contains(e.notions, n) {
				e.notions = append(e.notions, n)
			}
		}
	}
	return e.notions
}

// countNotions counts in how many statements each notion stands.
func (c *composer) countNotions() {
	c.notionCount = map[int]int{}
	for _, e := range c.entries {
		if reportable(e) {
			c.reported++
			for _, n := range c.notionsOf(e) {
				c.notionCount[n]++
			}
		}
	}
}
