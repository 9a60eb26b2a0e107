package title

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Title is what a title as printed says of a person: the function, the body or
// State for which it is held, the body's acronym, the country as ISO 3166-1 alpha-2.
type Title struct {
	Role, Organisation, Acronym, Country string
}

// Of parts a title, some of a sentence's words, into function and body. What
// parentheses hold beside a function is its State or its body where the words
// outside name none: "député (Togo)", "MP (Blue Party)".
func (r *Reader) Of(s *grammar.Sentence, in []grammar.Word) Title {
	t := r.read(s, in)
	if s.Lang.Code == "en" && strings.HasPrefix(t.Role, "in ") {
		t.Role = "" // "the Mayor, Mrs. Tani, in the chair"
	}
	if t.Organisation != "" || t.Role == "" || r.lex.Mentions(lexicon.CueSeats, t.Role, 1) {
		return t // where a body's chair comes from is not for whom he speaks
	}
	if k := lastParenthesis(in); len(k) > 0 && !grammar.RoleWithin(k, len(k)) && (grammar.WholePlace(k) || grammar.HasPlace(k[:1]) && k[0].Place.Words == len(k)) {
		t.Organisation = grammar.Text(k)
	} else if len(k) > 1 && k[0].Cap && (grammar.HasOrganisation(k) || meansParty(s, k)) {
		t.Organisation = grammar.Text(k)
	}
	return t
}

// read parts a title's words. The cut is at the first "of" before a body's strong
// noun; else at the last "of" before an acronym, a country or a capitalised name.
// What says where ("auprès de", "à New York") or what for ("chargé de") goes back
// to the function.
func (r *Reader) read(s *grammar.Sentence, in []grammar.Word) Title {
	k := Trim(in)
	if len(k) > 1 && (s.CueOf(lexicon.CueOfLate, k[0]) || s.CueOf(lexicon.CueElected, k[0]) && k[1].Is(lexicon.Role)) {
		k = k[1:] // "le nouveau chef de la mission", "élue présidente"
	}
	k = actingAs(s, k)
	var t Title
	k, t.Country, t.Acronym = r.Marks(s, k)
	k, t = withoutShortForm(s, k, t)
	k, parts := ownParts(k)
	if len(k) == 0 {
		return t
	}
	if !grammar.RoleWithin(k, len(k)) || BodyOfMany(k) || len(parts) == 1 && namesBodyAlone(s, k[grammar.SkipToHead(k):]) {
		return withoutRole(k, parts, t)
	}
	if t, ok := r.ofState(s, k, parts, t); ok {
		return t
	}
	if t, ok := ofOrgan(s, k, t); ok {
		return t
	}
	if t, ok := r.inParts(s, parts, t); ok {
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
		return romance(s, k, t)
	}
	if bodyBehindComma(parts) {
		return t.partedAtComma(parts)
	}
	head := headOf(k, parts)
	if s.Lang.Code == "en" {
		return english(s, head, t)
	}
	return romance(s, head, t)
}

// ownParts parts a title at its commas and leaves off what tells where or what
// for: ", en Togo".
func ownParts(k []grammar.Word) ([]grammar.Word, [][]grammar.Word) {
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

// ofState reads a title whose State is told apart from it: by an adjective
// ("ministre togolais de l'eau"), or before a comma ("(Peru), Vice-Chair of X").
func (r *Reader) ofState(s *grammar.Sentence, k []grammar.Word, parts [][]grammar.Word, t Title) (Title, bool) {
	if rest, state := withoutAdjective(s, k); state != "" {
		if inner := r.Of(s, rest); inner.Organisation == "" {
			inner.Organisation, inner.Country = state, t.Country
			return inner, true
		}
	}
	if _, n := grammar.PlaceIn(parts[0], 0); n != len(parts[0]) || len(parts) < 2 || !grammar.RoleWithin(actingAs(s, Trim(parts[1])), 3) {
		return t, false
	}
	inner := r.Of(s, joinParts(parts[1:]))
	inner.Country = cmp.Or(inner.Country, t.Country)
	inner.Acronym = cmp.Or(inner.Acronym, t.Acronym)
	if inner.Organisation == "" {
		inner.Organisation = grammar.Text(parts[0])
	}
	return inner, true
}

// bodyBehindComma: a function, then a name with a capital: "Director, Blue Fund".
func bodyBehindComma(parts [][]grammar.Word) bool {
	return len(parts) > 1 && !parts[1][0].Is(lexicon.Role) && parts[1][0].Cap && grammar.RoleWithin(parts[0], len(parts[0]))
}

// partedAtComma takes the function and its unit before the comma, and behind it
// the body, as far as the person's next function.
func (t Title) partedAtComma(parts [][]grammar.Word) Title {
	unit := unitsBefore(parts)
	body := make([]string, 0, len(parts))
	for _, p := range parts[1+unit:] {
		if joinsTitles(p[0]) {
			break // ", cum Chairman of …"
		}
		body = append(body, grammar.Text(p))
	}
	t.Role, t.Organisation = grammar.Text(joinParts(parts[:1+unit])), strings.Join(body, ", ")
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

// Trim takes marks and articles off the front of a title.
func Trim(k []grammar.Word) []grammar.Word {
	for len(k) > 0 && (k[0].Punct && k[0].Text != "(" || k[0].Is(lexicon.Determiner) || len(k) > 1 && k[0].Lower == "whose") {
		k = k[1:]
	}
	return k
}

// Marks takes parentheses out, and reads the country and the acronym.
func (r *Reader) Marks(s *grammar.Sentence, k []grammar.Word) ([]grammar.Word, string, string) {
	country, city, acronym, where := "", "", "", false
	for i := range k {
		if p, n := grammar.PlaceIn(k, i); n > 0 {
			switch {
			case !p.City && (country == "" || where) && !(country != "" && Where(grammar.At(k, i-1))):
				country, where = p.ISO, Where(grammar.At(k, i-1))
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
		country, _, _ = nationality(s, k)
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

// withoutRole: "Consumer Goods Forum", "du Mali", "Social sustainability, Forum X".
func withoutRole(k []grammar.Word, parts [][]grammar.Word, t Title) Title {
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
			t.Organisation = grammar.Text(parts[0]) // "Blue Centre, Port Clear": where it is
			return t
		case !parts[0][0].Upper && !parts[0][0].Is(lexicon.Organisation) && place == 0:
			t.Role, t.Organisation = grammar.Text(parts[0]), grammar.Text(parts[1])
			return t
		}
	}
	t.Organisation = grammar.Text(k)
	if len(k) == 1 && k[0].Upper && t.Acronym == "" {
		t.Acronym = k[0].Text
	}
	return t
}
