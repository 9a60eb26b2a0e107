package speech

import (
	"strings"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// findCast reads what a document says of its speakers together: "los siete
// candidatos a presidente municipal", "the five candidates for mayor". Who has
// no other title has that one.
func (r *reader) findCast() {
	for n, s := range r.sentences {
		if n > 20 {
			return
		}
		for i := 1; i+2 < len(s.Words); i++ {
			if s.Cue(lexicon.CueCandidates, i) == 0 || !(s.Words[i-1].Is(lexicon.Quantifier|lexicon.Determiner) || s.Words[i-1].Digit) {
				continue
			}
			j := i + 1
			if w := s.Words[j].Lower; w != "a" && w != "à" && w != "for" && w != "au" && w != "al" {
				continue
			}
			for j+1 < len(s.Words) && s.Words[j+1].Is(lexicon.Determiner) {
				j++
			}
			np, e := r.officePhrase(s, j+1)
			if np == nil {
				continue
			}
			r.cast = strings.TrimSuffix(s.Words[i].Lower, "s") + " " + grammar.Text(s.Words[i+1:e])
			return
		}
	}
}

// inCast: the person is one of them: no title, or that one's bare word.
func (r *reader) inCast(p *person) bool {
	if r.cast == "" || p.office {
		return false
	}
	for _, role := range p.roles {
		f := lexicon.Fold(role)
		if !strings.HasPrefix(f, "candidat") && !strings.HasPrefix(f, "abanderad") && !strings.HasPrefix(f, "aspirante") {
			return false
		}
		if strings.Count(f, " ") > 0 && strings.Contains(f, "independ") {
			return false
		}
	}
	return true
}

// countryOfCity gives the country of the town where the meeting was.
func countryOfCity(city, lang string) string {
	iso, ok := country.CityOf(city, lang)
	if !ok {
		return ""
	}
	return iso
}
