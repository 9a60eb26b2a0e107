package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// ruleBusiness: what is done about the meeting and says nothing: who is to
// chair, who was elected, who sat down, who gave the opening speeches.
func (r *reader) ruleBusiness(s *sentence) bool {
	switch {
	case r.toCome(s), r.electedOnly(s):
		r.narrate(s, "business", Procedural, 0, min(3, len(s.Words)))
		return true
	case r.inCharge(s):
		r.narrate(s, "in-charge", Procedural, 0, min(3, len(s.Words)))
		r.standBy(s)
		return true
	}
	return false
}

// standBy lets a pronoun mean whom the sentence names, together where it is plural.
func (r *reader) standBy(s *sentence) {
	var who []*person
	for _, m := range s.mentions {
		if m.p != nil && !has(who, m.p) {
			who = append(who, m.p)
		}
	}
	r.floor.standby = who
}

// toCome: in a report in the past, "X and Y will co-chair a contact group",
// "the Chair will consult informally": what the chair is to do.
func (r *reader) toCome(s *sentence) bool {
	if s.Lang.Code != "en" || !r.past || s.label != nil || r.floor.turn {
		return false
	}
	k, end := s.Words, -1
	for _, m := range s.mentions {
		if m.p != nil && m.Position == mention.Subject && m.Start <= s.Lead()+1 || end > 0 && m.Start <= end+2 {
			end = m.End
		}
	}
	if end < 0 {
		np, e, _ := r.officeAt(s, 0)
		if np == nil || !s.CueOf(lexicon.CueChairs, np[len(np)-1]) && !s.CueOf(lexicon.CueModerators, np[len(np)-1]) {
			return false
		}
		end = e
	}
	for i := end; i < end+3; i++ {
		if grammar.At(k, i).Lower != "will" {
			continue
		}
		for _, v := range s.Verbs {
			if v.Voice == grammar.Active && v.At != i {
				return false
			}
		}
		return true
	}
	return false
}

// electedOnly: "M. X a été désigné rapporteur", "X was elected chair", and no
// word of theirs.
func (r *reader) electedOnly(s *sentence) bool {
	found := false
	for i, w := range s.Words {
		if n := s.Cue(lexicon.CueElected, i); n > 0 && (grammar.At(s.Words, i-1).Is(lexicon.PastBe) || grammar.At(s.Words, i-1).Is(lexicon.Adverb) && grammar.At(s.Words, i-2).Is(lexicon.PastBe) || n > 1) {
			found = true
		}
		_ = w
	}
	if !found {
		return false
	}
	for _, v := range s.Verbs {
		if v.Strong() {
			return false
		}
	}
	for _, m := range s.mentions {
		if m.p != nil {
			return true
		}
	}
	return false
}

// inCharge: "La sesión inaugural estuvo a cargo de A, B y C", "Intervinieron A;
// B; y C": several are named and nothing of what they said.
func (r *reader) inCharge(s *sentence) bool {
	named := 0
	for _, m := range s.mentions {
		if m.p != nil {
			named++
		}
	}
	if named == 0 {
		return false
	}
	at := -1
	for i := 0; i < len(s.Words) && i < 16; i++ {
		if n := s.Cue(lexicon.CueInCharge, i); n > 0 {
			at = i + n
			break
		}
	}
	if at < 0 && named < 3 {
		return false
	}
	if at < 0 {
		for i := 0; i < len(s.Words) && i < 16; i++ {
			if n := s.Cue(lexicon.CueTakesFloor, i); n > 0 {
				at = i + n
				break
			}
		}
	}
	if at < 0 {
		return false
	}
	for i := at; i < len(s.Words); i++ {
		if s.Words[i].Is(lexicon.Relative) && !strings.EqualFold(s.Words[i].Lower, "que") {
			return false
		}
	}
	for _, v := range s.Verbs {
		if v.At >= at && v.Voice == grammar.Active && !v.Weak && s.Words[v.At].Verb.Tense&lexicon.Participle == 0 {
			return false
		}
	}
	return true
}
