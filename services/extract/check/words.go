package check

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

// The commonest function words, one language a line: "fr: de la le …".
//
//go:embed stopwords.txt
var stopWordText string

// Languages that are known, in the order in which ties are decided.
var languages = [...]string{"fr", "en", "es"}

var stopWords = sync.OnceValue(func() map[string]uint8 {
	m := map[string]uint8{}
	for line := range strings.Lines(stopWordText) {
		lang, words, _ := strings.Cut(line, ":")
		for i, l := range languages {
			if l != strings.TrimSpace(lang) {
				continue
			}
			for w := range strings.FieldsSeq(words) {
				m[w] |= 1 << i
			}
		}
	}
	return m
})

// Words cuts a text into words: letters and digits, lower case.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
}

// Language is the known language whose function words are the most frequent in the words, and
// their rate among the words that have letters; "" and 0 for none.
func Language(words []string) (lang string, rate float64) {
	var hits [len(languages)]int
	n := 0
	for _, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			continue
		}
		n++
		set := stopWords()[w]
		for i := range languages {
			if set&(1<<i) != 0 {
				hits[i]++
			}
		}
	}
	if n == 0 {
		return "", 0
	}
	best := 0
	for i := range hits {
		if hits[i] > hits[best] {
			best = i
		}
	}
	if hits[best] == 0 {
		return "", 0
	}
	return languages[best], float64(hits[best]) / float64(n)
}

// Agreement of two texts: F1 over their bags of words, 0 to 1; two empty texts agree.
func Agreement(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	bag := make(map[string]int, len(a))
	for _, w := range a {
		bag[w]++
	}
	common := 0
	for _, w := range b {
		if bag[w] > 0 {
			bag[w]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}
