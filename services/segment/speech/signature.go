package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// signatures gives a quotation to who signs it, or to whom the words behind it
// name: "« … » — Rose Tani, directrice", "“… . …,” said Rose Tani."
func (r *reader) signatures() {
	for n := 0; n < len(r.sentences); n++ {
		s := r.sentences[n]
		if s.head >= 0 || s.Role == Aside || len(s.Words) == 0 || !opensMark(s.Text) {
			continue
		}
		end := r.quoteEnd(n)
		if end < 0 {
			continue
		}
		if p := r.signer(end + 1); p != nil {
			for i := n; i <= end+1; i++ {
				r.quote(i, "signature", []*person{p}, end+1)
			}
			n = end + 1
			continue
		}
		d := &r.sentences[end].d
		if end > n && d.Kind == Statement && d.Source == end && len(d.people) > 0 {
			for i := n; i < end; i++ {
				if r.sentences[i].d.Kind != Statement || r.sentences[i].d.Source != i {
					r.quote(i, "quotation-ahead", d.people, end)
				}
			}
		}
	}
}

// quote gives the sentence to these people, by the words of the sentence from.
func (r *reader) quote(i int, rule string, people []*person, from int) {
	s, b := r.sentences[i], r.sentences[from]
	act := s.d.Act
	if act == "" {
		act = s.LeadAct()
	}
	s.d = Decision{Kind: Statement, Attribution: Continuation, Confidence: signed, Act: act, Rule: rule, people: people, Source: from}
	if i == from {
		s.d.Attribution = Explicit
	}
	s.d.Start, s.d.End = b.Span(0, len(b.Words))
	if from != i && b.d.Source == from {
		s.d.Start, s.d.End = b.d.Start, b.d.End
	}
}

// quoteEnd gives the sentence in which the quotation that opens at n closes, in
// the same paragraph; -1: it doesn't.
func (r *reader) quoteEnd(n int) int {
	for i := n; i < len(r.sentences) && i < n+8 && r.sentences[i].Paragraph == r.sentences[n].Paragraph; i++ {
		t := r.sentences[i].Text
		if i == n {
			t = strings.TrimLeft(t, " ")
			t = t[len(firstRune(t)):]
		}
		if strings.ContainsAny(t, "»”\"") || strings.HasSuffix(strings.TrimRight(t, " ."), "''") {
			return i
		}
	}
	return -1
}

func firstRune(t string) string {
	for _, c := range t {
		return string(c)
	}
	return ""
}

func opensMark(t string) bool {
	t = strings.TrimLeft(t, " ")
	return strings.HasPrefix(t, "«") || strings.HasPrefix(t, "“") || strings.HasPrefix(t, "\"")
}

// signer gives whom the sentence n names after a dash, and nothing else: a name, a title.
func (r *reader) signer(n int) *person {
	if n >= len(r.sentences) {
		return nil
	}
	s := r.sentences[n]
	t := strings.TrimLeft(s.Text, " ")
	if !strings.HasPrefix(t, "—") && !strings.HasPrefix(t, "–") && !strings.HasPrefix(t, "-") || len(s.Words) > 30 || len(s.ActiveVerbs()) > 0 {
		return nil
	}
	for _, m := range s.mentions {
		if m.p != nil && m.Start <= 2 {
			return m.p
		}
	}
	k := s.Words
	i := 0
	for i < len(k) && k[i].Punct {
		i++
	}
	if e := r.names.End(s.parsed, i, false); e > 0 && (e >= len(k)-1 || k[e].Text == "," || k[e].Text == "(") {
		if p := r.roster.find(grammar.Text(k[i:e])); p != nil {
			return p
		}
		if e < len(k)-1 && grammar.RoleWithin(k[e:], len(k)) {
			p := &person{name: grammar.Text(k[i:e]), seen: s.index}
			r.roster.add(p)
			r.learn(s, p, k[e+1:])
			return p
		}
	}
	return nil
}

// former gives whom "the former", "le premier", "la segunda" means: of the two
// persons whom the sentence before names together.
func (r *reader) former(s *sentence) *person {
	if s.first || s.index == 0 {
		return nil
	}
	i := s.Lead()
	n, m := s.Cue(lexicon.CueFormer, i), s.Cue(lexicon.CueLatter, i)
	if n == 0 && m == 0 {
		return nil
	}
	w := grammar.At(s.Words, i+max(n, m))
	if s.VerbAt(i+max(n, m)) == nil && !w.Is(lexicon.Auxiliary) && w.Text != "," && !grammar.Adverbial(w) {
		return nil
	}
	var two []*person
	for _, x := range r.sentences[s.index-1].mentions {
		if x.p != nil && !has(two, x.p) {
			two = append(two, x.p)
		}
	}
	if len(two) == 1 && m > 0 {
		return two[0]
	}
	if len(two) != 2 {
		return nil
	}
	if n > 0 {
		return two[0]
	}
	return two[1]
}

// ruleFormer: "Le premier a promis son appui. La seconde a remercié …".
func (r *reader) ruleFormer(s *sentence) bool {
	p := r.former(s)
	if p == nil {
		// "The latter" after "the former": two sentences back.
		if s.first || s.index < 2 || r.sentences[s.index-1].d.Rule != "former" {
			return false
		}
		i := s.Lead()
		if s.Cue(lexicon.CueLatter, i) == 0 {
			return false
		}
		var two []*person
		for _, x := range r.sentences[s.index-2].mentions {
			if x.p != nil && !has(two, x.p) {
				two = append(two, x.p)
			}
		}
		if len(two) != 2 {
			return false
		}
		p = two[1]
	}
	i := s.Lead()
	return r.speak(s, "former", []*person{p}, nil, Pronoun, s.LeadAct(), i, i+2)
}
