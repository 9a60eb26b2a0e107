package layout

import (
	"embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What becomes of the hyphen that ends a line.
type hyphenFate int

const (
	noHyphen   hyphenFate = iota // the line ends between words
	dropHyphen                   // the hyphen cut a word
	keepHyphen                   // the hyphen, dash or slash belongs to the word
)

//go:embed lexicon/*.txt
var lexicon embed.FS

// vocabulary knows which words a document prints whole and which with a hyphen; what it
// doesn't print, the lexicon knows.
type vocabulary struct {
	words     map[string]int // in small letters, without hyphens
	compounds map[string]int // with their hyphens
	lex       lexiconWords
	// heads and tails count the compounds by their halves; made when first asked for.
	heads, tails map[string]int
}

// lexiconWords is what the embedded lists hold: see lexicon/README.md.
type lexiconWords struct {
	compounds, prefixes, suffixes, halves, whole map[string]bool
}

func readLexicon() lexiconWords {
	var lex lexiconWords
	for name, into := range map[string]*map[string]bool{
		"compounds": &lex.compounds, "prefixes": &lex.prefixes, "suffixes": &lex.suffixes, "halves": &lex.halves, "whole": &lex.whole,
	} {
		*into = map[string]bool{}
		data, err := lexicon.ReadFile("lexicon/" + name + ".txt")
		if err != nil {
			continue // TestTheLexiconIsWellFormed reads the same embedded files
		}
		for row := range strings.Lines(string(data)) {
			row, _, _ = strings.Cut(row, "#")
			for _, w := range strings.Fields(row) {
				(*into)[w] = true
			}
		}
	}
	return lex
}

// newVocabulary counts the words of a document but for those that a line end may have cut.
func newVocabulary(pages []*page) *vocabulary {
	v := &vocabulary{words: map[string]int{}, compounds: map[string]int{}, lex: readLexicon()}
	for _, p := range pages {
		cut := false
		for _, l := range p.lines {
			text := l.text
			if cut {
				text = strings.TrimPrefix(text, wordAfter(text))
			}
			if cut = endsHyphen(l.text); cut {
				text = strings.TrimSuffix(text, wordBefore(text)+"-")
			}
			v.count(text)
		}
	}
	return v
}

func (v *vocabulary) count(text string) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !wordSign(r) }) {
		w = strings.Trim(lower(w), "-'")
		if i := strings.LastIndexByte(w, '\''); i >= 0 && i < 4 {
			// l'organisation, qu'il: the word stands after the apostrophe
			if !strings.Contains(w[i:], "-") {
				v.words[w[i+1:]]++
			}
		}
		if strings.Contains(w, "-") {
			v.compounds[w]++
			if i := strings.IndexByte(w, '\''); i >= 0 {
				v.compounds[w[i+1:]]++
			}
		} else if w != "" {
			v.words[w]++
		}
	}
}

// wordSign says whether a sign stands within words, hyphens and apostrophes too.
func wordSign(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' || r == '\u2019' || unicode.Is(unicode.Mn, r)
}

func lower(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "\u2019", "'")
}

// lineEnd says how a line joins the next.
func (v *vocabulary) lineEnd(line, next string) hyphenFate {
	if next == "" {
		return noHyphen
	}
	first, _ := utf8.DecodeRuneInString(next)
	if address(line, next) {
		return keepHyphen
	}
	if !endsHyphen(line) {
		last, n := utf8.DecodeLastRuneInString(line)
		if n == len(line) {
			return noHyphen
		}
		before, _ := utf8.DecodeLastRuneInString(line[:len(line)-n])
		switch {
		case (last == '/' || last == '—') && before != ' ' && wordSign(first):
			return keepHyphen
		case last == '–' && unicode.IsDigit(before) && unicode.IsDigit(first):
			return keepHyphen
		case (last == '\u2019' || last == '\'') && unicode.IsLetter(before) && unicode.IsLetter(first) && elides(wordBefore(line)):
			return keepHyphen
		}
		return noHyphen
	}
	a, b := wordBefore(line), wordAfter(next)
	last, _ := utf8.DecodeLastRuneInString(a)
	switch {
	case a == "" || b == "":
		if unicode.IsLetter(first) || unicode.IsDigit(first) {
			return keepHyphen
		}
		return noHyphen
	case unicode.IsDigit(last) || unicode.IsDigit(first):
		return keepHyphen
	case !unicode.IsLetter(first):
		return keepHyphen
	}
	if v.whole(a, b) {
		return dropHyphen
	}
	return keepHyphen
}

