package point

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rapporteur.internal/services/report/embedding"
	"rapporteur.internal/services/thesaurus"
)

// claim is what a statement says, apart from who says it.
type claim struct {
	item *Item
	// units are the words that say something, in their order.
	units []unit
	// ought: it asks for something; dispute: it answers somebody who said otherwise.
	ought, dispute bool
	figures        []Figure
	// vector is its place among claims; nil where nothing is known of its words.
	vector []float32
	// hub is how near its nearest neighbours lie, in the mean.
	hub float32
	// clauses are the places of its clauses of three words and more.
	clauses [][]float32
}

// unit is one word of a claim, or one phrase.
type unit struct {
	stem string
	// root is what a word of Latin or Greek has in common with its like in the other languages.
	root string
	// stems are those of its words, if it is a phrase.
	stems []string
	// notions are those that it stands for, parts those within its phrase.
	notions, parts []int32
	// classes are those of its notions, in the notions' order of telling.
	classes []class
	// predicate: one of them says something of a matter.
	predicate bool
	// who: it names persons or bodies; no "no" that stands with it turns the claim
	// round ("no child should be detained", "children should never be detained").
	who bool
	// meta: all its notions say how something is said, not what.
	meta bool
	name bool
	// clause counts the stretches between commas and stops.
	clause int
	weight float64
	// vector is its own place, length 1; nil where nothing is known of it.
	vector []float32
	// features are what the place was made of, until words that have it in common
	// are numbered; kin is that number, -1 of a rare one.
	features string
	kin      int32
	// sign is -1 within the reach of a negation, or of an odd number of them.
	sign int8
}

// class is a coarse class of notions; first is set where it tells most of one.
type class struct {
	id    int16
	first bool
}

// reader takes claims out of statements.
type reader struct {
	thesaurus *thesaurus.Thesaurus
	reversers map[int32]bool
	frames    map[string]*frame
	model     *embedding.Model
	// classes by notion
	classes [][]class
	// meta by notion
	meta []bool
}

// reading is a statement while its claim is taken out.
type reading struct {
	*reader
	words []thesaurus.Word
	frame *frame
	hits  []thesaurus.Hit
	// by word: the notions whose phrases it belongs to, the phrase of several
	// words that it belongs to, its sign, and whether it says who speaks
	notions [][]int32
	phrase  []*thesaurus.Hit
	signs   []int8
	said    []bool
}

// read takes a claim out of a statement, and gives it its place.
func (r *reader) read(item *Item) *claim {
	c := r.claimOf(item)
	if r.model != nil {
		r.place(c)
	}
	return c
}

// claimOf takes a claim out of a statement.
func (r *reader) claimOf(item *Item) *claim {
	c := &claim{item: item, figures: item.Figures}
	x := r.open(item)
	clause := 0
	for i, w := range x.words {
		if w.Break != 0 {
			clause++
		}
		c.ought = c.ought || x.frame.ought[w.Low]
		c.dispute = c.dispute || x.frame.dispute[w.Low]
		if x.phrase[i] == nil {
			if x.silent(i) {
				continue
			}
			if v, ok := number(w.Low); ok {
				if len(item.Figures) == 0 && quantity(v) {
					c.figures = append(c.figures, Figure{Value: v})
				}
				continue
			}
		}
		if u, ok := x.unit(i); ok {
			u.clause = clause
			c.units = append(c.units, u)
		}
	}
	return c
}

// quantity tells whether a number is one: not a day of the month, nor a year.
func quantity(v float64) bool { return v > 31 && (v < 1900 || v > 2100) }

func (r *reader) open(item *Item) *reading {
	x := &reading{reader: r, words: thesaurus.Words(item.Language, item.Text), frame: r.frames[item.Language]}
	if x.frame == nil {
		x.frame = &frame{}
	}
	x.said = x.frame.said(x.words, item)
	x.hits = r.thesaurus.Find(item.Language, x.words)
	x.notions = make([][]int32, len(x.words))
	for _, h := range x.hits {
		for _, i := range h.At {
			x.notions[i] = append(x.notions[i], int32(h.Notion))
		}
	}
	x.phrase = phrases(x.hits, len(x.words))
	x.signs = r.signs(x)
	return x
}

