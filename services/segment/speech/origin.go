package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// chairsOrigin: "SBX Chair Rose Tani (Peru)", "la Coprésidente Rose Tani (Togo)":
// the State in parentheses is where a body's chair comes from, not for whom the
// chair speaks.
func (r *reader) chairsOrigin(s *sentence, m *mention) bool {
	if !m.paren || len(m.before) == 0 || !r.wholePlace(m.after) {
		return false
	}
	seat := func(w word) bool {
		return s.lex.Cue(lexicon.CueSeats).At(0, 1, func(int) string { return w.Fold }) > 0
	}
	if s.lex.Code != "en" {
		return len(m.before) < 3 && seat(m.before[0])
	}
	last := m.before[len(m.before)-1]
	return last.Cap && seat(last)
}

// comesFrom notes the State from which a body's chair comes.
func (r *reader) comesFrom(s *sentence, p *person, k []word) {
	p.fromState = true
	if s.lex.Code != "en" {
		p.origin = addOnce(p.origin, text(k))
	}
	if g, _ := r.placeIn(k, 0); p.country == "" && len(p.orgs) == 0 {
		p.country, p.originState = g.ISO, g.ISO
	}
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
