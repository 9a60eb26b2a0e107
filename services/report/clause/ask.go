package clause

import "strings"

// Ask is what is asked of whom. Whom is words of the source, empty where none are
// printed; What an infinitive phrase or a noun phrase, else the clause.
type Ask struct {
	Whom, What string
	Kind       Form
	// Bidden: the sentence tells in the past that they were asked, and prints by nobody.
	Bidden bool
}

// Ask reads a call or a proposal. ok is false where nothing is asked.
func (x *Lexicon) Ask(s Sentence) (Ask, bool) {
	l := x.languages[s.Language]
	if l == nil || s.Question || s.Content.Empty() {
		return Ask{}, false
	}
	if a, ok := l.asked(s); ok {
		return a, true
	}
	if s.Own && (s.Form == That || s.Form == Whole) && !l.denied(s) {
		if a, ok := l.ought(s); ok {
			return a, true
		}
	}
	k := cut(s.Text, l.code == "en")
	p := promise{reading: &reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, groups: l.groups(k), beyond: len(k)}, whole: s}
	return p.alsoAsks()
}

// asked reads what the sentence's own verb asks for.
func (l *language) asked(s Sentence) (Ask, bool) {
	if l.denied(s) || !s.Own || s.verb == nil || s.verb.frame.Ask == "" || s.Form == Whole || s.Form == How || s.Form == Whether || s.Postposed {
		return Ask{}, false
	}
	if s.Form == Infinitive && s.verb.frame.Ask == "others" {
		return Ask{}, false // one's own wish
	}
	a := Ask{Whom: s.Whom.In(s.Text), What: s.Content.In(s.Text), Kind: s.Form}
	if l.code == "en" && s.Form == Infinitive && a.Whom == "" {
		if o, them, ok := l.appeal(a.What); them {
			return o, ok
		}
	}
	if s.Form == That {
		if o, ok := l.ought(s); ok {
			if o.Whom == "" {
				o.Whom = a.Whom
			}
			return o, true
		}
		if w, ok := l.wished(a.What, a.Whom); ok {
			return w, true
		}
	}
	if s.Form == Noun && a.Whom == "" && l.code == "fr" {
		if w, ok := l.ofWhom(a.What); ok {
			return w, true
		}
	}
	return a, true
}

// appeal reads "appealed to the big ports for calm": behind "to" stands who is asked, no verb. them
// is false where it is a verb.
func (l *language) appeal(text string) (a Ask, them, ok bool) {
	k := cut(text, true)
	r := reading{l: l, k: k, s: &Sentence{Text: text, Language: l.code}, beyond: len(k)}
	if len(k) == 0 || (l.common[k[0].low] | l.kinds[k[0].low]).is(base) {
		return Ask{}, false, false
	}
	for i := 1; i+1 < len(k) && i < 7 && !k[i].mark; i++ {
		if l.is("determiner", k[i]) {
			return Ask{}, false, false // its object: it is a verb
		}
		switch {
		case k[i].low == "for" && r.acts(0, i):
			return Ask{Whom: r.span(0, i).In(text), What: r.rest(i + 1), Kind: Noun}, true, true
		case k[i].low == "to" && r.acts(0, i) && l.isInfinitive(k, i+1):
			return Ask{Whom: r.span(0, i).In(text), What: r.rest(i + 1), Kind: Infinitive}, true, true
		}
	}
	return Ask{}, false, false
}

// ofWhom reads the French "exiger des États qu'ils publient": whom stands before the clause as a complement.
func (l *language) ofWhom(text string) (Ask, bool) {
	k := cut(text, false)
	r := reading{l: l, k: k, s: &Sentence{Text: text, Language: l.code}, beyond: len(k)}
	if len(k) < 4 || k[0].low != "des" && k[0].low != "du" && k[0].low != "de" && k[0].low != "d'" {
		return Ask{}, false
	}
	for i := 2; i+1 < len(k) && i < 9 && !k[i].mark; i++ {
		if !l.is("that", k[i]) {
			continue
		}
		from := 1
		for from < i && l.is("article", k[from]) {
			from++
		}
		if !l.is("pronoun", k[i+1]) || from == i || !r.acts(from, i) && !k[from].cap {
			return Ask{}, false
		}
		whom := r.span(from, i).In(text)
		if w, ok := l.wished(text[k[i+1].start:], whom); ok {
			return w, true
		}
		return Ask{Whom: whom, What: text[k[i].start:], Kind: That}, true
	}
	return Ask{}, false
}

// alsoAsks reads the subject's second verb ("…, and asked the Chair to wait") and a passive
// ("States are invited to wait").
func (p *promise) alsoAsks() (Ask, bool) {
	s := p.whole
	for _, g := range p.groups {
		at := p.k[g.head].start
		if !g.finite || g.inverted || g.verb.frame.Ask == "" || p.beside(g.start) || g.compound && p.l.is("had", p.k[g.start]) || g.tense == future ||
			s.Own && s.Form != Whole && s.Form != Noun && at >= s.Content.Start && at < s.Content.End {
			continue
		}
		if g.passive {
			if a, ok := p.bidden(g); ok {
				return a, true
			}
			continue
		}
		if who, ok := p.who(g); !ok || who != "" {
			continue
		}
		c := p.l.complement(p.k, g.end, g)
		if !c.ok {
			continue
		}
		in := Sentence{Text: s.Text, Language: s.Language, verb: g.verb, Lemma: g.verb.lemma}
		r := reading{l: p.l, k: p.k, s: &in, groups: p.groups, beyond: len(p.k)}
		r.govern(g.start, g.start, g, c, false)
		if a, ok := p.l.asked(in); ok && a.What != "" && !p.loose(g, a) {
			return a, true
		}
	}
	return Ask{}, false
}

