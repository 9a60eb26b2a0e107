package analysis

import (
	"fmt"
	"strconv"
	"strings"
)

// Invisible marks within words are taken off: soft hyphen, word joiner, and the
// byte order mark.
func Invisible() []rune { return []rune{0xAD, 0x2060, 0xFEFF} }

// Signs are the code points that are spaces to the chains, in data/signs.txt.
func Signs() ([]rune, error) {
	rows, err := lines("signs.txt")
	if err != nil {
		return nil, err
	}
	var all []rune
	for _, row := range rows {
		from, to, ranged := strings.Cut(row, "-")
		if !ranged {
			to = from
		}
		first, err := strconv.ParseInt(from, 16, 32)
		if err != nil {
			return nil, fmt.Errorf("signs.txt: %q is no code point: %w", row, err)
		}
		last, err := strconv.ParseInt(to, 16, 32)
		if err != nil {
			return nil, fmt.Errorf("signs.txt: %q is no code point: %w", row, err)
		}
		for r := first; r <= last; r++ {
			all = append(all, rune(r))
		}
	}
	return all, nil
}

// visible takes the invisible marks off a word.
func visible(word string) string {
	return strings.Map(func(r rune) rune {
		for _, i := range Invisible() {
			if r == i {
				return -1
			}
		}
		return r
	}, word)
}
