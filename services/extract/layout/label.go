package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets open the items of lists.
const bullets = "•◦▪■□●○◆◊➢►▶→⇒✓✔‣⁃∙·❖➔➤"

// dashes open them too, where a space follows.
const dashes = "-–—*"

// label finds what opens a list item or a numbered paragraph: its text, and the offset of
// what follows; "" where nothing does. wide says that a wide gap follows the first word.
func label(text string, wide bool) (mark string, rest int) {
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case n == 0:
		return "", 0
	case strings.ContainsRune(bullets, r):
		return text[:n], skipSpace(text, n)
	case strings.ContainsRune(dashes, r):
		for n < len(text) && text[n] == text[0] && r == '-' {
			n++
		}
		if n < len(text) && text[n] == ' ' {
			return text[:n], skipSpace(text, n)
		}
		return "", 0
	}
	end := strings.IndexByte(text, ' ')
	if end < 0 {
		return "", 0
	}
	word := text[:end]
	if wide && isTag(word) {
		return word, skipSpace(text, end)
	}
	core := strings.TrimPrefix(word, "(")
	closed := strings.HasSuffix(core, ")")
	core = strings.TrimRight(core, ").-–º°")
	tail := word[strings.Index(word, core)+len(core):]
	if core == "" || tail == "" && !strings.Contains(core, ".") {
		return "", 0
	}
	switch {
	case isDigits(core) && len(core) <= 3, isDotted(core):
		return word, skipSpace(text, end)
	case isRoman(core) && (closed || len(core) > 1 || wide):
		return word, skipSpace(text, end)
	case len(core) == 1 && (closed || core[0] >= 'a' && core[0] <= 'z' && tail != "." || wide):
		return word, skipSpace(text, end)
	}
	return "", 0
}

// isTag says whether a word that stands apart at the start of a line looks like its number.
func isTag(w string) bool {
	core := strings.Trim(w, "().-–º°:")
	return len(core) <= 6 && (isDigits(core) || isDotted(core) || isRoman(core) || len(core) == 1)
}

func skipSpace(s string, n int) int {
	for n < len(s) && s[n] == ' ' {
		n++
	}
	return n
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isDotted: 1.2, 3.4.1, A.2, M.1
func isDotted(s string) bool {
	parts := strings.Split(s, ".")
	if len(parts) < 2 {
		return false
	}
	for i, p := range parts {
		if isDigits(p) && len(p) <= 2 || i == 0 && len(p) == 1 && unicode.IsUpper(rune(p[0])) {
			continue
		}
		return false
	}
	return true
}

// isRoman: a numeral up to about forty, all in one case.
func isRoman(s string) bool {
	if s == "" || len(s) > 6 {
		return false
	}
	return strings.Trim(s, "ivxl") == "" || strings.Trim(s, "IVXL") == ""
}

// ended says whether a text ends as sentences do.
func ended(s string) bool {
	s = strings.TrimRight(s, " »”\"’')]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;", r)
}

// fullStop says whether a text ends a sentence for good.
func fullStop(s string) bool {
	s = strings.TrimRight(s, " »”\"’')]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r)
}

// firstLetter is the first letter or digit of a text.
func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
	}
	return 0
}

// startsLow says whether a text goes on with a sentence: a small letter first, or a closing sign.
func startsLow(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(",;:.)!?»%", r) {
		return true
	}
	s = strings.TrimLeft(s, "«“\"'‘( ")
	r, _ = utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
