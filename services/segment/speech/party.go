package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// partiesAt reads one party or a list of them at i: "several delegations",
// "la Fédération de Russie, le Mali et le Chili", "the EU and Norway".
// behind: the list stands after its verb.
func (r *reader) partiesAt(s *sentence, i int, behind bool) ([]Party, int) {
	if g, e := r.representatives(s, i); g != nil {
		return g, e
	}
	if g, e := r.delegate(s, i); g != nil {
		return g, e
	}
	p, e := r.partyAt(s, i, behind)
	if p == nil {
		return nil, 0
	}
	out := []Party{*p}
	if p.Sort == "state" {
		out, e = r.principalParty(s, out, e)
	}
	for e < len(s.k) {
		q := r.separator(s, e)
		if q == e {
			break
		}
		if w := at(s.k, q); s.lex.Code != "en" && !w.Cap && !w.Is(lexicon.Determiner|lexicon.Quantifier|lexicon.Of) && s.cue(lexicon.CueAnonymous, q) == 0 {
			break // "les participants, venus de huit régions,"
		}
		p, n := r.partyAt(s, q, false)
		if p == nil || p.Sort == "anonymous" && out[0].Sort == "state" && s.k[e].Text == "," {
			break
		}
		out = append(out, *p)
		e = n
		if p.Sort == "state" {
			out, e = r.principalParty(s, out, e)
		}
	}
	return out, e
}

// representatives reads "the representatives of Eritrea and Indonesia", "les
// délégations du Mali et du Chili": these States.
func (r *reader) representatives(s *sentence, i int) ([]Party, int) {
	k, j := s.k, i
	for j < len(k) && j-i < 3 && k[j].Is(lexicon.Determiner|lexicon.Quantifier) && !k[j].Is(lexicon.Meeting) {
		j++
	}
	if j >= len(k) || j == i || !k[j].Is(lexicon.Meeting|lexicon.RolePlural) && !s.cueOf(lexicon.CueStateBodies, k[j]) || !at(k, j+1).Is(lexicon.Of) && at(k, j+1).Lower != "from" {
		return nil, 0
	}
	var out []Party
	q := j + 2
	for q < len(k) {
		for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
			q++
		}
		p, n := r.placeAt(s, q)
		if n == 0 || p.City {
			break
		}
		party := stateParty(p, k[q:q+n])
		party.delegation = true
		out = append(out, *party)
		q += n
		next := q
		for next < len(k) && next < q+3 && (k[next].Text == "," || k[next].Is(lexicon.Coordinator)) {
			next++
		}
		if next == q {
			return out, q
		}
		q = next
	}
	if len(out) == 0 {
		return nil, 0
	}
	return out, q
}

// delegate reads "the representative of Kenya", "le délégué permanent du Mali",
// "Kenya's delegate": a State that speaks through somebody who has no name.
func (r *reader) delegate(s *sentence, i int) ([]Party, int) {
	k, j := s.k, i
	for j < len(k) && j < i+2 && k[j].Is(lexicon.Determiner) {
		j++
	}
	if p, n := r.placeAt(s, j); n > 0 && !p.City && at(k, j+n).Lower == "'s" {
		for e := j + n + 1; e < j+n+4 && e < len(k); e++ {
			if s.cueOf(lexicon.CueDelegates, k[e]) {
				party := stateParty(p, k[j:j+n])
				party.delegation = true
				return []Party{*party}, e + 1
			}
		}
		return nil, 0
	}
	if j == i {
		return nil, 0
	}
	role := -1
	for ; j < len(k) && j < i+6 && !k[j].Is(lexicon.Of) && k[j].Lower != "from"; j++ {
		if k[j].Punct || s.verbAt(j) != nil && !k[j].Is(lexicon.Role) {
			return nil, 0
		}
		if s.cueOf(lexicon.CueDelegates, k[j]) || s.cueOf(lexicon.CueGovernments, k[j]) {
			role = j
		}
		if iso := demonym(k, j); iso != "" && !k[i].Is(lexicon.Indefinite) && (role == j-1 || s.lex.Code == "en" && s.cueOf(lexicon.CueDelegates, at(k, j+1))) {
			// "la section suisse", "el delegado chileno", "the Chilean delegate"
			e := j + 1
			if role != j-1 {
				e++
			}
			return []Party{{Name: text(k[i+1 : e]), Country: iso, Sort: "state", delegation: true}}, e
		}
	}
	if role < 0 {
		return nil, 0
	}
	q := j
	for q < len(k) && q < j+3 && (k[q].Is(lexicon.Of|lexicon.Determiner) || k[q].Lower == "from") {
		q++
	}
	if n := bloc(k, q); n > 0 {
		return []Party{{Name: text(k[q : q+n]), Sort: "organisation", bloc: true, delegation: true}}, q + n
	}
	p, n := r.placeAt(s, q)
	if n == 0 || p.City {
		return nil, 0
	}
	party := stateParty(p, k[q:q+n])
	party.delegation = true
	return []Party{*party}, q + n
}

