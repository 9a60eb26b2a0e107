package shorten

import (
	"strings"
)

// clause is a clause taken apart.
type clause struct {
	*lexicon
	text string
	t    []token
	// end is the number of tokens without the stops that close the clause.
	end int
	// broken: a bracket or quotation mark has no partner.
	broken bool
}

func parse(l *lexicon, text string) *clause {
	c := &clause{lexicon: l, text: text, t: tokens(l.tag, text)}
	c.end = len(c.t)
	for c.end > 0 && c.t[c.end-1].sort == stop {
		c.end--
	}
	var open []string
	pairs := map[string]string{")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "›": "‹"}
	for i := range c.t {
		k := &c.t[i]
		straight := k.fold == "\""
		switch {
		case straight && len(open) > 0 && open[len(open)-1] == "\"":
			k.deep = true
			k.sort, open = closing, open[:len(open)-1]
			continue
		case straight:
			k.sort = opening
			k.deep, open = len(open) > 0, append(open, "\"")
			continue
		case k.sort == opening:
			k.deep, open = len(open) > 0, append(open, k.fold)
			continue
		case k.sort == closing && c.numbering(i) && len(open) == 0:
			// "1)" closes nothing.
		case k.sort == closing:
			if len(open) == 0 || open[len(open)-1] != pairs[k.fold] {
				c.broken = true
				return c
			}
			open = open[:len(open)-1]
			k.deep = len(open) > 0
			continue
		}
		k.deep = len(open) > 0
	}
	c.broken = len(open) > 0
	return c
}

// numbering tells whether the bracket at i closes "1)", "a)", "iv)".
func (c *clause) numbering(i int) bool {
	if i == 0 || c.t[i].fold != ")" {
		return false
	}
	w := c.t[i-1]
	if w.end != c.t[i].start {
		return false
	}
	if i > 1 && c.t[i-2].end == w.start && c.t[i-2].fold != "(" {
		return false
	}
	return (w.sort == number && len(w.fold) <= 2) || (w.sort == word && (len(w.fold) == 1 || strings.Trim(w.fold, "iv") == ""))
}

// breaks tells whether token i is a comma of the clause itself.
func (c *clause) breaks(i int) bool {
	return i >= 0 && i < len(c.t) && c.t[i].sort == comma && !c.t[i].deep
}

// has tells whether a mark of the sort stands between from and to, outside brackets.
func (c *clause) has(s sort, from, to int) bool {
	for i := from; i < to; i++ {
		if c.t[i].sort == s && !c.t[i].deep {
			return true
		}
	}
	return false
}

// next is the first comma of the clause at or after i, or its end.
func (c *clause) next(i int) int {
	for ; i < c.end; i++ {
		if c.breaks(i) {
			return i
		}
	}
	return c.end
}

// segment is where the stretch between commas that holds token i begins.
func (c *clause) segment(i int) int {
	for ; i > 0; i-- {
		if c.breaks(i - 1) {
			return i
		}
	}
	return 0
}

func (c *clause) fold(i int) string {
	if i < 0 || i >= len(c.t) {
		return ""
	}
	return c.t[i].fold
}
