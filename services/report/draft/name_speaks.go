package draft

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

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
