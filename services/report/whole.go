package report

import (
	"regexp"
	"strings"
)

// paragraphNumber is the number of a paragraph that a document prints before
// its first sentence.
var paragraphNumber = regexp.MustCompile(`^(\d{1,3}\.|\d{1,3}\.\d{1,3}\.?)\s+`)

// marks are quotation marks with what closes them.
var marks = []struct{ open, end string }{{"«", "»"}, {"“", "”"}, {"\"", "\""}}

// whole is a text without its paragraph's number, and without a quotation mark
// at its ends that has no fellow: of a speech that the source quotes over several
// sentences.
func whole(text string) string {
	text = paragraphNumber.ReplaceAllString(text, "")
	for _, m := range marks {
		opens, ends := strings.Count(text, m.open), strings.Count(text, m.end)
		odd := m.open == m.end && opens%2 == 1
		if odd || opens > ends {
			text = strings.TrimLeft(strings.TrimPrefix(text, m.open), " \u00a0")
		}
		if odd || ends > opens {
			text = strings.TrimRight(strings.TrimSuffix(text, m.end), " \u00a0")
		}
	}
	return text
}

// words is how many words a text has.
func words(s string) int {
	n, in := 0, false
	for _, r := range s {
		if r == ' ' || r == '\u00a0' || r == '\n' {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	return n
}
