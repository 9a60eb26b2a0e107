package draft

import (
	"slices"
	"strings"

	"rapporteur.internal/services/thesaurus"
)

// find gathers whom the sentence names: bodies that the record has, persons, States.
func (c *check) find() {
	s := c.sentence
	take := func(m mention) {
		c.mentions = append(c.mentions, m)
		for i := m.from; i < m.to; i++ {
			c.names[i] = true
		}
	}
	for i := range s.words {
		if c.names[i] {
			continue
		}
		for _, b := range c.record.bodies {
			if find(s.words, b.words, i) == i && (len(b.words) > 1 && anyCap(s, i, i+len(b.words)) || capital(s.said(i, i+1))) {
				take(mention{from: i, to: i + len(b.words), codes: []string{b.key}})
				break
			}
		}
	}
	for i := range s.words {
		if !c.names[i] {
			if m, ok := c.person(i); ok {
				take(m)
			}
		}
	}
	for _, m := range c.atlas.states(s) {
		if !c.names[m.from] {
			take(m)
		}
	}
	slices.SortFunc(c.mentions, func(a, b mention) int { return a.from - b.from })
}

func anyCap(p *passage, from, to int) bool {
	return slices.ContainsFunc(p.words[from:to], func(w token) bool { return w.Cap })
}

// person reads the name of somebody who takes the floor in the record, at word i:
// the full name, or the surname behind a title or alone.
func (c *check) person(i int) (mention, bool) {
	s := c.sentence
	if !s.words[i].Cap {
		return mention{}, false
	}
	best := mention{}
	for _, p := range c.record.persons {
		n := 0
		switch {
		case len(p.words) > 1 && find(s.words, p.words, i) == i:
			n = len(p.words)
		case s.words[i].Low == p.surname && (has(p.words, s.words[i].Low)) && len(p.surname) > 2 && (c.titled(i) || i > 0 && !has(s.lex.Common, p.surname) && !c.record.small[p.surname]):
			n = 1
		default:
			// A surname of two words, "Diop-Sagna".
			for k := 1; k < len(p.words)-1; k++ {
				if find(s.words, p.words[k:], i) == i && len(p.words)-k > n && c.hyphened(i, len(p.words)-k) {
					n = len(p.words) - k
				}
			}
		}
		if n == 0 || n < best.to-best.from {
			continue
		}
		if n > best.to-best.from {
			best = mention{from: i, to: i + n}
		}
		best.codes = append(best.codes, "person:"+strings.Join(p.words, " "))
	}
	return best, best.to > 0
}

func (c *check) hyphened(i, n int) bool {
	s := c.sentence
	for k := i + 1; k < i+n; k++ {
		if s.text[s.words[k-1].To:s.words[k].From] != "-" {
			return c.titled(i)
		}
	}
	return true
}

// titled tells whether "Mr", "Mme", "señor" stands before word i.
func (c *check) titled(i int) bool {
	return i > 0 && has(c.sentence.lex.Titles, c.sentence.words[i-1].Low)
}

// namesHeld refuses a State, a body or a person that what is cited doesn't hold.
func (c *check) namesHeld() {
	for _, m := range c.mentions {
		if c.quoted(m.from) {
			continue
		}
		said := c.sentence.said(m.from, m.to)
		switch {
		case c.held(m):
			c.subject(m, said)
		case strings.HasPrefix(m.codes[0], "person:"):
			c.blame(Person, "“"+said+"” is named, and nothing that is cited is theirs or names them"+c.whose(), "name who said it, or cite what they said")
		case strings.HasPrefix(m.codes[0], "body:"):
			if c.foreign() && !capital(said) {
				continue // Under another name, perhaps.
			}
			c.blame(Body, "“"+said+"” is named, and not in what is cited"+c.whose(), "name the right one, or cite what it said")
		default:
			c.blame(State, "“"+said+"” is named, and not in what is cited"+c.whose(), "name the right one, or cite what it said")
		}
	}
	c.unknown()
	c.role()
}

