package speech

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// title is what an apposition says of a person.
type title struct {
	role, organisation, acronym, country string
}

// readTitle parts an apposition's words. The cut is at the
// first "of" before a body's strong noun; else at the last "of" before an
// acronym, a country or a capitalised name. What says where ("auprès de",
// "à New York") or what for ("chargé de") goes back to the role.
func (r *reader) readTitle(s *sentence, in []grammar.Word) title {
	k := trimTitle(in)
	if len(k) > 1 && (s.CueOf(lexicon.CueOfLate, k[0]) || s.CueOf(lexicon.CueElected, k[0]) && k[1].Is(lexicon.Role)) {
		k = k[1:] // "le nouveau chef de la mission", "élue présidente"
	}
	k = actingAs(s, k)
	var t title
	k, t.country, t.acronym = r.titleMarks(s, k)
	k, t = r.withoutShortForm(s, k, t)
	k, parts := r.ownParts(k)
	if len(k) == 0 {
		return t
	}
	if !grammar.RoleWithin(k, len(k)) || bodyOfMany(k) || len(parts) == 1 && namesBodyAlone(s, k[grammar.SkipToHead(k):]) {
		return r.withoutRole(k, parts, t)
	}
	if t, ok := r.titleOfState(s, k, parts, t); ok {
		return t
	}
	if t, ok := r.organTitle(s, k, t); ok {
		return t
	}
	if t, ok := r.titleInParts(s, parts, t); ok {
		return t
	}
	parts = listedParts(s, parts)
	if n := len(parts); n > 1 && s.CueOf(lexicon.CueLocalOffices, parts[0][0]) && grammar.WholePlace(parts[n-1]) {
		parts = parts[:n-1] // "the Mayor of X, Kenya": the town's, in Kenya
		if i := grammar.FirstOf(parts[0]); len(parts) == 1 && i > 0 && grammar.At(parts[0], i+1).Cap {
			return t.parted(parts[0][:i], parts[0][i+1:])
		}
	}
	if len(parts) > 1 && s.Lang.Code != "en" && portfolioHolder(s, parts[0][0]) && parts[1][0].Is(lexicon.Of) {
		return r.romanceTitle(s, k, t)
	}
	if bodyBehindComma(parts) {
		return t.partedAtComma(parts)
	}
	head := headOf(k, parts)
	if s.Lang.Code == "en" {
		return r.englishTitle(s, head, t)
	}
	return r.romanceTitle(s, head, t)
}

// ownParts parts a title at its commas and leaves off what tells where or what
// for: ", en Togo".
func (r *reader) ownParts(k []grammar.Word) ([]grammar.Word, [][]grammar.Word) {
	parts := commaParts(k)
	if n := purposeFrom(parts); n > 0 {
		parts = parts[:n]
		k = joinParts(parts)
	}
	if n := len(parts); n > 1 && parts[n-1][0].Lower == "en" {
		if _, g := grammar.PlaceIn(parts[n-1], 1); g > 0 {
			parts = parts[:n-1]
			k = joinParts(parts)
		}
	}
	return k, parts
}

// titleOfState reads a title whose State is told apart from it: by an adjective
// ("ministre togolais de l'eau"), or before a comma ("(Peru), Vice-Chair of X").
func (r *reader) titleOfState(s *sentence, k []grammar.Word, parts [][]grammar.Word, t title) (title, bool) {
	if rest, state := r.withoutAdjective(s, k); state != "" {
		if inner := r.titleOf(s, rest); inner.organisation == "" {
			inner.organisation, inner.country = state, t.country
			return inner, true
		}
	}
	if _, n := grammar.PlaceIn(parts[0], 0); n != len(parts[0]) || len(parts) < 2 || !grammar.RoleWithin(actingAs(s, trimTitle(parts[1])), 3) {
		return t, false
	}
	inner := r.titleOf(s, joinParts(parts[1:]))
	inner.country = cmp.Or(inner.country, t.country)
	inner.acronym = cmp.Or(inner.acronym, t.acronym)
	if inner.organisation == "" {
		inner.organisation = grammar.Text(parts[0])
	}
	return inner, true
}

// bodyBehindComma: a function, then a name with a capital: "Director, Blue Fund".
func bodyBehindComma(parts [][]grammar.Word) bool {
	return len(parts) > 1 && !parts[1][0].Is(lexicon.Role) && parts[1][0].Cap && grammar.RoleWithin(parts[0], len(parts[0]))
}

// partedAtComma takes the function and its unit before the comma, and behind it
// the body, as far as the person's next function.
func (t title) partedAtComma(parts [][]grammar.Word) title {
	unit := unitsBefore(parts)
	body := make([]string, 0, len(parts))
	for _, p := range parts[1+unit:] {
		if joinsTitles(p[0]) {
			break // ", cum Chairman of …"
		}
		body = append(body, grammar.Text(p))
	}
	t.role, t.organisation = grammar.Text(joinParts(parts[:1+unit])), strings.Join(body, ", ")
	if len(parts) == 2 && len(parts[1]) == 1 {
		return t.shortened(parts[1][0])
	}
	return t
}

