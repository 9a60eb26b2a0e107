package point

import (
	"fmt"
	"slices"

	"rapporteur.internal/services/report/embedding"
)

// Matcher compares the items it was given.
type Matcher struct {
	reader *reader
	model  *model
	rule   Rule
	claims []*claim
	// later are, of each claim, the later ones that it is compared with.
	later [][]int32
	at    map[string]int
	// tells is what sharing a notion says, of 1: little of one that stands everywhere.
	tells []float64
	kin   kin
	// classTells is the same of classes.
	classTells []float64
}

// NewMatcher reads the items.
func NewMatcher(l *Lexicon, rule Rule, items []Item) *Matcher {
	m := &Matcher{reader: l.reader, model: l.model, rule: rule, at: map[string]int{}, claims: make([]*claim, len(items))}
	inParallel(len(items), func() func(i int) {
		return func(i int) { m.claims[i] = m.reader.read(&items[i]) }
	})
	held, count := map[string]float64{}, map[string]float64{}
	for i := range items {
		c := m.claims[i]
		m.at[items[i].ID] = i
		count[items[i].Language]++
		seen := map[string]bool{}
		for _, u := range c.units {
			for _, stem := range u.stems {
				if !seen[stem] {
					seen[stem] = true
					held[items[i].Language+" "+stem]++
				}
			}
		}
	}
	m.kin.gather(m.claims)
	m.centre()
	m.survey()
	m.tells, m.classTells = l.frequency.notions(l.reader, m.claims)
	for _, c := range m.claims {
		language := c.item.Language
		for k := range c.units {
			u := &c.units[k]
			for _, stem := range u.stems {
				u.weight = max(u.weight, l.frequency.weight(language, stem, held[language+" "+stem], count[language]))
			}
			u.weight += .1 * float64(len(u.stems)-1)
			if u.name {
				u.weight *= .5
			}
			if u.meta {
				u.weight *= .25
			}
			if len(u.notions) == 0 && !u.name {
				u.weight *= .8
			}
		}
	}
	return m
}

// repeated is the part of both that two statements share which repeat each other.
const repeated = .75

// many is how many items a set holds at least that has a subject of its own.
const many = 30

// centre takes out of the places what all items of a large set have in common:
// where everybody speaks of partnerships, a partnership says little
// (Mu and Viswanath, ICLR 2018).
func (m *Matcher) centre() {
	if len(m.claims) < many {
		return
	}
	mean := make([]float32, m.reader.model.Dim())
	placed := 0
	for _, c := range m.claims {
		for k, x := range c.vector {
			mean[k] += x
		}
		if c.vector != nil {
			placed++
		}
	}
	for k := range mean {
		mean[k] /= float32(max(1, placed))
	}
	for _, c := range m.claims {
		c.vector = embedding.Without(c.vector, mean)
	}
}

// Near is how near two items' places lie, whatever they say of what they speak
// of: the cosine, 0 where one has none.
func (m *Matcher) Near(a, b string) float64 { return m.Between(m.Place(a), m.Place(b)) }

// Place is an item's number, for those who ask for many; -1: it isn't one.
func (m *Matcher) Place(id string) int {
	if i, ok := m.at[id]; ok {
		return i
	}
	return -1
}

// Between is Near of two places.
func (m *Matcher) Between(i, j int) float64 {
	if i < 0 || j < 0 {
		return 0
	}
	return float64(embedding.Dot(m.claims[i].vector, m.claims[j].vector))
}

// Compare tells what two items are to each other. It is symmetric.
func (m *Matcher) Compare(a, b string) (Pair, bool) {
	i, ok := m.at[a]
	j, held := m.at[b]
	if !ok || !held || i == j {
		return Pair{}, false
	}
	return m.compare(i, j), true
}

