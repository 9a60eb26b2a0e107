package shorten

import (
	"strings"
	"unicode"
)

// proposal is a span of tokens that a generator would cut.
type proposal struct {
	// from and to are the tokens that go; head is the first word of what goes.
	from, head, to int
	kind           string
	// listed: the whole span is an entry of a list, which was judged when it
	// was written down; the guards of single words don't apply.
	listed bool
	// free: the entry that opens the span may do so without a comma.
	free bool
}

// guard is a law: a proposal that one of them refuses is not made.
type guard struct {
	name   string
	allows func(*clause, proposal) bool
}

func guards() []guard {
	return []guard{
		{"negation", func(c *clause, p proposal) bool {
			return p.listed || !c.negation.in(c.t, p.head, p.to) && !contracted(c, p)
		}},
		{"condition", without(func(l *lexicon) phrases { return l.condition })},
		{"restriction", without(func(l *lexicon) phrases { return l.restriction })},
		{"modality", without(func(l *lexicon) phrases { return l.modality })},
		{"reservation", without(func(l *lexicon) phrases { return l.reservation })},
		{"comparison", without(func(l *lexicon) phrases { return l.comparison })},
		{"quantifier", without(func(l *lexicon) phrases { return l.quantifier })},
		{"figure", figureless},
		{"paired", paired},
		{"touch", touches},
		{"complement", notComplement},
		{"scope", outOfScope},
		{"verb", keepsVerb},
		{"seam", closesSeam},
		{"anaphor", unreferred},
		{"list", keepsList},
		{"second", noSecondClause},
		{"union", notUnited},
		{"room", leavesEnough},
	}
}

// without builds the guards of words that never go.
func without(list func(*lexicon) phrases) func(*clause, proposal) bool {
	return func(c *clause, p proposal) bool {
		return p.listed || !list(c.lexicon).in(c.t, p.head, p.to)
	}
}

// contracted sees the negation in "don't", "isn't", "cannot".
func contracted(c *clause, p proposal) bool {
	if c.tag != "en" {
		return false
	}
	for _, t := range c.t[p.head:p.to] {
		if strings.HasSuffix(t.fold, "n't") {
			return true
		}
	}
	return false
}

// figureless: no number goes, in digits or in words; numbering is no number.
func figureless(c *clause, p proposal) bool {
	if p.listed {
		return true
	}
	for i := p.head; i < p.to; i++ {
		if c.t[i].sort == number || c.t[i].fold == "%" {
			return false
		}
	}
	return !c.figure.in(c.t, p.head, p.to)
}

