package address

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
)

// slugMost is the length that a subject's token may have.
const slugMost = 64

// Letters that do not decompose into a base letter and a mark, and, since this
// module carries no Unicode tables of its own, those of Latin-1 and Latin
// Extended-A that do.
var folds = strings.NewReplacer(
	"æ", "ae", "œ", "oe", "ø", "o", "ß", "ss", "ð", "d", "þ", "th", "ł", "l", "đ", "d", "ħ", "h", "ı", "i", "ĳ", "ij", "ŋ", "n",
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a",
	"ç", "c", "ć", "c", "ĉ", "c", "ċ", "c", "č", "c", "ď", "d",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "ē", "e", "ĕ", "e", "ė", "e", "ę", "e", "ě", "e",
	"ĝ", "g", "ğ", "g", "ġ", "g", "ģ", "g", "ĥ", "h",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ĩ", "i", "ī", "i", "ĭ", "i", "į", "i", "ĵ", "j", "ķ", "k",
	"ĺ", "l", "ļ", "l", "ľ", "l", "ñ", "n", "ń", "n", "ņ", "n", "ň", "n",
	"ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ō", "o", "ŏ", "o", "ő", "o",
	"ŕ", "r", "ŗ", "r", "ř", "r", "ś", "s", "ŝ", "s", "ş", "s", "š", "s", "ș", "s",
	"ţ", "t", "ť", "t", "ț", "t", "ŧ", "t",
	"ù", "u", "ú", "u", "û", "u", "ü", "u", "ũ", "u", "ū", "u", "ŭ", "u", "ů", "u", "ű", "u", "ų", "u",
	"ŵ", "w", "ý", "y", "ÿ", "y", "ŷ", "y", "ź", "z", "ż", "z", "ž", "z",
)

// Slug makes a token of a name: "Dialogue « Société » 2018" becomes
// "dialogue-societe-2018". Different long names, and different names in scripts
// other than the Latin, keep different slugs by a hash. The slug of an empty or
// blank name is "".
func Slug(name string) string {
	name = strings.TrimSpace(name)
	if name == "" {
		return ""
	}
	var b strings.Builder
	dash, lost := false, false
	for _, r := range folds.Replace(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			// A mark belongs to the letter before it; an apostrophe joins.
			dash = dash || r == '\'' || r == '’'
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			lost = true
			dash = true
		default:
			dash = true
		}
	}
	s := b.String()
	if !lost && s != "" && len(s) <= slugMost {
		return s
	}
	sum := digest(name)[:8]
	if s == "" {
		return "x-" + sum
	}
	return strings.TrimRight(s[:min(len(s), slugMost-9)], "-") + "-" + sum
}

// IsSlug tells whether s can stand as a token of a subject.
func IsSlug(s string) bool {
	if s == "" || len(s) > slugMost {
		return false
	}
	for _, r := range []byte(s) {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-') {
			return false
		}
	}
	return true
}

// Session is the token of a session's number; "none" for 0.
func Session(n uint32) string {
	if n == 0 {
		return "none"
	}
	return strconv.FormatUint(uint64(n), 10)
}

// Document is the id of the document at a place in a series: 16 hex digits.
func Document(series string, session uint32, language, part string) string {
	return digest("document", series, Session(session), language, part)[:16]
}

// digest hashes words so that no two lists of words give the same bytes.
func digest(words ...string) string {
	h := sha256.New()
	for _, w := range words {
		h.Write([]byte(strconv.Itoa(len(w))))
		h.Write([]byte{':'})
		h.Write([]byte(w))
	}
	return hex.EncodeToString(h.Sum(nil))
}
