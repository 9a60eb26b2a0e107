package clause

import "strings"

// contentEnd gives the word behind what a verb governs: where a second verb of
// saying takes over, another speaker begins, or the sentence ends.
func (r *reading) contentEnd(from int, g group, form Form) int {
	inQuote, comma := false, from
	for j := from; j < len(r.k); j++ {
		w := r.k[j]
		if quoting(w.low) && w.mark {
			inQuote = opening(w.low) && !(inQuote && w.low == "\"")
			continue
		}
		if inQuote {
			continue
		}
		if j > from && r.takesOver(j, from, comma, g, form) {
			if r.k[j-1].low == "," {
				return j - 1
			}
			return j
		}
		if j > from && r.inserted(j) {
			n := r.passInserted(j)
			if n >= len(r.k)-1 {
				return j + quotes(r.k[j])
			}
			j = n
		}
		if w.low == "," {
			comma = j
		}
	}
	return len(r.k)
}

// inserted tells whether a saying is inserted behind the comma at word j.
func (r *reading) inserted(j int) bool {
	if r.k[j].low != "," && !quoting(r.k[j].low) {
		return false
	}
	x, y := r.sayingAt(j + 1)
	return y > x && r.closes(y) && (y >= len(r.k) || r.k[y].low != ":")
}

// sayingAt reads ", a-t-il ajouté", ", she said", ", dijo": the words from x to y.
func (r *reading) sayingAt(x int) (int, int) {
	for _, g := range r.groups {
		if !g.finite || g.passive || g.verb.frame.That == "" {
			continue
		}
		if g.start == x && (g.inverted || r.l.code == "es") && r.closes(g.end) {
			return x, g.end
		}
		if g.start == x+1 && x < len(r.k) && r.l.is("pronoun", r.k[x]) && r.closes(g.end) && r.l.code == "en" {
			return x, g.end
		}
	}
	return x, x
}

func (r *reading) passInserted(j int) int {
	x, y := r.sayingAt(j + 1)
	if y >= len(r.k)-1 {
		return y
	}
	r.said = append(r.said, r.insertion(x, y))
	return y
}

// quotes keeps a quotation mark with the content that it closes.
func quotes(w word) int {
	if quoting(w.low) {
		return 1
	}
	return 0
}

// takesOver tells whether another saying begins at word j: "et a demandé",
// ", ajoutant que", "; Kenya answered".
func (r *reading) takesOver(j, from, comma int, g group, form Form) bool {
	w := r.k[j]
	fenced := r.k[j-1].low == ","
	if fenced && r.gerundAt(j) {
		return true
	}
	if w.low == ";" {
		return r.subjectAndVerb(j+1, g, true)
	}
	if !r.l.is("coordinator", w) || w.low == "ou" || w.low == "o" || w.low == "or" && r.l.code == "en" {
		return false
	}
	next := j + 1
	if w.low == "tandis" || w.low == "mientras" {
		if next >= len(r.k) || !r.l.is("that", r.k[next]) {
			return false
		}
		next++
	}
	if !fenced && r.relativeBetween(max(comma, from), j, g) {
		return false
	}
	if fenced && form != That && r.otherClause(next) {
		return true
	}
	return j-from > 1 && !r.twoVerbs(j) && r.sameSubject(next, g, form) || r.subjectAndVerb(next, g, false)
}

// relativeBetween tells whether a relative clause is open, its verbs its own. An
// auxiliary behind one that has none is the sentence's again.
func (r *reading) relativeBetween(a, j int, g group) bool {
	open := false
	for i := a; i < j; i++ {
		if r.l.is("relative", r.k[i]) && !r.l.is("preposition", r.k[i]) && i > a {
			open = true
		}
		if open && (!g.compound || r.l.is("have", r.k[i])) {
			return true
		}
	}
	return false
}

// gerundAt tells whether a verb of saying as a gerund begins at word j.
func (r *reading) gerundAt(j int) bool {
	if j < len(r.k) && (r.k[j].low == "tout" || r.k[j].low == "while") {
		j++
	}
	if j < len(r.k) && r.k[j].low == "with" && r.l.code == "en" {
		for _, g := range r.groups {
			if g.gerund && g.head > j && g.head < j+7 {
				return true
			}
		}
	}
	for _, g := range r.groups {
		if g.gerund && !r.closes(g.end) && g.start >= j && g.start <= j+1 && (g.start == j || r.l.isAdverb(r.k[j]) || r.l.is("gerundMark", r.k[j])) {
			return true
		}
	}
	return false
}

