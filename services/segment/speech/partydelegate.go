package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// representatives reads "the representatives of Eritrea and Indonesia", "les
// délégations du Mali et du Chili": these States.
func (r *reader) representatives(s *sentence, i int) ([]Party, int) {
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
			return []Party{{Name: grammar.Text(k[i+1 : e]), Country: iso, Sort: "state", delegation: true}}, e
		}
	}
	if role < 0 {
		return nil, 0
	}
	return r.delegateOf(s, j)
}

// ownedDelegate: "Kenya's delegate", "Kenya's permanent representative": the
// State stands at j, its "'s" at own.
func ownedDelegate(s *sentence, p grammar.Place, j, own int) ([]Party, int) {
	for e := own + 1; e < own+4 && e < len(s.Words); e++ {
		if s.CueOf(lexicon.CueDelegates, s.Words[e]) {
			party := stateParty(p, s.Words[j:own])
			party.delegation = true
			return []Party{*party}, e + 1
		}
	}
	return nil, 0
}

// delegateOf reads behind the function, from its "of" at j, for whom it is.
func (r *reader) delegateOf(s *sentence, j int) ([]Party, int) {
	k, q := s.Words, j
	for q < len(k) && q < j+3 && (k[q].Is(lexicon.Of|lexicon.Determiner) || k[q].Lower == "from") {
		q++
	}
	if n := grammar.Bloc(k, q); n > 0 {
		return []Party{{Name: grammar.Text(k[q : q+n]), Sort: "organisation", bloc: true, delegation: true}}, q + n
	}
	p, n := s.PlaceAt(q)
	if n == 0 || p.City {
		return nil, 0
	}
	party := stateParty(p, k[q:q+n])
	party.delegation = true
	return []Party{*party}, q + n
}

// delegationAt: "la délégation du Mali", "the delegation": one body that speaks.
func (r *reader) delegationAt(s *sentence, i, j int) (*Party, int) {
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
				party.delegation = true
				return party, q + g
			}
			e = r.complement(s, e)
		}
		if iso := grammar.Demonym(k, j); iso != "" && n > 0 {
			return &Party{Name: grammar.Text(k[j : j+n+1]), Country: iso, Sort: "state", delegation: true}, e
		}
		if iso := grammar.Demonym(k, e); iso != "" && s.Lang.Code != "en" {
			return &Party{Name: grammar.Text(k[j : e+1]), Country: iso, Sort: "state", delegation: true}, e + 1
		}
		return &Party{Name: printed(s, i, e), Sort: "organisation", delegation: true}, e
	}
	return nil, 0
}
