package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	if n := s.cue(lexicon.CueSource, 0); n > 0 && at(s.k, n).Is(lexicon.Masculine|lexicon.Feminine) && at(s.k, n+1).Text == "," {
		return r.pronounSays(s, "source-pronoun", who[:1], 0, n+1)
	}
	lead := s.lead()
	for _, j := range []int{0, lead} {
		if j > 0 && j < len(s.k) && opensQuote(s.k[j-1]) {
			continue // somebody quoted says "they"
		}
		if j >= len(s.k) || !s.k[j].Is(lexicon.Subject) && !(s.lex.Code == "es" && j == 0 && s.k[j].Is(lexicon.Subject)) {
			continue
		}
		if s.cue(lexicon.CueImpersonal, j) > 0 {
			return false
		}
		return r.leadingPronoun(s, j, who)
	}
	if n := s.cue(lexicon.CueSource, 0); n > 0 && at(s.k, n).Is(lexicon.Masculine|lexicon.Feminine) {
		return r.pronounSays(s, "source-pronoun", who[:1], 0, n+1)
	}
	if r.medialPronoun(s, who) {
		return true
	}
	if j := r.lateSubject(s, lead); j > 0 {
		return r.leadingPronoun(s, j, who)
	}
	return s.lex.Code == "es" && r.droppedSubject(s, who, lead)
}

func (r *reader) pronounSays(s *sentence, rule string, people []*person, start, end int) bool {
	return r.speak(s, rule, people, nil, Pronoun, leadAct(s), start, end)
}

