package clause

import "strings"

// left reads what belongs to a verb before its head: auxiliaries, adverbs,
// clitics. ok is false where the form is no verb of its own there.
func (l *language) left(k []word, i int) (g group, reflexive, ok bool) {
	g.start = i
	if k[i].cap && i > 0 && !k[i-1].mark {
		return g, false, false
	}
	form := l.kinds[k[i].low]
	j := l.back(k, i-1)
	if form.is(participle) && j >= 0 {
		if l.code == "en" {
			if done := l.leftEnglish(k, j, &g); done {
				return l.before(k, g, form)
			}
		} else if l.leftRomance(k, j, &g) {
			return l.before(k, g, form)
		}
	}
	if form.is(gerund) {
		g.gerund = true
		if l.code != "fr" && j >= 0 && l.is("be", k[j]) {
			g.start, g.gerund, g.finite, g.tense = j, false, true, present
			return l.before(k, g, form)
		}
		if j >= 0 && l.is("gerundMark", k[j]) {
			g.start = j
		}
		if !form.is(finite) {
			return g, false, true
		}
	}
	if form.is(base) && j >= 0 && l.code == "en" && l.modal(k[j]) {
		g.start, g.finite, g.tense = j, true, future
		return l.before(k, g, form)
	}
	if !form.is(finite) && !(form.is(base) && l.pluralBefore(k, j)) {
		return g, false, g.gerund
	}
	if l.nominal(k, i) {
		return g, false, false
	}
	g.finite, g.gerund = true, false
	g.tense = form & finite
	if g.tense == 0 {
		g.tense = present
	}
	return l.before(k, g, form)
}

func (l *language) modal(w word) bool {
	switch w.low {
	case "would", "will", "could", "can", "may", "might", "did", "does", "do", "didn't", "should", "must", "shall", "not", "cannot":
		return true
	}
	return false
}

// nominal tells whether a word that has a finite form is a noun or a participle
// beside one: "la demande", "the proposed text".
func (l *language) nominal(k []word, i int) bool {
	w := k[i]
	if i == 0 {
		return l.code != "es"
	}
	b := k[i-1]
	if b.mark {
		return l.words["noun"].has(w.low) && l.code != "es"
	}
	if l.code == "en" {
		form := l.kinds[w.low]
		if l.is("determiner", b) && l.is("pronoun", b) {
			return i+2 < len(k) && k[i+1].low == "by"
		}
		if l.is("determiner", b) || l.is("preposition", b) && !l.is("pronoun", b) {
			return true
		}
		if form.is(past) {
			return i+2 < len(k) && k[i+1].low == "by" && !strings.HasSuffix(k[i+2].low, "ing")
		}
		return l.words["noun"].has(w.low) && !l.is("pronoun", b) && !b.cap && !l.isAdverb(b)
	}
	if l.is("preposition", b) && !l.is("clitic", b) {
		return true
	}
	if l.is("article", b) {
		if !l.is("clitic", b) {
			return true
		}
		return l.words["noun"].has(w.low) || i == 1 || k[i-2].mark || l.is("preposition", k[i-2]) && !l.is("clitic", k[i-2])
	}
	return false
}

// pluralBefore tells whether an English base form may be the verb of a plural subject.
func (l *language) pluralBefore(k []word, j int) bool {
	if j < 0 || k[j].mark {
		return false
	}
	w := k[j].low
	return l.is("pronoun", k[j]) || l.is("participant", k[j]) || w == "others" || w == "some" || w == "many" || w == "several"
}

// back passes adverbs, and what stands between commas, to the left: "a, pour sa part, dit".
func (l *language) back(k []word, j int) int {
	for moved := true; moved; {
		moved = false
		for j >= 0 && l.isAdverb(k[j]) {
			j, moved = j-1, true
		}
		for n := 2; n <= 4 && j-n+1 >= 0; n++ {
			if l.phrase("adverbial", k, j-n+1) == j+1 {
				j, moved = j-n, true
				break
			}
		}
	}
	if j > 1 && k[j].low == "," {
		for n := j - 1; n > 0 && n > j-9; n-- {
			if k[n].low == "," {
				if l.is("have", k[n-1]) || l.is("be", k[n-1]) {
					return n - 1
				}
				break
			}
		}
	}
	return j
}

// leftRomance reads the auxiliary of a participle that ends at word j.
func (l *language) leftRomance(k []word, j int, g *group) bool {
	// "a-t-elle ajouté"
	if l.is("inverted", k[j]) && k[j].joined {
		n := j - 1
		if n > 0 && k[n].low == "t" && k[n].joined {
			n--
		}
		if n >= 0 && (l.is("have", k[n]) || l.is("be", k[n])) {
			g.start, g.finite, g.tense, g.compound, g.inverted = n, true, participle, true, true
			return true
		}
	}
	switch {
	case l.is("have", k[j]):
		g.start, g.finite, g.tense, g.compound = j, true, participle, true
		return true
	case l.is("passive", k[j]):
		g.start, g.finite, g.tense, g.compound, g.passive = j, true, participle, true, true
		if n := l.back(k, j-1); n >= 0 && l.is("have", k[n]) {
			g.start = n
		}
		return true
	}
	return false
}

func (l *language) leftEnglish(k []word, j int, g *group) bool {
	switch {
	case l.is("have", k[j]):
		g.start, g.finite, g.tense, g.compound = j, true, participle, true
		if n := l.back(k, j-1); n >= 0 && l.modal(k[n]) {
			g.start = n
		}
		return true
	case l.is("passive", k[j]):
		g.start, g.finite, g.tense, g.compound, g.passive = j, true, participle, true, true
		if n := l.back(k, j-1); n >= 0 && (l.is("have", k[n]) || l.modal(k[n])) {
			g.start = n
		}
		return true
	}
	return false
}

// before takes the clitics and the negation before a verb.
func (l *language) before(k []word, g group, form kind) (group, bool, bool) {
	reflexive := false
	if l.code == "en" {
		if j := l.back(k, g.start-1); j >= 0 && !k[j].mark {
			g.start = j + 1
		}
	}
	for g.start > 0 {
		b := k[g.start-1]
		switch {
		case l.is("reflexive", b):
			reflexive = true
		case l.is("clitic", b) && !(l.is("article", b) && g.compound && l.code != "fr"):
			if b.low == "en" {
				g.en = true
			} else if l.is("object", b) {
				g.object = true
			}
		case l.isAdverb(b) && g.start > 1 && !k[g.start-2].mark && l.code == "en":
		default:
			if reflexive && g.passive {
				g.passive = false
			}
			return g, reflexive, true
		}
		g.start--
	}
	if reflexive {
		g.passive = false
	}
	return g, reflexive, true
}
