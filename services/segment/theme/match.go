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
	by := map[int]*Score{}
	// Words that an exclusion covers count for nothing in its theme.
	type span struct{ theme, a, b int }
	var out []span
	for _, f := range found {
		if f.term.weight == 0 {
			out = append(out, span{f.term.theme, f.first, f.end})
		}
	}
	covered := func(f finding) bool {
		for _, o := range out {
			if o.theme == f.term.theme && f.first < o.b && o.a < f.end {
				return true
			}
		}
		return false
	}
	seen := map[*term]bool{}
	// The heaviest term of the same words counts, the others are in it.
	sort.SliceStable(found, func(i, j int) bool { return found[i].term.weight > found[j].term.weight })
	taken := map[int][]finding{}
	for _, f := range found {
		if f.term.weight == 0 || f.term.theme == scope || seen[f.term] || covered(f) || within(f, taken[f.term.theme]) {
			continue
		}
		seen[f.term] = true
		taken[f.term.theme] = append(taken[f.term.theme], f)
		sc := by[f.term.theme]
		if sc == nil {
			sc = &Score{Theme: s.Themes[f.term.theme]}
			by[f.term.theme] = sc
		}
		sc.Weight += float64(f.term.weight)
		sc.Peak = max(sc.Peak, f.term.weight)
		sc.Hits = append(sc.Hits, Hit{text.Words[f.first].Start, text.Words[f.end-1].End, f.term.text, f.term.weight})
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

// InScope says whether a document is of the scheme's subject: one of twelve of
// its sentences at least holds one of the scheme's scope terms.
func (s *Scheme) InScope(sentences, lang string) bool {
	return s.scopeRate(sentences, lang) >= scopeRate
}

// scopeRate is the least share of a document's words that are scope terms.
const scopeRate = 0.015

func (s *Scheme) scopeRate(text, lang string) float64 {
	t := fold.New(text)
	if len(t.Words) == 0 {
		return 0
	}
	return float64(s.scopeTerms(t, lang)) / float64(len(t.Words))
}

// scopeTerms counts the scope terms of a text.
func (s *Scheme) scopeTerms(text *fold.Text, lang string) int {
	l := s.lexicons[lang]
	if l == nil {
		return 0
	}
	n := 0
	for _, f := range l.find(text.Words) {
		if f.term.theme == scope {
			n++
		}
	}
	return n
}
