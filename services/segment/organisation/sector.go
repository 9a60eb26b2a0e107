package organisation

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

// Sector tells what sort of body somebody speaks for: international, state,
// city, academia, civil_society, private, or "" where nothing tells.
func (r *Reader) Sector(org, acronym, state, role string) string {
	if org == "" && state == "" {
		return ""
	}
	if r.International(org) || acronym != "" && r.InternationalWord(acronym) {
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
	role = lexicon.Fold(role)
	for _, w := range []string{"minist", "ambassad", "embajad", "secretaire d'etat", "head of state", "president of the republic"} {
		if strings.Contains(role, w) && state != "" {
			return "state"
		}
	}
	return ""
}

// International: the body of that name is of several States.
func (r *Reader) International(org string) bool {
	f := lexicon.Fold(org)
	if f == "" {
		return false
	}
	for _, w := range strings.FieldsFunc(f, func(c rune) bool { return c == ' ' || c == '(' || c == ')' || c == ',' || c == '\'' }) {
		if r.InternationalWord(w) {
			return true
		}
	}
	for i, w := range grammar.FoldedWords(org) {
		if strings.HasPrefix(w, "minist") {
			return false // "Ministry of … International Cooperation"
		}
		if i < 2 && (strings.HasPrefix(w, "international") || strings.HasPrefix(w, "internacional")) {
			return true // farther behind it is a topic ("commerce international")
		}
	}
	return r.lex.Mentions(lexicon.CueInternationalForms, org, len(f))
}

// InternationalWord: the word alone, an acronym or a name, is an international body's.
func (r *Reader) InternationalWord(w string) bool {
	d := r.lex.Of("en").Describe(w)
	return d.Is(lexicon.International)
}

// NamesBody: the text names a body: an acronym alone, or a body's noun in it.
func (r *Reader) NamesBody(name string) bool {
	words := grammar.SplitWords(name)
	for _, w := range words {
		for _, code := range []string{"fr", "en", "es"} {
			d := r.lex.Of(code).Describe(w)
			if d.Is(lexicon.Organisation) || len(words) == 1 && d.Upper {
				return true
			}
		}
	}
	return false
}
