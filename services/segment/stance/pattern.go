package stance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// set is the number of a set of words.
type set uint16

type sort uint8

const (
	wordElem   sort = iota // a word of the set
	gapElem                // up to n words, no mark among them
	wideElem               // up to n words, commas among them
	startElem              // the sentence begins here
	endElem                // the sentence ends here
	goesOnElem             // the sentence doesn't end here
	capElem                // a word with a capital
	numberElem             // digits
	notElem                // not a word of the set; takes no word
	nounElem               // not right behind an article: takes no word
)

type elem struct {
	sort     sort
	set      set
	also     set // and of this one, where it isn't 0
	n        int
	optional bool
	orEnd    bool // or the sentence ends here
}

// begins tells whether a pattern may begin so.
func (e elem) begins() bool { return e.sort == wordElem || e.sort == numberElem || e.sort == capElem }

// pattern is words in a row, as a cue's form says them.
type pattern struct {
	cue   int
	elems []elem // the first is a word, a number or a capital
	next  set    // what the next word must be, 0 where it isn't fixed
	start bool   // only where the sentence begins
	// negative: a negation is among its own words, and turns nothing round.
	negative bool
	verb     bool // its first word is a verb: not behind an article
}

// compiler makes patterns of forms.
type compiler struct {
	lang string
	sets map[string][]string // named, as printed
	verb map[string]string   // irregular verbs
	ids  map[string]set
	// what a word belongs to: by itself, by how it begins, by how it ends.
	whole, prefix, suffix map[string][]set
	minus                 map[string][]set
	past                  map[string]bool // forms that are no nouns
	infinitives           map[string]bool
	participles           map[string]bool // forms that are no verb without an auxiliary
	conditionals          map[string]bool // forms of what would be
	longest               int
}

// maxGap is how many words stand in "..", and in "...".
const (
	maxGap  = 4
	maxWide = 12
)

