package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word or a mark of a sentence.
type word struct {
	low        string // lower case with its accents; an elided word keeps its apostrophe
	start, end int
	cap        bool // begins with a capital
	upper      bool // two capitals or more: an acronym, or a name in capitals
	digit      bool
	mark       bool
	joined     bool // a hyphen stands before it
}

// cut parts a text into words and marks. A full stop within the sentence is an
// abbreviation's and left out, as is a hyphen.
func cut(text string, english bool) []word {
	var out []word
	joined := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(text, i)
			w := word{start: i, end: j, cap: unicode.IsUpper(r), digit: unicode.IsDigit(r), joined: joined}
			w.low = strings.ToLower(text[i:j])
			w.upper = capitals(text[i:j]) > 1
			if q, m := utf8.DecodeRuneInString(text[j:]); apostrophe(q) && j < len(text) {
				w = elided(text, w, j+m, english)
			}
			out = append(out, w)
			i, joined = w.end, false
		case unicode.IsSpace(r) || unicode.Is(unicode.Mn, r) || r == utf8.RuneError && n == 1 || r == '\u00ad':
			i += n
		case r == '-' || r == '\u2010' || r == '\u2011':
			joined = i > 0 && !unicode.IsSpace(rune(text[i-1]))
			i += n
		case apostrophe(r) || r == '.' && strings.TrimRight(text[i+n:], " .”»\"’)]") != "":
			i += n
		default:
			out = append(out, word{low: text[i : i+n], start: i, end: i + n, mark: true})
			i += n
			joined = false
		}
	}
	return out
}

func wordEnd(text string, i int) int {
	first, n := utf8.DecodeRuneInString(text[i:])
	j := i + n
	for j < len(text) {
		q, m := utf8.DecodeRuneInString(text[j:])
		inNumber := (q == '.' || q == ',') && unicode.IsDigit(first) && j+m < len(text) && text[j+m] >= '0' && text[j+m] <= '9'
		if !unicode.IsLetter(q) && !unicode.IsDigit(q) && !unicode.Is(unicode.Mn, q) && !inNumber {
			break
		}
		j += m
	}
	return j
}

// elided joins the apostrophe: "qu'", "l'", and in English what follows it too
// ("didn't"), but not a possessive, which is left out.
func elided(text string, w word, after int, english bool) word {
	next, _ := utf8.DecodeRuneInString(text[after:])
	if !unicode.IsLetter(next) {
		return w
	}
	k := wordEnd(text, after)
	tail := strings.ToLower(text[after:k])
	switch {
	case english && tail == "s", w.low == "aujourd":
		w.end = k
		if w.low == "aujourd" {
			w.low += "'hui"
		}
	case english:
		w.low, w.end = w.low+"'"+tail, k
	default:
		w.low, w.end = w.low+"'", after
	}
	return w
}

func capitals(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func quoting(low string) bool { return strings.ContainsAny(low, "«»“”\"„") }
func opening(low string) bool { return strings.ContainsAny(low, "«“\"„") }

// lows are a phrase's words, without marks.
func lows(text string, english bool) []string {
	var out []string
	for _, w := range cut(text, english) {
		if !w.mark {
			out = append(out, w.low)
		}
	}
	return out
}

// find gives where the words of a phrase stand: the first word and the one
// behind the last; marks between are passed over. -1 where they don't.
func find(k []word, phrase []string, from int) (int, int) {
	if len(phrase) == 0 {
		return -1, -1
	}
	for i := from; i < len(k); i++ {
		if k[i].mark || k[i].low != phrase[0] {
			continue
		}
		j, n := i, 0
		for j < len(k) && n < len(phrase) {
			if k[j].mark {
				j++
				continue
			}
			if k[j].low != phrase[n] {
				break
			}
			j, n = j+1, n+1
		}
		if n == len(phrase) {
			return i, j
		}
	}
	return -1, -1
}
