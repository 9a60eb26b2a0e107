package fold

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is a text beside its folded form.
type Text struct {
	// Original is the text as given.
	Original string
	// Folded is String(Original).
	Folded string
	// Words are the words of the text in order.
	Words []Word
	// shifts are the places where folded and original offsets part, ascending.
	shifts []shift
}

// shift says that from the folded offset on, the original offset is at original.
// A stretch that folding made longer or shorter begins a shift and ends with one.
type shift struct{ folded, original int }

// String folds a text: lower case, no accents, œ as oe, typographic
// apostrophes, hyphens and spaces as their plain forms, soft hyphens dropped.
func String(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	var buf [utf8.UTFMax * 20]byte
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		b.Write(foldRune(buf[:0], r))
		i += n
	}
	return b.String()
}

// plain says whether a text is its own folding, by its bytes alone.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '`' {
			return false
		}
	}
	return true
}

// New folds a text, keeping the way back, and cuts it into words.
func New(s string) *Text {
	t := &Text{Original: s}
	folded := make([]byte, 0, len(s)+8)
	words := make([]Word, 0, len(s)/5+1)
	starts := make([]int, 0, len(s)/5+1) // of each word in folded
	open := false
	gap := gapState{}
	ends := make([]int, 0, len(s)/5+1)
	var buf [utf8.UTFMax * 20]byte
	aligned := true
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		f := foldRune(buf[:0], r)
		if len(f) != n {
			if aligned || len(t.shifts) == 0 || t.shifts[len(t.shifts)-1].folded != len(folded) {
				t.shifts = append(t.shifts, shift{len(folded), i})
			}
			aligned = false
		} else if !aligned {
			t.shifts = append(t.shifts, shift{len(folded), i})
			aligned = true
		}
		switch {
		case len(f) == 0 && open: // a soft hyphen or a mark inside a word
			words[len(words)-1].End = i + n
		case len(f) > 0 && isWord(r, f):
			if !open {
				words = append(words, Word{Start: i, Before: gap.close(), Shape: Lower})
				starts = append(starts, len(folded))
				ends = append(ends, 0)
				open = true
			}
			w := &words[len(words)-1]
			w.Shape = w.Shape.with(r, i == w.Start)
			w.End = i + n
			ends[len(ends)-1] = len(folded) + len(f)
		case len(f) > 0:
			if open {
				gap = gapState{}
				open = false
			}
			gap.add(f)
		}
		folded = append(folded, f...)
		i += n
	}
	if !aligned {
		t.shifts = append(t.shifts, shift{len(folded), len(s)})
	}
	t.Folded = string(folded)
	for k := range words {
		words[k].Fold = t.Folded[starts[k]:ends[k]]
		if words[k].Shape == single {
			words[k].Shape = Title
		}
	}
	t.Words = words
	return t
}

// Origin is the original offset of a folded one. Inside a rune that folding
// made longer it is where that rune begins.
func (t *Text) Origin(folded int) int {
	k := sort.Search(len(t.shifts), func(i int) bool { return t.shifts[i].folded > folded })
	s := shift{}
	if k > 0 {
		s = t.shifts[k-1]
	}
	o := s.original + folded - s.folded
	if k < len(t.shifts) && o > t.shifts[k].original {
		o = t.shifts[k].original
	}
	o = min(o, len(t.Original))
	for o > 0 && o < len(t.Original) && !utf8.RuneStart(t.Original[o]) {
		o--
	}
	return o
}

// Range is the original range of a folded one.
func (t *Text) Range(start, end int) (int, int) {
	a, b := t.Origin(start), t.Origin(end)
	// The end of a rune that folding split lies behind that rune.
	for end > start && b < len(t.Original) && b <= a {
		_, n := utf8.DecodeRuneInString(t.Original[b:])
		b += n
	}
	return a, b
}

// isWord says whether a rune belongs to a word.
func isWord(r rune, f []byte) bool {
	if r < utf8.RuneSelf {
		c := f[0]
		return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// foldRune appends the folding of one rune.
func foldRune(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f':
			r = ' '
		case r == '`':
			r = '\''
		}
		return append(dst, byte(r))
	}
	if r < rune(len(latin)) {
		if f := latin[r]; f != "" {
			return append(dst, f...)
		}
	}
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\ufe0f':
		return dst
	case '‘', '’', 'ʼ', '′', '´', 'ʹ', '‛', '＇':
		return append(dst, '\'')
	case '‐', '‑', '‒', '−', '﹣', '－':
		return append(dst, '-')
	case '\u00a0', '\u202f', '\u2007', '\u2009', '\u2008', '\u200a', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2000', '\u2001', '\u3000', '\u2028', '\u2029', '\u0085':
		return append(dst, ' ')
	}
	if r == utf8.RuneError || r < 0x250 && !unicode.IsLetter(r) {
		return utf8.AppendRune(dst, r)
	}
	return compat(dst, r)
}

// compat folds what the table doesn't hold through compatibility
// decomposition, until nothing changes.
func compat(dst []byte, r rune) []byte {
	for _, d := range norm.NFKD.String(string(r)) {
		if unicode.Is(unicode.Mn, d) {
			continue
		}
		if d = unicode.ToLower(d); d == r {
			dst = utf8.AppendRune(dst, d)
		} else {
			dst = foldRune(dst, d)
		}
	}
	return dst
}
