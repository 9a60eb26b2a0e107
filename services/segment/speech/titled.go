package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// titled: a single surname after a title that is used before names: "Senator
// Cole", "la diputada Prado", "le Président DIOP".
func (r *reader) titled(s *sentence, i int) bool {
	k := s.k
	if i == 0 || !s.cueOf("title-roles", k[i-1]) || s.lex.Code == "en" && !k[i-1].Cap {
		return false
	}
	w := k[i]
	if w.Is(lexicon.Role|lexicon.RoleAdjunct) || k[i-1].Fold == "general" && at(k, i-2).Is(lexicon.Role) || strings.HasSuffix(k[i-1].Lower, "ía") {
		return false // "Secretario General", "Secretaría Técnica"
	}
	if !(r.nameToken(s, i, false) || r.upperName(w)) || r.lower[w.Lower] || w.Is(lexicon.Portfolio) || w.geo != nil || isInitial(w.Text) {
		return false
	}
	next := at(k, i+1)
	return !next.Cap && !next.Is(lexicon.Of)
}

// roleShortlyBefore: an office's noun stands among the few words before i.
func roleShortlyBefore(s *sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if s.k[j].Is(lexicon.Role) {
			return true
		}
		if s.k[j].Punct || s.verbAt(j) != nil {
			return false
		}
	}
	return false
}
