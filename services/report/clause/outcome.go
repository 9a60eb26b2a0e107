package clause

// numbered reads a text with its number as the subject: "Decision 12/3 opens the pass".
// A draft is none, nor is a text of a year that is printed with it.
func (d *record) numbered() bool {
	l, k := d.l, d.k
	i := d.at
	for i < len(k) && l.is("article", k[i]) {
		i++
	}
	if i >= len(k) || !l.is("decideText", k[i]) {
		return false
	}
	i, number := d.number(i + 1)
	if !number {
		return false
	}
	if i < len(k) && k[i].low == "," { // "…, on herding, opens"
		i = d.comma(i+1, len(k)) + 1
	}
	i = d.between(i)
	want := present | base
	if d.after {
		want |= past
		if i < len(k) && l.phrase("decideHas", k, i) > 0 {
			i, want = d.between(i+1), participle
		}
	}
	n, _ := l.doesText(k, i, want)
	return n > 0 && !d.elsewhere(i, n)
}

// number passes the number of a text from word i: "12/3", "n° 4", "4/2 and 4/3". ok is false where there is none, or a year is printed with it.
func (d *record) number(i int) (end int, ok bool) {
	l, k := d.l, d.k
	for ; i < len(k); i++ {
		w := k[i]
		if w.digit && hasYear(w.low) && (k[i-1].low == "(" || l.is("preposition", k[i-1])) {
			return i, false
		}
		letter := len(w.low) == 1 && !w.mark && !ok
		sign := w.low == "/" || w.low == "°" || w.low == "(" || w.low == ")"
		if !w.digit && !w.upper && !letter && !sign && !l.is("decideNumber", w) && !(ok && l.is("coordinator", w)) {
			break
		}
		ok = ok || w.digit || w.upper
	}
	return i, ok
}

// doesText gives where a verb ends that tells what a text does, or that decides.
func (l *language) doesText(k []word, i int, want kind) (int, bool) {
	if n, _ := l.resolves(k, i, want); n > 0 {
		return n, true
	}
	if i < len(k) && !k[i].mark && l.textual[k[i].low].is(want) {
		return i + 1, true
	}
	return -1, false
}

// follows tells whether a sentence behind a decision only tells what will be: a future, a
// conditional, or the present of a rule. No person or State is the subject, and nobody says it.
func (d *record) follows() bool {
	l, k := d.l, d.k
	v := d.verbToCome()
	if v <= d.at || v > d.at+14 {
		return false
	}
	for j := d.at; j < len(k); j++ {
		if l.is("whether", k[j]) || l.phrase("according", k, j) == j+1 && l.code == "en" && k[j].low != "for" || quoting(k[j].low) {
			return false
		}
		if l.phrase("first", k, j) > 0 {
			return false
		}
	}
	first := k[d.at]
	if l.is("decidePronoun", first) && v == d.between(d.at+1) {
		return l.code == "en" && first.low == "it" || d.done(v)
	}
	if first.cap && !l.is("determiner", first) && !l.words["lower"].has(first.low) && l.code != "en" || l.is("pronoun", first) || l.is("decideSome", first) || first.low == "there" {
		return false
	}
	return !d.somebody(v)
}

// somebody tells whether the subject before word v is a person, a State or another who acts:
// by its noun, or by a capital. What a meeting sets up may carry one.
func (d *record) somebody(v int) bool {
	l, k := d.l, d.k
	named, ours := false, false
	for j := d.at; j < v; j++ {
		w := k[j]
		if j > d.at && l.is("preposition", w) && !l.is("determiner", w) {
			break
		}
		set := l.is("decideMade", w) || l.is("meeting", w)
		if !set && (l.is("actor", w) || l.is("participant", w)) || w.upper || w.cap && l.phrase("name", k, j) > 0 {
			return true
		}
		ours = ours || set
		named = named || w.cap && j > d.at
	}
	return named && !ours
}

// done tells whether the verb to come at word v is a passive or a reflexive: what a pronoun
// before it means is then a thing.
func (d *record) done(v int) bool {
	l, k := d.l, d.k
	if v > 0 && l.is("reflexive", k[v-1]) {
		return true
	}
	return l.is("be", k[v]) && v+1 < len(k) || v+1 < len(k) && k[v+1].low == "be"
}

// verbToCome is the first finite verb behind what is fronted, if it tells what will be, else -1.
func (d *record) verbToCome() int {
	l, k := d.l, d.k
	for i := d.at; i < len(k) && i < d.at+16; i++ {
		w := k[i]
		if w.low == ";" || w.low == ":" || i > d.at && l.is("relative", w) && !l.is("preposition", w) {
			return -1
		}
		if w.mark || w.cap && i > d.at {
			continue
		}
		if l.is("decideRule", w) || l.is("future", w) {
			return i
		}
		if i > d.at && l.phrase("decideIsTo", k, i) > 0 {
			return i
		}
		if l.is("auxiliary", w) || l.words["finite"].has(w.low) || i > d.at && d.groupFinite(i) {
			return -1
		}
		if i > d.at+1 && (l.common[w.low] | l.kinds[w.low]).is(present) && !l.words["noun"].has(w.low) && !l.is("preposition", k[i-1]) && !l.is("determiner", k[i-1]) {
			if d.term(i) {
				return i
			}
			return -1
		}
	}
	return -1
}

// groupFinite tells whether a verb of saying stands at word i in a tense of the past.
func (d *record) groupFinite(i int) bool {
	g, ok := d.reading.at(i)
	return ok && g.finite && g.tense.is(past)
}

// term tells whether a number of days, seasons …, or "once", "only" stands behind word i: the present of a rule.
func (d *record) term(i int) bool {
	l, k := d.l, d.k
	for j := i + 1; j < len(k) && !k[j].mark; j++ {
		if l.is("decideTerm", k[j]) || l.is("dates", k[j]) && (k[j-1].digit || l.is("determiner", k[j-1]) && !l.is("article", k[j-1])) {
			return true
		}
	}
	return false
}