// whose tells, for a finding, who speaks in what is cited.
func (c *check) whose() string {
	var out []string
	for _, s := range c.cited {
		for _, p := range s.speakers {
			if p.Name != "" && !has(out, p.Name) {
				out = append(out, p.Name)
			}
		}
		for _, n := range s.printed {
			if !has(out, n) {
				out = append(out, n)
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (there speaks " + strings.Join(out, ", ") + ")"
}

// held tells whether what is cited holds a mention; one that is said of
// something else ("the Norland proposal") may stand in what the cited answers.
func (c *check) held(m mention) bool {
	if slices.ContainsFunc(c.cited, func(s *statement) bool { return c.inStatement(s, m) }) {
		return true
	}
	spoken := slices.ContainsFunc(c.cited, func(s *statement) bool { return len(s.parties) > 0 })
	if !spoken && slices.ContainsFunc(c.context(3), func(s *statement) bool { return c.inStatement(s, m) }) {
		return true
	}
	if !c.loose(m) {
		return false
	}
	near := c.near()
	if len(near) == len(c.cited) {
		near = c.context(3)
	}
	return slices.ContainsFunc(near, func(s *statement) bool { return c.inStatement(s, m) })
}

func (c *check) inStatement(s *statement, m mention) bool {
	for _, code := range m.codes {
		if s.codes[code] {
			return true
		}
		switch {
		case strings.HasPrefix(code, "person:"):
			if s.hasPerson(strings.Fields(strings.TrimPrefix(code, "person:"))) {
				return true
			}
		case strings.HasPrefix(code, "body:"):
			if c.hasBody(s, c.sentence.said(m.from, m.to)) {
				return true
			}
		default:
			for _, p := range c.speakersOf(s) {
				if p.country == code {
					return true
				}
				for _, text := range slices.Concat(p.roles, p.bodies) {
					for _, x := range c.atlas.states(c.words.read(s.tag, text)) {
						if has(x.codes, code) {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// speakersOf is what the record knows of a statement's speakers.
func (c *check) speakersOf(s *statement) []person {
	var out []person
	for _, x := range s.speakers {
		w := tokens("", x.Name)
		for _, p := range c.record.persons {
			if len(w) > 0 && p.surname == w[len(w)-1].Low && fitsName(p.words, lows(w)) {
				out = append(out, p)
			}
		}
	}
	return out
}

func lows(words []token) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Low)
	}
	return out
}

// fitsName tells whether two names may be one person's: one ends in the other.
func fitsName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && slices.Equal(a, b[len(b)-len(a):])
}

// hasPerson tells whether somebody speaks in a statement, or is named by it.
func (s *statement) hasPerson(words []string) bool {
	for _, p := range s.speakers {
		if w := lows(tokens("", p.Name)); fitsName(w, words) {
			return true
		}
	}
	surname := words[len(words)-1]
	for i, w := range s.words {
		if w.Cap && w.Low == surname {
			// Another first name is somebody else.
			if len(words) > 1 && i > 0 && s.words[i-1].Cap && !has(s.lex.Titles, s.words[i-1].Low) && !has(words, s.words[i-1].Low) && s.words[i].Break == 0 {
				continue
			}
			return true
		}
	}
	return false
}

// hasBody tells whether a statement or its speakers hold a body, by its name,
// another of its names, or its initials.
func (c *check) hasBody(s *statement, name string) bool {
	want := lows(tokens("", name))
	if find(s.words, want, 0) >= 0 {
		return true
	}
	for _, n := range c.bodiesOf(s) {
		if c.key(n) == c.key(name) || find(tokens("", n), want, 0) >= 0 || initials(n) == strings.ToLower(name) || initials(name) == strings.ToLower(n) {
			return true
		}
	}
	if capital(name) {
		for i := range s.words {
			if s.words[i].Cap && i+2 < len(s.words) && strings.HasPrefix(initials(s.said(i, min(len(s.words), i+10))), strings.ToLower(name)) {
				return true
			}
		}
	}
	for i, w := range s.words {
		if capital(s.said(i, i+1)) && len(w.Low) > 1 && (initials(name) == w.Low || c.key(s.said(i, i+1)) == c.key(name)) {
			return true
		}
	}
	return false
}

// bodiesOf are the bodies of who speaks in a statement.
func (c *check) bodiesOf(s *statement) []string {
	out := slices.Clone(s.printed)
	for _, x := range s.speakers {
		out = append(out, x.Organisation, x.OnBehalfOf, x.Acronym)
	}
	for _, p := range c.speakersOf(s) {
		out = append(out, p.bodies...)
	}
	for i := range s.words {
		if short := s.said(i, i+1); capital(short) {
			out = append(out, c.record.aliases[strings.ToLower(short)]...)
		}
	}
	for _, n := range slices.Clone(out) {
		out = append(out, c.record.aliases[thesaurus.Fold(n)]...)
	}
	return slices.DeleteFunc(out, func(n string) bool { return n == "" })
}

// initials are those of a name's words with capitals, in lower case.
func initials(name string) string {
	var b strings.Builder
	for _, w := range tokens("", name) {
		if w.Cap {
			b.WriteString(w.Low[:1])
		}
	}
	return b.String()
}
