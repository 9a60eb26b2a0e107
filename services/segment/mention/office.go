package mention

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

// officeInside gives where, among the words from i to j before a name and its
// comma, a function begins that other words open: "In his closing remarks | the
// Director, NAME", "Having served as | Chair of X, NAME"; 0: none does.
func officeInside(s *grammar.Sentence, i, j int) int {
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
func seatAddressed(s *grammar.Sentence, i, h int) []grammar.Word {
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

// presents: the word at i is the "was" of a sentence that presents somebody,
// whose subject is no pronoun: "Also on the panel was the Director of X, NAME".
func presents(s *grammar.Sentence, i int) bool {
	if i == 0 || !s.Words[i].Is(lexicon.Be) {
		return false
	}
	prev := s.Words[i-1]
	return !prev.Is(lexicon.Relative|lexicon.Clitic) && !prev.Cap
}

// Definite: the function before the name has the article: "The Director, X".
func Definite(s *grammar.Sentence, m *Mention) bool {
	if len(m.Before) == 0 {
		return false
	}
	for i := m.Start; i < m.NameStart; i++ {
		if s.Words[i].Is(lexicon.Determiner) {
			return !s.Words[i].Is(lexicon.Indefinite)
		}
		if s.Words[i].Start == m.Before[0].Start {
			return false
		}
	}
	for i := m.NameStart; i > 0; i-- {
		if s.Words[i].Start == m.Before[0].Start {
			w := s.Words[i-1]
			return w.Is(lexicon.Determiner) && !w.Is(lexicon.Indefinite)
		}
	}
	return false
}
