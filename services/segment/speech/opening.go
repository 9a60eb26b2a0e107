package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// opening is what stands where the subject of a sentence's main clause is looked for.
type opening uint8

const (
	opensOtherwise opening = iota
	opensHe
	opensShe
	opensThey
	opensOne // "it was", "il est", "se"
	opensPerson
	opensOffice
	opensState
	opensBody
	opensGroup
	opensMeeting
	opensThis       // "ces mesures", "this approach"
	opensHis        // "son pays", "their work"
	opensThe        // "les villes", "the fund"
	opensSome       // "des efforts", "many"
	opensVerb       // "Señaló", "Lui a succédé"
	opensParticiple // "Évoquant", "Asked about"
	opensPhrase     // a fronted phrase that nothing closes
	opensQuotation
	opensI // "je", "we"
	openings
)

var openingNames = [openings]string{"otherwise", "he", "she", "they", "impersonal", "person", "office", "state", "body", "group", "meeting", "this", "his", "the", "some", "verb", "participle", "phrase", "quotation", "first-person"}

// openingAt classes what begins at i.
func (r *reader) openingAt(s *sentence, i int) opening {
	if i >= len(s.Words) {
		return opensOtherwise
	}
	w := s.Words[i]
	if grammar.OpensQuote(w) && w.Text != "—" && w.Text != "–" {
		return opensQuotation
	}
	if personAt(s, i) {
		return opensPerson
	}
	if o := pronounAt(s, i); o != opensOtherwise {
		return o
	}
	if o := r.partyOpening(s, i); o != opensOtherwise {
		return o
	}
	if meetingAt(s, i) {
		return opensMeeting
	}
	if o := determined(w); o != opensOtherwise {
		return o
	}
	if v := s.VerbAt(i); v != nil && v.Voice == grammar.Active || s.Lang.Code == "es" && (w.Is(lexicon.Have) || grammar.Preterite(w) || w.Is(lexicon.Clitic) && s.VerbAt(i+1) != nil) {
		return opensVerb
	}
	if strings.HasSuffix(w.Lower, "ant") || strings.HasSuffix(w.Lower, "ing") || strings.HasSuffix(w.Lower, "ndo") || w.Verb.Tense&(lexicon.Participle|lexicon.Gerund) != 0 {
		return opensParticiple
	}
	if w.Is(lexicon.Preposition | lexicon.Lead | lexicon.Subordinator) {
		return opensPhrase
	}
	return opensOtherwise
}

// personAt: a person's name, title or article begins at i.
func personAt(s *sentence, i int) bool {
	for _, m := range s.mentions {
		if m.p != nil && (m.Start == i || m.Start == i+1 && s.Words[i].Is(lexicon.Determiner) || m.NameStart == i) && m.Position != mention.Principal {
			return true
		}
	}
	return false
}

// pronounAt classes the pronoun at i, opensOtherwise where there is none.
func pronounAt(s *sentence, i int) opening {
	w := s.Words[i]
	if w.Is(lexicon.Subject) {
		switch {
		case s.Cue(lexicon.CueImpersonal, i) > 0 || w.Lower == "it" || w.Lower == "on":
			return opensOne
		case w.Is(lexicon.Plural):
			return opensThey
		case w.Is(lexicon.Feminine):
			return opensShe
		case w.Is(lexicon.Masculine):
			return opensHe
		}
	}
	switch w.Lower {
	case "there", "it", "ce", "c'", "on":
		return opensOne
	case "se":
		if s.Lang.Code == "es" && i+1 < len(s.Words) && s.VerbAt(i+1) == nil {
			return opensOne
		}
	}
	if s.CueOf(lexicon.CueFirstPerson, w) {
		return opensI
	}
	return opensOtherwise
}

// partyOpening: a State, an office, a body or a group begins at i.
func (r *reader) partyOpening(s *sentence, i int) opening {
	if _, n := s.PlaceAt(i); n > 0 {
		return opensState
	}
	if np, _, definite := r.officeAt(s, i); np != nil && definite {
		return opensOffice
	}
	g, _ := r.parties(s).ListAt(i, false)
	switch {
	case g == nil:
		return opensOtherwise
	case g[0].Sort == "state":
		return opensState
	case g[0].Sort == "organisation":
		return opensBody
	}
	return opensGroup
}

// meetingAt: the meeting, one of its organs or its papers begins at i.
func meetingAt(s *sentence, i int) bool {
	j := i
	for j < len(s.Words) && j < i+3 && (s.Words[j].Is(lexicon.Determiner|lexicon.Quantifier|lexicon.Ordinal) || grammar.Adverbial(s.Words[j])) {
		j++
	}
	return j > i && (grammar.At(s.Words, j).Is(lexicon.Occasion|lexicon.Deliberative) || s.Cue(lexicon.CueOpeners, j) > 0) || s.Words[i].Is(lexicon.Occasion)
}

// determined classes a noun phrase by its first word.
func determined(w grammar.Word) opening {
	switch {
	case w.Is(lexicon.Determiner) && demonstrative(w):
		return opensThis
	case w.Is(lexicon.Determiner) && possessive(w):
		return opensHis
	case w.Is(lexicon.Determiner) && !w.Is(lexicon.Indefinite):
		return opensThe
	case w.Is(lexicon.Determiner | lexicon.Quantifier | lexicon.Indefinite):
		return opensSome
	}
	return opensOtherwise
}

func demonstrative(w grammar.Word) bool {
	switch w.Lower {
	case "ce", "cet", "cette", "ces", "this", "these", "that", "those", "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "dicho", "dicha", "dichos", "dichas", "tal", "tales", "such", "tel", "telle", "tels", "telles":
		return true
	}
	return false
}

func possessive(w grammar.Word) bool {
	switch w.Lower {
	case "son", "sa", "ses", "leur", "leurs", "his", "her", "their", "its", "su", "sus":
		return true
	}
	return false
}
