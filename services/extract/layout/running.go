package layout

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Running headers and footers lie within this share of the page's height from its edge.
const runningZone = 0.17

// reach is over how many pages a running line is looked for again: alternating pages, and
// the one that a chapter leaves out.
const reach = 3

// edgeLine is a line near the top or the bottom of its page.
type edgeLine struct {
	l      *line
	shape  string // its text with numbers taken out
	y      float64
	bottom bool
}

// findRunning marks what repeats at the edges of pages, and page numbers; it gives each page
// without a label the number printed on it.
func findRunning(pages []*page) {
	edges := make([][]edgeLine, len(pages))
	for i, p := range pages {
		edges[i] = p.edgeLines()
	}
	for i := range pages {
		for _, e := range edges[i] {
			if repeats(e, edges, i) {
				e.l.role = pb.Role_ROLE_RUNNING
			}
		}
	}
	numberPages(pages, edges)
}

// edgeLines are the lines in the page's upper and lower zones.
func (p *page) edgeLines() []edgeLine {
	top, bottom := p.extent()
	zone := runningZone * (bottom - top)
	var out []edgeLine
	for _, l := range p.lines {
		if l.role == pb.Role_ROLE_MARGINAL || l.runes() > 220 {
			continue
		}
		mid := (l.box.Y0 + l.box.Y1) / 2
		if mid < top+zone || mid > bottom-zone {
			out = append(out, edgeLine{l, shape(l.text), mid - top, mid > bottom-zone})
		}
	}
	return out
}

// extent is the page's height in the direction that its text is laid out.
func (p *page) extent() (top, bottom float64) {
	switch p.angle {
	case 90:
		return -p.src.Width, 0
	case 180:
		return -p.src.Height, 0
	case 270:
		return 0, p.src.Width
	}
	return 0, p.src.Height
}

// repeats says whether a neighbouring page prints the like at the same height.
func repeats(e edgeLine, edges [][]edgeLine, i int) bool {
	if e.shape == "" && !hasNumber(e.l.text) {
		return false
	}
	for d := 1; d <= reach; d++ {
		for _, j := range []int{i - d, i + d} {
			if j < 0 || j >= len(edges) {
				continue
			}
			for _, o := range edges[j] {
				if o.bottom == e.bottom && math.Abs(o.y-e.y) < 0.4*e.l.size+1 && math.Abs(o.l.size-e.l.size) < 0.15*e.l.size && alike(e.shape, o.shape) {
					return true
				}
			}
		}
	}
	return false
}

// alike: the same words but for numbers; of longer lines one word may change (a date, a chapter).
func alike(a, b string) bool {
	return a == b
}

// shape is a text without digits, spaces and case.
func shape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func hasNumber(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// numberPages finds the numbers that grow by one from page to page.
func numberPages(pages []*page, edges [][]edgeLine) {
	votes := map[int]int{}
	type found struct{ page, value int }
	seen := map[found]bool{}
	for i := range pages {
		for _, e := range edges[i] {
			for _, n := range numbers(e.l.text) {
				if f := (found{i, n.value}); !seen[f] && (n.lone || e.l.role == pb.Role_ROLE_RUNNING) {
					seen[f] = true
					votes[n.value-i]++
				}
			}
		}
	}
	var offsets []int
	for o := range votes {
		offsets = append(offsets, o)
	}
	sort.Slice(offsets, func(a, b int) bool {
		if votes[offsets[a]] != votes[offsets[b]] {
			return votes[offsets[a]] > votes[offsets[b]]
		}
		return offsets[a] < offsets[b]
	})
	chosen := map[int]bool{}
	for _, o := range offsets {
		// Front pages may be numbered apart: every run of three pages counts.
		if votes[o] >= 3 || votes[o] >= 2 && len(pages) <= 4 {
			chosen[o] = true
		}
	}
	for i, p := range pages {
		best := -1
		var at *line
		var printed string
		for _, e := range edges[i] {
			for _, n := range numbers(e.l.text) {
				o := n.value - i
				lone := n.lone && (chosen[o] || e.bottom && len(pages) == 1 && n.named)
				if !lone && !(chosen[o] && e.l.role == pb.Role_ROLE_RUNNING) {
					continue
				}
				if v := votes[o]; v > best {
					best, at, printed = v, e.l, n.printed
				}
			}
		}
		if at == nil {
			continue
		}
		if isLone(at.text) {
			at.role = pb.Role_ROLE_PAGE_NUMBER
		} else {
			at.role = pb.Role_ROLE_RUNNING
		}
		if p.label == "" {
			p.label = printed
		}
	}
}

// number is a page number that a line may print.
type number struct {
	value   int
	printed string
	// lone: the line prints nothing else, but the word page and dashes; named: it says "page".
	lone, named bool
}

// pageWords stand beside page numbers in the three languages.
var pageWords = []string{"page", "pág", "página", "pag", "p", "seite", "folio", "hoja"}

// numbers lists what may be page numbers in a line: integers below 10,000, and small roman
// numerals that stand alone.
func numbers(text string) []number {
	lone := isLone(text)
	named := false
	var out []number
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.IsLetter(r)
	})
	for _, f := range fields {
		low := strings.ToLower(f)
		for _, w := range pageWords {
			named = named || low == w
		}
		if isDigits(f) && len(f) <= 4 {
			if n, err := strconv.Atoi(f); err == nil && n > 0 {
				out = append(out, number{n, f, lone, named})
			}
		} else if lone && isRoman(f) && len(fields) == 1 {
			if n := romanValue(low); n > 0 {
				out = append(out, number{n, f, true, named})
			}
		}
	}
	return out
}

// isLone says whether a line prints a page number and nothing else: "12", "- 12 -",
// "Page 3 sur 9", "4/10", "xii".
func isLone(text string) bool {
	digits := 0
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) }) {
		low := strings.ToLower(f)
		switch {
		case isDigits(f) && len(f) <= 4:
			digits++
		case isRoman(f) && romanValue(low) > 0:
			digits++
		case low == "of" || low == "sur" || low == "de" || low == "page" || low == "pages" || low == "página" || low == "pág" || low == "pag" || low == "p" || low == "folio" || low == "hoja":
		default:
			return false
		}
	}
	return digits == 1 || digits == 2
}

// romanValue reads a small roman numeral in small letters; 0 for what is none.
func romanValue(s string) int {
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	n := 0
	for i := 0; i < len(s); i++ {
		v := value[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && value[s[i+1]] > v {
			n -= v
		} else {
			n += v
		}
	}
	return n
}
