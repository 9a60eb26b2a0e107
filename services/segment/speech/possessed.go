package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// possessives stand before a function of the body that was named last.
var possessives = grammar.Set("its their su son sa leur")

// possessed learns the body of whom a possessive brings in: "The Weavers' Union
// stayed away. Its president, X, said": the one named last in the sentence, else
// the first of the sentence before.
func (r *reader) possessed(s *sentence, p *person, m *mentioned) {
	if len(p.orgs) > 0 || len(m.Before) == 0 || p.acronym != "" {
		return
	}
	i := m.NameStart
	for i > 0 && s.Words[i].Start != m.Before[0].Start {
		i--
	}
	if !possessives[s.Words[i].Lower] {
		if i--; i < 0 || !possessives[s.Words[i].Lower] {
			return
		}
	}
	if s.CueOf(lexicon.CueDelegates, m.Before[0]) || len(m.Before) > 1 && possessives[m.Before[0].Lower] && s.CueOf(lexicon.CueDelegates, m.Before[1]) {
		if g := r.stateBefore(s, i); g != nil {
			r.touch(p)
			p.orgs, p.country = addOnce(p.orgs, g.Name), g.Country
			return
		}
	}
	for j := i - 1; j >= 0; j-- {
		if from, end := r.bodyNamed(s, j); end > 0 {
			p.orgs = addOnce(p.orgs, grammar.Text(s.Words[from:end]))
			return
		}
	}
	if i > s.Lead()+1 && !grammar.ClosesQuote(grammar.At(s.Words, i-1)) || s.index == 0 || s.first {
		return
	}
	q := r.sentences[s.index-1]
	for j := range q.Words {
		if from, end := r.bodyNamed(q, j); end > 0 {
			p.orgs = addOnce(p.orgs, grammar.Text(q.Words[from:end]))
			return
		}
	}
}

// bodyNamed gives where a body's name of two words or more lies whose noun
// stands at i; end 0: none does.
func (r *reader) bodyNamed(s *sentence, i int) (from, end int) {
	w := s.Words[i]
	if !w.Cap || !w.Is(lexicon.Organisation) || w.Is(lexicon.Role) {
		return 0, 0
	}
	if from, end = organisation.Span(s.parsed, i); end-from < 2 {
		return 0, 0
	}
	return from, end
}

// stateBefore gives the State whose delegate the possessive at i brings in: the
// subject of the sentence or, where it has none, of the one before.
func (r *reader) stateBefore(s *sentence, i int) *Party {
	for _, q := range []*sentence{s, r.before(s)} {
		if q == nil {
			return nil
		}
		for _, n := range q.subjectStarts() {
			if g, e := r.parties(q).ListAt(n, false); len(g) > 0 && (q != s || e <= i) {
				if len(g) == 1 && g[0].Sort == "state" {
					return &g[0]
				}
				return nil
			}
		}
	}
	return nil
}

// before gives the sentence before s in its paragraph.
func (r *reader) before(s *sentence) *sentence {
	if s.index == 0 || s.first || r.sentences[s.index-1].head >= 0 {
		return nil
	}
	return r.sentences[s.index-1]
}
