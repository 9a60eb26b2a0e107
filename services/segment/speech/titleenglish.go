package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// englishTitle: "X's ROLE", "ACR ROLE", "ROLE of BODY", "BODY ROLE".
func (r *reader) englishTitle(s *sentence, k []word, t title) title {
	at := 0
	for at < len(k) && !k[at].Is(lexicon.Role) {
		at++
	}
	for i := 0; i < at; i++ {
		if k[i].Lower == "'s" {
			t.role, t.organisation = text(k[i+1:]), text(k[:i])
			if k[0].Upper && t.acronym == "" {
				t.acronym = k[0].Text
			}
			return t
		}
	}
	if n := bodyBeforeRole(k, at); n > 1 && (k[0].Upper || romanNumber(k[n-1].Text)) {
		t.role, t.organisation = text(k[n:]), text(k[:n])
		return t
	}
	if _, n := r.placeIn(k, 0); max(n, bloc(k, 0)) > 0 && max(n, bloc(k, 0)) <= at {
		n = max(n, bloc(k, 0))
		t.role, t.organisation = text(k[n:]), text(k[:n])
		return t
	}
	if k[0].Upper && at > 0 {
		t.role, t.organisation = text(k[1:]), k[0].Text
		if t.acronym == "" {
			t.acronym = k[0].Text
		}
		return t
	}
	if n := at + 1; at < len(k) && (s.cueOf(lexicon.CueLocalOffices, k[at]) || k[at].Fold == "governor") && n+1 < len(k) && k[n].Lower == "of" && k[n+1].Cap && k[len(k)-1].Cap && !hasOrganisation(k[n:]) {
		t.role, t.organisation = text(k[:n]), text(k[n+1:]) // "Mayor of Port Clear"
		return t
	}
	if i, j, e := r.bodyOfTitle(s, k, at); e > 0 {
		t.role, t.organisation = text(k[:i]), text(k[j:e])
		if k[j].Upper && t.acronym == "" {
			t.acronym = k[j].Text
		}
		if e < len(k) && k[e].Lower != "to" && (k[e].Is(lexicon.Of|lexicon.Coordinator) || k[e].Lower == "in" || k[e].Lower == "on") {
			t.role += " " + text(k[e:])
		}
		return t
	}
	for i := at + 1; i < len(k)-1; i++ {
		if !k[i].Is(lexicon.Of) || k[i].Lower == "with" {
			continue
		}
		j := i + 1
		for j < len(k)-1 && k[j].Is(lexicon.Determiner) {
			j++
		}
		_, place := r.placeIn(k, j)
		if wholeTitle(s, k[i-1], k[j]) {
			continue
		}
		if k[j].Upper || place > 0 || k[j].Cap && k[j].Is(lexicon.Organisation) && !k[j].Is(lexicon.WeakOrganisation) || k[j].Cap && hasOrganisation(k[j:]) {
			t.role, t.organisation = text(k[:i]), text(k[j:])
			if k[j].Upper && t.acronym == "" {
				t.acronym = k[j].Text
			}
			return t
		}
	}
	for i := at - 1; i >= 0; i-- {
		if k[i].Cap && k[i].Is(lexicon.Organisation) {
			t.role, t.organisation = text(k[i+1:]), text(k[:i+1])
			return t
		}
	}
	if i := ofCapitals(k, at); i > 0 {
		t.role, t.organisation = text(k[:i]), text(k[i+2:])
		return t
	}
	if i := withFirm(k, at); i > 0 {
		t.role, t.organisation = text(k[:i]), text(k[i+1:])
		return t
	}
	if i := ofCompany(s, k, at); i > 0 {
		t.role, t.organisation = text(k[:i]), text(k[i+1:])
		return t
	}
	t.role = text(k)
	return t
}

// bodyBeforeRole is where a body's name ends that stands before the function:
// "AU Commission | Deputy Chairperson"; 0: none.
func bodyBeforeRole(k []word, role int) int {
	for i := role - 1; i > 0; i-- {
		if k[i].Cap && k[i].Is(lexicon.Organisation) {
			for i++; i < role && (k[i].Digit || romanNumber(k[i].Text)); {
				i++ // "Working Group II | Co-Chair"
			}
			return i
		}
		if !k[i].Cap && !k[i].Digit {
			return 0
		}
	}
	return 0
}

// romanNumber: "I", "IV", "XII".
func romanNumber(t string) bool { return t != "" && strings.Trim(t, "IVX") == "" }

// ofCompany gives the "of" after which a firm's name stands: "founder and CEO
// of Stonewater"; 0: none.
func ofCompany(s *sentence, k []word, role int) int {
	firm := false
	for i := role; i+1 < len(k); i++ {
		firm = firm || s.cueOf(lexicon.CueCompanyRoles, k[i])
		if firm && k[i].Lower == "of" && k[i+1].Cap && !k[i+1].Is(lexicon.Portfolio) {
			return i
		}
	}
	return 0
}

// ofCapitals gives the "of the" after a function in small letters whose
// complement is all capitals, so a name: "coordinator of the Blue River Women";
// 0: none.
func ofCapitals(k []word, role int) int {
	i := role + 1
	if role >= len(k) || k[role].Cap || i+3 >= len(k) || k[i].Lower != "of" || k[i+1].Lower != "the" {
		return 0
	}
	for _, w := range k[i+2:] {
		if !w.Cap && w.Lower != "'s" && w.Lower != "of" && w.Lower != "and" && w.Lower != "for" {
			return 0
		}
	}
	return i
}

// withFirm gives the "with" after a function behind which nothing but a name
// stands: "market analyst with Stonewater"; 0: none.
func withFirm(k []word, role int) int {
	for i := role + 1; i+1 < len(k); i++ {
		if k[i].Lower != "with" {
			continue
		}
		for _, w := range k[i+1:] {
			if !w.Cap && !w.Punct && !w.Is(lexicon.Of|lexicon.Coordinator|lexicon.Determiner) {
				return 0
			}
		}
		return i
	}
	return 0
}
