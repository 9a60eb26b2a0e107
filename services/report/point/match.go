package point

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/spanish"
)

type feature struct {
	// id orders features as their names do.
	id     int32
	name   string
	weight float64
	claim  bool
}

type vector struct {
	item     *Item
	features []feature
	stems    []feature
	total    float64
	stemsSum float64
	negated  bool
	// joint is the keys of pairs of common features.
	joint []string
}

// Matcher compares the items it was given.
type Matcher struct {
	rule    Rule
	vectors []*vector
	index   map[string][]int
	at      map[string]int
}

// NewMatcher reads the items.
func NewMatcher(l *Lexicon, rule Rule, items []Item) *Matcher {
	m := &Matcher{rule: rule, index: map[string][]int{}, at: map[string]int{}}
	stems := make([][]string, len(items))
	count, kept := map[string]int{}, map[string]int{}
	perLanguage := map[string]int{}
	for i := range items {
		v := &vector{item: &items[i]}
		stems[i] = v.read(l)
		perLanguage[items[i].Language]++
		for _, s := range stems[i] {
			count[items[i].Language+":"+s]++
		}
		for _, f := range v.features {
			kept[f.name]++
		}
		m.vectors = append(m.vectors, v)
		m.at[items[i].ID] = i
	}
	for i, v := range m.vectors {
		n := perLanguage[v.item.Language]
		for _, s := range stems[i] {
			df := count[v.item.Language+":"+s]
			if df < 2 {
				// A word that nothing else holds can't be shared; it still makes
				// the statement longer.
				v.stemsSum += .4
				continue
			}
			w := .9 * math.Log(float64(n+1)/float64(df)) / math.Log(float64(n+1))
			v.stems = append(v.stems, feature{name: "stem:" + s, weight: w})
			v.stemsSum += w
		}
		slices.SortFunc(v.stems, func(a, b feature) int { return cmp.Compare(a.name, b.name) })
		for j, f := range v.features {
			// What many of the items hold tells little.
			v.features[j].weight *= m.rarity(kept[f.name], len(items))
			f = v.features[j]
			v.total += f.weight
			m.index[f.name] = append(m.index[f.name], i)
		}
	}
	m.joint()
	m.order()
	return m
}

// common is the share of the items that may hold a feature before it counts for less.
const common = .12

// rarity is what a feature's weight is multiplied with: less than one where
// more than the common share of the items hold it, down to a third.
func (m *Matcher) rarity(held, items int) float64 {
	share := float64(held) / float64(items)
	if items < 60 || share <= common {
		return 1
	}
	return max(1./3, common/share)
}

// crowd is how many items a feature stands in at most that brings two together
// by itself; commoner ones do so two by two.
const crowd = 400

// joint indexes, for features that many items hold, the pairs of them that an
// item holds, so that a large series is compared in time that grows with it.
func (m *Matcher) joint() {
	for i, v := range m.vectors {
		var common []string
		for _, f := range v.features {
			if f.weight >= telling && len(m.index[f.name]) > crowd {
				common = append(common, f.name)
			}
		}
		for a := range common {
			for b := a + 1; b < len(common); b++ {
				k := common[a] + "|" + common[b]
				v.joint = append(v.joint, k)
				m.index[k] = append(m.index[k], i)
			}
		}
	}
}

// order numbers the features in the order of their names, so that comparing
// two items compares numbers.
func (m *Matcher) order() {
	rank := map[string]int32{}
	var names []string
	for _, v := range m.vectors {
		for _, list := range [][]feature{v.features, v.stems} {
			for _, f := range list {
				if _, held := rank[f.name]; !held {
					rank[f.name] = 0
					names = append(names, f.name)
				}
			}
		}
	}
	slices.Sort(names)
	for i, n := range names {
		rank[n] = int32(i)
	}
	for _, v := range m.vectors {
		for _, list := range [][]feature{v.features, v.stems} {
			for i := range list {
				list[i].id = rank[list[i].name]
			}
		}
	}
}