// address says whether a line ends amid an address of the web that the next goes on with.
func address(line, next string) bool {
	last := line[strings.LastIndexByte(line, ' ')+1:]
	if !strings.Contains(last, "://") && !strings.HasPrefix(last, "www.") && !strings.HasPrefix(last, "(www.") {
		return false
	}
	first, _, _ := strings.Cut(next, " ")
	if first == "" || strings.HasSuffix(last, ",") || strings.HasSuffix(last, ")") {
		return false
	}
	switch strings.TrimRight(first, ".,;)") {
	case "pdf", "html", "htm", "aspx", "php", "doc", "docx", "org", "com", "int", "net":
		return true
	}
	return strings.ContainsAny(strings.TrimRight(first, ".,;)"), "/_=&?%#~.") || strings.HasSuffix(last, "/") && !strings.HasSuffix(last, "://") && startsLow(next) && len(first) > 3
}

// elides: words that lose their vowel before the next: l', d', qu', jusqu'.
func elides(w string) bool {
	w = strings.TrimRight(lower(w), "'")
	if i := strings.LastIndexByte(w, '\''); i >= 0 {
		w = w[i+1:]
	}
	switch w {
	case "l", "d", "qu", "s", "n", "c", "j", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd", "presqu":
		return true
	}
	return false
}

// whole says whether a hyphen between a and b only cut a word at the line's end.
func (v *vocabulary) whole(a, b string) bool {
	capital, _ := utf8.DecodeRuneInString(b)
	shout := strings.ToUpper(a) == a && utf8.RuneCountInString(a) > 1
	if unicode.IsUpper(capital) && !shout {
		// Jean-Pierre, Sous-Directeur; but OpenOffice where the document prints it so
		return v.words[lower(a)+lower(b)] > v.compounds[lower(a)+"-"+lower(b)]
	}
	x, y := strings.Trim(lower(a), "'"), strings.Trim(lower(b), "'")
	if i := strings.LastIndexByte(x, '\''); i >= 0 && i < 4 {
		if c := v.compounds[x+"-"+y] + v.compounds[x[i+1:]+"-"+y]; c > 0 && c > v.words[x[i+1:]+y] {
			return false
		}
		if v.lex.compounds[x+"-"+y] {
			return false
		}
		x = x[i+1:]
	}
	joined, parted := v.words[x+y], v.compounds[x+"-"+y]
	if strings.Contains(x, "-") {
		joined += v.compounds[x+y]
	}
	switch {
	case joined > parted:
		return true
	case parted > joined:
		return false
	}
	switch {
	case v.lex.compounds[x+"-"+y]:
		return false
	case v.lex.whole[x+y]:
		return true
	}
	head, _, _ := strings.Cut(y, "-")
	start := x
	if i := strings.LastIndexByte(x, '-'); i >= 0 {
		// Of a longer chain (c'est-à-dire, up-to-date) the list may know the end.
		start = x[i+1:]
		if v.lex.compounds[start+"-"+y] {
			return false
		}
	}
	switch {
	case v.lex.prefixes[start], v.lex.prefixes[x]:
		return false
	case (v.lex.suffixes[y] || v.lex.suffixes[head] && head != y) && utf8.RuneCountInString(x) >= 3:
		return false
	case v.lex.halves[head] && v.words[start] > 0:
		return false
	}
	return !v.habit(start, y)
}

// habit says whether the document makes compounds with that first or second half and prints
// no longer word that begins or ends so: "inter-agency, inter-ministerial" makes "inter-" a habit.
func (v *vocabulary) habit(x, y string) bool {
	if utf8.RuneCountInString(x) < 3 || utf8.RuneCountInString(y) < 4 {
		return false
	}
	if v.heads == nil {
		v.heads, v.tails = map[string]int{}, map[string]int{}
		for w := range v.compounds {
			if a, b, ok := strings.Cut(w, "-"); ok && !strings.Contains(b, "-") {
				v.heads[a]++
				v.tails[b]++
			}
		}
	}
	longer := func(has func(string) bool) bool {
		for w := range v.words {
			if has(w) {
				return true
			}
		}
		return false
	}
	if v.heads[x] >= 2 && !longer(func(w string) bool { return len(w) > len(x)+2 && strings.HasPrefix(w, x) }) {
		return true
	}
	return v.tails[y] >= 2 && !longer(func(w string) bool { return len(w) > len(y)+1 && strings.HasSuffix(w, y) })
}
