package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut appends the sentence from a to b, in pieces where it is longer than Longest.
func cut(out []Range, text string, a, b int) []Range {
	if b-a <= Longest || utf8.RuneCountInString(text[a:b]) <= Longest {
		return append(out, Range{Start: a, End: b})
	}
	for a < b {
		window := text[a:b]
		end, more := limit(window)
		if more {
			end = boundary(window[:end])
		}
		piece := strings.TrimRightFunc(window[:end], unicode.IsSpace)
		out = append(out, Range{Start: a, End: a + len(piece), Cut: true})
		a += end
		a += len(text[a:b]) - len(strings.TrimLeftFunc(text[a:b], unicode.IsSpace))
	}
	return out
}

// limit is the byte length of the first Longest characters, and whether more follow.
func limit(s string) (int, bool) {
	n := 0
	for i := range s {
		if n == Longest {
			return i, true
		}
		n++
	}
	return len(s), false
}

// boundary is the best place to cut a text that begins with more than a piece:
// the last of the strongest marks in its second half, else white space, else its end.
func boundary(s string) int {
	half := len(s) / 2
	for _, marks := range []string{".!?…", ";", ":", ",–—"} {
		for end := len(s); end > half; {
			p := strings.LastIndexAny(s[:end], marks)
			if p < half {
				break
			}
			_, n := utf8.DecodeRuneInString(s[p:])
			if r, _ := utf8.DecodeRuneInString(s[p+n:]); unicode.IsSpace(r) {
				return p + n
			}
			end = p
		}
	}
	if p := strings.LastIndexFunc(s, unicode.IsSpace); p > 0 {
		return p
	}
	return len(s)
}
