package report

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"rapporteur.internal/services/report/memory"
	"rapporteur.internal/services/report/point"
	"rapporteur.internal/services/thesaurus"
)

// placer says under which of the documents' own themes statements stand that no
// heading of the report's language puts under one.
type placer struct {
	*composer
	matters []*matter
	near    *point.Matcher
	// idf is what sharing a word or a notion tells.
	idf map[string]float64
	// rare is what a word says that one statement holds.
	rare float64
	// terms are what each theme's words hold, profile their objectives.
	terms   []map[string]bool
	profile []map[uint32]float64
	// members are what stands under each theme, as far as it is known.
	members map[string][]*entry
	// mean and sd are of the nearness of all statements to each theme.
	mean, sd []float64
}

func (c *composer) newPlacer(list []*matter) *placer {
	p := &placer{composer: c, matters: list, idf: map[string]float64{}}
	var items []point.Item
	n := 0
	for _, e := range c.entries {
		if reportable(e) {
			items = append(items, c.item(e))
			n++
			for k := range p.features(c.tongueOf(e), e.Text) {
				p.idf[k]++
			}
		}
	}
	for k, v := range p.idf {
		p.idf[k] = math.Log(float64(n) / v)
	}
	p.rare = math.Log(float64(max(2, n)))
	for i, m := range list {
		held := map[string]bool{}
		obj := map[uint32]float64{}
		for _, tag := range slices.Sorted(maps.Keys(m.words)) {
			words := m.words[tag]
			items = append(items, point.Item{ID: fmt.Sprintf("matter:%d:%s", i, tag), Language: tag, Text: words})
			for k := range p.features(tag, words) {
				held[k] = true
			}
			for o, w := range c.lexicon.Objectives(tag, words) {
				if o != broadest {
					obj[o] += w
				}
			}
		}
		p.terms = append(p.terms, held)
		p.profile = append(p.profile, obj)
	}
	p.near = point.NewPlaces(c.lexicon, items)
	for i := range list {
		sum, square, k := 0.0, 0.0, 0.0
		for _, e := range c.entries {
			if reportable(e) {
				x := p.nearTo(e, i)
				sum, square, k = sum+x, square+x*x, k+1
			}
		}
		mean := sum / k
		p.mean, p.sd = append(p.mean, mean), append(p.sd, math.Sqrt(max(1e-6, square/k-mean*mean)))
	}
	return p
}

// nearTo is how near a statement lies to a theme's words, of the language where it lies nearest.
func (p *placer) nearTo(e *entry, i int) float64 {
	best := -1.0
	for tag := range p.matters[i].words {
		best = max(best, p.near.Near(e.id, fmt.Sprintf("matter:%d:%s", i, tag)))
	}
	return best
}

// features are the stems and notions of a text.
func (p *placer) features(tag, text string) map[string]bool {
	out := map[string]bool{}
	for _, t := range p.lexicon.Terms(tag, text) {
		out[tag+" "+t] = true
	}
	for _, h := range p.thesaurus.Find(tag, thesaurus.Words(tag, text)) {
		out[fmt.Sprint("#", h.Notion)] = true
	}
	return out
}

// rate weighs each theme for a statement: how near it lies to the theme's words,
// which of them it holds, and what it shares of their objectives.
func (p *placer) rate(e *entry) []float64 {
	held := p.features(p.tongueOf(e), e.Text)
	for _, text := range p.rendering(e.Text, memory.Clause, memory.Sentence, memory.Infinitive) {
		for k := range p.features(p.pack.Tag, text) {
			held[k] = true
		}
	}
	out := make([]float64, len(p.matters))
	for i := range p.matters {
		objectives, norm := 0.0, 0.0
		for _, o := range slices.Sorted(maps.Keys(p.profile[i])) {
			norm += p.profile[i][o]
		}
		for _, o := range e.Objectives {
			objectives += p.profile[i][o] / max(1, norm)
		}
		out[i] = (p.nearTo(e, i)-p.mean[i])/p.sd[i] + ofWords*p.shared(held, i)/max(1, p.all(p.terms[i])) + objectives + ofKin*p.kin(e, p.matters[i].id)
	}
	return out
}

// gather takes what stands under each theme by now.
func (p *placer) gather() {
	p.members = map[string][]*entry{}
	for _, e := range p.entries {
		if reportable(e) && e.matter != "" {
			p.members[e.matter] = append(p.members[e.matter], e)
		}
	}
}

