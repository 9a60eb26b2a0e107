package clause

import (
	"fmt"
	"strings"
)

// What a verb of deciding needs beside it to be one.
const (
	adopts = "adopt" // nothing
	makes  = "make"  // something that a meeting sets up
	sends  = "send"  // another session, another body
	tasks  = "task"  // an organ that is told to do it
)

// resolving is a verb of deciding with its class.
type resolving struct {
	*verb
	class string
}

// addResolving conjugates the verbs of a class.
func addResolving(to map[string][]resolving, paradigms []paradigm, code, class, lemmas string) error {
	for _, lemma := range strings.Split(lemmas, ",") {
		words := phraseWords(lemma)
		if len(words) == 0 {
			return fmt.Errorf("decide: verbs %q: an empty one", class)
		}
		forms, err := conjugate(paradigms, code, words[0])
		if err != nil {
			return fmt.Errorf("decide: verbs %q: %w", class, err)
		}
		v := resolving{&verb{lemma: strings.Join(words, " "), head: words[0], tail: words[1:], forms: forms}, class}
		for form := range forms {
			to[form] = append(to[form], v)
		}
	}
	return nil
}

// resolves gives the verb of deciding at word i in one of the forms wanted, and where it ends.
func (l *language) resolves(k []word, i int, want kind) (int, resolving) {
	if i >= len(k) || k[i].mark {
		return -1, resolving{}
	}
	end, best := -1, resolving{}
	for _, v := range l.resolving[k[i].low] {
		if n := l.tail(k, i+1, v.tail); n > end && v.forms[k[i].low].is(want) {
			end, best = n, v
		}
	}
	return end, best
}

// between passes the adverbs that may part an auxiliary from its participle ("was so decided").
func (d *record) between(i int) int {
	for i < len(d.k) {
		n := d.l.adverbs(d.k, i)
		if n == i && d.l.is("decideBetween", d.k[i]) {
			n++
		}
		if n == i {
			break
		}
		i = n
	}
	return i
}

// passive reads "was further agreed", "a été renvoyé", "quedó aprobado", "se aprobó" at word i.
func (d *record) passive(i int) (int, resolving) {
	l, k := d.l, d.k
	if n := l.phrase("decideWas", k, i); n > 0 {
		return l.resolves(k, d.between(n), participle)
	}
	if l.phrase("decideHas", k, i) > 0 {
		if n := d.between(i + 1); n < len(k) && (k[n].low == "been" || k[n].low == "été" || k[n].low == "sido") {
			return l.resolves(k, d.between(n+1), participle)
		}
	}
	if n := l.phrase("decideIs", k, i); n > 0 {
		if end, v := l.resolves(k, d.between(n), participle); v.class == adopts && !l.words["withBe"].has(v.head) {
			return end, v
		}
	}
	if l.code == "es" && k[i].low == "se" && i+1 < len(k) && !lasting(l.code, k[i+1].low) {
		if n, v := l.resolves(k, i+1, past); n > 0 {
			return n, v
		}
		// Minutes may be written in the present; a rule may be, too.
		if n, v := l.resolves(k, i+1, present); v.class == adopts && (i == d.at || d.within(n, 3, "decideHow")) {
			return n, v
		}
	}
	return -1, resolving{}
}

// active reads "adopted", "a décidé", "ha acordado" at word i.
func (d *record) active(i int) (int, resolving) {
	l, k := d.l, d.k
	if i > 0 && (l.is("have", k[i-1]) || l.is("auxiliary", k[i-1]) || l.is("determiner", k[i-1]) && l.code != "fr" || l.is("negation", k[i-1])) {
		return -1, resolving{}
	}
	if l.phrase("decideHas", k, i) > 0 {
		return l.resolves(k, d.between(i+1), participle)
	}
	n, v := l.resolves(k, i, past)
	if n > 0 && !lasting(l.code, k[i].low) {
		return n, v
	}
	if l.code == "en" || i == d.at {
		return -1, resolving{}
	}
	// Minutes may be written in the present.
	if n, v = l.resolves(k, i, present); v.class == adopts {
		return n, v
	}
	return -1, resolving{}
}

// lasting tells whether a past form tells of a state or a habit: nothing is decided by it.
func lasting(code, form string) bool {
	ends := map[string][]string{"fr": {"ait", "aient"}, "es": {"aba", "aban", "ía", "ían"}}[code]
	for _, e := range ends {
		if strings.HasSuffix(form, e) {
			return true
		}
	}
	return false
}

// ofMeeting tells whether what was decided, by the passive at words i to n, is a meeting's to decide.
func (d *record) ofMeeting(i, n int, v resolving) bool {
	if d.among(d.at, i, "decideLaw") || d.within(n, 6, "decideOffice") {
		return false
	}
	switch v.class {
	case makes:
		return d.among(d.at, i, "decideMade") || d.l.code == "es" && d.within(n, 4, "decideMade")
	case sends:
		return d.within(n, 12, "decideOrgan")
	case tasks:
		return d.among(d.at, i, "decideOrgan") || d.within(n, 5, "decideOrgan")
	}
	return true
}

// suits tells whether what follows the verb at words i to n makes a decision of it.
func (d *record) suits(i, n int, v resolving) bool {
	l, k := d.l, d.k
	if n < len(k) && (l.is("decideBy", k[n]) && v.class == adopts && l.code == "en" || l.is("decideWith", k[n])) || d.within(n, 3, "decideNothing") || d.within(n, 6, "decideOffice") {
		return false
	}
	switch v.class {
	case makes:
		return d.within(n, 6, "decideMade")
	case sends:
		return d.within(n, 12, "decideOrgan")
	case tasks:
		return !d.among(d.at, i, "decidePeople") && d.within(n, 4, "decideOrgan")
	}
	// Who sits there may well agree that the price is high.
	if n = d.between(n); n < len(k) && l.is("that", k[n]) && d.among(d.at, i, "decidePeople") {
		return l.future(d.s.Text[k[n].end:], 0)
	}
	return true
}

// among tells whether a word of a list stands in words a to b before the first preposition.
func (d *record) among(a, b int, list string) bool {
	for i := a; i < b; i++ {
		if i > a && d.l.is("preposition", d.k[i]) {
			return false
		}
		if d.l.is(list, d.k[i]) {
			return true
		}
	}
	return false
}

// within tells whether a word of a list stands among the next words, before a mark.
func (d *record) within(i, reach int, list string) bool {
	for j := i; j < len(d.k) && j < i+reach && !(d.k[j].mark && !quoting(d.k[j].low)); j++ {
		if d.l.is(list, d.k[j]) {
			return true
		}
	}
	return false
}
