package speech

import "rapporteur.internal/services/segment/lexicon"

// behalf gives where the sentence says for whom somebody speaks, and how many
// words lie before the principal; -1: nowhere. "In the name of" says so of
// whatever follows; "remplaçant au pied levé", "standing in for",
// "representando" only of an office or of a person, since other things are
// replaced and represented too.
func (s *sentence) behalf() (int, int) {
	if i, n := s.cueAnywhere(lexicon.CueBehalf); i >= 0 {
		return i, n
	}
	for i := range s.k {
		if n := s.replacing(i); n > 0 {
			return i, n
		}
	}
	return -1, 0
}

// replacing gives how many words from i lie before the office or the person
// that somebody stands in for, 0: it says nothing of the sort.
func (s *sentence) replacing(i int) int {
	n := s.cue(lexicon.CueReplacing, i)
	if n == 0 {
		return 0
	}
	for j := i + n; j < i+n+5 && j < len(s.k); j++ {
		w := s.k[j]
		q := j + skipDeterminers(s.k[j:min(len(s.k), j+4)])
		h := s.k[q]
		if q < j+3 && (q > j && h.Is(lexicon.Role) && !h.Is(lexicon.RolePlural) || h.Is(lexicon.Role) && h.Cap || h.Is(lexicon.Honorific) && (h.Cap || q > j)) {
			return j - i
		}
		if w.Punct || w.Is(lexicon.Auxiliary|lexicon.Relative) || j == i+n && (fromWord(w) || w.Lower == "of") {
			return 0
		}
	}
	return 0
}

// behalfWithin: the words from i to j tell for whom somebody speaks, so that
// an office among them is the principal's.
func (s *sentence) behalfWithin(i, j int) bool {
	for x := i; x < j; x++ {
		if s.cue(lexicon.CueBehalf, x) > 0 && s.cue(lexicon.CueCapacity, x) == 0 || s.replacing(x) > 0 {
			return true
		}
	}
	return false
}

// principalAt: the words of a principal begin at i.
func (s *sentence) principalAt(i int) bool {
	if s.cueBefore(lexicon.CueBehalf, i) > 0 {
		return true
	}
	for x := max(0, i-9); x < i; x++ {
		if n := s.replacing(x); n > 0 && x+n <= i && x+n+2 > i {
			return true
		}
	}
	return false
}

// principals reads on whose behalf the speaker speaks.
func (r *reader) principals(s *sentence, run []*mention) {
	i, n := s.behalf()
	if i < 0 || run[0].p.behalf != "" {
		return
	}
	k := s.k
	if n := s.cue(lexicon.CueCapacity, i); n > 0 && !s.cueOf(lexicon.CueDelegates, at(k, i+n)) {
		return // "en qualité de directeur": a function, no principal
	}
	principalNamed, last := false, len(k)
	for _, m := range s.mentions {
		if m.pos == principal {
			principalNamed, last = true, m.end
		}
		// "au nom de la Ministre de l'eau, Mme X, empêchée, M. Y": the name closes it.
		if m.start > i && m.start <= i+14 && !principalNamed && m.addressed && !oneOf(run, m) && at(k, m.end).Text == "," && m.end < run[0].start {
			principalNamed, last = true, m.end
		}
	}
	var out []word
	for j := i + n; j < min(len(k), last) && len(out) < 17; j++ {
		inside := false
		for _, m := range run {
			inside = inside || j >= m.start && j < m.end
		}
		if inside || k[j].Punct && k[j].Text != "(" && k[j].Text != ")" && k[j].Text != "-" && k[j].Text != "/" && !principalNamed {
			break
		}
		if k[j].Verb.Lemma != "" && !k[j].Cap && s.verbAt(j) != nil || k[j].Is(lexicon.Auxiliary) {
			break
		}
		if k[j].Is(lexicon.Coordinator) && s.cue(lexicon.CueInFunction, j+1) > 0 {
			break // "en nombre de X y como …"
		}
		out = append(out, k[j])
	}
	for len(out) > 0 && (out[0].Is(lexicon.Determiner|lexicon.Of) || out[0].Punct || out[0].Is(lexicon.Honorific) && !out[0].Is(lexicon.Role)) {
		out = out[1:]
	}
	// "en qualité de représentant de X": the principal is X.
	if len(out) > 2 && s.cueOf(lexicon.CueDelegates, out[0]) && out[1].Is(lexicon.Of) {
		out = out[2:]
		for len(out) > 1 && out[0].Is(lexicon.Determiner|lexicon.Of) {
			out = out[1:]
		}
	}
	r.touch(run[0].p)
	run[0].p.behalf = text(out)
}

func oneOf(run []*mention, m *mention) bool {
	for _, q := range run {
		if q == m {
			return true
		}
	}
	return false
}
