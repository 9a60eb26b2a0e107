package title

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// WeakAlone: the part's only body's noun is a unit's.
func WeakAlone(k []grammar.Word) bool {
	weak := false
	for _, w := range k {
		if w.Is(lexicon.WeakOrganisation) {
			weak = true
		} else if w.Cap && w.Is(lexicon.Organisation) {
			return false
		}
	}
	return weak && k[0].Cap
}

func strongBody(k []grammar.Word) bool {
	for _, w := range k {
		if w.Cap && w.Is(lexicon.Organisation) && !w.Is(lexicon.WeakOrganisation) || w.Upper && w.Is(lexicon.International) {
			return k[0].Cap
		}
	}
	return false
}

// meansParty: all capitals, as a party's or a firm's name ("Front for Rivers").
func meansParty(s *grammar.Sentence, k []grammar.Word) bool {
	for _, w := range k {
		if !w.Cap && !w.Punct && !w.Is(lexicon.Of|lexicon.Determiner|lexicon.Preposition|lexicon.Coordinator) {
			return false
		}
	}
	return !grammar.RoleWithin(k, len(k)) && !grammar.HasPlace(k)
}

// namesBodyAlone: a body's name holds the only functions among the words: "Office
// of the Auditor General", "Growers' Union", "Conseil des pêcheurs".
func namesBodyAlone(s *grammar.Sentence, k []grammar.Word) bool {
	if k[0].Is(lexicon.Role) {
		if !k[0].Is(lexicon.RolePlural) {
			return false
		}
	}
	if bodyOpens(s, k) && k[0].Cap {
		return true
	}
	last := k[len(k)-1]
	if s.Lang.Code != "en" || !k[0].Cap || !last.Cap || !last.Is(lexicon.Organisation) || last.Is(lexicon.Role) {
		return false
	}
	for _, w := range k {
		if w.Punct && w.Lower != "'" && w.Lower != "'s" && w.Text != "’" || w.Is(lexicon.Of) || w.Is(lexicon.Role) && !w.Is(lexicon.RolePlural) {
			return false
		}
	}
	return true
}

// bodyOpens: a body's noun with its complement opens the words.
func bodyOpens(s *grammar.Sentence, k []grammar.Word) bool {
	for i := 0; i < len(k) && i < 5; i++ {
		w := k[i]
		if w.Is(lexicon.Role) && !w.Is(lexicon.RolePlural) || !w.Cap {
			return false
		}
		if w.Is(lexicon.Organisation) {
			next := grammar.At(k, i+1)
			return (next.Is(lexicon.Of) || next.Lower == "for") && (s.Lang.Code != "en" || rolesOfBody(k[i+1:])) || s.Lang.Code != "en" && i == 0 && (organisation.Scope(next) || grammar.Adjectival(next) && !next.Cap)
		}
		if s.Lang.Code != "en" {
			return false
		}
	}
	return false
}

// rolesOfBody: each function among the words behind a body's noun belongs to
// its name ("Office | of the Auditor General"), and is no title of its own
// ("Council | of Europe Deputy Chair").
func rolesOfBody(k []grammar.Word) bool {
	for i, w := range k {
		if !w.Is(lexicon.Role) || w.Is(lexicon.RolePlural) || i > 0 && k[i-1].Is(lexicon.Role) {
			continue
		}
		if i == 0 || !k[i-1].Is(lexicon.Determiner) && !(i > 1 && k[i-2].Is(lexicon.Determiner)) {
			return false
		}
	}
	return true
}

// BodyOfMany: what looks like several people's function is a body's name:
// "Médecins sans frontières", "Lawyers for Rivers".
func BodyOfMany(k []grammar.Word) bool {
	i := grammar.SkipToHead(k)
	return len(k) > i+2 && k[i].Cap && k[i].Is(lexicon.RolePlural) && !k[i+1].Cap && !grammar.RoleWithin(k[i+1:], len(k))
}

// ofOrgan parts "Chair of the Board of Trustees of X", "Présidente du Conseil
// d'administration de X": the organ goes with the function, the body is X.
func ofOrgan(s *grammar.Sentence, k []grammar.Word, t Title) (Title, bool) {
	for i := 1; i < len(k); i++ {
		if !k[i].Is(lexicon.Of) {
			continue
		}
		j := i + grammar.SkipDeterminers(k[i:])
		for j < len(k) && k[j].Is(lexicon.Of|lexicon.Determiner) {
			j++
		}
		n := s.Lang.Cue(lexicon.CueOrgans).At(j, len(k), func(x int) string { return k[x].Fold })
		if n == 0 || !grammar.At(k, j+n).Is(lexicon.Of) || !grammar.RoleWithin(k[:i], i) {
			continue
		}
		e := j + n
		for e < len(k)-1 && k[e].Is(lexicon.Of|lexicon.Determiner) {
			e++
		}
		if !grammar.HasCapital(k[e:]) {
			return t, false
		}
		t.Role, t.Organisation = grammar.Text(k[:j+n]), grammar.Text(k[e:])
		if t.Acronym == "" && e == len(k)-1 && k[e].Upper {
			t.Acronym = k[e].Text
		}
		return t, true
	}
	return t, false
}

// Where: what follows is where somebody serves, not for whom: "Ambassadeur
// de France au Sénégal".
func Where(w grammar.Word) bool {
	switch w.Lower {
	case "au", "aux", "en", "à", "in", "to", "at", "ante", "auprès", "dans":
		return true
	}
	return false
}
