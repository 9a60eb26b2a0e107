package draft

import (
	"regexp"
	"slices"
	"strings"
)

// quote is what stands between quotation marks: words [from, to) of a passage.
type quote struct{ from, to int }

// pairs are opening marks with what closes them.
var pairs = map[rune]rune{'“': '”', '«': '»', '„': '“', '"': '"', '”': '”'}

// quotesIn finds what a passage quotes, outermost.
func quotesIn(p *passage) []quote {
	var out []quote
	var end rune
	start := 0
	for at, r := range p.text {
		switch {
		case end == 0 && pairs[r] != 0:
			end, start = pairs[r], at
		case end != 0 && r == end:
			end = 0
			q := quote{-1, -1}
			for i, w := range p.words {
				if w.From > start && w.To <= at {
					if q.from < 0 {
						q.from = i
					}
					q.to = i + 1
				}
			}
			if q.from >= 0 {
				out = append(out, q)
			}
		}
	}
	return out
}

func (c *check) quoted(i int) bool {
	return slices.ContainsFunc(c.quotes, func(q quote) bool { return i >= q.from && i < q.to })
}

// gap is where a quotation leaves out or puts in.
var gap = regexp.MustCompile(`\[[^\[\]]*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.`)

// quotations refuses words between quotation marks that what is cited doesn't print so.
func (c *check) quotations() {
	for _, q := range c.quotes {
		said := c.sentence.said(q.from, q.to)
		var parts [][]string
		for _, part := range gap.Split(said, -1) {
			var words []string
			for _, w := range tokens(c.sentence.tag, part) {
				words = append(words, w.Low)
			}
			if len(words) > 0 {
				parts = append(parts, words)
			}
		}
		near := c.near()
		if len(parts) == 0 || c.printed(parts, near) || c.title(parts) {
			continue
		}
		if q.to-q.from == 1 && c.printed(parts, c.context(8)) {
			continue // A word that the discussion uses.
		}
		if c.foreign() {
			c.blame(Unjudged, "“"+said+"” is quoted in another language than the source's, and can't be held to it", "quote the original, or take off the quotation marks")
			continue
		}
		what := "“" + said + "” is not what the source prints"
		if words := c.likest(parts, near); words != "" {
			what += ": “" + words + "”"
		}
		c.blame(Quotation, what, "quote to the letter, or take off the quotation marks")
	}
}

// printed tells whether a statement holds the parts, in their order.
func (c *check) printed(parts [][]string, in []*statement) bool {
	for _, s := range in {
		texts := [][]token{s.words}
		for _, r := range s.rendered {
			texts = append(texts, tokens(c.sentence.tag, r))
		}
		for _, words := range texts {
			at := 0
			for _, part := range parts {
				i := find(words, part, at)
				if at = i + len(part); i < 0 {
					at = -1
					break
				}
			}
			if at >= 0 {
				return true
			}
		}
	}
	return false
}

// find is where a part stands in words, from a place on; -1: nowhere.
func find(words []token, part []string, from int) int {
	for i := max(0, from); i+len(part) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(part)], part, func(w token, p string) bool { return w.Low == p }) {
			return i
		}
	}
	return -1
}

// title tells the name of a body or an initiative, which may stand between quotation marks.
func (c *check) title(parts [][]string) bool {
	return len(parts) == 1 && slices.ContainsFunc(c.record.bodies, func(b body) bool { return slices.Equal(b.words, parts[0]) })
}

// likest shows the words of a source that are most like a quotation.
func (c *check) likest(parts [][]string, in []*statement) string {
	want := slices.Concat(parts...)
	best, said := 0, ""
	for _, s := range in {
		for i := range s.words {
			for n := max(1, len(want)-1); n <= len(want)+1 && i+n <= len(s.words); n++ {
				hits := 0
				left := slices.Clone(want)
				for _, w := range s.words[i : i+n] {
					if k := slices.Index(left, w.Low); k >= 0 {
						left[k] = ""
						hits++
					}
				}
				if hits*2-n > best*2-len(strings.Fields(said)) || said == "" && hits > 0 {
					best, said = hits, s.said(i, i+n)
				}
			}
		}
	}
	if best*3 < len(want) {
		return ""
	}
	return said
}
