package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// capacity learns the function in which somebody speaks: "As lead economist of
// X, she", "En sa qualité de présidente de X, elle", "Como jefa de X, señaló".
func (r *reader) capacity(s *sentence, p *person, end int) {
	n := max(s.Cue(lexicon.CueInFunction, 0), s.Cue(lexicon.CueCapacity, 0))
	if n == 0 || n >= end || end > len(s.Words) || s.Words[end-1].Text != "," {
		return
	}
	seg := s.Words[n : end-1]
	q := 0
	for q < len(seg) && q < 3 && !seg[q].Is(lexicon.Role) {
		q++
	}
	if q >= len(seg) || !seg[q].Is(lexicon.Role) || seg[q].Is(lexicon.RolePlural) {
		return
	}
	for i, w := range seg {
		if w.Text == "," || w.Is(lexicon.Auxiliary|lexicon.Relative|lexicon.Subject) || i > q && s.VerbAt(n+i) != nil && !w.Cap && !w.Is(lexicon.Role) {
			return
		}
	}
	r.learn(s, p, seg)
}

// ownBody learns the body that the speaker calls his: "Son association, la Ligue
// des sols, gère", "Her agency, the Blue Fund, runs".
func (r *reader) ownBody(s *sentence, people []*person) {
	k := s.Words
	if len(people) != 1 || len(people[0].orgs) > 0 || len(k) < 5 || k[2].Text != "," {
		return
	}
	switch k[0].Lower {
	case "son", "sa", "su", "his", "her":
	default:
		return
	}
	if !k[1].Is(lexicon.Organisation) && !s.CueOf(lexicon.CueGenericBodies, k[1]) {
		return
	}
	e := 3
	for e < len(k) && e < 17 && k[e].Text != "," {
		if s.VerbAt(e) != nil && !k[e].Cap || k[e].Is(lexicon.Relative) {
			return
		}
		e++
	}
	q := 3 + grammar.SkipDeterminers(k[3:min(e, len(k))])
	if grammar.At(k, e).Text == "," && grammar.At(k, q).Cap && grammar.HasOrganisation(k[q:e]) {
		people[0].orgs = addOnce(people[0].orgs, grammar.Text(k[q:e]))
	}
}
