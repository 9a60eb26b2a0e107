package stance

import "strings"

// hit is a cue that stands in a sentence.
type hit struct {
	cue        int // -1: a reporting verb of the lexicon
	act        int
	at         place
	weight     float64
	start, end int // words
	hidden     bool
	negative   bool // a negation is among the words of its form
	verb       bool // its form begins with a verb
	turned     bool // a negation turns it round
	maybe      bool // it counts only where somebody answers
	counted    float64
}

// find finds the cues of a sentence; a longer one hides those within it.
func (l *language) find(dst []hit, k []word) []hit {
	from := len(dst)
	for i := range k {
		for _, list := range k[i].info.begins {
			dst = l.findAt(dst, k, i, list)
		}
		if k[i].digit {
			dst = l.findAt(dst, k, i, l.numbers)
		}
		if k[i].cap {
			dst = l.findAt(dst, k, i, l.capitals)
		}
	}
	hide(dst[from:])
	return dst
}

// nothing is known of what isn't there.
var nothing known

// findAt adds the patterns that stand at word i.
func (l *language) findAt(dst []hit, k []word, i int, patterns []pattern) []hit {
	if len(patterns) == 0 {
		return dst
	}
	isVerb, asked := false, false
	next := &nothing
	if i+1 < len(k) {
		next = k[i+1].info
	}
	for n := range patterns {
		p := &patterns[n]
		if p.next != 0 && !next.in(p.next) || p.start && !opens(k, i) {
			continue
		}
		if e := &p.elems[0]; e.also != 0 && !k[i].info.in(e.also) {
			continue
		}
		if p.verb {
			if !asked {
				isVerb, asked = l.finite(k, i), true
			}
			if !isVerb && !(l.cues[p.cue].act == commits && willBefore(k, i)) {
				continue
			}
		}
		if end := l.match(p.elems[1:], k, i+1); end >= 0 {
			c := &l.cues[p.cue]
			if (c.act == reports && c.at == frame || c.is == changes || c.is == answered) && p.verb && l.c.conditionals[k[i].text] {
				continue // what somebody would present isn't presented yet
			}
			dst = append(dst, hit{cue: p.cue, act: c.act, at: c.at, weight: c.weight, start: i, end: end, negative: p.negative, verb: p.verb, maybe: c.is == answered})
		}
	}
	return dst
}

// finite tells whether a word that has the form of a finite verb may be one:
// it isn't behind an article, nor an infinitive (unless another verb carries
// it), nor, in English, a noun's plural.
func (l *language) finite(k []word, i int) bool {
	w := &k[i]
	english := l.code == "en"
	if i == 0 {
		return !english && !l.c.infinitives[w.text] || l.c.past[w.text]
	}
	b := &k[i-1]
	if w.cap && !b.mark && !b.cap {
		return false // a name, unless all is printed in capitals
	}
	if b.info.role&article != 0 && (b.info.role&pronoun == 0 || w.info.role&noun != 0) {
		return false
	}
	if l.c.infinitives[w.text] && carried(k, i) {
		return true
	}
	if l.c.participles[w.text] && !helped(k, i) {
		return false
	}
	if !english {
		return !l.c.infinitives[w.text]
	}
	if l.c.past[w.text] {
		// "the reforms accepted." names reforms where something was told before.
		return !((i+1 == len(k) || k[i+1].mark) && !b.cap && strings.HasSuffix(b.text, "s") && l.told(k, i))
	}
	return !w.cap && l.englishFinite(k, i)
}

// helped tells whether an auxiliary stands before a participle: right before it
// but for adverbs, before what commas enclose, or, behind an "and", anywhere
// before: else it is an adjective, "des migrations ordonnées".
func helped(k []word, i int) bool {
	for j := i - 1; j >= 0; j-- {
		w := &k[j]
		switch {
		case w.info.role&(auxiliary|light) != 0:
			return true
		case w.text == ",":
			for j--; j > 0 && k[j].text != ","; j-- {
			}
			return j > 0 && k[j-1].info.role&auxiliary != 0 || opens(k, i)
		case w.mark:
			return opens(k, i)
		case w.info.role&joins != 0:
			for ; j >= 0; j-- {
				if k[j].info.role&auxiliary != 0 {
					return !plural(k[i].text)
				}
			}
			return false
		case w.info.role&(adverb|negation|alike|not|pronoun) == 0 && !strings.HasSuffix(w.text, "ment") && !strings.HasSuffix(w.text, "mente"):
			return false
		}
	}
	return true
}

// plural tells whether a participle agrees with a noun that is feminine or plural.
func plural(participle string) bool {
	return strings.HasSuffix(participle, "e") || strings.HasSuffix(participle, "s") || strings.HasSuffix(participle, "a")
}