// paired: brackets and quotation marks stay in pairs, and what they hold stays
// as it is: a quotation is another's words.
func paired(c *clause, p proposal) bool {
	if c.broken {
		return false
	}
	depth := 0
	for i := p.from; i < p.to; i++ {
		switch c.t[i].sort {
		case opening:
			depth++
		case closing:
			// "1)" closes nothing.
			if p.kind != "numbering" || depth > 0 {
				depth--
			}
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0 && !c.t[p.from].deep && !c.t[p.to-1].deep
}

// touches: a cut has a mark or an end of the clause on one side (G4), so that
// it never lies in the middle of a phrase.
func touches(c *clause, p proposal) bool {
	if p.from == 0 || p.to >= c.end {
		return true
	}
	for _, i := range []int{p.from, p.to - 1} {
		switch c.t[i].sort {
		case comma, dash, opening, closing:
			return true
		}
	}
	return false
}

// notComplement: a span that no comma opens may belong to the noun before it
// and restrict it (G3); only entries that never do so may open without one.
func notComplement(c *clause, p proposal) bool {
	if p.from == 0 || p.free || p.listed {
		return true
	}
	switch c.t[p.from].sort {
	case comma, dash, opening:
		return true
	}
	return false
}

// outOfScope: under a negation, "in order to" and "by …ing" may be what is
// negated, "not A and B" isn't "not A", and who refuses one thing and proposes
// another isn't told by the refusal; after "enough", "too" a purpose is a complement.
func outOfScope(c *clause, p proposal) bool {
	switch p.kind {
	case "tail-purpose", "tail-participle", "tail-cause", "tail-lack", "coordinate", "verb-phrase":
	default:
		return true
	}
	if p.kind == "tail-purpose" && c.degree.in(c.t, 0, p.from) {
		return false
	}
	if p.kind == "tail-cause" && c.t[p.from].sort == comma {
		return true
	}
	return !c.negation.in(c.t, 0, p.from) && !c.restriction.in(c.t, 0, p.from) && !contracted(c, proposal{head: 0, to: p.from})
}

// keepsVerb: what stays has a finite verb in a main clause if the clause had
// one (G9). A tail of a clause in which none is known must be its last stretch:
// otherwise the verb that isn't known may stand behind it.
func keepsVerb(c *clause, p proposal) bool {
	if p.listed || p.kind == "parenthesis" {
		return true
	}
	before, after := c.mainVerbs(0, p.from), c.mainVerbs(p.to, c.end)
	if before > 0 {
		return true
	}
	if p.to < c.end {
		return after > 0 || c.t[p.from].sort == comma && c.breaks(p.to)
	}
	return !c.has(comma, p.head, p.to) && !c.subordinator.in(c.t, 0, 1)
}

// closesSeam: what stands before a cut doesn't wait for what goes, and no two
// marks meet.
func closesSeam(c *clause, p proposal) bool {
	if p.to < len(c.t) && c.t[p.to].start == c.t[p.to-1].end && (c.t[p.to].sort == word || c.t[p.to].sort == number || c.t[p.to].sort == opening || c.t[p.to].sort == other) {
		return false
	}
	last := p.from - 1
	if last >= 0 {
		if p.kind != "numbering" && (c.closed[c.fold(last)] || c.determiner[c.fold(last)] || c.and[c.fold(last)]) {
			return false
		}
		s := c.t[last].sort
		if s == comma || s == semicolon || s == colon || s == dash || s == opening {
			if p.kind != "numbering" && (p.kind != "connective" || s != semicolon) {
				return false
			}
			if p.to < len(c.t) && c.t[p.to].sort != word && c.t[p.to].sort != number && c.t[p.to].sort != opening {
				return false
			}
		}
	}
	if p.from == 0 && p.to < len(c.t) {
		s := c.t[p.to].sort
		return s == word || s == number || s == opening
	}
	return true
}

// unreferred: nothing that stays behind a cut points back ("the latter"), and
// no acronym that stays is explained only by what goes.
func unreferred(c *clause, p proposal) bool {
	if p.to >= c.end {
		return true
	}
	if !p.listed && c.anaphor.in(c.t, p.to, c.end) {
		return false
	}
	for _, t := range c.t[p.from:p.to] {
		raw := c.text[t.start:t.end]
		if t.sort != word || !acronym(raw) {
			continue
		}
		for _, u := range c.t[p.to:c.end] {
			if u.fold == t.fold {
				return false
			}
		}
	}
	return true
}

// acronym: two capitals side by side; "Haut-Val" is a name.
func acronym(s string) bool {
	was := false
	for _, r := range s {
		is := unicode.IsUpper(r)
		if was && is {
			return true
		}
		was = is
	}
	return false
}

// keepsList: an item of a list goes only if the sentence says that the list is
// not whole (G5). A tail that follows another of its form is an item.
func keepsList(c *clause, p proposal) bool {
	if c.among.in(c.t, 0, p.from) && c.asWell.at(c.t, p.head) == 0 {
		return true
	}
	if p.kind == "coordinate" {
		start := p.from
		for start > 0 && !c.finiteAt(start-1) && c.t[start-1].sort != semicolon && c.t[start-1].sort != colon {
			start--
		}
		return !c.has(comma, start, p.from) && (c.t[p.from].sort != comma || !c.anyAnd(start, p.from))
	}
	if p.kind == "tail-participle" || p.kind == "tail-purpose" || p.kind == "tail-relative" {
		form := c.fold(p.head)
		begin := 0
		for i := p.from - 1; i >= begin; i-- {
			if p.kind == "tail-participle" && p.from == c.segmentComma(i, p.from) && c.participleAt(i) {
				return false
			}
			if c.fold(i) == form && p.kind != "tail-relative" && c.opens(p.kind, i) {
				return false
			}
			if c.breaks(i-1) && c.fold(i) == form && c.opens(p.kind, i) {
				return false
			}
		}
	}
	return true
}

// segmentComma is the comma that closes the stretch of token i, if at most limit.
func (c *clause) segmentComma(i, limit int) int {
	if n := c.next(i); n <= limit {
		return n
	}
	return limit
}

func (c *clause) anyAnd(from, to int) bool {
	for i := from; i < to; i++ {
		if c.and[c.fold(i)] {
			return true
		}
	}
	return false
}

// noSecondClause: a tail doesn't take along a clause of its own right that
// follows it: "…, which has A, and the States have B".
func noSecondClause(c *clause, p proposal) bool {
	if p.listed || p.kind == "parenthesis" {
		return true
	}
	if c.has(semicolon, p.head, p.to) || c.has(colon, p.head, p.to) || c.has(stop, p.head, p.to) {
		return false
	}
	for i := p.head; i < p.to; i++ {
		if !c.breaks(i) || i+1 >= p.to {
			continue
		}
		next := c.next(i + 1)
		if next > p.to {
			next = p.to
		}
		if c.and[c.fold(i+1)] && (c.verbs(i+1, next) || c.beforeInfinitive(i+2) || c.infinitiveLead[c.fold(i+2)] && c.beforeInfinitive(i+3)) {
			return false
		}
		// "…, submitted a draft": a past tense that no list knows.
		if c.tag == "en" && strings.HasSuffix(c.fold(i+1), "ed") || c.tag == "en" && c.and[c.fold(i+1)] && strings.HasSuffix(c.fold(i+2), "ed") {
			return false
		}
		if c.resumes(i+1) && p.to >= c.end && !(p.kind == "tail-cause") {
			return false
		}
	}
	return true
}

// notUnited: "between A and B", "both A and B" are about their union; none goes.
// "A or B" without B claims what nobody said. The
// second half of "tanto A, como B" is no example.
func notUnited(c *clause, p proposal) bool {
	if p.kind == "coordinate" || p.kind == "verb-phrase" && c.or[c.fold(p.head)] {
		for i := p.from; i < c.end; i++ {
			if c.or[c.fold(i)] {
				return false
			}
		}
	}
	switch p.kind {
	case "coordinate":
		for i := 0; i < c.end; i++ {
			// "entre autres" is not "entre".
			if c.among.at(c.t, i) == 0 && c.union.at(c.t, i) > 0 {
				return false
			}
		}
	case "example":
		return !c.like[c.fold(p.head)] || !c.union.in(c.t, 0, p.from)
	}
	return true
}

// leavesEnough: what stays is still a clause and not its stump.
func leavesEnough(c *clause, p proposal) bool {
	n := 0
	for i, t := range c.t {
		if (i < p.from || i >= p.to) && (t.sort == word || t.sort == number) && !strings.HasSuffix(t.fold, "'") {
			n++
		}
	}
	return n >= 4
}
