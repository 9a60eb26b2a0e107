package clause

import (
	"fmt"
	"strings"
)

// infinitiveFile is how finite forms become infinitives, as the data says it: the future's
// endings of the third person, and pairs "form=infinitive"; "*x=y" is of an ending, "=?"
// says that nobody can be sure.
type infinitiveFile struct{ Endings, Future, Subjunctive string }

// turn is one such pair.
type turn struct {
	from, to string
	whole    bool
}

func readTurns(text string) ([]turn, error) {
	var out []turn
	for _, f := range strings.Fields(text) {
		from, to, ok := strings.Cut(f, "=")
		ending, part := strings.CutPrefix(from, "*")
		if !ok || ending == "" || to == "" {
			return nil, fmt.Errorf("infinitive: %q is no pair", f)
		}
		out = append(out, turn{ending, to, !part})
	}
	return out, nil
}

// turned is what the longest fitting pair makes of a form; "" where none fits or it isn't sure.
func turned(turns []turn, form string) string {
	best := -1
	for i, t := range turns {
		fits := t.whole && t.from == form || !t.whole && strings.HasSuffix(form, t.from)
		if fits && (best < 0 || t.whole || !turns[best].whole && len(t.from) > len(turns[best].from)) {
			best = i
		}
	}
	if best < 0 || turns[best].to == "?" {
		return ""
	}
	return strings.TrimSuffix(form, turns[best].from) + turns[best].to
}

// toComeInfinitive is the infinitive of a French or Spanish future or conditional, "" where it isn't sure.
func (l *language) toComeInfinitive(form string) string {
	for _, end := range l.toComeEndings {
		stem, ok := strings.CutSuffix(form, end)
		if !ok || stem == "" {
			continue
		}
		if inf := turned(l.comingTurns, stem); inf != "" {
			return inf
		}
	}
	return ""
}

// wishedInfinitive is the infinitive of a form that a wish governs ("que les villes publient",
// "que publiquen"), "" where it isn't sure.
func (l *language) wishedInfinitive(form string) string {
	if l.code == "es" && diphthong(form) {
		return "" // "refuercen": the stem may be another
	}
	if l.code == "fr" && strings.HasSuffix(form, "e") {
		form += "nt"
	}
	inf := turned(l.wishTurns, form)
	// "añadiera": of -er or of -ir, as far as one of them is known.
	if stem, two := strings.CutSuffix(inf, "er|ir"); two {
		er, ir := l.known(stem+"er"), l.known(stem+"ir")
		switch {
		case er == ir:
			return ""
		case er:
			return stem + "er"
		}
		return stem + "ir"
	}
	return inf
}

// known tells whether the data has a verb.
func (l *language) known(inf string) bool { return (l.kinds[inf] | l.common[inf]).is(infinitive) }

// diphthong tells whether the last vowels of a Spanish stem may come of another vowel.
func diphthong(form string) bool {
	form = strings.TrimSuffix(form, "n")
	if strings.HasSuffix(form, "iera") || strings.HasSuffix(form, "iese") {
		return false // an ending
	}
	stem := strings.TrimRight(form, "aeé")
	i := strings.LastIndexAny(stem, "aeiou")
	return i > 0 && i+1 < len(stem) && stem[i] == 'e' && (stem[i-1] == 'i' || stem[i-1] == 'u' && (i < 2 || stem[i-2] != 'q' && stem[i-2] != 'g'))
}

