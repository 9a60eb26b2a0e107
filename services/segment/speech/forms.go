package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/name"
)

// fullName: two words, or an initial and a surname ("C. Obo"), which where it
// opens a line can be a letter that numbers it ("C. Overview").
func (r *reader) fullName(s *sentence, m *mentioned) bool {
	if name.LongWords(m.Name) > 1 {
		return true
	}
	k := s.Words[m.NameStart:m.NameEnd]
	last := k[len(k)-1]
	if len(k) < 2 || !grammar.IsInitial(k[0].Text) || name.LongWords(m.Name) < 1 || r.lower[last.Lower] || s.Role != Body && !m.Addressed {
		return false
	}
	if m.NameStart > 0 || len(k) > 2 {
		return true
	}
	next := grammar.At(s.Words, m.NameEnd)
	return next.Text == "(" || next.Text == "," || next.Is(lexicon.Auxiliary|lexicon.Reflexive|lexicon.Clitic) || s.VerbNear(m.NameEnd, 3) || next.Verb.Lemma != ""
}

// inProse: the name is a subject or an agent in a sentence with a verb, not in a
// cell of a table or a heading. More would be said of whom nobody lets speak.
func (r *reader) inProse(s *sentence, m *mentioned) bool {
	if s.Role != Body && s.Role != ListItem || s.item || len(s.Words) < 6 {
		return false
	}
	switch m.Position {
	case mention.Subject, mention.Inverted, mention.Agent, mention.Source, mention.Predicate:
		return s.Verbal(0)
	}
	return false
}

// joinFull enrols a full name that nothing licensed where its surname stands
// alone elsewhere, behind a form of address or before a reporting verb: "Rosa
// Tani" in a list, and later "Ms. Tani", "Tani said".
func (r *reader) joinFull() {
	type place struct {
		s *sentence
		m *mentioned
	}
	full := map[string]place{}
	twice := map[string]bool{}
	for _, s := range r.sentences {
		for _, m := range s.mentions {
			w := grammar.FoldedWords(m.Name)
			if m.p != nil || name.LongWords(m.Name) < 2 || name.Headline(s.parsed) || r.lower[w[0]] {
				continue
			}
			last := w[len(w)-1]
			if q, ok := full[last]; ok && !name.Within(grammar.FoldedWords(q.m.Name), w) && !name.Within(w, grammar.FoldedWords(q.m.Name)) {
				twice[last] = true
			}
			if q, ok := full[last]; !ok || len(w) > len(grammar.FoldedWords(q.m.Name)) {
				full[last] = place{s, m}
			}
		}
	}
	enrol := func(f string) {
		if q, ok := full[f]; ok && !twice[f] && q.m.p == nil && len(r.roster.byWord[f]) == 0 {
			q.m.p = r.enrol(q.s, q.m)
		}
	}
	for _, s := range r.sentences {
		for _, m := range s.mentions {
			if w := grammar.FoldedWords(m.Name); m.p == nil && m.Addressed && len(w) == 1 {
				enrol(w[0])
			}
		}
		for i, t := range s.Words {
			if t.Cap && !t.Punct && t.Place == nil && (r.startsSubject(s, i) || name.Apposed(s.parsed, i)) {
				enrol(t.Fold)
			}
		}
	}
}

// startsSubject: the word at i opens a clause, and a reporting verb follows.
func (r *reader) startsSubject(s *sentence, i int) bool {
	if i > 0 && s.Words[i-1].Text != "," && s.Words[i-1].Text != ";" && !s.Words[i-1].Is(lexicon.Conjunction) && !grammar.ClosesQuote(s.Words[i-1]) {
		return false
	}
	for x := i + 1; x <= i+2; x++ {
		if v := s.VerbAt(x); v != nil && v.Voice == grammar.Active {
			return true
		}
		if w := grammar.At(s.Words, x); !w.Is(lexicon.Have|lexicon.Reflexive|lexicon.Clitic) && !grammar.Adverbial(w) {
			return false
		}
	}
	return false
}

// learnInitials finds who is written by initials: those printed in parentheses
// behind the name ("Rosa Tani (RT, Chair)"), and, where several are, those that
// only one person's name can stand for.
func (r *reader) learnInitials() {
	r.initials = map[string]*person{}
	printed := 0
	for _, s := range r.sentences {
		for _, m := range s.mentions {
			if m.p == nil || !m.Paren || len(m.After) == 0 {
				continue
			}
			if w := m.After[0]; (len(m.After) == 1 || m.After[1].Text == ",") && name.ShortUpper(w) && name.InitialsOf(w.Fold, m.p.words, true) && r.initials[w.Text] == nil {
				r.initials[w.Text] = m.p
				printed++
			}
		}
	}
	if printed+r.attendInitials() < 2 {
		return
	}
	for _, s := range r.sentences {
		for i, t := range s.Words {
			if !name.InitialWord(t) || r.initials[t.Text] != nil || t.Place != nil || t.Is(lexicon.International|lexicon.Organisation) || r.acronyms[t.Text] != "" || i > 0 {
				continue
			}
			if only := r.onlyWithInitials(t); only != nil {
				r.initials[t.Text] = only
			}
		}
	}
}

func (r *reader) genderOf(s *sentence, m *mentioned) byte {
	switch w := s.Words[m.NameStart]; {
	case w.Is(lexicon.FirstFeminine) && w.Is(lexicon.FirstMasculine):
		return 0 // borne by both
	case w.Is(lexicon.FirstFeminine):
		return 'f'
	case w.Is(lexicon.FirstMasculine):
		return 'm'
	}
	return 0
}

// bearer gives the person of a mention's name. Where several bear the surname
// that stands alone, a form of address tells by its gender, else who was named last.
func (r *reader) bearer(m *mentioned, named map[*person]int) *person {
	q := r.roster.find(m.Name)
	w := grammar.FoldedWords(m.Name)
	if q == nil || len(w) != 1 {
		return q
	}
	var best *person
	for _, p := range r.roster.surnameHolders(w[0]) {
		if m.Gender != 0 && p.gender != 0 && m.Gender != p.gender {
			continue
		}
		last, spoken := named[p]
		if held, ok := named[best]; best == nil || spoken && (!ok || last > held) {
			best = p
		}
	}
	if best == nil {
		return q
	}
	return best
}
