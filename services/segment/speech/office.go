package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// ruleOfficeFirst: in Spanish an office outranks the dropped subject.
func (r *reader) ruleOfficeFirst(s *sentence) bool {
	return s.lex.Code == "es" && r.ruleOffice(s)
}

// ruleOffice: "le Ministre de la santé a souligné": a role without a name is
// the subject. It is somebody on the roster by role, the floor's holder, or
// a new speaker named by the office.
func (r *reader) ruleOffice(s *sentence) bool {
	for _, spot := range r.officeSpots(s) {
		i, invertedAt := spot.at, spot.inverted
		if invertedAt < 0 && i > s.lead() && r.strongBefore(s, i) && !at(s.k, i-1).Is(lexicon.Conjunction) && at(s.k, i-1).Text != ";" && !r.tagged(s, i) {
			continue // within what another subject says
		}
		np, e, definite := r.officeAt(s, i)
		if np == nil {
			continue
		}
		if invertedAt < 0 {
			if p, end := r.nameOfOffice(s, np, e); p != nil {
				return r.speak(s, "office", []*person{p}, nil, Explicit, leadAct(s), i, end)
			}
		}
		verb := r.officeVerb(s, e, invertedAt)
		if verb == nil {
			if r.actingOffice(s, np, i, e, definite) {
				return true
			}
			continue
		}
		p, _ := r.holderOfOffice(s, np, definite, verb)
		if p == nil {
			continue
		}
		j := i
		if why := r.procedural(s, []*mention{{start: j, end: e, p: p[0], pos: spotPosition(invertedAt)}}); why != "" {
			r.narrate(s, why, Procedural, j, e)
			r.announce(s, p[0])
			return true
		}
		r.principalsOf(s, p[0], j, e)
		on := make([]*mention, len(p))
		if verb.strong() && invertedAt < 0 {
			more, ms := r.another(s, p, verb.at)
			p, on = append(p[:len(p):len(p)], more...), append(on, ms...)
		}
		return r.speak(s, "office", p, on, Explicit, verb.act, j, e)
	}
	return false
}

// actingOffice: "La maire adjointe de Loja est allée dans le même sens": an
// office on the roster, or of a place, that does something in the past which no
// list knows; what the chair does is procedure.
func (r *reader) actingOffice(s *sentence, np []word, i, e int, definite bool) bool {
	k := s.k
	if !definite || i > s.lead() || e >= len(k) {
		return false
	}
	w := k[e]
	for n := e; n < e+3 && n < len(k); n++ {
		if k[n].Is(lexicon.Procedure) {
			if p := r.byTitle(s, np, titleWords(np)); p != nil || np[0].Cap || len(np) > 1 {
				r.narrate(s, "procedural-verb", Procedural, i, e)
				if p != nil {
					r.announce(s, p)
				}
				return true
			}
		}
	}
	did := w.Is(lexicon.Have) && w.Lower != "est" && w.Lower != "es" || s.lex.Code == "en" && !w.Cap && strings.HasSuffix(w.Lower, "ed") || s.lex.Code == "es" && preterite(w) ||
		w.Lower == "est" && s.lex.Code == "fr" && strings.HasSuffix(at(k, e+1).Fold, "e")
	if !did || at(k, e+1).Is(lexicon.Be) || w.Is(lexicon.PastBe) || !r.past && s.lex.Code != "fr" {
		return false
	}
	p := r.byTitle(s, np, titleWords(np))
	if p == nil && len(np) == 1 {
		p = r.presiding(s, np)
	}
	if p == nil && len(np) == 1 && r.moderator != nil && s.cueOf(lexicon.CueModerators, np[0]) {
		p = r.moderator
	}
	if p == nil && (r.hasPlace(np) || len(np) > 2 && s.cueOf(lexicon.CueLocalOffices, np[0]) && np[len(np)-1].Cap) && (np[0].Cap || s.cueOf(lexicon.CueLocalOffices, np[0]) || s.cueOf(lexicon.CueDelegates, np[0])) {
		p = r.newOffice(s, np)
	}
	if p == nil {
		return false
	}
	return r.speak(s, "office-acts", []*person{p}, nil, Explicit, leadAct(s), i, e)
}

// tagged: the sentence ends in its attribution: "…, the Chair said.", "…, the
// Special Envoy added, noting …".
func (r *reader) tagged(s *sentence, i int) bool {
	if s.lex.Code != "en" || at(s.k, i-1).Text != "," && !closesQuote(at(s.k, i-1)) {
		return false
	}
	np, e, _ := r.officeAt(s, i)
	if np == nil {
		return false
	}
	v := s.verbAt(e)
	if v == nil || v.voice != active {
		return false
	}
	next := at(s.k, e+1)
	return next.Text == "," || next.Text == "." && e+2 >= len(s.k) || e+1 >= len(s.k)
}

func spotPosition(invertedAt int) position {
	if invertedAt >= 0 {
		return inverted
	}
	return subject
}

