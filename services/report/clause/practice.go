package clause

import (
	"unicode"
	"unicode/utf8"
)

// longest is how many words a table prints of an initiative.
const longest = 10

// Practice is the noun phrase of an initiative that a sentence describes or tells
// was created, with a capital and without its article.
func (x *Lexicon) Practice(s Sentence) (string, bool) {
	l := x.languages[s.Language]
	if l == nil || s.Question {
		return "", false
	}
	k := cut(s.Text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, beyond: len(k)}
	if l.denied(s) {
		return "", false
	}
	if s.Own && s.Form == Noun && s.verb != nil && s.verb.frame.Practice {
		return r.initiative(r.wordAt(s.Content.Start))
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
	named, headed := false, false
	end := i
	for end < len(r.k) && end < i+longest && !r.k[end].mark {
		w := r.k[end]
		if end > i && (r.l.is("relative", w) || r.l.is("coordinator", w) && named || r.l.is("conjunction", w) && !r.l.is("preposition", w) || r.l.is("auxiliary", w)) {
			break
		}
		if end > i && r.l.is("preposition", w) {
			headed = true
		}
		named = named || !headed && (end < i+2 || r.l.code == "en") && r.l.is("initiative", w)
		end++
	}
	for end > i && (r.l.is("preposition", r.k[end-1]) || r.l.is("determiner", r.k[end-1]) || r.l.is("coordinator", r.k[end-1])) {
		end--
	}
	if !named || end <= i+1 {
		return "", false
	}
	text := r.span(i, end).In(r.s.Text)
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:], true
}
