package speech

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// opensBody: the word at j, behind the articles from i, can open a body's name.
func (r *reader) opensBody(s *sentence, i, j int, behind bool) bool {
	k, w := s.Words, s.Words[j]
	if !w.Cap && j > i && k[j-1].Is(lexicon.Indefinite) && s.Lang.Code != "en" {
		return false // "une entreprise de la région"
	}
	if s.CueOf(lexicon.CueGenericBodies, w) && !grammar.At(k, j+1).Cap && !grammar.At(k, j+1).Is(lexicon.Of) {
		return false
	}
	if w.Is(lexicon.Ordinal) || roman(w.Text) || grammar.At(k, j+1).Text == ":" && !behind {
		return false
	}
	if !r.bodyWord(s, i, j) || endsInDigit(w.Text) && !(r.review && !strings.Contains(w.Text, "-")) {
		return false
	}
	return !w.Is(lexicon.Occasion) || w.Upper || w.Cap && w.Is(lexicon.Deliberative) && j > i && r.agreesAt(s, j+1)
}

// bodyWord: the word at j looks like a body's name: an acronym, a body's noun,
// or capitals that hold one.
func (r *reader) bodyWord(s *sentence, i, j int) bool {
	w := s.Words[j]
	switch {
	case w.Upper && utf8.RuneCountInString(w.Text) > 1:
		return true
	case w.Is(lexicon.Organisation) && (w.Cap || s.Lang.Code != "en" && j > i):
		return true
	case r.capitalBody(s, i, j):
		return true
	case r.acronyms[w.Text] != "":
		return true // "Unicef", once its long form was printed
	}
	// "CoE-GRETA", "JS3"; "UN-Habitat"
	return r.review && !w.Punct && grammar.Capitals(w.Text) > 1 || beginsAsAcronym(w.Text)
}

// namedBody reads the body whose name begins at j; nil where the name turns out
// to be a person's, a document's or an office's.
func (r *reader) namedBody(s *sentence, i, j int) (*Party, int) {
	k, w := s.Words, s.Words[j]
	e := r.bodyEnd(s, j)
	if r.personsName(s, i, j, e) || grammar.At(k, e).Lower == "entre" && !w.Cap {
		return nil, 0
	}
	if n := grammar.At(k, e); s.Lang.Code == "en" && !n.Cap && (n.Is(lexicon.Role) || n.Lower == "official" || n.Lower == "source") {
		// "A Ministry official": somebody of the body; with "the", an office.
		if j > i && k[i].Is(lexicon.Indefinite) {
			return &Party{Name: printed(s, i, e+1), Sort: "anonymous"}, e + 1
		}
		return nil, 0
	}
	if r.documentWithin(s, k[j:e]) || grammar.At(k, e).Digit {
		return nil, 0
	}
	if !w.Is(lexicon.Organisation) && !(e-j == 2 && k[j+1].Is(lexicon.Organisation)) && grammar.RoleWithin(k[j:e], 3) {
		return nil, 0 // "the African Union Commissioner-General": somebody's office
	}
	name := grammar.Text(k[j:e])
	if e == j+1 && r.locality != "" && strings.HasPrefix(lexicon.Fold(r.locality), w.Fold+" ") {
		name = r.locality
	}
	return &Party{Name: name, Sort: "organisation", deliberative: w.Is(lexicon.Deliberative)}, e
}

// documentWithin: the name holds a number or a document's noun: it is a text's.
func (r *reader) documentWithin(s *sentence, name []grammar.Word) bool {
	for _, t := range name {
		if endsInDigit(t.Text) && !r.review || s.Lang.Cue(lexicon.CueDocuments).At(0, 1, func(int) string { return t.Fold }) > 0 {
			return true
		}
	}
	return false
}

// capitalBody: "the African Group", "the Holy See": capitals that hold a body's noun.
func (r *reader) capitalBody(s *sentence, i, j int) bool {
	k := s.Words
	if !k[j].Cap || k[j].Is(lexicon.Role) && !(s.Lang.Code == "en" && grammar.At(k, j+1).Cap && grammar.At(k, j+1).Is(lexicon.Organisation)) || i == j && s.Lang.Code != "en" {
		return false
	}
	for e := j; e < len(k) && e < j+7 && (k[e].Cap || k[e].Is(lexicon.Of) || k[e].Is(lexicon.Determiner)); e++ {
		if k[e].Cap && k[e].Is(lexicon.Organisation) {
			return true
		}
	}
	return false
}
