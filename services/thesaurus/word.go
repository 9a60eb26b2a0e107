package thesaurus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/spanish"
	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text as phrases are compared: letters and digits in a
// row; an apostrophe or a hyphen parts two.
type Word struct {
	// From and To are its bytes in the text.
	From, To int
	// Low is lower case without accents.
	Low string
	// Stem is that of Low's accented form, without accents.
	Stem string
	// Function is set for articles, prepositions, pronouns, auxiliaries:
	// phrases pass over them. Negations are none.
	Function bool
	// Cap is set where it begins with a capital.
	Cap bool
	// Break is what of punctuation stands before it: 0, or the first of , ; : . ! ? ( ) [ ] « » “ ” " — –
	Break rune
}

// Words reads a text. Of a language that it doesn't know, stems are the words.
func Words(language, text string) []Word {
	var out []Word
	var pause rune
	functions := functionWords(language)
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if pause == 0 && strings.ContainsRune(",;:.!?()[]«»“”\"—–", r) {
				pause = r
			}
			at += n
			continue
		}
		from := at
		for at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			inNumber := (r == '.' || r == ',') && at+n < len(text) && digit(text[at-1]) && digit(text[at+n])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !inNumber {
				break
			}
			at += n
		}
		first, _ := utf8.DecodeRuneInString(text[from:])
		lower := strings.ToLower(text[from:at])
		low := Fold(lower)
		if low == "" {
			continue // a letter that is a mark alone
		}
		w := Word{From: from, To: at, Low: low, Cap: unicode.IsUpper(first), Break: pause, Function: functions[low]}
		w.Stem = low
		if !w.Function {
			w.Stem = Stem(language, lower)
		}
		out = append(out, w)
		pause = 0
	}
	return out
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// Stem is a lower-case word's stem, without accents.
func Stem(language, word string) string {
	env := snowballstem.NewEnv(norm.NFC.String(word))
	switch language {
	case "fr":
		french.Stem(env)
	case "en":
		english.Stem(env)
	case "es":
		spanish.Stem(env)
	}
	return Fold(env.Current())
}

// Fold lowers and takes accents off.
func Fold(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