// compile reads one form:
//
//	word      this word           stem*    a word that begins so     *end   one that ends so
//	a|b       one of them         @set     a word of the set         ~verb  a finite form of the verb
//	x?        x or nothing        ..       up to 4 words             ...    up to 12, commas among them
//	..3       up to 3             ^ $      begin, end of sentence    %      a word with a capital
//	#         a number            !x       the next word isn't x     , ; :  the mark
//	x|$       x or the end       !$      not the end             x&y     both
func (c *compiler) compile(cue int, form string) ([]pattern, error) {
	var out []pattern
	for _, f := range expand(form) {
		list, err := c.compileOne(cue, f)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// expand parts the alternatives that are no words: "x|%" is "x" and "%".
func expand(form string) []string {
	out := []string{""}
	for _, f := range strings.Fields(form) {
		var words, others []string
		for _, a := range strings.Split(f, "|") {
			if (a == "%" || a == "#") && f != a {
				others = append(others, a)
			} else {
				words = append(words, a)
			}
		}
		if len(words) > 0 {
			others = append(others, strings.Join(words, "|"))
		}
		var next []string
		for _, o := range out {
			for _, x := range others {
				next = append(next, strings.TrimSpace(o+" "+x))
			}
		}
		out = next
	}
	return out
}

func (c *compiler) compileOne(cue int, form string) ([]pattern, error) {
	var elems []elem
	first := ""
	p := pattern{cue: cue}
	for _, f := range strings.Fields(form) {
		e := elem{}
		if len(f) > 1 && strings.HasSuffix(f, "?") {
			e.optional, f = true, f[:len(f)-1]
		}
		switch {
		case f == "^":
			if len(elems) == 0 {
				p.start = true
				continue
			}
			return nil, fmt.Errorf("%q: ^ stands first or not at all", form)
		case f == "$":
			e.sort = endElem
		case f == "!$":
			e.sort = goesOnElem
		case f == "%":
			e.sort = capElem
		case f == "#":
			e.sort = numberElem
		case strings.HasPrefix(f, "..."):
			e.sort, e.n = wideElem, maxWide
		case strings.HasPrefix(f, ".."):
			e.sort, e.n = gapElem, maxGap
			if f != ".." {
				n, err := strconv.Atoi(f[2:])
				if err != nil {
					return nil, fmt.Errorf("%q: %q is no gap", form, f)
				}
				e.n = n
			}
		default:
			if len(f) > 1 && f[0] == '!' {
				e.sort, f = notElem, f[1:]
			}
			if f, e.orEnd = withoutEnd(f); f == "" {
				return nil, fmt.Errorf("%q: an end without words", form)
			}
			one, two, both := strings.Cut(f, "&")
			var err error
			if e.set, err = c.set(one); err == nil && both {
				e.also, err = c.set(two)
			}
			if err != nil {
				return nil, fmt.Errorf("%q: %w", form, err)
			}
			if len(elems) == 0 {
				first = f
			}
		}
		elems = append(elems, e)
	}
	if len(elems) == 0 {
		return nil, fmt.Errorf("%q: no words", form)
	}
	p.verb = strings.Contains(first, "~")
	var out []pattern
	for {
		if elems[0].optional {
			q := p
			q.elems = append([]elem{}, elems...)
			q.elems[0].optional = false
			q.fix()
			if q.elems[0].begins() {
				out = append(out, q)
			}
			elems = elems[1:]
			if len(elems) == 0 {
				return nil, fmt.Errorf("%q: all of it may be missing", form)
			}
			continue
		}
		if !elems[0].begins() {
			return nil, fmt.Errorf("%q: begins with no word", form)
		}
		p.elems = elems
		p.fix()
		return append(out, p), nil
	}
}

// negates tells whether a form says a negation itself.
func (c *compiler) negates(form, negations string) bool {
	said := map[string]bool{"n'": true, "ne": true}
	for _, w := range strings.Fields(negations) {
		said[w] = true
	}
	for _, f := range strings.Fields(form) {
		members, err := c.members(strings.Trim(f, "!?"), 0)
		if err == nil && slices.ContainsFunc(members, func(m string) bool { return said[m] }) {
			return true
		}
	}
	return false
}

// fix notes which word must come second, so that most are refused at once.
func (p *pattern) fix() {
	if len(p.elems) > 1 {
		if e := p.elems[1]; e.sort == wordElem && !e.optional && !e.orEnd {
			p.next = e.set
		}
	}
}

// withoutEnd takes the end of the sentence out of alternatives.
func withoutEnd(f string) (string, bool) {
	list := strings.Split(f, "|")
	words := slices.DeleteFunc(list, func(x string) bool { return x == "$" })
	return strings.Join(words, "|"), len(words) < strings.Count(f, "|")+1
}

// set gives the number of the set that an element names, the same for the same words.
func (c *compiler) set(text string) (set, error) {
	members, err := c.members(text, 0)
	if err != nil {
		return 0, err
	}
	key := strings.Join(members, "|")
	if id, ok := c.ids[key]; ok {
		return id, nil
	}
	id := set(len(c.ids) + 1)
	c.ids[key] = id
	for _, m := range members {
		switch {
		case m == "*" || m == "":
			return 0, fmt.Errorf("%q: empty word", text)
		case m[0] == '-' && len(m) > 1:
			c.minus[m[1:]] = append(c.minus[m[1:]], id)
		case m[0] == '*':
			c.suffix[m[1:]] = append(c.suffix[m[1:]], id)
			c.longest = max(c.longest, len(m)-1)
		case strings.HasSuffix(m, "*"):
			c.prefix[m[:len(m)-1]] = append(c.prefix[m[:len(m)-1]], id)
		default:
			c.whole[m] = append(c.whole[m], id)
		}
	}
	return id, nil
}

func (c *compiler) members(text string, depth int) ([]string, error) {
	if depth > 4 {
		return nil, fmt.Errorf("%q: sets within sets within sets", text)
	}
	var out []string
	for _, m := range strings.Split(text, "|") {
		switch {
		case strings.HasPrefix(m, "@"):
			list, ok := c.sets[m[1:]]
			if !ok {
				return nil, fmt.Errorf("no set %q", m)
			}
			for _, x := range list {
				more, err := c.members(x, depth+1)
				if err != nil {
					return nil, err
				}
				out = append(out, more...)
			}
		case strings.HasPrefix(m, "~"):
			if !c.isVerb(m[1:]) {
				return nil, fmt.Errorf("%q is no infinitive that can be conjugated: name its forms under verbs, or leave ~ out", m)
			}
			out = append(out, c.conjugate(m[1:])...)
		default:
			out = append(out, m)
		}
	}
	return out, nil
}
