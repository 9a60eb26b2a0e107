package title

import (
	"cmp"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// cut parts a title: its "of" and the words from and to which a body is named.
type cut struct{ of, from, to int }

// outside gives a title's words without the body, and without an "auprès" that
// led to nothing but the body.
func (c *cut) outside(head []grammar.Word) []grammar.Word {
	before := head[:c.of:c.of]
	if n := len(before); n > 1 && c.to == len(head) && tailOfRole(before[n-1]) {
		return before[:n-1]
	}
	return append(before, head[c.to:]...)
}

func romance(s *grammar.Sentence, head []grammar.Word, t Title) Title {
	if t, ok := ministersState(s, head, t); ok {
		return t
	}
	return romanceCut(s, head, t)
}

// romanceCut cuts a title at the strongest "of" that leads to a body: a body's
// own noun before an acronym, a State or another name, these before the United Nations.
func romanceCut(s *grammar.Sentence, head []grammar.Word, t Title) Title {
	c := newCuts(s, head)
	for i := 1; i < len(head)-1; i++ {
		c.look(i)
	}
	if unit := unitIn(head); c.strong == nil && weakerThanUnit(head, unit, c.weak) {
		c.weak = unit
	}
	pick := cmp.Or(c.strong, c.weak)
	if pick == nil {
		t.Role = grammar.Text(head)
		if c.un != nil {
			t.Organisation = grammar.Text(head[c.un.from:c.un.to])
		}
		return t
	}
	org := head[pick.from:pick.to]
	t.Role = grammar.Text(pick.outside(head))
	t.Organisation = grammar.Text(org)
	if t.Acronym == "" && len(org) == 1 && org[0].Upper {
		t.Acronym = org[0].Text
	}
	return t
}

// cuts are the places at which a title can be cut, as its words are read from
// left to right: the first before a body's own noun, the last before an acronym,
// a State or another name, the first before the United Nations.
type cuts struct {
	s                *grammar.Sentence
	head             []grammar.Word
	late             int  // where "auprès de" begins: what follows is where, not for whom
	portfolio        bool // the title is a minister's: what follows is a portfolio
	strong, weak, un *cut
}

func newCuts(s *grammar.Sentence, head []grammar.Word) cuts {
	c := cuts{s: s, head: head, late: len(head)}
	for i, w := range head {
		c.portfolio = c.portfolio || portfolioHolder(s, w) && !(strings.HasPrefix(w.Fold, "adjoint") && strings.HasPrefix(head[0].Fold, "mair"))
		if c.late == len(head) && (w.Fold == "aupres" || w.Fold == "ante") {
			c.late = i
		}
	}
	return c
}

// look reads what the word at i leads to, if it is an "of".
func (c *cuts) look(i int) {
	head := c.head
	if !opensTitleComplement(head[i]) {
		return
	}
	j := i + 1
	for j < len(head)-1 && head[j].Is(lexicon.Determiner|lexicon.Of) {
		j++
	}
	j = placeOpens(head, i, j)
	w := head[j]
	if !w.Cap && w.Is(lexicon.Organisation) && bodyInSmall(head, i, j) && !(i < 3 && ministers(head[0]) && !ministers(w)) {
		// "de la asociación civil X", "du ministère de la Santé"
		if c.strong == nil {
			c.strong = &cut{i, j, orgEnd(head, j)}
		}
		return
	}
	if wholeTitle(c.s, head[i-1], w) {
		c.stateBehind(j)
		return
	}
	if !w.Cap || w.Is(lexicon.Role) || w.Upper && grammar.At(head, j+1).Digit {
		return // "animatrice du GT 2": a working group, for which nobody speaks
	}
	if organisation.UnitedNations(head, j) {
		if c.un == nil {
			c.un = &cut{i, j, j + 2}
		}
		return
	}
	p, g := grammar.PlaceIn(head, j)
	if g > 0 && Where(head[i]) && (c.weak != nil || c.strong != nil) {
		return
	}
	if c.strong == nil && g == 0 && !w.Upper && !w.Is(lexicon.Organisation|lexicon.International) && forRegion(head, i) {
		return // "Representante para los Países del Sur"
	}
	c.take(i, j, p, g)
}

// stateBehind: "Président de la République du Sénégal": the State closes a title
// whose own last word stands at j.
func (c *cuts) stateBehind(j int) {
	if _, g := grammar.PlaceIn(c.head, j); g > 2 && c.head[j+1].Is(lexicon.Of) && c.weak == nil {
		c.weak = &cut{j + 1, j + 2, j + g}
	}
}

// take keeps the cut at i before the capitalised name at j, of which g words are
// the place p, where it is better than what is kept.
func (c *cuts) take(i, j int, p grammar.Place, g int) {
	head, w, next := c.head, c.head[j], grammar.At(c.head, j+1)
	switch {
	case w.Is(lexicon.International):
		c.weak = &cut{i, j, shortNameEnd(head, j)}
	case g > 0 && !head[i-1].Is(lexicon.Of):
		if (i < c.late || c.weak == nil) && !(p.City && c.weak != nil) {
			c.weak = &cut{i, j, j + g}
		}
	case w.Upper && !(w.Is(lexicon.Organisation) && next.Cap):
		if i < c.late || c.weak == nil {
			c.weak = &cut{i, j, shortNameEnd(head, j)}
		}
	case w.Is(lexicon.WeakOrganisation) && (next.Cap || organisation.Scope(next)) && c.weak == nil:
		c.weak = &cut{i, j, orgEnd(head, j)}
	case c.portfolio && !w.Is(lexicon.Organisation), w.Is(lexicon.WeakOrganisation) && w.Is(lexicon.Organisation):
	case w.Is(lexicon.Organisation):
		if c.strong == nil {
			c.strong = &cut{i, j, orgEnd(head, j)}
		}
	case c.weak == nil:
		c.weak = &cut{i, j, orgEnd(head, j)}
	}
}

// opensTitleComplement: "de", "à", "chez", but not what tells what for.
func opensTitleComplement(w grammar.Word) bool {
	switch w.Lower {
	case "para", "por":
		return false
	case "a", "chez":
		return true
	}
	return w.Is(lexicon.Of)
}

// unitIn gives the last office, centre or division of a title with its
// complement: "directora | del Centro de Estudios Ribereños".
func unitIn(head []grammar.Word) *cut {
	var unit *cut
	for i := 1; i < len(head)-1; i++ {
		if !head[i].Is(lexicon.Of) || Where(head[i]) || head[i].Lower == "para" || head[i].Lower == "por" {
			continue
		}
		j := i + 1
		for j < len(head)-1 && head[j].Is(lexicon.Determiner|lexicon.Of) {
			j++
		}
		w := head[j]
		if w.Cap && w.Is(lexicon.WeakOrganisation) && !w.Is(lexicon.Delegation|lexicon.Role) && grammar.At(head, j+1).Is(lexicon.Of) && j+2 < len(head) {
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
func weakerThanUnit(head []grammar.Word, unit, other *cut) bool {
	if unit == nil || other == nil {
		return unit != nil
	}
	w := head[other.from]
	return other.from > unit.from && other.to <= unit.to && !w.Upper && !w.Is(lexicon.International|lexicon.WeakOrganisation)
}

// placeOpens gives where a place's name begins whose article is a part of it
// ("de El Salvador") among the words from behind i to j; else j.
func placeOpens(head []grammar.Word, i, j int) int {
	for x := i + 1; x < j; x++ {
		if _, n := grammar.PlaceIn(head, x); n > 0 {
			return x
		}
	}
	return j
}

// shortNameEnd is where a body's acronym and what goes with it end: "ONU
// Mujeres"; a State behind it is where it works.
func shortNameEnd(head []grammar.Word, j int) int {
	e := j + 1
	for e < len(head) && head[e].Cap && !head[e].Punct && !head[e].Is(lexicon.Role) {
		if _, n := grammar.PlaceIn(head, e); n > 0 {
			break
		}
		e++
	}
	return e
}

// bodyInSmall: a body's noun in small letters names a body where a name or a
// complement follows: "ministère de la Santé", "commission des lois",
// "entreprise Terre vive".
func bodyInSmall(head []grammar.Word, i, j int) bool {
	w, next := head[j], grammar.At(head, j+1)
	if next.Cap && !next.Punct {
		return !w.Is(lexicon.WeakOrganisation) || next.Upper || Where(head[i]) // "au bureau Rivalta"
	}
	if w.Is(lexicon.WeakOrganisation) && (Where(head[i]) || head[i].Lower == "chez") {
		return next.Is(lexicon.Of) && j+2 < len(head) // "à l'unité de gestion"
	}
	if w.Is(lexicon.WeakOrganisation | lexicon.LowTitle) {
		return false
	}
	return grammar.HasCapital(head[j+1:min(len(head), j+9)]) || next.Is(lexicon.Of) && j+2 < len(head)
}

// ministers: "ministre", "ministerio" and their like. What follows a
// minister's "de" is a portfolio ("Ministre de la présidence").
func ministers(w grammar.Word) bool {
	return strings.HasPrefix(w.Fold, "minist") || strings.HasPrefix(w.Fold, "vice-minist") || strings.HasPrefix(w.Fold, "viceminist")
}

// forRegion: a "pour" or "para" stands before i, so that what "of" adds is
// part of a region.
func forRegion(head []grammar.Word, i int) bool {
	for x := i - 1; x > 0; x-- {
		if head[x].Lower == "pour" || head[x].Lower == "para" {
			return true
		}
	}
	return false
}

// orgEnd is where a body's name ends within a title.
func orgEnd(head []grammar.Word, j int) int {
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
func purposeAfterMark(head []grammar.Word, j int) bool {
	if head[j].Start-head[j-1].End < 4 {
		return false
	}
	switch head[j].Lower {
	case "pour", "para", "en", "à", "au", "aux", "chargé", "chargée", "dans":
		return true
	}
	return false
}

// portfolioHolder: what follows a minister's "of" is a portfolio, no body.
func portfolioHolder(s *grammar.Sentence, w grammar.Word) bool {
	return s.CueOf(lexicon.CuePortfolioHolders, w)
}

// wholeTitle: an "of" never parts these two words ("Secrétaire d'Etat").
func wholeTitle(s *grammar.Sentence, role, of grammar.Word) bool {
	pair := [2]string{role.Fold, of.Fold}
	return s.Lang.Cue(lexicon.CueWholeTitles).At(0, 2, func(i int) string { return pair[i] }) == 2
}

func tailOfRole(w grammar.Word) bool {
	switch w.Fold {
	case "aupres", "ante", "charge", "chargee", "encargado", "encargada":
		return true
	}
	return false
}