// read fills a vector's features and returns the stems of its other words.
func (v *vector) read(l *Lexicon) []string {
	tag := v.item.Language
	skip := map[string]bool{}
	for _, w := range fold(v.item.Subject) {
		skip[w] = true
	}
	all := fold(v.item.Text)
	words := make([]string, 0, len(all))
	for _, w := range all {
		if !stop[tag][w] && !skip[w] {
			words = append(words, w)
		}
	}
	ids, covered := l.find(tag, words)
	for id := range ids {
		c := l.concepts[id]
		v.features = append(v.features, feature{name: "concept:" + c.ID, weight: c.Weight, claim: c.Claim})
	}
	add := func(kind string, names []string, w float64) {
		for _, n := range names {
			v.features = append(v.features, feature{name: kind + ":" + n, weight: w, claim: kind == "initiative"})
		}
	}
	add("initiative", v.item.Initiatives, 2)
	add("place", v.item.Places, .8)
	for _, f := range v.item.Figures {
		if f.Value != 0 {
			v.features = append(v.features, feature{name: "figure:" + strconv.FormatFloat(f.Value, 'g', -1, 64) + f.Unit, weight: 1.2})
		}
	}
	slices.SortFunc(v.features, func(a, b feature) int { return cmp.Compare(a.name, b.name) })
	v.features = slices.CompactFunc(v.features, func(a, b feature) bool { return a.name == b.name })
	var stems []string
	for i, w := range words {
		if covered[i] || len(w) < 4 || reporting[tag][w] {
			continue
		}
		if s := stem(tag, w); !slices.Contains(stems, s) {
			stems = append(stems, s)
		}
	}
	for _, w := range all {
		if negation[tag][w] {
			v.negated = true
		}
	}
	return stems
}

// Stem is a folded word's stem; of a language without a stemmer, the word.
func Stem(tag, w string) string { return stem(tag, w) }

func stem(tag, w string) string {
	env := snowballstem.NewEnv(w)
	switch tag {
	case "fr":
		french.Stem(env)
	case "en":
		english.Stem(env)
	case "es":
		spanish.Stem(env)
	}
	return env.Current()
}

// negation is words that turn a claim round.
var negation = map[string]map[string]bool{
	"fr": set("pas jamais aucun aucune ni sans"),
	"en": set("not never no neither nor without cannot"),
	"es": set("no nunca jamas ningun ninguna ni sin"),
}

// reporting is verbs that report, and other words that say nothing of the matter.
var reporting = map[string]map[string]bool{
	"fr": set("souligne indique declare rappele affirme explique presente estime releve evoque decrit montre observer remarquer valoir reitere precise ajoute propose represente directeur directrice general generale ministre president secretaire adjoint adjointe"),
	"en": set("said stated noted stressed emphasized explained described reported indicated recalled pointed added underlined highlighted observed director general minister president secretary deputy permanent representative called urged warned proposed"),
	"es": set("dijo senalo subrayo indico explico destaco recordo declaro afirmo anadio manifesto director directora general ministro ministra presidente presidenta secretario secretaria"),
}

// Compare tells what two items share. It is symmetric.
func (m *Matcher) Compare(a, b string) (Pair, bool) {
	i, ok := m.at[a]
	j, held := m.at[b]
	if !ok || !held || i == j {
		return Pair{}, false
	}
	return m.compare(i, j, true), true
}

// compare weighs what two items share; evidence asks for its names too.
func (m *Matcher) compare(i, j int, evidence bool) Pair {
	if i > j {
		i, j = j, i
	}
	x, y := m.vectors[i], m.vectors[j]
	p := Pair{A: x.item.ID, B: y.item.ID}
	shared := 0.0
	merge := func(a, b []feature) {
		for i, j := 0, 0; i < len(a) && j < len(b); {
			switch x, y := a[i].id, b[j].id; {
			case x < y:
				i++
			case x > y:
				j++
			default:
				shared += a[i].weight
				p.Claim = p.Claim || a[i].claim
				if evidence {
					p.Shared = append(p.Shared, a[i].name)
				}
				i++
				j++
			}
		}
	}
	merge(x.features, y.features)
	sum := x.total + y.total
	if x.item.Language == y.item.Language {
		p.Within = true
		merge(x.stems, y.stems)
		sum += x.stemsSum + y.stemsSum
	}
	p.Weight = shared
	if sum > 0 {
		p.Score = 2 * shared / sum
	}
	p.Apart = m.apart(x, y)
	return p
}

// apart says what separates two items that share much.
func (m *Matcher) apart(x, y *vector) string {
	if x.item.Opposes != y.item.Opposes {
		return "acts"
	}
	for _, f := range x.item.Figures {
		for _, g := range y.item.Figures {
			if f.Value != 0 && g.Value != 0 && f.Value != g.Value && f.Unit == g.Unit {
				return "figures"
			}
		}
	}
	return ""
}

// Same tells whether a pair goes the same way by the rule.
func (m *Matcher) Same(p Pair) bool {
	ratio := m.rule.Ratio
	if p.Within {
		ratio = m.rule.Within
	}
	return p.Apart == "" && p.Claim && p.Weight >= m.rule.Shared && p.Score >= ratio
}