// separator skips what stands between the parties of a list.
func (r *reader) separator(s *sentence, e int) int {
	k := s.k
	q := e
	if at(k, q).Text == "," {
		q++
		// ", for AOSIS,": the State speaks for others; the list goes on after it.
		if n := s.cue(lexicon.CueBehalf, q); n > 0 || at(k, q).Lower == "for" {
			c := q + 1
			for c < len(k) && c < q+8 && k[c].Text != "," {
				c++
			}
			if at(k, c).Text == "," && at(k, c+1).Is(lexicon.Coordinator) {
				q = c + 1
			}
		}
	}
	if n := s.cue(lexicon.CueTogether, q); n > 0 {
		return q + n
	}
	if at(k, q).Is(lexicon.Coordinator) || at(k, q).Lower == "and" {
		return q + 1
	}
	return q
}

// partyAt reads one party at i.
func (r *reader) partyAt(s *sentence, i int, behind bool) (*Party, int) {
	k := s.k
	if i >= len(k) {
		return nil, 0
	}
	if p, e := r.someone(s, i); p != nil {
		return p, e
	}
	if n := s.cue(lexicon.CueAnonymous, i); n > 0 && !groupNounFollows(s, i+n) {
		e := i + n
		if w := at(k, e); w.Is(lexicon.Meeting|lexicon.Party) && !w.Upper {
			e = adjectivesEnd(s, e+1)
		}
		if c := s.cue(lexicon.CueInTheRoom, e); n == 1 && c > 0 && s.verbNear(e+c, 3) {
			return &Party{Name: printed(s, i, e+c), Sort: "anonymous"}, e + c // "somebody in the front row"
		}
		if n > 1 || e > i+n || s.verbNear(e, 1) || adverbial(at(k, e)) && s.verbNear(e+1, 1) || at(k, e).Is(lexicon.Have) && s.verbNear(e, 3) {
			e = r.complement(s, e)
			return &Party{Name: printed(s, i, e), Sort: "anonymous"}, e
		}
	}
	j, quantified := i, false
	if i+3 < len(k) && k[i].Is(lexicon.Determiner) && k[i+1].Is(lexicon.Coordinator) && k[i+2].Is(lexicon.Determiner) {
		i, j = i+2, i+2 // "Las y los participantes"
	}
	for j < len(k) && j-i < 5 && (k[j].Is(lexicon.Determiner|lexicon.Quantifier) || k[j].Lower == "d'" || k[j].Lower == "l'" || k[j].Lower == "de" || k[j].Lower == "of" || k[j].Lower == "des") && (!k[j].Is(lexicon.Meeting|lexicon.Party) || k[j].Is(lexicon.Quantifier) && groupNounFollows(s, j+1)) {
		quantified = quantified || k[j].Is(lexicon.Quantifier) && !k[j].Is(lexicon.Determiner)
		j++
	}
	if j >= len(k) || behind && j == i && !k[j].Cap {
		return nil, 0
	}
	if p, n := r.placeAt(s, i); n > 1 && j > i && k[i].Cap && i > 0 {
		return stateParty(p, k[i:i+n]), i + n // "y El Salvador"
	}
	if p, n := r.placeAt(s, j); n > 0 && !r.namedAfterPlace(s, j+n) {
		return stateParty(p, k[j:j+n]), j + n
	}
	if n := bloc(k, j); n > 0 && !r.namedAfterPlace(s, j+n) {
		return &Party{Name: text(k[j : j+n]), Sort: "organisation", bloc: true}, j + n
	}
	// Up to three words may stand before the noun: "developing countries", "working group rapporteurs".
	for n := 0; n <= 3 && j+n < len(k); n++ {
		w := k[j+n]
		if m := max(s.cue(lexicon.CueGroupsMeeting, j+n), s.cue(lexicon.CueGroupsParty, j+n)); m > 0 && (j+n > i || s.lex.Code == "en" || w.Cap) && !at(k, j+n+m).Is(lexicon.Meeting|lexicon.RolePlural) {
			sort := "group"
			if s.cue(lexicon.CueGroupsMeeting, j+n) > 0 {
				sort = "anonymous"
			}
			e := r.complement(s, j+n+m)
			return &Party{Name: printed(s, i, e), Sort: sort}, e
		}
		if w.geo == nil && !s.withinPlace(j+n) && (w.Is(lexicon.Meeting|lexicon.Party) || w.Is(lexicon.People) && (len(r.floor.holders) == 0 || s.cueWithin(lexicon.CueInvited))) && !w.Upper && (j+n > i || s.lex.Code == "en" || w.Cap) {
			e := adjectivesEnd(s, j+n+1)
			sort := "group"
			if w.Is(lexicon.Meeting) {
				sort = "anonymous"
			}
			e = quotedEnd(s, r.complement(s, e))
			return &Party{Name: printed(s, i, e), Sort: sort}, r.atMeeting(s, e)
		}
		if w.Cap && w.Is(lexicon.Organisation) && at(k, j+n+1).Is(lexicon.Of) {
			break // "the Chamber of Deputies"
		}
		if w.Punct || n > 0 && w.Is(lexicon.Determiner) || adverbial(w) && !w.Is(lexicon.Quantifier|lexicon.Determiner) && s.lex.Code != "en" || w.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.Role) && !w.Is(lexicon.Quantifier) || s.verbAt(j+n) != nil || w.Is(lexicon.Subject|lexicon.Conjunction) {
			break
		}
	}
	if p, e := r.delegationAt(s, i, j); p != nil {
		return p, e
	}
	w := k[j]
	named := w.Upper && utf8.RuneCountInString(w.Text) > 1 || w.Cap && w.Is(lexicon.Organisation) || s.lex.Code != "en" && j > i && w.Is(lexicon.Organisation) || r.capitalBody(s, i, j)
	if !w.Cap && j > i && k[j-1].Is(lexicon.Indefinite) && s.lex.Code != "en" {
		return nil, 0 // "une entreprise de la région"
	}
	if s.cueOf(lexicon.CueGenericBodies, w) && !at(k, j+1).Cap && !at(k, j+1).Is(lexicon.Of) {
		return nil, 0
	}
	if r.acronyms[w.Text] != "" {
		named = true // "Unicef", once its long form was printed
	}
	if r.review && !w.Punct && capitals(w.Text) > 1 || beginsAsAcronym(w.Text) {
		named = true // "CoE-GRETA", "JS3"; "UN-Habitat"
	}
	if w.Is(lexicon.Ordinal) || roman(w.Text) || at(k, j+1).Text == ":" && !behind {
		return nil, 0
	}
	if !named || endsInDigit(w.Text) && !(r.review && !strings.Contains(w.Text, "-")) || w.Is(lexicon.Occasion) && !w.Upper && !(w.Cap && w.Is(lexicon.Deliberative) && j > i && r.agreesAt(s, j+1)) {
		return nil, 0
	}
	e := r.bodyEnd(s, j)
	if n := at(k, e); s.lex.Code == "en" && !n.Cap && (n.Is(lexicon.Role) || n.Lower == "official" || n.Lower == "source") {
		// "A Ministry official": somebody of the body; with "the", an office.
		if j > i && k[i].Is(lexicon.Indefinite) {
			return &Party{Name: printed(s, i, e+1), Sort: "anonymous"}, e + 1
		}
		return nil, 0
	}
	for _, t := range k[j:e] {
		if endsInDigit(t.Text) && !r.review || s.lex.Cue(lexicon.CueDocuments).At(0, 1, func(int) string { return t.Fold }) > 0 {
			return nil, 0
		}
	}
	if at(k, e).Digit {
		return nil, 0
	}
	if !k[j].Is(lexicon.Organisation) && !(e-j == 2 && k[j+1].Is(lexicon.Organisation)) && roleWithin(k[j:e], 3) {
		return nil, 0 // "the African Union Commissioner-General": somebody's office
	}
	name := text(k[j:e])
	if e == j+1 && r.locality != "" && strings.HasPrefix(lexicon.Fold(r.locality), w.Fold+" ") {
		name = r.locality
	}
	return &Party{Name: name, Sort: "organisation", deliberative: w.Is(lexicon.Deliberative)}, e
}

