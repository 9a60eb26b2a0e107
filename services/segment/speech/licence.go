package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// licensed: a bare name enters the roster only with a role, a form of
// address, or as the subject of a reporting verb near by; so table cells and
// headings make no persons.
func (r *reader) licensed(s *sentence, m *mention) bool {
	if s.label != nil && m.nameEnd == s.label.nameEnd {
		return true
	}
	if !r.fullName(s, m) {
		return false
	}
	if s.opensTurn(m) || s.attendance {
		return true
	}
	if m.capitals || len(m.before) > 0 || len(m.after) > 0 && grammar.RoleWithin(m.after, len(m.after)) || m.addressed {
		return true
	}
	if r.licensedByBody(s, m) || r.licensedBySubject(s, m) {
		return true
	}
	if grammar.IsInitial(s.Words[m.nameStart].Text) && m.start > 0 && r.coordinatedInitials(s, m) {
		return true // "R. Tani and L. Obo (Department of Soils) ran"
	}
	if s.CueBefore(lexicon.CueQuotes, m.start) > 0 && s.CueWithin(lexicon.CueAsSaying) {
		return true
	}
	if grammar.GivenName(s.Words[m.nameStart]) && name.LongWords(m.name) > 1 && r.inProse(s, m) {
		return true
	}
	if r.review && !s.firstName(m) {
		return false
	}
	return s.licensedByVerb(m)
}

// firstName: a given name that the lists hold opens the name.
func (s *sentence) firstName(m *mention) bool {
	return s.Words[m.nameStart].Is(lexicon.FirstFeminine | lexicon.FirstMasculine)
}

// opensTurn: the name stands in a line that tells who speaks or presides.
func (s *sentence) opensTurn(m *mention) bool {
	if n := s.Cue(lexicon.CueTurnHeads, 0); n > 0 && m.start == n && grammar.At(s.Words, m.end).Text == ":" {
		return true // "Réponse de Jean Obo :"
	}
	// "Chair: Ann Cole"
	return grammar.At(s.Words, m.start-1).Text == ":" && s.Cue(lexicon.CueChairLines, 0) == m.start-1 && m.start > 1
}

// licensedByBody: the name's body, or State, stands behind it.
func (r *reader) licensedByBody(s *sentence, m *mention) bool {
	given := s.firstName(m)
	if m.paren && (m.pos == subject || m.pos == agent || given) && grammar.StateOf(m.after) != "" && len(m.after) <= 6 {
		return true
	}
	if !bodyIn(m.after) {
		return false
	}
	if given && (m.paren || s.Role != Heading) {
		return true // "was how Rosa Tani of the Weavers' Guild put it"
	}
	return m.pos == agent || m.pos == subject && s.VerbNear(m.end, 4)
}

// licensedBySubject: what stands around a subject tells that it is a person.
func (r *reader) licensedBySubject(s *sentence, m *mention) bool {
	if m.pos != subject {
		return false
	}
	k := s.Words
	if grammar.At(k, m.end).Text == "," && name.Behalf(s.parsed, m.end+1) > 0 && len(s.ActiveVerbs()) > 0 {
		return true // "Rosa Tani, en representación del Fondo, consideró"
	}
	if m.start > 0 && k[m.start-1].Text == "," && k[0].Is(lexicon.Determiner) && (k[m.nameEnd-1].Upper || s.firstName(m)) && (grammar.At(k, m.end).Is(lexicon.Have) || s.VerbNear(m.end, 1)) {
		return true // "Le doyen des pêcheurs, Jean OBO a …": a title that no list knows
	}
	// "X, who heads the Regional Office of …"
	return len(m.body) > 0 && grammar.At(k, m.nameEnd).Text == "," && grammar.At(k, m.nameEnd+1).Is(lexicon.Relative) && grammar.HasOrganisation(m.body)
}

// licensedByVerb: the name has a reporting verb, or "according to", near by.
func (s *sentence) licensedByVerb(m *mention) bool {
	switch m.pos {
	case source, inverted:
		return true
	case subject, predicate:
		return s.VerbNear(m.end, 13)
	}
	return false
}

// bodyIn: a parenthesis behind a name holds a body ("Universidad Austral", "OIM").
func bodyIn(k []grammar.Word) bool {
	for _, w := range k {
		if w.Cap && w.Is(lexicon.Organisation) || w.Upper && len(w.Text) > 2 {
			return true
		}
	}
	return false
}

// listed gives a name within a list the place of the list's first ("… en el que
// participaron A, B y C"): only who stands before a verb may be its subject.
func listed(s *sentence, n int) {
	m := s.mentions[n]
	if n == 0 || m.pos != subject || m.start == 0 || s.Words[m.start-1].Text != "," {
		return
	}
	q := s.mentions[n-1]
	if q.end != m.start-1 || q.pos != other && q.pos != agent {
		return
	}
	next := grammar.At(s.Words, m.end)
	follows := n+1 < len(s.mentions) && s.mentions[n+1].start <= m.end+2
	if m.end >= len(s.Words) || next.Text == "." || next.Text == ";" || (next.Text == "," || next.Is(lexicon.Coordinator)) && follows {
		m.pos = q.pos
	}
}

// byGivenName: "doña Rosa" is the one Rosa on the roster.
func (r *reader) byGivenName(s *sentence, m *mention) *person {
	w := grammar.FoldedWords(m.name)
	if len(w) != 1 || !s.Words[m.nameStart].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return nil
	}
	var only *person
	for _, p := range r.roster.byWord[w[0]] {
		if len(p.words) > 1 && p.words[0] == w[0] {
			if only != nil {
				return nil
			}
			only = p
		}
	}
	return only
}
