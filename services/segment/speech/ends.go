package speech

import (
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ruleTurnEnd: the rapporteur's own voice takes the floor back.
func (r *reader) ruleTurnEnd(s *sentence) bool {
	if s.Cue(lexicon.CueComment, 0) > 0 {
		return r.narrate(s, "comment", Narration, 0, s.Cue(lexicon.CueComment, 0))
	}
	lead := s.Lead()
	if v := r.agentless(s, lead); v >= 0 {
		r.narrate(s, "passive", Narration, v-1, v+1)
		r.about(s)
		return true
	}
	k, j := s.Words, lead
	for j < len(k) && (j > lead && j < lead+3 && k[lead].Is(lexicon.Determiner) && qualifies(s, j) && grammar.At(k, j+1).Is(lexicon.Occasion) || k[j].Is(lexicon.Determiner|lexicon.Ordinal|lexicon.Quantifier) || grammar.Adverbial(k[j]) || s.Cue(lexicon.CueWhich, j) > 0) {
		j++
	}
	if j > lead && j < len(k) && k[j].Is(lexicon.Occasion) && !k[lead].Is(lexicon.Indefinite) && !r.takenUp(s, k[j].Fold) {
		r.narrate(s, "occasion", Narration, lead, j+1)
		r.about(s)
		return true
	}
	return false
}

// about: the meeting's narration names one person and words of theirs ("s'est
// ouvert par une allocution de X", "l'intervention de X a marqué"): a pronoun may mean them.
func (r *reader) about(s *sentence) {
	only := s.onlyPerson()
	if only == nil {
		return
	}
	for i := range s.Words {
		if s.Words[i].Is(lexicon.Speech|lexicon.ProcedureObject|lexicon.Procedure) || s.Cue(lexicon.CueTurnHeads, i) > 0 || s.Cue(lexicon.CueOpeners, i) > 0 {
			r.floor.standby = []*person{only}
			return
		}
	}
}

// agentless gives the participle of a passive of reporting in a past tense
// ("ont été présentés", "was discussed"), or -1.
func (r *reader) agentless(s *sentence, lead int) int {
	k := s.Words
	first := -1
	for _, v := range s.Verbs {
		if v.Voice == grammar.Active && first < 0 {
			return -1
		}
		if v.Voice != grammar.Passive || first >= 0 {
			continue
		}
		if s.Cue(lexicon.CueAttitudes, v.At) > 0 || s.LemmaOf(lexicon.CueOfCourts, v.Lemma) {
			return -1
		}
		for _, t := range k[max(0, v.At-4):v.At] {
			switch t.Lower {
			case "had", "avait", "avaient", "había", "habían", "will", "would", "should":
				// The past of the past is told by the holder.
				return -1
			}
		}
		for _, t := range k[max(0, v.At-3):v.At] {
			if t.Is(lexicon.PastBe) {
				first = v.At
				break
			}
		}
		if first >= 0 {
			if first-lead >= 22 || v.Weak && !s.LemmaOf(lexicon.CuePresenting, v.Lemma) {
				return -1
			}
			if first > lead {
				for _, t := range k[lead:first] {
					if t.Is(lexicon.Relative | lexicon.Subordinator) {
						return -1
					}
				}
			}
			return first
		}
	}
	return -1
}

// crosses tells whether something carries the floor into a new paragraph: an
// ordinal, a list item, or what takes up the argument of one who held two
// paragraphs already.
func (r *reader) crosses(s *sentence) bool {
	k, i := s.Words, 0
	for i < len(k) && k[i].Punct {
		i++
	}
	if i >= len(k) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(k[i].Text)
	if k[i].Is(lexicon.Ordinal) || unicode.IsLower(first) || r.floor.colon {
		return true
	}
	for _, v := range s.Verbs {
		if s.Lang.Code == "es" && v.At <= s.Lead()+1 && v.Plural && v.Voice == grammar.Active {
			return false
		}
	}
	return r.floor.held >= 2 && s.Cue(lexicon.CueCrosses, 0) > 0
}

// qualifies: an adjective between the article and the noun.
func qualifies(s *sentence, j int) bool {
	w := s.Words[j]
	return !w.Cap && !w.Punct && s.VerbAt(j) == nil && !w.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.Conjunction|lexicon.Clitic)
}

// takenUp: the holder spoke of that very thing in the sentence before ("presentó
// un estudio. El estudio …"), so it is his.
func (r *reader) takenUp(s *sentence, noun string) bool {
	if s.first || s.index == 0 || len(r.floor.holders) == 0 {
		return false
	}
	k := r.sentences[s.index-1].Words
	for i, w := range k {
		if w.Fold == noun && i > 0 && (k[i-1].Is(lexicon.Indefinite) || k[i-1].Cap || k[i-1].Lower == "su" || k[i-1].Lower == "son" || k[i-1].Lower == "her" || k[i-1].Lower == "his") {
			return true
		}
	}
	return false
}
