package clause

import "strings"

// falls reads "il incombe aux États de publier", "it is up to States to publish", "corresponde a los Estados publicar".
func (r *reading) falls(i int) (Ask, bool) {
	n := r.l.phrase("falls", r.k, i)
	if n < 0 {
		return Ask{}, false
	}
	from := n
	if to := r.l.phrase("fallsTo", r.k, n); to > 0 {
		from = to
	}
	for j := from + 1; j+1 < len(r.k) && j < from+reach; j++ {
		bare := r.l.code == "es"
		if bare && r.l.isInfinitive(r.k, j) || !bare && r.l.phrase("fallsMarker", r.k, j) > 0 && r.l.isInfinitive(r.k, j+1) {
			at := j
			if !bare {
				at++
			}
			return Ask{Whom: r.span(from, j).In(r.s.Text), What: r.rest(at), Kind: Infinitive}, true
		}
	}
	return Ask{}, false
}

// needs reads what nobody is named for: "il faut fermer", "it is essential to close", "es urgente que".
func (r *reading) needs(i int) (Ask, bool) {
	n := r.l.phrase("impersonalAsk", r.k, i)
	if n < 0 || n >= len(r.k) {
		return Ask{}, false
	}
	if n-i > 2 || r.l.code == "es" && n-i == 2 {
		found := r.l.code == "en" && strings.HasPrefix(r.k[i+1].low, "is") && n-i == 5
		for j := i; j < n; j++ {
			found = found || r.l.phrase("need", r.k, j) > 0
		}
		if !found && r.k[i].low != "il" && r.k[i].low != "hay" && r.k[i+1].low != "falta" && r.k[i].low != "había" && r.k[i].low != "there" {
			return Ask{}, false
		}
		if !found && r.l.code == "fr" && r.l.is("be", r.k[i+1]) {
			return Ask{}, false
		}
	}
	n = r.l.adverbs(r.k, n)
	switch {
	case n < len(r.k) && r.l.isInfinitive(r.k, n):
		return Ask{What: r.rest(n), Kind: Infinitive}, true
	case n+1 < len(r.k) && r.l.is("that", r.k[n]):
		return Ask{What: r.rest(n + 1), Kind: That}, true
	case n > i && r.l.is("that", r.k[n-1]):
		return Ask{What: r.rest(n), Kind: That}, true
	case n < len(r.k) && r.l.is("determiner", r.k[n]) && n-i <= 2:
		return Ask{What: r.rest(n), Kind: Noun}, true
	}
	return Ask{}, false
}

// must reads "N must do": whom only where N is somebody who can act, or where a passive
// names who does it ("must be borne by the employer").
func (r *reading) must(at, i int) (Ask, bool) {
	from, n, denied := r.behindMust(i)
	if n < 0 {
		return Ask{}, false
	}
	clause := Ask{What: r.rest(at), Kind: That}
	if r.passiveAt(n) {
		clause.Whom = r.agent(n)
		return clause, true
	}
	subject := i
	ne := i > at && r.l.code == "fr" && (r.k[i-1].low == "ne" || r.k[i-1].low == "n'")
	if ne {
		subject--
	}
	if !r.acts(at, subject) {
		return clause, true
	}
	a := Ask{Whom: r.span(at, subject).In(r.s.Text), What: r.rest(from), Kind: Infinitive}
	switch {
	case r.l.code == "es" && i > at && r.l.is("negation", r.k[i-1]):
		a.Whom, a.What = r.span(at, i-1).In(r.s.Text), r.k[i-1].low+" "+a.What
	case ne && (denied == "pas" || denied == "plus" || denied == "jamais") && from == n-1:
		a.What = "ne " + a.What
	case ne || denied != "":
		return clause, true
	}
	return a, true
}

// behindMust is where the infinitive behind a modal at word i stands, -1 where none does; from
// is where what is to be done begins: what merely adds ("doivent également") is passed, another
// adverb isn't. denied is a French negation between.
func (r *reading) behindMust(i int) (from, n int, denied string) {
	n = i + 1
	if r.l.code == "es" && n+1 < len(r.k) && r.k[n].low == "de" {
		n++ // "deben de publicar"
	}
	from = n
	for n < len(r.k) && (r.l.is("negation", r.k[n]) || r.l.isAdverb(r.k[n]) || r.l.phrase("adverbial", r.k, n) > n) {
		if r.l.is("negation", r.k[n]) && r.l.code == "fr" {
			denied = r.k[n].low
		}
		end := max(n+1, r.l.phrase("adverbial", r.k, n))
		if n == from && (r.l.phrase("also", r.k, n) == end || r.l.phrase("go", r.k, n) == end) {
			from = end
		}
		n = end
	}
	if low := r.k[i].low; r.l.code == "en" && (low == "needs" || low == "need" || low == "needed" || low == "ought") {
		if n >= len(r.k) || r.k[n].low != "to" {
			return 0, -1, ""
		}
		n++
		from = n
	}
	if n >= len(r.k) || r.l.code != "en" && !r.l.isInfinitive(r.k, n) && !r.reflexiveAt(n) {
		return 0, -1, ""
	}
	return from, n, denied
}

// agent is who a passive names as the one who does it: "doit être supporté par l'employeur".
func (r *reading) agent(n int) string {
	for i := n + 1; i+1 < len(r.k) && i < n+5 && !r.k[i].mark; i++ {
		if low := r.k[i].low; low != "par" && low != "by" && low != "por" {
			continue
		}
		end := i + 1
		for end < len(r.k) && !r.k[end].mark && end < i+7 && (end == i+1 || !r.l.is("preposition", r.k[end]) || r.l.is("article", r.k[end])) && !r.l.is("relative", r.k[end]) && !r.l.is("coordinator", r.k[end]) {
			end++
		}
		if end < len(r.k) && r.l.is("coordinator", r.k[end]) {
			return "" // the list may be longer than is seen
		}
		if r.acts(i+1, end) {
			return r.span(i+1, end).In(r.s.Text)
		}
		return ""
	}
	return ""
}

// reflexiveAt tells whether a French infinitive stands behind a reflexive at word n.
func (r *reading) reflexiveAt(n int) bool {
	return r.l.code == "fr" && r.l.is("reflexive", r.k[n]) && n+1 < len(r.k) && r.l.isInfinitive(r.k, n+1)
}

// acts tells whether the subject at words a to b is somebody who can do what is asked.
func (r *reading) acts(a, b int) bool {
	for i := a; i < b; i++ {
		w := r.k[i]
		if w.mark || i > a && r.l.is("preposition", w) {
			return false
		}
		if r.l.is("actor", w) || w.upper || w.cap && i > a {
			return true
		}
	}
	return false
}

// passiveAt tells whether an infinitive at word n is a passive or a state: its subject does nothing.
func (r *reading) passiveAt(n int) bool {
	switch r.k[n].low {
	case "être", "be", "ser", "estar", "rester", "remain", "quedar", "have", "avoir", "tener":
		return true
	}
	return false
}