// silent tells whether a word says nothing of the matter.
func (x *reading) silent(i int) bool {
	w := &x.words[i]
	if w.Function || x.said[i] || x.frame.negations[w.Low] || x.frame.contrast[w.Low] {
		return true
	}
	if len(x.notions[i]) > 0 || w.Low[0] >= '0' && w.Low[0] <= '9' {
		return false
	}
	return len(w.Low) < 3 || x.frame.reporting[w.Low] || x.frame.ought[w.Low]
}

// unit is a word, or the phrase whose last word it is; a phrase's other words are none.
func (x *reading) unit(i int) (unit, bool) {
	w := &x.words[i]
	u := unit{stem: w.Stem, sign: x.signs[i], root: root(w.Low), stems: []string{w.Stem}}
	if h := x.phrase[i]; h == nil {
		for _, n := range x.notions[i] {
			if !longer(x.hits, i, n) {
				u.notions = append(u.notions, n)
			}
		}
	} else if h.At[len(h.At)-1] == i {
		x.join(&u, h)
	} else {
		return u, false
	}
	u.meta = len(u.notions) > 0
	for _, n := range u.notions {
		u.meta = u.meta && x.meta[n]
		kind := x.thesaurus.Notion(int(n)).Kind
		u.predicate = u.predicate || kind.Predicate()
		u.who = u.who || kind == thesaurus.People || kind == thesaurus.Body
		for _, c := range x.classes[n] {
			if k := slices.IndexFunc(u.classes, func(y class) bool { return y.id == c.id }); k < 0 {
				u.classes = append(u.classes, c)
			} else {
				u.classes[k].first = u.classes[k].first || c.first
			}
		}
	}
	u.name = w.Cap && i > 0 && w.Break != '.' && len(u.notions) == 0
	return u, true
}

// join makes a unit of a phrase: its notion, those within it, all its stems.
func (x *reading) join(u *unit, h *thesaurus.Hit) {
	u.notions, u.root, u.stems, u.sign = []int32{int32(h.Notion)}, "", nil, 1
	for _, k := range h.At {
		u.stems = append(u.stems, x.words[k].Stem)
		if x.signs[k] < 0 {
			u.sign = -1
		}
		for _, n := range x.notions[k] {
			if n != u.notions[0] && !slices.Contains(u.parts, n) && !spans(x.hits, h, n) {
				u.parts = append(u.parts, n)
			}
		}
	}
	u.stem = strings.Join(u.stems, " ")
}

// place finds where a claim lies, and its words and clauses by themselves.
func (r *reader) place(c *claim) {
	c.vector = r.model.Vector(r.features(c))
	for i, from := 0, 0; i < len(c.units); i++ {
		one := claim{item: c.item, units: c.units[i : i+1]}
		features := r.features(&one)
		c.units[i].vector, c.units[i].features = r.model.Vector(features), featuresKey(features)
		if i == len(c.units)-1 || c.units[i+1].clause != c.units[i].clause {
			if i-from >= 2 {
				one.units = c.units[from : i+1]
				c.clauses = append(c.clauses, r.model.Vector(r.features(&one)))
			}
			from = i + 1
		}
	}
}