// twoVerbs tells whether a coordinator joins two participles: "which it had accepted and noted".
func (r *reading) twoVerbs(j int) bool {
	w := r.k[j-1]
	return r.l.code == "en" && r.l.kinds[w.low].is(participle) && r.l.back(r.k, j-2) >= 0 && r.l.is("have", r.k[r.l.back(r.k, j-2)])
}

// otherClause tells whether a clause with a subject of its own begins at word j: "and the port will help".
func (r *reading) otherClause(j int) bool {
	if j >= len(r.k) || !r.l.is("article", r.k[j]) && !r.k[j].cap {
		return false
	}
	for i := j + 1; i < len(r.k) && i < j+6; i++ {
		w := r.k[i]
		if w.mark || r.l.is("relative", w) || r.l.is("coordinator", w) {
			return false
		}
		if r.l.is("auxiliary", w) || r.l.words["finite"].has(w.low) && !w.cap && !r.l.is("article", r.k[i-1]) {
			return true
		}
	}
	return false
}

// sameSubject tells whether a verb of saying of the same subject begins at word j.
func (r *reading) sameSubject(j int, g group, form Form) bool {
	from := j
	j = r.l.adverbs(r.k, j)
	if j >= len(r.k) {
		return false
	}
	if j > from && r.l.code == "en" && form != That && strings.HasSuffix(r.k[j].low, "ed") {
		return true // "and then left"
	}
	if g.compound && r.bareParticiple(j) || (form == Noun || form == Infinitive) && r.finiteAt(j) {
		return true
	}
	for _, h := range r.groups {
		if h.finite && !h.inverted && h.start <= j && h.end > j && h.start >= j-2 && !h.passive {
			if form == Noun || form == Infinitive {
				return h.tense == g.tense || h.compound == g.compound
			}
			return h.tense&g.tense != 0 && h.compound == g.compound
		}
	}
	return false
}

// bareParticiple tells whether the auxiliary isn't repeated at word j: "a salué … et réaffirmé".
func (r *reading) bareParticiple(j int) bool {
	if r.k[j].mark {
		return false
	}
	for _, v := range r.l.verbs[r.k[j].low] {
		if v.forms[r.k[j].low].is(participle) && !v.frame.Doing && !v.frame.Light && r.l.tail(r.k, j+1, v.tail) >= 0 && r.takes(j+1, v) {
			return true
		}
	}
	return false
}

// finiteAt tells whether a finite verb begins at word j, behind its clitics.
func (r *reading) finiteAt(j int) bool {
	for j < len(r.k) && (r.l.is("clitic", r.k[j]) && !r.l.is("article", r.k[j]) || r.l.is("reflexive", r.k[j])) {
		j++
	}
	if j >= len(r.k) || r.k[j].mark || r.k[j].cap {
		return false
	}
	w := r.k[j]
	return r.l.is("auxiliary", w) || r.l.words["finite"].has(w.low) || r.l.code != "en" && r.l.common[w.low].is(past|future)
}

// takes tells whether something stands behind a bare participle that its verb can govern:
// "et réaffirmé la", not "les textes adoptés et réaffirmés".
func (r *reading) takes(i int, v *verb) bool {
	i = r.l.tail(r.k, i, v.tail)
	if i < 0 {
		return false
	}
	i = r.l.adverbs(r.k, i)
	if i >= len(r.k) {
		return false
	}
	c := r.l.complement(r.k, i, group{verb: v})
	return c.ok && r.k[i].low != "par" && r.k[i].low != "por" && r.k[i].low != "by"
}

// subjectAndVerb tells whether another speaker begins at word j: a name or a pronoun, then a verb of saying.
func (r *reading) subjectAndVerb(j int, g group, free bool) bool {
	if j >= len(r.k) || r.k[j].mark || r.l.is("preposition", r.k[j]) && !r.l.is("determiner", r.k[j]) {
		return false
	}
	named := false
	for i := j; i < len(r.k) && i < j+9; i++ {
		for _, h := range r.groups {
			if h.finite && h.start == i && i > j {
				return named && !h.passive && !r.l.is("coordinator", r.k[i-1]) && (free || h.compound == g.compound && h.tense == g.tense)
			}
		}
		w := r.k[i]
		if w.mark && w.low != "(" && w.low != ")" || r.l.is("auxiliary", w) || r.l.is("relative", w) && !r.l.is("preposition", w) {
			return false
		}
		named = named || w.cap || r.l.is("pronoun", w) && i == j
	}
	return false
}
