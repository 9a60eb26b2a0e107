package clause

import "strings"

// Deed is what somebody promises: What verbatim, Until the date or term in it, or empty.
// Who is the source's words for who promises it, where that isn't who speaks in the sentence.
type Deed struct{ Who, What, Until string }

// Deed reads a promise of who speaks: what follows "s'est engagé à", a clause in the future
// that is announced, or a sentence in the future whose subject speaks or that names a term.
func (x *Lexicon) Deed(s Sentence) (Deed, bool) {
	for _, d := range x.Deeds(s) {
		if d.Who == "" {
			return d, true
		}
	}
	return Deed{}, false
}

// Deeds reads every promise of a sentence: "Chad offered a boat, and the Chair undertook to send it".
func (x *Lexicon) Deeds(s Sentence) []Deed {
	l := x.languages[s.Language]
	if l == nil || s.Question || s.Content.Empty() {
		return nil
	}
	k := cut(s.Text, l.code == "en")
	p := promise{reading: &reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, groups: l.groups(k), beyond: len(k)}, whole: s}
	p.own()
	p.further()
	p.clauses()
	return p.found
}

// promise is a sentence while its promises are looked for.
type promise struct {
	*reading
	whole Sentence
	found []Deed
}

// add notes a promise, unless its words are noted already.
func (p *promise) add(who, what string) {
	for _, d := range p.found {
		if what == "" || strings.Contains(d.What, what) {
			return
		}
	}
	if what != "" {
		p.found = append(p.found, Deed{who, what, p.l.until(what)})
	}
}

// own reads what the sentence's verb governs, or its subject and what it will do.
func (p *promise) own() {
	l, s := p.l, p.whole
	if l.denied(s) || l.unsure(s) {
		return
	}
	what := s.Content.In(s.Text)
	switch {
	case l.promises(s, what):
		if g := p.gap(s.Content); g > 0 {
			what = balanced(s.Text, trimmed(s.Text, s.Content.Start, g)).In(s.Text)
		} else if g := p.same(s); g > 0 {
			what = balanced(s.Text, trimmed(s.Text, s.Content.Start, g)).In(s.Text)
		}
		p.add("", what)
	case p.opens():
	case s.Own && s.Form != Whole && !s.Postposed && l.toCome(s.Verb.In(s.Text)) && !s.Subject.Empty() && !l.supposes(s.Text):
		// "The Chair will present a list": a saying to come is a deed.
		p.add("", p.told(s.Verb.Start))
	case !s.Own && s.Form == Whole && !s.Subject.Empty() && s.Verb.Empty() && l.future(s.Text[s.Subject.End:], 10):
		p.add("", p.told(s.Subject.End))
	}
}

// gap is the byte of a coordinator behind which another's promise goes on without its verb:
// "that it would pay, and Malta that it would print"; 0 where there is none. It notes that promise.
func (p *promise) gap(content Span) int {
	l, k, text := p.l, p.k, p.s.Text
	for i := p.wordAt(content.Start); i < len(k) && k[i].start < content.End; i++ {
		if !l.is("coordinator", k[i]) {
			continue
		}
		j := i + 1
		for j < len(k) && j < i+6 && !k[j].mark && !l.is("that", k[j]) {
			j++
		}
		if j < i+2 || j+1 >= len(k) || !l.is("that", k[j]) || !p.acts(i+1, j) && !k[i+1].cap {
			continue
		}
		if what := trimmed(text, k[j+1].start, content.End).In(text); l.myself(what) {
			p.add(p.span(i+1, j).In(text), what)
			return k[i].start
		}
	}
	return 0
}

// same is the byte of a coordinator behind which another does the same to another thing, without
// a verb: "to print the map by May, and Malta a guide by June"; 0 where none is. It notes that promise.
func (p *promise) same(s Sentence) int {
	l, k, text := p.l, p.k, p.s.Text
	if s.Form != Infinitive {
		return 0
	}
	verb := p.wordAt(s.Content.Start)
	for i := verb + 2; i+3 < len(k) && k[i].start < s.Content.End; i++ {
		if !l.is("coordinator", k[i]) || k[i-1].low != "," {
			continue
		}
		a := i + 1
		for a < len(k) && l.is("article", k[a]) {
			a++
		}
		b := a
		for b < len(k) && k[b].cap {
			b++
		}
		if b == a || b+1 >= len(k) || !l.is("determiner", k[b]) || l.is("preposition", k[b]) {
			continue
		}
		what := trimmed(text, k[b].start, s.Content.End).In(text)
		if p.hasFinite(b, len(k)) || l.until(what) == "" {
			continue
		}
		p.add(p.span(i+1, b).In(text), text[k[verb].start:k[verb].end]+" "+what)
		return k[i].start
	}
	return 0
}

// opens tells whether a thing to come only offers a chance: "the congress will offer an opportunity".
func (p *promise) opens() bool {
	for i, w := range p.k {
		if p.l.is("future", w) {
			for j := i + 1; j < len(p.k) && j < i+5; j++ {
				if p.l.is("chance", p.k[j]) {
					return true
				}
			}
		}
	}
	return false
}

// told is what a sentence in the future tells: in English what follows "will", else the whole of it.
func (p *promise) told(from int) string {
	text := p.s.Text
	end := trimmed(text, 0, len(text)).End
	if i := p.l.afterWill(text, from); i > 0 {
		return trimmed(text, i, end).In(text)
	}
	_, at := p.leads(0, len(p.k), true)
	if at >= len(p.k) || p.k[at].start > from {
		at = 0
	}
	return balanced(text, p.span(at, len(p.k))).In(text)
}

