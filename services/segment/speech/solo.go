package speech

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// soloTitle: a single surname behind an article and a function in small letters,
// or a function with its adjunct: "el superintendente Prado, de la …", "la
// abogada Tani recordó", "el Procurador Adjunto Sol objetó".
func (r *reader) soloTitle(s *sentence, i int) bool {
	k := s.Words
	if s.Lang.Code == "en" || i < 2 {
		return false
	}
	from := i - 1
	if k[from].Is(lexicon.RoleAdjunct) && !k[from].Is(lexicon.Role) {
		from--
	}
	if from < 1 || !functionWord(s, k[from]) || k[from].Is(lexicon.RolePlural) || strings.HasSuffix(k[from].Lower, "ía") {
		return false // "la Secretaría Técnica"
	}
	if a, _, h := r.address(s, i+2); grammar.At(k, i+1).Text == "," && (a || r.nameEnd(s, h, a) > 0) {
		return false // "el Secretario General Andino, Pedro Sol": the title's own word
	}
	if d := k[from-1]; !d.Is(lexicon.Determiner) || d.Is(lexicon.Indefinite) || d.Is(lexicon.Of) && d.Lower != "la" && d.Lower != "el" {
		return false
	}
	return r.soleName(s, i)
}

// functionWord: a function, or one whose first part is ("brigadier-chef").
func functionWord(s *sentence, w grammar.Word) bool {
	if w.Is(lexicon.Role) {
		return true
	}
	head, _, ok := strings.Cut(w.Fold, "-")
	return ok && !w.Cap && s.Lang.IsRole(head)
}

// soleName: the word at i can be a surname, and what a subject can have behind
// it follows: a comma, a verb.
func (r *reader) soleName(s *sentence, i int) bool {
	k := s.Words
	w := k[i]
	if !r.nameToken(s, i, false) || r.lower[w.Lower] || w.Is(lexicon.Role|lexicon.RoleAdjunct|lexicon.Portfolio) || w.Place != nil || w.Upper || utf8.RuneCountInString(w.Text) < 4 {
		return false
	}
	next := grammar.At(k, i+1)
	if v := s.VerbAt(i + 1); v != nil && v.Voice == grammar.Active && !next.Cap {
		return true
	}
	return next.Text == "," || next.Is(lexicon.Have|lexicon.Reflexive)
}

// apposedSubject: the word at i opens the sentence, and between two commas stands
// who or where he is, before a verb of reporting: "Tani, from the chair, asked".
func (r *reader) apposedSubject(s *sentence, i int) bool {
	k := s.Words
	if i != s.Lead() && i != 0 || grammar.At(k, i+1).Text != "," {
		return false
	}
	for e := i + 2; e < len(k) && e < i+14; e++ {
		if k[e].Text != "," {
			continue
		}
		v := s.VerbAt(e + 1)
		if v == nil && grammar.At(k, e+1).Is(lexicon.Have|lexicon.Reflexive) {
			v = s.VerbAt(e + 2)
		}
		return v != nil && v.Voice == grammar.Active
	}
	return false
}

// apposedTitle: a function with its article, a single surname between commas, then
// the verb: "El director de Pesca, Prado, ha asegurado", "Le porte-parole de la
// coopérative, Tano, regrette".
func (r *reader) apposedTitle(s *sentence, i int) bool {
	k := s.Words
	if i < 3 || s.Lang.Code == "en" || k[i-1].Text != "," || grammar.At(k, i+1).Text != "," || !r.soleName(s, i) {
		return false
	}
	v := s.VerbAt(i + 2)
	if next := grammar.At(k, i+2); !(v != nil && v.Voice == grammar.Active || next.Is(lexicon.Have) && !(next.Lower == "a" && s.Lang.Code == "es")) {
		return false
	}
	from := s.Lead()
	if i-from > 14 || from+1 >= i || !k[from].Is(lexicon.Determiner) || k[from].Is(lexicon.Indefinite) || !functionWord(s, k[from+1]) || k[from+1].Is(lexicon.RolePlural) {
		return false
	}
	for _, w := range k[from : i-1] {
		if w.Punct && w.Text != "'" && w.Text != "(" && w.Text != ")" || w.Is(lexicon.Relative) {
			return false
		}
	}
	return true
}

// apposedAlone: a single name opens the sentence, and what he is, or the body he
// is of, stands between commas before the verb: "Tano, commerçant au marché, n'a
// jamais …", "Tano, Académie des sciences, a présenté".
func (r *reader) apposedAlone(s *sentence, i int) bool {
	k := s.Words
	if i != 0 || s.Role != Body || grammar.At(k, 1).Text != "," || !r.nameToken(s, 0, true) {
		return false
	}
	w, h := k[0], grammar.At(k, 2)
	if w.Place != nil || w.Upper || w.Is(lexicon.Role|lexicon.RoleAdjunct|lexicon.Portfolio|lexicon.Lead|lexicon.Preposition|lexicon.Adverb|lexicon.Conjunction|lexicon.International) || utf8.RuneCountInString(w.Text) < 4 || grammar.IsInitial(w.Text) {
		return false
	}
	role := h.Is(lexicon.Role) && !h.Cap && !h.Is(lexicon.RolePlural) || s.Lang.Code == "en" && (h.Lower == "a" || h.Lower == "an") && grammar.RoleWithin(k[3:min(len(k), 6)], 3)
	if !role && !(h.Cap && !h.Upper && h.Is(lexicon.Organisation)) {
		return false
	}
	for e := 3; e < len(k) && e < 14; e++ {
		if k[e].Text != "," {
			continue
		}
		next := grammar.At(k, e+1)
		return s.VerbAt(e+1) != nil || next.Is(lexicon.Have|lexicon.Reflexive) || next.Lower == "n'" || next.Lower == "ne"
	}
	return false
}
