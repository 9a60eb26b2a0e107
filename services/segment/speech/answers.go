package speech

import "strings"

// exchange is the part of an exchange that a paragraph's first word names.
type exchange int

const (
	noExchange exchange = iota
	question
	answer
)

// findExchange takes the words "Question :", "Respuesta 2:", "Q:", "A." off the
// heads of paragraphs, and notes which they were. A single letter counts only
// where both letters come back.
func (r *reader) findExchange() {
	asked, answered := 0, 0
	for _, s := range r.sentences {
		if s.first {
			switch x, n := s.exchangeHead(true); {
			case n == 0:
			case x == question:
				asked++
			default:
				answered++
			}
		}
	}
	r.letters = asked > 1 && answered > 0
	for _, s := range r.sentences {
		if !s.first || s.Role == Heading || s.Role == Aside {
			continue
		}
		if x, n := s.exchangeHead(r.letters); n > 0 && n < len(s.k) {
			if at(s.k, 1).Text == "(" && n > 4 {
				s.by = text(s.k[2 : n-2])
			}
			s.exchange, s.k = x, s.k[n:]
		}
	}
}

// exchangeHead gives which part of an exchange a paragraph's head names, and
// how many words that takes with its mark; 0: none.
func (s *sentence) exchangeHead(letters bool) (exchange, int) {
	for i, names := range [][2]string{{"question-labels", "question-letters"}, {"answer-labels", "answer-letters"}} {
		x := exchange(i + 1)
		n := s.cue(names[0], 0)
		if e := bracketed(s.k, 1); e > 0 && at(s.k, e).Text == ":" && (n == 1 || letters && s.cue(names[1], 0) == 1) {
			return x, e + 1 // "A (Tani):"
		}
		if n == 0 && letters && len(s.k) > 0 && s.k[0].Cap {
			if n = s.cue(names[1], 0); n > 0 && at(s.k, n).Text != ":" && !at(s.k, n).Digit {
				n = 0 // "A. Introduction" counts a part
			}
		}
		if n == 0 {
			continue
		}
		if at(s.k, n).Digit || at(s.k, n).Text == "n°" || len(at(s.k, n).Text) < 3 && roman(at(s.k, n).Text) {
			n++
		}
		if m := at(s.k, n); m.Text == ":" || m.Text == "." && n+1 < len(s.k) || dash(m) {
			return x, n + 1
		}
		if m := at(s.k, n-1); hasStop(m) && n < len(s.k) {
			return x, n
		}
	}
	return noExchange, 0
}

// bracketed gives where a bracket that opens at i has closed, within a few words; 0: none does.
func bracketed(k []word, i int) int {
	if at(k, i).Text != "(" {
		return 0
	}
	for e := i + 2; e < len(k) && e < i+8; e++ {
		if k[e].Text == ")" {
			return e + 1
		}
	}
	return 0
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
		s.exchange = question
	}
	switch s.exchange {
	case question:
		if len(f.holders) == 0 && len(f.speaker) == 0 {
			f.speaker = f.carry
		}
		r.narrate(s, "question", Narration, 0.7, 0, 0)
		f.turn, f.asked = false, true
		return true
	case answer:
		var who []*person
		if p := r.roster.find(s.by); p != nil {
			who = []*person{p}
		}
		if len(who) == 0 {
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
		f.turn, f.speaker, f.voices, f.asked = true, who, nil, false
		return r.goOn(s, "answer", who, Continuation, 0.8)
	}
	if s.first {
		f.asked = false
	}
	if f.asked && len(f.holders) == 0 {
		return r.narrate(s, "question", Narration, 0.65, 0, 0)
	}
	return false
}

// learnInterviewed notes with whom a heading says that an interview is.
func (r *reader) learnInterviewed(s *sentence) {
	i, n := s.cueAnywhere("interviews")
	if i < 0 || i > 4 {
		return
	}
	for _, m := range s.mentions {
		if m.start >= i+n && m.start <= i+n+3 {
			if m.p == nil {
				m.p = r.enrol(s, m)
			}
			r.interviewed = []*person{m.p}
			return
		}
	}
}

// answers: paragraphs that begin as an answer does.
func (r *reader) answers() int {
	n := 0
	for _, s := range r.sentences {
		if s.exchange == answer {
			n++
		}
	}
	return n
}
