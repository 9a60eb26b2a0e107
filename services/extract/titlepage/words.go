package titlepage

import (
	"strings"
	"unicode"
)

// word is a word of a line with its place in bytes; low is the word in small letters.
type word struct {
	low        string
	start, end int
}

// cut parts a text into words and single signs, spaces left out. Hyphens, ordinal signs and
// dots within ordinals ("1.ª") stay in their words; dashes between numbers don't.
func cut(text string) []word {
	var out []word
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		j := i + n
		if digit := unicode.IsDigit(r); digit || unicode.IsLetter(r) {
			for j < len(text) {
				q, m := decode(text[j:])
				next := rune(0)
				if j+m < len(text) {
					next, _ = decode(text[j+m:])
				}
				if unicode.IsLetter(q) || unicode.IsDigit(q) || q == 'ª' || q == 'º' ||
					!digit && q == '-' && unicode.IsLetter(next) ||
					digit && q == '.' && (next == 'ª' || next == 'º') {
					j += m
					continue
				}
				break
			}
		}
		out = append(out, word{strings.ToLower(text[i:j]), i, j})
		i = j
	}
	return out
}

func decode(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 1
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" }
