package speech

import (
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
	"rapporteur.internal/services/segment/title"
)

// Card is a speaker as the statement shows him.
type Card struct {
	// Person is the speaker's number in the document, from 0.
	Person                                             int
	Name, Role, Organisation, Acronym, Country, Behalf string
	Office                                             bool
	// Sector: international, state, city, academia, civil_society, private; empty: unknown.
	Sector string
}

// card fills in what the whole document says of a person: first the body, then
// whom he sits or stands in for, last the State.
func (r *reader) card(p *person) Card {
	role, org, acr := r.printedTitle(p)
	if body := r.seat(p, org); body != "" {
		org = r.longerName(p, body)
		if full := r.acronyms[body]; full != "" {
			acr, org = body, full
		}
	}
	if org == "" && acr == "" {
		org = title.Longest(p.origin)
	}
	if org == "" && p.behalf != "" {
		org, acr = r.behalfBody(p, role, acr)
	}
	if org == "" && role != "" && r.lex.Mentions(lexicon.CueUnOffices, role, 1) && r.speaksOfUN() {
		org = unName[r.sentences[p.seen].Lang.Code]
	}
	if r.memberOfBody(p) {
		if r.meetingBody != "" {
			return r.sectored(Card{Person: p.index, Name: p.name, Role: r.memberWord(p), Organisation: r.meetingBody, Acronym: acr})
		}
		if b := r.recordBody(p.seen); b != "" {
			return r.sectored(Card{Person: p.index, Name: p.name, Organisation: b, Acronym: acr})
		}
	}
	if org == "" && p.country == "" && (r.localOffice(p) || r.minutes && r.seatedOnly(p)) {
		if org = r.locality; org == "" {
			org = r.town(p.seen)
		}
	}
	if org == "" || org == p.unit && p.wholeTitle != "" {
		role, org = r.officer(p, role, org)
	}
	org, country := r.cardState(p, org, acr)
	return r.sectored(Card{Person: p.index, Name: p.name, Role: role, Organisation: org, Acronym: acr, Country: country, Behalf: p.behalf, Office: p.office})
}

// printedTitle gives the function, the body and its acronym as the document
// prints them of the person at their fullest.
func (r *reader) printedTitle(p *person) (role, org, acr string) {
	role, org, acr = r.titles.LongestRole(p.roles), title.Longest(p.orgs), p.acronym
	if r.inCast(p) {
		role = r.cast
	}
	if org == "" && acr == "" && !p.fromState {
		org = title.Longest(p.origin)
	}
	role = r.withoutBody(p, role, org)
	org = r.fullBody(p, organisation.WithoutYears(org))
	if full := r.acronyms[org]; full != "" {
		acr, org = org, full
	} else if a := r.soleAcronym(org); a != "" {
		acr, org = a, r.acronyms[a]
	}
	if a := r.longForms[lexicon.Fold(org)]; a != "" {
		acr = a
	}
	return role, org, acr
}

// cardState gives the person's State, and it as the body of who has none and
// speaks for it.
func (r *reader) cardState(p *person, org, acr string) (body, country string) {
	country = p.country
	if org == "" && country == "" && p.behalf != "" && r.lex.Mentions(lexicon.CueNationalOffices, p.behalf, 2) {
		// Who stands in for a State's minister speaks for that State.
		if state := r.stateOfName(p, p.behalf); state != "" {
			country, org = state, r.stateName(p, state, "")
		}
	}
	if country == "" {
		country = r.impliedState(p, org, acr)
	}
	if org == "" && country != "" && r.nationalOffice(p) {
		org = r.stateName(p, country, "")
		if country == r.home.country {
			org = r.stateName(p, country, r.home.name)
		}
	}
	if chair := p.originState != "" && r.seated(p); !chair && (r.bodies.International(org) || acr != "" && r.bodies.InternationalWord(acr)) {
		country = "" // but a body's chair has the State that is printed
	}
	return org, country
}

// impliedState gives the State of a person of whom none is printed: the body's,
// else the document's or the section's own.
func (r *reader) impliedState(p *person, org, acr string) string {
	country := ""
	if org != "" {
		country = r.stateOfName(p, org)
	}
	if country == "" && acr != "" {
		country = r.lex.Institutions[lexicon.Fold(acr)]
	}
	if country == "" && r.ofHome(p, org) {
		country = r.homeOf(p)
	}
	if country == "" && r.home.sole {
		country = r.home.country
	}
	if h := r.sectionHome(p.seen); country == "" && r.home.country == "" && h.sole {
		country = h.country
	}
	return country
}

func (r *reader) sectored(c Card) Card {
	c.Sector = r.bodies.Sector(c.Organisation, c.Acronym, c.Country, c.Role)
	return c
}

// unName is the United Nations' name, whose offices need not say whose they are.
var unName = map[string]string{"en": "United Nations", "fr": "Nations Unies", "es": "Naciones Unidas"}

// speaksOfUN: the document names the United Nations.
func (r *reader) speaksOfUN() bool {
	for _, s := range r.sentences {
		for i := range s.Words {
			if organisation.UnitedNations(s.Words, i) {
				return true
			}
		}
	}
	return false
}

// memberWord is "member" in the language of the sentence that names the person first.
func (r *reader) memberWord(p *person) string {
	switch r.sentences[p.seen].Lang.Code {
	case "fr":
		return "membre"
	case "es":
		return "miembro"
	}
	return "member"
}

// nationalOffice: the title is of one who speaks for the document's own State.
func (r *reader) nationalOffice(p *person) bool {
	for _, role := range p.roles {
		if r.lex.Mentions(lexicon.CueNationalOffices, role, 2) {
			return true
		}
	}
	return false
}

// ofHome: who names no State speaks for the document's own: a minister, a
// senator, a prefect; a ministry, a town hall, a parliament, a party.
func (r *reader) ofHome(p *person, org string) bool {
	if org == "" {
		for _, role := range p.roles {
			if r.lex.Mentions(lexicon.CueNationalOffices, role, 2) || r.lex.Mentions(lexicon.CueNationalPosts, role, 1) {
				return true
			}
		}
		return false
	}
	switch r.bodies.Sector(org, "", "", "") {
	case "state", "city":
		return true
	}
	return r.parliament() && (p.label != "" || org == r.meetingBody)
}

// localOffice: a mayor, an alderman, a councillor.
func (r *reader) localOffice(p *person) bool {
	for _, l := range []string{"fr", "en", "es"} {
		cues := r.lex.Of(l).Cue(lexicon.CueLocalOffices)
		for w := range p.titleWords {
			if cues.At(0, 1, func(int) string { return w }) > 0 {
				return true
			}
		}
	}
	return false
}

// soleAcronym: the only capitalised word of the name is a known acronym
// ("asociación civil Odisea").
func (r *reader) soleAcronym(org string) string {
	found := ""
	for _, w := range grammar.SplitWords(org) {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) {
			continue
		}
		if found != "" || r.acronyms[w] == "" {
			return ""
		}
		found = w
	}
	return found
}
