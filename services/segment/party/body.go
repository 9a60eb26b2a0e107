package party

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// opensBody: the word at j, behind the articles from i, can open a body's name.
func (s *Sentence) opensBody(i, j int, behind bool) bool {
	k, w := s.Words, s.Words[j]
	if !w.Cap && j > i && k[j-1].Is(lexicon.Indefinite) && s.Lang.Code != "en" {
		return false // "une entreprise de la région"
	}
	if s.CueOf(lexicon.CueGenericBodies, w) && !grammar.At(k, j+1).Cap && !grammar.At(k, j+1).Is(lexicon.Of) {
		return false
	}
	if w.Is(lexicon.Ordinal) || Roman(w.Text) || grammar.At(k, j+1).Text == ":" && !behind {
		return false
	}
	if !s.bodyWord(i, j) || endsInDigit(w.Text) && !(s.Review && !strings.Contains(w.Text, "-")) {
		return false
	}
	return !w.Is(lexicon.Occasion) || w.Upper || w.Cap && w.Is(lexicon.Deliberative) && j > i && agreesAt(s.Sentence, j+1)
}

// bodyWord: the word at j looks like a body's name: an acronym, a body's noun,
// or capitals that hold one.
func (s *Sentence) bodyWord(i, j int) bool {
	w := s.Words[j]
	switch {
	case w.Upper && utf8.RuneCountInString(w.Text) > 1:
		return true
	case w.Is(lexicon.Organisation) && (w.Cap || s.Lang.Code != "en" && j > i):
		return true
	case capitalBody(s.Sentence, i, j):
		return true
	case s.Acronyms[w.Text] != "":
		return true // "Unicef", once its long form was printed
	}
	// "CoE-GRETA", "JS3"; "UN-Habitat"
	return s.Review && !w.Punct && grammar.Capitals(w.Text) > 1 || beginsAsAcronym(w.Text)
}

// namedBody reads the body whose name begins at j; nil where the name turns out
// to be a person's, a document's or an office's.
func (s *Sentence) namedBody(i, j int) (*Party, int) {
	k, w := s.Words, s.Words[j]
	e := bodyEnd(s.Sentence, j)
	if s.personsName(i, j, e) || grammar.At(k, e).Lower == "entre" && !w.Cap {
		return nil, 0
	}
	if n := grammar.At(k, e); s.Lang.Code == "en" && !n.Cap && (n.Is(lexicon.Role) || n.Lower == "official" || n.Lower == "source") {
		// "A Ministry official": somebody of the body; with "the", an office.
		if j > i && k[i].Is(lexicon.Indefinite) {
			return &Party{Name: Printed(s.Sentence, i, e+1), Sort: "anonymous"}, e + 1
		}
		return nil, 0
	}
	if s.documentWithin(k[j:e]) || grammar.At(k, e).Digit {
		return nil, 0
	}
	if !w.Is(lexicon.Organisation) && !(e-j == 2 && k[j+1].Is(lexicon.Organisation)) && grammar.RoleWithin(k[j:e], 3) {
		return nil, 0 // "the African Union Commissioner-General": somebody's office
	}
	name := grammar.Text(k[j:e])
	if e == j+1 && s.Locality != "" && strings.HasPrefix(lexicon.Fold(s.Locality), w.Fold+" ") {
		name = s.Locality
	}
	return &Party{Name: name, Sort: "organisation", Deliberative: w.Is(lexicon.Deliberative)}, e
}

// documentWithin: the name holds a number or a document's noun: it is a text's.
func (s *Sentence) documentWithin(name []grammar.Word) bool {
	for _, t := range name {
		if endsInDigit(t.Text) && !s.Review || s.Lang.Cue(lexicon.CueDocuments).At(0, 1, func(int) string { return t.Fold }) > 0 {
			return true
		}
	}
	return false
}

// capitalBody: "the African Group", "the Holy See": capitals that hold a body's noun.
func capitalBody(s *grammar.Sentence, i, j int) bool {
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

// personsName: the capitals at j are a person's: initials of somebody whom the
// document names, a surname without an article, a rank or a name in capitals
// before a given name.
func (s *Sentence) personsName(i, j, e int) bool {
	k := s.Words
	w := k[j]
	if s.Acronyms[w.Text] != "" {
		return false
	}
	if e == j+1 && w.Upper && utf8.RuneCountInString(w.Text) < 4 && i == j && w.Place == nil {
		if s.Persons.HasInitials(w.Fold) {
			return true
		}
	}
	if e == j+1 && i == j && !w.Upper && s.Lang.Code != "en" {
		if s.Persons.HasSurname(w.Fold) {
			return true
		}
	}
	if i == j && e > j+1 && w.Upper && !grammar.At(k, j+1).Upper && grammar.At(k, j+1).Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true // "PC Rosa Tani"
	}
	return false
}