// toCome tells whether a verb as printed is in the future or the conditional.
func (l *language) toCome(printed string) bool {
	for _, w := range cut(printed, l.code == "en") {
		if l.is("future", w) {
			return true
		}
	}
	return false
}

// promises tells whether the verb and the form that it governs make a promise.
func (l *language) promises(s Sentence, what string) bool {
	if s.verb == nil || !s.Own || s.Postposed && s.Form != That {
		return false
	}
	deed := s.verb.frame.Deed
	switch s.Form {
	case Infinitive:
		if k := cut(what, l.code == "en"); len(k) > 0 && l.is("idle", k[0]) {
			return false // a turn of speech
		}
		return deed == "true" || deed == "infinitive" || s.verb.frame.Adjective && l.ready(s.Verb.In(s.Text)) && !l.supposes(s.Text)
	case Noun:
		if k := cut(what, l.code == "en"); len(k) > 1 && (l.is("chance", k[0]) || l.is("chance", k[1])) {
			return false // what a thing offers
		}
		if l.code == "en" && s.Marker.In(s.Text) == "to" && strings.HasSuffix(strings.ToLower(firstWord(what)), "ing") {
			return deed == "true" // "committed to doubling its share"
		}
		return deed == "true" && (s.Marker.Empty() || l.code != "en") || l.is("announces", word{low: s.Lemma}) && l.pledged(what)
	case That:
		return l.promisesThat(s, what, deed)
	}
	return false
}

// promisesThat is promises for a verb that governs a clause.
func (l *language) promisesThat(s Sentence, what, deed string) bool {
	if deed == "true" && l.code != "en" && !s.Marker.Empty() && s.Marker.In(s.Text)[0] == 'a' {
		return true // "se comprometió a que"
	}
	sure := deed == "true" || l.is("announces", word{low: s.Lemma}) || l.is("tells", word{low: s.Lemma}) && l.myself(what)
	return sure && l.future(what, 0) && !l.supposes(what)
}

// ready tells whether an adjective of the verb as printed offers ("s'est dit prêt").
func (l *language) ready(printed string) bool {
	for _, w := range cut(printed, l.code == "en") {
		if l.is("ready", w) {
			return true
		}
	}
	return false
}

// pledged tells whether a noun phrase that is announced is a promise: it is called one, or has a term.
func (l *language) pledged(what string) bool {
	k := cut(what, l.code == "en")
	for i := 0; i < len(k) && i < 3; i++ {
		if l.is("pledged", k[i]) {
			return true
		}
	}
	return len(k) > 1 && l.until(what) != "" && l.phrase("until", k, 0) < 0
}

// myself tells whether the subject of a clause is who says it, as far as words tell: a
// pronoun, something of one's own, in Spanish none. What one would feel or find is no deed.
func (l *language) myself(what string) bool {
	k := cut(what, l.code == "en")
	if len(k) < 2 || l.code != "en" && l.phrase("impersonal", k, 0) > 0 {
		return false
	}
	reach := 0
	switch {
	case l.is("owns", k[0]):
		reach = 6
	case l.is("pronoun", k[0]):
		reach = 3
	case l.code == "es":
		reach = 1
	}
	for i := 0; i < len(k) && i < reach+2; i++ {
		w := k[i]
		if l.is("auxiliary", w) && !l.is("future", w) || l.is("relative", w) && i > 0 && !l.is("preposition", w) {
			return false
		}
		if !l.is("future", w) || w.cap {
			continue
		}
		if i > reach {
			return false
		}
		if l.code != "en" {
			return !l.is("stance", w)
		}
		j := l.adverbs(k, i+1)
		return j < len(k) && !l.is("stance", k[j])
	}
	return false
}

// supposes tells whether a clause hangs on a condition: that is no promise.
func (l *language) supposes(what string) bool {
	for _, w := range cut(what, l.code == "en") {
		if w.low == "if" || w.low == "si" || w.low == "s'" && l.code == "en" || w.low == "unless" {
			return true
		}
	}
	return false
}

// unsure tells whether a modal stands in the verb: "must agree to" promises nothing.
func (l *language) unsure(s Sentence) bool {
	for _, w := range cut(s.Verb.In(s.Text), l.code == "en") {
		if l.is("modal", w) {
			return true
		}
	}
	return false
}

// future tells whether a clause's first finite verb is to come. Within limits the
// verb must stand early, and no relative before it.
func (l *language) future(text string, limit int) bool {
	k := cut(text, l.code == "en")
	for i, w := range k {
		if limit > 0 && (i >= limit || w.low == ":" || l.is("relative", w) && !l.is("preposition", w)) || w.low == ";" {
			return false
		}
		if w.mark {
			continue
		}
		if l.code == "en" {
			if w.low == "will" || w.low == "would" || w.low == "shall" {
				return i+1 < len(k) && !l.is("negation", k[i+1])
			}
			if l.is("auxiliary", w) {
				return false
			}
			continue
		}
		if l.is("modal", w) || l.is("have", w) && !strings.HasPrefix(w.low, "aur") || l.is("be", w) && !strings.HasPrefix(w.low, "ser") {
			return false
		}
		if l.words["future"].has(w.low) && !w.cap {
			return true
		}
	}
	return false
}

// afterWill is the byte behind an English "will", 0 where none stands.
func (l *language) afterWill(text string, from int) int {
	if l.code != "en" {
		return 0
	}
	for _, w := range cut(text[from:], true) {
		if w.low == "will" || w.low == "would" || w.low == "shall" {
			return from + w.end
		}
	}
	return 0
}
