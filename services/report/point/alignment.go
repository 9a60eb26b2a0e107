package point

import (
	"cmp"
	"math"
	"slices"

	"rapporteur.internal/services/report/embedding"
)

// How much of a word another one is.
const (
	sameNotion = 1.0
	sameStem   = 1.0
	sameRoot   = .7
	// opposed is of notions that exclude each other and say something of a matter.
	opposed = .7
	// partly is of a notion and one within the other's phrase.
	partly    = .6
	broader   = .5
	sameClass = .45
	likeClass = .3
)

// alignment is two claims held against each other, word by word.
type alignment struct {
	// x and y are how much of each is in the other, of 1, by weight.
	x, y side
	// shared is the weight of what is in both; agree and disagree part it by
	// whether the two say it with the same sign.
	shared, agree, disagree float64
	// opposing is the weight of notions that exclude each other, once signs are counted.
	opposing float64
	// telling is how many words of weight are in both.
	telling int
	found   []match
}

type side struct {
	all, things, predicates coverage
	// clause is the share of the clause that the other holds best.
	clause float64
	// missing is the weightiest word that the other hasn't.
	missing float64
}

type coverage struct{ got, of float64 }

func (c coverage) share() float64 {
	if c.of == 0 {
		return 0
	}
	return c.got / c.of
}

type match struct {
	a, b    int
	value   float64
	opposes bool
}

// heavy is what a word weighs that tells something.
const heavy = .55

// again is what a word counts that is like one which has its match already.
const again = .35

// faint is the value under which two words have nothing to do with each other.
const faint = .25

func (m *Matcher) align(x, y *claim) alignment {
	var a alignment
	within := x.item.Language == y.item.Language
	pairs := make([]match, 0, 32)
	for i := range x.units {
		for j := range y.units {
			value, opp := m.like(&x.units[i], &y.units[j], within)
			if value >= faint {
				pairs = append(pairs, match{a: i, b: j, value: value, opposes: opp})
			}
		}
	}
	// The best pairs first; each word has one partner.
	slices.SortStableFunc(pairs, func(p, q match) int {
		return cmp.Compare(q.value*min(x.units[q.a].weight, y.units[q.b].weight), p.value*min(x.units[p.a].weight, y.units[p.b].weight))
	})
	left, right := make([]float64, len(x.units)), make([]float64, len(y.units))
	for _, p := range pairs {
		u, v := &x.units[p.a], &y.units[p.b]
		switch {
		case left[p.a] == 0 && right[p.b] == 0:
			left[p.a], right[p.b] = p.value, p.value
			w := min(u.weight, v.weight) * p.value
			a.shared += w
			if w >= heavy {
				a.telling++
			}
			if (u.sign == v.sign || u.who && v.who) != p.opposes {
				a.agree += w
			} else {
				a.disagree += w
				if p.opposes {
					a.opposing += w
				}
			}
			a.found = append(a.found, p)
		case left[p.a] == 0:
			left[p.a] = again * p.value
		case right[p.b] == 0:
			right[p.b] = again * p.value
		}
	}
	a.x.measure(x, left)
	a.y.measure(y, right)
	return a
}

// measure sums how much of a claim the other holds.
func (s *side) measure(c *claim, value []float64) {
	var clause coverage
	for i := range c.units {
		u := &c.units[i]
		if i > 0 && u.clause != c.units[i-1].clause {
			s.finish(clause)
			clause = coverage{}
		}
		s.all.add(u.weight, value[i])
		clause.add(u.weight, value[i])
		if u.predicate {
			s.predicates.add(u.weight, value[i])
		} else {
			s.things.add(u.weight, value[i])
		}
		if value[i] < .5 {
			s.missing = max(s.missing, u.weight)
		}
	}
	s.finish(clause)
}

func (s *side) finish(clause coverage) {
	if clause.of >= 1 {
		s.clause = max(s.clause, clause.share())
	}
}

func (c *coverage) add(weight, value float64) {
	c.of += weight
	c.got += weight * value
}

// like is how much two words are the same, and whether they are opposed.
func (m *Matcher) like(u, v *unit, within bool) (value float64, opposes bool) {
	if within && u.stem == v.stem {
		return sameStem, false
	}
	for _, n := range u.notions {
		for _, k := range v.notions {
			if n == k {
				value = max(value, sameNotion*m.tells[n])
			}
		}
	}
	if value > .8 {
		return value, false
	}
	if opposed > value && m.opposed(u, v) {
		return opposed, true
	}
	if u.root != "" && u.root == v.root {
		value = max(value, sameRoot)
	}
	value = max(value, m.partly(u, v, within))
	for _, n := range u.notions {
		x := m.reader.thesaurus.Notion(int(n))
		for _, k := range v.notions {
			if slices.Contains(x.Broader, int(k)) || slices.Contains(m.reader.thesaurus.Notion(int(k)).Broader, int(n)) {
				value = max(value, broader*min(m.tells[n], m.tells[k]))
			}
		}
	}
	for _, c := range u.classes {
		for _, k := range v.classes {
			if c.id == k.id {
				if c.first && k.first {
					value = max(value, sameClass*m.classTells[c.id])
				} else {
					value = max(value, likeClass*m.classTells[c.id])
				}
			}
		}
	}
	return value, false
}

