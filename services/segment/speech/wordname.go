package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// wordName: a given name that is a common word, a month or a place besides
// ("April Kerr", "Grace Obo") is a name before a surname.
func (r *reader) wordName(s *sentence, i int) bool {
	k := s.Words
	if k[i].Upper || !s.CueOf(lexicon.CueWordGiven, k[i]) || i+1 >= len(k) || i > 0 && k[i-1].Digit {
		return false
	}
	next := k[i+1]
	return next.Cap && next.Place == nil && !r.lower[next.Lower] && r.nameToken(s, i+1, false)
}

// wordSurname: behind a form of address a word that is a month, a point of the
// compass or an office besides is a surname: "Mr. March", "Ms. Pope said".
func (r *reader) wordSurname(s *sentence, i int) bool {
	w := s.Words[i]
	if i == 0 || !w.Cap || w.Upper || w.Punct || w.Digit {
		return false
	}
	if s.CueOf(lexicon.CueRoleSurnames, w) {
		return !grammar.At(s.Words, i+1).Is(lexicon.Of)
	}
	if w.Is(lexicon.Determiner | lexicon.Of) {
		// "M. Son Min-ho": an article in form alone, a further name behind it.
		return !w.Is(lexicon.Of) && !capitalParticles[w.Fold] && i+1 < len(s.Words) && s.Words[i+1].Place == nil && !s.Words[i+1].Is(lexicon.Role) && r.nameToken(s, i+1, false)
	}
	function := w.Is(lexicon.Preposition | lexicon.Conjunction | lexicon.Coordinator | lexicon.Masculine | lexicon.Feminine | lexicon.Plural | lexicon.Relative | lexicon.Subordinator | lexicon.Auxiliary | lexicon.Adverb | lexicon.Clitic)
	return w.Is(lexicon.Never) && !function && !w.Is(lexicon.Role|lexicon.Organisation|lexicon.Honorific)
}

// plainWords: two capitals of a headline, or of words that stand in small letters
// elsewhere in the document ("Seasonal Mobility"), or of a hall: nobody's name.
func (r *reader) plainWords(s *sentence, i, j int) bool {
	k := s.Words
	last := k[j-1]
	if headline(s) && (!last.Upper || last.Upper && k[i].Upper && j-i > 3) {
		return true
	}
	if s.CueOf(lexicon.CuePlaceNouns, last) {
		return true
	}
	if s.Lang.Code == "fr" && r.lex.Of("en").IsRole(last.Fold) {
		return true // "Joint Secretary", printed in English
	}
	for _, w := range k[i:j] {
		if !r.lower[w.Lower] && !(w.Is(lexicon.Particle) && !w.Cap) {
			return false
		}
	}
	return true
}

// placeOpens: what stands at i is a place, no given name: "Sofia Paz" is one,
// and so is "Israel Cole", where a further name follows at once.
func (r *reader) placeOpens(s *sentence, i int) bool {
	k := s.Words
	p, n := s.PlaceAt(i)
	if n == 0 || n > 1 || i+1 >= len(k) {
		return n > 0
	}
	given := s.CueOf(lexicon.CuePlaceGiven, k[i])
	if !p.City && !given {
		return true
	}
	j := i + 1
	for given && j+1 < len(k) && !k[j].Cap && k[j].Is(lexicon.Particle) {
		j++
	}
	return !(r.nameToken(s, j, false) || r.upperName(k[j])) || k[j].Place != nil && !p.City
}

// placeSurname: a town's or a State's name behind a given name or an initial is
// a surname: "Ann London", "J. Jordan".
func (r *reader) placeSurname(s *sentence, i, j int) bool {
	k := s.Words
	given := k[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || grammar.IsInitial(k[i].Text)
	_, n := s.PlaceAt(j)
	return given && n == 1 && j == i+1 && k[i].Place == nil && !grammar.At(k, j+1).Cap
}
