package title

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// bodyOf cuts an English title at the first preposition whose own words
// name a body or a State: "Regional Director for Europe | of the Blue Fund",
// "Professor of Botany | at the University of X", "Ambassador | of Austria | for
// Trees". Words 0 to of are the role, from to end the body; end 0: none.
func bodyOf(s *grammar.Sentence, k []grammar.Word, role int) (of, from, end int) {
	unit := 0 // the "of" before the last weak body so far: "Chief of the Soils Branch | of the Department of Water"
	for i := role + 1; i < len(k)-1; i++ {
		if !k[i].Is(lexicon.Of) && !withinWord(k[i]) || k[i].Lower == "to" {
			continue
		}
		j := complementFrom(k, i)
		if !k[j].Cap && !k[j].Is(lexicon.Organisation) || wholeTitle(s, k[i-1], k[j]) {
			continue
		}
		if e := bodyAfter(k, i, j); e > 0 {
			return i, j, e
		}
		if k[i].Lower != "of" {
			continue
		}
		if weakBody(k[j:complementEnd(k, j)]) {
			unit = i
		}
		if e := stateAfter(k, j); e > 0 && unit == 0 {
			return i, j, e
		}
	}
	if unit > 0 {
		j := complementFrom(k, unit)
		return unit, j, titleEnd(k, j)
	}
	return 0, 0, 0
}

// withinWord: "in", "within".
func withinWord(w grammar.Word) bool { return w.Lower == "in" || w.Lower == "within" }

// complementFrom is where the words begin that the preposition at i leads to,
// their article apart.
func complementFrom(k []grammar.Word, i int) int {
	j := i + 1
	for j < len(k)-1 && k[j].Is(lexicon.Determiner) {
		j++
	}
	return j
}

// complementEnd is where the next preposition takes over from a complement's
// first word at j.
func complementEnd(k []grammar.Word, j int) int {
	e := j + 1
	for e < len(k) && !k[e].Is(lexicon.Of) && !withinWord(k[e]) {
		e++
	}
	return e
}

// bodyAfter gives where the body ends to which the preposition at i leads, from
// j on; 0: these words name none. Behind "at" any name is a body's, and an
// office or a division is one only behind "at", "in" and "within".
func bodyAfter(k []grammar.Word, i, j int) int {
	if w := grammar.At(k, j+1).Lower; k[j].Upper && (w == "for" || w == "in" || w == "to") {
		return j + 1 // "Director of FAO for Asia"
	}
	if k[j].Upper || k[i].Lower == "at" && k[j].Cap {
		return titleEnd(k, j)
	}
	weakToo := k[i].Lower == "at" || withinWord(k[i])
	for _, t := range k[j:complementEnd(k, j)] {
		if t.Cap && t.Is(lexicon.Organisation) && (weakToo || !t.Is(lexicon.WeakOrganisation)) {
			return titleEnd(k, j)
		}
	}
	return 0
}

// stateAfter gives where the State ends that is named at j, if the title ends
// there or goes on with a matter or with another function; 0: none.
func stateAfter(k []grammar.Word, j int) int {
	_, n := grammar.PlaceIn(k, j)
	if n == 0 || j+n > len(k) {
		return 0
	}
	if w := grammar.At(k, j+n); j+n == len(k) || w.Lower == "to" || w.Lower == "for" || w.Is(lexicon.Coordinator) && grammar.RoleWithin(k[j+n:], 4) {
		return j + n
	}
	return 0
}

// weakBody: an office, a division, a service, by its own name.
func weakBody(k []grammar.Word) bool {
	for i, w := range k {
		if w.Cap && w.Is(lexicon.WeakOrganisation) && !w.Upper {
			return i > 0 || len(k) == 1
		}
		if w.Punct || !w.Cap && !w.Is(lexicon.Coordinator) {
			return false
		}
	}
	return false
}

// titleEnd is where a body's name ends: before "and a member of …", "and
// Director of …", "cum Chair of …".
func titleEnd(k []grammar.Word, j int) int {
	for e := j + 1; e+1 < len(k); e++ {
		if joinsTitles(k[e]) && (k[e+1].Is(lexicon.Indefinite) || opensTitle(k, e+1)) {
			return e
		}
	}
	return len(k)
}

// joinsTitles: a word between two titles of one person.
func joinsTitles(w grammar.Word) bool {
	return w.Is(lexicon.Coordinator) || w.Text == "&" || w.Lower == "cum" || w.Lower == "or" || w.Lower == "ou"
}

// opensTitle: a function begins at i, an article or an adjective apart.
func opensTitle(k []grammar.Word, i int) bool {
	for j := i; j < len(k) && j < i+3; j++ {
		if k[j].Is(lexicon.Role) && !k[j].Is(lexicon.RolePlural) {
			return true
		}
		if !k[j].Is(lexicon.Determiner) && !k[j].Cap {
			return false
		}
	}
	return false
}
