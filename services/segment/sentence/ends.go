package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/fold"
)

// longestToken is how many bytes before a full stop are looked at.
const longestToken = 48

// ends says whether the mark at i, whose tail ends at j, ends the sentence;
// k is where the text goes on.
func (s *splitter) ends(i, j, k int) bool {
	if k >= len(s.text) {
		return true
	}
	head, at := s.head(k)
	if unicode.IsLower(head) {
		return at == k && s.letterLabel(at)
	}
	if s.text[i] != '.' || strings.HasPrefix(s.text[i:], "..") || strings.ContainsAny(s.text[i:j], "!?") {
		before := lastRune(s.text[:i])
		return before != '[' && before != '(' // […] stands for words left out
	}
	token := s.token(i)
	if s.isLabel(i, token) {
		return false
	}
	switch s.abbreviated(i) {
	case title:
		return false
	case numbered:
		return !s.isNumber(at)
	case inner:
		return s.opens(at) && !s.initialOfName(i, token)
	}
	return true
}

// initialOfName says whether the initial before the stop at i goes on a name: a
// form of address or a further initial stands before it, so that "M. Y. Le Roc"
// and "J.-P. De Boer" stay whole, and "plan B. Le …" does not.
func (s *splitter) initialOfName(i int, token string) bool {
	if !initials(token) || strings.Contains(token, ".") && !strings.Contains(token, "-") {
		return false
	}
	head := strings.TrimRightFunc(s.text[s.begin:max(s.begin, i-len(token))], unicode.IsSpace)
	if head == "" {
		return true
	}
	word, stop := strings.CutSuffix(head[strings.LastIndexFunc(head, unicode.IsSpace)+1:], ".")
	return s.lex.classOf(word) == title || stop && initials(word)
}

// endsAside says whether a stop before a closing parenthesis ends the sentence
// around it: not where it belongs to an abbreviation ("(States, NGOs, etc.)").
func (s *splitter) endsAside(i, k int) bool {
	if k >= len(s.text) {
		return true
	}
	_, at := s.head(k)
	return s.text[i] == '.' && s.abbreviated(i) == none && s.opens(at)
}

// head is the first letter or digit at k, behind opening marks, and where it stands.
func (s *splitter) head(k int) (rune, int) {
	for at := k; at < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[at:])
		if !strings.ContainsRune("«“„\"'‘’‹([¿¡–—-•▪●*·", r) && !unicode.IsSpace(r) {
			return r, at
		}
		at += n
	}
	return 0, len(s.text)
}

// token is the word before the stop at i, without opening marks and elided articles.
func (s *splitter) token(i int) string {
	a := i
	for a > s.begin && i-a < longestToken {
		r, n := utf8.DecodeLastRuneInString(s.text[:a])
		if unicode.IsSpace(r) || strings.ContainsRune("«“„\"‘‹([¿¡–—/", r) {
			break
		}
		a -= n
	}
	t := s.text[max(a, s.begin):i]
	if p := strings.LastIndexAny(t, "'’"); p >= 0 && p <= 3 {
		_, n := utf8.DecodeRuneInString(t[p:])
		t = t[p+n:]
	}
	return t
}

// abbreviated is how the word before the stop at i behaves.
func (s *splitter) abbreviated(i int) class {
	t := s.token(i)
	if t == "" || strings.HasSuffix(t, ".") {
		return none
	}
	c := s.lex.classOf(t)
	if c != title && initials(t) && (c == none || utf8.RuneCountInString(t) == 1) {
		return inner // "F." is an initial, "f. 12" a leaf
	}
	return c
}

// initials says whether a word is one capital letter or dotted letters: "J", "J.-P", "O.N.U".
func initials(t string) bool {
	parts := 0
	for p := range strings.SplitSeq(t, ".") {
		p = strings.TrimPrefix(p, "-")
		r, n := utf8.DecodeRuneInString(p)
		if n != len(p) || !unicode.IsLetter(r) || parts == 0 && !unicode.IsUpper(r) {
			// "Th", "Ph" and "Ch" are initials before a hyphen or a further initial.
			if !(parts == 0 && len(p) == 2 && strings.ContainsRune("TPC", r) && p[1] == 'h') {
				return false
			}
		}
		parts++
	}
	return parts < 8
}

