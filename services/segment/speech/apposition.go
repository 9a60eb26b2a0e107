package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

var commaWord = lexicon.Word{Text: ",", Lower: ",", Fold: ",", Punct: true}

var comma = word{Word: &commaWord}

// appositions reads ", App, App" from the comma at j: role noun phrases,
// bodies, places. Each must close: at a comma, a verb, a relative, the end.
func (r *reader) appositions(s *sentence, j int) ([][]word, int) {
	k := s.k
	var segs [][]word
	for at(k, j).Text == "," {
		e, depth := j+1, 0
		for e < len(k) && (depth > 0 || !(k[e].Text == "," || k[e].Text == ";" || k[e].Text == ":" || k[e].Text == ".")) {
			switch k[e].Text {
			case "(":
				depth++
			case ")":
				depth--
			}
			if depth <= 0 && s.cue(lexicon.CueAsSaying, e) > 0 {
				break
			}
			if depth <= 0 && (k[e].Is(lexicon.Auxiliary) && !(k[e].Lower == "a" && s.lex.Code != "fr") || k[e].Is(lexicon.Relative)) {
				break
			}
			e++
		}
		seg := k[j+1 : min(e, len(k))]
		if len(seg) == 0 {
			break
		}
		if x := r.nextPerson(s, j+1, e); x < e {
			if seg = k[j+1 : x]; r.isApposition(s, segs, seg, j, x) && firstVerb(s, j+1, x) < 0 {
				segs, j = append(segs, seg), x
			}
			break
		}
		also := 0
		if s.cueOf(lexicon.CueAsWell, seg[0]) && len(seg) > 1 && seg[1].Is(lexicon.Role|lexicon.Of) {
			seg, also = seg[1:], 1 // "también analista de X"
		}
		ok := r.isApposition(s, segs, seg, j+also, e)
		q := skipDeterminers(seg)
		if q > 0 && q+1 < len(seg) && s.cueOf(lexicon.CueOfLate, seg[q]) {
			q++
		}
		v := firstVerb(s, j+1, e)
		if seg[q].Is(lexicon.Role) && v == j+1+also+q {
			v = firstVerb(s, j+2+also+q, e) // "juge à la cour": no verb
		}
		if !ok || v >= 0 && !seg[q].Is(lexicon.Role) {
			break
		}
		if next := at(k, e); e < len(k) && s.cue(lexicon.CueAsSaying, e) == 0 && next.Text != "," && next.Text != "." && next.Text != ":" && next.Text != ";" && !next.Is(lexicon.Auxiliary) && !next.Is(lexicon.Relative) && s.verbAt(e) == nil {
			break
		}
		if v >= 0 {
			e = v
			for e > j+2 && (adverbial(k[e-1]) && !k[e-1].Cap || k[e-1].Is(lexicon.Clitic)) {
				e--
			}
			seg = k[min(e, j+1+also):e]
		}
		segs = append(segs, seg)
		j = e
	}
	return segs, j
}

func firstVerb(s *sentence, from, to int) int {
	for _, v := range s.verbs {
		if v.at >= from && v.at < to {
			return v.at
		}
	}
	return -1
}

func skipDeterminers(seg []word) int {
	q := 0
	for q < len(seg)-1 && seg[q].Is(lexicon.Determiner) {
		q++
	}
	return q
}