// officeAt reads an office with its article and forms of address: "Le Maire",
// "M. le Président", "el Sr. Alcalde", "The Chair". definite: it has any.
func (r *reader) officeAt(s *sentence, i int) ([]word, int, bool) {
	k, j := s.k, i
	for j < len(k) && j-i < 5 && (k[j].Is(lexicon.Determiner) && !k[j].Is(lexicon.Indefinite) || k[j].Is(lexicon.Honorific) && (k[j].Cap || s.lex.Code == "es" || at(k, j+1).Is(lexicon.Determiner)) && !(k[j].Is(lexicon.Role) && !k[j].Cap)) {
		j++
	}
	if n := s.cue(lexicon.CuePhrases, j); n > 0 {
		j += n
		for j < len(k) && k[j].Is(lexicon.Determiner|lexicon.Honorific) {
			j++
		}
	}
	if j > i && unknownArticle(k, j) && at(k, j+1).Is(lexicon.Role) {
		j++ // "Monsieur le Maire"
	}
	if j == i && unknownArticle(k, j) && roleWithin(k[j+1:], 2) || j == i && unknownArticle(k, j) && at(k, j+1).Is(lexicon.Honorific) {
		j++ // an article that the lexicon lacks
	}
	definite := j > i
	for definite && j < len(k) && s.cueOf(lexicon.CueSameWords, k[j]) {
		j++
	}
	if j < len(k) && k[j].Is(lexicon.Indefinite) && j == i && s.cue(lexicon.CueSomeone, i) > 0 {
		return nil, 0, false // somebody unnamed, no office
	}
	if j < len(k) && k[j].Is(lexicon.Indefinite) {
		j++
	}
	if j >= len(k) || j == i && !(k[j].Cap && (s.lex.Code == "en" || i == 0 || opensClause(k[i-1]))) {
		return nil, 0, false
	}
	np, e := r.officePhrase(s, j)
	return np, e, definite
}

// unknownArticle: a small word, not known as anything, that another follows.
func unknownArticle(k []word, j int) bool {
	return j+1 < len(k) && k[j].Class&^(lexicon.Never|lexicon.Particle) == 0 && len(k[j].Text) <= 3 && !k[j].Punct && !k[j].Digit && k[j].geo == nil
}

// markRoles makes the first word of a function of several words one: "point
// focal", "personne ressource", "first secretary".
func markRoles(s *sentence) {
	for i := range s.k {
		if n := s.cue(lexicon.CueRolePhrases, i); n > 0 && !s.k[i].Is(lexicon.Role) {
			w := *s.k[i].Word
			w.Class |= lexicon.Role
			s.k[i].Word = &w
		}
	}
}

func opensClause(w word) bool { return w.Punct }

type officeSpot struct {
	at       int
	inverted int // the verb before it, or -1
}

func (r *reader) officeSpots(s *sentence) []officeSpot {
	k := s.k
	out := []officeSpot{{0, -1}}
	if n := s.cue(lexicon.CueAsTold, 0); n > 0 {
		// "As the Chair explained, …", "Comme le ministre l'a expliqué, …"
		if np, e, _ := r.officeAt(s, n); np != nil && at(k, e).Text != "," && s.verbNear(e, 4) {
			out = append(out, officeSpot{n, -1})
		}
	}
	lead := s.lead()
	if lead > 0 {
		out = append(out, officeSpot{lead, -1})
	}
	for x := 0; x < len(k)-2 && x < 12; x++ {
		if n := s.cue(lexicon.CueTakesFloor, x); n > 0 {
			out = append(out, officeSpot{x + n, -1})
		}
	}
	if s.lex.Code == "es" && len(k) > 4 && k[0].Lower == "se" {
		// "Se explica por el Sr. Alcalde …"
		for x := 2; x < 8 && x < len(k)-2; x++ {
			if k[x].Lower == "por" && s.verbAt(1) != nil {
				out = append(out, officeSpot{x + 1, 1})
			}
		}
	}
	if len(k) > 3 && (k[0].Lower == "por" || k[0].Lower == "par" || k[0].Lower == "by") {
		out = append(out, officeSpot{1, -1})
	}
	for x := 0; x < len(k)-2 && x < 90; x++ {
		if k[x].Text == "," && x+1 != lead {
			out = append(out, officeSpot{x + 1, -1})
		}
	}
	for _, v := range s.verbs {
		if v.voice != active {
			continue
		}
		q := v.at
		for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || adverbial(k[q-1])) && k[q-1].Lower != "l'" {
			q--
		}
		if q == 0 || k[q-1].Punct || k[q-1].Lower == "l'" || k[q-1].Lower == "que" || k[q-1].Lower == "comme" || k[q-1].Lower == "como" || k[q-1].Lower == "lo" || k[q-1].Lower == "as" || k[q-1].Lower == "qu'" || s.lex.Code == "es" && q <= 3 {
			out = append(out, officeSpot{v.at + 1, v.at})
		}
	}
	return out
}

