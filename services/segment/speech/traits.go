package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/title"
)

// traits is what a sentence shows by itself, whoever has the floor.
type traits struct {
	open  opening
	tells told
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
	office  []grammar.Word
	leading *person
	// gender is the pronoun's that speaks, 0: there is none.
	gender byte
	// tag: a word or two and a colon open the sentence.
	tag                                            bool
	procedure, quote, question, dated, long, colon bool
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
	k := s.Words
	i := 0
	for i < len(k) && k[i].Punct && !grammar.OpensQuote(k[i]) {
		i++
	}
	r.readOpening(s, i)
	t.tells = r.tellsAs(s, t.at)
	r.readNamed(s)
	s.readDoings()
	s.readThings()
	for _, v := range s.Verbs {
		if v.Voice != grammar.Gerund && v.At >= t.at {
			t.verb = r.idOf("verb " + v.Lemma)
			break
		}
	}
	if i < len(k) && (!k[i].Cap || r.lower[k[i].Lower]) {
		t.word = r.idOf("word " + k[i].Lower)
	}
	if t.gender = genderOf(t.open); t.gender == 0 {
		t.gender = s.tagGender()
	}
	t.length, t.long = lengthOf(len(k)), len(k) > 32
	t.main, t.content = r.mainOf(s, t.at)
	for j := i + 1; j < len(k) && j < i+6; j++ {
		t.tag = t.tag || k[j].Text == ":"
	}
	t.quote = strings.ContainsAny(s.Text, "«»“”\"")
	t.question = strings.HasSuffix(s.Text, "?")
	t.colon = strings.HasSuffix(strings.TrimSpace(s.Text), ":")
	for j := 0; j < len(k) && j < 12; j++ {
		t.dated = t.dated || k[j].Digit && len(k[j].Text) == 4
	}
}

// readOpening finds what the sentence opens with, behind an adverb or a fronted
// phrase where it begins with one, and how that ties it to what stands before.
func (r *reader) readOpening(s *sentence, i int) {
	t, k, lead := &s.traits, s.Words, s.Lead()
	t.at, t.open = i, r.openingAt(s, i)
	if t.open != opensOtherwise && t.open != opensPhrase && t.open != opensParticiple {
		return
	}
	switch {
	case i < len(k) && k[i].Is(lexicon.Ordinal):
		t.link = linkOrders
	case s.Cue(lexicon.CueCrosses, 0) > 0 || i < len(k) && grammar.Adverbial(k[i]):
		t.link = linkAdds
	case lead > i:
		t.link = linkPhrase
	}
	if lead > i && lead < len(k) {
		if o := r.openingAt(s, lead); o != opensOtherwise || t.open == opensOtherwise {
			t.open, t.at = o, lead
		}
		return
	}
	if t.link != linkAdds {
		return
	}
	// "Elle aussi", "Also, he", "También señaló"
	j := i + 1
	for j < len(k) && grammar.Adverbial(k[j]) {
		j++
	}
	if o := r.openingAt(s, j); o != opensOtherwise {
		t.open, t.at = o, j
	}
}

// readNamed counts who is named, as a subject and otherwise, and finds the
// person or the function that may be who speaks.
func (r *reader) readNamed(s *sentence) {
	t := &s.traits
	for _, m := range s.mentions {
		switch {
		case m.p == nil:
			continue
		case m.Position == mention.Subject || m.Position == mention.Inverted || m.Position == mention.Predicate || m.Position == mention.Source:
			t.subjects++
		default:
			t.others++
		}
		if t.open == opensPerson && t.leading == nil && m.End > t.at {
			t.leading = m.p
		}
	}
	t.office = r.officeWithin(s, t)
}

// readDoings finds words of procedure, and what the meeting or its organs do.
func (s *sentence) readDoings() {
	t, k := &s.traits, s.Words
	for j := 0; j < len(k) && j < 24; j++ {
		if k[j].Is(lexicon.Procedure) || s.Cue(lexicon.CueGivesFloor, j) > 0 || s.Cue(lexicon.CueTakesFloor, j) > 0 {
			t.procedure = true
		}
	}
	for j := t.at; j < len(k) && j < t.at+16 && t.doing == 0; j++ {
		if s.Cue(lexicon.CueDoings, j) == 0 || grammar.At(k, j-1).Is(lexicon.Determiner) && !grammar.At(k, j-1).Is(lexicon.Clitic) {
			continue
		}
		t.doing = 1
		for _, w := range k[max(t.at, j-3):j] {
			if w.Is(lexicon.Be | lexicon.PastBe) {
				t.doing = 2
			}
		}
	}
}

