package speech

import (
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/weigh"
)

// Judge tells how right a decision is for the sentence of that number: 0 wrong,
// else the higher the better.
type Judge func(n int, d *Decision) int

// Trial is a reading of an annotated text: a case a sentence that has a right
// candidate, and what became of each sentence that is judged.
type Trial struct {
	Cases    []weigh.Case
	Outcomes []Outcome
	// Options are each judged sentence's candidates in words, where asked for.
	Options []Options
}

// Options are a sentence's candidates, in words.
type Options struct {
	Sentence, Taken int
	Candidates      []string
	Grades          []int
}

// Try reads a document as Read does and judges each sentence for which known is
// true. Where guided, the reading goes on from the right answer, else from its own.
func Try(lex *lexicon.Lexicon, w *weigh.Weights, in []Sentence, city string, known func(n int) bool, judge Judge, guided, told bool) Trial {
	var t Trial
	choose := func(r *reader, s *sentence, list []candidate, best int) int {
		if !known(s.index) {
			return best
		}
		top, right := 0, -1
		grades := make([]int, len(list))
		for i := range list {
			d := list[i].d
			for _, p := range d.people {
				d.Speakers = append(d.Speakers, Card{Name: p.name})
			}
			grades[i] = judge(s.index, &d)
			top = max(top, grades[i])
		}
		likely := 0.0
		for i := range list {
			if grades[i] > 0 {
				likely += list[i].Chance
			}
		}
		taken := &list[best]
		before := 0.0
		if taken.move.sort() == "kept" {
			before = max(r.floor.sure, 0.01)
		}
		t.Outcomes = append(t.Outcomes, Outcome{
			Outcome:    weigh.Outcome{Sort: taken.move.sort(), Chance: taken.Chance, Before: before, Right: grades[best] > 0},
			Confidence: taken.confidence, Likely: likely, Possible: top > 0, Statement: taken.d.Kind == Statement,
		})
		if told {
			o := Options{Sentence: s.index, Taken: best, Grades: grades}
			for i := range list {
				o.Candidates = append(o.Candidates, list[i].print(w, r.proposers))
			}
			t.Options = append(t.Options, o)
		}
		if top == 0 {
			return best
		}
		c := weigh.Case{}
		for i := range list {
			c.Options = append(c.Options, list[i].Evidence)
			c.Right = append(c.Right, grades[i] == top)
			if grades[i] == top && (right < 0 || list[i].Score > list[right].Score) {
				right = i
			}
		}
		t.Cases = append(t.Cases, c)
		if guided {
			return right
		}
		return best
	}
	read(lex, in, city, how{weights: w, numbering: true, choose: choose})
	return t
}

// Outcome is what became of a sentence: as it was decided, how likely the weights
// held what is right, whether a right candidate was there.
type Outcome struct {
	weigh.Outcome
	Confidence, Likely  float64
	Possible, Statement bool
}
