package speech

import (
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// ruleTurnEnd: the rapporteur's own voice takes the floor back.
func (r *reader) ruleTurnEnd(s *sentence) bool {
	if s.cue(lexicon.CueComment, 0) > 0 {
		return r.narrate(s, "comment", Narration, 0, s.cue(lexicon.CueComment, 0))
	}
	lead := s.lead()
	if v := r.agentless(s, lead); v >= 0 {
		r.narrate(s, "passive", Narration, v-1, v+1)
		r.about(s)
		return true
	}
	k, j := s.k, lead
	for j < len(k) && (j > lead && j < lead+3 && k[lead].Is(lexicon.Determiner) && qualifies(s, j) && at(k, j+1).Is(lexicon.Occasion) || k[j].Is(lexicon.Determiner|lexicon.Ordinal|lexicon.Quantifier) || adverbial(k[j]) || s.cue(lexicon.CueWhich, j) > 0) {
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
	for i := range s.k {
		if s.k[i].Is(lexicon.Speech|lexicon.ProcedureObject|lexicon.Procedure) || s.cue(lexicon.CueTurnHeads, i) > 0 || s.cue(lexicon.CueOpeners, i) > 0 {
			r.floor.standby = []*person{only}
			return
		}
	}
}

// agentless gives the participle of a passive of reporting in a past tense
// ("ont été présentés", "was discussed"), or -1.
func (r *reader) agentless(s *sentence, lead int) int {
	k := s.k
	first := -1
	for _, v := range s.verbs {
		if v.voice == active && first < 0 {
			return -1
		}
		if v.voice != passive || first >= 0 {
			continue
		}
		if s.cue(lexicon.CueAttitudes, v.at) > 0 || s.lemmaOf(lexicon.CueOfCourts, v.lemma) {
			return -1
		}
		for _, t := range k[max(0, v.at-4):v.at] {
			switch t.Lower {
			case "had", "avait", "avaient", "había", "habían", "will", "would", "should":
				// The past of the past is told by the holder.
				return -1
			}
		}
		for _, t := range k[max(0, v.at-3):v.at] {
			if t.Is(lexicon.PastBe) {
				first = v.at
				break
			}
		}
		if first >= 0 {
			if first-lead >= 22 || v.weak && !s.lemmaOf(lexicon.CuePresenting, v.lemma) {
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
	k, i := s.k, 0
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
	for _, v := range s.verbs {
		if s.lex.Code == "es" && v.at <= s.lead()+1 && v.plural && v.voice == active {
			return false
		}
	}
	return r.floor.held >= 2 && s.cue(lexicon.CueCrosses, 0) > 0
}

// qualifies: an adjective between the article and the noun.
func qualifies(s *sentence, j int) bool {
	w := s.k[j]
	return !w.Cap && !w.Punct && s.verbAt(j) == nil && !w.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.Conjunction|lexicon.Clitic)
}

// takenUp: the holder spoke of that very thing in the sentence before ("presentó
// un estudio. El estudio …"), so it is his.
func (r *reader) takenUp(s *sentence, noun string) bool {
	if s.first || s.index == 0 || len(r.floor.holders) == 0 {
		return false
	}
	k := r.sentences[s.index-1].k
	for i, w := range k {
		if w.Fold == noun && i > 0 && (k[i-1].Is(lexicon.Indefinite) || k[i-1].Cap || k[i-1].Lower == "su" || k[i-1].Lower == "son" || k[i-1].Lower == "her" || k[i-1].Lower == "his") {
			return true
		}
	}
	return false
}
