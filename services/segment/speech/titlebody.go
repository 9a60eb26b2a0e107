package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// titleOf parts an apposition into role and organisation. What parentheses
// hold beside a function is its State or its body where the words outside name
// none: "député (Togo)", "MP (Blue Party)".
func (r *reader) titleOf(s *sentence, in []grammar.Word) title {
	t := r.readTitle(s, in)
	if s.Lang.Code == "en" && strings.HasPrefix(t.role, "in ") {
		t.role = "" // "the Mayor, Mrs. Tani, in the chair"
	}
	if t.organisation != "" || t.role == "" || r.lex.Mentions(lexicon.CueSeats, t.role, 1) {
		return t // where a body's chair comes from is not for whom he speaks
	}
	if k := lastParenthesis(in); len(k) > 0 && !grammar.RoleWithin(k, len(k)) && (grammar.WholePlace(k) || grammar.HasPlace(k[:1]) && k[0].Place.Words == len(k)) {
		t.organisation = grammar.Text(k)
	} else if len(k) > 1 && k[0].Cap && (grammar.HasOrganisation(k) || r.meansParty(s, k)) {
		t.organisation = grammar.Text(k)
	}
	return t
}

// unitsBefore counts the parts behind a function that name its unit alone, where
// a stronger body stands behind: "Head | Water Division | Ministry of Rivers".
func unitsBefore(parts [][]grammar.Word) int {
	for n := 1; n < len(parts)-1; n++ {
		if !weakAlone(parts[n]) {
			return 0
		}
		if strongBody(parts[n+1]) {
			return n
		}
	}
	return 0
}

// weakAlone: the part's only body's noun is a unit's.
func weakAlone(k []grammar.Word) bool {
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
func (r *reader) meansParty(s *sentence, k []grammar.Word) bool {
	for _, w := range k {
		if !w.Cap && !w.Punct && !w.Is(lexicon.Of|lexicon.Determiner|lexicon.Preposition|lexicon.Coordinator) {
			return false
		}
	}
	return !grammar.RoleWithin(k, len(k)) && !grammar.HasPlace(k)
}

// lastParenthesis gives the words between the last parentheses.
func lastParenthesis(k []grammar.Word) []grammar.Word {
	for e := len(k) - 1; e > 1; e-- {
		if k[e].Text != ")" {
			continue
		}
		for i := e - 1; i > 0; i-- {
			if k[i].Text == "(" {
				return k[i+1 : e]
			}
		}
	}
	return nil
}

// namesBodyAlone: a body's name holds the only functions among the words: "Office
// of the Auditor General", "Growers' Union", "Conseil des pêcheurs".
func namesBodyAlone(s *sentence, k []grammar.Word) bool {
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
func bodyOpens(s *sentence, k []grammar.Word) bool {
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

// behalfBody gives the body for which somebody speaks who names no other: "En
// nombre de la Organización de Ríos (OR), el Sr. X". Whoever holds an office
// without a body speaks for another one's only where the office says so.
func (r *reader) behalfBody(p *person, role, acronym string) (org, acr string) {
	name := p.behalf
	if i := strings.Index(name, " ("); i > 0 {
		name = name[:i]
	}
	k := grammar.SplitWords(name)
	if len(k) == 0 || !r.bodies.NamesBody(name) || role != "" && !r.lex.Mentions(lexicon.CueRepresenting, role, 1) && !r.lex.Mentions(lexicon.CueHouseOffices, role, 3) || r.lex.Mentions(lexicon.CueNationalOffices, name, 2) {
		return "", acronym
	}
	if full := r.acronyms[name]; full != "" {
		return full, name
	}
	return name, acronym
}

// purposeFrom is the first part behind a title that says what somebody is about
// to do or with whom he is: "Vecinos del Río, para defender su moción"; 0: none.
func purposeFrom(parts [][]grammar.Word) int {
	for n := 1; n < len(parts); n++ {
		switch w := parts[n][0]; w.Lower {
		case "para", "pour", "to", "with", "avec", "con", "accompanied", "afin":
			return n
		}
	}
	return 0
}

// actingAs cuts what stands before a function's "as": "the latter acting as
// chairman", "acted as moderator of the panel".
func actingAs(s *sentence, k []grammar.Word) []grammar.Word {
	if s.Lang.Code != "en" {
		return k
	}
	for i := 1; i+1 < len(k) && i < 4 && !k[i].Punct && !k[i].Is(lexicon.Role); i++ {
		if k[i].Lower == "as" && !k[i-1].Cap && grammar.RoleWithin(k[i+1:], 3) {
			return trimTitle(k[i+1:])
		}
	}
	return k
}