// kin is how near the statements of a theme lie to one, of other turns, the
// nearest of them.
func (p *placer) kin(e *entry, id string) float64 {
	var list []float64
	for _, x := range p.members[id] {
		if x.turn != e.turn {
			list = append(list, p.near.Near(e.id, x.id))
		}
	}
	if len(list) < 2 {
		return 0
	}
	// A share of them: a theme of many has always some that lie near.
	slices.Sort(list)
	list = list[len(list)-max(2, len(list)/kinShare):]
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

// shared is what a text and a theme's words have in common, all what a text holds.
func (p *placer) shared(held map[string]bool, i int) (sum float64) {
	for _, k := range slices.Sorted(maps.Keys(p.terms[i])) {
		if held[k] {
			sum += p.tells(k)
		}
	}
	return sum
}

func (p *placer) all(held map[string]bool) (sum float64) {
	for _, k := range slices.Sorted(maps.Keys(held)) {
		sum += p.tells(k)
	}
	return sum
}

// tells is what sharing a word or a notion says; of one that no statement holds,
// as of one that a single does.
func (p *placer) tells(k string) float64 {
	if w, ok := p.idf[k]; ok {
		return w
	}
	return p.rare
}

// rendering is what the memory has for a text, in forms in order.
func (p *placer) rendering(text string, forms ...memory.Form) (out []string) {
	for _, f := range forms {
		if x, ok := p.series.Memory.Lookup(text, p.pack.Tag, f); ok && x.Words != "" {
			out = append(out, x.Words)
		}
	}
	return out
}

const (
	// What it costs to leave a theme within a turn, within a paragraph, at a
	// paragraph's beginning, in a section on a theme, and where a paragraph begins
	// that names nobody.
	leaning, withinTurn, withinParagraph, atParagraph, inSection, atFinding = 6, 4, 3.5, 2.5, 1.2, .5
	// ofWords is what it says to hold all of a theme's words.
	ofWords = 4
	// ofKin is what it says to lie near to the statements of a theme, kinShare to how many: one in so many.
	ofKin, kinShare = 4, 4
	// ofSection is what it says for a theme that a statement's section is on it.
	ofSection = .6
	// leastPlaced is what the statements of a run must weigh, on the average, for a theme.
	leastPlaced = .6
	// placedMost is what one statement counts at most.
	placedMost = 5.5
)

// leave is what it costs that b is on another theme than a, before it.
func (p *placer) leave(a, b *entry, sectioned bool) float64 {
	switch {
	case b.Section != a.Section:
		return 0
	case slices.ContainsFunc(b.answersTo, func(x *entry) bool { return x.turn == a.turn || slices.Contains(a.answersTo, x) }):
		return leaning
	case a.turn != b.turn && sectioned:
		// What a section is on says enough.
		return inSection
	case p.counts(b), a.Paragraph != b.Paragraph && !own(b):
		// What opens a paragraph and names nobody opens a matter, though it was
		// taken for the speaker's before.
		return atFinding
	case a.turn == b.turn && b.opening == dependent:
		return leaning
	case a.turn == b.turn:
		return withinTurn
	case a.Paragraph == b.Paragraph:
		return withinParagraph
	}
	return atParagraph
}

// counts tells a sentence that passes to another matter by its first words.
func (p *placer) counts(e *entry) bool {
	pack := p.packs[p.tongueOf(e)]
	head, _, ok := strings.Cut(e.Text, ",")
	return ok && pack != nil && slices.Contains(pack.Openings.Counters, fold(head))
}

// place finds the likeliest row of themes for the statements of a document; of
// is the theme of each section that has one.
func (p *placer) place(list []*entry, of map[string]string) {
	if len(list) == 0 {
		return
	}
	n := len(p.matters)
	scores := make([][]float64, len(list))
	sum := make([][]float64, len(list))
	from := make([][]int, len(list))
	for k, e := range list {
		scores[k] = p.rate(e)
		sum[k], from[k] = make([]float64, n), make([]int, n)
		section, sectioned := of[sectionID(e.Section)]
		cost := 0.0
		if k > 0 {
			cost = p.leave(list[k-1], e, sectioned)
		}
		for i := range n {
			s := min(max(scores[k][i], -1.5), placedMost)
			switch {
			case sectioned && section == p.matters[i].id:
				s += ofSection
			case p.matters[i].doc != nil && p.matters[i].own && p.matters[i].doc != e.doc:
				// What one document is divided by says nothing of another's parts.
				s -= withinTurn
			}
			scores[k][i] = s
			if k == 0 {
				sum[k][i] = s
				continue
			}
			best := i
			for j := range n {
				if sum[k-1][j]-cost > sum[k-1][best]-cost*step(best, i) {
					best = j
				}
			}
			from[k][i], sum[k][i] = best, s+sum[k-1][best]-cost*step(best, i)
		}
	}
	row := make([]int, len(list))
	last := len(list) - 1
	for i := range n {
		if sum[last][i] > sum[last][row[last]] {
			row[last] = i
		}
	}
	for k := last; k > 0; k-- {
		row[k-1] = from[k][row[k]]
	}
	for a := 0; a < len(list); {
		b, total := a, 0.0
		for b < len(list) && row[b] == row[a] && (b == a || list[b-1].Section == list[b].Section) {
			total += scores[b][row[b]]
			b++
		}
		for _, e := range list[a:b] {
			if total/float64(b-a) >= leastPlaced {
				e.matter = p.matters[row[a]].id
			}
		}
		a = b
	}
}

// step is 1 from one theme to another.
func step(i, j int) float64 {
	if i == j {
		return 0
	}
	return 1
}
