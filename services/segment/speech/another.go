package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// another gives who speaks besides, in a later clause of the sentence: "X noted
// that …, while Y called for …", "…; le ministre de l'eau a demandé …". run is
// who speaks first; the clause begins behind word from.
func (r *reader) another(s *sentence, first []*person, from int) ([]*person, []*mentioned) {
	var people []*person
	var on []*mentioned
	for x := from + 1; x < len(s.Words)-2; x++ {
		if !s.opensClauseAt(x) {
			continue
		}
		if m := mentionFrom(s, x); m != nil {
			if r.finiteNear(s, m.End) && !has(first, m.p) && !has(people, m.p) {
				people, on = append(people, m.p), append(on, m)
				x = m.End
			}
			continue
		}
		np, e, definite := r.officeAt(s, x)
		if np == nil || !definite || !r.finiteNear(s, e) {
			continue
		}
		v := r.officeVerb(s, e, -1)
		if v == nil {
			continue
		}
		if p, _ := r.holderOfOffice(s, np, true, v); len(p) == 1 && !has(first, p[0]) && !has(people, p[0]) {
			people, on = append(people, p[0]), append(on, nil)
			x = e
		}
	}
	return people, on
}

// opensClauseAt: a conjunction that sets one clause against another, a
// semicolon, or a comma with "and" stands right before word x.
func (s *sentence) opensClauseAt(x int) bool {
	if s.CueBefore(lexicon.CueContrasts, x) > 0 {
		return true
	}
	p := s.Words[x-1]
	return p.Text == ";" || p.Is(lexicon.Coordinator) && x > 1 && (s.Words[x-2].Text == "," || s.Words[x-2].Text == ";")
}

// mentionFrom gives the person whose name, address or title begins at x, after
// an article or an adverb.
func mentionFrom(s *sentence, x int) *mentioned {
	for _, m := range s.mentions {
		if m.p == nil || m.Start < x || m.Start > x+2 || m.Position == mention.Other || m.Position == mention.Principal || m.Position == mention.Agent {
			continue
		}
		for j := x; j < m.Start; j++ {
			if !s.Words[j].Is(lexicon.Determiner) {
				return nil
			}
		}
		return m
	}
	return nil
}

// finiteNear: a reporting verb in a finite form follows right behind e, or
// behind the clause between two commas.
func (r *reader) finiteNear(s *sentence, e int) bool {
	for _, v := range s.Verbs {
		if v.At < e || v.At > e+5 || !v.Strong() {
			continue
		}
		if pluperfect(s, v.At) || r.past && v.Tense == lexicon.Present {
			return false
		}
		for j := e; j < v.At; j++ {
			if w := s.Words[j]; !w.Is(lexicon.Auxiliary|lexicon.Clitic|lexicon.Reflexive|lexicon.Negation|lexicon.Adverb) && !grammar.Adverbial(w) && w.Text != "," {
				return false
			}
		}
		return true
	}
	return false
}

// secondToSpeak: the clause at x sets its speaker against an office or a pronoun
// that spoke before: "The Minister noted …, while Mr. X called for …".
func (r *reader) secondToSpeak(s *sentence, x int) bool {
	for x > 1 && s.Words[x-1].Is(lexicon.Determiner) {
		x--
	}
	if x < 3 || !s.opensClauseAt(x) {
		return false
	}
	for _, i := range []int{0, s.Lead()} {
		if i >= x {
			continue
		}
		if s.Words[i].Is(lexicon.Subject) && s.Cue(lexicon.CueImpersonal, i) == 0 && len(r.floor.holders)+len(r.floor.carry) > 0 {
			if r.finiteNear(s, i+1) && s.FirstVerb(i, x) >= 0 {
				return true
			}
			continue
		}
		np, e, definite := r.officeAt(s, i)
		if np == nil || !definite || e >= x {
			continue
		}
		if v := r.officeVerb(s, e, -1); v != nil && v.Strong() && v.At < x {
			if p, _ := r.holderOfOffice(s, np, true, v); len(p) > 0 {
				return true
			}
		}
	}
	return false
}
