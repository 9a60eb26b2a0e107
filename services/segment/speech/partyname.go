package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// printed gives a group's name as printed, without its article and without
// the capital that only opens the sentence.
func printed(s *sentence, i, e int) string {
	k := s.k
	from := i
	for from < e-1 && s.cue(lexicon.CueArticles, from) > 0 && !(k[from+1].Is(lexicon.Quantifier) && !k[from+1].Is(lexicon.Determiner|lexicon.Of)) {
		from++
	}
	t := text(k[from:e])
	if from == 0 && !k[0].Upper || from == i && i == 0 {
		c, n := utf8.DecodeRuneInString(t)
		if at(k, from).Lower != at(k, from).Text && !k[from].Upper {
			t = string(unicode.ToLower(c)) + t[n:]
		}
	}
	return t
}

func (r *reader) bodyEnd(s *sentence, j int) int {
	k := s.k
	e := j + 1
	for e < len(k) && e-j < 18 {
		t, next := k[e], at(k, e+1)
		switch {
		case t.Cap && !t.Punct:
		case t.Text == "/" && next.Cap:
		case t.Lower == "'s" && next.Cap:
		case !k[j].Upper && links(t) && next.Is(lexicon.Determiner) && at(k, e+2).Cap && s.verbAt(e) == nil:
		case next.Cap && !t.Punct && (t.Is(lexicon.Of|lexicon.Determiner) || t.Is(lexicon.Coordinator) && !k[j].Upper || t.Lower == "pour" || t.Lower == "for" || t.Lower == "sur" || t.Lower == "on") && s.verbAt(e) == nil && !t.Is(lexicon.Have):
			if _, n := r.placeAt(s, e+1); n > 0 && t.Is(lexicon.Coordinator) {
				return e
			}
		case s.lex.Code != "en" && e == j+1 && !k[j].Upper && !t.Punct && len(t.Text) > 3 && s.verbAt(e) == nil && !t.Is(lexicon.Auxiliary):
		default:
			return e
		}
		e++
	}
	return e
}

// links: a preposition within a body's name.
func links(w word) bool {
	switch w.Lower {
	case "on", "of", "for", "against", "sur", "pour", "contre", "de", "sobre", "para", "contra":
		return true
	}
	return false
}

// complement goes on over "of international organizations", "de la société
// civile", up to a verb, a mark or a relative.
func (r *reader) complement(s *sentence, e int) int {
	k := s.k
	if n := s.cue(lexicon.CueInTheRoom, e); n > 0 {
		return e + n
	}
	w := at(k, e)
	if !(w.Is(lexicon.Of) || w.Lower == "from") || w.Lower == "to" || w.Lower == "à" || w.Lower == "au" || w.Lower == "aux" || w.Lower == "para" || w.Lower == "por" || w.Lower == "en" || w.Lower == "ante" || w.Lower == "with" || w.Lower == "at" {
		return e
	}
	for q := e + 1; q < len(k) && q < e+14; q++ {
		t := k[q]
		if t.Punct || t.Is(lexicon.Clitic) && at(k, q+1).Is(lexicon.Auxiliary) && q > e+1 || t.Is(lexicon.Auxiliary) && (t.Lower != "a" || s.lex.Code == "fr") || t.Is(lexicon.Relative) || s.verbAt(q) != nil || t.Is(lexicon.Reflexive) || t.Lower == "ne" || t.Lower == "n'" || s.cueBefore(lexicon.CueSubordinatePhrase, q) > 0 {
			return q
		}
		if adverbial(t) && !t.Is(lexicon.Determiner|lexicon.Of|lexicon.Preposition) {
			return q
		}
	}
	return e
}

// atMeeting skips what tells at which meeting the group was ("les intervenants
// à cette rencontre"), no part of its name.
func (r *reader) atMeeting(s *sentence, e int) int {
	if w := at(s.k, e); w.Is(lexicon.Preposition) && at(s.k, e+1).Is(lexicon.Determiner) {
		for j := e + 2; j < e+4; j++ {
			if at(s.k, j).Is(lexicon.Occasion) || s.cue(lexicon.CueOpeners, j) > 0 {
				return j + 1
			}
		}
	}
	return e
}

// adjectivePlural: "les délégations africaines": the word after the noun goes with it.
func adjectivePlural(s *sentence, e int) bool {
	w := s.k[e]
	if s.lex.Code == "en" || w.Punct || s.verbAt(e) != nil || w.Is(lexicon.Auxiliary|lexicon.Preposition|lexicon.Conjunction|lexicon.Clitic|lexicon.Relative) || adverbial(w) {
		return false
	}
	for _, end := range []string{"s", "x"} {
		if len(w.Lower) > 4 && w.Lower[len(w.Lower)-1:] == end {
			return true
		}
	}
	return false
}

// adjectivesEnd goes on over the words that go with a group's noun, two at most.
func adjectivesEnd(s *sentence, e int) int {
	for n := 0; n < 2 && e < len(s.k) && adjectivePlural(s, e); n++ {
		e++
	}
	return e
}

// beginsAsAcronym: capitals, then a hyphen and a word: "UN-Habitat", "OIT-Andes".
func beginsAsAcronym(t string) bool {
	head, rest, ok := strings.Cut(t, "-")
	return ok && len(head) > 1 && rest != "" && strings.ToUpper(head) == head && strings.Trim(head, "0123456789") == head && strings.ToUpper(rest) != rest
}
