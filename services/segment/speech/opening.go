package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
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

// told is how the sentence's first finite verb tells.
type told uint8

const (
	toldNot     told = iota
	toldStrong       // a verb of reporting, active
	toldWeak         // a verb that reports where a person is its subject
	toldPassive      // a verb of reporting, passive
	toldPlural       // a verb of reporting in the plural
	toldModal        // no verb of reporting: conditional, imperfect, "had", "would"
	toldPast         // no verb of reporting: a narrative past
	toldPresent      // no verb of reporting: a present
	tolds
)

var toldNames = [tolds]string{"nothing", "strong", "weak", "passive", "plural", "backshifted", "past", "present"}

// traits is what a sentence shows by itself, whoever has the floor.
type traits struct {
	open, next opening
	tells      told
	// linked: how it is tied to what stands before.
	link uint8
	// at is where the subject was looked for.
	at int
	// others: persons named as a subject; as anything else.
	subjects, others                                        int
	procedure, quote, question, dated, long, colon, ordinal bool
}

const (
	linkNone   uint8 = iota
	linkAdds         // "En outre", "Moreover", "Asimismo"
	linkOrders       // "Deuxièmement"
	linkPhrase       // any other fronted phrase
	linkKinds
)

var linkNames = [linkKinds]string{"none", "adds", "orders", "phrase"}

// readTraits reads a sentence's traits; the mentions are known.
func (r *reader) readTraits(s *sentence) {
	t := &s.traits
	k := s.k
	lead := s.lead()
	i := 0
	for i < len(k) && k[i].Punct && !opensQuote(k[i]) {
		i++
	}
	t.at = i
	t.open = r.openingAt(s, i)
	if t.open == opensOtherwise || t.open == opensPhrase || t.open == opensParticiple {
		switch {
		case i < len(k) && k[i].Is(lexicon.Ordinal):
			t.link = linkOrders
		case s.cue("crosses", 0) > 0 || i < len(k) && adverbial(k[i]):
			t.link = linkAdds
		case lead > i:
			t.link = linkPhrase
		}
		if lead > i && lead < len(k) {
			if o := r.openingAt(s, lead); o != opensOtherwise || t.open == opensOtherwise {
				t.open, t.at = o, lead
			}
		} else if t.link == linkAdds {
			// "Elle aussi", "Also, he", "También señaló"
			j := i + 1
			for j < len(k) && adverbial(k[j]) {
				j++
			}
			if o := r.openingAt(s, j); o != opensOtherwise {
				t.open, t.at = o, j
			}
		}
	}
	t.tells = r.tellsAs(s, t.at)
	for _, m := range s.mentions {
		switch {
		case m.p == nil:
		case m.pos == subject || m.pos == inverted || m.pos == predicate || m.pos == source:
			t.subjects++
		default:
			t.others++
		}
	}
	for j := 0; j < len(k) && j < 24; j++ {
		if k[j].Is(lexicon.Procedure) || s.cue("gives-floor", j) > 0 || s.cue("takes-floor", j) > 0 {
			t.procedure = true
		}
	}
	t.quote = strings.ContainsAny(s.Text, "«»“”\"")
	t.question = strings.HasSuffix(s.Text, "?")
	t.colon = strings.HasSuffix(strings.TrimSpace(s.Text), ":")
	t.long = len(k) > 32
	for j := 0; j < len(k) && j < 12; j++ {
		t.dated = t.dated || k[j].Digit && len(k[j].Text) == 4
	}
}

