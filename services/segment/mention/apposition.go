package mention

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// appositions reads ", App, App" from the comma at j: role noun phrases,
// bodies, places. Each must close: at a comma, a verb, a relative, the end.
func (f *Finder) appositions(s *grammar.Sentence, j int) ([][]grammar.Word, int) {
	k := s.Words
	var segs [][]grammar.Word
	for grammar.At(k, j).Text == "," {
		e := appositionEnd(s, j+1)
		seg := k[j+1 : min(e, len(k))]
		if len(seg) == 0 {
			break
		}
		if x := f.nextPerson(s, j+1, e); x < e {
			if seg = k[j+1 : x]; f.isApposition(s, segs, seg, j, x) && s.FirstVerb(j+1, x) < 0 {
				segs, j = append(segs, seg), x
			}
			break
		}
		also := 0
		if s.CueOf(lexicon.CueAsWell, seg[0]) && len(seg) > 1 && seg[1].Is(lexicon.Role|lexicon.Of) {
			seg, also = seg[1:], 1 // "también analista de X"
		}
		ok := f.isApposition(s, segs, seg, j+also, e)
		q := appositionHead(s, seg)
		v := s.FirstVerb(j+1, e)
		if seg[q].Is(lexicon.Role) && v == j+1+also+q {
			v = s.FirstVerb(j+2+also+q, e) // "juge à la cour": no verb
		}
		if !ok || v >= 0 && !seg[q].Is(lexicon.Role) || !closesApposition(s, e) {
			break
		}
		if v >= 0 {
			e = v
			for e > j+2 && (grammar.Adverbial(k[e-1]) && !k[e-1].Cap || k[e-1].Is(lexicon.Clitic)) {
				e--
			}
			seg = k[min(e, j+1+also):e]
		}
		segs = append(segs, seg)
		j = e
	}
	return segs, j
}

// appositionEnd gives where the stretch from e ends: at a mark outside
// parentheses, an auxiliary, a relative, "as saying".
func appositionEnd(s *grammar.Sentence, e int) int {
	k := s.Words
	for depth := 0; e < len(k); e++ {
		switch k[e].Text {
		case "(":
			depth++
		case ")":
			depth--
		case ",", ";", ":", ".":
			if depth <= 0 {
				return e
			}
		}
		if depth > 0 {
			continue
		}
		if s.Cue(lexicon.CueAsSaying, e) > 0 || k[e].Is(lexicon.Auxiliary) && !(k[e].Lower == "a" && s.Lang.Code != "fr") || k[e].Is(lexicon.Relative) {
			return e
		}
	}
	return e
}

// closesApposition: an apposition can end before the word at e.
func closesApposition(s *grammar.Sentence, e int) bool {
	if e >= len(s.Words) || s.Cue(lexicon.CueAsSaying, e) > 0 {
		return true
	}
	switch s.Words[e].Text {
	case ",", ".", ":", ";":
		return true
	}
	return s.Words[e].Is(lexicon.Auxiliary|lexicon.Relative) || s.VerbAt(e) != nil
}

// appositionHead gives the word that a stretch's articles lead to.
func appositionHead(s *grammar.Sentence, seg []grammar.Word) int {
	q := grammar.SkipDeterminers(seg)
	if q > 0 && q+1 < len(seg) && s.CueOf(lexicon.CueOfLate, seg[q]) {
		q++ // "la actual directora", "la seule conseillère"
	}
	return q
}

// stretch is what stands between two commas behind a name, to be judged: words
// from+1 to end of the sentence.
type stretch struct {
	seg       []grammar.Word
	from, end int
	head      int  // the first word behind its articles
	first     bool // it follows the name at once
	closed    bool // a comma ends it
}

