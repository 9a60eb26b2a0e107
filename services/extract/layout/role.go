package layout

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// giveRoles says what each paragraph is, and numbers the paragraphs of each page.
func giveRoles(paras []*para, pages []*page, st *stats) {
	findContents(paras)
	findFront(paras, pages, st)
	for _, p := range paras {
		if p.role != pb.Role_ROLE_UNSPECIFIED {
			continue
		}
		switch {
		case isCaption(p):
			p.role = pb.Role_ROLE_CAPTION
		case isHeading(p, st):
			p.role = pb.Role_ROLE_HEADING
		default:
			p.role = pb.Role_ROLE_BODY
			l := p.first()
			if m, _ := label(l.text, l.gapAfterFirst()); m != "" {
				p.mark = m
				if !isNumberedText(p) {
					p.role = pb.Role_ROLE_LIST_ITEM
				}
			}
		}
	}
	level(paras)
	var on *page
	n := 0
	for _, p := range paras {
		if p.first().page != on {
			on, n = p.first().page, 0
		}
		for _, l := range p.lines {
			l.block = n
			if l.role == pb.Role_ROLE_UNSPECIFIED {
				l.role = p.role
			}
		}
		n++
	}
	for _, p := range pages {
		last := 0
		for _, l := range p.lines {
			if l.role == pb.Role_ROLE_RUNNING || l.role == pb.Role_ROLE_PAGE_NUMBER || l.role == pb.Role_ROLE_MARGINAL {
				l.block = -1
			}
			last = max(last, l.block)
		}
		for _, l := range p.lines {
			if l.block < 0 {
				last++
				l.block = last
			}
		}
	}
}

// isHeading judges by size, weight, capitals and numbering; a heading is short and no sentence.
func isHeading(p *para, st *stats) bool {
	text := p.raw()
	n := utf8.RuneCountInString(text)
	if n > 260 || len(p.lines) > 6 || firstLetter(text) == 0 || n < 2 {
		return false
	}
	stop := strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") && n > 40
	if stop && capitals(text) && (p.bold() || n <= 120) {
		stop = false // a title in capitals with a full stop after it
	}
	comma := strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";")
	big := p.first().size > 1.12*st.size
	switch {
	case comma:
		return false
	case big && !stop:
		return true
	case p.bold() && !stop && (n <= 200 || capitals(text)) && !startsLow(text):
		return true
	case capitals(text) && !stop && n >= 4 && len(p.lines) <= 4:
		return p.first().size >= 0.98*st.size && strings.Count(text, " ") < 25
	}
	return false
}

// isNumberedText: a paragraph of its own sentences that only bears a number, as the reports
// of the United Nations do.
func isNumberedText(p *para) bool {
	return isDigits(strings.Trim(p.mark, ".()")) && !strings.HasSuffix(p.mark, ")") && p.runes() > 120 && fullStop(strings.TrimRight(p.last().text, "0123456789*"))
}

// capitals says whether a text is set in capitals, numbers and signs apart.
func capitals(s string) bool {
	up, low := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			up++
		} else if unicode.IsLower(r) {
			low++
		}
	}
	return up >= 4 && low*12 < up
}

// level ranks headings by size, then weight, capitals, slant.
func level(paras []*para) {
	type style struct {
		size       int
		bold, caps bool
		italic     bool
	}
	of := func(p *para) style {
		return style{int(math.Round(p.first().size * 2)), p.bold(), capitals(p.raw()), p.italic()}
	}
	seen := map[style]bool{}
	var styles []style
	for _, p := range paras {
		if p.role == pb.Role_ROLE_HEADING && !seen[of(p)] {
			seen[of(p)] = true
			styles = append(styles, of(p))
		}
	}
	rank := func(s style) int {
		n := s.size * 8
		if s.bold {
			n += 4
		}
		if s.caps {
			n += 2
		}
		if !s.italic {
			n++
		}
		return n
	}
	sort.Slice(styles, func(a, b int) bool { return rank(styles[a]) > rank(styles[b]) })
	for _, p := range paras {
		if p.role == pb.Role_ROLE_HEADING {
			for i, s := range styles {
				if s == of(p) {
					p.level = uint32(min(i+1, 9))
				}
			}
		}
	}
}

