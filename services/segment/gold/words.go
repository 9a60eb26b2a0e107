package gold

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// The folding here is the scorer's, not that of package fold: figures would
// move with the product if they used what they measure.

var ligatures = strings.NewReplacer("œ", "oe", "Œ", "Oe", "ß", "ss")

// printing are the marks that printed texts write in two ways.
var printing = strings.NewReplacer("\u2019", "'", "\u2018", "'", "\u00a0", " ", "\u202f", " ", "\u2011", "-", "\u00ad", "")

// folded is a text without case and accents.
func folded(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(ligatures.Replace(s)) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	return cases.Fold().String(b.String())
}

// letter says whether a rune can stand in a word. A combining mark cannot.
func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// words are the runs of letters and numbers of a text, folded.
func words(s string) []string {
	return strings.FieldsFunc(folded(s), func(r rune) bool { return !letter(r) })
}

// tokens are the words and the punctuation of a text as printed.
func tokens(s string) []string {
	var out []string
	s = norm.NFC.String(printing.Replace(s))
	start := -1
	for i, r := range s {
		if letter(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, s[start:i])
			start = -1
		}
		if r != '_' && !unicode.IsSpace(r) && (r < 0x1c || r > 0x1f) {
			out = append(out, string(r))
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

// tokenF1 is how much of their words two texts share, in any order and folded:
// 0 to 1, an F1; two empty texts share all.
func tokenF1(a, b string) float64 {
	x, y := words(a), words(b)
	if len(x)+len(y) == 0 {
		return 1
	}
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	hit := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			hit++
		}
	}
	return 2 * float64(hit) / float64(len(x)+len(y))
}

// sameName says whether two names are one person's: the same words, initials
// left out, or four fifths of the words of two names of several.
func sameName(a, b string) bool {
	x, y := long(words(a)), long(words(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if strings.Join(x, " ") == strings.Join(y, " ") {
		return true
	}
	return len(x) > 1 && len(y) > 1 && tokenF1(a, b) >= 0.8
}

// long are the words of more than one letter.
func long(list []string) []string {
	var out []string
	for _, w := range list {
		if len([]rune(w)) > 1 {
			out = append(out, w)
		}
	}
	return out
}
