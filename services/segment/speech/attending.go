package speech

import "rapporteur.internal/services/segment/lexicon"

// ruleAlsoSpoke: "Also speaking were representatives of …", "Sont également
// intervenus …": who else spoke, and nothing of what they said.
func (r *reader) ruleAlsoSpoke(s *sentence) bool {
	n := s.Cue(lexicon.CueAlsoSpoke, 0)
	if n == 0 {
		return false
	}
	for _, w := range s.Words[n:] {
		if w.Is(lexicon.Relative) || w.Is(lexicon.Subordinator) {
			return false
		}
	}
	carry := r.holding()
	r.narrate(s, "also-spoke", Procedural, 0, n)
	r.floor.carry = carry
	return true
}

// ruleAttending: who comes, leaves or abstains says nothing: "M. Obo quitte la
// salle", "Se ausenta la Sra. Tani", "Ms. Kerr left the meeting".
func (r *reader) ruleAttending(s *sentence) bool {
	if r.verbatim || len(s.Words) > 40 {
		return false
	}
	i, n := s.CueAnywhere(lexicon.CueAttending)
	if i < 0 || i > 24 {
		return false
	}
	for _, v := range s.Verbs {
		if v.Strong() && (v.At < i || v.At >= i+n) {
			return false
		}
	}
	for _, m := range s.mentions {
		if m.p != nil && (m.End <= i && m.Start <= s.Lead()+2 || m.Start >= i+n && m.Start <= i+n+3) {
			carry := r.holding()
			r.narrate(s, "attending", Procedural, i, i+n)
			r.floor.carry = carry
			return true
		}
	}
	return false
}
