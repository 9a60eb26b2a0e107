package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// rulePronoun: "Il a souligné", "he said", "indique-t-il", "Selon elle",
// and the dropped subject of Spanish.
func (r *reader) rulePronoun(s *sentence) bool {
	f := &r.floor
	who := f.holders
	if len(who) == 0 {
		who = f.standby
	}
	if len(who) == 0 {
		who = f.carry
	}
	if len(who) == 0 {
		who = f.titular
	}
	if r.afterNamed(s) {
		return true
	}
	if len(who) == 0 {
		return false
	}
	if n := s.Cue(lexicon.CueSource, 0); n > 0 && grammar.At(s.Words, n).Is(lexicon.Masculine|lexicon.Feminine) && grammar.At(s.Words, n+1).Text == "," {
		return r.pronounSays(s, "source-pronoun", who[:1], 0, n+1)
	}
	lead := s.Lead()
	for _, j := range []int{0, lead} {
		if j > 0 && j < len(s.Words) && grammar.OpensQuote(s.Words[j-1]) {
			continue // somebody quoted says "they"
		}
		if j >= len(s.Words) || !s.Words[j].Is(lexicon.Subject) && !(s.Lang.Code == "es" && j == 0 && s.Words[j].Is(lexicon.Subject)) {
			continue
		}
		if s.Cue(lexicon.CueImpersonal, j) > 0 {
			return false
		}
		return r.leadingPronoun(s, j, who)
	}
	if n := s.Cue(lexicon.CueSource, 0); n > 0 && grammar.At(s.Words, n).Is(lexicon.Masculine|lexicon.Feminine) {
		return r.pronounSays(s, "source-pronoun", who[:1], 0, n+1)
	}
	if r.medialPronoun(s, who) {
		return true
	}
	if j := r.lateSubject(s, lead); j > 0 {
		return r.leadingPronoun(s, j, who)
	}
	return s.Lang.Code == "es" && r.droppedSubject(s, who, lead)
}

func (r *reader) pronounSays(s *sentence, rule string, people []*person, start, end int) bool {
	return r.speak(s, rule, people, nil, Pronoun, s.LeadAct(), start, end)
}

// leadingPronoun: the sentence's first word, or the first after a fronted
// phrase, is the pronoun.
func (r *reader) leadingPronoun(s *sentence, j int, who []*person) bool {
	if len(who) == 1 {
		r.capacity(s, who[0], j)
	}
	near := -1
	for _, v := range s.Verbs {
		if v.At > j && v.At <= j+7 && v.Voice == grammar.Active {
			near = v.At
			break
		}
	}
	floor := len(r.floor.holders) > 0
	if near < 0 {
		if floor || s.first && j <= 2 || len(r.floor.standby) == 1 && !s.Words[j].Is(lexicon.Plural) {
			return r.pronounSays(s, "pronoun-weak", who, j, j+1)
		}
		return false
	}
	t := s.Words[j]
	if t.Is(lexicon.Plural) && len(who) == 1 && s.StrongAt(near) {
		if g := r.groupBefore(s); g != nil {
			return r.credit(s, "group-pronoun", g, s.LeadAct(), j, near+1)
		}
	}
	if t.Is(lexicon.Plural) {
		return r.pronounSays(s, "pronoun-plural", who, j, near+1)
	}
	gender := byte('m')
	if t.Is(lexicon.Feminine) {
		gender = 'f'
	}
	if len(who) == 1 && who[0].gender != 0 && who[0].gender != gender {
		if p, _, _ := r.nearestOf(s, gender); p != nil {
			return r.pronounSays(s, "pronoun-nearest", []*person{p}, j, near+1)
		}
		// The pronoun may be the body's; doubt, but no other holder.
		return r.pronounSays(s, "pronoun-clash", who, j, near+1)
	}
	if len(who) > 1 {
		for _, p := range who {
			if p.gender == gender {
				return r.pronounSays(s, "pronoun-gender", []*person{p}, j, near+1)
			}
		}
	}
	if len(who) == 1 && who[0].gender == 0 {
		r.touch(who[0])
		who[0].gender = gender
	}
	people := who[:1:1]
	if s.StrongAt(near) {
		more, _ := r.another(s, people, near)
		people = append(people, more...)
	}
	return r.pronounSays(s, "pronoun", people, j, near+1)
}

// afterNamed: the pronoun is that of whom the sentence before tells something
// that is no speech.
func (r *reader) afterNamed(s *sentence) bool {
	if len(r.floor.holders) > 0 {
		return false
	}
	j := 0
	if !grammar.At(s.Words, 0).Is(lexicon.Subject) {
		j = s.Lead()
	}
	t := grammar.At(s.Words, j)
	if !t.Is(lexicon.Subject) || t.Is(lexicon.Plural) || s.Cue(lexicon.CueImpersonal, j) > 0 || s.Lang.Code == "en" && !t.Is(lexicon.Masculine|lexicon.Feminine) {
		return false
	}
	gender := byte('m')
	if t.Is(lexicon.Feminine) {
		gender = 'f'
	}
	for _, v := range s.Verbs {
		if v.At <= j || v.At > j+7 || !v.Strong() {
			continue
		}
		if p := r.justNamed(s, gender); p != nil {
			return r.pronounSays(s, "pronoun-nearest", []*person{p}, j, v.At+1)
		}
		return false
	}
	return false
}

