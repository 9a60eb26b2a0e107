package draft

import (
	"math"
	"slices"
	"strings"
)

// numbers refuses numbers that no cited statement holds.
func (c *check) numbers() {
	var held, answered []quantity
	for _, x := range c.near() {
		if has(c.cited, x) {
			held = append(held, x.quantities...)
		} else {
			answered = append(answered, x.quantities...)
		}
	}
	for _, q := range c.sentence.quantities(c.dates) {
		if q.part || c.cell(q) || c.names[q.from] || c.counted(q) || c.quoted(q.from) || len(held) == 0 && c.foreign() {
			continue
		}
		if c.matched(q, held) || c.spanNamed(q) || c.ratioHeld(q) {
			continue
		}
		// What somebody answers is told with its numbers: "supported the fee of two francs".
		if c.matched(q, answered) && (c.definite(q.from) || !slices.ContainsFunc(held, func(h quantity) bool { return like(q.kind, h.kind) && !h.part })) {
			continue
		}
		what := "“" + c.sentence.said(q.from, q.to) + "” is in nothing that is cited"
		if near := c.nearest(q, held); near != "" {
			what += "; there stands “" + near + "”"
		}
		c.blame(Number, what, "correct the number, or cite the statement that holds it")
	}
}

// matched tells whether one of the held numbers is the sentence's.
func (c *check) matched(q quantity, held []quantity) bool {
	for _, h := range held {
		if q.days > 0 && h.days > 0 && differs(q.days, h.days) <= .03 {
			return true
		}
		if q.days > 0 && h.days > 0 && q.kind != span && h.kind != span {
			continue // Two years are not two months.
		}
		if !like(q.kind, h.kind) {
			continue
		}
		for _, a := range q.values {
			for _, b := range h.values {
				if c.agree(q, a, b, h) {
					return true
				}
			}
		}
	}
	return false
}

func like(a, b kind) bool {
	return a == b || a == times && b == count || a == count && b == times
}

func (c *check) agree(q quantity, a, b float64, h quantity) bool {
	d := differs(a, b)
	switch {
	case d < .0005, q.kind == share && math.Abs(a-b) < .0051 && (a == math.Trunc(a*100)/100 || d < .02):
		return true
	case q.near && d <= .12, h.near && d <= .12:
		return true
	case q.above && b > a && d <= .25, q.below && b < a && d <= .25:
		return true
	}
	return false
}

func differs(a, b float64) float64 {
	return math.Abs(a-b) / max(math.Abs(a), math.Abs(b), 1e-9)
}

// cell tells a number that fills a table's cell: a session's, a count of the draft's own.
func (c *check) cell(q quantity) bool {
	s := c.sentence
	return (q.from == 0 || s.words[q.from].Break == ';') && (q.to == len(s.words) || s.words[q.to].Break == ';') && strings.Contains(s.text, " ; ")
}

// definite tells whether a number is of something known: "the three seasons".
func (c *check) definite(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if has(c.sentence.lex.Definite, c.sentence.words[k].Low) {
			return true
		}
	}
	return false
}

// spanNamed tells a span that a source names by its unit alone: "more than the year".
func (c *check) spanNamed(q quantity) bool {
	if q.days == 0 {
		return false
	}
	for _, x := range c.cited {
		for _, w := range x.words {
			if v, ok := x.lex.Units[w.Low]; ok && differs(v, q.days) < .03 {
				return true
			}
		}
	}
	return false
}

// ratioHeld tells a share that two numbers of one source make: "of a hundred, sixty".
func (c *check) ratioHeld(q quantity) bool {
	if q.kind != share {
		return false
	}
	for _, x := range c.cited {
		for _, a := range x.quantities {
			for _, b := range x.quantities {
				if a.kind == count && b.kind == count && a.days == 0 && b.days == 0 && b.values[0] >= 10 && a.values[0] < b.values[0] && (math.Abs(a.values[0]/b.values[0]-q.values[0]) < .0051 || q.near && math.Abs(a.values[0]/b.values[0]-q.values[0]) < .03) {
					return true
				}
			}
		}
	}
	return false
}

// ranks refuses an ordinal of something of which what is cited has another:
// "from the second season" where the source says the third.
func (c *check) ranks() {
	s := c.sentence
	for i := 0; i+1 < len(s.words); i++ {
		n, ok := s.lex.Ranks[s.words[i].Low]
		if !ok || s.words[i+1].Break != 0 || !s.content(i+1) || has(s.lex.Sessions, s.words[i+1].Low) || c.quoted(i) {
			continue
		}
		other := ""
		for _, x := range c.cited {
			for j := 0; j+1 < len(x.words); j++ {
				m, ok := x.lex.Ranks[x.words[j].Low]
				if !ok || x.tag != s.tag || !same(s.words[i+1], x.words[j+1]) {
					continue
				}
				if m == n {
					other = ""
					n = -1
					break
				}
				other = x.said(j, j+2)
			}
		}
		if other != "" && n > 0 {
			c.blame(Number, "“"+s.said(i, i+2)+"” is in nothing that is cited; there stands “"+other+"”", "correct the number, or cite the statement that holds it")
		}
	}
}

// counted tells a number by which the sentence counts whom it names or whom the
// cited statements are of.
func (c *check) counted(q quantity) bool {
	if q.kind != count || q.days > 0 || q.values[0] > 30 {
		return false
	}
	n := int(q.values[0])
	parties := map[string]bool{}
	for _, x := range c.cited {
		for _, p := range x.parties {
			parties[p] = true
		}
	}
	return n == len(parties) && n > 1 || n == len(c.mentions) && n > 1
}

// nearest shows the held number of the same kind that lies nearest.
func (c *check) nearest(q quantity, held []quantity) string {
	best, said := math.Inf(1), ""
	for _, h := range held {
		if like(q.kind, h.kind) && !h.part {
			if d := differs(q.values[0], h.values[0]); d < best {
				best, said = d, h.said
			}
		}
	}
	return said
}
