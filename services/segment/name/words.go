package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
)

// LongWords counts the words of two letters or more.
func LongWords(s string) int {
	n := 0
	for _, w := range grammar.FoldedWords(s) {
		if utf8.RuneCountInString(w) > 1 {
			n++
		}
	}
	return n
}

// Within: every word of a stands in b.
func Within(a, b []string) bool {
	for _, x := range a {
		ok := false
		for _, y := range b {
			ok = ok || x == y || len(x) == 1 && strings.HasPrefix(y, x)
		}
		if !ok {
			return false
		}
	}
	return true
}

// FamilyFirst: "Bo Kim-sun": two given names joined by a hyphen stand behind the
// surname; "TANO Jean": the surname is the one in capitals.
func FamilyFirst(name string) bool {
	parts := strings.Fields(name)
	if n := len(parts); n > 1 && utf8.RuneCountInString(parts[0]) > 2 && grammar.AllUpper(parts[0]) && !grammar.AllUpper(parts[n-1]) {
		return true
	}
	return len(parts) == 2 && len(grammar.FoldedWords(name)) == 3 && strings.Contains(parts[1], "-") && !strings.Contains(parts[0], "-")
}

// InitialsOf: the letters are the words' first letters, in order. A particle may
// be left out, and where the initials are printed beside the name, any word.
func InitialsOf(letters string, words []string, printed bool) bool {
	n := 0
	for _, w := range words {
		if n < len(letters) && strings.HasPrefix(w, letters[n:n+1]) {
			n++
		} else if !printed && utf8.RuneCountInString(w) > 3 {
			return false
		}
	}
	return n == len(letters)
}

// ShortUpper: two to four capitals.
func ShortUpper(w grammar.Word) bool {
	n := utf8.RuneCountInString(w.Text)
	return w.Upper && n > 1 && n < 5
}

// InitialWord: initials as they are written alone: two to four capitals, or
// with a particle's small letter between them ("RdT").
func InitialWord(w grammar.Word) bool {
	if ShortUpper(w) {
		return true
	}
	n, capitals := 0, 0
	last := rune(0)
	for _, c := range w.Text {
		if !unicode.IsLetter(c) {
			return false
		}
		n++
		if unicode.IsUpper(c) {
			capitals++
		} else if n == 1 {
			return false
		}
		last = c
	}
	return capitals > 1 && n < 6 && unicode.IsUpper(last)
}

// SpelledOut: the name gives in full what is an initial in the short one ("Rosa
// Tani", "R. Tani").
func SpelledOut(name, short string) bool {
	w, known := grammar.FoldedWords(name), grammar.FoldedWords(short)
	return len(w) == len(known) && LongWords(name) > LongWords(short) && Within(known, w)
}
