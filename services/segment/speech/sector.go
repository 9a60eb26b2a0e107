package speech

import (
	"strings"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// sectorCues are asked in this order: a city's university is a university.
var sectorCues = []struct {
	cue    lexicon.Cue
	sector string
}{
	{lexicon.CueAcademia, "academia"}, {lexicon.CueCities, "city"}, {lexicon.CueCivil, "civil_society"}, {lexicon.CuePrivate, "private"}, {lexicon.CueStateBodies, "state"},
}

// sector tells what sort of body somebody speaks for: international, state,
// city, academia, civil_society, private, or "" where nothing tells.
func (r *reader) sector(c Card) string {
	org := c.Organisation
	if org == "" && c.Country == "" {
		return ""
	}
	if r.international(org) || c.Acronym != "" && r.isInternationalWord(c.Acronym) {
		return "international"
	}
	for _, code := range []string{"fr", "en", "es"} {
		if _, ok := country.Lookup(org, code); ok {
			return "state"
		}
		if _, ok := country.CityOf(org, code); ok {
			return "city"
		}
	}
	var words []string
	for _, w := range grammar.FoldedWords(org) {
		words = append(words, strings.TrimSuffix(w, "s"))
	}
	for _, s := range sectorCues {
		for _, code := range []string{"fr", "en", "es"} {
			cues := r.lex.Of(code).Cue(s.cue)
			for i := range words {
				if cues.At(i, len(words), func(j int) string { return words[j] }) > 0 {
					return s.sector
				}
			}
		}
	}
	role := lexicon.Fold(c.Role)
	for _, w := range []string{"minist", "ambassad", "embajad", "secretaire d'etat", "head of state", "president of the republic"} {
		if strings.Contains(role, w) && c.Country != "" {
			return "state"
		}
	}
	return ""
}
