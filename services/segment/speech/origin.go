package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// chairsOrigin: "SBX Chair Rose Tani (Peru)", "la Coprésidente Rose Tani (Togo)":
// the State in parentheses is where a body's chair comes from, not for whom the
// chair speaks.
func (r *reader) chairsOrigin(s *sentence, m *mentioned) bool {
	if !m.Paren || len(m.Before) == 0 || !grammar.WholePlace(m.After) {
		return false
	}
	seat := func(w grammar.Word) bool {
		return s.Lang.Cue(lexicon.CueSeats).At(0, 1, func(int) string { return w.Fold }) > 0
	}
	if s.Lang.Code != "en" {
		return len(m.Before) < 3 && seat(m.Before[0])
	}
	last := m.Before[len(m.Before)-1]
	return last.Cap && seat(last)
}

// comesFrom notes the State from which a body's chair comes.
func (r *reader) comesFrom(s *sentence, p *person, k []grammar.Word) {
	p.fromState = true
	if s.Lang.Code != "en" {
		p.origin = addOnce(p.origin, grammar.Text(k))
	}
	if g, _ := grammar.PlaceIn(k, 0); p.country == "" && len(p.orgs) == 0 {
		p.country, p.originState = g.ISO, g.ISO
	}
}

// bodyLike: what stands in parentheses can be a title, a body or a place;
// "(Licencias y permisos)" is what he spoke of.
func (r *reader) bodyLike(s *sentence, k []grammar.Word) bool {
	if len(k) == 0 || grammar.RoleWithin(k, len(k)) || grammar.HasOrganisation(k) || grammar.HasPlace(k) {
		return true
	}
	for i, w := range k {
		if w.Upper || w.Is(lexicon.International) || grammar.Bloc(k, i) > 0 {
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
func withoutInitials(m *mentioned, p *person) []grammar.Word {
	k := m.After
	if m.Paren && len(k) > 2 && k[1].Text == "," && name.ShortUpper(k[0]) && name.InitialsOf(k[0].Fold, p.words, true) {
		return k[2:]
	}
	return k
}
