package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// stand tells where a mention stands to the reporting verb.
func (r *reader) stand(s *sentence, m *mention) position {
	k, i := s.k, m.start
	if s.principalAt(i) {
		return principal
	}
	if n := s.cueBefore(lexicon.CueAsFor, i); n > 0 && i == n {
		return subject
	}
	if n := s.cueBefore(lexicon.CueSource, i); n > 0 && (i == n || startsClause(k[i-n-1])) {
		switch k[i-1].Lower {
		case "pour", "para", "for":
			// "Pour X, …": without the comma it is a purpose.
			if at(k, m.end).Text == "," && i == n {
				return source
			}
		default:
			return source
		}
	}
	for i > 0 && k[i-1].Is(lexicon.Determiner) && !k[i-1].Is(lexicon.Preposition) && s.verbAt(i-1) == nil {
		i-- // "El Sr. X"
	}
	if i == 0 {
		return subject
	}
	p := k[i-1]
	switch p.Lower {
	case "par", "by", "por":
		return agent
	}
	if q := r.invertedVerb(s, i); q >= 0 {
		return inverted
	}
	for h := i; h >= i-2 && h > 0; h-- {
		if s.cueBefore(lexicon.CueTakesFloor, h) > 0 {
			return inverted
		}
		if !k[h-1].Is(lexicon.Determiner|lexicon.Honorific) && k[h-1].Lower != "a" && k[h-1].Lower != "à" {
			break
		}
	}
	for x := i - 1; x >= 0 && x >= i-7 && !k[x].Punct; x-- {
		if n := s.cue(lexicon.CueTakesFloor, x); n > 0 && x+n <= i && !k[i-1].Is(lexicon.Preposition) {
			return inverted // "Formula las siguientes preguntas D. X"
		}
	}
	if s.cueBefore(lexicon.CueSubordinatePhrase, i) > 0 {
		return subject
	}
	if n := s.cueBefore(lexicon.CueAsTold, i); n > 0 && n == i && at(k, m.end).Text != "," && s.verbNear(m.end, 4) {
		return subject // "As Ms. X explained, …"
	}
	switch {
	case p.Is(lexicon.Preposition):
		return other
	case p.Text == "," || p.Text == ";" || p.Text == ":" || p.Text == "—" || p.Text == "–" || p.Text == ")" || closesQuote(p) && i > 1 && (k[i-2].Text == "," || k[i-2].Text == "." || k[i-2].Text == "?" || k[i-2].Text == "!"):
		return subject
	case p.Is(lexicon.Conjunction) || p.Lower == "que" || p.Lower == "tanto" || p.Lower == "vez":
		return subject
	case p.Is(lexicon.Be):
		return predicate
	case adverbial(p):
		return subject
	case s.lex.Code == "en" && len(m.before) > 0 && r.plainUntilClause(s, i):
		return subject
	case m.addressed && i < 8 && k[0].Is(lexicon.Lead|lexicon.Preposition) && firstVerb(s, 0, i) < 0 && (at(k, m.end).Is(lexicon.Have|lexicon.Reflexive) || s.verbAt(m.end) != nil):
		return subject // "Pendant sa présentation M. X s'est concentré"
	case i < 8 && (s.cueOf(lexicon.CueWeekdays, p) || p.Digit) && firstVerb(s, 0, i) < 0:
		// "Este domingo la presidenta X", "Le 3 mars 2020 M. X"
		return subject
	}
	return other
}

func startsClause(w word) bool {
	return w.Text == "," || w.Text == ";" || w.Text == ":" || w.Text == "—" || w.Text == "–" || closesQuote(w) || w.Is(lexicon.Conjunction|lexicon.Adverb)
}

// invertedVerb gives the reporting verb before a subject at i ("…, a souligné
// X", "señaló X"), or -1. What stands before the verb tells an inversion from
// an object ("a remercié les Présidents A et B").
func (r *reader) invertedVerb(s *sentence, i int) int {
	k := s.k
	v := s.verbAt(i - 1)
	if v == nil && i > 1 && (k[i-1].Is(lexicon.Determiner|lexicon.Inverted) || adverbial(k[i-1])) {
		v = s.verbAt(i - 2)
	}
	if v == nil && i > 2 && k[i-1].Is(lexicon.Determiner) && adverbial(k[i-2]) {
		v = s.verbAt(i - 3)
	}
	if v == nil || v.voice != active {
		return -1
	}
	q := v.at
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary) || adverbial(k[q-1]) || k[q-1].Is(lexicon.Clitic)) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 || k[q-1].Punct && k[q-1].Text != ")" {
		return v.at
	}
	switch k[q-1].Lower {
	case "l'", "que", "comme", "como", "lo", "as", "qu'":
		return v.at
	}
	if s.lex.Code == "es" && q <= 4 {
		return v.at
	}
	return -1
}

// plainUntilClause: only a noun or two stand between the clause's start and i
// ("But opposition lawmaker X").
func (r *reader) plainUntilClause(s *sentence, i int) bool {
	for x := i - 1; x >= i-3; x-- {
		if x < 0 || startsClause(s.k[x]) || s.k[x].Is(lexicon.Determiner) {
			return true
		}
		if !plainNoun(s, x) {
			return false
		}
	}
	return false
}

// plainNoun: a small word of no grammatical use that can stand before a noun.
func plainNoun(s *sentence, x int) bool {
	w := s.k[x]
	return !w.Cap && !w.Punct && s.verbAt(x) == nil && !w.Is(lexicon.Preposition|lexicon.Of|lexicon.Auxiliary|lexicon.Conjunction|lexicon.Subordinator|lexicon.Relative|lexicon.Subject|lexicon.Clitic)
}
