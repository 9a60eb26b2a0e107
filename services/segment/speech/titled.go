package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// titled: a single surname after a title that is used before names: "Senator
// Cole", "la diputada Prado", "le Président DIOP"; or between a title with its
// comma and the verb ("la alcaldesa, Prado destacó").
func (r *reader) titled(s *sentence, i int) bool {
	k := s.Words
	if headline(s) {
		return false
	}
	if r.spokenFor(s, i) || r.soloTitle(s, i) || r.apposedTitle(s, i) || r.apposedAlone(s, i) {
		return true
	}
	if i == 0 {
		return false
	}
	comma := k[i-1].Text == ","
	if comma && !r.titleBeforeComma(s, i) || !comma && (!s.titleRole(k[i-1]) || s.Lang.Code == "en" && !k[i-1].Cap) {
		return false
	}
	w := k[i]
	if w.Is(lexicon.Role|lexicon.RoleAdjunct) || k[i-1].Fold == "general" && grammar.At(k, i-2).Is(lexicon.Role) || strings.HasSuffix(k[i-1].Lower, "ía") {
		return false // "Secretario General", "Secretaría Técnica"
	}
	if !(r.nameToken(s, i, false) || r.upperName(w)) || r.lower[w.Lower] || w.Is(lexicon.Portfolio) || w.Place != nil || grammar.IsInitial(w.Text) {
		return false
	}
	next := grammar.At(k, i+1)
	return !next.Cap && !next.Is(lexicon.Of)
}

// spokenFor: a single word opens the clause, and says for whom it speaks before
// the verb: "Moro, pour le Bureau, a précisé", "Cole, for the Bureau, said".
func (r *reader) spokenFor(s *sentence, i int) bool {
	k := s.Words
	w := k[i]
	if i > 0 && k[i-1].Text != "," && k[i-1].Text != ";" || grammar.At(k, i+1).Text != "," || !w.Cap || w.Upper || w.Place != nil || len(w.Fold) < 3 || r.lower[w.Lower] || s.behalfAt(i+2) == 0 || !r.nameToken(s, i, true) {
		return false
	}
	for e := i + 3; e < len(k) && e < i+14; e++ {
		if k[e].Text != "," {
			continue
		}
		v := s.VerbAt(e + 1)
		return v != nil && v.Voice == grammar.Active || grammar.At(k, e+1).Is(lexicon.Have)
	}
	return false
}

// behalfAt: the words at i say that somebody speaks for a body.
func (s *sentence) behalfAt(i int) int {
	if n := s.Cue(lexicon.CueBehalf, i); n > 0 {
		return n
	}
	if w := grammar.At(s.Words, i).Lower; (w == "pour" || w == "for" || w == "por") && grammar.At(s.Words, i+1).Is(lexicon.Determiner) {
		return 1
	}
	return 0
}

// titleRole: a title that stands before names, with "Co-", "Vice" and their
// like before it too.
func (s *sentence) titleRole(w grammar.Word) bool {
	if s.CueOf(lexicon.CueTitleRoles, w) {
		return true
	}
	for _, p := range []string{"co-", "co", "vice-", "vice", "sub", "sous-", "ex-", "under-", "deputy-"} {
		if rest, ok := strings.CutPrefix(w.Fold, p); ok && s.Lang.Cue(lexicon.CueTitleRoles).At(0, 1, func(int) string { return rest }) > 0 {
			return true
		}
	}
	for _, p := range []string{"-elect", "-designate", "-electo", "-electa"} {
		if rest, ok := strings.CutSuffix(w.Fold, p); ok && s.Lang.Cue(lexicon.CueTitleRoles).At(0, 1, func(int) string { return rest }) > 0 {
			return true
		}
	}
	return false
}

// titleBeforeComma: a function with its article stands before the comma, a
// finite verb behind the single word at i: "la titular de la Oficina, Prado
// destacó".
func (r *reader) titleBeforeComma(s *sentence, i int) bool {
	k := s.Words
	next := grammar.At(k, i+1)
	if v := s.VerbAt(i + 1); !(v != nil && v.Voice == grammar.Active || next.Is(lexicon.Have) && !(next.Lower == "a" && s.Lang.Code != "fr")) || len(k[i].Fold) < 3 || k[i].Upper {
		return false
	}
	for x := i - 2; x >= 0 && x > i-16; x-- {
		switch {
		case k[x].Is(lexicon.Role) && x > 0 && k[x-1].Is(lexicon.Determiner):
			return !k[x].Is(lexicon.RolePlural)
		case k[x].Punct && k[x].Text != "(" && k[x].Text != ")" && k[x].Text != "'", s.VerbAt(x) != nil && !k[x].Is(lexicon.Role), k[x].Is(lexicon.Relative):
			return false
		}
	}
	return false
}

// headline: a line whose words begin with capitals nearly all, as headlines
// do: two capitals that stand together there are no name.
func headline(s *sentence) bool {
	if s.Role == Body && len(s.Words) > 0 && s.Words[len(s.Words)-1].Text == "." {
		return false
	}
	capitals, words := 0, 0
	for _, w := range s.Words {
		if w.Punct || w.Digit || len(w.Text) < 4 {
			continue
		}
		words++
		if w.Cap {
			capitals++
		}
	}
	return words > 4 && 5*capitals >= 4*words
}

// roleShortlyBefore: an office's noun stands among the few words before i.
func roleShortlyBefore(s *sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if s.Words[j].Is(lexicon.Role) {
			return true
		}
		if s.Words[j].Punct || s.VerbAt(j) != nil {
			return false
		}
	}
	return false
}