// englishFinite tells whether a word that is no past form is a verb and neither
// an infinitive nor a noun.
func (l *language) englishFinite(k []word, i int) bool {
	w, b := &k[i], &k[i-1]
	if b.info.role&negation != 0 {
		return true
	}
	if b.info.role&infinitive != 0 || b.info.role&adverb != 0 && i > 1 && k[i-2].info.role&infinitive != 0 {
		return false
	}
	next := word{info: &nothing}
	if i+1 < len(k) {
		next = k[i+1]
	}
	of := next.info.role&(owner|infinitive) == owner
	if b.info.role&joins != 0 && l.told(k, i) {
		return false
	}
	if b.cap || b.info.role&(adverb|pronoun|subject|alike) != 0 || strings.HasSuffix(b.text, "ly") {
		return !of
	}
	if w.info.role&noun != 0 {
		return false
	}
	// "the mission recommends teams": neither behind a preposition, nor before
	// "of", an end or an auxiliary, nor the base form but behind a plural.
	if b.info.role&owner != 0 || of || l.c.infinitives[w.text] && !b.mark && !strings.HasSuffix(b.text, "s") {
		return false
	}
	if l.told(k, i) {
		return false
	}
	if i+1 == len(k) || next.mark {
		return b.mark || strings.HasSuffix(b.text, "s")
	}
	for j := i + 1; j < len(k) && j <= i+4; j++ {
		if k[j].info.role&auxiliary != 0 {
			return false
		}
	}
	return true
}

// told tells whether a sentence is told in the past before word i: what looks
// like a present form behind a noun there is a noun, "he provided fresh tables".
func (l *language) told(k []word, i int) bool {
	for j := 0; j < i-1; j++ {
		if k[j].info.role&(auxiliary|relative|complement) == auxiliary || l.c.past[k[j].text] || strings.HasSuffix(k[j].text, "ed") {
			return true
		}
	}
	return false
}

// willBefore tells whether "will" stands before a word: what somebody promises is to come.
func willBefore(k []word, i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if k[j].info.role&will != 0 {
			return true
		}
		if k[j].info.role&adverb == 0 {
			return false
		}
	}
	return false
}

// carried tells whether a verb that carries others stands shortly before.
func carried(k []word, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if k[j].mark {
			return false
		}
		if k[j].info.role&light != 0 {
			return true
		}
	}
	return false
}

// opens tells whether nothing but marks stand before word i.
func opens(k []word, i int) bool {
	for i--; i >= 0; i-- {
		if !k[i].mark {
			return false
		}
	}
	return true
}

// ends tells whether nothing but marks stand from word i on.
func ends(k []word, i int) bool {
	for ; i < len(k); i++ {
		if !k[i].mark {
			return false
		}
	}
	return true
}

// match gives where the rest of a pattern ends, -1 where it doesn't stand at i.
func (l *language) match(elems []elem, k []word, i int) int {
	for n, e := range elems {
		switch e.sort {
		case gapElem, wideElem:
			for taken := 0; taken <= e.n; taken++ {
				if end := l.match(elems[n+1:], k, i+taken); end >= 0 {
					return end
				}
				if i+taken >= len(k) || k[i+taken].mark && (e.sort == gapElem || !within(k[i+taken].text)) {
					break
				}
			}
			return -1
		case notElem:
			if i < len(k) && k[i].info.in(e.set) {
				return -1
			}
			continue
		case endElem, goesOnElem:
			if ends(k, i) != (e.sort == endElem) {
				return -1
			}
			continue
		}
		if e.orEnd && ends(k, i) {
			continue
		}
		ok := i < len(k)
		if ok {
			switch e.sort {
			case wordElem:
				ok = k[i].info.in(e.set) && (e.also == 0 || k[i].info.in(e.also))
			case capElem:
				ok = k[i].cap
			case numberElem:
				ok = k[i].digit
			}
		}
		if e.optional {
			if ok {
				if end := l.match(elems[n+1:], k, i+1); end >= 0 {
					return end
				}
			}
			continue
		}
		if !ok {
			return -1
		}
		i++
	}
	return i
}

// within tells whether a mark may stand in a wide gap.
func within(mark string) bool { return mark == "," || mark == "(" || mark == ")" }

// hide marks the hits that stand within a longer one, and of those that are as
// long all but the heaviest.
func hide(hits []hit) {
	for i := range hits {
		a := &hits[i]
		for j := range hits {
			b := &hits[j]
			if i == j || b.hidden || b.start > a.start || b.end < a.end || a.at == answers || b.at == answers {
				continue
			}
			if b.maybe && !a.maybe && a.act == b.act {
				continue // "reduced its figure" is one, answered or not
			}
			longer := b.end-b.start > a.end-a.start
			same := b.end-b.start == a.end-a.start
			// What is told is a matter of its own: it hides its like, or a mute one does all.
			if a.at == told && b.at == told && a.act != b.act {
				continue
			}
			if (a.at == told) != (b.at == told) && b.at != mute && !(longer && b.at != told) {
				continue
			}
			if longer || same && (b.weight > a.weight || b.weight == a.weight && j < i || b.at == mute) {
				a.hidden = true
				break
			}
		}
	}
}
