package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/name"
)

// licensed: a bare name enters the roster only with a role, a form of
// address, or as the subject of a reporting verb near by; so table cells and
// headings make no persons.
func (r *reader) licensed(s *sentence, m *mentioned) bool {
	if s.label != nil && m.NameEnd == s.label.nameEnd {
		return true
	}
	if !r.fullName(s, m) {
		return false
	}
	if s.opensTurn(m) || s.attendance {
		return true
	}
	if m.Capitals || len(m.Before) > 0 || len(m.After) > 0 && grammar.RoleWithin(m.After, len(m.After)) || m.Addressed {
		return true
	}
	if r.licensedByBody(s, m) || r.licensedBySubject(s, m) {
		return true
	}
	if grammar.IsInitial(s.Words[m.NameStart].Text) && m.Start > 0 && r.coordinatedInitials(s, m) {
		return true // "R. Tani and L. Obo (Department of Soils) ran"
	}
	if s.CueBefore(lexicon.CueQuotes, m.Start) > 0 && s.CueWithin(lexicon.CueAsSaying) {
		return true
	}
	if grammar.GivenName(s.Words[m.NameStart]) && name.LongWords(m.Name) > 1 && r.inProse(s, m) {
		return true
	}
	if r.review && !s.firstName(m) {
		return false
	}
	return s.licensedByVerb(m)
}

// firstName: a given name that the lists hold opens the name.
func (s *sentence) firstName(m *mentioned) bool {
	return s.Words[m.NameStart].Is(lexicon.FirstFeminine | lexicon.FirstMasculine)
}

// opensTurn: the name stands in a line that tells who speaks or presides.
func (s *sentence) opensTurn(m *mentioned) bool {
	if n := s.Cue(lexicon.CueTurnHeads, 0); n > 0 && m.Start == n && grammar.At(s.Words, m.End).Text == ":" {
		return true // "Réponse de Jean Obo :"
	}
	// "Chair: Ann Cole"
	return grammar.At(s.Words, m.Start-1).Text == ":" && s.Cue(lexicon.CueChairLines, 0) == m.Start-1 && m.Start > 1
}

// licensedByBody: the name's body, or State, stands behind it.
func (r *reader) licensedByBody(s *sentence, m *mentioned) bool {
	given := s.firstName(m)
	if m.Paren && (m.Position == mention.Subject || m.Position == mention.Agent || given) && grammar.StateOf(m.After) != "" && len(m.After) <= 6 {
		return true
	}
	if !bodyIn(m.After) {
		return false
	}
	if given && (m.Paren || s.Role != Heading) {
		return true // "was how Rosa Tani of the Weavers' Guild put it"
	}
	return m.Position == mention.Agent || m.Position == mention.Subject && s.VerbNear(m.End, 4)
}

// licensedBySubject: what stands around a subject tells that it is a person.
func (r *reader) licensedBySubject(s *sentence, m *mentioned) bool {
	if m.Position != mention.Subject {
		return false
	}
	k := s.Words
	if grammar.At(k, m.End).Text == "," && name.Behalf(s.parsed, m.End+1) > 0 && len(s.ActiveVerbs()) > 0 {
		return true // "Rosa Tani, en representación del Fondo, consideró"
	}
	if m.Start > 0 && k[m.Start-1].Text == "," && k[0].Is(lexicon.Determiner) && (k[m.NameEnd-1].Upper || s.firstName(m)) && (grammar.At(k, m.End).Is(lexicon.Have) || s.VerbNear(m.End, 1)) {
		return true // "Le doyen des pêcheurs, Jean OBO a …": a title that no list knows
	}
	// "X, who heads the Regional Office of …"
	return len(m.Body) > 0 && grammar.At(k, m.NameEnd).Text == "," && grammar.At(k, m.NameEnd+1).Is(lexicon.Relative) && grammar.HasOrganisation(m.Body)
}

// licensedByVerb: the name has a reporting verb, or "according to", near by.
func (s *sentence) licensedByVerb(m *mentioned) bool {
	switch m.Position {
	case mention.Source, mention.Inverted:
		return true
	case mention.Subject, mention.Predicate:
		return s.VerbNear(m.End, 13)
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
	if n == 0 || m.Position != mention.Subject || m.Start == 0 || s.Words[m.Start-1].Text != "," {
		return
	}
	q := s.mentions[n-1]
	if q.End != m.Start-1 || q.Position != mention.Other && q.Position != mention.Agent {
		return
	}
	next := grammar.At(s.Words, m.End)
	follows := n+1 < len(s.mentions) && s.mentions[n+1].Start <= m.End+2
	if m.End >= len(s.Words) || next.Text == "." || next.Text == ";" || (next.Text == "," || next.Is(lexicon.Coordinator)) && follows {
		m.Position = q.Position
	}
}

// byGivenName: "doña Rosa" is the one Rosa on the roster.
func (r *reader) byGivenName(s *sentence, m *mentioned) *person {
	w := grammar.FoldedWords(m.Name)
	if len(w) != 1 || !s.Words[m.NameStart].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
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
