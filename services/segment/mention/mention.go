package mention

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// Mention is one place where a person is named: words Start to End, of which
// NameStart to NameEnd are the name.
type Mention struct {
	Start, End         int
	NameStart, NameEnd int
	Name               string
	// Addressed: a form of address, or a title, stands before the name.
	Addressed bool
	// Capitals: the name is told by its capitals and what follows.
	Capitals bool
	// Gender that the form of address tells: 'm', 'f', 0.
	Gender byte
	// Before and After are the function and the body around the name.
	Before, After []grammar.Word
	// Descriptor is "petista" in "el petista X".
	Descriptor []grammar.Word
	// Body is "PRI" in "Del PRI, X".
	Body []grammar.Word
	// Paren: what stands behind the name stands in a parenthesis.
	Paren bool
	// Surname: a surname alone, or initials, found with the roster.
	Surname  bool
	Relative bool
	Position Position
}

// In finds the persons named in a sentence, left to right.
func (f *Finder) In(s *grammar.Sentence) []*Mention {
	var out []*Mention
	for i := s.Cue(lexicon.CueTurnHeads, 0); i < len(s.Words); {
		if n := name.Skip(s, i); n > 0 {
			i += n
			continue
		}
		n, next, ok := f.names.At(s, i)
		if !ok {
			i = next
			continue
		}
		m := &Mention{NameStart: n.From, NameEnd: n.End, Start: i, End: n.End, Name: grammar.Text(s.Words[n.From:n.End]), Addressed: n.Addressed, Gender: n.Gender, Capitals: n.Capitals}
		f.around(s, m, i, out)
		out = append(out, m)
		i = max(m.End, next)
	}
	sharedBody(s, out)
	return out
}

// around reads the function and the body before and behind the name of a mention
// that begins at i; what the mention before it has is not this one's.
func (f *Finder) around(s *grammar.Sentence, m *Mention, i int, out []*Mention) {
	k, h := s.Words, m.NameStart
	f.after(s, m)
	start, before := m.Start, m.Before
	f.ReadBefore(s, m)
	if m.Addressed && len(m.Before) == 0 {
		m.Before = seatAddressed(s, i, h)
	}
	if m.Addressed && len(m.Before) == 0 && h > i+1 && k[h-1].Is(lexicon.Role) && !k[h-1].Is(lexicon.Honorific) {
		m.Before = k[h-1 : h]
	}
	if len(out) > 0 && m.Start < out[len(out)-1].End {
		m.Start, m.Before, m.Descriptor, m.Body = start, before, nil, nil
	}
}

// after reads what follows the name: a parenthesis, "of Body", appositions.
func (f *Finder) after(s *grammar.Sentence, m *Mention) {
	switch w := grammar.At(s.Words, m.NameEnd); {
	case roleFollows(s, m):
		roleBehind(s, m)
	case w.Text == "(":
		parenthesisBehind(s, m)
	case w.Is(lexicon.Of):
		bodyBehind(s, m)
	}
	segs, end := f.appositions(s, m.End)
	for _, g := range segs {
		if len(m.After) > 0 {
			m.After = append(m.After[:len(m.After):len(m.After)], grammar.Comma())
		}
		m.After = append(m.After[:len(m.After):len(m.After)], g...)
	}
	if len(segs) > 0 {
		m.End = end
	}
	relativeBody(s, m)
}

// roleFollows: a function with a capital and its "of" stands behind the name
// without a comma: "Rosa Tani Directora de la Oficina dijo".
func roleFollows(s *grammar.Sentence, m *Mention) bool {
	k, j := s.Words, m.NameEnd
	w := grammar.At(k, j)
	if j-m.NameStart < 2 || !w.Cap || w.Upper || !w.Is(lexicon.Role) || w.Is(lexicon.RolePlural) || m.Start > 0 && (k[m.Start-1].Is(lexicon.Role) || k[m.Start-1].Text == ",") {
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

// bodyBehind takes the body or the State that an "of" adds to the name: "Rosa
// Tani of the Blue Fund". What tells where or with whom adds none.
func bodyBehind(s *grammar.Sentence, m *Mention) {
	k, j := s.Words, m.NameEnd
	if j+1 >= len(k) {
		return
	}
	switch k[j].Lower {
	case "a", "à", "to", "en", "with":
		return
	}
	e := j + 1
	for e < len(k) && !closesTitle(s, e) && !k[e].Is(lexicon.Auxiliary) && !doesThere(s, e) {
		e++
	}
	seg := k[j:e]
	if h := seg[grammar.SkipToHead(seg)]; len(seg) > 1 && grammar.HasCapital(seg) && len(seg) < 14 && (seg[1].Cap || seg[1].Is(lexicon.Determiner|lexicon.Of)) && (h.Cap || !h.Is(lexicon.Occasion)) {
		m.After, m.End = seg, e
	}
}

// closesTitle: a mark other than a parenthesis, a verb or a relative: no title
// goes on over it.
func closesTitle(s *grammar.Sentence, e int) bool {
	w := s.Words[e]
	return w.Punct && w.Text != "(" && w.Text != ")" || s.VerbAt(e) != nil || w.Is(lexicon.Relative)
}

// parenthesisBehind takes a short parenthesis: "Rosa Tani (Togo)".
func parenthesisBehind(s *grammar.Sentence, m *Mention) {
	k, e := s.Words, m.NameEnd
	for e < len(k) && k[e].Text != ")" {
		e++
	}
	if e < len(k) && e-m.NameEnd < 14 {
		m.After, m.Paren, m.End = k[m.NameEnd+1:e], true, e+1
	}
}

// functionBehind takes the function that follows without a comma, as far as the verb.
func roleBehind(s *grammar.Sentence, m *Mention) {
	k, e := s.Words, m.NameEnd+1
	for e < len(k) && !closesTitle(s, e) && !(k[e].Is(lexicon.Auxiliary) && !(k[e].Lower == "a" && s.Lang.Code != "fr")) {
		e++
	}
	m.After, m.End = k[m.NameEnd:e], e
}

// sharedBody: in a list two names stand together before one parenthesis: "; Rose
// Tani and Peter Obo (Blue Fund);" are both of it.
func sharedBody(s *grammar.Sentence, all []*Mention) {
	for i := 0; i+1 < len(all); i++ {
		m, next := all[i], all[i+1]
		before := grammar.At(s.Words, m.Start-1).Text
		if len(m.After) > 0 || len(m.Before) > 0 || !next.Paren || len(next.Before) > 0 || m.End != next.Start-1 || !grammar.At(s.Words, m.End).Is(lexicon.Coordinator) || before != ":" && before != ";" {
			continue
		}
		if grammar.HasOrganisation(next.After) && !grammar.RoleWithin(next.After, len(next.After)) {
			m.After, m.Paren = next.After, true
		}
	}
}
