package clause

import (
	"cmp"
	"slices"
	"strings"
)

// holes finds the words that point out of the sentence, in order.
func (r *reading) holes() []Hole {
	out := slices.Clone(r.said)
	taken := 0
	for i := 0; i < len(r.k); i++ {
		if r.k[i].mark {
			continue
		}
		h, end := r.holeAt(i)
		if end <= i {
			continue
		}
		if r.k[i].start >= taken {
			out = append(out, h)
			taken = h.End
		}
		i = end - 1
	}
	slices.SortStableFunc(out, func(a, b Hole) int { return cmp.Compare(a.Start, b.Start) })
	// What a cut takes along is no hole of its own.
	kept := out[:0]
	for _, h := range out {
		if n := len(kept); n > 0 && h.Start < kept[n-1].End {
			continue
		}
		kept = append(kept, h)
	}
	return kept
}

// holeAt reads a hole that begins at word i, and the word behind it.
func (r *reading) holeAt(i int) (Hole, int) {
	l, k := r.l, r.k
	if r.clauseStart(i) {
		end := r.comma(i, len(k))
		if n, kind := r.connective(i, end); n > 0 {
			return Hole{r.fenced(i, n), "connective", kind == "go"}, n
		}
	}
	if n := l.phrase("adjunct", k, i); n > 0 {
		h := Hole{r.fenced(i, n), "demonstrative", r.isFenced(i, n)}
		return h, n
	}
	if n := l.phrase("cataphor", k, i); n > 0 {
		return Hole{}, i
	}
	for _, kind := range []string{"deixis", "anaphor", "demonstrative"} {
		if n := l.phrase(kind, k, i); n > 0 && !(kind == "anaphor" && r.ordinal(i, n)) {
			return Hole{r.span(i, n), kind, false}, n
		}
	}
	if n := l.phrase("first", k, i); n > 0 && !(k[i].upper && n == i+1 && len(k[i].low) > 1) || l.firstPlural(k, i) {
		return Hole{r.span(i, i+1), "first-person", false}, i + 1
	}
	if n := l.phrase("also", k, i); n > 0 && !r.clauseStart(i) {
		return r.also(i, n)
	}
	if l.is("this", k[i]) && r.points(i) {
		return Hole{r.span(i, min(i+2, len(k))), "demonstrative", false}, i + 1
	}
	if r.clauseStart(i) && l.is("pronoun", k[i]) && !l.is("determiner", k[i]) && l.phrase("impersonal", k, i) < 0 && !l.impersonalBegins(k, i) {
		return Hole{r.span(i, i+1), "anaphor", false}, i + 1
	}
	return Hole{}, i
}

// ordinal tells whether "la primera" stands before its noun, and points nowhere.
func (r *reading) ordinal(i, n int) bool {
	if r.l.code != "es" || n != i+2 || r.closes(n) {
		return false
	}
	w := r.k[n-1].low
	return (strings.HasPrefix(w, "primer") || strings.HasPrefix(w, "segund")) && !r.l.is("auxiliary", r.k[n])
}

// impersonalBegins tells whether "it" is nobody: "it is important that", "it should be".
func (l *language) impersonalBegins(k []word, i int) bool {
	switch k[i].low {
	case "it":
		for j := i + 1; j < len(k) && j < i+9 && !k[j].mark; j++ {
			if l.is("that", k[j]) || k[j].low == "to" && j > i+2 || k[j].low == "whether" {
				return true
			}
		}
	case "on":
		return l.code == "fr"
	}
	return false
}

// clauseStart tells whether the content, or a clause behind its leads, begins at word i.
func (r *reading) clauseStart(i int) bool {
	if i == r.first || i == 0 {
		return true
	}
	return i == r.first+1 && r.k[r.first].mark
}

// isFenced tells whether words stand between commas, or between one and the clause's edge.
func (r *reading) isFenced(i, n int) bool {
	left := i == 0 || i == r.first || r.k[i-1].low == ","
	right := n >= len(r.k) || n >= r.beyond || r.k[n].low == "," || r.k[n].low == "."
	return left && right
}

// fenced is words with the comma that goes with them.
func (r *reading) fenced(i, n int) Span {
	sp := Span{r.k[i].start, r.k[n-1].end}
	switch {
	case i > 0 && i != r.first && r.k[i-1].low == ",":
		sp.Start = r.k[i-1].start
		if n < len(r.k) && r.k[n].low == "," {
			sp.End = r.k[n].end
		}
	case n < len(r.k) && r.k[n].low == ",":
		sp.End = r.k[n].end
		if n+1 < len(r.k) {
			sp.End = r.k[n+1].start
		}
	}
	return sp
}