// noParty: what stands at i begins no party's name: "de los 33 países" opens with
// its "de", "since most" with its conjunction, "very often" with its adverb, and
// "sa délégation" is the speaker's own.
func noParty(s *grammar.Sentence, i int) bool {
	w, next := grammar.At(s.Words, i), grammar.At(s.Words, i+1)
	switch {
	case s.Lang.Code == "es" && w.Lower == "de":
		return true
	case s.Lang.Code == "en" && w.Is(lexicon.Subordinator|lexicon.Relative) && !w.Is(lexicon.Determiner|lexicon.Quantifier):
		return true
	case s.Lang.Code == "en" && w.Place == nil && s.Cue(lexicon.CueAnonymous, i) == 0 && (w.Is(lexicon.Adverb) || grammar.Adverbial(next)) && !w.Is(lexicon.Determiner|lexicon.Quantifier) && (grammar.Adverbial(next) || next.Is(lexicon.Meeting|lexicon.Party|lexicon.People)):
		return true
	case (w.Is(lexicon.Preposition) && !w.Is(lexicon.Of|lexicon.Determiner|lexicon.Quantifier) || s.Lang.Code == "en" && w.Lower == "for") && w.Place == nil && next.Is(lexicon.Determiner) && s.Cue(lexicon.CueAnonymous, i) == 0:
		return true // "For the African Group": the group stands behind it
	case s.CueOf(lexicon.CueOwnDelegation, w) && next.Is(lexicon.Delegation):
		return true
	}
	return false
}

// bodyEnd gives where a body's name that begins at j ends: over capitals and the
// small words that link them.
func bodyEnd(s *grammar.Sentence, j int) int {
	k := s.Words
	e := j + 1
	for e < len(k) && e-j < 18 {
		t, next := k[e], grammar.At(k, e+1)
		switch {
		case t.Cap && !t.Punct:
		case next.Cap && (t.Text == "/" || t.Lower == "'s"):
		case !k[j].Upper && links(t) && next.Is(lexicon.Determiner) && grammar.At(k, e+2).Cap && s.VerbAt(e) == nil:
		case next.Cap && linksCapital(s, j, e):
			if _, n := s.PlaceAt(e + 1); t.Is(lexicon.Coordinator) && (n > 0 || grammar.Capitals(next.Text) > 1) {
				return e
			}
		case s.Lang.Code != "en" && e == j+1 && !k[j].Upper && e+1 < len(k) && t.Is(lexicon.Of) && !t.Is(lexicon.Determiner) && s.PlainNoun(e+1):
			e++ // "Groupe d'experts", "Comité de rédaction"
			if pluralQualifier(s, e) {
				e++ // "Réseau des ports fluviaux"
			}
		case s.Lang.Code != "en" && e == j+1 && !k[j].Upper && nounQualifier(s, e):
		default:
			return e
		}
		e++
	}
	return e
}

// linksCapital: the small word at e links the name that begins at j to a word
// with a capital: "of", "and", "pour".
func linksCapital(s *grammar.Sentence, j, e int) bool {
	t := s.Words[e]
	if t.Punct || t.Is(lexicon.Have) || s.VerbAt(e) != nil {
		return false
	}
	switch t.Lower {
	case "pour", "for", "sur", "on":
		return true
	}
	return t.Is(lexicon.Of|lexicon.Determiner) || t.Is(lexicon.Coordinator) && !s.Words[j].Upper
}

// nounQualifier: an adjective in small letters behind a body's noun: "Conseil
// municipal".
func nounQualifier(s *grammar.Sentence, e int) bool {
	t := s.Words[e]
	return !t.Punct && !t.Is(lexicon.Preposition|lexicon.Of|lexicon.Conjunction|lexicon.Auxiliary) && len(t.Text) > 3 && s.VerbAt(e) == nil
}

// pluralQualifier: an adjective that agrees with the plural noun at e, the last of
// a body's name: "Réseau des ports fluviaux". A participle tells what the body does.
func pluralQualifier(s *grammar.Sentence, e int) bool {
	noun, t := grammar.At(s.Words, e), grammar.At(s.Words, e+1)
	if !strings.HasSuffix(noun.Fold, "s") || t.Cap || !nounQualifier(s, e+1) || t.Verb.Lemma != "" || grammar.Adverbial(t) {
		return false
	}
	for _, end := range []string{"és", "ées", "is", "ies", "us", "ues", "dos", "das"} {
		if strings.HasSuffix(t.Lower, end) {
			return false
		}
	}
	return strings.HasSuffix(t.Lower, "s") || strings.HasSuffix(t.Lower, "aux") || strings.HasSuffix(t.Lower, "eux")
}

// links: a preposition within a body's name.
func links(w grammar.Word) bool {
	switch w.Lower {
	case "on", "of", "for", "against", "sur", "pour", "contre", "de", "sobre", "para", "contra":
		return true
	}
	return false
}

// beginsAsAcronym: capitals, then a hyphen and a word: "UN-Habitat", "OIT-Andes".
func beginsAsAcronym(t string) bool {
	head, rest, ok := strings.Cut(t, "-")
	return ok && len(head) > 1 && rest != "" && strings.ToUpper(head) == head && strings.Trim(head, "0123456789") == head && strings.ToUpper(rest) != rest
}

// agreesAt: the body that meets agrees, decides, requests: the verb stands at i,
// or behind an adverb or an auxiliary.
func agreesAt(s *grammar.Sentence, i int) bool {
	for n := i; n < i+3; n++ {
		if v := s.VerbAt(n); v != nil {
			return v.Voice == grammar.Active && s.LemmaOf(lexicon.CueAgreeing, v.Lemma)
		}
		if w := grammar.At(s.Words, n); !grammar.Adverbial(w) && !w.Is(lexicon.Have) {
			return false
		}
	}
	return false
}