// headOf gives the words of a title's parts without their commas; with them
// where the second goes on with the first's complement.
func headOf(k []grammar.Word, parts [][]grammar.Word) []grammar.Word {
	if len(parts) == 1 {
		return parts[0]
	}
	if w := parts[1][0]; w.Is(lexicon.Of|lexicon.Coordinator) || w.Fold == "charge" || w.Fold == "chargee" {
		return k
	}
	return slices.Concat(parts...)
}

func trimTitle(k []grammar.Word) []grammar.Word {
	for len(k) > 0 && (k[0].Punct && k[0].Text != "(" || k[0].Is(lexicon.Determiner) || len(k) > 1 && k[0].Lower == "whose") {
		k = k[1:]
	}
	return k
}

// titleMarks takes parentheses out, and reads the country and the acronym.
func (r *reader) titleMarks(s *sentence, k []grammar.Word) ([]grammar.Word, string, string) {
	country, city, acronym, where := "", "", "", false
	for i := range k {
		if p, n := grammar.PlaceIn(k, i); n > 0 {
			switch {
			case !p.City && (country == "" || where) && !(country != "" && whereWord(grammar.At(k, i-1))):
				country, where = p.ISO, whereWord(grammar.At(k, i-1))
			case p.City && city == "":
				city = p.ISO
			}
		}
	}
	for i := 0; i+2 < len(k); i++ {
		if k[i].Text == "(" && k[i+2].Text == ")" && k[i+1].Upper {
			acronym = k[i+1].Text
		}
	}
	if country == "" {
		country, _, _ = r.nationality(s, k)
	}
	if country == "" {
		country = city
	}
	if country == "" && len(k) > 1 {
		country = r.bodies.RegionIn(k)
	}
	var out []grammar.Word
	depth := 0
	for _, t := range k {
		if t.Text == "(" {
			depth++
		}
		if depth == 0 {
			out = append(out, t)
		}
		if t.Text == ")" && depth > 0 {
			depth--
		}
	}
	return out, country, acronym
}

// whereWord: what follows is where somebody serves, not for whom: "Ambassadeur
// de France au Sénégal".
func whereWord(w grammar.Word) bool {
	switch w.Lower {
	case "au", "aux", "en", "à", "in", "to", "at", "ante", "auprès", "dans":
		return true
	}
	return false
}

func commaParts(k []grammar.Word) [][]grammar.Word {
	var parts [][]grammar.Word
	from := 0
	for i := 0; i <= len(k); i++ {
		if i == len(k) || k[i].Text == "," {
			if i > from {
				parts = append(parts, k[from:i])
			}
			from = i + 1
		}
	}
	return parts
}

func joinParts(parts [][]grammar.Word) []grammar.Word {
	var out []grammar.Word
	for i, p := range parts {
		if i > 0 {
			out = append(out, grammar.Comma())
		}
		out = append(out, p...)
	}
	return out
}

// withoutRole: "Consumer Goods Forum", "du Mali", "Social sustainability, Forum X".
func (r *reader) withoutRole(k []grammar.Word, parts [][]grammar.Word, t title) title {
	for len(k) > 0 && k[0].Is(lexicon.Of|lexicon.Determiner) {
		k = k[1:]
	}
	if len(k) == 0 {
		return t
	}
	if len(parts) == 2 && parts[0][0].Cap {
		_, n := grammar.PlaceIn(parts[1], 0)
		whole := n == len(parts[1])
		_, place := grammar.PlaceIn(parts[0], 0)
		switch {
		case whole, place == 0 && grammar.HasOrganisation(parts[0]) && !grammar.HasOrganisation(parts[1]) && !parts[1][0].Upper:
			t.organisation = grammar.Text(parts[0]) // "Blue Centre, Port Clear": where it is
			return t
		case !parts[0][0].Upper && !parts[0][0].Is(lexicon.Organisation) && place == 0:
			t.role, t.organisation = grammar.Text(parts[0]), grammar.Text(parts[1])
			return t
		}
	}
	t.organisation = grammar.Text(k)
	if len(k) == 1 && k[0].Upper && t.acronym == "" {
		t.acronym = k[0].Text
	}
	return t
}

func unitedNations(k []grammar.Word, j int) bool {
	if j+1 >= len(k) {
		return false
	}
	a, b := k[j].Fold, k[j+1].Fold
	return a == "nations" && b == "unies" || a == "naciones" && b == "unidas" || a == "united" && b == "nations"
}