// also is "également", "too": it goes with the space before it, unless something leans on it.
func (r *reading) also(i, n int) (Hole, int) {
	k := r.k
	if k[i].low == "too" && !r.closes(n) {
		return Hole{}, i
	}
	if n < len(k) && (r.l.is("that", k[n]) || k[n].low == "bien" || k[n].low == "as") || r.leansOn(i, n) {
		return Hole{}, i
	}
	if n < len(k) && r.l.is("preposition", k[n]) && i > 0 && !r.l.is("auxiliary", k[i-1]) && k[i].low != "too" {
		// "open also at night": it adds to what the sentence itself says.
		return Hole{}, i
	}
	sp := Span{k[i].start, k[n-1].end}
	if i > 0 {
		b := k[i-1]
		if b.low == "mais" || b.low == "but" || b.low == "sino" || b.low == "and" && r.l.code == "en" {
			return Hole{}, i
		}
		sp.Start = b.end
		if b.low == "," && n < len(k) && k[n].low != "," && k[n].low != "." {
			sp.Start = k[i].start
			if n < len(k) {
				sp.End = k[n].start
			}
		} else if b.mark && b.low == "," {
			sp.Start = b.start
			if n < len(k) && k[n].low == "," {
				sp.End = k[n].end
			}
		}
	}
	return Hole{sp, "also", true}, n
}

// leansOn tells whether "aussi" compares ("aussi rapide que").
func (r *reading) leansOn(i, n int) bool {
	if r.k[i].low != "aussi" || n >= len(r.k) {
		return false
	}
	for j := n; j < len(r.k) && j < n+3 && !r.k[j].mark; j++ {
		if r.l.is("that", r.k[j]) {
			return true
		}
	}
	return false
}

// points tells whether a demonstrative at word i stands before its noun, or for one.
func (r *reading) points(i int) bool {
	if i+1 >= len(r.k) {
		return true
	}
	n := r.k[i+1]
	w := r.k[i].low
	switch r.l.code {
	case "fr":
		return !n.mark && (w != "ce" || !r.l.is("relative", n) && !r.l.is("auxiliary", n) && n.low != "n'" && n.low != "à")
	case "en":
		if w == "that" {
			return r.thatPoints(i)
		}
		return !(w == "those" && (n.low == "who" || n.low == "whose" || n.low == "of" || n.low == "which" || n.low == "that" || n.low == "in" || strings.HasSuffix(n.low, "ing") || strings.HasSuffix(n.low, "ed")))
	}
	return true
}

// thatPoints tells whether "that" is a demonstrative: at the content's opening before a verb, or behind a preposition.
func (r *reading) thatPoints(i int) bool {
	k := r.k
	if i+1 < len(k) && r.clauseStart(i) {
		return true
	}
	return i > 0 && i+1 < len(k) && (k[i-1].low == "of" || k[i-1].low == "to" || k[i-1].low == "for" || k[i-1].low == "with" || k[i-1].low == "from") && r.closes(i+1)
}

// firstPlural tells whether a Spanish verb ends in -mos and is no noun.
func (l *language) firstPlural(k []word, i int) bool {
	w := k[i].low
	if l.code != "es" || len(w) < 5 || k[i].cap && i > 0 || !strings.HasSuffix(w, "mos") || l.words["lower"].has(w) {
		return false
	}
	for _, end := range []string{"ábamos", "íamos", "áramos", "éramos", "iéramos"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	if strings.ContainsAny(w[:len(w)-4], "áéíóú") || strings.HasSuffix(w, "ismos") || l.words["mos"].has(w) {
		return false
	}
	return strings.HasSuffix(w, "amos") || strings.HasSuffix(w, "emos") || strings.HasSuffix(w, "imos")
}

// bids tells whether a sentence's clause that begins at word i is an imperative.
func (l *language) bids(k []word, i int) bool {
	for i < len(k) && k[i].mark {
		i++
	}
	if i >= len(k) {
		return false
	}
	if l.phrase("imperative", k, i) > 0 {
		return true
	}
	w := k[i].low
	return l.code == "fr" && len(w) > 5 && (strings.HasSuffix(w, "ons") || strings.HasSuffix(w, "ez")) && !l.is("lower", k[i]) &&
		!strings.HasSuffix(w, "ions") && i+1 < len(k) && (l.is("article", k[i+1]) || l.is("preposition", k[i+1]) && k[i+1].low != "de" && k[i+1].low != "d'" || k[i+1].joined)
}