// isLabel says whether the stop at i belongs to a number or letter that opens
// the sentence: "12. Mr. X said", "a. Les …", "Article 5. Les …".
func (s *splitter) isLabel(i int, token string) bool {
	first := s.first()
	if i-first > 3*longestToken {
		return false
	}
	before := strings.TrimLeft(s.text[first:i], "([•-–—*· ")
	if before == token {
		return enumerator(token)
	}
	if len(before) > 40 || !strings.HasSuffix(before, token) || !enumerator(token) {
		return false
	}
	word, _, ok := strings.Cut(before, " ")
	if !ok || len(word)+1+len(token) != len(before) {
		return false
	}
	short, isShort := strings.CutSuffix(word, ".")
	return s.lex.labels[fold.String(word)] || isShort && s.lex.classOf(short) == numbered
}

// enumerator says whether a word numbers something: up to three digits, a letter, a Roman numeral, "2.1.3".
func enumerator(t string) bool {
	if t == "" {
		return false
	}
	digits, letters, roman := 0, 0, 0
	for _, r := range t {
		switch {
		case '0' <= r && r <= '9':
			if digits++; digits > 3 {
				return false
			}
		case r == '.':
			digits = 0
		case r == 'º' || r == 'ª' || r == '°':
		case unicode.IsLetter(r):
			letters++
			if strings.ContainsRune("IVXLivxl", r) {
				roman++
			}
		default:
			return false
		}
	}
	return letters <= 1 || letters == roman && letters <= 5
}

// letterLabel says whether a letter that numbers a sentence stands at a place: "a. Les".
func (s *splitter) letterLabel(at int) bool {
	if len(s.word(at)) != 1 || !strings.HasPrefix(s.text[at+1:], ". ") {
		return false
	}
	head, _ := s.head(at + 2)
	return unicode.IsUpper(head)
}

// isNumber says whether a number follows: digits, a section sign, a Roman numeral, a single letter.
func (s *splitter) isNumber(at int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[min(at, len(s.text)):])
	if unicode.IsDigit(r) || r == '§' || r == '°' || r == 'º' {
		return true
	}
	w := s.word(at)
	return w != "" && enumerator(w) && !s.opens(at)
}

// word is the letters at a place.
func (s *splitter) word(at int) string {
	b := at
	for b < len(s.text) && b-at < longestToken {
		r, n := utf8.DecodeRuneInString(s.text[b:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		b += n
	}
	return s.text[min(at, b):b]
}

// opens says whether the word at a place is one that begins sentences.
func (s *splitter) opens(at int) bool {
	w := s.word(at)
	if w == "" {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
		return false
	}
	end := at + len(w)
	if end < len(s.text) && (s.text[end] == '\'' || strings.HasPrefix(s.text[end:], "’")) {
		return s.lex.openers[fold.String(w)+"'"] || s.lex.openers[fold.String(w)]
	}
	if utf8.RuneCountInString(w) > 1 && strings.ToUpper(w) == w {
		return false // an acronym
	}
	if end < len(s.text) && s.text[end] == '.' {
		return false // an initial
	}
	return s.lex.openers[fold.String(w)]
}

// missingSpace says whether a sentence ends at the mark although no space
// follows: "… des migrants.Les Etats …".
func (s *splitter) missingSpace(i, j int) bool {
	if !s.opens(j) || j != i+1 {
		return false
	}
	t := s.token(i)
	if utf8.RuneCountInString(t) < 4 || s.abbreviated(i) != none {
		return false
	}
	for _, r := range t {
		if !unicode.IsLower(r) && r != '-' {
			return false
		}
	}
	return true
}
