package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// FoldedWords gives a name's words, letters alone, folded.
func FoldedWords(s string) []string {
	var out []string
	from := -1
	f := lexicon.Fold(s)
	for i, c := range f {
		if unicode.IsLetter(c) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			out = append(out, f[from:i])
			from = -1
		}
	}
	if from >= 0 {
		out = append(out, f[from:])
	}
	return out
}

// SplitWords gives a name's words, letters and digits, as printed.
func SplitWords(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// ContainsWord tells whether needle stands in hay between ends of words.
func ContainsWord(hay, needle string) bool {
	for from := 0; ; {
		i := strings.Index(hay[from:], needle)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(hay[:i])
		after, _ := utf8.DecodeRuneInString(hay[i+len(needle):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = i + 1
	}
}

// AllUpper: more than two letters, all of them capitals.
func AllUpper(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters > 2
}

// Set gives the words of a text, parted by spaces, to look them up.
func Set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// IsInitial: "J.", "J.-P.", "R.K."
func IsInitial(t string) bool {
	letters, stops := 0, 0
	for _, r := range t {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r == '.':
			stops++
		case r == '-':
		default:
			return false
		}
	}
	return stops > 0 && letters > 0 && letters <= 3
}

// WithoutCapitals prints a title in capitals as a name: in English each word with a
// capital, else the first alone.
func WithoutCapitals(s, lang string) string {
	if !AllUpper(s) {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i > 0 && (lang != "en" || len(w) < 4) {
			continue
		}
		c, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(c)) + w[n:]
	}
	return strings.Join(words, " ")
}

// Capitals counts the capital letters.
func Capitals(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n
}

// IsRoman: "I", "IV", "XII".
func IsRoman(t string) bool { return t != "" && strings.Trim(t, "IVX") == "" }
