package stance

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word or a mark of a sentence, in small letters with its accents.
type word struct {
	text       string
	start, end int
	cap        bool // begins with a capital
	digit      bool
	mark       bool // no letter and no digit
	info       *known
}

// cut appends the words of a text to dst. An elided word keeps its apostrophe
// ("l'", "qu'"), an English possessive is a word of its own ("'s"), a hyphen
// parts words and is dropped; "%" is the word "percent".
func cut(dst []word, text string, english bool) []word {
	for i := 0; i < len(text); {
		r, n := decode(text, i)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := i + n
			for j < len(text) {
				q, m := decode(text, j)
				if unicode.IsLetter(q) || unicode.IsDigit(q) || unicode.Is(unicode.Mn, q) {
					j += m
					continue
				}
				if (q == '.' || q == ',') && unicode.IsDigit(r) && j+m < len(text) && text[j+m] >= '0' && text[j+m] <= '9' {
					j += m
					continue
				}
				break
			}
			w := word{start: i, end: j, cap: unicode.IsUpper(r), digit: unicode.IsDigit(r)}
			w.text = lower(text[i:j])
			if q, m := decode(text, j); apostrophe(q) {
				next, _ := decode(text, j+m)
				switch {
				case !unicode.IsLetter(next):
				case english:
					k := j + m
					for k < len(text) {
						q, o := decode(text, k)
						if !unicode.IsLetter(q) {
							break
						}
						k += o
					}
					tail := lower(text[j+m : k])
					if tail == "s" || strings.HasSuffix(w.text, "s") {
						dst = append(dst, w, word{start: j, end: k, text: "'s"})
						i = k
						continue
					}
					w.text, w.end = w.text+"'"+tail, k
				default:
					w.text, w.end = w.text+"'", j+m
				}
			}
			dst = append(dst, w)
			i = w.end
		case unicode.IsSpace(r) || r == '-' || r == '\u2010' || r == '\u2011' || r == '\u00ad' || unicode.Is(unicode.Mn, r):
			i += n
		case apostrophe(r):
			i += n
		default:
			w := word{text: text[i : i+n], start: i, end: i + n, mark: true}
			if r == '%' {
				w.text, w.mark = "percent", false
			}
			dst = append(dst, w)
			i += n
		}
	}
	return dst
}

func decode(text string, i int) (rune, int) {
	if i >= len(text) {
		return 0, 0
	}
	if text[i] < utf8.RuneSelf {
		return rune(text[i]), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// lower gives a word in small letters, without copying one that is.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}