// partly holds what stands within one's phrase against the other.
func (m *Matcher) partly(u, v *unit, within bool) (value float64) {
	if len(u.parts) == 0 && len(v.parts) == 0 && len(u.stems) < 2 && len(v.stems) < 2 {
		return 0
	}
	for _, n := range u.notions {
		if slices.Contains(v.parts, n) {
			value = max(value, partly*m.tells[n])
		}
	}
	for _, n := range v.notions {
		if slices.Contains(u.parts, n) {
			value = max(value, partly*m.tells[n])
		}
	}
	for _, n := range u.parts {
		if slices.Contains(v.parts, n) {
			value = max(value, partly*m.tells[n])
		}
	}
	if within {
		for _, s := range u.stems {
			if slices.Contains(v.stems, s) {
				value = max(value, partly)
			}
		}
	}
	return value
}

// opposed tells whether a notion of one excludes one of the other, and both say
// something of a matter.
func (m *Matcher) opposed(u, v *unit) bool {
	if !u.predicate || !v.predicate {
		return false
	}
	t := m.reader.thesaurus
	for _, n := range u.notions {
		x := t.Notion(int(n))
		if len(x.Opposite) == 0 || !x.Kind.Predicate() {
			continue
		}
		for _, k := range v.notions {
			if slices.Contains(x.Opposite, int(k)) && t.Notion(int(k)).Kind.Predicate() {
				return true
			}
		}
	}
	return false
}

// looks are what the weights of a pair stand for, in this order.
var looks = []string{"bias", "across", "least", "most", "mean", "shared", "things", "predicates", "ought both", "ought one",
	"disagree", "opposing", "figures same", "figures differ", "figures one", "dispute", "missing", "least across", "telling", "least²", "shared disagree", "dispute shared", "both predicates", "clause", "both clauses", "place", "place²", "place mean", "soft least", "soft most", "soft mean", "place soft", "clause place", "clauses place", "hub", "beyond hub"}

func (m *Matcher) looks(x, y *claim, a alignment) []float64 {
	f := make([]float64, len(looks))
	flag := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	across := x.item.Language != y.item.Language
	least, most := min(a.x.all.share(), a.y.all.share()), max(a.x.all.share(), a.y.all.share())
	f[0], f[1], f[2], f[3], f[4] = 1, flag(across), least, most, math.Sqrt(least*most)
	f[5] = math.Log1p(a.shared)
	f[6] = math.Sqrt(a.x.things.share() * a.y.things.share())
	f[7] = math.Sqrt(a.x.predicates.share() * a.y.predicates.share())
	f[8], f[9] = flag(x.ought && y.ought), flag(x.ought != y.ought)
	if a.shared > 0 {
		f[10] = a.disagree / a.shared
		f[11] = a.opposing / a.shared
	}
	same, differ := figures(x.figures, y.figures)
	f[12], f[13], f[14] = flag(same), flag(differ), flag((len(x.figures) > 0) != (len(y.figures) > 0))
	f[15] = flag(x.dispute || y.dispute)
	f[16] = (a.x.missing + a.y.missing) / 2
	f[17] = f[1] * least
	f[18] = float64(a.telling) / 4
	f[19] = least * least
	f[20] = f[10] * f[5]
	f[21] = f[15] * f[5]
	f[22] = min(a.x.predicates.share(), a.y.predicates.share())
	f[23] = max(a.x.clause, a.y.clause)
	f[24] = min(a.x.clause, a.y.clause)
	f[25] = float64(max(0, embedding.Dot(x.vector, y.vector)))
	f[26] = f[25] * f[25]
	f[27] = f[25] * f[4]
	p, q := m.soft(x, y)
	f[28], f[29], f[30] = min(p, q), max(p, q), math.Sqrt(p*q)
	f[31] = f[25] * f[30]
	var whole, parts float32
	for _, c := range x.clauses {
		whole = max(whole, embedding.Dot(c, y.vector))
		for _, d := range y.clauses {
			parts = max(parts, embedding.Dot(c, d))
		}
	}
	for _, d := range y.clauses {
		whole = max(whole, embedding.Dot(x.vector, d))
	}
	f[32], f[33] = float64(whole), float64(parts)
	f[34] = float64(x.hub+y.hub) / 2
	f[35] = f[25] - f[34]
	return f
}

// soft is how much of each of two claims is in the other, each word held
// against the one that lies nearest to it.
func (m *Matcher) soft(x, y *claim) (ofX, ofY float64) {
	var room [64]float32
	nearest := room[:0]
	if len(y.units) > len(room) {
		nearest = make([]float32, 0, len(y.units))
	}
	nearest = nearest[:len(y.units)]
	var c coverage
	for i := range x.units {
		u := &x.units[i]
		if u.vector == nil {
			continue
		}
		var best float32
		for j := range y.units {
			s := m.kin.dot(u, &y.units[j])
			best, nearest[j] = max(best, s), max(nearest[j], s)
		}
		c.add(u.weight, float64(best))
	}
	var d coverage
	for j := range y.units {
		if v := &y.units[j]; v.vector != nil {
			d.add(v.weight, float64(nearest[j]))
		}
	}
	return c.share(), d.share()
}

// figures tells whether two statements give the same number, or numbers that differ.
func figures(x, y []Figure) (same, differ bool) {
	for _, f := range x {
		for _, g := range y {
			if f.Value == 0 || g.Value == 0 || f.Unit != g.Unit {
				continue
			}
			if f.Value == g.Value {
				same = true
			} else {
				differ = true
			}
		}
	}
	return same, differ && !same
}
