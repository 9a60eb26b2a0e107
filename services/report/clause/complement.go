package clause

import (
	"slices"
	"strings"
)

// complement is what a verb governs, by words.
type complement struct {
	form           Form
	marker, end    int // the marker's words; the content begins at end
	whomAt, whomTo int
	ok             bool
}

// reach is how many words may stand between a verb and what it governs.
const reach = 28

// complement finds what the verb of a group governs, from word i on.
func (l *language) complement(k []word, i int, g group) complement {
	f := g.verb.frame
	if g.passive && f.That == "" {
		return complement{}
	}
	for range 4 {
		// "s'y est opposé : …" has its object already.
		if c := l.direct(k, i, f); c.ok && !(g.object && k[c.marker].low == ":") {
			return c
		}
		j := l.pass(k, i)
		if j == i {
			break
		}
		i = j
	}
	if g.object {
		return l.later(k, i, f)
	}
	if c := l.toWhom(k, i, f); c.ok {
		return c
	}
	if c := l.later(k, i, f); c.ok {
		return c
	}
	n := l.noun(k, i, f)
	if n.ok && n.end > n.marker && !g.passive {
		return n
	}
	if c := l.zero(k, i, f); c.ok {
		return c
	}
	if n.ok && !g.passive {
		return n
	}
	return complement{}
}

// pass passes adverbs, brackets, and what stands between commas before a marker.
func (l *language) pass(k []word, i int) int {
	if i >= len(k) {
		return i
	}
	if j := l.adverbs(k, i); j > i {
		return j
	}
	if k[i].low == "(" {
		for j := i + 1; j < len(k); j++ {
			if k[j].low == ")" {
				return j + 1
			}
		}
	}
	if k[i].low != "," {
		return i
	}
	if i+1 < len(k) && l.is("that", k[i+1]) && l.code != "en" {
		return i + 1
	}
	for j := i + 1; j+1 < len(k) && j < i+reach && !l.is("auxiliary", k[j]); j++ {
		if k[j].low == "," && (l.is("that", k[j+1]) || l.isMarkedInfinitive(k, j+1) || l.is("whether", k[j+1]) ||
			l.is("article", k[j+1]) && j-i > 2 && l.is("preposition", k[i+1]) || l.code != "en" && l.isInfinitive(k, j+1)) {
			return j + 1
		}
	}
	return i
}

// direct reads what follows the verb at once: a clause, a quotation, an infinitive, a question.
func (l *language) direct(k []word, i int, f *frameFile) complement {
	if i >= len(k) {
		return complement{}
	}
	w := k[i]
	next := func(n int) bool { return i+n < len(k) }
	switch {
	case f.That != "" && l.is("that", w) && next(1):
		return complement{form: That, marker: i, end: i + 1, ok: true}
	case f.That != "" && l.codeThat(k, i) > 0:
		return complement{form: That, marker: i, end: l.codeThat(k, i), ok: true}
	case f.That != "" && w.low == ":" && next(1):
		return complement{form: That, marker: i, end: i + 1, ok: true}
	case f.That != "" && opening(w.low) && next(1):
		return complement{form: That, marker: i, end: i, ok: true}
	case f.Whether && l.is("whether", w) && next(1):
		return complement{form: Whether, marker: i, end: i + 1, ok: true}
	case f.How && l.asks(k, i):
		return complement{form: How, marker: i, end: i, ok: true}
	}
	if slices.Contains(f.Infinitive, "bare") && l.isInfinitive(k, i) && l.code != "en" {
		return complement{form: Infinitive, marker: i, end: i, ok: true}
	}
	if p := l.preposition(w); slices.Contains(f.Infinitive, p) && next(1) && l.isInfinitive(k, i+1) {
		return complement{form: Infinitive, marker: i, end: i + 1, ok: true}
	}
	return complement{}
}

