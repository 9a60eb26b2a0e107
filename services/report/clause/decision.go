package clause

import "strings"

// Decision tells whether a sentence records what the meeting decided, as opposed
// to what a speaker agreed to, or what another body decided once.
func (x *Lexicon) Decision(s Sentence) bool { return x.Decides(s, false) }

// Decides is Decision for a sentence that stands in a text: after tells that the
// sentence right before it, in the same paragraph, was a decision. Then the subject
// may be a pronoun or not printed ("It also took note"), and what was decided may
// be told as what will be ("The pass will open in May").
func (x *Lexicon) Decides(s Sentence, after bool) bool {
	l := x.languages[s.Language]
	if l == nil || s.Question {
		return false
	}
	k := cut(s.Text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	leads, at := r.leads(0, len(k), true)
	for _, p := range leads {
		if p.Kind == "time" && hasYear(p.In(s.Text)) {
			return false
		}
	}
	if s.Own && s.Form != Whole && !r.meets(s.Subject, after) {
		return false
	}
	d := record{reading: &r, at: at, after: after}
	return d.numbered() || d.next() || d.recorded() || after && !s.Postposed && (s.Form == Whole || !s.Own) && d.follows()
}

// meets tells whether a span is the meeting itself, or nobody.
func (r *reading) meets(s Span, after bool) bool {
	if s.Empty() {
		return true
	}
	for i, w := range r.k {
		if w.start >= s.Start && w.end <= s.End && (r.l.phrase("decideBody", r.k, i) > 0 || w.low == "it" || w.low == "il" || after && r.l.is("pronoun", w)) {
			return true
		}
	}
	return false
}

// record is a sentence while it is asked what it decides; at is the word behind what is fronted.
type record struct {
	*reading
	at    int
	after bool
}

// recorded looks for the first verb of deciding and tells whether the meeting is behind it.
func (d *record) recorded() bool {
	l, k := d.l, d.k
	for i := d.at; i < len(k) && i < d.at+45; i++ {
		w := k[i]
		if l.is("that", w) && l.code != "es" || i > d.at && l.is("relative", w) && !l.is("preposition", w) || w.low == ";" || w.low == ":" {
			return false
		}
		if n := l.phrase("decidePassive", k, i); n > 0 {
			return d.passed(i, n)
		}
		if n, v := d.passive(i); n > 0 {
			return d.passed(i, n) && d.ofMeeting(i, n, v)
		}
		if n := l.phrase("decideActive", k, i); n > 0 && (i > d.at || d.after) && d.subject(i) {
			return !(i > 0 && (l.is("have", k[i-1]) || l.is("auxiliary", k[i-1]))) && !d.elsewhere(i, n) && !d.within(n, 4, "decideNothing")
		}
		if n, v := d.active(i); n > 0 && d.subject(i) {
			return !d.elsewhere(i, n) && d.suits(i, n, v)
		}
		if i > d.at && l.is("auxiliary", w) && l.phrase("decideActive", k, i) < 0 && l.code == "en" && !l.is("auxiliary", k[min(i+1, len(k)-1)]) {
			return false
		}
	}
	return false
}

// passed tells whether a passive at words i to n is told as done, here and by this meeting.
func (d *record) passed(i, n int) bool {
	if i > 0 && (d.l.is("have", d.k[i-1]) || d.l.is("negation", d.k[i-1]) || d.k[i-1].low == "n'" || d.k[i-1].low == "ne") {
		return false
	}
	for _, g := range d.groups {
		if g.finite && g.end <= i && g.start >= d.at && !g.passive {
			return false // somebody's saying: what they tell was decided elsewhere
		}
	}
	return !d.elsewhere(i, n)
}

// subject tells whether the words before the verb at i are the meeting, or point back to it.
func (d *record) subject(i int) bool {
	if d.after {
		j := d.at
		if j < i && d.l.is("decidePronoun", d.k[j]) {
			j++
		}
		if d.between(j) >= i && (j > d.at || d.l.code == "es") {
			return true
		}
	}
	return d.meeting(d.at, i)
}

// meeting tells whether the subject at words a to b is a body that sits: its noun stands
// early, no name or owner before it, and nobody says that only some of it.
func (r *reading) meeting(a, b int) bool {
	if b-a > 10 && !(b > 0 && r.l.is("coordinator", r.k[r.l.back(r.k, b-1)])) {
		return false
	}
	for i := a; i < b && i < a+4; i++ {
		if r.k[i].mark || i > a && r.l.is("preposition", r.k[i]) || r.l.is("decideSome", r.k[i]) || r.l.phrase("decideForeign", r.k, i) > 0 {
			return false
		}
		if r.l.phrase("decideBody", r.k, i) < 0 {
			continue
		}
		for j := a; j < b; j++ {
			if r.l.phrase("name", r.k, j) > 0 && r.k[j].cap || r.l.phrase("decideForeign", r.k, j) > 0 {
				return false
			}
		}
		return true
	}
	return false
}

// elsewhere tells whether a year, an agent or an adverb around the verb at words i to n
// shows that it was another meeting, or that it isn't final.
func (d *record) elsewhere(i, n int) bool {
	r := d.reading
	for j := d.at; j < len(r.k) && j < n+10; j++ {
		if r.l.phrase("decideEarlier", r.k, j) > 0 && (j < n || j < n+5) || r.l.phrase("decidePending", r.k, j) > 0 {
			return true
		}
	}
	for j := n; j < len(r.k) && j < n+6; j++ {
		if r.k[j].digit && hasYear(r.k[j].low) && r.dates(n, j) {
			return true
		}
	}
	if n+1 >= len(r.k) || !r.l.is("decideBy", r.k[n]) {
		return false
	}
	switch w := r.k[n+1]; {
	case r.l.is("article", w):
		return !r.meeting(n+1, min(n+5, len(r.k))) && !r.l.is("decideHow", r.k[min(n+2, len(r.k)-1)])
	case w.digit || r.l.is("month", w) || r.l.is("decideHow", w):
		return false
	}
	return r.k[n+1].cap
}

// dates tells whether words n to j, which end in a year, say when: a preposition and nothing but the date.
func (r *reading) dates(n, j int) bool {
	if j == n || !r.l.is("decideIn", r.k[n]) {
		return false
	}
	for i := n + 1; i < j; i++ {
		if !r.k[i].digit && !r.l.is("month", r.k[i]) && !r.l.is("preposition", r.k[i]) && !r.l.is("dates", r.k[i]) && !r.l.is("article", r.k[i]) {
			return false
		}
	}
	return true
}

// hasYear tells whether a year is printed in a text.
func hasYear(text string) bool {
	for _, w := range cut(text, false) {
		if w.digit && len(w.low) == 4 && (strings.HasPrefix(w.low, "19") || strings.HasPrefix(w.low, "20")) {
			return true
		}
	}
	return false
}
