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
	subjects, others int
	// doing: 1 the meeting's doings are told, 2 in the passive; nouns counts its
	// nouns, three at most.
	// things counts what a report speaks of when it tells of the meeting, to four
	// in the sentence and to two in its first ten words.
	doing, nouns, things, early uint8
	// verb and word number the first finite verb of reporting and the first word.
	verb, word uint16
	// length in words, by steps; main: 1 the first verb is of procedure, 2 it
	// welcomes or thanks; content: 1 a clause of content follows, 2 a gerund.
	length, main, content uint8
	// office is the function without a name that is a subject, or stands behind a
	// verb of reporting; leading is the person that the sentence opens with.
	office  []word
	leading *person
	// gender is the pronoun's that speaks, 0: there is none.
	gender byte
	// tag: a word or two and a colon open the sentence.
	tag                                                     bool
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
		case s.cue(lexicon.CueCrosses, 0) > 0 || i < len(k) && adverbial(k[i]):
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
		if k[j].Is(lexicon.Procedure) || s.cue(lexicon.CueGivesFloor, j) > 0 || s.cue(lexicon.CueTakesFloor, j) > 0 {
			t.procedure = true
		}
	}
	for j := t.at; j < len(k) && j < t.at+16 && t.doing == 0; j++ {
		if s.cue(lexicon.CueDoings, j) > 0 && !(at(k, j-1).Is(lexicon.Determiner) && !at(k, j-1).Is(lexicon.Clitic)) {
			t.doing = 1
			for _, w := range k[max(t.at, j-3):j] {
				if w.Is(lexicon.Be | lexicon.PastBe) {
					t.doing = 2
				}
			}
		}
	}
	for j := range k {
		if t.nouns < 3 && (k[j].Is(lexicon.Occasion|lexicon.Deliberative|lexicon.ProcedureObject) || s.cue(lexicon.CueOpeners, j) > 0) {
			t.nouns++
		}
	}
	for j := 0; j < len(k); {
		n := s.cue(lexicon.CueMeetingThings, j)
		if n == 0 {
			j++
			continue
		}
		t.things = min(t.things+1, 4)
		if j < t.at+10 {
			t.early = min(t.early+1, 2)
		}
		j += n
	}
	for _, v := range s.verbs {
		if v.voice != gerund && v.at >= t.at {
			t.verb = r.idOf("verb " + v.lemma)
			break
		}
	}
	if i < len(k) && !k[i].Cap || i < len(k) && r.lower[k[i].Lower] {
		t.word = r.idOf("word " + k[i].Lower)
	}
	t.office = r.officeWithin(s, t)
	if t.open == opensPerson {
		for _, m := range s.mentions {
			if m.p != nil && m.end > t.at {
				t.leading = m.p
				break
			}
		}
	}
	t.gender = genderOf(t.open)
	if t.gender == 0 {
		t.gender = s.tagGender()
	}
	t.length = lengthOf(len(k))
	t.main, t.content = r.mainOf(s, t.at)
	for j := i + 1; j < len(k) && j < i+6; j++ {
		t.tag = t.tag || k[j].Text == ":"
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
		case s.cue(lexicon.CueImpersonal, i) > 0 || w.Lower == "it" || w.Lower == "on":
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
	if s.cueOf(lexicon.CueFirstPerson, w) {
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
	if n := at(k, j); j > i && (n.Is(lexicon.Occasion|lexicon.Deliberative) || s.cue(lexicon.CueOpeners, j) > 0) || w.Is(lexicon.Occasion) {
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

// lengthOf puts a number of words on one of six steps.
func lengthOf(n int) uint8 {
	for i, limit := range [...]int{6, 9, 13, 19, 30} {
		if n <= limit {
			return uint8(i)
		}
	}
	return 5
}

// mainOf tells whether the first verb is of procedure or courtesy, and whether
// the sentence goes on to say something: a clause with "that", a verb of
// reporting, a gerund of one.
func (r *reader) mainOf(s *sentence, from int) (main, content uint8) {
	k := s.k
	start := from
	for _, m := range s.mentions {
		if m.start <= from+1 && m.end > start {
			start = m.end
		}
	}
	for j := start; j < len(k) && j < start+14; j++ {
		if k[j].Is(lexicon.Procedure) || s.cue(lexicon.CueTakesFloor, j) > 0 || s.cue(lexicon.CueGivesFloor, j) > 0 || s.cue(lexicon.CuePresides, j) > 0 || s.opensMeetingAt(j) {
			main = 1
			break
		}
		if s.cue(lexicon.CueCourtesies, j) > 0 {
			main = 2
			break
		}
		if v := s.verbAt(j); v != nil && v.strong() {
			break
		}
	}
	first := true
	for _, v := range s.verbs {
		if v.at < start || v.voice == passive {
			continue
		}
		if v.voice == gerund {
			content = max(content, 2)
			continue
		}
		if main == 0 && first {
			first = false
			continue
		}
		if v.strong() {
			content = max(content, 3)
		}
	}
	for j := start + 1; j < len(k); j++ {
		if k[j].Is(lexicon.Subordinator) {
			content = max(content, 1)
			break
		}
	}
	return main, content
}

// officeWithin gives the function without a name that may be who speaks: what
// the sentence opens with, or what stands beside a verb of reporting.
func (r *reader) officeWithin(s *sentence, t *traits) []word {
	if t.open == opensOffice {
		np, _, _ := r.officeAt(s, t.at)
		return np
	}
	for _, v := range s.verbs {
		if v.voice != active || v.weak {
			continue
		}
		if np, _, definite := r.officeAt(s, v.at+1); np != nil && definite {
			return np
		}
		// ", the Chairperson said"
		for j := max(0, v.at-6); j < v.at-1; j++ {
			if !s.k[j].Punct {
				continue
			}
			if np, e, definite := r.officeAt(s, j+1); np != nil && definite && e == v.at {
				return np
			}
		}
	}
	return nil
}

// bears tells how a function fits a person: 0 there is none, 1 every word of it is
// the person's, 2 its head, 3 it is another's.
func (r *reader) bears(s *sentence, np []word, p *person) uint8 {
	if np == nil {
		return 0
	}
	all, head := true, false
	for w := range titleWords(np) {
		if p.titleWords[w] || r.equivalent(s, p, w) {
			head = head || s.lex.IsRole(w)
		} else {
			all = false
		}
	}
	switch {
	case all:
		return 1
	case head:
		return 2
	}
	return 3
}

// opensMeetingAt: "declared the session open", "a déclaré ouverts les travaux",
// "da por clausurada la reunión", "called the meeting to order".
func (s *sentence) opensMeetingAt(j int) bool {
	if s.cue(lexicon.CueDeclares, j) == 0 {
		return false
	}
	for i := j + 1; i < j+9 && i < len(s.k); i++ {
		if s.cue(lexicon.CueDeclared, i) > 0 {
			return true
		}
	}
	return false
}

// tagGender gives the gender of a pronoun that a verb of reporting has beside
// it: "assure-t-elle", ", she said", "a-t-il ajouté"; 0 where there is none.
func (s *sentence) tagGender() byte {
	for _, v := range s.verbs {
		if v.voice != active {
			continue
		}
		for _, i := range [...]int{v.at - 1, v.at + 1, v.at - 2} {
			w := at(s.k, i)
			if !w.Is(lexicon.Inverted) && !(s.lex.Code == "en" && w.Is(lexicon.Subject) && i > 0 && (s.k[i-1].Punct || i == v.at+1)) {
				continue
			}
			switch {
			case w.Is(lexicon.Feminine) || strings.HasSuffix(w.Lower, "elle"):
				return 'f'
			case w.Is(lexicon.Masculine) || strings.HasSuffix(w.Lower, "il"):
				return 'm'
			}
		}
	}
	return 0
}
