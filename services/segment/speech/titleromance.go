package speech

import (
	"cmp"
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

type cut struct{ of, from, to int }

// outside gives a title's words without the body, and without an "auprès" that
// led to nothing but the body.
func (c *cut) outside(head []word) []word {
	before := head[:c.of:c.of]
	if n := len(before); n > 1 && c.to == len(head) && tailOfRole(before[n-1]) {
		return before[:n-1]
	}
	return append(before, head[c.to:]...)
}

func (r *reader) romanceTitle(s *sentence, head []word, t title) title {
	if t, ok := r.ministersState(s, head, t); ok {
		return t
	}
	return r.romanceCut(s, head, t)
}

func (r *reader) romanceCut(s *sentence, head []word, t title) title {
	var strong, weak, un *cut
	late, portfolio := len(head), false
	for _, w := range head {
		portfolio = portfolio || portfolioHolder(s, w) && !(strings.HasPrefix(w.Fold, "adjoint") && strings.HasPrefix(head[0].Fold, "mair"))
	}
	for i, w := range head {
		if w.Fold == "aupres" || w.Fold == "ante" {
			late = i
			break
		}
	}
	for i := 1; i < len(head)-1; i++ {
		if !head[i].Is(lexicon.Of) && head[i].Lower != "a" && head[i].Lower != "chez" || head[i].Lower == "para" || head[i].Lower == "por" {
			continue
		}
		j := i + 1
		for j < len(head)-1 && head[j].Is(lexicon.Determiner|lexicon.Of) {
			j++
		}
		j = placeOpens(r, head, i, j)
		w, prev := head[j], head[i-1]
		if !w.Cap && w.Is(lexicon.Organisation) && bodyInSmall(head, i, j) && !(i < 3 && ministers(head[0]) && !ministers(w)) {
			// "de la asociación civil X", "du ministère de la Santé"
			if strong == nil {
				strong = &cut{i, j, orgEnd(head, j)}
			}
			continue
		}
		if wholeTitle(s, prev, w) {
			// "Président de la République du Sénégal": the State closes the title.
			if _, g := r.placeIn(head, j); g > 2 && head[j+1].Is(lexicon.Of) && weak == nil {
				weak = &cut{j + 1, j + 2, j + g}
			}
		}
		if !w.Cap || wholeTitle(s, prev, w) || w.Is(lexicon.Role) || w.Upper && at(head, j+1).Digit {
			continue // "animatrice du GT 2": a working group, for which nobody speaks
		}
		if unitedNations(head, j) {
			if un == nil {
				un = &cut{i, j, j + 2}
			}
			continue
		}
		p, g := r.placeIn(head, j)
		if g > 0 && whereWord(head[i]) && (weak != nil || strong != nil) {
			continue
		}
		if strong == nil && g == 0 && !w.Upper && !w.Is(lexicon.Organisation|lexicon.International) && forRegion(head, i) {
			continue // "Representante para los Países del Sur"
		}
		switch {
		case w.Is(lexicon.International):
			weak = &cut{i, j, shortNameEnd(r, head, j)}
		case g > 0 && !prev.Is(lexicon.Of):
			if (i < late || weak == nil) && !(p.City && weak != nil) {
				weak = &cut{i, j, j + g}
			}
		case w.Upper && !(w.Is(lexicon.Organisation) && at(head, j+1).Cap):
			if i < late || weak == nil {
				weak = &cut{i, j, shortNameEnd(r, head, j)}
			}
		case w.Is(lexicon.WeakOrganisation) && (at(head, j+1).Cap || scope(at(head, j+1))) && weak == nil:
			weak = &cut{i, j, orgEnd(head, j)}
		case portfolio && !w.Is(lexicon.Organisation):
		case !w.Is(lexicon.WeakOrganisation) || !w.Is(lexicon.Organisation):
			e := orgEnd(head, j)
			if w.Is(lexicon.Organisation) {
				if strong == nil {
					strong = &cut{i, j, e}
				}
			} else if weak == nil {
				weak = &cut{i, j, e}
			}
		}
	}
	if unit := unitIn(head); strong == nil && weakerThanUnit(head, unit, weak) {
		weak = unit
	}
	pick := cmp.Or(strong, weak)
	if pick == nil {
		t.role = text(head)
		if un != nil {
			t.organisation = text(head[un.from:un.to])
		}
		return t
	}
	org := head[pick.from:pick.to]
	t.role = text(pick.outside(head))
	t.organisation = text(org)
	if t.acronym == "" && len(org) == 1 && org[0].Upper {
		t.acronym = org[0].Text
	}
	return t
}

// unitIn gives the last office, centre or division of a title with its
// complement: "directora | del Centro de Estudios Ribereños".
func unitIn(head []word) *cut {
	var unit *cut
	for i := 1; i < len(head)-1; i++ {
		if !head[i].Is(lexicon.Of) || whereWord(head[i]) || head[i].Lower == "para" || head[i].Lower == "por" {
			continue
		}
		j := i + 1
		for j < len(head)-1 && head[j].Is(lexicon.Determiner|lexicon.Of) {
			j++
		}
		w := head[j]
		if w.Cap && w.Is(lexicon.WeakOrganisation) && !w.Is(lexicon.Delegation|lexicon.Role) && at(head, j+1).Is(lexicon.Of) && j+2 < len(head) {
			unit = &cut{i, j, orgEnd(head, j)}
		}
		if tailOfRole(w) {
			break
		}
	}
	return unit
}

// weakerThanUnit: what else was found is a part of an office's name, its matter
// or its State: "Directora del Centro de Estudios | de Chile". An acronym or a
// body of States is stronger.
func weakerThanUnit(head []word, unit, other *cut) bool {
	if unit == nil || other == nil {
		return unit != nil
	}
	w := head[other.from]
	return other.from > unit.from && other.to <= unit.to && !w.Upper && !w.Is(lexicon.International|lexicon.WeakOrganisation)
}

// placeOpens gives where a place's name begins whose article is a part of it
// ("de El Salvador") among the words from behind i to j; else j.
func placeOpens(r *reader, head []word, i, j int) int {
	for x := i + 1; x < j; x++ {
		if _, n := r.placeIn(head, x); n > 0 {
			return x
		}
	}
	return j
}

// bodyInSmall: a body's noun in small letters names a body where a name or a
// complement follows: "ministère de la Santé", "commission des lois",
// "entreprise Terre vive".
func bodyInSmall(head []word, i, j int) bool {
	w, next := head[j], at(head, j+1)
	if next.Cap && !next.Punct {
		return !w.Is(lexicon.WeakOrganisation) || next.Upper || whereWord(head[i]) // "au bureau Rivalta"
	}
	if w.Is(lexicon.WeakOrganisation) && (whereWord(head[i]) || head[i].Lower == "chez") {
		return next.Is(lexicon.Of) && j+2 < len(head) // "à l'unité de gestion"
	}
	if w.Is(lexicon.WeakOrganisation | lexicon.LowTitle) {
		return false
	}
	return hasCapital(head[j+1:min(len(head), j+9)]) || next.Is(lexicon.Of) && j+2 < len(head)
}

// ministers: "ministre", "ministerio" and their like. What follows a
// minister's "de" is a portfolio ("Ministre de la présidence").
func ministers(w word) bool {
	return strings.HasPrefix(w.Fold, "minist") || strings.HasPrefix(w.Fold, "vice-minist") || strings.HasPrefix(w.Fold, "viceminist")
}

// scope: "international", "nationale", "regional": with it a weak noun is a body's name.
func scope(w word) bool {
	for _, p := range []string{"international", "internacional", "national", "nacional", "regional", "interregional", "africain", "european", "europeen", "municipal", "departement", "provincial", "federal", "communal", "estatal"} {
		if strings.HasPrefix(w.Fold, p) {
			return true
		}
	}
	return false
}

// forRegion: a "pour" or "para" stands before i, so that what "of" adds is
// part of a region.
func forRegion(head []word, i int) bool {
	for x := i - 1; x > 0; x-- {
		if head[x].Lower == "pour" || head[x].Lower == "para" {
			return true
		}
	}
	return false
}

// orgEnd is where a body's name ends within a title.
func orgEnd(head []word, j int) int {
	from := j
	for j < len(head) && !tailOfRole(head[j]) {
		if j > from && (joinsTitles(head[j]) && opensTitle(head, j+1) || purposeAfterMark(head, j)) {
			break
		}
		j++
	}
	return j
}

// purposeAfterMark: an acronym in parentheses closed the body's name, and what
// it does or where goes on the title: "Organisation … (OB) | pour le Sahel".
func purposeAfterMark(head []word, j int) bool {
	if head[j].start-head[j-1].end < 4 {
		return false
	}
	switch head[j].Lower {
	case "pour", "para", "en", "à", "au", "aux", "chargé", "chargée", "dans":
		return true
	}
	return false
}

// portfolioHolder: what follows a minister's "of" is a portfolio, no body.
func portfolioHolder(s *sentence, w word) bool { return s.cueOf(lexicon.CuePortfolioHolders, w) }

// wholeTitle: an "of" never parts these two words ("Secrétaire d'Etat").
func wholeTitle(s *sentence, role, of word) bool {
	pair := [2]string{role.Fold, of.Fold}
	return s.lex.Cue(lexicon.CueWholeTitles).At(0, 2, func(i int) string { return pair[i] }) == 2
}

func tailOfRole(w word) bool {
	switch w.Fold {
	case "aupres", "ante", "charge", "chargee", "encargado", "encargada":
		return true
	}
	return false
}
