package title

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Words are the words that tell an office from another, folded; those
// joined by a hyphen one by one.
func Words(np []grammar.Word) map[string]bool {
	words := map[string]bool{}
	for _, t := range np {
		if !t.Punct && !t.Is(lexicon.Determiner|lexicon.Of|lexicon.Coordinator|lexicon.Honorific) {
			for _, w := range strings.Split(t.Fold, "-") {
				words[w] = true
			}
		}
	}
	return words
}

// Case prints an office with a capital at its head, words in capitals undone.
func Case(np []grammar.Word) string {
	var b strings.Builder
	for i, t := range np {
		if i > 0 && np[i-1].End < t.Start {
			b.WriteByte(' ')
		}
		w := t.Text
		if t.Upper && (t.Is(lexicon.Role) || t.Is(lexicon.Of)) {
			w = strings.ToLower(w)
			if t.Is(lexicon.Of) {
				b.WriteString(w)
				continue
			}
			c, n := utf8.DecodeRuneInString(w)
			w = string(unicode.ToUpper(c)) + w[n:]
		}
		if i == 0 {
			c, n := utf8.DecodeRuneInString(w)
			w = string(unicode.ToUpper(c)) + w[n:]
		}
		b.WriteString(w)
	}
	return strings.Trim(b.String(), " ,;")
}

// Plural: the title before a name is of several.
func Plural(k []grammar.Word) bool {
	for _, w := range k {
		if w.Is(lexicon.RolePlural) {
			return true
		}
	}
	return false
}

// Longest gives the longest of a list, the first of several.
func Longest(list []string) string {
	best := ""
	for _, x := range list {
		if len(x) > len(best) {
			best = x
		}
	}
	return best
}

// LongestRole prefers an office to what somebody is in the meeting alone.
func (r *Reader) LongestRole(list []string) string {
	var lasting []string
	for _, x := range list {
		if strings.Contains(x, " ") || !r.lex.Mentions(lexicon.CueMeetingRoles, x, 1) {
			lasting = append(lasting, x)
		}
	}
	if len(lasting) > 0 {
		return Longest(lasting)
	}
	return Longest(list)
}