// isApposition judges one stretch between commas: what it can't be comes before
// what it can.
func (f *Finder) isApposition(s *grammar.Sentence, segs [][]grammar.Word, seg []grammar.Word, j, e int) bool {
	t := &stretch{seg: seg, from: j, end: e, head: appositionHead(s, seg), first: len(segs) == 0, closed: grammar.At(s.Words, e).Text == ","}
	h := seg[t.head]
	if seg[0].Is(lexicon.Coordinator|lexicon.Conjunction) || s.Cue(lexicon.CueBehalf, j+1) > 0 || t.standsFor(s) {
		return false
	}
	if f.parallelName(s, j) {
		return false // "Rosa Tani (Togo), Lin Obo (Chad)"
	}
	if t.first && t.closed && title.BodyOfMany(seg) && !grammar.HasCoordinator(seg) && s.FirstVerb(j+1, e) < 0 {
		return true
	}
	if h.Is(lexicon.RolePlural) || h.Is(lexicon.Honorific) && !h.Is(lexicon.Role) {
		return false
	}
	if f.nameInStretch(s, t) || f.ofNextPerson(s, t, segs) {
		return false
	}
	return bodyOrFunction(s, t, segs)
}

// bodyOrFunction: the stretch tells the function, the body or the place of whom
// the name before it names.
func bodyOrFunction(s *grammar.Sentence, t *stretch, segs [][]grammar.Word) bool {
	seg, h, q := t.seg, t.seg[t.head], t.head
	if q+1 < len(seg) && (h.Digit || h.Is(lexicon.Ordinal)) && seg[q+1].Is(lexicon.Role) {
		return true // "1ère vice-présidente"
	}
	noVerb := s.FirstVerb(t.from+1, t.end) < 0
	switch {
	case h.Is(lexicon.Role) || grammar.RoleWithin(seg, 5) && noVerb && (s.Lang.Code == "en" || h.Cap):
		return true
	case h.Cap && capitalStretch(t, noVerb):
		return true
	case (h.Is(lexicon.Of) || h.Lower == "en") && t.opensOf(s, noVerb):
		return ofWhere(t)
	}
	if !t.first && h.Is(lexicon.Of|lexicon.Conjunction) && grammar.RoleWithin(segs[0], 3) && t.closed && s.Lang.Code != "en" {
		return noVerb && len(seg) < 12
	}
	return false
}

// standsFor: "representing the Chair", "représentant le ministre": what follows
// is another's office.
func (t *stretch) standsFor(s *grammar.Sentence) bool {
	h, q := t.seg[t.head], t.head
	switch s.Lang.Code {
	case "en":
		return strings.HasSuffix(h.Lower, "ing") && !h.Cap && !h.Is(lexicon.Role)
	case "fr":
		if h.Fold != "representant" || q+1 >= len(t.seg) {
			return false
		}
		next := t.seg[q+1]
		return next.Is(lexicon.Determiner) && !next.Is(lexicon.Of) || next.Is(lexicon.Honorific)
	}
	return false
}

// nameInStretch: the stretch is, or opens with, another person's name.
func (f *Finder) nameInStretch(s *grammar.Sentence, t *stretch) bool {
	seg, h := t.seg, t.seg[t.head]
	n := f.names.End(s, t.from+1, false)
	given := seg[0].Is(lexicon.FirstFeminine | lexicon.FirstMasculine)
	if n > t.from+2 && grammar.At(s.Words, n).Text == "(" && (given && !t.first || grammar.IsInitial(seg[0].Text)) {
		return true // "Rosa Tani (Togo), Chair, Paul Obo (Chad), …", "R. Tani (Togo), P. Obo (Chair)"
	}
	if t.head > 0 && h.Place != nil && !t.closed && !h.Is(lexicon.Role) {
		return true // "X, du cabinet Y, la France est …"
	}
	if n != t.end || grammar.HasOrganisation(seg) {
		return false
	}
	return !t.first || given || seg[len(seg)-1].Upper && len(seg) > 1 && !seg[0].Upper
}

// ofNextPerson: the function is the next person's, or the name has its title
// before it already.
func (f *Finder) ofNextPerson(s *grammar.Sentence, t *stretch, segs [][]grammar.Word) bool {
	if g := grammar.SkipToHead(t.seg); g > 0 && t.seg[g].Is(lexicon.Role) && t.closed && f.titleOfNext(s, t.end) {
		return true
	}
	if t.head == 0 || !t.seg[t.head].Is(lexicon.Role) {
		return false
	}
	if t.first {
		return titledBefore(s, t.from)
	}
	// "X, ministre du Budget, l'ambassadeur du Togo et …": the next of those present
	return s.Lang.Code != "en" && !segs[0][0].Is(lexicon.Determiner)
}

