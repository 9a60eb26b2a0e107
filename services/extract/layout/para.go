package layout

import (
	"math"
	"strings"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// para is a paragraph: lines of one column, later of several columns and pages.
type para struct {
	lines []*line
	role  pb.Role
	level uint32
	mark  string
	// markEnd is the byte length of a footnote's mark in the first line, which leaves the text.
	markEnd   int
	grid      *grid
	continued bool
}

func (p *para) first() *line { return p.lines[0] }
func (p *para) last() *line  { return p.lines[len(p.lines)-1] }

// raw is the text with its line ends as spaces: good enough to judge by.
func (p *para) raw() string {
	var t []string
	for _, l := range p.lines {
		t = append(t, l.text)
	}
	return strings.Join(t, " ")
}

func (p *para) runes() int {
	n := 0
	for _, l := range p.lines {
		n += utf8.RuneCountInString(l.text)
	}
	return n
}

// bold and italic: all its lines are.
func (p *para) bold() bool {
	for _, l := range p.lines {
		if !l.bold {
			return false
		}
	}
	return true
}

func (p *para) italic() bool {
	for _, l := range p.lines {
		if !l.italic {
			return false
		}
	}
	return true
}

// paragraphsOf parts the lines of a page that belong to the text.
func paragraphsOf(p *page, st *stats) []*para {
	var out []*para
	for i := 0; i < len(p.lines); {
		l := p.lines[i]
		if l.role == pb.Role_ROLE_RUNNING || l.role == pb.Role_ROLE_PAGE_NUMBER || l.role == pb.Role_ROLE_MARGINAL {
			i++
			continue
		}
		j := i
		var take []*line
		for j < len(p.lines) {
			m := p.lines[j]
			if m.role == pb.Role_ROLE_RUNNING || m.role == pb.Role_ROLE_PAGE_NUMBER {
				j++
				continue
			}
			if m.column != l.column || m.grid != l.grid || m.role != l.role {
				break
			}
			take = append(take, m)
			j++
		}
		if l.grid != nil {
			out = append(out, tableParas(take)...)
		} else {
			c := newColumn(take, st)
			out = append(out, c.paragraphs()...)
		}
		i = j
	}
	return out
}

// paragraphs parts the column's lines.
func (c *column) paragraphs() []*para {
	var out []*para
	var cur *para
	for i, l := range c.lines {
		if cur == nil || c.breaks(cur, i) {
			cur = &para{}
			out = append(out, cur)
		}
		cur.lines = append(cur.lines, l)
	}
	return out
}

// breaks says whether a new paragraph begins with line i, cur being the open one.
func (c *column) breaks(cur *para, i int) bool {
	prev, l := cur.last(), c.lines[i]
	if hasLeader(prev.text) {
		return true // an entry of a table of contents
	}
	em := max(prev.size, l.size)
	dy := l.baseline - prev.baseline
	if dy <= 0 {
		return true
	}
	lead := c.leadOf(l.size)
	if lead < 0.9*em {
		lead = 1.2 * em
	}
	// A line of another size has a leading of its own; recognised sizes waver.
	waver := 0.05
	if l.page != nil && l.page.src.Engine == "ocr" {
		waver = 0.15
	}
	if math.Abs(prev.size-l.size) > waver*em {
		return true
	}
	if prev.size > 1.15*c.size {
		lead = max(lead, 1.3*prev.size)
	}
	if n := len(cur.lines); n > 1 {
		// The paragraph's own leading is the best measure.
		lead = min(lead*1.15, max(prev.baseline-cur.lines[n-2].baseline, lead*0.9))
	}
	limit := 1.22*lead + 0.6
	if c.st != nil {
		if at := c.st.limit(l.size); at > 0 {
			limit = min(limit, at)
		}
	}
	if dy > limit {
		return true
	}
	if l.font != prev.font && math.Abs(prev.size-l.size) > 0.04*em {
		return true
	}
	if n := len(l.shifts); n > 0 && l.shifts[0].from == 0 && l.shifts[0].raised && isMarkText(l.text[:l.shifts[0].to]) {
		return true // a footnote's mark opens it
	}
	if c.st != nil && l.size < 0.95*c.st.size && nextNote(cur.first(), l) {
		return true
	}
	hyphen := endsHyphen(prev.text) && startsLow(l.text)
	mark, _ := label(l.text, l.gapAfterFirst())
	if prev.bold != l.bold && !hyphen {
		switch {
		case prev.bold && l.leadBold == 0 && !(prev.slack() < l.firstWord() && startsLow(l.text)):
			return true
		case l.bold && !prev.bold && (ended(prev.text) || prev.slack() > l.firstWord()+em):
			return true
		}
	}
	slack := prev.slack()
	if c.rightward || prev.setRight() && l.setRight() && math.Abs(prev.box.X0-l.box.X0) > em {
		slack = prev.box.X0 - prev.left
	}
	if c.indent > 0 && prevInText(prev, l) && l.indented && !hyphen {
		return true
	}
	if !hyphen {
		if c.justified && slack > l.firstWord()+0.35*em {
			return true
		}
		if slack > l.firstWord()+1.2*em && (ended(prev.text) || !startsLow(l.text)) {
			return true
		}
		display := l.centred() || prev.centred() || l.bold && prev.bold || c.st != nil && l.size > 1.05*c.st.size
		if slack > 0.3*(prev.right-prev.left) && slack > l.firstWord()+1.5*em && (display || !startsLow(l.text)) {
			return true
		}
	}
	if mark != "" && !hyphen {
		own, _ := label(cur.first().text, cur.first().gapAfterFirst())
		aligned := math.Abs(cur.first().box.X0-l.box.X0) < 0.3*em
		switch {
		case strings.ContainsAny(mark, bullets):
			return true
		case isBullet(mark): // a dash, which may stand amid a sentence
			if ended(prev.text) || strings.HasSuffix(prev.text, ",") || slack > 2*em || own == mark && aligned {
				return true
			}
		case c.justified && own == "" && prev.flush(l) && math.Abs(prev.box.X0-l.box.X0) < 0.3*em:
			// "as follows: 1) to …" within running text
		case ended(prev.text) || strings.HasSuffix(prev.text, ",") || own != "" && !isBullet(own) && aligned && slack > em:
			return true
		}
	}
	if c.rightward || l.centred() || prev.centred() {
		return false
	}
	prevMark, _ := label(prev.text, prev.gapAfterFirst())
	switch in := l.box.X0 - prev.box.X0; {
	case in > 0.8*em && in < 12*em && l.box.X0 > l.left+0.8*em:
		if len(cur.lines) == 1 && (prevMark != "" || prev.gapAfterFirst()) {
			return false // the hanging indent of an item
		}
		if len(cur.lines) == 1 && !ended(prev.text) {
			return false
		}
		// A first line: what follows goes back to the left.
		if i+1 < len(c.lines) && c.lines[i+1].box.X0 > l.box.X0-0.5*em && c.lines[i+1].baseline-l.baseline < 1.22*lead+0.6 && !ended(prev.text) {
			return false
		}
		return ended(prev.text) || !startsLow(l.text)
	case in < -0.8*em:
		if len(cur.lines) == 1 && prevMark == "" {
			return false // after the first line's indent
		}
		if len(cur.lines) == 1 {
			return mark != "" || ended(prev.text) && !c.justified && slack > em
		}
		return ended(prev.text) || !startsLow(l.text)
	}
	return false
}

// setRight says whether a line is set against the right side, far from the left.
func (l *line) setRight() bool {
	return l.right-l.box.X1 < 0.5*l.size && l.box.X0-l.left > 3*l.size
}

// prevInText says whether two lines are of one text: not a label's hanging indent.
func prevInText(prev, l *line) bool {
	mark, _ := label(prev.text, prev.gapAfterFirst())
	return (mark == "" || math.Abs(prev.box.X0-l.box.X0) < 0.3*l.size) && !prev.gapAfterFirst()
}

// gapAfterFirst says whether a wide gap follows the line's first word or two.
func (l *line) gapAfterFirst() bool {
	k := strings.IndexByte(l.text, ' ')
	if k <= 0 || k > 10 {
		return false
	}
	n := utf8.RuneCountInString(l.text[:k])
	return n+1 < len(l.edges) && l.edges[n+1]-l.edges[n] > 0.95*l.size
}

func isBullet(mark string) bool {
	r, _ := utf8.DecodeRuneInString(mark)
	return strings.ContainsRune(bullets, r) || strings.ContainsRune(dashes, r)
}

func endsHyphen(s string) bool {
	if !strings.HasSuffix(s, "-") || strings.HasSuffix(s, " -") || strings.HasSuffix(s, "--") {
		return false
	}
	return true
}

// tableParas makes one paragraph of the lines of a drawn table.
func tableParas(lines []*line) []*para {
	return []*para{{lines: lines, role: pb.Role_ROLE_TABLE, grid: lines[0].grid}}
}