// isApposition judges one stretch between commas.
func (r *reader) isApposition(s *sentence, segs [][]word, seg []word, j, e int) bool {
	k, code := s.k, s.lex.Code
	q := skipDeterminers(seg)
	if q > 0 && q+1 < len(seg) && s.cueOf(lexicon.CueOfLate, seg[q]) {
		q++ // "la actual directora", "la seule conseillère"
	}
	h := seg[q]
	first := len(segs) == 0
	closed := at(k, e).Text == ","
	if seg[0].Is(lexicon.Coordinator|lexicon.Conjunction) || s.cue(lexicon.CueBehalf, j+1) > 0 {
		return false
	}
	if code == "en" && strings.HasSuffix(h.Lower, "ing") && !h.Cap && !h.Is(lexicon.Role) || code == "fr" && h.Fold == "representant" && q+1 < len(seg) && (seg[q+1].Is(lexicon.Determiner) && !seg[q+1].Is(lexicon.Of) || seg[q+1].Is(lexicon.Honorific)) {
		return false // "representing the Chair", "représentant le ministre"
	}
	if r.parallelName(s, j) {
		return false // "Rosa Tani (Togo), Lin Obo (Chad)"
	}
	if first && closed && bodyOfMany(seg) && !hasCoordinator(seg) && firstVerb(s, j+1, e) < 0 {
		return true
	}
	if h.Is(lexicon.RolePlural) || h.Is(lexicon.Honorific) && !h.Is(lexicon.Role) {
		return false
	}
	if n := r.nameEnd(s, j+1, false); n > j+2 && at(k, n).Text == "(" && (seg[0].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && !first || isInitial(seg[0].Text)) {
		return false // "Rosa Tani (Togo), Chair, Paul Obo (Chad), …", "R. Tani (Togo), P. Obo (Chair)"
	}
	if q > 0 && h.geo != nil && !closed && !h.Is(lexicon.Role) {
		return false // "X, du cabinet Y, la France est …"
	}
	if n := r.nameEnd(s, j+1, false); n == e && !first && !hasOrganisation(seg) {
		return false
	}
	if n := r.nameEnd(s, j+1, false); n == e && first && (seg[0].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || seg[len(seg)-1].Upper && len(seg) > 1 && !seg[0].Upper) && !hasOrganisation(seg) {
		return false
	}
	if g := skipToHead(seg); g > 0 && seg[g].Is(lexicon.Role) && closed && r.titleOfNext(s, e) {
		return false
	}
	if q > 0 && h.Is(lexicon.Role) && first && r.titledBefore(s, j) {
		return false
	}
	if q > 0 && !first && code != "en" && h.Is(lexicon.Role) && !segs[0][0].Is(lexicon.Determiner) {
		return false // "X, ministre du Budget, l'ambassadeur du Togo et …": the next of those present
	}
	if q+1 < len(seg) && (h.Digit || h.Is(lexicon.Ordinal)) && seg[q+1].Is(lexicon.Role) {
		return true // "1ère vice-présidente"
	}
	_, place := r.placeIn(seg, q)
	noVerb := firstVerb(s, j+1, e) < 0
	switch {
	case h.Is(lexicon.Role) || roleWithin(seg, 5) && noVerb && (code == "en" || h.Cap):
		return true
	case h.Cap && (h.Upper || h.Is(lexicon.Organisation) || place > 0):
		return true
	case h.Cap && first && closed && !presentVerb(seg), h.Cap && closed && noVerb && hasOrganisation(seg) && len(seg) < 14:
		return true
	case h.Cap && !first && closed && !h.Is(lexicon.Never):
		return true
	case h.Is(lexicon.Of) || h.Lower == "en":
		ends := e >= len(k)-1 || at(k, e).Text == ":"
		if !hasCapital(seg) || len(seg) >= 26 || !closed && !(first && ends && noVerb && bodyAlone(seg)) || len(seg) < 2 || !(seg[1].Cap || seg[1].Is(lexicon.Determiner|lexicon.Organisation)) {
			break
		}
		_, n := r.placeIn(seg, 1)
		switch h.Lower {
		case "en", "in", "a", "à", "at", "with", "to", "para", "por":
			return n > 0
		}
		return true
	}
	if !first && h.Is(lexicon.Of|lexicon.Conjunction) && roleWithin(segs[0], 3) && closed && code != "en" {
		return noVerb && len(seg) < 12
	}
	return false
}

// skipToHead passes over "de", "du", articles.
func skipToHead(seg []word) int {
	q := 0
	for q < len(seg)-1 && q < 3 && (seg[q].Is(lexicon.Determiner) || seg[q].Is(lexicon.Of)) {
		q++
	}
	return q
}

// titledBefore: the name that ends at j has its title before it already
// ("avec le chef de la mission, X, le ministre a dit …").
func (r *reader) titledBefore(s *sentence, j int) bool {
	k, i := s.k, j-1
	for i > 0 && i > j-6 && k[i].Text != "," {
		i--
	}
	if i <= 0 || k[i].Text != "," {
		return false
	}
	for x := i - 1; x >= 0 && x > i-26; x-- {
		if k[x].Punct && k[x].Text != "(" && k[x].Text != ")" && k[x].Text != "'" || s.verbAt(x) != nil && !k[x].Is(lexicon.Role) {
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
func (r *reader) titleOfNext(s *sentence, e int) bool {
	k := s.k
	for n := 0; n < 2; n++ {
		addressed, _, h := r.address(s, e+1)
		if c := r.nameEnd(s, h, addressed); c > 0 && (addressed || c-h > 1) && !hasOrganisation(k[h:c]) {
			w := at(k, c)
			return w.Text == "," || w.Text == ";" || w.Text == "." || w.Is(lexicon.Coordinator)
		}
		if !at(k, e+1).Is(lexicon.Role) {
			return false
		}
		for e++; e < len(k) && k[e].Text != ","; e++ {
			if k[e].Punct && k[e].Text != "'" || s.verbAt(e) != nil {
				return false
			}
		}
	}
	return false
}

func presentVerb(seg []word) bool {
	for _, t := range seg {
		if t.Verb.Lemma != "" && t.Verb.Tense&(lexicon.Past|lexicon.Participle) != 0 && !t.Cap {
			return true
		}
	}
	return false
}

func hasCapital(seg []word) bool {
	for _, t := range seg {
		if t.Cap {
			return true
		}
	}
	return false
}

func hasOrganisation(seg []word) bool {
	for _, t := range seg {
		if t.Is(lexicon.Organisation) {
			return true
		}
	}
	return false
}

func hasCoordinator(seg []word) bool {
	for _, t := range seg {
		if t.Is(lexicon.Coordinator) {
			return true
		}
	}
	return false
}

func roleWithin(seg []word, n int) bool {
	for i, t := range seg {
		if i < n && t.Is(lexicon.Role) {
			return true
		}
	}
	return false
}

// bodyAlone: a body's noun with a capital follows the "of".
func bodyAlone(seg []word) bool {
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
