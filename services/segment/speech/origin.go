package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// chairsOrigin: "SBX Chair Rose Tani (Peru)": the State in parentheses is where
// a body's chair comes from, not for whom the chair speaks.
func (r *reader) chairsOrigin(s *sentence, m *mention) bool {
	if !m.paren || len(m.before) == 0 || s.lex.Code != "en" {
		return false
	}
	last := m.before[len(m.before)-1]
	return r.wholePlace(m.after) && last.Cap && s.lex.Cues["seats"].At(0, 1, func(int) string { return last.Fold }) > 0
}

// wholePlace: the words are a State's or a town's name.
func (r *reader) wholePlace(k []word) bool {
	_, n := r.placeIn(k, 0)
	return n > 0 && n == len(k)
}

// bodyLike: what stands in parentheses can be a title, a body or a place;
// "(Licencias y permisos)" is what he spoke of.
func (r *reader) bodyLike(s *sentence, k []word) bool {
	if len(k) == 0 || roleWithin(k, len(k)) || hasOrganisation(k) || r.hasPlace(k) {
		return true
	}
	for i, w := range k {
		if w.Upper || w.Is(lexicon.International) || bloc(k, i) > 0 {
			return true
		}
	}
	for _, w := range k {
		if !w.Cap && !w.Punct && !w.Is(lexicon.Of|lexicon.Determiner|lexicon.Particle|lexicon.Preposition) {
			return false
		}
	}
	return true
}

// withoutInitials gives what stands behind a name without the initials that a
// list of those present prints first: "Rose Tani (RT, Chair, Blue Fund)".
func withoutInitials(m *mention, p *person) []word {
	k := m.after
	if m.paren && len(k) > 2 && k[1].Text == "," && shortUpper(k[0]) && initialsOf(k[0].Fold, p.words, true) {
		return k[2:]
	}
	return k
}
