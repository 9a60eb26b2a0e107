package theme

import (
	"sort"

	"rapporteur.internal/services/segment/fold"
)

// Score says how strongly a sentence, or a turn, speaks of a theme.
type Score struct {
	Theme *Theme
	// Weight is the sum of the weights of the terms; one term counts once.
	Weight float64
	// Peak is the heaviest term.
	Peak int
	Hits []Hit
}

// Hit is a term in a text.
type Hit struct {
	// Byte offsets in the text.
	Start, End int
	// Term is the pattern as the scheme writes it.
	Term   string
	Weight int
}

// Match scores a sentence: every theme of which it holds a term, in the order of the scheme.
func (s *Scheme) Match(text, lang string) []Score { return s.MatchIn(fold.New(text), lang) }

// MatchIn is Match on a text that is folded already.
func (s *Scheme) MatchIn(text *fold.Text, lang string) []Score {
	l := s.lexicons[lang]
	if l == nil {
		return nil
	}
	found := l.find(text.Words)
	// Words that an exclusion covers count for nothing in its theme.
	type word struct{ theme, at int }
	out := map[word]bool{}
	for _, f := range found {
		if f.term.weight == 0 {
			for k := f.first; k < f.end; k++ {
				out[word{f.term.theme, k}] = true
			}
		}
	}
	excluded := func(f finding) bool {
		if len(out) == 0 {
			return false
		}
		for k := f.first; k < f.end; k++ {
			if out[word{f.term.theme, k}] {
				return true
			}
		}
		return false
	}
	by := map[int]*Score{}
	seen := map[*term]bool{}
	taken := map[int][]finding{}
	// The heaviest term of the same words counts, the others are in it.
	for weight := 3; weight > 0; weight-- {
		for _, f := range found {
			if f.term.weight != weight || seen[f.term] || excluded(f) || within(f, taken[f.term.theme]) {
				continue
			}
			seen[f.term] = true
			taken[f.term.theme] = append(taken[f.term.theme], f)
			sc := by[f.term.theme]
			if sc == nil {
				sc = &Score{Theme: s.Themes[f.term.theme]}
				by[f.term.theme] = sc
			}
			sc.Weight += float64(weight)
			sc.Peak = max(sc.Peak, weight)
			sc.Hits = append(sc.Hits, Hit{text.Words[f.first].Start, text.Words[f.end-1].End, f.term.text, weight})
		}
	}
	scores := make([]Score, 0, len(by))
	for i := range s.Themes {
		if sc := by[i]; sc != nil {
			sort.SliceStable(sc.Hits, func(a, b int) bool { return sc.Hits[a].Start < sc.Hits[b].Start })
			scores = append(scores, *sc)
		}
	}
	return scores
}

// within says whether the words overlap with those of a term already counted for the theme.
func within(f finding, taken []finding) bool {
	for _, t := range taken {
		if f.first < t.end && t.first < f.end {
			return true
		}
	}
	return false
}