// codeThat reads the longer markers of a clause: "à ce que", "sur le fait que",
// "pour que", "de que": where the clause begins, 0 where none stands.
func (l *language) codeThat(k []word, i int) int {
	if !l.is("preposition", k[i]) {
		return 0
	}
	for j := i + 1; j < len(k) && j <= i+4 && !k[j].mark; j++ {
		if l.is("that", k[j]) {
			b := k[j-1].low
			if j == i+1 || b == "ce" || b == "fait" || b == "fact" || b == "hecho" || b == "idée" || b == "idea" {
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// asks tells whether an indirect question begins at word i.
func (l *language) asks(k []word, i int) bool {
	if !l.is("how", k[i]) {
		// "sur la manière dont", "ce qui", "dans quelle mesure"
		return k[i].low == "ce" && i+1 < len(k) && (k[i+1].low == "qui" || k[i+1].low == "que" || k[i+1].low == "qu'") ||
			l.is("preposition", k[i]) && i+1 < len(k) && l.is("how", k[i+1]) && !l.is("relative", k[i+1])
	}
	return true
}

// preposition is a word without its article: "au" is "à".
func (l *language) preposition(w word) string {
	switch w.low {
	case "au", "aux":
		return "à"
	case "du", "des", "d'":
		if l.code == "fr" {
			return "de"
		}
	case "al":
		return "a"
	case "del":
		return "de"
	}
	return w.low
}

// isInfinitive tells whether an infinitive begins at word i, with what stands before it.
func (l *language) isInfinitive(k []word, i int) bool {
	from := i
	for i < len(k) && !k[i].mark && (l.is("clitic", k[i]) || l.is("reflexive", k[i]) || l.is("negation", k[i]) || l.isAdverb(k[i])) && l.code != "es" {
		i++
	}
	if l.code == "es" && i < len(k) && (k[i].low == "no" || l.isAdverb(k[i])) {
		i++
	}
	if i >= len(k) || k[i].mark || k[i].cap && i > 0 || l.words["infinitiveNot"].has(k[i].low) {
		return false
	}
	switch l.code {
	case "fr":
		return l.frenchInfinitive(k[i].low, i > from && l.is("article", k[i-1]))
	case "es":
		return spanishInfinitive(k[i].low)
	}
	return l.englishInfinitive(k[i])
}

// frenchInfinitive tells by the ending; behind what may be an article ("le
// caractère"), and of nouns' endings, only verbs that are known.
func (l *language) frenchInfinitive(w string, article bool) bool {
	if l.kinds[w].is(infinitive) || l.common[w].is(infinitive) {
		return true
	}
	if len(w) < 4 || article && !strings.HasSuffix(w, "er") {
		return false
	}
	for _, end := range []string{"er", "ir", "dre", "ttre", "uire", "crire", "ivre", "aître", "clure"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// spanishInfinitive allows for pronouns behind it ("acogerlo").
func spanishInfinitive(w string) bool {
	for _, c := range []string{"", "se", "lo", "la", "los", "las", "le", "les", "me", "nos", "selo"} {
		s, found := strings.CutSuffix(w, c)
		if found && len(s) > 2 && (c == "" || len(s) > 3) && (strings.HasSuffix(s, "ar") || strings.HasSuffix(s, "er") || strings.HasSuffix(s, "ir") || strings.HasSuffix(s, "ír")) {
			return true
		}
	}
	return w == "ir"
}

// englishInfinitive tells a verb behind "to" from a noun by what it isn't: an article, a pronoun, a plural.
func (l *language) englishInfinitive(x word) bool {
	w := x.low
	if l.is("determiner", x) || l.is("pronoun", x) || l.is("preposition", x) || x.digit || strings.HasSuffix(w, "ing") {
		return false
	}
	return !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || l.kinds[w].is(base) || l.common[w].is(base)
}

// toWhom reads whom it is said to, then the marker: "a invité les villes à …".
func (l *language) toWhom(k []word, i int, f *frameFile) complement {
	if len(f.Whom) == 0 || i >= len(k) || k[i].mark {
		return complement{}
	}
	p := l.preposition(k[i])
	from := i
	switch {
	case slices.Contains(f.Whom, p) && p != "bare":
		if p == k[i].low || l.code != "en" && k[i].low != "au" && k[i].low != "al" {
			from = i + 1
		} else {
			from = i + 1
		}
	case slices.Contains(f.Whom, "bare") && !l.is("preposition", k[i]):
	default:
		return complement{}
	}
	for j := from + 1; j < len(k) && j < from+reach; j++ {
		if k[j].low == ";" || k[j].low == ":" {
			break
		}
		c := l.afterWhom(k, j, f)
		if c.ok {
			c.whomAt, c.whomTo = from, j
			for c.whomTo > from && (k[c.whomTo-1].mark && k[c.whomTo-1].low != ")" || l.isAdverb(k[c.whomTo-1])) {
				c.whomTo--
			}
			return c
		}
		if l.is("relative", k[j]) && l.code != "en" && !l.is("that", k[j]) {
			return complement{}
		}
	}
	// "informed members of the closing"
	for j := from + 1; l.code == "en" && slices.Contains(f.Whom, "bare") && j+1 < len(k) && j < from+6 && !k[j].mark; j++ {
		if slices.Contains(f.Noun, k[j].low) {
			return complement{form: Noun, marker: j, end: j + 1, whomAt: from, whomTo: j, ok: true}
		}
	}
	return complement{}
}

// afterWhom reads the marker behind whom it is said to.
func (l *language) afterWhom(k []word, j int, f *frameFile) complement {
	w := k[j]
	// "told delegates it was dry"
	if l.code == "en" && f.That != "" && slices.Contains(f.Whom, "bare") && l.is("pronoun", w) && !l.is("determiner", w) && !l.is("relative", w) {
		return complement{form: That, marker: j, end: j, ok: true}
	}
	if f.That != "" && l.is("that", w) && !l.compares(k, j) || f.Whether && l.is("whether", w) || f.How && l.is("how", w) && !l.is("relative", w) {
		return l.direct(k, j, f)
	}
	if p := l.preposition(w); f.That != "" && j+1 < len(k) && l.is("that", k[j+1]) && l.codeThat(k, j) == j+2 &&
		(slices.Contains(f.Infinitive, p) || slices.Contains(f.Noun, p) || slices.Contains(f.Whom, p) || p == "de" || p == "en") {
		return l.direct(k, j, f)
	}
	if p := l.preposition(w); slices.Contains(f.Infinitive, p) && j+1 < len(k) && l.isInfinitive(k, j+1) {
		return complement{form: Infinitive, marker: j, end: j + 1, ok: true}
	}
	return complement{}
}

// compares tells whether a "que" isn't a clause's marker: behind a comparative or a conjunction.
func (l *language) compares(k []word, j int) bool {
	if l.agrees(k, j) {
		return true
	}
	for n := j - 1; n >= 0 && n >= j-3; n-- {
		if k[n].mark {
			return false
		}
		if n == j-1 && l.is("comparative", k[n]) {
			return true
		}
		if n < j-1 && (k[n].low == "plus" || k[n].low == "moins" || k[n].low == "más" || k[n].low == "menos" || k[n].low == "aussi" || k[n].low == "tan") {
			return true
		}
	}
	return false
}

// agrees tells whether a French participle behind a "que" agrees with the noun
// before it: a relative ("des visites qu'il a accordées").
func (l *language) agrees(k []word, j int) bool {
	if l.code != "fr" {
		return false
	}
	for n := j + 1; n+1 < len(k) && n < j+4 && !k[n].mark; n++ {
		if l.is("have", k[n]) {
			w := k[l.adverbs(k, n+1)%len(k)].low
			return strings.HasSuffix(w, "ées") || strings.HasSuffix(w, "és") || strings.HasSuffix(w, "ée")
		}
	}
	return false
}

// later finds the marker behind an adjunct: "a indiqué dans son exposé que", "noted with regret that".
func (l *language) later(k []word, i int, f *frameFile) complement {
	if i >= len(k) || f.That == "" || !l.is("preposition", k[i]) {
		return complement{}
	}
	if slices.Contains(f.Noun, l.preposition(k[i])) || slices.Contains(f.Noun, "bare") && l.code == "fr" && (k[i].low == "des" || k[i].low == "du" || k[i].low == "de") {
		return complement{}
	}
	for j := i + 1; j < len(k) && j < i+16; j++ {
		if l.is("that", k[j]) && !l.compares(k, j) && j+1 < len(k) {
			marker := j
			if p := k[j-1].low; j-1 > i && (p == "en" || p == "de" || p == "a") && l.code == "es" {
				marker = j - 1
			}
			return complement{form: That, marker: marker, end: j + 1, ok: true}
		}
		if l.is("auxiliary", k[j]) || k[j].low == "," || k[j].low == ";" || k[j].low == ":" || l.is("relative", k[j]) {
			break
		}
	}
	return complement{}
}

// zero reads an English clause without "that": its auxiliary tells it.
func (l *language) zero(k []word, i int, f *frameFile) complement {
	if l.code != "en" || f.That == "" || i >= len(k) {
		return complement{}
	}
	if f.Zero && k[i].low == "," && i+2 < len(k) && l.is("preposition", k[i+1]) {
		return complement{form: That, marker: i + 1, end: i + 1, ok: true}
	}
	if k[i].mark {
		return complement{}
	}
	if l.is("preposition", k[i]) && !l.is("pronoun", k[i]) && !f.Zero {
		return complement{}
	}
	if f.Zero {
		return complement{form: That, marker: i, end: i, ok: true}
	}
	for j := i; j < len(k) && j < i+14; j++ {
		w := k[j]
		if w.mark && w.low != "(" && w.low != ")" || l.is("relative", w) || w.low == "that" || l.is("how", w) && j > i {
			break
		}
		if j > i && (l.is("auxiliary", w) || l.common[w.low].is(present) && !l.is("determiner", k[j-1]) && !l.is("preposition", k[j-1])) {
			return complement{form: That, marker: i, end: i, ok: true}
		}
	}
	return complement{}
}

// noun reads a noun phrase, with the preposition that the verb wants.
func (l *language) noun(k []word, i int, f *frameFile) complement {
	if len(f.Noun) == 0 || i >= len(k) || k[i].mark && !opening(k[i].low) {
		return complement{}
	}
	for _, n := range f.Noun {
		p := strings.Fields(n)
		if n == "bare" || len(p) == 0 || i+len(p) > len(k) {
			continue
		}
		ok := l.preposition(k[i]) == p[0]
		for x := 1; x < len(p); x++ {
			ok = ok && k[i+x].low == p[x]
		}
		if ok && i+len(p) < len(k) {
			return complement{form: Noun, marker: i, end: i + len(p), ok: true}
		}
	}
	if !slices.Contains(f.Noun, "bare") {
		return complement{}
	}
	if l.is("determiner", k[i]) || !l.is("preposition", k[i]) && !l.is("that", k[i]) && !l.is("coordinator", k[i]) && (f.Judge || !l.is("conjunction", k[i])) {
		return complement{form: Noun, marker: i, end: i, ok: true}
	}
	return complement{}
}