// leadingPronoun: the sentence's first word, or the first after a fronted
// phrase, is the pronoun.
func (r *reader) leadingPronoun(s *sentence, j int, who []*person) bool {
	if len(who) == 1 {
		r.capacity(s, who[0], j)
	}
	near := -1
	for _, v := range s.verbs {
		if v.at > j && v.at <= j+7 && v.voice == active {
			near = v.at
			break
		}
	}
	floor := len(r.floor.holders) > 0
	if near < 0 {
		if floor || s.first && j <= 2 || len(r.floor.standby) == 1 && !s.k[j].Is(lexicon.Plural) {
			return r.pronounSays(s, "pronoun-weak", who, j, j+1)
		}
		return false
	}
	t := s.k[j]
	if t.Is(lexicon.Plural) && len(who) == 1 && strongAt(s, near) {
		if g := r.groupBefore(s); g != nil {
			return r.credit(s, "group-pronoun", g, leadAct(s), j, near+1)
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
	if strongAt(s, near) {
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
	if !at(s.k, 0).Is(lexicon.Subject) {
		j = s.lead()
	}
	t := at(s.k, j)
	if !t.Is(lexicon.Subject) || t.Is(lexicon.Plural) || s.cue(lexicon.CueImpersonal, j) > 0 || s.lex.Code == "en" && !t.Is(lexicon.Masculine|lexicon.Feminine) {
		return false
	}
	gender := byte('m')
	if t.Is(lexicon.Feminine) {
		gender = 'f'
	}
	for _, v := range s.verbs {
		if v.at <= j || v.at > j+7 || !v.strong() {
			continue
		}
		if p := r.justNamed(s, gender); p != nil {
			return r.pronounSays(s, "pronoun-nearest", []*person{p}, j, v.at+1)
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
	for j := lead; j < len(s.k)-1 && j < 40; j++ {
		if v := s.verbAt(j); v != nil && v.voice == active || s.k[j].Text == ";" || s.k[j].Is(lexicon.Auxiliary) && s.k[j].Is(lexicon.Have) && s.k[j].Lower != "a" {
			return -1
		}
		if s.k[j].Text == "," && s.k[j+1].Is(lexicon.Subject) && !s.k[j+1].Is(lexicon.Plural) {
			for n := j + 2; n < j+6; n++ {
				if v := s.verbAt(n); v != nil && v.voice == active {
					return j + 1
				}
			}
			return -1
		}
	}
	return -1
}

func strongAt(s *sentence, i int) bool {
	v := s.verbAt(i)
	return v != nil && v.strong()
}

// groupBefore: the group that is the subject of the sentence before in the
// paragraph: "they" is its.
func (r *reader) groupBefore(s *sentence) []Party {
	if s.first || s.index == 0 {
		return nil
	}
	b := r.sentences[s.index-1]
	g, _ := r.partiesAt(b, b.lead(), false)
	if g == nil || g[0].Sort == "organisation" || g[0].Sort == "state" && len(g) == 1 {
		return nil
	}
	return g
}

// medialPronoun: ", a-t-il dit", "…, he said", "said she".
func (r *reader) medialPronoun(s *sentence, who []*person) bool {
	k := s.k
	for _, v := range s.verbs {
		if v.voice != active {
			continue
		}
		next, prev := at(k, v.at+1), at(k, v.at-1)
		if next.Is(lexicon.Inverted) || prev.Is(lexicon.Inverted) || s.lex.Code == "en" && next.Is(lexicon.Subject) && (prev.Punct && v.at > 0) {
			people := who[:1]
			if p := next; p.Is(lexicon.Inverted) && strings.HasSuffix(p.Lower, "s") || prev.Is(lexicon.Inverted) && strings.HasSuffix(prev.Lower, "s") {
				people = who
			}
			return r.pronounSays(s, "pronoun-inverted", people, v.at-1, v.at+2)
		}
		if s.lex.Code == "en" && v.at > 1 && prev.Is(lexicon.Masculine|lexicon.Feminine) && (k[v.at-2].Text == "," || closesQuote(k[v.at-2])) {
			return r.pronounSays(s, "pronoun-medial", who[:1], v.at-1, v.at+1)
		}
	}
	return false
}

// droppedSubject: a singular reporting verb at the head of the main clause.
func (r *reader) droppedSubject(s *sentence, who []*person, lead int) bool {
	k := s.k
	if r.impersonal(s) != nil {
		return false
	}
	if p, n := r.placeAt(s, lead); n > 0 && !p.City && s.verbNear(lead+n, 2) {
		return false // "Colombia informó"
	}
	near := s.leadVerb(lead)
	if near != nil && near.weak && at(k, near.at-1).Lower == "se" && s.cue(lexicon.CuePronominal, near.at) == 0 {
		return false // "se abrió el diálogo"
	}
	if near == nil {
		if lead < len(k) && preterite(k[lead]) && k[lead].Cap {
			return r.pronounSays(s, "dropped-form", who[:1], lead, lead+1)
		}
	} else if near.plural && near.at <= lead+1 && at(k, near.at-1).Word != &nothing && !determinerBetween(k, lead, near.at) && len(who) == 1 {
		return false
	} else if !near.plural && !determinerBetween(k, lead, near.at) {
		r.capacity(s, who[0], lead)
		return r.pronounSays(s, "dropped", who[:1], lead, near.at+1)
	}
	return r.droppedMedial(s, who)
}

// leadVerb gives the reporting verb at the head of the main clause, nil where
// there is none or the meeting is its subject.
func (s *sentence) leadVerb(lead int) *verb {
	if at(s.k, lead).Is(lexicon.Determiner) && s.cue(lexicon.CueOpeners, lead+1) > 0 {
		return nil
	}
	for i := range s.verbs {
		if v := &s.verbs[i]; v.voice == active && v.at >= lead && v.at <= lead+3 {
			return v
		}
	}
	return nil
}

// droppedMedial: "…, señaló, …": the verb stands within what is said.
func (r *reader) droppedMedial(s *sentence, who []*person) bool {
	for _, v := range s.verbs {
		if v.voice == active && !v.plural && !v.weak && v.at > 1 && (s.k[v.at-1].Text == "," || closesQuote(s.k[v.at-1])) {
			if r.findGroup(s) == nil {
				return r.pronounSays(s, "dropped-medial", who[:1], v.at, v.at+1)
			}
		}
	}
	return false
}

// preterite: a form in -ó, a sign of the dropped subject by itself.
func preterite(w word) bool {
	if !strings.HasSuffix(w.Text, "ó") || utf8.RuneCountInString(w.Text) < 4 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(w.Text, "ó"))
	return !unicode.IsUpper(r)
}

func determinerBetween(k []word, from, to int) bool {
	for i, t := range k[from:to] {
		if t.Is(lexicon.Determiner) && (!t.Is(lexicon.Clitic) || from+i+1 < to && at(k, from+i+1).Verb.Lemma == "" && !at(k, from+i+1).Is(lexicon.Auxiliary|lexicon.Clitic)) {
			return true
		}
	}
	return false
}