// officeVerb gives the reporting verb whose subject the office is.
func (r *reader) officeVerb(s *sentence, e, invertedAt int) *verb {
	if invertedAt >= 0 {
		return s.verbAt(invertedAt)
	}
	k := s.k
	if at(k, e).Text == "," && (at(k, e+1).Is(lexicon.Relative) || at(k, e+2).Is(lexicon.Relative) && at(k, e+1).Is(lexicon.Preposition)) {
		// "Le ministre, qui présidait la séance, a souligné"
		for c := e + 2; c < len(k) && c < e+22; c++ {
			if k[c].Text == "," {
				e = c
				break
			}
		}
	}
	for i := range s.verbs {
		v := &s.verbs[i]
		if v.voice != active || v.at < e || v.at > e+30 {
			continue
		}
		if !(v.at-e < 7 || at(k, e).Text == "," || at(k, e).Is(lexicon.Auxiliary)) {
			continue
		}
		blocked := false
		for _, t := range k[e:v.at] {
			if t.Is(lexicon.Relative) || t.Text == ";" {
				blocked = true
				break
			}
		}
		if !blocked {
			return v
		}
	}
	return nil
}

// officePhrase reads a role noun phrase without a name at j.
func (r *reader) officePhrase(s *sentence, j int) ([]word, int) {
	k := s.k
	start := j
	if s.lex.Code != "en" && !k[j].Is(lexicon.Role) && at(k, j+1).Is(lexicon.Role) && (s.cueOf(lexicon.CueFormerly, k[j]) || k[j].Fold == "premier" || k[j].Fold == "premiere" || k[j].Fold == "primer" || k[j].Fold == "primera") {
		j++
	}
	if !k[j].Is(lexicon.Role) || k[j].Is(lexicon.RolePlural) {
		if k[j].Fold == "premier" && at(k, j+1).Is(lexicon.Role) {
			j++
		} else if n := englishBefore(s, j); n > 0 {
			j += n
		} else {
			return nil, 0
		}
	}
	if s.lex.Code == "en" && meetingOf(k[j], at(k, j+1)) {
		return nil, 0
	}
	e := j + 1
	if w := at(k, e); s.lex.Code == "en" && w.Cap && w.Is(lexicon.Organisation) && !w.Is(lexicon.Role) && !w.Upper {
		return nil, 0 // "the Expert Group", "the Directors Forum": bodies
	}
	for e < len(k) && e-j < 26 {
		t := k[e]
		if t.Text == "," {
			// "Ministre de l'Enseignement supérieur, de la Recherche et de l'Innovation"
			if r.listGoesOn(s, e) {
				e++
				continue
			}
			break
		}
		if t.Punct || t.Is(lexicon.Procedure|lexicon.ProcedureVerb) && !t.Cap || t.Is(lexicon.Auxiliary) && t.Lower != "a" || t.Is(lexicon.Auxiliary) && s.lex.Code == "fr" || t.Is(lexicon.Relative) || s.verbAt(e) != nil && !t.Cap || t.Is(lexicon.Clitic) && !t.Is(lexicon.Determiner) && t.Lower != "en" || t.Is(lexicon.Reflexive) || t.Lower == "ne" || t.Lower == "n'" {
			break
		}
		if !(t.Cap || t.Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator|lexicon.Role|lexicon.Organisation) || t.Lower == "and" || adjectival(t) || k[e-1].Is(lexicon.Of|lexicon.Determiner) || t.Is(lexicon.Portfolio|lexicon.Delegation)) {
			break
		}
		e++
	}
	for e > j+1 && k[e-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Conjunction|lexicon.Coordinator) {
		e--
	}
	return k[start:e], e
}

// meetingOf: "Expert Meeting", "Chair Team", "Expert Group": a body or an
// occasion that is called after its people.
func meetingOf(role, next word) bool {
	return role.Cap && next.Cap && !next.Upper && !next.Is(lexicon.Role) && (next.Is(lexicon.Occasion|lexicon.Organisation|lexicon.Meeting) || next.Fold == "team")
}

func (r *reader) listGoesOn(s *sentence, e int) bool {
	k := s.k
	if e+2 >= len(k) || !k[e+1].Is(lexicon.Of) {
		return false
	}
	and := false
	for _, t := range k[e+1 : min(len(k), e+9)] {
		and = and || t.Is(lexicon.Coordinator)
	}
	return and && hasCapital(k[e+2:min(len(k), e+5)])
}

// adjectival: a small word that can go on a role ("supérieur", "générale").
func adjectival(w word) bool {
	if w.Is(lexicon.Adverb | lexicon.Preposition | lexicon.Conjunction | lexicon.Subordinator) {
		return false
	}
	for _, end := range []string{"ent", "ant", "ien", "ois", "ais", "eux", "al", "ale", "el", "elle", "if", "ive", "eur", "oral", "iero", "iera", "ico", "ica", "e", "ur", "aux", "ires", "o", "a", "es", "s"} {
		if strings.HasSuffix(w.Fold, end) {
			return true
		}
	}
	return false
}

// principalsOf reads on whose behalf an office speaks.
func (r *reader) principalsOf(s *sentence, p *person, start, end int) {
	r.principals(s, []*mention{{start: start, end: end, p: p}})
}
