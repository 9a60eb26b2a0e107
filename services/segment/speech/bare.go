package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
	"rapporteur.internal/services/segment/outline"
)

// bareLabel reads a label that is a full name and nothing else says so: "Rosa
// Tani: Los suelos …", "Rose Tani — Les sols", "Rosa Tani, Fondo Verde. Los …".
// It counts only where several persons have one (findBareLabels).
// known: only a given name that is known, or a surname that comes back, counts.
func (r *reader) bareLabel(s *sentence, seen map[string]int, known bool) *label {
	k := s.Words
	mark, by, alone := r.labelMark(s)
	if d := outline.DashMark(k); d > 0 && (mark < 0 || d < mark) {
		mark, by, alone = d, outline.ByDash, false
	}
	if mark < 2 {
		return nil
	}
	h := outline.Head(k, mark)
	if h > 0 && k[h-1].Is(lexicon.Determiner) {
		return nil
	}
	for x := h; x < h+3 && k[x].Is(lexicon.Role) && k[x].Cap && x+2 < mark; x++ {
		h = x + 1 // "Cónsul Rosa Tani:"
	}
	n := r.names.End(s.parsed, h, false)
	if n == 0 && k[h].Upper && k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		n = outline.CapitalsUntil(k, h, mark) // "ROSA TANI:"
	}
	if n == 0 || n > mark || !outline.TitleUntil(s.parsed, n, mark) || name.LongWords(grammar.Text(k[h:n])) < 2 {
		return nil
	}
	if known && !k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && seen[k[n-1].Fold] < 2 {
		return nil
	}
	if !alone && !r.goesOn(s) && mark < len(k)-1 && r.rollEntry(s, mark+1) {
		return nil
	}
	return &label{nameStart: h, nameEnd: n, by: by, end: mark + 1, alone: alone}
}

// rollEntry: behind the mark stands who the person is, not what he said.
func (r *reader) rollEntry(s *sentence, from int) bool {
	if from >= len(s.Words) {
		return true
	}
	for _, w := range s.Words[from:] {
		if w.Is(lexicon.Auxiliary) && (w.Lower != "a" || s.Lang.Code == "fr") || w.Verb.Lemma != "" && !w.Cap {
			return false
		}
	}
	return grammar.RoleWithin(s.Words[from:], 3) || len(s.Words)-from < 3 || !outline.FinalMark(s.Text) || s.Words[len(s.Words)-1].Text == ";"
}

// findBareLabels takes the bare names for labels where three persons or more
// have one: a list of what each said.
func (r *reader) findBareLabels() {
	seen := map[string]int{}
	paragraphs := 0
	for _, s := range r.sentences {
		for _, m := range s.mentions {
			seen[s.Words[m.NameEnd-1].Fold]++
		}
		if r.mayOpenTurn(s) {
			paragraphs++
		}
	}
	found := map[outline.Closing][]*sentence{}
	names := map[outline.Closing]map[string]bool{outline.ByColon: {}, outline.ByDash: {}, outline.ByStop: {}}
	labels := map[*sentence]*label{}
	for _, s := range r.sentences {
		if !r.mayOpenTurn(s) || s.label != nil {
			continue
		}
		if l := r.bareLabel(s, seen, true); l != nil {
			found[l.by] = append(found[l.by], s)
			names[l.by][grammar.Folded(s.Words[l.nameStart:l.nameEnd])] = true
			labels[s] = l
		}
	}
	told := r.labels
	for by, list := range found {
		n := len(names[by])
		if n < 3 && !(told > 2 && by != outline.ByStop) && !(n == 2 && len(list) > 2 && by == outline.ByColon) || by == outline.ByStop && 8*len(list) < paragraphs {
			continue
		}
		for _, s := range list {
			s.label = labels[s]
			r.labels++
		}
		if by != outline.ByStop {
			r.findMoreBareLabels(by, seen)
		}
	}
}

// findMoreBareLabels takes, in a list of what each said, names that no list
// holds, and functions: "Representante del club — Becas.".
func (r *reader) findMoreBareLabels(by outline.Closing, seen map[string]int) {
	for _, s := range r.sentences {
		if by == outline.ByDash && !s.first && s.Role == Body && s.label == nil && outline.DashMark(s.Words) > 0 {
			// A list's next entry that runs on in the paragraph.
			if l := r.bareLabel(s, seen, true); l != nil && l.by == outline.ByDash {
				s.label = l
				r.labels++
			}
			continue
		}
		if !r.mayOpenTurn(s) || s.label != nil || by == outline.ByColon && !r.goesOn(s) {
			continue
		}
		if l := r.bareLabel(s, seen, false); l != nil && l.by == by && r.rare(s.Words[l.nameStart:l.nameEnd]) {
			s.label = l
			r.labels++
			continue
		}
		mark := outline.DashMark(s.Words)
		if mark == 0 || by != outline.ByDash {
			continue
		}
		l := &label{by: outline.ByDash, end: mark + 1}
		h := outline.Head(s.Words, mark)
		if s.Words[h].Cap && l.readOffice(r, s, h, mark, true) {
			s.label = l
			r.labels++
		} else if n := outline.FunctionEnd(s.parsed, h, mark); n > 0 {
			l.office = s.Words[h:n]
			s.label = l
			r.labels++
		}
	}
}

// goesOn: the paragraph has more than this sentence.
func (r *reader) goesOn(s *sentence) bool {
	return s.index+1 < len(r.sentences) && r.sentences[s.index+1].Paragraph == s.Paragraph
}

// topicOnly: behind the label stands what it was about, a few words without a
// verb, and then what was said: a heading that runs into its paragraph.
func (r *reader) topicOnly(s *sentence) bool {
	l := s.label
	if l.by != outline.ByDash || l.alone || l.end >= len(s.Words) || len(s.Words)-l.end > 10 || !r.goesOn(s) {
		return false
	}
	for i := l.end; i < len(s.Words); i++ {
		if s.VerbAt(i) != nil || s.Words[i].Is(lexicon.Auxiliary) && (s.Words[i].Lower != "a" || s.Lang.Code == "fr") {
			return false
		}
	}
	return true
}

// reportsTurns: what stands behind the labels is told of the speakers ("Rosa
// Tani: Preguntó …", "El Dr. Obo respondió …"), more often than they speak in
// the first person.
func (r *reader) reportsTurns() bool {
	told, direct := 0, 0
	in := false
	for _, s := range r.sentences {
		if s.head >= 0 && s.first && s.Role == Heading {
			in = false
		}
		from := 0
		if s.label != nil {
			in, from = true, s.label.end
		}
		if !in {
			continue
		}
		if r.speaksDirectly(s, from) {
			direct++
		}
		for _, v := range s.Verbs {
			if v.Voice != grammar.Active || v.At < from || v.Weak {
				continue
			}
			prev := v.At - 1
			for prev >= from && (grammar.Adverbial(s.Words[prev]) || s.Words[prev].Is(lexicon.Auxiliary|lexicon.Clitic)) && !s.Words[prev].Cap {
				prev--
			}
			if prev < from && s.Lang.Code == "es" || prev >= from && s.Words[prev].Is(lexicon.Masculine|lexicon.Feminine) && prev < from+2 {
				told++
			}
			break
		}
	}
	return told >= 3 && told > direct
}

func (r *reader) speaksDirectly(s *sentence, from int) bool {
	for i := from; i < len(s.Words); i++ {
		if s.Cue(lexicon.CueDirectWords, i) > 0 || s.CueOf(lexicon.CueFirstPerson, s.Words[i]) {
			return true
		}
	}
	return false
}