// capitalStretch: a stretch whose head has a capital is a body, a place or a
// title that no list knows.
func capitalStretch(t *stretch, noVerb bool) bool {
	h := t.seg[t.head]
	if h.Upper || h.Is(lexicon.Organisation) {
		return true
	}
	if _, place := grammar.PlaceIn(t.seg, t.head); place > 0 {
		return true
	}
	if !t.closed {
		return false
	}
	if noVerb && grammar.HasOrganisation(t.seg) && len(t.seg) < 14 {
		return true
	}
	if t.first {
		return !presentVerb(t.seg)
	}
	return !h.Is(lexicon.Never)
}

// opensOf: "de l'Institut des sols", "en Lima": a stretch that an "of" opens and
// that has a name in it.
func (t *stretch) opensOf(s *grammar.Sentence, noVerb bool) bool {
	seg := t.seg
	if !grammar.HasCapital(seg) || len(seg) >= 26 || len(seg) < 2 || !(seg[1].Cap || seg[1].Is(lexicon.Determiner|lexicon.Organisation)) {
		return false
	}
	ends := t.end >= len(s.Words)-1 || grammar.At(s.Words, t.end).Text == ":"
	return t.closed || t.first && ends && noVerb && bodyAlone(seg)
}

// ofWhere: behind "in" and "to" a place must follow.
func ofWhere(t *stretch) bool {
	switch t.seg[t.head].Lower {
	case "en", "in", "a", "à", "at", "with", "to", "para", "por":
		_, n := grammar.PlaceIn(t.seg, 1)
		return n > 0
	}
	return true
}

// titledBefore: the name that ends at j has its title before it already
// ("avec le chef de la mission, X, le ministre a dit …").
func titledBefore(s *grammar.Sentence, j int) bool {
	k, i := s.Words, j-1
	for i > 0 && i > j-6 && k[i].Text != "," {
		i--
	}
	if i <= 0 || k[i].Text != "," {
		return false
	}
	for x := i - 1; x >= 0 && x > i-26; x-- {
		if k[x].Punct && k[x].Text != "(" && k[x].Text != ")" && k[x].Text != "'" || s.VerbAt(x) != nil && !k[x].Is(lexicon.Role) {
			return false
		}
		if k[x].Is(lexicon.Role) {
			return true
		}
	}
	return false
}

// titleOfNext: from the comma at e another name follows, at once or behind one
// more function, so that what has an article before it is that one's title:
// "…, Rosa Paz, el presidente de la cámara, Juan Obo, …".
func (f *Finder) titleOfNext(s *grammar.Sentence, e int) bool {
	k := s.Words
	for n := 0; n < 2; n++ {
		addressed, _, h := f.names.Address(s, e+1)
		if c := f.names.End(s, h, addressed); c > 0 && (addressed || c-h > 1) && !grammar.HasOrganisation(k[h:c]) {
			w := grammar.At(k, c)
			return w.Text == "," || w.Text == ";" || w.Text == "." || w.Is(lexicon.Coordinator)
		}
		if !grammar.At(k, e+1).Is(lexicon.Role) {
			return false
		}
		for e++; e < len(k) && k[e].Text != ","; e++ {
			if k[e].Punct && k[e].Text != "'" || s.VerbAt(e) != nil {
				return false
			}
		}
	}
	return false
}

func presentVerb(seg []grammar.Word) bool {
	for _, t := range seg {
		if t.Verb.Lemma != "" && t.Verb.Tense&(lexicon.Past|lexicon.Participle) != 0 && !t.Cap {
			return true
		}
	}
	return false
}

// bodyAlone: a body's noun with a capital follows the "of".
func bodyAlone(seg []grammar.Word) bool {
	for i, w := range seg {
		if w.Is(lexicon.Role) && !w.Is(lexicon.RolePlural) {
			return false
		}
		if w.Cap && w.Is(lexicon.Organisation) {
			return i > 0 && i < 7
		}
	}
	return false
}