// openingAt classes what begins at i.
func (r *reader) openingAt(s *sentence, i int) opening {
	k := s.k
	if i >= len(k) {
		return opensOtherwise
	}
	w := k[i]
	if opensQuote(w) && w.Text != "—" && w.Text != "–" {
		return opensQuotation
	}
	for _, m := range s.mentions {
		if m.p != nil && (m.start == i || m.start == i+1 && w.Is(lexicon.Determiner) || m.nameStart == i) && m.pos != principal {
			return opensPerson
		}
	}
	if w.Is(lexicon.Subject) {
		switch {
		case s.cue("impersonal", i) > 0 || w.Lower == "it" || w.Lower == "on":
			return opensOne
		case w.Is(lexicon.Plural):
			return opensThey
		case w.Is(lexicon.Feminine):
			return opensShe
		case w.Is(lexicon.Masculine):
			return opensHe
		}
	}
	if w.Lower == "there" || w.Lower == "it" || w.Lower == "ce" || w.Lower == "c'" || w.Lower == "on" || w.Lower == "se" && i < len(k)-1 && k[i+1].Lower != "" && s.lex.Code == "es" && s.verbAt(i+1) == nil {
		return opensOne
	}
	if s.cueOf("first-person", w) {
		return opensI
	}
	if p, n := r.placeAt(s, i); n > 0 {
		_ = p
		return opensState
	}
	if np, _, definite := r.officeAt(s, i); np != nil && definite {
		return opensOffice
	}
	if g, _ := r.partiesAt(s, i, false); g != nil {
		switch g[0].Sort {
		case "state":
			return opensState
		case "organisation":
			return opensBody
		}
		return opensGroup
	}
	j := i
	for j < len(k) && j < i+3 && (k[j].Is(lexicon.Determiner|lexicon.Quantifier|lexicon.Ordinal) || adverbial(k[j])) {
		j++
	}
	if n := at(k, j); j > i && (n.Is(lexicon.Occasion|lexicon.Deliberative) || s.cue("openers", j) > 0) || w.Is(lexicon.Occasion) {
		return opensMeeting
	}
	if w.Is(lexicon.Determiner) {
		switch {
		case demonstrative(w):
			return opensThis
		case possessive(w):
			return opensHis
		case w.Is(lexicon.Indefinite):
			return opensSome
		}
		return opensThe
	}
	if w.Is(lexicon.Quantifier | lexicon.Indefinite) {
		return opensSome
	}
	if v := s.verbAt(i); v != nil && v.voice == active || s.lex.Code == "es" && (w.Is(lexicon.Have) || preterite(w) || w.Is(lexicon.Clitic) && s.verbAt(i+1) != nil) {
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

func demonstrative(w word) bool {
	switch w.Lower {
	case "ce", "cet", "cette", "ces", "this", "these", "that", "those", "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "dicho", "dicha", "dichos", "dichas", "tal", "tales", "such", "tel", "telle", "tels", "telles":
		return true
	}
	return false
}

func possessive(w word) bool {
	switch w.Lower {
	case "son", "sa", "ses", "leur", "leurs", "his", "her", "their", "its", "su", "sus":
		return true
	}
	return false
}

// tellsAs classes the sentence's first finite verb from i on.
func (r *reader) tellsAs(s *sentence, i int) told {
	limit := min(len(s.k), i+22)
	for _, v := range s.verbs {
		if v.at < i || v.at >= limit || v.voice == gerund {
			continue
		}
		switch {
		case v.voice == passive:
			return toldPassive
		case v.plural:
			return toldPlural
		case v.weak:
			return toldWeak
		}
		return toldStrong
	}
	for j := i; j < limit; j++ {
		w := s.k[j]
		if w.Cap && j > i || w.Is(lexicon.Preposition) && !w.Is(lexicon.Auxiliary) {
			continue
		}
		switch t := tenseOf(s, j); t {
		case toldModal, toldPast, toldPresent:
			return t
		}
	}
	return toldNot
}

// tenseOf reads by its ending what tense a word can be.
func tenseOf(s *sentence, j int) told {
	w := s.k[j].Lower
	switch s.lex.Code {
	case "fr":
		switch {
		case w == "a" || w == "ont" || w == "fut" || w == "furent":
			return toldPast
		case w == "est" || w == "sont":
			if strings.HasSuffix(at(s.k, j+1).Lower, "é") || strings.HasSuffix(at(s.k, j+1).Lower, "ée") {
				return toldPast
			}
			return toldPresent
		case strings.HasSuffix(w, "ait") || strings.HasSuffix(w, "aient"):
			if len(w) > 4 || w == "ait" {
				return toldModal
			}
		case w == "doit" || w == "peut" || w == "doivent" || w == "peuvent" || w == "faut":
			return toldPresent
		}
	case "en":
		switch w {
		case "had", "would", "should", "could", "might", "was", "were":
			return toldModal
		case "is", "are", "has", "have", "must", "can", "will", "may", "needs", "remains":
			return toldPresent
		}
		if strings.HasSuffix(w, "ed") && len(w) > 4 {
			return toldPast
		}
	default:
		switch {
		case w == "es" || w == "son" || w == "está" || w == "están" || w == "ha" || w == "han" || w == "hay" || w == "debe" || w == "deben" || w == "puede" || w == "tiene" || w == "tienen":
			return toldPresent
		case strings.HasSuffix(w, "ía") && len(w) > 4 || strings.HasSuffix(w, "ían") || strings.HasSuffix(w, "aba") || strings.HasSuffix(w, "aban") || w == "era" || w == "eran":
			return toldModal
		case strings.HasSuffix(w, "ó") && len(w) > 3 || strings.HasSuffix(w, "aron") || strings.HasSuffix(w, "ieron") || w == "fue" || w == "fueron":
			return toldPast
		}
	}
	return toldNot
}
