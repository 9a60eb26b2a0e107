package title

import (
	"strings"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ministersState parts a minister's title whose portfolio names no State from
// the State that closes it: "viceministra de Gobernación y Justicia de Honduras".
func ministersState(s *grammar.Sentence, head []grammar.Word, t Title) (Title, bool) {
	if !ministers(head[0]) {
		return t, false
	}
	for i := 1; i < len(head)-1; i++ {
		if strings.HasPrefix(head[i].Fold, "minister") || tailOfRole(head[i]) || head[i].Is(lexicon.Coordinator) && opensTitle(head, i+1) {
			return t, false
		}
		if !head[i].Is(lexicon.Of) {
			continue
		}
		j := i + 1
		for j < len(head)-1 && head[j].Is(lexicon.Of|lexicon.Determiner) {
			if _, n := grammar.PlaceIn(head, j); n > 0 {
				break // "de El Salvador"
			}
			j++
		}
		if p, n := grammar.PlaceIn(head, j); n > 0 && !p.City && j+n == len(head) && !Where(head[i]) {
			t.Role, t.Organisation = grammar.Text(head[:i]), grammar.Text(head[j:])
			return t, true
		}
	}
	return t, false
}

// nationality finds the State whose adjective goes with the title's post or
// body: "canciller peruano", "Agence béninoise pour …", "Kenyan Foreign
// Minister", "ministre chargée des Togolais de l'extérieur". Words at to at+n
// are the adjective; iso "": none.
func nationality(s *grammar.Sentence, k []grammar.Word) (iso string, at, n int) {
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
func stateOffice(s *grammar.Sentence, k []grammar.Word) bool {
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
func withoutAdjective(s *grammar.Sentence, k []grammar.Word) ([]grammar.Word, string) {
	_, i, n := nationality(s, k)
	if n == 0 || i+n > len(k) {
		return k, ""
	}
	rest := append(k[:i:i], k[i+n:]...)
	next := i == 0 && s.Lang.Code == "en" || i > 0 && s.Lang.Code != "en" && (k[i-1].Is(lexicon.Role) || i+n == len(k) && portfolioHolder(s, k[0]))
	if !next || !stateOffice(s, rest) {
		return k, ""
	}
	return rest, country.NameOf(grammar.Demonym(k, i), s.Lang.Code)
}
