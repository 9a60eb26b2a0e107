package clause

// Earlier tells a sentence whose own verb is in the pluperfect: it tells what had been
// proposed, asked or promised before, by whomever it names, and is none of it now.
func (x *Lexicon) Earlier(s Sentence) bool {
	l := x.languages[s.Language]
	if l == nil {
		return false
	}
	if !s.Verb.Empty() {
		k := cut(s.Verb.In(s.Text), l.code == "en")
		return len(k) > 0 && l.past(k, 0, len(k))
	}
	k := cut(s.Text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	_, at := r.leads(0, len(k), true)
	for i := at; i < len(k) && i < at+10; i++ {
		switch w := k[i]; {
		case l.is("had", w) && i > at:
			return true
		case w.mark, l.is("that", w), l.is("relative", w) && !l.is("preposition", w), l.is("auxiliary", w):
			return false
		}
	}
	return false
}

// past tells whether a "had" stands among words a to b.
func (l *language) past(k []word, a, b int) bool {
	for i := a; i < b; i++ {
		if l.is("had", k[i]) {
			return true
		}
	}
	return false
}

// Acts tells whether a sentence's subject is somebody who can do what is told: by its noun,
// or by a name.
func (x *Lexicon) Acts(s Sentence) bool {
	l := x.languages[s.Language]
	if l == nil || s.Subject.Empty() {
		return false
	}
	text := s.Subject.In(s.Text)
	k := cut(text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: text, Language: l.code}, beyond: len(k)}
	for i := range k {
		if i > 0 && l.is("preposition", k[i]) && !l.is("determiner", k[i]) {
			break
		}
		if l.is("actor", k[i]) || l.is("participant", k[i]) || k[i].upper || k[i].cap && (i > 0 || !l.is("determiner", k[i]) && !l.is("pronoun", k[i])) {
			return true
		}
	}
	return r.acts(0, len(k))
}

// Promiser is who makes the promise that a sentence tells, as printed: its subject, or what
// stands before its verb of promising where no subject was found.
func (x *Lexicon) Promiser(s Sentence) string {
	l := x.languages[s.Language]
	if l == nil {
		return ""
	}
	if !s.Subject.Empty() {
		if !s.Own || s.verb == nil || s.verb.frame.Deed == "" {
			return ""
		}
		return s.Subject.In(s.Text)
	}
	k := cut(s.Text, l.code == "en")
	r := reading{l: l, k: k, s: &Sentence{Text: s.Text, Language: l.code}, groups: l.groups(k), beyond: len(k)}
	_, at := r.leads(0, len(k), true)
	for _, g := range r.groups {
		if !g.finite || g.start <= at {
			continue
		}
		if g.verb.frame.Deed == "" || g.passive || r.beside(g.start) {
			return ""
		}
		return r.span(at, g.start).In(s.Text)
	}
	return ""
}

// Invites tells whether a passive of asking stands in a sentence: "States are invited to …".
func (x *Lexicon) Invites(s Sentence) bool {
	l := x.languages[s.Language]
	if l == nil {
		return false
	}
	k := cut(s.Text, l.code == "en")
	for _, g := range l.groups(k) {
		if g.finite && g.passive && g.verb.frame.Ask != "" {
			return true
		}
	}
	return false
}

// Even is an infinitive phrase whose later members stand as its first: of "ouvrir le port et de
// fermer la route" the "de" goes, which the verb before it wanted.
func (x *Lexicon) Even(language, text string) string {
	l := x.languages[language]
	if l == nil || l.code == "es" {
		return text
	}
	k := cut(text, l.code == "en")
	marker := func(i int) bool {
		return k[i].low == "de" || k[i].low == "d'" || k[i].low == "à" || l.code == "en" && k[i].low == "to"
	}
	for i := 1; i+2 < len(k); i++ {
		if !marker(i) || !l.isInfinitive(k, i+1) {
			continue
		}
		if !l.is("coordinator", k[i-1]) {
			return text // it may go on from there: "le droit de partir et de revenir"
		}
		text = text[:k[i].start] + text[k[i+1].start:]
		k = cut(text, l.code == "en")
	}
	return text
}

// Partners are those with whom something is done, as printed behind a phrase that says so:
// "en partenariat avec les communes". "" where none is.
func (x *Lexicon) Partners(s Sentence) string {
	l := x.languages[s.Language]
	if l == nil {
		return ""
	}
	k := cut(s.Text, l.code == "en")
	r := reading{l: l, k: k, s: &s, groups: l.groups(k), beyond: len(k)}
	for i := range k {
		n := l.phrase("partners", k, i)
		if n < 0 {
			continue
		}
		end := n
		for end < len(k) && end < n+14 {
			w := k[end]
			if w.mark && w.low != "," || l.is("relative", w) && !l.is("preposition", w) || l.is("auxiliary", w) || end > n && r.verbAt(end) ||
				l.is("preposition", w) && !l.is("determiner", w) && w.low != "de" && w.low != "of" && w.low != "d'" {
				break
			}
			// Behind a comma another partner stands, or something else: a name, an actor.
			if w.low == "," && !(end+1 < len(k) && r.acts(end+1, min(end+4, len(k)))) {
				break
			}
			end++
		}
		for end > n && (k[end-1].mark || l.is("coordinator", k[end-1]) || l.is("determiner", k[end-1]) || l.is("preposition", k[end-1])) {
			end--
		}
		if end > n {
			return r.span(n, end).In(s.Text)
		}
	}
	return ""
}

// verbAt tells whether a finite verb of saying, a future or a gerund stands at word i.
func (r *reading) verbAt(i int) bool {
	if g, ok := r.at(i); ok && g.finite {
		return true
	}
	return r.l.is("future", r.k[i]) && !r.k[i].cap || r.isGerund(i)
}

// isGerund tells whether word i is a gerund of a verb that the data has.
func (r *reading) isGerund(i int) bool {
	low := r.k[i].low
	return (r.l.kinds[low] | r.l.common[low]).is(gerund)
}
