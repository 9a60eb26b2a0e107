package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// chairLine gives who a line names as the chair ("Chairperson: Mr A Mason",
// "Président : M. OBO", "Présidence de Mme Tani"), nil where it names nobody.
func (r *reader) chairLine(s *sentence) *person {
	if len(s.Words) > 24 || len(s.ActiveVerbs()) > 0 {
		return nil
	}
	i := 0
	for i < len(s.Words) && (s.Words[i].Punct || s.Words[i].Is(lexicon.Determiner)) {
		i++
	}
	n := s.Cue(lexicon.CueChairLines, i)
	if n == 0 {
		return nil
	}
	colon := grammar.At(s.Words, i+n).Text == ":"
	for _, m := range s.mentions {
		if m.p != nil && m.Start >= i+n && m.Start <= i+n+3 && (colon || m.Start <= i+n+1) {
			return m.p
		}
	}
	return nil
}

// findChairs reads who presides: the line's word is a title of theirs.
func (r *reader) findChairs() {
	for _, s := range r.sentences {
		p := r.chairLine(s)
		if p == nil {
			if s.chair = r.presidesIn(s); s.chair != nil && len(s.chair.roles) == 0 && s.CueWithin(lexicon.CuePresidedBy) && !s.CueWithin(lexicon.CueCoPresided) {
				s.chair.roles = []string{chairWord(s.Lang.Code, s.chair.gender)}
			}
			continue
		}
		s.chair, p.presides = p, true
		for i, w := range s.Words {
			if i > 3 || w.Text == ":" {
				break
			}
			if w.Is(lexicon.Role) && !w.Is(lexicon.RolePlural) && len(p.roles) == 0 {
				p.roles = addOnce(p.roles, grammar.Text(s.Words[i:i+1]))
				p.titleWords[w.Fold], p.described[w.Fold] = true, true
			}
		}
	}
}

// presiding gives the chair where the office is the chair's bare title.
func (r *reader) presiding(s *sentence, np []grammar.Word) *person {
	if r.chair == nil || len(np) != 1 || !s.CueOf(lexicon.CueChairs, np[0]) {
		return nil
	}
	return r.chair
}

// chairHere gives who was introduced in this section as standing for the chair
// ("Ms. X, representing the Chair of the Forum"): "the Chair" means them there,
// unless the chair in person stands in the section, too.
func (r *reader) chairHere(s *sentence, np []grammar.Word) *person {
	if len(np) > 2 || !s.CueOf(lexicon.CueChairs, np[0]) && !s.CueOf(lexicon.CueChairs, np[len(np)-1]) {
		return nil
	}
	office := title.Words(np)
	var found *person
	for n := s.index - 1; n >= 0 && r.sentences[n].head < 0; n-- {
		q := r.sentences[n]
		for _, m := range q.mentions {
			if m.p == nil {
				continue
			}
			stands := false
			for j := m.NameEnd; j < m.NameEnd+3 && j < len(q.Words); j++ {
				stands = stands || q.Cue(lexicon.CueForChair, j) > 0
			}
			if stands && found == nil {
				found = m.p
			}
			for w := range m.p.titleWords {
				if s.Lang.Cue(lexicon.CueChairs).At(0, 1, func(int) string { return w }) > 0 && !stands && m.p != found && !deputises(m.p, office) {
					return nil
				}
			}
		}
	}
	return found
}

// presidesIn gives who presides by what the sentence tells: "with Ms X in the
// chair", "sous la présidence de M. X", "Preside la sesión el Sr. X", or, in a
// list of those present, "X (Chair, …)"; nil where it tells nothing of the sort.
func (r *reader) presidesIn(s *sentence) *person {
	if s.Role == Heading && len(s.Words) > 24 {
		return nil
	}
	for i := range s.Words {
		n := s.Cue(lexicon.CuePresidedBy, i)
		before := s.Cue(lexicon.CuePresides, i)
		if n == 0 && before == 0 {
			continue
		}
		var near *person
		gap := 14
		for _, m := range s.mentions {
			switch {
			case m.p == nil:
			case m.Start >= i && m.Start-i < gap && (n > 0 || near == nil):
				near, gap = m.p, m.Start-i
			case m.End <= i && i-m.End < min(gap, 9) && !s.overlap(m.End, i):
				near, gap = m.p, i-m.End
			}
		}
		if near != nil {
			return near
		}
	}
	if !s.attendance {
		return nil
	}
	var only *person
	for _, m := range s.mentions {
		if m.p == nil || len(m.After) == 0 || !s.CueOf(lexicon.CueChairs, m.After[0]) {
			continue
		}
		if only != nil && only != m.p {
			return nil
		}
		only = m.p
	}
	return only
}

// overlap: another clause begins between two words.
func (s *sentence) overlap(from, to int) bool {
	for _, w := range s.Words[from:to] {
		if w.Text == ";" {
			return true
		}
	}
	return false
}

// chairWord is the function of one of whom a report only tells that he presided.
func chairWord(lang string, gender byte) string {
	switch {
	case lang == "fr" && gender == 'f':
		return "présidente"
	case lang == "fr":
		return "président"
	case lang == "es" && gender == 'f':
		return "presidenta"
	case lang == "es":
		return "presidente"
	}
	return "Chair"
}
