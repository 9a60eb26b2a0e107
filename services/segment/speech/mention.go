package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// position is where a mention stands to the verb.
type position int

const (
	other position = iota
	subject
	inverted
	source
	agent
	principal // after "on behalf of"
	predicate // "the first speaker was X, who …"
)

// mention is one place where a person is named: words start to end, of which
// nameStart to nameEnd are the name.
type mention struct {
	start, end         int
	nameStart, nameEnd int
	name               string
	addressed          bool
	capitals           bool // told by its capitals and what follows
	gender             byte
	before, after      []grammar.Word // role and organisation around the name
	descriptor         []grammar.Word // "petista" in "el petista X"
	body               []grammar.Word // "PRI" in "Del PRI, X"
	paren              bool
	surname            bool
	relative           bool
	pos                position
	p                  *person
}

// findMentions finds the persons named in a sentence, left to right.
func (r *reader) findMentions(s *sentence) []*mention {
	var out []*mention
	for i := s.Cue(lexicon.CueTurnHeads, 0); i < len(s.Words); {
		if n := name.Skip(s.parsed, i); n > 0 {
			i += n
			continue
		}
		n, next, ok := r.names.At(s.parsed, i)
		if !ok {
			i = next
			continue
		}
		m := &mention{nameStart: n.From, nameEnd: n.End, start: i, end: n.End, name: grammar.Text(s.Words[n.From:n.End]), addressed: n.Addressed, gender: n.Gender, capitals: n.Capitals}
		r.around(s, m, i, out)
		out = append(out, m)
		i = max(m.end, next)
	}
	sharedBody(s, out)
	return out
}

// around reads the function and the body before and behind the name of a mention
// that begins at i; what the mention before it has is not this one's.
func (r *reader) around(s *sentence, m *mention, i int, out []*mention) {
	k, h := s.Words, m.nameStart
	r.after(s, m)
	start, before := m.start, m.before
	r.beforeName(s, m)
	if m.addressed && len(m.before) == 0 {
		m.before = seatAddressed(s, i, h)
	}
	if m.addressed && len(m.before) == 0 && h > i+1 && k[h-1].Is(lexicon.Role) && !k[h-1].Is(lexicon.Honorific) {
		m.before = k[h-1 : h]
	}
	if len(out) > 0 && m.start < out[len(out)-1].end {
		m.start, m.before, m.descriptor, m.body = start, before, nil, nil
	}
}

// roleFollows: a function with a capital and its "of" stands behind the name
// without a comma: "Rosa Tani Directora de la Oficina dijo".
func (r *reader) roleFollows(s *sentence, m *mention) bool {
	k, j := s.Words, m.nameEnd
	w := grammar.At(k, j)
	if j-m.nameStart < 2 || !w.Cap || w.Upper || !w.Is(lexicon.Role) || w.Is(lexicon.RolePlural) || m.start > 0 && (k[m.start-1].Is(lexicon.Role) || k[m.start-1].Text == ",") {
		return false
	}
	for x := j + 1; x < len(k) && x < j+5; x++ {
		if k[x].Is(lexicon.Of) {
			return true
		}
		if !k[x].Cap && !k[x].Is(lexicon.RoleAdjunct) {
			return false
		}
	}
	return false
}

// after reads what follows the name: a parenthesis, "of Body", appositions.
func (r *reader) after(s *sentence, m *mention) {
	switch w := grammar.At(s.Words, m.nameEnd); {
	case r.roleFollows(s, m):
		roleBehind(s, m)
	case w.Text == "(":
		parenthesisBehind(s, m)
	case w.Is(lexicon.Of):
		bodyBehind(s, m)
	}
	segs, end := r.appositions(s, m.end)
	for _, g := range segs {
		if len(m.after) > 0 {
			m.after = append(m.after[:len(m.after):len(m.after)], grammar.Comma())
		}
		m.after = append(m.after[:len(m.after):len(m.after)], g...)
	}
	if len(segs) > 0 {
		m.end = end
	}
	r.relativeBody(s, m)
}

// roleBehind takes the function that follows without a comma, as far as the verb.
func roleBehind(s *sentence, m *mention) {
	k, e := s.Words, m.nameEnd+1
	for e < len(k) && !closesTitle(s, e) && !(k[e].Is(lexicon.Auxiliary) && !(k[e].Lower == "a" && s.Lang.Code != "fr")) {
		e++
	}
	m.after, m.end = k[m.nameEnd:e], e
}

// closesTitle: a mark other than a parenthesis, a verb or a relative: no title
// goes on over it.
func closesTitle(s *sentence, e int) bool {
	w := s.Words[e]
	return w.Punct && w.Text != "(" && w.Text != ")" || s.VerbAt(e) != nil || w.Is(lexicon.Relative)
}

// parenthesisBehind takes a short parenthesis: "Rosa Tani (Togo)".
func parenthesisBehind(s *sentence, m *mention) {
	k, e := s.Words, m.nameEnd
	for e < len(k) && k[e].Text != ")" {
		e++
	}
	if e < len(k) && e-m.nameEnd < 14 {
		m.after, m.paren, m.end = k[m.nameEnd+1:e], true, e+1
	}
}

// bodyBehind takes the body or the State that an "of" adds to the name: "Rosa
// Tani of the Blue Fund". What tells where or with whom adds none.
func bodyBehind(s *sentence, m *mention) {
	k, j := s.Words, m.nameEnd
	if j+1 >= len(k) {
		return
	}
	switch k[j].Lower {
	case "a", "à", "to", "en", "with":
		return
	}
	e := j + 1
	for e < len(k) && !closesTitle(s, e) && !k[e].Is(lexicon.Auxiliary) && !s.doesThere(e) {
		e++
	}
	seg := k[j:e]
	if h := seg[grammar.SkipToHead(seg)]; len(seg) > 1 && grammar.HasCapital(seg) && len(seg) < 14 && (seg[1].Cap || seg[1].Is(lexicon.Determiner|lexicon.Of)) && (h.Cap || !h.Is(lexicon.Occasion)) {
		m.after, m.end = seg, e
	}
}