// captionWords open the captions of figures and tables.
var captionWords = []string{"figure", "fig.", "tableau", "table", "tabla", "cuadro", "gráfico", "gráfica", "graphique", "chart", "box", "encadré", "recuadro", "carte", "map", "mapa", "photo", "foto", "ilustración", "illustration"}

// isCaption: "Tableau 3 : …", "Figure 2. …"
func isCaption(p *para) bool {
	if len(p.lines) > 12 {
		return false
	}
	low := strings.ToLower(p.first().text)
	for _, w := range captionWords {
		rest, ok := strings.CutPrefix(low, w)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " n°º.")
		k := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' })
		if k <= 0 && !isDigits(rest) {
			if f, _, _ := strings.Cut(rest, " "); !isRoman(strings.Trim(f, ".:")) || f == "" {
				return false
			}
			return true
		}
		if k < 0 {
			return true
		}
		after := strings.TrimLeft(rest[k:], " ")
		return after == "" || strings.ContainsRune(":.–—-|", []rune(after)[0]) || strings.HasSuffix(rest[:k], ".") || p.first().size < 0.97*p.first().page.bodySize()
	}
	return false
}

// bodySize is the size of most of the page's text.
func (p *page) bodySize() float64 { return typicalLine(p.lines) }

// contentsTitles head a table of contents.
var contentsTitles = map[string]bool{"contents": true, "table of contents": true, "sommaire": true, "table des matières": true, "table des matieres": true, "índice": true, "indice": true, "contenido": true, "tabla de contenido": true, "tabla de contenidos": true, "sumario": true}

// findContents marks tables of contents: lines with leaders and a page number.
func findContents(paras []*para) {
	for i, p := range paras {
		if p.role != pb.Role_ROLE_UNSPECIFIED {
			continue
		}
		leaders := 0
		for _, l := range p.lines {
			if hasLeader(l.text) {
				leaders++
			}
		}
		if leaders > 0 && leaders*2 >= len(p.lines) {
			p.role = pb.Role_ROLE_CONTENTS
			continue
		}
		if contentsTitles[strings.ToLower(strings.Trim(p.raw(), " .:"))] {
			for j := i + 1; j < len(paras) && j <= i+3; j++ {
				for _, l := range paras[j].lines {
					if hasLeader(l.text) || endsInNumber(l) {
						p.role = pb.Role_ROLE_CONTENTS
					}
				}
			}
		}
	}
	// What stands between two entries is an entry too: a title that takes two lines.
	for i := 1; i+1 < len(paras); i++ {
		if paras[i].role == pb.Role_ROLE_UNSPECIFIED && paras[i-1].role == pb.Role_ROLE_CONTENTS && paras[i+1].role == pb.Role_ROLE_CONTENTS && len(paras[i].lines) <= 2 {
			paras[i].role = pb.Role_ROLE_CONTENTS
		}
	}
}

// hasLeader: a row of dots, then a number or nothing.
func hasLeader(s string) bool {
	for _, dots := range []string{".....", ". . . .", "……", "_____"} {
		if i := strings.LastIndex(s, dots); i > 0 {
			tail := strings.Trim(s[i:], "._… ")
			if len(tail) <= 8 && (tail == "" || isDigits(tail) || isRoman(tail) || strings.ContainsFunc(tail, unicode.IsDigit)) {
				return dots != "_____" || tail != ""
			}
		}
	}
	return false
}

// endsInNumber: a title, a wide gap, a page number.
func endsInNumber(l *line) bool {
	if len(l.gaps) == 0 {
		return false
	}
	return isDigits(l.text[l.gaps[len(l.gaps)-1]:])
}
