package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is how many words a table prints of an initiative.
const longest = 14

// Practice is the noun phrase of an initiative that a sentence describes or tells
// was created, with a capital and without its article.
func (x *Lexicon) Practice(s Sentence) (string, bool) {
	l := x.languages[s.Language]
	if l == nil || s.Question {
		return "", false
	}
	k := cut(s.Text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	if l.denied(s) {
		return "", false
	}
	if s.Own && s.Form == Noun && s.verb != nil && s.verb.frame.Practice {
		if what, ok := r.initiative(r.wordAt(s.Content.Start)); ok {
			return what, true
		}
	}
	if what, ok := r.alsoPresents(s); ok {
		return what, true
	}
	if s.Own && s.Form != Whole || s.Subject.Empty() {
		return "", false
	}
	for i := r.wordAt(s.Subject.End); i < len(k); i++ {
		if l.is("that", k[i]) || l.is("relative", k[i]) || k[i].low == ";" {
			break
		}
		for _, v := range l.verbs[k[i].low] {
			form := v.forms[k[i].low]
			made := form.is(finite) || form.is(participle) && i > 0 && l.is("have", k[l.back(k, i-1)])
			if end := l.tail(k, i+1, v.tail); v.frame.Doing && end > 0 && made && !l.nominal(k, i) {
				return r.initiative(l.adverbs(k, end))
			}
		}
	}
	return "", false
}

// beforeBetween is where words i to end may end that name one side of what is between two.
func (r *reading) beforeBetween(i, end int) int {
	for j := i + 1; j < end; j++ {
		if low := r.k[j].low; low != "entre" && low != "between" {
			continue
		}
		for _, ending := range []string{"u", "ue", "us", "ues", "é", "ée", "és", "ées", "ed", "ado", "ada", "ados", "adas"} {
			if strings.HasSuffix(r.k[j-1].low, ending) {
				return j - 1
			}
		}
		return j
	}
	return end
}

// phraseEnd is where the noun phrase at word i ends, and whether its noun names an initiative.
func (r *reading) phraseEnd(i int) (end int, named bool) {
	headed := false
	end, safe := i, i
	for end < len(r.k) && end < i+longest && !r.k[end].mark {
		w := r.k[end]
		if end > i && r.endsPhrase(end, named) {
			break
		}
		if end > i && (r.l.is("preposition", w) || r.l.is("coordinator", w)) {
			headed = true
			if low := w.low; low != "de" && low != "d'" && low != "du" && low != "des" && low != "of" && low != "del" {
				safe = end
			}
		}
		named = named || !headed && (end < i+2 || r.l.code == "en") && r.l.is("initiative", w)
		end++
	}
	if end == i+longest && end < len(r.k) && !r.k[end].mark && safe > i {
		end = r.beforeBetween(i, safe) // a phrase that isn't at its end
	}
	return end, named
}

// endsPhrase tells whether a noun phrase ends before the word at end: at a relative, a clause,
// a verb, or those with whom it is done, who have a cell of their own.
func (r *reading) endsPhrase(end int, named bool) bool {
	w := r.k[end]
	return r.l.is("relative", w) && !r.l.is("preposition", w) ||
		r.l.is("coordinator", w) && named && !r.goesOn(end+1) ||
		r.l.is("conjunction", w) && !r.l.is("preposition", w) && !r.l.is("coordinator", w) ||
		r.l.is("auxiliary", w) || r.l.phrase("partners", r.k, end) > 0
}

// goesOn tells whether what a coordinator joins at word i is more of a noun phrase, not a clause.
func (r *reading) goesOn(i int) bool {
	for j := i; j < len(r.k) && j < i+longest; j++ {
		if r.k[j].mark || r.l.is("relative", r.k[j]) && !r.l.is("preposition", r.k[j]) {
			return j > i
		}
		if g, ok := r.at(j); ok && g.finite || r.l.is("auxiliary", r.k[j]) || r.l.is("have", r.k[j]) {
			return false
		}
	}
	return true
}

// alsoPresents reads the subject's second verb: "…, et a présenté le fonds pour les ports".
func (r *reading) alsoPresents(s Sentence) (string, bool) {
	p := promise{reading: r, whole: s}
	for _, g := range r.groups {
		if !g.finite || g.passive || g.inverted || !g.verb.frame.Practice || p.beside(g.start) || s.Own && s.Form == That && r.k[g.head].start >= s.Content.Start {
			continue
		}
		if who, ok := p.who(g); !ok || who != "" {
			continue
		}
		if what, ok := r.initiative(r.l.adverbs(r.k, g.end)); ok {
			return what, true
		}
	}
	return "", false
}

// wordAt is the first word that doesn't begin before a byte.
func (r *reading) wordAt(at int) int {
	for i, w := range r.k {
		if w.start >= at && !w.mark {
			return i
		}
	}
	return len(r.k)
}

// initiative reads a noun phrase at word i, if its noun names an initiative.
func (r *reading) initiative(i int) (string, bool) {
	for i < len(r.k) && (r.l.is("article", r.k[i]) || r.k[i].low == "de" && r.l.code != "en") {
		i++
	}
	end, named := r.phraseEnd(i)
	for end > i && (r.l.is("preposition", r.k[end-1]) || r.l.is("determiner", r.k[end-1]) || r.l.is("coordinator", r.k[end-1])) {
		end--
	}
	if !named || end <= i+1 || r.l.is("number", r.k[i]) || r.k[i].digit {
		return "", false
	}
	text := r.span(i, end).In(r.s.Text)
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:], true
}
