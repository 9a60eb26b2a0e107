package mention

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Position is where a mention stands to the verb.
type Position int

// The positions.
const (
	Other Position = iota
	Subject
	Inverted
	Source
	Agent
	Principal // after "on behalf of"
	Predicate // "the first speaker was X, who …"
)

// Stand tells where a mention stands to the reporting verb: what phrases before
// it say, then the verbs around it, then the word right before it.
func Stand(s *grammar.Sentence, m *Mention) Position {
	k, i := s.Words, m.Start
	if principalAt(s, i) {
		return Principal
	}
	if n := s.CueBefore(lexicon.CueAsFor, i); n > 0 && i == n {
		return Subject
	}
	if isSource(s, m) {
		return Source
	}
	for i > 0 && k[i-1].Is(lexicon.Determiner) && !k[i-1].Is(lexicon.Preposition) && s.VerbAt(i-1) == nil {
		i-- // "El Sr. X"
	}
	if i == 0 {
		return Subject
	}
	switch k[i-1].Lower {
	case "par", "by", "por":
		return Agent
	}
	if InvertedVerb(s, i) >= 0 || takesFloorBefore(s, i) {
		return Inverted
	}
	if s.CueBefore(lexicon.CueSubordinatePhrase, i) > 0 {
		return Subject
	}
	if n := s.CueBefore(lexicon.CueAsTold, i); n > 0 && n == i && grammar.At(k, m.End).Text != "," && s.VerbNear(m.End, 4) {
		return Subject // "As Ms. X explained, …"
	}
	return standBehind(s, m, i)
}

// isSource: "Selon X", "According to X" opens the clause.
func isSource(s *grammar.Sentence, m *Mention) bool {
	k, i := s.Words, m.Start
	n := s.CueBefore(lexicon.CueSource, i)
	if n == 0 || i != n && !grammar.StartsClause(k[i-n-1]) {
		return false
	}
	switch k[i-1].Lower {
	case "pour", "para", "for":
		// "Pour X, …": without the comma it is a purpose.
		return grammar.At(k, m.End).Text == "," && i == n
	}
	return true
}

// takesFloorBefore: "takes the floor" stands before the name at i, at once or
// with its object between ("Formula las siguientes preguntas D. X").
func takesFloorBefore(s *grammar.Sentence, i int) bool {
	k := s.Words
	for h := i; h >= i-2 && h > 0; h-- {
		if s.CueBefore(lexicon.CueTakesFloor, h) > 0 {
			return true
		}
		if !k[h-1].Is(lexicon.Determiner|lexicon.Honorific) && k[h-1].Lower != "a" && k[h-1].Lower != "à" {
			break
		}
	}
	for x := i - 1; x >= 0 && x >= i-7 && !k[x].Punct; x-- {
		if n := s.Cue(lexicon.CueTakesFloor, x); n > 0 && x+n <= i && !k[i-1].Is(lexicon.Preposition) {
			return true
		}
	}
	return false
}

// standBehind tells a mention's place by the word right before it, at i-1.
func standBehind(s *grammar.Sentence, m *Mention, i int) Position {
	p := s.Words[i-1]
	switch {
	case p.Is(lexicon.Preposition):
		return Other
	case marksClause(s.Words, i-1), p.Is(lexicon.Conjunction), p.Lower == "que", p.Lower == "tanto", p.Lower == "vez":
		return Subject
	case p.Is(lexicon.Be):
		return Predicate
	case grammar.Adverbial(p), s.Lang.Code == "en" && len(m.Before) > 0 && plainUntilClause(s, i), behindLead(s, m, i):
		return Subject
	}
	return Other
}

// marksClause: a mark after which a clause begins, or the end of a quotation
// that is complete.
func marksClause(k []grammar.Word, x int) bool {
	switch k[x].Text {
	case ",", ";", ":", "—", "–", ")":
		return true
	}
	if !grammar.ClosesQuote(k[x]) || x == 0 {
		return false
	}
	switch k[x-1].Text {
	case ",", ".", "?", "!":
		return true
	}
	return false
}

// behindLead: only a time or an occasion that opens the sentence stands before
// the name: "Este domingo la presidenta X", "Pendant sa présentation M. X …".
func behindLead(s *grammar.Sentence, m *Mention, i int) bool {
	k, p := s.Words, s.Words[i-1]
	if i >= 8 {
		return false
	}
	if (s.CueOf(lexicon.CueWeekdays, p) || p.Digit) && s.FirstVerb(0, i) < 0 {
		return true // "Le 3 mars 2020 M. X"
	}
	if !m.Addressed || !k[0].Is(lexicon.Lead|lexicon.Preposition) {
		return false
	}
	titled := grammar.At(k, m.End).Text == "," && len(m.Before) > 0 && s.VerbNear(m.End+1, 2)
	if s.FirstVerb(0, i) < 0 && (titled || grammar.At(k, m.End).Is(lexicon.Have|lexicon.Reflexive) || s.VerbAt(m.End) != nil) {
		return true // "In closing the Chair, Ms. X, said"
	}
	// "In her closing remarks the Chair, Ms. X, said"
	return s.Lang.Code == "en" && titled && !p.Cap && !p.Punct && !p.Is(lexicon.Of)
}

// InvertedVerb gives the reporting verb before a subject at i ("…, a souligné
// X", "señaló X"), or -1. What stands before the verb tells an inversion from
// an object ("a remercié les Présidents A et B").
func InvertedVerb(s *grammar.Sentence, i int) int {
	k := s.Words
	v := s.VerbAt(i - 1)
	if v == nil && i > 1 && (k[i-1].Is(lexicon.Determiner|lexicon.Inverted) || grammar.Adverbial(k[i-1])) {
		v = s.VerbAt(i - 2)
	}
	if v == nil && i > 2 && k[i-1].Is(lexicon.Determiner) && grammar.Adverbial(k[i-2]) {
		v = s.VerbAt(i - 3)
	}
	if v == nil || v.Voice != grammar.Active {
		return -1
	}
	q := v.At
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary) || grammar.Adverbial(k[q-1]) || k[q-1].Is(lexicon.Clitic)) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 || k[q-1].Punct && k[q-1].Text != ")" {
		return v.At
	}
	switch k[q-1].Lower {
	case "l'", "que", "comme", "como", "lo", "as", "qu'":
		return v.At
	}
	if s.Lang.Code == "es" && q <= 4 {
		return v.At
	}
	return -1
}

// plainUntilClause: only a noun or two stand between the clause's start and i
// ("But opposition lawmaker X").
func plainUntilClause(s *grammar.Sentence, i int) bool {
	for x := i - 1; x >= i-3; x-- {
		if x < 0 || grammar.StartsClause(s.Words[x]) || s.Words[x].Is(lexicon.Determiner) {
			return true
		}
		if !s.PlainNoun(x) {
			return false
		}
	}
	return false
}
