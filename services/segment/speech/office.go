package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/title"
)

// ruleOfficeFirst: in Spanish an office outranks the dropped subject.
func (r *reader) ruleOfficeFirst(s *sentence) bool {
	return s.Lang.Code == "es" && r.ruleOffice(s)
}

// ruleOffice: "le Ministre de la santé a souligné": a role without a name is
// the subject. It is somebody on the roster by role, the floor's holder, or
// a new speaker named by the office.
func (r *reader) ruleOffice(s *sentence) bool {
	for _, spot := range r.officeSpots(s) {
		i, invertedAt := spot.at, spot.inverted
		if invertedAt < 0 && i > s.Lead() && s.StrongBefore(i) && !grammar.At(s.Words, i-1).Is(lexicon.Conjunction) && grammar.At(s.Words, i-1).Text != ";" && !r.tagged(s, i) {
			continue // within what another subject says
		}
		np, e, definite := r.officeAt(s, i)
		if np == nil {
			continue
		}
		if invertedAt < 0 {
			if p, end := r.nameOfOffice(s, np, e); p != nil {
				return r.speak(s, "office", []*person{p}, nil, Explicit, s.LeadAct(), i, end)
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
		if why := r.procedural(s, []*mentioned{{Mention: &mention.Mention{Start: j, End: e, Position: spotPosition(invertedAt)}, p: p[0]}}); why != "" {
			r.narrate(s, why, Procedural, j, e)
			r.announce(s, p[0])
			return true
		}
		r.principalsOf(s, p[0], j, e)
		on := make([]*mentioned, len(p))
		if verb.Strong() && invertedAt < 0 {
			more, ms := r.another(s, p, verb.At)
			p, on = append(p[:len(p):len(p)], more...), append(on, ms...)
		}
		return r.speak(s, "office", p, on, Explicit, verb.Act, j, e)
	}
	return false
}

// actingOffice: "La maire adjointe de Loja est allée dans le même sens": an
// office on the roster, or of a place, that does something in the past which no
// list knows; what the chair does is procedure.
func (r *reader) actingOffice(s *sentence, np []grammar.Word, i, e int, definite bool) bool {
	k := s.Words
	if !definite || i > s.Lead() || e >= len(k) {
		return false
	}
	for n := e; n < e+3 && n < len(k); n++ {
		if k[n].Is(lexicon.Procedure) {
			if p := r.byTitle(s, np, title.Words(np)); p != nil || np[0].Cap || len(np) > 1 {
				r.narrate(s, "procedural-verb", Procedural, i, e)
				if p != nil {
					r.announce(s, p)
				}
				return true
			}
		}
	}
	if !actsAt(s, e) || grammar.At(k, e+1).Is(lexicon.Be) || k[e].Is(lexicon.PastBe) || !r.past && s.Lang.Code != "fr" {
		return false
	}
	p := r.whoActs(s, np)
	if p == nil {
		return false
	}
	return r.speak(s, "office-acts", []*person{p}, nil, Explicit, s.LeadAct(), i, e)
}

// actsAt: the word at e has the shape of a verb in the past, in each language's
// own way.
func actsAt(s *sentence, e int) bool {
	w := s.Words[e]
	if w.Is(lexicon.Have) && w.Lower != "est" && w.Lower != "es" {
		return true
	}
	switch s.Lang.Code {
	case "en":
		return !w.Cap && strings.HasSuffix(w.Lower, "ed")
	case "es":
		return grammar.Preterite(w)
	case "fr":
		return w.Lower == "est" && strings.HasSuffix(grammar.At(s.Words, e+1).Fold, "e")
	}
	return false
}

// whoActs gives whose office it is: on the roster, who presides or moderates,
// else the holder of an office that its place names.
func (r *reader) whoActs(s *sentence, np []grammar.Word) *person {
	if p := r.byTitle(s, np, title.Words(np)); p != nil {
		return p
	}
	if len(np) == 1 {
		if p := r.presiding(s, np); p != nil {
			return p
		}
		if r.moderator != nil && s.CueOf(lexicon.CueModerators, np[0]) {
			return r.moderator
		}
	}
	local := s.CueOf(lexicon.CueLocalOffices, np[0])
	if !grammar.HasPlace(np) && !(len(np) > 2 && local && np[len(np)-1].Cap) {
		return nil
	}
	if !np[0].Cap && !local && !s.CueOf(lexicon.CueDelegates, np[0]) {
		return nil
	}
	return r.newOffice(s, np)
}

// tagged: the sentence ends in its attribution: "…, the Chair said.", "…, the
// Special Envoy added, noting …".
func (r *reader) tagged(s *sentence, i int) bool {
	if s.Lang.Code != "en" || grammar.At(s.Words, i-1).Text != "," && !grammar.ClosesQuote(grammar.At(s.Words, i-1)) {
		return false
	}
	np, e, _ := r.officeAt(s, i)
	if np == nil {
		return false
	}
	v := s.VerbAt(e)
	if v == nil || v.Voice != grammar.Active {
		return false
	}
	next := grammar.At(s.Words, e+1)
	return next.Text == "," || next.Text == "." && e+2 >= len(s.Words) || e+1 >= len(s.Words)
}

func spotPosition(invertedAt int) mention.Position {
	if invertedAt >= 0 {
		return mention.Inverted
	}
	return mention.Subject
}

// officeAt reads an office with its article and forms of address: "Le Maire",
// "M. le Président", "el Sr. Alcalde", "The Chair". definite: it has any.
func (r *reader) officeAt(s *sentence, i int) ([]grammar.Word, int, bool) {
	k := s.Words
	j := officeNoun(s, i)
	definite := j > i
	for definite && j < len(k) && s.CueOf(lexicon.CueSameWords, k[j]) {
		j++
	}
	if j < len(k) && k[j].Is(lexicon.Indefinite) {
		if j == i && s.Cue(lexicon.CueSomeone, i) > 0 {
			return nil, 0, false // somebody unnamed, no office
		}
		j++
	}
	if j >= len(k) || j == i && !(k[j].Cap && (s.Lang.Code == "en" || i == 0 || opensClause(k[i-1]))) {
		return nil, 0, false
	}
	np, e := r.officePhrase(s, j)
	return np, e, definite
}

// officeNoun gives where an office's own words begin behind its articles and
// forms of address; i, where it has none.
func officeNoun(s *sentence, i int) int {
	k, j := s.Words, i
	for j < len(k) && j-i < 5 && beforeOffice(s, j) {
		j++
	}
	if n := s.Cue(lexicon.CuePhrases, j); n > 0 {
		j += n
		for j < len(k) && k[j].Is(lexicon.Determiner|lexicon.Honorific) {
			j++
		}
	}
	if j > i && unknownArticle(k, j) && grammar.At(k, j+1).Is(lexicon.Role) {
		j++ // "Monsieur le Maire"
	}
	if j == i && unknownArticle(k, j) && (grammar.RoleWithin(k[j+1:], 2) || grammar.At(k, j+1).Is(lexicon.Honorific)) {
		j++ // an article that the lexicon lacks
	}
	return j
}

// beforeOffice: an article, or a form of address that is no office itself.
func beforeOffice(s *sentence, j int) bool {
	w := s.Words[j]
	if w.Is(lexicon.Determiner) && !w.Is(lexicon.Indefinite) {
		return true
	}
	return w.Is(lexicon.Honorific) && (w.Cap || s.Lang.Code == "es" || grammar.At(s.Words, j+1).Is(lexicon.Determiner)) && !(w.Is(lexicon.Role) && !w.Cap)
}

// unknownArticle: a small word, not known as anything, that another follows.
func unknownArticle(k []grammar.Word, j int) bool {
	return j+1 < len(k) && k[j].Class&^(lexicon.Never|lexicon.Particle) == 0 && len(k[j].Text) <= 3 && !k[j].Punct && !k[j].Digit && k[j].Place == nil
}

func opensClause(w grammar.Word) bool { return w.Punct }

// principalsOf reads on whose behalf an office speaks.
func (r *reader) principalsOf(s *sentence, p *person, start, end int) {
	r.principals(s, []*mentioned{{Mention: &mention.Mention{Start: start, End: end}, p: p}})
}
