package clause

import (
	"strings"
	"unicode/utf8"
)

func rune0(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }

// reading is one sentence while it is taken apart.
type reading struct {
	l      *language
	k      []word
	s      *Sentence
	groups []group
	first  int    // the content's first word
	beyond int    // the word behind the content
	said   []Hole // sayings within the content
}

func (r *reading) read(said string) {
	r.whole()
	phrase := lows(said, r.l.code == "en")
	a, b := find(r.k, phrase, 0)
	if a < 0 {
		// Another's saying in the sentence isn't this speaker's; a pronoun's may well be.
		if r.implicit(len(phrase) > 0) && len(phrase) > 0 && !r.pronounced() {
			*r.s = Sentence{Text: r.s.Text, Language: r.s.Language, Content: trimmed(r.s.Text, 0, len(r.s.Text)), Subject: r.s.Subject}
			r.said, r.beyond = nil, len(r.k)
			r.s.Lead, r.first = r.leads(0, len(r.k), true)
		}
		return
	}
	if r.according(a, b) {
		return
	}
	if g, ok := r.speaks(a, b); ok && r.tell(a, b, g) {
		return
	}
	if !r.second(a, b) {
		r.unsaid(a, b)
	}
}

// second takes a verb of saying that is the subject's second: "a hésité
// et a proposé". Not behind a relative, whose verbs are its own.
func (r *reading) second(a, b int) bool {
	if r.according(a, b) {
		return true
	}
	for i := b; i+1 < len(r.k) && i < b+25; i++ {
		w := r.k[i]
		if r.l.is("relative", w) && !r.l.is("preposition", w) || w.low == ";" || w.low == ":" || r.l.is("conjunction", w) && !r.l.is("coordinator", w) && !r.l.is("preposition", w) {
			return false
		}
		if !r.l.is("coordinator", w) || i == b {
			continue
		}
		j := r.l.adverbs(r.k, i+1)
		for _, g := range r.groups {
			if !g.finite || g.start > j || g.end <= j || g.start < i || g.passive || g.inverted {
				continue
			}
			if c := r.l.complement(r.k, g.end, g); c.ok {
				r.s.verb, r.s.Lemma = g.verb, g.verb.lemma
				r.govern(a, b, g, c, false)
				r.s.Subject = r.span(a, b)
				return true
			}
		}
	}
	return false
}

// pronounced tells whether the subject found is a pronoun, or not printed.
func (r *reading) pronounced() bool {
	k := cut(r.s.Subject.In(r.s.Text), r.l.code == "en")
	return len(k) == 0 || len(k) == 1 && r.l.is("pronoun", k[0])
}

// whole is a sentence without a saying.
func (r *reading) whole() {
	r.s.Form, r.s.Own = Whole, true
	r.s.Content = balanced(r.s.Text, r.s.Content)
	r.first, r.beyond = 0, len(r.k)
	r.s.Lead, r.first = r.leads(0, len(r.k), true)
}

// unsaid is a sentence that names its speaker, but no verb that is known to govern what they say.
func (r *reading) unsaid(a, b int) {
	r.s.verb, r.s.Lemma = nil, ""
	r.s.Own, r.s.Form = false, Whole
	r.s.Subject = r.span(a, b)
	r.s.Lead, _ = r.leads(0, a, false)
	r.first = 0
	for _, g := range r.groups {
		if g.finite && g.start >= b && g.start <= b+2 || g.start < b && g.end > a {
			r.s.Verb, r.s.Lemma, r.s.verb = r.span(g.start, g.end), g.verb.lemma, g.verb
			if g.start > a {
				r.s.Subject = r.span(a, g.start)
			}
			break
		}
	}
}

// span is the bytes of words, without marks around.
func (r *reading) span(a, b int) Span {
	for a < b && r.k[a].mark && r.k[a].low != "(" && !quoting(r.k[a].low) {
		a++
	}
	for b > a && r.k[b-1].mark && r.k[b-1].low != ")" && !quoting(r.k[b-1].low) {
		b--
	}
	if a >= b {
		at := len(r.s.Text)
		if a < len(r.k) {
			at = r.k[a].start
		}
		return Span{at, at}
	}
	return Span{r.k[a].start, r.k[b-1].end}
}

