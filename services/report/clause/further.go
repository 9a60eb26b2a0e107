package clause

// further finds verbs of promising other than the sentence's own: its subject's second
// ("…, and undertook to print it"), a relative's ("qu'il a promis d'imprimer"), another
// subject's ("…, and the Chair undertook to print it"). What somebody says another
// promised isn't looked into.
func (p *promise) further() {
	s := p.whole
	for _, g := range p.groups {
		at := p.k[g.head].start
		if !g.finite || g.passive || g.inverted || g.light != nil || g.verb.frame.Deed == "" && !p.l.is("announces", word{low: g.verb.lemma}) && !p.l.is("tells", word{low: g.verb.lemma}) ||
			s.Own && at >= s.Verb.Start && at < s.Verb.End || s.Own && s.Form != Whole && s.Form != Noun && at >= s.Content.Start && at < s.Content.End {
			continue
		}
		if g.compound && p.l.is("had", p.k[g.start]) || g.tense == future || p.beside(g.start) {
			continue
		}
		who, ok := p.who(g)
		if !ok {
			continue
		}
		c := p.l.complement(p.k, g.end, g)
		if !c.ok {
			continue
		}
		in := Sentence{Text: s.Text, Language: s.Language, verb: g.verb, Lemma: g.verb.lemma}
		r := reading{l: p.l, k: p.k, s: &in, groups: p.groups, beyond: len(p.k)}
		r.govern(g.start, g.start, g, c, false)
		if what := in.Content.In(s.Text); !p.l.denied(in) && !p.l.unsure(in) && p.l.promises(in, what) {
			p.add(who, what)
		}
	}
}

// who tells whose verb a group is: "" is the sentence's speaker, or its subject where no
// speaker is known. ok is false where that can't be told.
func (p *promise) who(g group) (string, bool) {
	l, k := p.l, p.k
	j := l.back(k, g.start-1)
	if j < 0 || l.is("coordinator", k[j]) {
		return "", j >= 0 || l.code == "es"
	}
	if l.is("pronoun", k[j]) {
		return "", true
	}
	if k[j].low == "," {
		return "", p.aside(j)
	}
	a := j
	for a >= 0 && !k[a].mark && !l.is("coordinator", k[a]) && !l.is("relative", k[a]) {
		a--
	}
	if a >= 0 && l.is("relative", k[a]) && !l.is("preposition", k[a]) || j == a {
		return "", false
	}
	for i := a + 1; i <= j; i++ {
		if l.is("auxiliary", k[i]) || l.is("negation", k[i]) {
			return "", false
		}
	}
	if _, start := p.leads(0, len(k), true); a+1 <= start {
		return "", true
	}
	if p.whole.Subject.Start <= k[a+1].start && k[j].end <= p.whole.Subject.End {
		return "", true
	}
	if j-a > 6 || !k[a+1].cap && !l.is("determiner", k[a+1]) {
		return "", false
	}
	return p.span(a+1, j+1).In(p.s.Text), true
}

// aside tells whether the comma at word j closes what stands beside a subject: ", which had waited,".
func (p *promise) aside(j int) bool {
	for i := j - 1; i > 0; i-- {
		if p.k[i].low != "," {
			continue
		}
		w := p.k[i+1]
		return p.l.is("relative", w) || p.l.is("article", w) || p.l.phrase("adverbial", p.k, i+1) > 0
	}
	return false
}

// clauses finds promises that no verb of promising leads: "…, mais enverrait un bac",
// "…: it would pay", "and the Secretariat is to print it by May", and a whole sentence in
// the future that names its term.
func (p *promise) clauses() {
	l, k, s := p.l, p.k, p.whole
	if s.Own && (s.Form == That || s.Form == How || s.Form == Whether) || s.Postposed || l.supposes(s.Text) || p.opens() {
		return
	}
	_, at := p.leads(0, len(k), true)
	if v := p.toCome(at); v > at && s.Own && s.Form == Whole {
		if what := s.Content.In(s.Text); l.until(s.Text[k[at].start:]) != "" || p.acts(at, v) && !p.stance(v) {
			p.add("", what)
		}
	}
	for i := at + 1; i+1 < len(k); i++ {
		if l.is("that", k[i]) || l.is("relative", k[i]) && !l.is("preposition", k[i]) {
			return // its verbs are its own
		}
		p.joined(i)
	}
}

// joined reads the clause to come behind a coordinator or a colon at word i: of the same
// subject, or of another one if it names a term.
func (p *promise) joined(i int) {
	l, k, s := p.l, p.k, p.whole
	colon := k[i].low == ":"
	if !l.is("coordinator", k[i]) && !colon || k[i].low == "or" || k[i].low == "ou" || k[i].low == "o" {
		return
	}
	from := l.adverbs(k, i+1)
	v := p.toCome(from)
	if v < 0 {
		return
	}
	what := p.upTo(from).In(s.Text)
	self := v == from || v == from+1 && l.is("pronoun", k[from])
	switch {
	case self && !s.Subject.Empty() && !p.stance(v) && (!colon || l.code == "es" || v > from):
		p.add("", what)
	case !self && !colon && l.until(what) != "" && v < from+7:
		p.add(p.span(from, v).In(s.Text), what)
	}
}

// upTo is the words from word a to the next clause.
func (p *promise) upTo(a int) Span {
	for i := a + 1; i < len(p.k); i++ {
		if p.k[i].low == ";" || p.k[i].low == "," && i+1 < len(p.k) && p.l.is("coordinator", p.k[i+1]) {
			return balanced(p.s.Text, p.span(a, i))
		}
	}
	return balanced(p.s.Text, p.span(a, len(p.k)))
}

// stance tells whether the verb to come at word v tells what one would feel or find.
func (p *promise) stance(v int) bool {
	if p.l.code == "en" {
		j := p.l.adverbs(p.k, v+1)
		return j >= len(p.k) || p.l.is("stance", p.k[j]) || p.l.is("negation", p.k[j])
	}
	return p.l.is("stance", p.k[v]) || p.l.is("modal", p.k[v]) || v > 0 && (p.k[v-1].low == "ne" || p.k[v-1].low == "n'" || p.l.is("negation", p.k[v-1]))
}

// toCome is the first finite verb from word a, if it is to come ("will", "is to", a future), else -1.
func (p *promise) toCome(a int) int {
	l, k := p.l, p.k
	for i := a; i < len(k) && i < a+14; i++ {
		w := k[i]
		if w.low == ";" || w.low == ":" || quoting(w.low) || l.is("that", w) || i > a && l.is("relative", w) && !l.is("preposition", w) {
			return -1
		}
		if w.mark || w.cap && i > a {
			continue
		}
		if l.is("future", w) && !l.is("modal", w) || l.phrase("decideIsTo", k, i) > 0 && i > a && !l.is("be", k[min(i+2, len(k)-1)]) {
			if l.code == "en" && i+1 < len(k) && l.is("negation", k[i+1]) {
				return -1
			}
			return i
		}
		if l.is("auxiliary", w) || l.is("modal", w) || l.words["finite"].has(w.low) {
			return -1
		}
		if g, ok := p.at(i); ok && g.finite && i > a {
			return -1
		}
	}
	return -1
}
