package shorten

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type sort int

const (
	word sort = iota
	number
	comma
	semicolon
	colon
	dash
	opening
	closing
	stop
	other
)

// token is a word or a mark of the clause with its bytes.
type token struct {
	start, end int
	fold       string // lower case, straight apostrophe
	sort       sort
	deep       bool // within brackets, dashes or quotation marks
	capital    bool
}

// elided are the French words that lose their vowel; the apostrophe ends them.
var elided = map[string]bool{
	"l": true, "d": true, "j": true, "m": true, "t": true, "s": true, "n": true, "c": true,
	"qu": true, "jusqu": true, "lorsqu": true, "puisqu": true, "quoiqu": true,
}

// tokens takes a text apart. It knows no grammar, only where words end.
func tokens(language, text string) []token {
	var out []token
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(c):
			i += n
			continue
		case unicode.IsDigit(c):
			end := numberEnd(text, i)
			out = append(out, token{start: i, end: end, fold: strings.ToLower(text[i:end]), sort: number})
			i = end
			continue
		case unicode.IsLetter(c):
			end := wordEnd(language, text, i)
			out = append(out, token{start: i, end: end, fold: fold(text[i:end]), sort: word, capital: unicode.IsUpper(c)})
			i = end
			continue
		}
		out = append(out, token{start: i, end: i + n, fold: text[i : i+n], sort: mark(text, i, c, n)})
		i += n
	}
	return out
}

func mark(text string, at int, c rune, n int) sort {
	switch c {
	case ',':
		return comma
	case ';':
		return semicolon
	case ':':
		return colon
	case '–', '—':
		return dash
	case '-':
		if at > 0 && text[at-1] == ' ' && at+n < len(text) && text[at+n] == ' ' {
			return dash
		}
	case '(', '[', '{', '«', '“', '‹':
		return opening
	case ')', ']', '}', '»', '”', '›':
		return closing
	case '.', '!', '?', '…':
		return stop
	}
	return other
}

// numberEnd passes digits, their separators, and letters that cling to them.
func numberEnd(text string, i int) int {
	for i < len(text) {
		c, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsDigit(c) || unicode.IsLetter(c) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		if strings.ContainsRune(".,-/\u00a0\u202f", c) && unicode.IsDigit(next) {
			i += n
			continue
		}
		break
	}
	return i
}

// wordEnd passes letters, digits, inner hyphens and apostrophes.
func wordEnd(language, text string, from int) int {
	i := from
	for i < len(text) {
		c, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		switch {
		case c == '\'' || c == '’':
			if language == "fr" && elided[strings.ToLower(text[from:i])] {
				return i + n
			}
			if !unicode.IsLetter(next) {
				return i
			}
		case c == '-' && (unicode.IsLetter(next) || unicode.IsDigit(next)):
		case c == '/' && unicode.IsLetter(next):
		default:
			return i
		}
		i += n
	}
	return i
}

func fold(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "’", "'"))
}

// Words counts what a reader counts: runs between spaces that hold a letter or
// a digit.
func Words(text string) int {
	n := 0
	for _, f := range strings.Fields(text) {
		if strings.ContainsFunc(f, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			n++
		}
	}
	return n
}

// phrases are entries taken apart: for each word its alternatives.
type phrases [][][]string

func compile(language string, list []string) phrases {
	var out phrases
	for _, e := range list {
		var p [][]string
		for _, w := range strings.Fields(e) {
			p = append(p, strings.Split(w, "|"))
		}
		out = append(out, p)
	}
	return out
}

// at returns how many tokens the longest of the phrases covers from i, 0 for none.
func (ps phrases) at(t []token, i int) int {
	best := 0
	for _, p := range ps {
		if len(p) > best && i+len(p) <= len(t) && covers(p, t[i:]) {
			best = len(p)
		}
	}
	return best
}

func covers(p [][]string, t []token) bool {
	for k, alternatives := range p {
		ok := false
		for _, a := range alternatives {
			ok = ok || t[k].fold == a
		}
		if !ok {
			return false
		}
	}
	return true
}

// in tells whether one of the phrases stands between from and to.
func (ps phrases) in(t []token, from, to int) bool {
	for i := from; i < to; i++ {
		if n := ps.at(t, i); n > 0 && i+n <= to {
			return true
		}
	}
	return false
}
