package draft

import (
	"slices"
	"strings"
	"unicode"
)

// unknown refuses names with capitals that the record doesn't know, or has elsewhere.
func (c *check) unknown() {
	s := c.sentence
	if c.foreign() {
		return
	}
	for i := 0; i < len(s.words); i++ {
		if c.names[i] || c.quoted(i) || !s.words[i].Cap {
			continue
		}
		to := i + 1
		for to < len(s.words) && !c.names[to] {
			k := to
			for k < len(s.words) && k < to+3 && !s.words[k].Cap && s.words[k].Function && s.words[k].Break == 0 {
				k++
			}
			if k >= len(s.words) || !s.words[k].Cap || s.words[k].Break != 0 && s.words[k].Break != '.' || c.names[k] || k > to && !anyOf(s, to, k) {
				break
			}
			to = k + 1
		}
		c.sequence(i, to)
		i = to - 1
	}
}

// anyOf tells whether words [from, to) join the words of a name.
func anyOf(s *passage, from, to int) bool {
	for i := from; i < to; i++ {
		if !has([]string{"of", "the", "for", "de", "du", "des", "d", "la", "las", "los", "le", "les", "l", "del", "el", "and", "et", "y"}, s.words[i].Low) {
			return false
		}
	}
	// "and" alone joins two names.
	return !has([]string{"and", "et", "y"}, s.words[from].Low)
}

// sequence judges one name.
func (c *check) sequence(from, to int) {
	s := c.sentence
	for to-from > 1 && s.words[from].Function {
		from++
	}
	titled := c.titled(from)
	want := c.telling(from, to, titled)
	if len(want) == 0 {
		return
	}
	said := s.said(from, to)
	single := to-from == 1 && !titled
	// In French and Spanish only a name has a capital within a sentence: "la Banque des …".
	named := s.tag != "en" && from > 0 && to < len(s.words) && s.words[from].Break == 0 && has([]string{"de", "du", "des", "d", "del"}, s.words[to].Low)
	if single && !named && (c.record.small[s.words[from].Low] || !capital(said) && c.record.stems[s.words[from].Stem] == 0) {
		return // Written with a capital by somebody's habit.
	}
	hits := 0
	for _, i := range want {
		if c.around(s.words[i], !named) {
			hits++
		}
	}
	if (hits == len(want) || hits*2 > len(want) && !c.conflicts(want)) || slices.ContainsFunc(c.cited, func(x *statement) bool { return c.hasBody(x, said) }) {
		return
	}
	code, remedy := Body, "name the right one, or cite what holds it"
	if titled || len(want) == 2 && to-from == 2 && unicode.IsUpper([]rune(said)[0]) && c.isName(from, to) {
		code, remedy = Person, "name who said it, or cite what they said"
	}
	c.blame(code, "“"+said+"” is named, and not in what is cited"+c.whose(), remedy)
}

// conflicts tells whether a name shares words with that of a body that is cited
// and each has one that the other lacks: another body.
func (c *check) conflicts(want []int) bool {
	s := c.sentence
	if !slices.ContainsFunc(want, func(i int) bool { return !c.around(s.words[i], true) }) {
		return false
	}
	for _, x := range c.cited {
		for _, n := range c.bodiesOf(x) {
			shared, lacks := 0, 0
			for _, v := range tokens(x.tag, n) {
				if v.Function || !v.Cap {
					continue
				}
				if slices.ContainsFunc(want, func(i int) bool { return same(s.words[i], v) }) {
					shared++
				} else if !slices.ContainsFunc(s.words, func(w token) bool { return same(w, v) }) {
					lacks++
				}
			}
			if shared > 0 && lacks > 0 {
				return true
			}
		}
	}
	return false
}

// isName tells whether two words with capitals stand where somebody acts.
func (c *check) isName(from, to int) bool {
	s := c.sentence
	return to < len(s.words) && !s.words[from].Function && !s.words[to].Cap
}

// around tells whether a name's word is known to the cited statements; wide: or
// right before them.
func (c *check) around(w token, wide bool) bool {
	in := c.near()
	if wide {
		in = append(in, c.context(3)...)
	}
	for _, s := range in {
		if s.holds(w) {
			return true
		}
		for _, p := range c.speakersOf(s) {
			for _, text := range slices.Concat(p.roles, p.bodies, []string{p.name}) {
				if slices.ContainsFunc(tokens(s.tag, text), func(v token) bool { return same(w, v) }) {
					return true
				}
			}
		}
		for _, n := range c.bodiesOf(s) {
			if slices.ContainsFunc(tokens(s.tag, n), func(v token) bool { return same(w, v) }) {
				return true
			}
		}
	}
	for _, x := range c.record.sessions {
		if slices.ContainsFunc(tokens(c.sentence.tag, x.city), func(v token) bool { return v.Low == w.Low }) {
			return true
		}
	}
	return false
}

// telling are the words of a name that tell whose it is, functions and months apart.
func (c *check) telling(from, to int, titled bool) []int {
	s := c.sentence
	var want []int
	for i := from; i < to; i++ {
		w := s.words[i]
		if !w.Cap || w.Function || len(w.Low) < 2 || has(s.lex.Common, w.Low) || has(s.lex.Titles, w.Low) || has(s.lex.Months, w.Low) || has(s.lex.Weekdays, w.Low) || allDigits(w.Low) || c.roleWord(w.Low) {
			continue
		}
		if _, ok := s.lex.Numbers[w.Low]; ok {
			continue
		}
		opens := i == 0 || strings.ContainsRune(".!?:“«\"", w.Break) && w.Break != 0
		if opens && !titled && (to-from == 1 || c.record.small[w.Low] || !s.words[min(i+1, to-1)].Cap) {
			continue
		}
		want = append(want, i)
	}
	return want
}
