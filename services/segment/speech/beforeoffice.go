package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ownersOffice: a State or a body with its "'s" opens the words, and a function
// stands behind: "Kenya's Minister of Water".
func ownersOffice(k []grammar.Word) bool {
	for i, w := range k {
		switch {
		case i > 5:
			return false
		case w.Lower == "'s":
			return i > 0 && grammar.RoleWithin(k[i+1:], 4)
		case !w.Cap:
			return false
		}
	}
	return false
}

// presents: the word at i is the "was" of a sentence that presents somebody,
// whose subject is no pronoun: "Also on the panel was the Director of X, NAME".
func (s *sentence) presents(i int) bool {
	if i == 0 || !s.Words[i].Is(lexicon.Be) {
		return false
	}
	prev := s.Words[i-1]
	return !prev.Is(lexicon.Relative|lexicon.Clitic) && !prev.Cap
}

// officeInside gives where, among the words from i to j before a name and its
// comma, a function begins that other words open: "In his closing remarks | the
// Director, NAME", "Having served as | Chair of X, NAME"; 0: none does.
func (r *reader) officeInside(s *sentence, i, j int) int {
	if s.Lang.Code != "en" || j-i < 4 || grammar.RoleWithin(s.Words[i:j], 3) {
		return 0
	}
	k := s.Words
	for x := j - 2; x > i; x-- {
		if k[x+1].Punct {
			return 0
		}
		office := k[x+1].Is(lexicon.Role) && !k[x+1].Is(lexicon.RolePlural) || k[x+1].Cap && grammar.RoleWithin(k[x+1:j], 3) && !hasOf(k[x+1:min(j, x+4)])
		if !office || !k[x+1].Cap {
			continue
		}
		switch before := k[x-1]; {
		case k[x].Lower == "as":
			return x + 1
		case k[x].Lower == "the" && !before.Cap && !before.Punct && !before.Is(lexicon.Of|lexicon.Preposition|lexicon.Coordinator|lexicon.Auxiliary) && s.VerbAt(x-1) == nil:
			return x + 1
		}
	}
	return 0
}

func hasOf(k []grammar.Word) bool { return grammar.FirstOf(k) > 0 }

// seatAddressed gives the seat by which somebody is addressed: "Councillor Rose
// Tani", "Cllr. Obo"; a priest or a doctor holds none.
func seatAddressed(s *sentence, i, h int) []grammar.Word {
	if s.Cue(lexicon.CuePhrases, i) > 1 {
		return nil // "teniente coronel"
	}
	for x := i; x < h; x++ {
		if w := s.Words[x]; w.Is(lexicon.Role) && w.Is(lexicon.Honorific) && s.CueOf(lexicon.CueLocalOffices, w) {
			return s.Words[x : x+1]
		}
	}
	return nil
}

// doesThere: in English a small word in -ed behind a body's or a State's name is
// the verb, though no list holds it: "Rose Tani of Peru steered the panel".
func (s *sentence) doesThere(i int) bool {
	w := s.Words[i]
	if s.Lang.Code != "en" || i < 2 || w.Cap || len(w.Text) < 5 || w.Text[len(w.Text)-2:] != "ed" {
		return false
	}
	prev := s.Words[i-1]
	return prev.Cap && !prev.Punct || prev.Text == ")"
}

// theBefore: the function before the name has the article: "The Director, X".
func theBefore(s *sentence, m *mention) bool {
	if len(m.before) == 0 {
		return false
	}
	for i := m.start; i < m.nameStart; i++ {
		if s.Words[i].Is(lexicon.Determiner) {
			return !s.Words[i].Is(lexicon.Indefinite)
		}
		if s.Words[i].Start == m.before[0].Start {
			return false
		}
	}
	for i := m.nameStart; i > 0; i-- {
		if s.Words[i].Start == m.before[0].Start {
			w := s.Words[i-1]
			return w.Is(lexicon.Determiner) && !w.Is(lexicon.Indefinite)
		}
	}
	return false
}

// sharedBody: in a list two names stand together before one parenthesis: "; Rose
// Tani and Peter Obo (Blue Fund);" are both of it.
func sharedBody(s *sentence, all []*mention) {
	for i := 0; i+1 < len(all); i++ {
		m, next := all[i], all[i+1]
		before := grammar.At(s.Words, m.start-1).Text
		if len(m.after) > 0 || len(m.before) > 0 || !next.paren || len(next.before) > 0 || m.end != next.start-1 || !grammar.At(s.Words, m.end).Is(lexicon.Coordinator) || before != ":" && before != ";" {
			continue
		}
		if grammar.HasOrganisation(next.after) && !grammar.RoleWithin(next.after, len(next.after)) {
			m.after, m.paren = next.after, true
		}
	}
}
