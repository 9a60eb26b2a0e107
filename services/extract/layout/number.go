package layout

import (
	"sort"
	"strconv"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// numberPages finds the numbers that grow by one from page to page.
func numberPages(pages []*page, edges [][]edgeLine) {
	votes := map[int]int{}
	type found struct{ page, value int }
	seen := map[found]bool{}
	for i := range pages {
		for _, e := range edges[i] {
			for _, l := range e.lines {
				for _, n := range numbers(l.text) {
					if f := (found{i, n.value}); !seen[f] && (n.lone || l.role == pb.Role_ROLE_RUNNING) {
						seen[f] = true
						votes[n.value-i]++
					}
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
			for _, l := range e.lines {
				for _, n := range numbers(l.text) {
					o := n.value - i
					lone := n.lone && (chosen[o] || e.bottom && len(pages) == 1 && n.named)
					if !lone && !(chosen[o] && l.role == pb.Role_ROLE_RUNNING) {
						continue
					}
					if v := votes[o]; v > best {
						best, at, printed = v, l, n.printed
					}
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
	if strings.Contains(text, "..") || strings.HasSuffix(text, ")") && !strings.HasPrefix(text, "(") {
		return false // the number of an item
	}
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