// tell reads what the verb governs, or what stands around a postposed one.
func (r *reading) tell(a, b int, g group) bool {
	s := r.s
	s.verb, s.Lemma = g.verb, g.verb.lemma
	a = r.bareSubject(a, g.start)
	behind := g.start <= a && b > g.end || g.inverted
	x, y := min(a, g.start), max(b, g.end)
	if y < len(r.k) && r.k[y].low == "(" && behind {
		y = r.closing(y) + 1
	}
	from := g.end
	if behind {
		from = y
	}
	c := r.l.complement(r.k, from, g)
	if r.addressed(x, y, g) {
		y, c.ok = r.lastWord(), false
	}
	if to := r.subjectBehind(g, x); to > 0 && c.form == Noun {
		y, b, behind = to, to, true
	}
	if to := r.subjectThenThat(g, x); to > 0 && c.form == Noun {
		c = r.l.complement(r.k, to, g)
		y, b, behind, from = to, to, true, to
	}
	inserted := r.fences(x, y, behind)
	if c.ok && !behind && r.reasoned(a, g.start) {
		// "Mme Sow a corrigé le chiffre, parce que le premier supposait que …": the
		// verb of the reason isn't what she said.
		return false
	}
	if c.ok && inserted {
		// Only a marker of its own makes a complement of what stands behind a fenced verb.
		c.ok = !behind && c.form != Noun && !(c.form == That && c.marker > 0 && r.k[c.marker-1].low == ",")
	}
	if c.ok && (!behind || c.form == That && c.marker == from) {
		if g.passive && !r.nobody(a, g) {
			return false
		}
		r.govern(a, b, g, c, behind)
		return true
	}
	// "El muro, dijo, es que": also where it stands right behind a quotation.
	if inserted && g.verb.frame.That != "" && !g.passive {
		r.postposed(a, b, g, x, y)
		return true
	}
	return false
}

// reasoned tells whether a clause of reason begins among words a to b, behind a comma.
func (r *reading) reasoned(a, b int) bool {
	for i := a + 2; i < b; i++ {
		if r.k[i-1].low == "," && r.l.phrase("reason", r.k, i) > 0 && r.hasFinite(a, i) {
			return true
		}
	}
	return false
}

// govern fills in a sentence whose verb governs what follows it.
func (r *reading) govern(a, b int, g group, c complement, behind bool) {
	s := r.s
	s.Form, s.Own = c.form, true
	s.Verb = r.span(g.start, g.end)
	switch {
	case behind && g.inverted && b <= g.end:
		s.Subject = r.span(g.end-1, g.end)
	case behind:
		s.Subject = r.span(g.end, b)
	case a < g.start:
		s.Subject = r.span(a, g.start)
	default:
		s.Subject = Span{s.Verb.Start, s.Verb.Start}
	}
	s.Marker = Span{r.k[c.marker].start, r.k[c.marker].start}
	if c.end > c.marker {
		s.Marker = Span{r.k[c.marker].start, r.k[c.end-1].end}
	}
	if c.whomTo > c.whomAt {
		s.Whom = r.span(c.whomAt, c.whomTo)
	}
	s.Subjunctive = c.form == That && g.verb.frame.That == "subjunctive"
	s.Lead, _ = r.leads(0, min(a, g.start), false)
	r.first = c.end
	r.beyond = r.contentEnd(c.end, g, c.form)
	s.Content = r.content()
}

// content is the bytes from the first word to the one beyond.
func (r *reading) content() Span {
	if r.first >= r.beyond {
		return Span{}
	}
	from, to := r.k[r.first].start, r.k[r.beyond-1].end
	return balanced(r.s.Text, trimmed(r.s.Text, from, to))
}

// balanced leaves out a quotation mark or bracket whose fellow stands outside.
func balanced(text string, c Span) Span {
	for _, pair := range [][2]string{{"«", "»"}, {"“", "”"}, {"(", ")"}} {
		in := c.In(text)
		if strings.HasSuffix(in, pair[1]) && strings.Count(in, pair[0]) < strings.Count(in, pair[1]) {
			c = trimmed(text, c.Start, c.End-len(pair[1]))
		}
		if strings.HasPrefix(in, pair[0]) && strings.Count(in, pair[0]) > strings.Count(in, pair[1]) {
			c = trimmed(text, c.Start+len(pair[0]), c.End)
		}
	}
	return c
}

// hasFinite tells whether a finite verb is seen among words a to b.
func (r *reading) hasFinite(a, b int) bool {
	for i := a; i < b && i < len(r.k); i++ {
		w := r.k[i]
		if w.mark {
			continue
		}
		if r.l.is("auxiliary", w) || r.l.words["finite"].has(w.low) && !w.cap {
			return true
		}
		if i > a && r.l.common[w.low].is(finite) && !r.l.is("article", r.k[i-1]) {
			return true
		}
		if r.l.code == "en" && i > a && r.l.common[w.low].is(base) && !r.l.is("determiner", r.k[i-1]) && r.k[i-1].low != "to" && !r.l.is("preposition", r.k[i-1]) {
			return true
		}
		if r.l.code == "es" && r.l.common[w.low].is(finite) {
			return true
		}
	}
	for _, g := range r.groups {
		if g.finite && g.start >= a && g.end <= b {
			return true
		}
	}
	return false
}