// loose tells whether an English group may be a noun or a participle ("many challenges",
// "past and proposed surveys") rather than a verb: it isn't past, or a bare noun follows it.
func (p *promise) loose(g group, a Ask) bool {
	if p.l.code != "en" {
		return false
	}
	k := cut(a.What, true)
	bare := a.Kind == Noun && g.end < len(p.k) && p.k[g.end].low == k[0].low && !p.l.is("determiner", k[0]) && !k[0].digit && !strings.HasSuffix(k[0].low, "ing")
	return !g.compound && !g.tense.is(past) || bare
}

// bidden reads "States are invited to publish the map": the subject is who is asked.
func (p *promise) bidden(g group) (Ask, bool) {
	i := p.l.adverbs(p.k, g.end)
	if i+1 >= len(p.k) || !p.l.isMarkedInfinitive(p.k, i) && !(p.l.code == "en" && p.k[i].low == "to" && p.l.isInfinitive(p.k, i+1)) {
		return Ask{}, false
	}
	a := g.start - 1
	for a >= 0 && !p.k[a].mark && !p.l.is("coordinator", p.k[a]) && !p.l.is("that", p.k[a]) {
		a--
	}
	if a+1 >= g.start || !p.acts(a+1, g.start) && !p.k[a+1].cap {
		return Ask{}, false
	}
	_, lead := p.leads(0, len(p.k), true)
	a = max(a+1, min(lead, g.start-1))
	told := p.k[g.start].low
	return Ask{Whom: p.span(a, g.start).In(p.s.Text), What: p.upTo(i + 1).In(p.s.Text), Kind: Infinitive,
		Bidden: p.l.is("told", word{low: told})}, true
}

// ought reads "States must …", "il faut …", "il incombe à X de …" in a content, clause by clause.
func (l *language) ought(s Sentence) (Ask, bool) {
	text := s.Content.In(s.Text)
	k := cut(text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	_, at := r.leads(0, len(k), true)
	if a, ok := r.cleft(at); ok {
		return a, true
	}
	for at < len(k) {
		if a, ok := r.oughtFrom(at); ok {
			return a, true
		}
		next := len(k)
		for i := at + 1; i+1 < len(k); i++ {
			if k[i].low == ";" || l.is("coordinator", k[i]) && k[i-1].low == "," {
				next = i + 1
				break
			}
		}
		if next < len(k) && l.is("that", k[next]) {
			next++
		}
		at = next
	}
	return Ask{}, false
}

// cleft reads "it is the port that must pay", "c'est le port qui doit payer".
func (r *reading) cleft(at int) (Ask, bool) {
	n := r.l.phrase("cleft", r.k, at)
	for i := n + 1; n > 0 && i+1 < len(r.k) && i < n+7 && !r.k[i].mark; i++ {
		if !r.l.is("relative", r.k[i]) || r.l.phrase("must", r.k, i+1) < 0 {
			continue
		}
		a := Ask{What: r.rest(at), Kind: That}
		if r.acts(n, i) {
			a.Whom = r.span(n, i).In(r.s.Text)
		}
		return a, true
	}
	return Ask{}, false
}

// oughtFrom reads the clause that begins at word at.
func (r *reading) oughtFrom(at int) (Ask, bool) {
	l, k := r.l, r.k
	for i := at; i < len(k); i++ {
		w := k[i]
		if i > at && (l.is("relative", w) || l.is("conjunction", w)) && !l.is("preposition", w) && !l.is("coordinator", w) || w.low == ";" || w.low == ":" {
			break
		}
		if i > at+1 && l.code == "es" && l.is("negation", k[i-1]) && l.phrase("must", k, i) > 0 {
			return r.must(at, i)
		}
		if i > at && l.is("negation", k[i-1]) {
			continue // "no hay que ceder" asks for the contrary
		}
		if a, ok := r.falls(i); ok {
			return a, true
		}
		if a, ok := r.needs(i); ok {
			return a, true
		}
		if w.low == "shall" && i > 0 && l.phrase("first", k, i-1) == i {
			return Ask{}, false // one's own future
		}
		if i > at && l.phrase("must", k, i) > 0 {
			return r.must(at, i)
		}
		if l.is("auxiliary", w) && i > at {
			break // the clause's verb is another
		}
	}
	return Ask{}, false
}

// rest is the words from i to the end, without the marks around.
func (r *reading) rest(i int) string {
	return balanced(r.s.Text, r.span(i, len(r.k))).In(r.s.Text)
}

// denied tells whether the verb of saying is negated: nothing is asked or promised then.
func (l *language) denied(s Sentence) bool {
	for _, w := range cut(s.Verb.In(s.Text), l.code == "en") {
		if l.is("negation", w) || w.low == "ne" || w.low == "n'" || strings.HasSuffix(w.low, "n't") {
			return true
		}
	}
	return false
}
