package name

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// titled: a single surname after a title that is used before names: "Senator
// Cole", "la diputada Prado", "le Président DIOP"; or between a title with its
// comma and the verb ("la alcaldesa, Prado destacó").
func (f *Finder) titled(s *grammar.Sentence, i int) bool {
	k := s.Words
	if Headline(s) {
		return false
	}
	if f.spokenFor(s, i) || f.soloTitle(s, i) || f.apposedTitle(s, i) || f.apposedAlone(s, i) {
		return true
	}
	if i == 0 {
		return false
	}
	comma := k[i-1].Text == ","
	if comma && !titleBeforeComma(s, i) || !comma && (!titleRole(s, k[i-1]) || s.Lang.Code == "en" && !k[i-1].Cap) {
		return false
	}
	w := k[i]
	if w.Is(lexicon.Role|lexicon.RoleAdjunct) || k[i-1].Fold == "general" && grammar.At(k, i-2).Is(lexicon.Role) || strings.HasSuffix(k[i-1].Lower, "ía") {
		return false // "Secretario General", "Secretaría Técnica"
	}
	if !(f.Part(s, i, false) || f.upper(w)) || f.Lower[w.Lower] || w.Is(lexicon.Portfolio) || w.Place != nil || grammar.IsInitial(w.Text) {
		return false
	}
	next := grammar.At(k, i+1)
	return !next.Cap && !next.Is(lexicon.Of)
}

// spokenFor: a single word opens the clause, and says for whom it speaks before
// the verb: "Moro, pour le Bureau, a précisé", "Cole, for the Bureau, said".
func (f *Finder) spokenFor(s *grammar.Sentence, i int) bool {
	k := s.Words
	w := k[i]
	if i > 0 && k[i-1].Text != "," && k[i-1].Text != ";" || grammar.At(k, i+1).Text != "," || !w.Cap || w.Upper || w.Place != nil || len(w.Fold) < 3 || f.Lower[w.Lower] || Behalf(s, i+2) == 0 || !f.Part(s, i, true) {
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

// soloTitle: a single surname behind an article and a function in small letters,
// or a function with its adjunct: "el superintendente Prado, de la …", "la
// abogada Tani recordó", "el Procurador Adjunto Sol objetó".
func (f *Finder) soloTitle(s *grammar.Sentence, i int) bool {
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
	if a, _, h := f.Address(s, i+2); grammar.At(k, i+1).Text == "," && (a || f.End(s, h, a) > 0) {
		return false // "el Secretario General Andino, Pedro Sol": the title's own word
	}
	if d := k[from-1]; !d.Is(lexicon.Determiner) || d.Is(lexicon.Indefinite) || d.Is(lexicon.Of) && d.Lower != "la" && d.Lower != "el" {
		return false
	}
	return f.soleName(s, i)
}

// functionWord: a function, or one whose first part is ("brigadier-chef").
func functionWord(s *grammar.Sentence, w grammar.Word) bool {
	if w.Is(lexicon.Role) {
		return true
	}
	head, _, ok := strings.Cut(w.Fold, "-")
	return ok && !w.Cap && s.Lang.IsRole(head)
}

// soleName: the word at i can be a surname, and what a subject can have behind
// it follows: a comma, a verb.
func (f *Finder) soleName(s *grammar.Sentence, i int) bool {
	k := s.Words
	w := k[i]
	if !f.Part(s, i, false) || f.Lower[w.Lower] || w.Is(lexicon.Role|lexicon.RoleAdjunct|lexicon.Portfolio) || w.Place != nil || w.Upper || utf8.RuneCountInString(w.Text) < 4 {
		return false
	}
	next := grammar.At(k, i+1)
	if v := s.VerbAt(i + 1); v != nil && v.Voice == grammar.Active && !next.Cap {
		return true
	}
	return next.Text == "," || next.Is(lexicon.Have|lexicon.Reflexive)
}

// apposedTitle: a function with its article, a single surname between commas, then
// the verb: "El director de Pesca, Prado, ha asegurado", "Le porte-parole de la
// coopérative, Tano, regrette".
func (f *Finder) apposedTitle(s *grammar.Sentence, i int) bool {
	k := s.Words
	if i < 3 || s.Lang.Code == "en" || k[i-1].Text != "," || grammar.At(k, i+1).Text != "," || !f.soleName(s, i) {
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
func (f *Finder) apposedAlone(s *grammar.Sentence, i int) bool {
	k := s.Words
	if i != 0 || !s.Body || grammar.At(k, 1).Text != "," || !f.Part(s, 0, true) {
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

// Apposed: the word at i opens the sentence, and between two commas stands
// who or where he is, before a verb of reporting: "Tani, from the chair, asked".
func Apposed(s *grammar.Sentence, i int) bool {
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

// titleBeforeComma: a function with its article stands before the comma, a
// finite verb behind the single word at i: "la titular de la Oficina, Prado
// destacó".
func titleBeforeComma(s *grammar.Sentence, i int) bool {
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

// titleRole: a title that stands before names, with "Co-", "Vice" and their
// like before it too.
func titleRole(s *grammar.Sentence, w grammar.Word) bool {
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

// Behalf: the words at i say that somebody speaks for a body.
func Behalf(s *grammar.Sentence, i int) int {
	if n := s.Cue(lexicon.CueBehalf, i); n > 0 {
		return n
	}
	if w := grammar.At(s.Words, i).Lower; (w == "pour" || w == "for" || w == "por") && grammar.At(s.Words, i+1).Is(lexicon.Determiner) {
		return 1
	}
	return 0
}
