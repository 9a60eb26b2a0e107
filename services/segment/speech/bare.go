package speech

import "rapporteur.internal/services/segment/lexicon"

// bareLabel reads a label that is a full name and nothing else says so: "Rosa
// Tani: Los suelos …", "Rose Tani — Les sols", "Rosa Tani, Fondo Verde. Los …".
// It counts only where several persons have one (findBareLabels).
func (r *reader) bareLabel(s *sentence, seen map[string]int) *label {
	k := s.k
	mark, by, alone := r.labelMark(s)
	if d := dashMark(k); d > 0 && (mark < 0 || d < mark) {
		mark, by, alone = d, byDash, false
	}
	if mark < 2 {
		return nil
	}
	h := labelHead(k, mark)
	if h > 0 && k[h-1].Is(lexicon.Determiner) {
		return nil
	}
	for x := h; x < h+3 && k[x].Is(lexicon.Role) && k[x].Cap && x+2 < mark; x++ {
		h = x + 1 // "Cónsul Rosa Tani:"
	}
	n := r.nameEnd(s, h, false)
	if n == 0 && k[h].Upper && k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		n = capitalsUntil(k, h, mark) // "ROSA TANI:"
	}
	if n == 0 || n > mark || !r.titleUntil(s, n, mark) || longWords(text(k[h:n])) < 2 {
		return nil
	}
	if !k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && seen[k[n-1].Fold] < 2 {
		return nil
	}
	if !alone && mark < len(k)-1 && r.rollEntry(s, mark+1) {
		return nil
	}
	return &label{nameStart: h, nameEnd: n, by: by, end: mark + 1, alone: alone}
}

// dashMark finds a dash between spaces among the first words, before any verb.
func dashMark(k []word) int {
	for i := 2; i < len(k)-1 && i < 26; i++ {
		if k[i].Text == ":" || k[i].Verb.Lemma != "" && !k[i].Cap {
			return 0
		}
		if dash(k[i]) && k[i-1].end < k[i].start && k[i].end < k[i+1].start {
			return i
		}
	}
	return 0
}

// rollEntry: behind the mark stands who the person is, not what he said.
func (r *reader) rollEntry(s *sentence, from int) bool {
	if from >= len(s.k) {
		return true
	}
	for _, w := range s.k[from:] {
		if w.Is(lexicon.Auxiliary) && (w.Lower != "a" || s.lex.Code == "fr") || w.Verb.Lemma != "" && !w.Cap {
			return false
		}
	}
	return roleWithin(s.k[from:], 3) || len(s.k)-from < 3 || !finalMark(s.Text)
}

// findBareLabels takes the bare names for labels where three persons or more
// have one: a list of what each said.
func (r *reader) findBareLabels() {
	seen := map[string]int{}
	paragraphs := 0
	for _, s := range r.sentences {
		for _, m := range s.mentions {
			seen[s.k[m.nameEnd-1].Fold]++
		}
		if r.mayOpenTurn(s) {
			paragraphs++
		}
	}
	found := map[closing][]*sentence{}
	names := map[closing]map[string]bool{byColon: {}, byDash: {}, byStop: {}}
	labels := map[*sentence]*label{}
	for _, s := range r.sentences {
		if !r.mayOpenTurn(s) || s.label != nil {
			continue
		}
		if l := r.bareLabel(s, seen); l != nil {
			found[l.by] = append(found[l.by], s)
			names[l.by][folded(s.k[l.nameStart:l.nameEnd])] = true
			labels[s] = l
		}
	}
	told := r.labels
	for by, list := range found {
		n := len(names[by])
		if n < 3 && !(told > 2 && by != byStop) && !(n == 2 && len(list) > 2 && by == byColon) || by == byStop && 8*len(list) < paragraphs {
			continue
		}
		for _, s := range list {
			s.label = labels[s]
			r.labels++
		}
	}
}