// Chances is Compare without its evidence: the chance that two items make the
// same point, and that one contradicts the other.
func (m *Matcher) Chances(a, b string) (same, contradicts float64) {
	i, ok := m.at[a]
	j, held := m.at[b]
	if !ok || !held || i == j {
		return 0, 0
	}
	p, _ := m.weigh(min(i, j), max(i, j))
	return p.Same, p.Contradicts
}

// compare weighs what two items share, and names it.
func (m *Matcher) compare(i, j int) Pair {
	if i > j {
		i, j = j, i
	}
	p, a := m.weigh(i, j)
	m.evidence(&p, i, j, a)
	return p
}

// weigh tells what two items are to each other, the first of which comes first.
func (m *Matcher) weigh(i, j int) (Pair, alignment) {
	x, y := m.claims[i], m.claims[j]
	a := m.align(x, y)
	p := Pair{A: x.item.ID, B: y.item.ID, Weight: a.shared, Held: min(a.x.all.share(), a.y.all.share())}
	chance := m.model.chances(m.looks(x, y, a))
	p.Same, p.Contradicts, p.Related = chance[same], chance[contradicts], chance[related]
	if p.Held >= repeated && a.disagree == 0 {
		// Nearly the same words, with the same sign.
		p.Same, p.Contradicts, p.Related = max(p.Held, p.Same), 0, 0
	}
	if x.item.Opposes != y.item.Opposes || unlike(x.item.Figures, y.item.Figures) {
		// One opposes what the other holds, or gives another number for the same
		// thing: what would be the same is its contrary.
		p.Same, p.Contradicts = 0, p.Same+p.Contradicts
	}
	return p, a
}

// evidence names what a pair shares, and what parts it.
func (m *Matcher) evidence(p *Pair, i, j int, a alignment) {
	x, y := m.claims[i], m.claims[j]
	p.Apart = apart(x, y)
	for _, f := range a.found {
		if f.value >= .5 {
			p.Shared = append(p.Shared, m.name(x.units[f.a], y.units[f.b], f))
		}
	}
	slices.Sort(p.Shared)
	p.Shared = slices.Compact(p.Shared)
}

// apart says what separates two claims that contradict each other.
func apart(x, y *claim) string {
	if _, differ := figures(x.figures, y.figures); differ {
		return "figures"
	}
	if x.dispute != y.dispute || x.item.Opposes != y.item.Opposes {
		return "acts"
	}
	return "contrast"
}

// name writes what two words have in common.
func (m *Matcher) name(u, v unit, f match) string {
	t := m.reader.thesaurus
	for _, n := range u.notions {
		if slices.Contains(v.notions, n) {
			return t.Notion(int(n)).ID
		}
	}
	if f.opposes {
		for _, n := range u.notions {
			for _, k := range v.notions {
				if slices.Contains(t.Notion(int(n)).Opposite, int(k)) {
					return t.Notion(int(n)).ID + " ↔ " + t.Notion(int(k)).ID
				}
			}
		}
	}
	if u.stem == v.stem {
		return u.stem
	}
	return fmt.Sprintf("%s ~ %s", u.stem, v.stem)
}

// Same tells whether a pair makes the same point by the rule.
func (m *Matcher) Same(p Pair) bool {
	return p.Same >= m.rule.Same && p.Same > p.Contradicts && p.Held >= m.rule.Held
}

// Contradicts tells whether one of a pair contradicts the other by the rule.
func (m *Matcher) Contradicts(p Pair) bool {
	return p.Contradicts >= m.rule.Contradicts && p.Contradicts > p.Same && p.Held >= m.rule.Held
}

// unlike tells whether two statements give different numbers for the same
// thing, and no number for it that is the same.
func unlike(x, y []Figure) bool {
	differ := false
	for _, f := range x {
		for _, g := range y {
			if f.Value == 0 || g.Value == 0 || f.Unit == "" || f.Unit != g.Unit || f.Of != g.Of {
				continue
			}
			if f.Value == g.Value {
				return false
			}
			differ = true
		}
	}
	return differ
}
