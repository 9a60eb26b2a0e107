package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// check holds one sentence to what it cites.
type check struct {
	*Examiner
	from     Sentence
	sentence *passage
	cited    []*statement
	dates    []date
	quotes   []quote
	// mentions are the States, bodies and persons that it names; names their words.
	mentions []mention
	names    map[int]bool
	out      []Finding
}

// Check holds a draft's sentences to what they cite, and lists what doesn't
// hold in the draft's order. The same draft and report give the same findings.
func (e *Examiner) Check(sentences []Sentence) []Finding {
	var all strings.Builder
	for _, s := range sentences {
		all.WriteString(s.Text)
		all.WriteByte(' ')
	}
	tag := guess(all.String(), e.tag)
	var out []Finding
	for _, s := range sentences {
		out = append(out, e.one(tag, s)...)
	}
	return out
}

func (e *Examiner) one(tag string, s Sentence) []Finding {
	c := &check{Examiner: e, from: s, names: map[int]bool{}}
	if len(s.Citations) == 0 {
		if !s.Heading && asserts(s.Text) {
			c.blame(Missing, "the sentence cites nothing", "cite what it rests on, as [S1a-17]")
		}
		return c.out
	}
	c.citations()
	if len(c.cited) == 0 {
		return c.out
	}
	c.sentence = e.words.read(c.tongue(tag), s.Text)
	c.sentence.known = c.record.knows
	c.quotes = quotesIn(c.sentence)
	c.quotations()
	c.dates = c.sentence.dates()
	c.find()
	c.namesHeld()
	c.numbers()
	c.ranks()
	c.dated()
	c.sessionSaid()
	c.condition()
	if !c.stance() {
		c.negation()
	}
	c.support()
	return c.out
}

// tongue tells the sentence's language: where its words leave a doubt, that of
// what it cites, else the draft's.
func (c *check) tongue(draft string) string {
	may := likely(c.from.Text, 1)
	for _, s := range c.cited {
		if has(may, s.tag) {
			return s.tag
		}
	}
	if has(may, draft) {
		return draft
	}
	return may[0]
}

// asserts tells a sentence from a label or a fragment.
func asserts(text string) bool {
	end := strings.TrimRight(text, "”’»\"') ")
	return len(strings.Fields(text)) >= 5 && end != "" && strings.ContainsAny(end[len(end)-1:], ".!;") || strings.HasSuffix(end, "…")
}

func (c *check) blame(code Code, what, remedy string) {
	f := Finding{Sentence: c.from.Text, Line: c.from.Line, Code: code, What: what, Remedy: remedy, Notice: code.Notice()}
	for _, r := range c.from.Citations {
		f.Cited = append(f.Cited, r.ID)
	}
	c.out = append(c.out, f)
}

// citations looks each up, with its page.
func (c *check) citations() {
	for _, r := range c.from.Citations {
		s := c.record.by[r.ID]
		if s == nil {
			remedy := "correct it; a citation looks like [S1a-17]"
			if ident.MatchString(r.ID) {
				remedy = "correct it: the report has no such statement"
			}
			c.blame(Unknown, "there is no statement "+r.ID, remedy)
			continue
		}
		for _, p := range r.Pages {
			if !slices.ContainsFunc(s.pages, func(q string) bool { return strings.EqualFold(p, q) }) {
				c.blame(Page, fmt.Sprintf("%s stands on page %s, not on page %s", r.ID, s.page(), p), "write ["+r.ID+", p. "+s.page()+"]")
				break
			}
		}
		if !has(c.cited, s) {
			c.cited = append(c.cited, s)
		}
	}
}

// page is the one to name: as printed, else as counted.
func (s *statement) page() string {
	for i := len(s.pages) - 1; i > 0; i-- {
		if s.pages[i] != "" && s.pages[i] != "0" {
			return s.pages[i]
		}
	}
	return s.pages[0]
}

// near are the cited statements and those that they answer.
func (c *check) near() []*statement {
	out := slices.Clone(c.cited)
	for _, s := range c.cited {
		for _, r := range s.responses {
			if t := c.record.under[r]; t != nil && !has(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// context is what stands right before the cited statements in their documents.
func (c *check) context(n int) []*statement {
	var out []*statement
	for _, s := range c.cited {
		for _, t := range c.record.order[s.document] {
			if t.place < s.place && t.place >= s.place-n {
				out = append(out, t)
			}
		}
	}
	return out
}

// foreign tells whether nothing that is cited is in the sentence's language.
func (c *check) foreign() bool {
	return !slices.ContainsFunc(c.cited, func(s *statement) bool { return s.tag == c.sentence.tag })
}

// oneLanguage tells whether all that is cited is in the sentence's language.
func (c *check) oneLanguage() bool {
	return !slices.ContainsFunc(c.cited, func(s *statement) bool { return s.tag != c.sentence.tag })
}

// holds tells whether a cited statement has the word, in whatever form.
func (c *check) holds(w token) bool {
	return slices.ContainsFunc(c.cited, func(s *statement) bool { return s.holds(w) })
}

func (p *passage) holds(w token) bool {
	return slices.ContainsFunc(p.words, func(v token) bool { return same(w, v) })
}

// weight is how many of the sentence's words carry what it says, names apart.
func (c *check) weight() int {
	n := 0
	for i := range c.sentence.words {
		if c.sentence.content(i) && !c.names[i] {
			n++
		}
	}
	return n
}

// speaks tells whether a name's word is of somebody who speaks in what is cited.
func (c *check) speaks(i int) bool {
	for _, m := range c.mentions {
		if i < m.from || i >= m.to {
			continue
		}
		for _, s := range c.cited {
			if slices.ContainsFunc(m.codes, func(code string) bool { return s.codes[code] }) {
				return true
			}
		}
	}
	return false
}

// capital tells whether a word is printed in capitals alone.
func capital(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
}
