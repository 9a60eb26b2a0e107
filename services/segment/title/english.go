package title

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// english: "X's ROLE", "ACR ROLE", "ROLE of BODY", "BODY ROLE".
func english(s *grammar.Sentence, k []grammar.Word, t Title) Title {
	role := 0 // where the function's word stands
	for role < len(k) && !k[role].Is(lexicon.Role) {
		role++
	}
	if t, ok := bodyFirst(k, role, t); ok {
		return t
	}
	if n := role + 1; localTitle(s, k, role) {
		return t.parted(k[:n], k[n+1:])
	}
	if i, j, e := bodyOf(s, k, role); e > 0 {
		t = t.parted(k[:i], k[j:e]).shortened(k[j])
		if e < len(k) && k[e].Lower != "to" && (k[e].Is(lexicon.Of|lexicon.Coordinator) || k[e].Lower == "in" || k[e].Lower == "on") {
			t.Role += " " + grammar.Text(k[e:])
		}
		return t
	}
	if i, j := bodyBehindRole(s, k, role); i > 0 {
		return t.parted(k[:i], k[j:]).shortened(k[j])
	}
	for i := role - 1; i >= 0; i-- {
		if k[i].Cap && k[i].Is(lexicon.Organisation) {
			return t.parted(k[i+1:], k[:i+1])
		}
	}
	if i := ofCapitals(k, role); i > 0 {
		return t.parted(k[:i], k[i+2:])
	}
	if i := withFirm(k, role); i > 0 {
		return t.parted(k[:i], k[i+1:])
	}
	if i := ofCompany(s, k, role); i > 0 {
		return t.parted(k[:i], k[i+1:])
	}
	t.Role = grammar.Text(k)
	return t
}

// parted fills in the function and the body.
func (t Title) parted(role, body []grammar.Word) Title {
	t.Role, t.Organisation = grammar.Text(role), grammar.Text(body)
	return t
}

// shortened takes the body's first word for its acronym if it is one and none is known.
func (t Title) shortened(w grammar.Word) Title {
	if w.Upper && t.Acronym == "" {
		t.Acronym = w.Text
	}
	return t
}

// bodyFirst reads a title that begins with the body or the State: "FAO's
// Director", "Working Group II Co-Chair", "Togo Minister", "ACR Director".
func bodyFirst(k []grammar.Word, role int, t Title) (Title, bool) {
	for i := 0; i < role; i++ {
		if k[i].Lower == "'s" {
			return t.parted(k[i+1:], k[:i]).shortened(k[0]), true
		}
	}
	if n := bodyBeforeRole(k, role); n > 1 && (k[0].Upper || grammar.IsRoman(k[n-1].Text)) {
		return t.parted(k[n:], k[:n]), true
	}
	_, n := grammar.PlaceIn(k, 0)
	if n = max(n, grammar.Bloc(k, 0)); n > 0 && n <= role {
		return t.parted(k[n:], k[:n]), true
	}
	if k[0].Upper && role > 0 {
		return t.parted(k[1:], k[:1]).shortened(k[0]), true
	}
	return t, false
}

// localTitle: the office of a town or a district with its name alone: "Mayor of
// Port Clear".
func localTitle(s *grammar.Sentence, k []grammar.Word, role int) bool {
	n := role + 1
	if n+1 >= len(k) || !s.CueOf(lexicon.CueLocalOffices, k[role]) && k[role].Fold != "governor" {
		return false
	}
	return k[n].Lower == "of" && k[n+1].Cap && k[len(k)-1].Cap && !grammar.HasOrganisation(k[n:])
}

// bodyBehindRole gives the first "of" behind the function that leads to an
// acronym, a State or a body's name, and where that begins; 0: none.
func bodyBehindRole(s *grammar.Sentence, k []grammar.Word, role int) (of, from int) {
	for i := role + 1; i < len(k)-1; i++ {
		if !k[i].Is(lexicon.Of) || k[i].Lower == "with" {
			continue
		}
		j := complementFrom(k, i)
		if wholeTitle(s, k[i-1], k[j]) {
			continue
		}
		_, place := grammar.PlaceIn(k, j)
		if k[j].Upper || place > 0 || k[j].Cap && (k[j].Is(lexicon.Organisation) && !k[j].Is(lexicon.WeakOrganisation) || grammar.HasOrganisation(k[j:])) {
			return i, j
		}
	}
	return 0, 0
}

// bodyBeforeRole is where a body's name ends that stands before the function:
// "AU Commission | Deputy Chairperson"; 0: none.
func bodyBeforeRole(k []grammar.Word, role int) int {
	for i := role - 1; i > 0; i-- {
		if k[i].Cap && k[i].Is(lexicon.Organisation) {
			for i++; i < role && (k[i].Digit || grammar.IsRoman(k[i].Text)); {
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

// ofCompany gives the "of" after which a firm's name stands: "founder and CEO
// of Stonewater"; 0: none.
func ofCompany(s *grammar.Sentence, k []grammar.Word, role int) int {
	firm := false
	for i := role; i+1 < len(k); i++ {
		firm = firm || s.CueOf(lexicon.CueCompanyRoles, k[i])
		if firm && k[i].Lower == "of" && k[i+1].Cap && !k[i+1].Is(lexicon.Portfolio) {
			return i
		}
	}
	return 0
}

// ofCapitals gives the "of the" after a function in small letters whose
// complement is all capitals, so a name: "coordinator of the Blue River Women";
// 0: none.
func ofCapitals(k []grammar.Word, role int) int {
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
func withFirm(k []grammar.Word, role int) int {
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
