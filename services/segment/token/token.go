package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rules are a language's.
type Rules struct {
	Clitics, Possessive bool
	// Abbreviations in lower case, without their last full stop.
	Abbreviations map[string]bool
}

// Token is a stretch of text: byte offsets.
type Token struct {
	Text       string
	Start, End int
}

// Cut appends the tokens of s to dst.
func Cut(dst []Token, s string, rules Rules) []Token {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case unicode.IsDigit(r):
			j := number(s, i)
			dst = append(dst, Token{s[i:j], i, j})
			i = j
		case unicode.IsLetter(r):
			j := word(s, i)
			dst = split(dst, s, i, j, rules)
			if last := &dst[len(dst)-1]; j < len(s) && s[j] == '.' && keepsStop(s, last, rules) {
				j++
				last.End, last.Text = j, s[last.Start:j]
			}
			i = j
		default:
			dst = append(dst, Token{s[i : i+n], i, i + n})
			i += n
		}
	}
	return dst
}

// keepsStop tells whether the full stop after a word belongs to it: an
// initial, a listed abbreviation, or letters with stops between ("S.E.M.").
func keepsStop(s string, t *Token, rules Rules) bool {
	rest := strings.TrimSpace(s[t.End+1:])
	if strings.Contains(t.Text, ".") {
		return true
	}
	if rest == "" {
		return false
	}
	if utf8.RuneCountInString(t.Text) == 1 {
		r, _ := utf8.DecodeRuneInString(t.Text)
		return unicode.IsUpper(r)
	}
	return rules.Abbreviations[strings.ToLower(t.Text)]
}

func number(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsDigit(r) {
			i += n
			continue
		}
		if (r == '.' || r == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			i++
			continue
		}
		break
	}
	return i
}

// word runs over letters and digits, joined by hyphens and apostrophes, and
// over letters that are each followed by a full stop.
func word(s string, i int) int {
	if j := initials(s, i); j > 0 {
		return j
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			i += n
			continue
		}
		if joins(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			if unicode.IsLetter(next) || unicode.IsDigit(next) {
				i += n
				continue
			}
		}
		break
	}
	return i
}

// initials gives the end of "S.E.M" or "U.S", without the last full stop; 0
// where there is none.
func initials(s string, i int) int {
	begin, end := i, 0
	for {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			return 0
		}
		i += n
		end = i
		if i >= len(s) || s[i] != '.' {
			if next, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(next) || unicode.IsDigit(next) || joins(next) {
				return 0
			}
			break
		}
		next, m := utf8.DecodeRuneInString(s[i+1:])
		if !unicode.IsLetter(next) {
			break
		}
		// "J.Smith": the letter after the stop begins a word.
		if after, _ := utf8.DecodeRuneInString(s[i+1+m:]); unicode.IsLetter(after) {
			break
		}
		i++
	}
	if !strings.Contains(s[begin:end], ".") {
		return 0
	}
	return end
}

func joins(r rune) bool {
	switch r {
	case '-', '\'', '\u2019', '\u2011', '\u2010':
		return true
	}
	return false
}

var clitics = []string{"jusqu", "lorsqu", "puisqu", "quoiqu", "qu", "l", "d", "s", "n", "c", "j", "m", "t"}

var inverted = []string{"-t-ils", "-t-elles", "-t-il", "-t-elle", "-t-on", "-ils", "-elles", "-il", "-elle"}

// split parts clitics and inverted pronouns from a word.
func split(dst []Token, s string, i, j int, rules Rules) []Token {
	if rules.Clitics {
		if k := cliticEnd(s[i:j]); k > 0 && !(s[i] < 0x80 && strings.IndexByte("DLNMO", s[i]) >= 0 && capitalAt(s, i+k) && afterCapital(dst)) {
			dst = append(dst, Token{s[i : i+k], i, i + k})
			i += k
			// "d'l'" does not occur; "qu'l'" does not either: one clitic a word.
		}
		low := strings.ReplaceAll(strings.ToLower(s[i:j]), "\u2011", "-")
		for _, v := range inverted {
			if len(low) == j-i && strings.HasSuffix(low, v) && len(low) > len(v) {
				return append(dst, Token{s[i : j-len(v)], i, j - len(v)}, Token{s[j-len(v) : j], j - len(v), j})
			}
		}
	}
	if rules.Possessive {
		for _, v := range []string{"'s", "\u2019s"} {
			if strings.HasSuffix(s[i:j], v) && j-i > len(v) {
				return append(dst, Token{s[i : j-len(v)], i, j - len(v)}, Token{s[j-len(v) : j], j - len(v), j})
			}
		}
	}
	return append(dst, Token{s[i:j], i, j})
}

// cliticEnd gives the length of the clitic with its apostrophe, or 0.
func cliticEnd(w string) int {
	low := strings.ToLower(w)
	if len(low) != len(w) {
		return 0
	}
	for _, c := range clitics {
		if !strings.HasPrefix(low, c) {
			continue
		}
		for _, a := range []string{"'", "\u2019"} {
			if strings.HasPrefix(low[len(c):], a) && len(low) > len(c)+len(a) {
				return len(c) + len(a)
			}
		}
	}
	return 0
}

func capitalAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// afterCapital: the token before begins with a capital and ends no sentence,
// so "Grainne O'Hara" and "Marie D'Almeida" stay whole.
func afterCapital(dst []Token) bool {
	return len(dst) > 1 && capitalAt(dst[len(dst)-1].Text, 0)
}
