package draft

import (
	"slices"
	"strings"
	"unicode"

	"rapporteur.internal/services/thesaurus"

	pb "rapporteur.internal/proto/rapporteur/v1"
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

// loose tells whether a mention is of whom something is said, rather than of
// who acts: "the Norland proposal", "proposed by Norland", "Norland's fund".
func (c *check) loose(m mention) bool {
	s := c.sentence
	if s.tag == "en" && m.to < len(s.words) && s.words[m.to].Low == "s" {
		return true
	}
	i := m.from - 1
	for i >= 0 && (has(s.lex.About, s.words[i].Low) || c.roleWord(s.words[i].Low)) && s.words[i+1].Break == 0 {
		i--
	}
	person := false // Somebody is told by the State: "the Norland delegation".
	for k := max(0, m.from-4); k < min(len(s.words), m.to+2); k++ {
		person = person || c.roleWord(s.words[k].Low)
	}
	if m.adjective {
		return !person
	}
	if i < 0 || s.lex.CreditBefore.before(s.words, i+1) > 0 || s.words[i+1].Break != 0 {
		return false
	}
	return has(s.lex.LooseBefore, s.words[i].Low) && !person
}

// roleWord tells whether a word is somebody's function: "minister", "delegate".
func (c *check) roleWord(w string) bool {
	for _, words := range c.sentence.lex.Roles {
		if has(words, w) {
			return true
		}
	}
	return len(w) > 4 && (strings.HasPrefix(w, "deleg") || strings.HasPrefix(w, "represent"))
}

// subject refuses to let somebody act whom what is cited only mentions.
func (c *check) subject(m mention, said string) {
	s := c.sentence
	if c.loose(m) || m.adjective || m.from > 3 && !c.credited(m) {
		return
	}
	before := s.lex.CreditBefore.before(s.words, m.from)
	if before == 0 && m.from > 0 && (has(s.lex.LooseBefore, s.words[m.from-1].Low) || m.from > 1 && has(s.lex.LooseBefore, s.words[m.from-2].Low)) {
		return
	}
	for _, x := range c.cited {
		if len(x.parties) == 0 || slices.ContainsFunc(m.codes, func(code string) bool { return has(x.parties, code) }) || c.speaksAs(x, m) {
			return
		}
		if x.tag != s.tag || !c.inStatement(x, m) {
			continue
		}
		for _, i := range c.stands(x, m) {
			j := i
			for j > 0 && has(x.lex.About, x.words[j-1].Low) && !(x.lex.ObjectBefore.before(x.words, j) > 0) {
				j--
			}
			if x.lex.ObjectBefore.before(x.words, j) == 0 {
				return
			}
		}
		if len(c.stands(x, m)) == 0 {
			return
		}
	}
	c.blame(Speaker, "the sentence lets “"+said+"” say it, whom what is cited only mentions"+c.whose(), "name who said it")
}

// speaksAs tells whether a person of a mention speaks in a statement, by a
// shorter or longer name.
func (c *check) speaksAs(x *statement, m mention) bool {
	for _, code := range m.codes {
		name, ok := strings.CutPrefix(code, "person:")
		if ok && slices.ContainsFunc(x.speakers, func(p *pb.Speaker) bool { return fitsName(lows(tokens("", p.Name)), strings.Fields(name)) }) {
			return true
		}
	}
	return false
}

func (c *check) credited(m mention) bool {
	return c.sentence.lex.CreditBefore.before(c.sentence.words, m.from) > 0
}

// stands is where a statement names a mention.
func (c *check) stands(s *statement, m mention) []int {
	var out []int
	for _, x := range s.states {
		if slices.ContainsFunc(x.codes, func(code string) bool { return has(m.codes, code) }) {
			out = append(out, x.from)
		}
	}
	for _, code := range m.codes {
		if name, ok := strings.CutPrefix(code, "person:"); ok {
			f := strings.Fields(name)
			for i, w := range s.words {
				if w.Cap && w.Low == f[len(f)-1] {
					for i > 0 && has(f, s.words[i-1].Low) {
						i--
					}
					out = append(out, i)
				}
			}
		}
	}
	return out
}

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

// role refuses a function that who speaks in what is cited doesn't have.
func (c *check) role() {
	s := c.sentence
	if !c.oneLanguage() {
		return
	}
	at, class := -1, ""
	for i := 0; i < len(s.words) && i < 5 && at < 0; i++ {
		if i > 0 && s.words[i].Break != 0 || i > 0 && has(s.lex.LooseBefore, s.words[i-1].Low) || i > 1 && has(s.lex.LooseBefore, s.words[i-2].Low) {
			break
		}
		for name, words := range s.lex.Roles {
			if has(words, s.words[i].Low) {
				at, class = i, name
			}
		}
	}
	if at < 0 {
		return
	}
	other := ""
	for _, x := range c.cited {
		if len(x.speakers) == 0 {
			return
		}
		for _, w := range x.words {
			if has(x.lex.Roles[class], w.Low) {
				return
			}
		}
		for _, p := range c.speakersOf(x) {
			for _, r := range p.roles {
				found := ""
				for _, w := range tokens(x.tag, r) {
					if has(x.lex.Roles[class], w.Low) {
						return
					}
					for name, words := range x.lex.Roles {
						if has(words, w.Low) {
							found = name
						}
					}
				}
				if found != "" {
					other = r
				}
			}
		}
	}
	if other != "" {
		c.blame(Role, "“"+s.said(at, at+1)+"” speaks in the sentence, and in what is cited “"+other+"”", "name who said it")
	}
}