// lateSubject gives the pronoun that follows a fronted phrase of several commas
// ("Présentant l'agence, créée en 2018, elle a rappelé"), or -1.
func (r *reader) lateSubject(s *sentence, lead int) int {
	if lead == 0 {
		return -1
	}
	for j := lead; j < len(s.Words)-1 && j < 40; j++ {
		if v := s.VerbAt(j); v != nil && v.Voice == grammar.Active || s.Words[j].Text == ";" || s.Words[j].Is(lexicon.Auxiliary) && s.Words[j].Is(lexicon.Have) && s.Words[j].Lower != "a" {
			return -1
		}
		if s.Words[j].Text == "," && s.Words[j+1].Is(lexicon.Subject) && !s.Words[j+1].Is(lexicon.Plural) {
			for n := j + 2; n < j+6; n++ {
				if v := s.VerbAt(n); v != nil && v.Voice == grammar.Active {
					return j + 1
				}
			}
			return -1
		}
	}
	return -1
}

// groupBefore: the group that is the subject of the sentence before in the
// paragraph: "they" is its.
func (r *reader) groupBefore(s *sentence) []Party {
	if s.first || s.index == 0 {
		return nil
	}
	b := r.sentences[s.index-1]
	g, _ := r.parties(b).ListAt(b.Lead(), false)
	if g == nil || g[0].Sort == "organisation" || g[0].Sort == "state" && len(g) == 1 {
		return nil
	}
	return g
}

// medialPronoun: ", a-t-il dit", "…, he said", "said she".
func (r *reader) medialPronoun(s *sentence, who []*person) bool {
	k := s.Words
	for _, v := range s.Verbs {
		if v.Voice != grammar.Active {
			continue
		}
		next, prev := grammar.At(k, v.At+1), grammar.At(k, v.At-1)
		if next.Is(lexicon.Inverted) || prev.Is(lexicon.Inverted) || s.Lang.Code == "en" && next.Is(lexicon.Subject) && (prev.Punct && v.At > 0) {
			people := who[:1]
			if p := next; p.Is(lexicon.Inverted) && strings.HasSuffix(p.Lower, "s") || prev.Is(lexicon.Inverted) && strings.HasSuffix(prev.Lower, "s") {
				people = who
			}
			return r.pronounSays(s, "pronoun-inverted", people, v.At-1, v.At+2)
		}
		if s.Lang.Code == "en" && v.At > 1 && prev.Is(lexicon.Masculine|lexicon.Feminine) && (k[v.At-2].Text == "," || grammar.ClosesQuote(k[v.At-2])) {
			return r.pronounSays(s, "pronoun-medial", who[:1], v.At-1, v.At+1)
		}
	}
	return false
}

// droppedSubject: a singular reporting verb at the head of the main clause.
func (r *reader) droppedSubject(s *sentence, who []*person, lead int) bool {
	k := s.Words
	if r.impersonal(s) != nil {
		return false
	}
	if p, n := s.PlaceAt(lead); n > 0 && !p.City && s.VerbNear(lead+n, 2) {
		return false // "Colombia informó"
	}
	if g, _ := r.sidesInverted(s, lead); g != nil {
		return false // "Lo apoyó Colombia"
	}
	near := s.LeadVerb(lead)
	if near != nil && near.Weak && grammar.At(k, near.At-1).Lower == "se" && s.Cue(lexicon.CuePronominal, near.At) == 0 {
		return false // "se abrió el diálogo"
	}
	if near == nil {
		if lead < len(k) && grammar.Preterite(k[lead]) && k[lead].Cap {
			return r.pronounSays(s, "dropped-form", who[:1], lead, lead+1)
		}
	} else if near.Plural && near.At <= lead+1 && !grammar.At(k, near.At-1).Beyond() && !determinerBetween(k, lead, near.At) && len(who) == 1 {
		return false
	} else if !near.Plural && !determinerBetween(k, lead, near.At) {
		r.capacity(s, who[0], lead)
		return r.pronounSays(s, "dropped", who[:1], lead, near.At+1)
	}
	return r.droppedMedial(s, who)
}

// droppedMedial: "…, señaló, …": the verb stands within what is said.
func (r *reader) droppedMedial(s *sentence, who []*person) bool {
	for _, v := range s.Verbs {
		if v.Voice == grammar.Active && !v.Plural && !v.Weak && v.At > 1 && (s.Words[v.At-1].Text == "," || grammar.ClosesQuote(s.Words[v.At-1])) {
			if r.findGroup(s) == nil {
				return r.pronounSays(s, "dropped-medial", who[:1], v.At, v.At+1)
			}
		}
	}
	return false
}

func determinerBetween(k []grammar.Word, from, to int) bool {
	for i, t := range k[from:to] {
		if t.Is(lexicon.Determiner) && (!t.Is(lexicon.Clitic) || from+i+1 < to && grammar.At(k, from+i+1).Verb.Lemma == "" && !grammar.At(k, from+i+1).Is(lexicon.Auxiliary|lexicon.Clitic)) {
			return true
		}
	}
	return false
}
