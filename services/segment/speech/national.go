package speech

import (
	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// nationality finds the State whose adjective goes with the title's post or
// body: "canciller peruano", "Agence béninoise pour …", "Kenyan Foreign
// Minister", "ministre chargée des Togolais de l'extérieur". Words at to at+n
// are the adjective; iso "": none.
func (r *reader) nationality(s *sentence, k []grammar.Word) (iso string, at, n int) {
	for i := range k {
		iso := grammar.Demonym(k, i)
		if iso == "" {
			continue
		}
		n := k[i].Place.Words
		if s.Lang.Code == "en" {
			for j := i + n; j < len(k) && j < i+n+5 && !k[j].Punct && !k[j].Is(lexicon.Of|lexicon.Conjunction); j++ {
				if k[j].Is(lexicon.Role) || k[j].Is(lexicon.Organisation) && k[j].Cap {
					return iso, i, n
				}
			}
			continue
		}
		for j := i - 1; j >= 0 && j > i-4 && !k[j].Punct && !k[j].Is(lexicon.Of); j-- {
			if k[j].Is(lexicon.Role | lexicon.Organisation) {
				return iso, i, n
			}
		}
		if portfolioHolder(s, k[0]) {
			return iso, i, n
		}
	}
	return "", 0, 0
}

// stateOffice: the holder of the office speaks for a State.
func (r *reader) stateOffice(s *sentence, k []grammar.Word) bool {
	for i := range k {
		if i > 2 || k[i].Punct {
			return false
		}
		if s.CueOf(lexicon.CueDelegates, k[i]) || s.CueOf(lexicon.CueEnvoys, k[i]) || s.Lang.Cue(lexicon.CueNationalOffices).At(i, len(k), func(j int) string { return k[j].Fold }) > 0 {
			return true
		}
	}
	return false
}

// withoutAdjective takes the State's adjective out of an office that names no
// body, and gives the State instead: "canciller peruano" is the "canciller" of "Perú".
func (r *reader) withoutAdjective(s *sentence, k []grammar.Word) ([]grammar.Word, string) {
	_, i, n := r.nationality(s, k)
	if n == 0 || i+n > len(k) {
		return k, ""
	}
	rest := append(k[:i:i], k[i+n:]...)
	next := i == 0 && s.Lang.Code == "en" || i > 0 && s.Lang.Code != "en" && (k[i-1].Is(lexicon.Role) || i+n == len(k) && portfolioHolder(s, k[0]))
	if !next || !r.stateOffice(s, rest) {
		return k, ""
	}
	return rest, country.NameOf(grammar.Demonym(k, i), s.Lang.Code)
}
