package question

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clause is one thing that was typed.
type clause struct {
	text   string
	quoted bool
	not    bool
}

// closing gives the mark that ends a quotation.
func closing(open rune) (rune, bool) {
	switch open {
	case '"':
		return '"', true
	case '«':
		return '»', true
	case '“', '„':
		return '”', true
	}
	return 0, false
}

// clauses cuts what was typed. A quotation that isn't closed runs to the end.
func clauses(query string) []clause {
	rest := []rune(norm.NFC.String(query))
	var all []clause
	for len(rest) > 0 {
		if unicode.IsSpace(rest[0]) {
			rest = rest[1:]
			continue
		}
		var c clause
		// A dash before a space is punctuation.
		if rest[0] == '-' && len(rest) > 1 && !unicode.IsSpace(rest[1]) {
			c.not, rest = true, rest[1:]
		}
		end := 0
		if mark, ok := closing(rest[0]); ok {
			c.quoted, rest = true, rest[1:]
			for end < len(rest) && !closes(rest[end], mark) {
				end++
			}
			c.text = string(rest[:end])
			rest = rest[min(end+1, len(rest)):]
		} else {
			for end < len(rest) && !unicode.IsSpace(rest[end]) && !opens(rest[end]) {
				end++
			}
			c.text = string(rest[:end])
			rest = rest[end:]
		}
		if strings.TrimSpace(c.text) != "" {
			all = append(all, c)
		}
	}
	return all
}

func opens(r rune) bool {
	_, ok := closing(r)
	return ok
}

// closes tells the end of a quotation; ” is sometimes typed as “.
func closes(r, mark rune) bool { return r == mark || mark == '”' && (r == '“' || r == '"') }