// wished reads a clause that a verb of asking governs as what is to be done: "the States
// publish the map" is of the States to "publish the map". Of a pronoun it is of whom is
// asked already. ok is false where the subject is nobody who acts, or the verb isn't sure.
func (l *language) wished(text, whom string) (Ask, bool) {
	k := cut(text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	_, at := r.leads(0, len(k), true)
	v, whom := r.wishedSubject(at, whom)
	if v < 0 {
		return Ask{}, false
	}
	if l.code == "en" {
		// A verb that isn't known must have an object with an article behind it.
		known := l.common[k[v].low].is(base) || l.kinds[k[v].low].is(base) || v+1 < len(k) && l.is("determiner", k[v+1])
		if !l.englishInfinitive(k[v]) || l.is("auxiliary", k[v]) || l.isAdverb(k[v]) || k[v].low == "be" || k[v].mark || !known {
			return Ask{}, false
		}
		return Ask{Whom: whom, What: r.rest(v), Kind: Infinitive}, true
	}
	from := v
	if v = r.clitics(v); v >= len(k) || k[v].cap || l.small(k[v]) {
		return Ask{}, false
	}
	inf := l.wishedInfinitive(k[v].low)
	if inf == "" {
		return Ask{}, false
	}
	return Ask{Whom: whom, What: r.infinitive(from, v, inf), Kind: Infinitive}, true
}

// small tells a mark or a word that is surely no verb.
func (l *language) small(w word) bool {
	return w.mark || l.is("preposition", w) || l.is("determiner", w) || l.is("conjunction", w) || l.is("negation", w)
}

// clitics passes what stands before a French verb; a negation isn't passed.
func (r *reading) clitics(v int) int {
	for v < len(r.k) && r.l.code == "fr" && (r.l.is("reflexive", r.k[v]) || r.l.is("clitic", r.k[v])) && r.k[v].low != "ne" && r.k[v].low != "n'" {
		v++
	}
	return v
}

// wishedSubject reads the subject at word at of a clause that is wished: where its verb stands,
// and who it is; -1 where it is nobody who acts.
func (r *reading) wishedSubject(at int, whom string) (int, string) {
	l, k := r.l, r.k
	v := at
	for v < len(k) && l.is("article", k[v]) {
		v++
	}
	named := v
	switch {
	case at < len(k) && l.is("pronoun", k[at]) && !l.is("article", k[at]):
		v = at + 1
		if k[at].low == "on" || k[at].low == "ce" || whom == "" {
			return -1, ""
		}
	case l.code == "es" && at == named && at < len(k) && whom != "" && l.wishedInfinitive(k[at].low) != "":
		v = at
	case v < len(k) && (l.is("actor", k[v]) || k[v].cap):
		for v++; v < len(k) && (k[v].cap || l.is("actor", k[v]) && k[v-1].cap); v++ {
		}
		// "the countries of destination"
		for v+2 < len(k) && (k[v].low == "de" || k[v].low == "d'" || k[v].low == "of") && !k[v+1].mark && !l.is("determiner", k[v+1]) {
			v += 2
		}
		whom = r.span(at, v).In(r.s.Text)
	default:
		return -1, ""
	}
	if v >= len(k) {
		return -1, ""
	}
	return v, whom
}

// infinitive is the words from word a on, with an infinitive instead of the verb at word v.
func (r *reading) infinitive(a, v int, inf string) string {
	rest := ""
	if v+1 < len(r.k) {
		rest = balanced(r.s.Text, r.span(v+1, len(r.k))).In(r.s.Text)
	}
	return strings.TrimSpace(r.s.Text[r.k[a].start:r.k[v].start] + inf + " " + rest)
}

// Action is what somebody will do as an infinitive phrase: "it would build a wall", "bâtirait un mur".
// subject is who does it, as printed. ok is false where the clause is of another subject, is
// denied, or its verb's infinitive isn't sure.
func (x *Lexicon) Action(language, text, subject string) (string, bool) {
	l := x.languages[language]
	if l == nil {
		return "", false
	}
	k := cut(text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	i := 0
	if _, n := find(k, lows(subject, l.code == "en"), 0); n > 0 && strings.HasPrefix(strings.ToLower(text), strings.ToLower(subject)) {
		i = n
	} else if len(k) > 0 && l.is("pronoun", k[0]) && k[0].low != "on" {
		i = 1
	}
	if i >= len(k) || k[i].mark {
		return "", false
	}
	if l.code == "en" {
		return r.englishAction(i)
	}
	v := r.clitics(i)
	if v >= len(k) || k[v].mark || !l.is("future", k[v]) || l.is("modal", k[v]) {
		return "", false
	}
	for j := v + 1; j < len(k); j++ {
		if l.is("coordinator", k[j-1]) && l.is("future", k[j]) && !k[j].cap {
			return "", false // its second verb would stay as it is
		}
	}
	inf := l.toComeInfinitive(k[v].low)
	if inf == "" || inf == "être" || inf == "avoir" || inf == "ser" || inf == "haber" || inf == "estar" {
		return "", false
	}
	return r.infinitive(i, v, inf), true
}

// englishAction is what stands behind "will", "would", "is to" at word i.
func (r *reading) englishAction(i int) (string, bool) {
	l, k := r.l, r.k
	n := l.phrase("decideIsTo", k, i)
	switch {
	case k[i].low == "will" || k[i].low == "would" || k[i].low == "shall":
		n = i + 1
	case n < 0:
		return "", false
	}
	if n < len(k) && l.is("negation", k[n]) {
		return "", false
	}
	n = l.adverbs(k, n)
	if n >= len(k) || k[n].mark || k[n].low == "be" || k[n].low == "have" || l.is("negation", k[n]) {
		return "", false
	}
	return r.rest(n), true
}

// Until is the date or the term that a text names, or empty.
func (x *Lexicon) Until(language, text string) string {
	l := x.languages[language]
	if l == nil {
		return ""
	}
	return l.until(text)
}

// Infinitives are the infinitives that the package makes of a text's words, for who holds a
// table to its sources.
func (x *Lexicon) Infinitives(language, text string) []string {
	l := x.languages[language]
	if l == nil || l.code == "en" {
		return nil
	}
	var out []string
	for _, w := range cut(text, false) {
		if w.mark {
			continue
		}
		for _, inf := range []string{l.toComeInfinitive(w.low), l.wishedInfinitive(w.low)} {
			if inf != "" {
				out = append(out, inf)
			}
		}
	}
	return out
}
