package party

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// stateOrBloc reads a place or a bloc whose first word, behind its articles,
// stands at j.
func stateOrBloc(s *grammar.Sentence, i, j int) (*Party, int) {
	k := s.Words
	if p, n := s.PlaceAt(i); n > 1 && j > i && k[i].Cap && i > 0 {
		return stateParty(p, k[i:i+n]), i + n // "y El Salvador"
	}
	if p, n := s.PlaceAt(j); n > 0 && !namedAfterPlace(s, j+n) {
		return stateParty(p, k[j:j+n]), j + n
	}
	if n := grammar.Bloc(k, j); n > 0 && !namedAfterPlace(s, j+n) {
		return &Party{Name: grammar.Text(k[j : j+n]), Sort: "organisation", Bloc: true}, j + n
	}
	return nil, 0
}

// namedAfterPlace: the place is part of a longer name ("New York Times").
func namedAfterPlace(s *grammar.Sentence, i int) bool {
	w := grammar.At(s.Words, i)
	return w.Cap && !w.Punct && s.VerbAt(i) == nil && !w.Is(lexicon.Never|lexicon.Coordinator)
}

// representatives reads "the representatives of Eritrea and Indonesia", "les
// délégations du Mali et du Chili": these States.
func representatives(s *grammar.Sentence, i int) ([]Party, int) {
	k, j := s.Words, i
	for j < len(k) && j-i < 3 && k[j].Is(lexicon.Determiner|lexicon.Quantifier) && !k[j].Is(lexicon.Meeting) {
		j++
	}
	if j >= len(k) || j == i || !k[j].Is(lexicon.Meeting|lexicon.RolePlural) && !s.CueOf(lexicon.CueStateBodies, k[j]) || !grammar.At(k, j+1).Is(lexicon.Of) && grammar.At(k, j+1).Lower != "from" {
		return nil, 0
	}
	var out []Party
	q := j + 2
	for q < len(k) {
		for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
			q++
		}
		p, n := s.PlaceAt(q)
		if n == 0 || p.City {
			break
		}
		party := stateParty(p, k[q:q+n])
		party.Delegation = true
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

// Delegate reads "the representative of Kenya", "le délégué permanent du Mali",
// "Kenya's delegate": a State that speaks through somebody who has no name.
func Delegate(s *grammar.Sentence, i int) ([]Party, int) {
	k, j := s.Words, i
	for j < len(k) && j < i+2 && k[j].Is(lexicon.Determiner) {
		j++
	}
	if p, n := s.PlaceAt(j); n > 0 && !p.City && grammar.At(k, j+n).Lower == "'s" {
		return ownedDelegate(s, p, j, j+n)
	}
	if j == i {
		return nil, 0
	}
	role := -1
	for ; j < len(k) && j < i+6 && !k[j].Is(lexicon.Of) && k[j].Lower != "from"; j++ {
		if k[j].Punct || s.VerbAt(j) != nil && !k[j].Is(lexicon.Role) {
			return nil, 0
		}
		if s.CueOf(lexicon.CueDelegates, k[j]) || s.CueOf(lexicon.CueGovernments, k[j]) {
			role = j
		}
		if iso := grammar.Demonym(k, j); iso != "" && !k[i].Is(lexicon.Indefinite) && (role == j-1 || s.Lang.Code == "en" && s.CueOf(lexicon.CueDelegates, grammar.At(k, j+1))) {
			// "la section suisse", "el delegado chileno", "the Chilean delegate"
			e := j + 1
			if role != j-1 {
				e++
			}
			return []Party{{Name: grammar.Text(k[i+1 : e]), Country: iso, Sort: "state", Delegation: true}}, e
		}
	}
	if role < 0 {
		return nil, 0
	}
	return delegateOf(s, j)
}

// ownedDelegate: "Kenya's delegate", "Kenya's permanent representative": the
// State stands at j, its "'s" at own.
func ownedDelegate(s *grammar.Sentence, p grammar.Place, j, own int) ([]Party, int) {
	for e := own + 1; e < own+4 && e < len(s.Words); e++ {
		if s.CueOf(lexicon.CueDelegates, s.Words[e]) {
			party := stateParty(p, s.Words[j:own])
			party.Delegation = true
			return []Party{*party}, e + 1
		}
	}
	return nil, 0
}

// delegateOf reads behind the function, from its "of" at j, for whom it is.
func delegateOf(s *grammar.Sentence, j int) ([]Party, int) {
	k, q := s.Words, j
	for q < len(k) && q < j+3 && (k[q].Is(lexicon.Of|lexicon.Determiner) || k[q].Lower == "from") {
		q++
	}
	if n := grammar.Bloc(k, q); n > 0 {
		return []Party{{Name: grammar.Text(k[q : q+n]), Sort: "organisation", Bloc: true, Delegation: true}}, q + n
	}
	p, n := s.PlaceAt(q)
	if n == 0 || p.City {
		return nil, 0
	}
	party := stateParty(p, k[q:q+n])
	party.Delegation = true
	return []Party{*party}, q + n
}

// delegationAt: "la délégation du Mali", "the delegation": one body that speaks.
func delegationAt(s *grammar.Sentence, i, j int) (*Party, int) {
	k := s.Words
	for n := 0; n <= 1 && j+n < len(k); n++ {
		w := k[j+n]
		if !w.Is(lexicon.Delegation) {
			if w.Punct || w.Is(lexicon.Preposition) || s.VerbAt(j+n) != nil {
				break
			}
			continue
		}
		if j+n == i && !w.Cap {
			break
		}
		e := j + n + 1
		if grammar.At(k, e).Is(lexicon.Of) {
			q := e + 1
			for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
				q++
			}
			if p, g := s.PlaceAt(q); g > 0 {
				party := stateParty(p, k[q:q+g])
				party.Delegation = true
				return party, q + g
			}
			e = Complement(s, e)
		}
		if iso := grammar.Demonym(k, j); iso != "" && n > 0 {
			return &Party{Name: grammar.Text(k[j : j+n+1]), Country: iso, Sort: "state", Delegation: true}, e
		}
		if iso := grammar.Demonym(k, e); iso != "" && s.Lang.Code != "en" {
			return &Party{Name: grammar.Text(k[j : e+1]), Country: iso, Sort: "state", Delegation: true}, e + 1
		}
		return &Party{Name: Printed(s, i, e), Sort: "organisation", Delegation: true}, e
	}
	return nil, 0
}

// StatesFrom reads States from the "of" at i on: "du Togo et du Niger".
func StatesFrom(s *grammar.Sentence, i int) (out []Party, e int) {
	k, q := s.Words, i
	for q < len(k) {
		for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
			q++
		}
		p, n := s.PlaceAt(q)
		if n == 0 || p.City {
			break
		}
		party := stateParty(p, k[q:q+n])
		party.Delegation = true
		out, q = append(out, *party), q+n
		e = q
		for q < e+2 && (grammar.At(k, q).Text == "," || grammar.At(k, q).Is(lexicon.Coordinator)) {
			q++
		}
		if q == e {
			break
		}
	}
	return out, e
}