// namedAfterPlace: the place is part of a longer name ("New York Times").
func (r *reader) namedAfterPlace(s *sentence, i int) bool {
	w := at(s.k, i)
	return w.Cap && !w.Punct && s.verbAt(i) == nil && !w.Is(lexicon.Never|lexicon.Coordinator)
}

// capitalBody: "the African Group", "the Holy See": capitals that hold a body's noun.
func (r *reader) capitalBody(s *sentence, i, j int) bool {
	k := s.k
	if !k[j].Cap || k[j].Is(lexicon.Role) && !(s.lex.Code == "en" && at(k, j+1).Cap && at(k, j+1).Is(lexicon.Organisation)) || i == j && s.lex.Code != "en" {
		return false
	}
	for e := j; e < len(k) && e < j+7 && (k[e].Cap || k[e].Is(lexicon.Of) || k[e].Is(lexicon.Determiner)); e++ {
		if k[e].Cap && k[e].Is(lexicon.Organisation) {
			return true
		}
	}
	return false
}

// delegationAt: "la délégation du Mali", "the delegation": one body that speaks.
func (r *reader) delegationAt(s *sentence, i, j int) (*Party, int) {
	k := s.k
	for n := 0; n <= 1 && j+n < len(k); n++ {
		w := k[j+n]
		if !w.Is(lexicon.Delegation) {
			if w.Punct || w.Is(lexicon.Preposition) || s.verbAt(j+n) != nil {
				break
			}
			continue
		}
		if j+n == i && !w.Cap {
			break
		}
		e := j + n + 1
		if at(k, e).Is(lexicon.Of) {
			q := e + 1
			for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
				q++
			}
			if p, g := r.placeAt(s, q); g > 0 {
				party := stateParty(p, k[q:q+g])
				party.delegation = true
				return party, q + g
			}
			e = r.complement(s, e)
		}
		if iso := demonym(k, j); iso != "" && n > 0 {
			return &Party{Name: text(k[j : j+n+1]), Country: iso, Sort: "state", delegation: true}, e
		}
		if iso := demonym(k, e); iso != "" && s.lex.Code != "en" {
			return &Party{Name: text(k[j : e+1]), Country: iso, Sort: "state", delegation: true}, e + 1
		}
		return &Party{Name: printed(s, i, e), Sort: "organisation", delegation: true}, e
	}
	return nil, 0
}

// quotedEnd takes a name in quotation marks to what it names: "les élèves du
// programme « Racines »".
func quotedEnd(s *sentence, e int) int {
	if e >= len(s.k) || !opensQuote(s.k[e]) {
		return e
	}
	for j := e + 2; j < e+7 && j < len(s.k); j++ {
		if closesQuote(s.k[j]) {
			return j + 1
		}
	}
	return e
}

// roman: a number in capitals, "IV".
func roman(t string) bool {
	return t != "" && strings.Trim(t, "IVXLC") == ""
}

func endsInDigit(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(c)
}

func stateParty(p place, k []word) *Party {
	if p.City {
		return &Party{Name: text(k), Sort: "organisation"}
	}
	return &Party{Name: text(k), Country: p.ISO, Sort: "state"}
}