// readThings counts nouns of the meeting, and what a report speaks of when it
// tells of the meeting itself.
func (s *sentence) readThings() {
	t, k := &s.traits, s.Words
	for j := range k {
		if t.nouns < 3 && (k[j].Is(lexicon.Occasion|lexicon.Deliberative|lexicon.ProcedureObject) || s.Cue(lexicon.CueOpeners, j) > 0) {
			t.nouns++
		}
	}
	for j := 0; j < len(k); {
		n := s.Cue(lexicon.CueMeetingThings, j)
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
	k := s.Words
	start := from
	for _, m := range s.mentions {
		if m.Start <= from+1 && m.End > start {
			start = m.End
		}
	}
	for j := start; j < len(k) && j < start+14; j++ {
		if k[j].Is(lexicon.Procedure) || s.Cue(lexicon.CueTakesFloor, j) > 0 || s.Cue(lexicon.CueGivesFloor, j) > 0 || s.Cue(lexicon.CuePresides, j) > 0 || s.opensMeetingAt(j) {
			main = 1
			break
		}
		if s.Cue(lexicon.CueCourtesies, j) > 0 {
			main = 2
			break
		}
		if v := s.VerbAt(j); v != nil && v.Strong() {
			break
		}
	}
	first := true
	for _, v := range s.Verbs {
		if v.At < start || v.Voice == grammar.Passive {
			continue
		}
		if v.Voice == grammar.Gerund {
			content = max(content, 2)
			continue
		}
		if main == 0 && first {
			first = false
			continue
		}
		if v.Strong() {
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
func (r *reader) officeWithin(s *sentence, t *traits) []grammar.Word {
	if t.open == opensOffice {
		np, _, _ := r.officeAt(s, t.at)
		return np
	}
	for _, v := range s.Verbs {
		if v.Voice != grammar.Active || v.Weak {
			continue
		}
		if np, _, definite := r.officeAt(s, v.At+1); np != nil && definite {
			return np
		}
		// ", the Chairperson said"
		for j := max(0, v.At-6); j < v.At-1; j++ {
			if !s.Words[j].Punct {
				continue
			}
			if np, e, definite := r.officeAt(s, j+1); np != nil && definite && e == v.At {
				return np
			}
		}
	}
	return nil
}

// bears tells how a function fits a person: 0 there is none, 1 every word of it is
// the person's, 2 its head, 3 it is another's.
func (r *reader) bears(s *sentence, np []grammar.Word, p *person) uint8 {
	if np == nil {
		return 0
	}
	return r.bearsWords(s, title.Words(np), p)
}

// bearsWords is bears of a function's words.
func (r *reader) bearsWords(s *sentence, words map[string]bool, p *person) uint8 {
	all, head := true, false
	for w := range words {
		if p.titleWords[w] || r.equivalent(s, p, w) {
			head = head || s.Lang.IsRole(w)
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
	if s.Cue(lexicon.CueDeclares, j) == 0 {
		return false
	}
	for i := j + 1; i < j+9 && i < len(s.Words); i++ {
		if s.Cue(lexicon.CueDeclared, i) > 0 {
			return true
		}
	}
	return false
}

// tagGender gives the gender of a pronoun that a verb of reporting has beside
// it: "assure-t-elle", ", she said", "a-t-il ajouté"; 0 where there is none.
func (s *sentence) tagGender() byte {
	for _, v := range s.Verbs {
		if v.Voice != grammar.Active {
			continue
		}
		for _, i := range [...]int{v.At - 1, v.At + 1, v.At - 2} {
			w := grammar.At(s.Words, i)
			if !w.Is(lexicon.Inverted) && !(s.Lang.Code == "en" && w.Is(lexicon.Subject) && i > 0 && (s.Words[i-1].Punct || i == v.At+1)) {
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