// features are what a claim's place is computed from: the stems of its words
// with their language, the notions that they stand for, and the notions' classes.
func (r *reader) features(c *claim) []string {
	var out []string
	add := func(f string) {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	for i := range c.units {
		u := &c.units[i]
		for _, s := range u.stems {
			add(c.item.Language + ":" + s)
		}
		for _, n := range u.notions {
			notion := r.thesaurus.Notion(int(n))
			add("=" + notion.ID)
			if len(u.notions) > 2 {
				continue // a word of so many senses has no class
			}
			for _, k := range notion.Classes {
				add("#" + k)
			}
		}
		for _, n := range u.parts {
			add("=" + r.thesaurus.Notion(int(n)).ID)
		}
	}
	return out
}

// phrases gives each word the longest phrase of several words that it belongs
// to; of two that overlap the longer stands, then the tighter, then the earlier.
func phrases(hits []thesaurus.Hit, words int) []*thesaurus.Hit {
	out := make([]*thesaurus.Hit, words)
	order := make([]*thesaurus.Hit, 0, len(hits))
	for i := range hits {
		if len(hits[i].At) > 1 {
			order = append(order, &hits[i])
		}
	}
	span := func(h *thesaurus.Hit) int { return h.At[len(h.At)-1] - h.At[0] }
	slices.SortStableFunc(order, func(a, b *thesaurus.Hit) int {
		return cmp.Or(cmp.Compare(len(b.At), len(a.At)), cmp.Compare(span(a), span(b)))
	})
	for _, h := range order {
		free := true
		for _, i := range h.At {
			free = free && out[i] == nil
		}
		if free {
			for _, i := range h.At {
				out[i] = h
			}
		}
	}
	return out
}

// spans tells whether a notion's words reach beyond a phrase's.
func spans(hits []thesaurus.Hit, phrase *thesaurus.Hit, notion int32) bool {
	for _, h := range hits {
		if h.Notion != int(notion) {
			continue
		}
		inside := true
		for _, i := range h.At {
			inside = inside && slices.Contains(phrase.At, i)
		}
		if inside {
			return false
		}
	}
	return true
}

// longer tells whether a word belongs to a notion by a phrase of several words alone.
func longer(hits []thesaurus.Hit, word int, notion int32) bool {
	for _, h := range hits {
		if h.Notion == int(notion) && len(h.At) == 1 && h.At[0] == word {
			return false
		}
	}
	return true
}

// number reads a number as it is printed: "3,5" and "3.5" have a fraction, of
// "1,250" and "1.250" the groups of three are thousands.
func number(s string) (float64, bool) {
	if s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	if thousands.MatchString(s) {
		s = strings.NewReplacer(",", "", ".", "").Replace(s)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", "."), 64)
	if err != nil {
		return 0, true
	}
	return v, true
}

var thousands = regexp.MustCompile(`^[1-9]\d{0,2}([.,]\d{3})+$`)

// root is a word's beginning where its end tells that it came from Latin or
// Greek by way of French: "regularisation", "regularizacion" have one root.
func root(low string) string {
	low = strings.NewReplacer("ph", "f", "th", "t", "y", "i", "qu", "c", "k", "c", "z", "s", "x", "s").Replace(low)
	var b strings.Builder
	var last rune
	for _, r := range low {
		if r == last && !unicode.IsDigit(r) {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	s := b.String()
	if len(s) < 7 {
		return ""
	}
	return s[:6]
}

// reach is how many words that say something a negation turns round.
const reach = 5

// signs tells of each word whether it stands under a negation. One within a
// phrase ("sans papiers") is the phrase's own.
func (r *reader) signs(x *reading) []int8 {
	out := make([]int8, len(x.words))
	left, turned := 0, int8(1)
	since := 99
	for i, w := range x.words {
		if w.Break != 0 || x.frame.contrast[w.Low] {
			left, turned = 0, 1
		}
		since++
		switch {
		case x.frame.negations[w.Low] && x.phrase[i] == nil:
			// "ne … pas", "no … nada" is one.
			if left == 0 {
				turned = -1
			} else if since > 4 {
				turned = -turned
			}
			left, since = reach, 0
		case !w.Function:
			out[i] = 1
			if left > 0 {
				out[i] = turned
				left--
			}
			if r.turns(x.notions[i]) {
				// The reverser bears its own sign; what it is about, the reverse.
				if left > 0 {
					turned = -turned
				} else {
					turned = -1
				}
				left = reach
			}
		}
	}
	return out
}

// turns tells whether one of a word's notions turns round what it is about.
func (r *reader) turns(notions []int32) bool {
	for _, n := range notions {
		if r.reversers[n] {
			return true
		}
	}
	return false
}
