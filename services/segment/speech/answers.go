package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/outline"
)

// findExchange takes the words "Question :", "Respuesta 2:", "Q:", "A." off the
// heads of paragraphs, and notes which they were. A single letter counts only
// where both letters come back.
func (r *reader) findExchange() {
	asked, answered := 0, 0
	for _, s := range r.sentences {
		if s.first {
			switch x, n := outline.ExchangeHead(s.parsed, true); {
			case n == 0:
			case x == outline.Question:
				asked++
			default:
				answered++
			}
		}
	}
	r.letters = asked > 1 && answered > 0
	for _, s := range r.sentences {
		if s.Role == Heading || s.Role == Aside {
			continue
		}
		if !s.first {
			// "… Respuesta: crédito …" within the paragraph that asks.
			if n := s.Cue(lexicon.CueAnswerLabels, 0); n > 0 && grammar.At(s.Words, n).Text == ":" && n+1 < len(s.Words) {
				s.exchange, s.Words = outline.Answer, s.Words[n+1:]
			}
			continue
		}
		if x, n := outline.ExchangeHead(s.parsed, r.letters); n > 0 && n < len(s.Words) {
			if grammar.At(s.Words, 1).Text == "(" && n > 4 {
				s.by = grammar.Text(s.Words[2 : n-2])
			}
			s.exchange, s.Words = x, s.Words[n:]
			if x == outline.Answer {
				r.answers++
			}
		}
	}
}

// asksAlone: below a heading such as "Questions" a paragraph that only asks is
// somebody's question, though no word says so.
func (r *reader) asksAlone(s *sentence) bool {
	if !s.first || !r.floor.questions || s.label != nil {
		return false
	}
	last := s
	for i := s.index + 1; i < len(r.sentences) && r.sentences[i].Paragraph == s.Paragraph; i++ {
		last = r.sentences[i]
	}
	return strings.HasSuffix(strings.TrimRight(last.Text, " »”\""), "?")
}

// ruleExchange: a question that nobody is named for is the record's; an answer
// is theirs who answered last, whom the section or the interview is with.
func (r *reader) ruleExchange(s *sentence) bool {
	f := &r.floor
	if r.asksAlone(s) {
		s.exchange = outline.Question
	}
	switch s.exchange {
	case outline.Question:
		if len(f.holders) == 0 && len(f.speaker) == 0 {
			f.speaker = f.carry
		}
		r.narrate(s, "question", Narration, 0, 0)
		f.turn, f.asked = false, true
		return true
	case outline.Answer:
		var who []*person
		if p := r.roster.find(s.by); p != nil {
			who = []*person{p}
		}
		if len(who) == 0 && (!s.first || r.askedBy(f.section)) {
			who = r.answering(r.holding())
		}
		if len(who) == 0 && !r.askedBy(f.section) {
			who = f.section
		}
		for _, p := range [][]*person{f.speaker, r.interviewed, f.carry} {
			if len(who) == 0 {
				who = p
			}
		}
		if len(who) == 0 {
			return false
		}
		f.turn, f.speaker, f.voices, f.asked = !r.reported && s.first, who, nil, false
		return r.goOn(s, "answer", who, Continuation)
	}
	if s.first {
		f.asked = false
	}
	if f.asked && len(f.holders) == 0 {
		return r.narrate(s, "question", Narration, 0, 0)
	}
	return false
}

// askedBy: these people's last words were a question.
func (r *reader) askedBy(who []*person) bool {
	return len(who) == 1 && r.asker == who[0]
}

// answering gives who answers these: who answered last, whom the meeting was
// with, or who spoke the most.
func (r *reader) answering(asked []*person) []*person {
	for _, p := range []*person{r.answerer, r.guest} {
		if p != nil && !has(asked, p) {
			return []*person{p}
		}
	}
	var most *person
	for _, p := range r.roster.people {
		if r.turns[p] > 2 && !has(asked, p) && (most == nil || r.turns[p] > r.turns[most]) {
			most = p
		}
	}
	if most == nil {
		return nil
	}
	return []*person{most}
}

// learnExchange notes who asks, who answers, and how much each says.
func (r *reader) learnExchange(s *sentence) {
	if s.d.Kind != Statement || len(s.d.people) == 0 {
		return
	}
	p := s.d.people[0]
	r.turns[p]++
	if r.asker == p {
		r.asker = nil
	}
	if strings.HasSuffix(strings.TrimSpace(s.Text), "?") {
		r.asker = p
	}
	for _, v := range s.Verbs {
		if v.Voice != grammar.Active {
			continue
		}
		if s.LemmaOf(lexicon.CueAnswering, v.Lemma) {
			r.answerer = p
		}
		if s.LemmaOf(lexicon.CueAsking, v.Lemma) {
			r.asker = p
		}
		break
	}
	if s.exchange == outline.Answer {
		r.answerer = p
	}
}

// guestLine: "Invitado principal: Dr. Obo, director": whom the meeting is with.
func (r *reader) guestLine(s *sentence) bool {
	if m := guestNamed(s); m != nil && m.p != nil {
		r.guest = m.p
		return true
	}
	return false
}

// guestNamed gives the name in such a line, nil where the sentence is none.
func guestNamed(s *sentence) *mentioned {
	n := s.Cue(lexicon.CueGuests, 0)
	if n == 0 || grammar.At(s.Words, n).Text != ":" || len(s.ActiveVerbs()) > 0 {
		return nil
	}
	for _, m := range s.mentions {
		if m.Start > n && m.Start <= n+2 {
			return m
		}
	}
	return nil
}

// enrolGuests puts those whom such lines name on the roster, whatever else is
// known of them.
func (r *reader) enrolGuests() {
	for _, s := range r.sentences {
		if m := guestNamed(s); m != nil && m.p == nil {
			m.p = r.enrol(s, m)
		}
	}
}

// ruleGuest: such a line says who was there. In Spanish "Él" after somebody's
// question, where the subject is mostly dropped, is the guest who answers.
func (r *reader) ruleGuest(s *sentence) bool {
	f := &r.floor
	if r.guest != nil && !s.first && len(s.Words) > 1 && s.Words[0].Lower == "él" && len(f.section) == 1 && f.section[0] != r.guest && r.guest.gender != 'f' && len(s.ActiveVerbs()) > 0 {
		return r.pronounSays(s, "guest-pronoun", []*person{r.guest}, 0, 1)
	}
	if !r.guestLine(s) {
		return false
	}
	return r.narrate(s, "guest", Procedural, 0, s.Cue(lexicon.CueGuests, 0))
}

// learnInterviewed notes with whom a heading says that an interview is.
func (r *reader) learnInterviewed(s *sentence) {
	r.guestLine(s)
	i, n := s.CueAnywhere(lexicon.CueInterviews)
	if i < 0 || i > 4 {
		return
	}
	for _, m := range s.mentions {
		if m.Start >= i+n && m.Start <= i+n+3 {
			if m.p == nil {
				m.p = r.enrol(s, m)
			}
			r.interviewed = []*person{m.p}
			return
		}
	}
}
