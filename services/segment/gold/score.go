package gold

import (
	"strings"

	"rapporteur.internal/proto/export"
)

// Wrong is a sentence whose speakers are wrong.
type Wrong struct {
	ID, Text string
	// Wanted and Got are names.
	Wanted, Got []string
}

// Score counts what an export, in reading order, has right of a text.
func (t *Text) Score(lines []export.Line) (Tally, []Wrong) {
	s := &scorer{text: t, lines: lines}
	best := s.align()
	var wrong []Wrong
	open := -1
	objectives := false
	for _, g := range t.Sentences {
		objectives = objectives || len(g.Objectives) > 0
	}
	for i, g := range t.Sentences {
		line := export.Line{}
		if best[i] >= 0 {
			line = lines[best[i]]
		}
		if w, right := s.who(g, line, &open); !right {
			wrong = append(wrong, w)
		}
		s.Tally.kinds[ClassOf(g.Kind)][ClassOf(line.Kind)]++
		s.group(g, line)
		if objectives && (g.Kind == "statement" || g.Kind == "collective" || g.Kind == "finding") {
			s.objectives(g.Objectives, line.Objectives)
		}
		var figures []string
		for _, f := range line.Figures {
			figures = append(figures, f.Text)
		}
		s.Figure.Add(Found{float64(matched(g.Figures, figures, sameFigure)), float64(len(figures)), float64(len(g.Figures))})
	}
	s.people()
	return s.Tally, wrong
}

type scorer struct {
	Tally
	text  *Text
	lines []export.Line
}

// align counts words and boundaries, and finds for each sentence the line that
// holds most of its words; -1 where that is less than half of them.
func (s *scorer) align() []int {
	var gold, lines []string
	for _, g := range s.text.Sentences {
		gold = append(gold, g.Text)
	}
	for _, l := range s.lines {
		lines = append(lines, l.Text)
	}
	reached := func(to []int) (n float64) {
		for _, k := range to {
			if k >= 0 {
				n++
			}
		}
		return n
	}
	printed := cut(gold, tokens)
	s.Exact = Ratio{reached(along(printed, cut(lines, tokens))), float64(len(printed))}
	g, p := cut(gold, words), cut(lines, words)
	to := along(g, p)
	s.Text = Ratio{reached(to), float64(len(g))}
	s.Held = Ratio{reached(to), float64(len(p))}

	for k := 0; k+1 < len(g); k++ {
		ends := g[k].sentence != g[k+1].sentence
		said := to[k] >= 0 && to[k+1] >= 0 && p[to[k]].sentence != p[to[k+1]].sentence
		if ends {
			s.Boundary.Wanted++
		}
		if said {
			s.Boundary.Said++
		}
		if ends && said {
			s.Boundary.Right++
		}
	}

	// A line's votes are the words of the sentence that it holds; of two with as
	// many, the one that holds the earlier words.
	best, votes, size := make([]int, len(gold)), make([]map[int]int, len(gold)), make([]int, len(gold))
	order := make([][]int, len(gold))
	for k, w := range g {
		size[w.sentence]++
		if to[k] < 0 {
			continue
		}
		if votes[w.sentence] == nil {
			votes[w.sentence] = map[int]int{}
		}
		line := p[to[k]].sentence
		if votes[w.sentence][line] == 0 {
			order[w.sentence] = append(order[w.sentence], line)
		}
		votes[w.sentence][line]++
	}
	for i := range best {
		best[i] = -1
		most := 0
		for _, line := range order[i] {
			if n := votes[i][line]; n > most {
				best[i], most = line, n
			}
		}
		if 2*most < size[i] {
			best[i] = -1
		}
	}
	return best
}

// who counts one sentence's speakers. open is the paragraph of the last statement.
func (s *scorer) who(g Annotated, line export.Line, open *int) (Wrong, bool) {
	var truth, names []string
	if g.Kind == "statement" {
		truth = s.text.names(g.Speakers)
	}
	if line.Kind == "statement" {
		names = speakers(line)
	}
	right := len(names) == len(truth)
	for _, t := range truth {
		found := false
		for _, n := range names {
			found = found || sameName(t, n)
		}
		right = right && found
	}
	if len(truth) > 0 {
		s.Who.Wanted++
		if right {
			s.Who.Right++
		}
		if prints(g.Text, truth) {
			s.Named.count(right)
		} else {
			s.Continued.count(right)
		}
		*open = g.Para
	} else if *open == g.Para {
		s.End.count(len(names) == 0)
	}
	if len(names) > 0 {
		s.Who.Said++
		s.Sure.count(line.Confidence >= Sure)
		if line.Confidence >= Sure {
			s.SureRight.count(right)
		}
	}
	return Wrong{g.ID, g.Text, truth, names}, right
}

// speakers are the names of a line's speakers.
func speakers(l export.Line) []string {
	var out []string
	for _, x := range l.Speakers {
		if x.Name != "" {
			out = append(out, x.Name)
		}
	}
	return out
}

// prints says whether a sentence holds the last word of one of the names.
func prints(text string, names []string) bool {
	in := map[string]bool{}
	for _, w := range words(text) {
		in[w] = true
	}
	for _, n := range names {
		if w := words(n); len(w) > 0 && in[w[len(w)-1]] {
			return true
		}
	}
	return false
}

// group counts the parties of a collective sentence; those of a line that
// should be none are said too much.
func (s *scorer) group(g Annotated, line export.Line) {
	if g.Kind != "collective" {
		if line.Kind == "collective" {
			s.Group.Said += float64(len(line.Parties))
		}
		return
	}
	var want []string
	for _, x := range g.Group {
		if p, known := s.text.person(x); known {
			x = p.Name
		}
		want = append(want, x)
	}
	got := append(append([]string(nil), line.Parties...), speakers(line)...)
	hit := matched(want, got, func(a, b string) bool {
		return folded(a) == folded(b) || len([]rune(a)) > 2 && tokenF1(a, b) >= 0.5
	})
	s.Group.Add(Found{float64(hit), float64(len(got)), float64(len(want))})
}

func (s *scorer) objectives(want, got []uint32) {
	w, g := map[uint32]bool{}, map[uint32]bool{}
	for _, o := range want {
		w[o] = true
	}
	for _, o := range got {
		g[o] = true
		if w[o] {
			s.Objective.Right++
			delete(w, o)
		}
	}
	for _, o := range want {
		w[o] = true
	}
	s.Objective.Said += float64(len(g))
	s.Objective.Wanted += float64(len(w))
}

// sameFigure: the first word, which is the number, or half of the words.
func sameFigure(a, b string) bool {
	x, y := words(a), words(b)
	first := func(w []string) string { return strings.Join(w[:min(1, len(w))], "") }
	return first(x) == first(y) || tokenF1(a, b) >= 0.5
}

// matched says how many of the wanted items are among those got, each of which
// serves once.
func matched(want, got []string, same func(want, got string) bool) int {
	rest := append([]string(nil), got...)
	hit := 0
	for _, w := range want {
		for i, g := range rest {
			if same(w, g) {
				rest = append(rest[:i], rest[i+1:]...)
				hit++
				break
			}
		}
	}
	return hit
}
