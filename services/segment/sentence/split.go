package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Range is one sentence: byte offsets in the text, white space at both ends left out.
type Range struct {
	Start, End int
	// Cut says that the range is a piece of a sentence longer than Longest.
	Cut bool
}

// Longest is the number of characters beyond which a sentence is cut at the best boundary.
const Longest = 8000

// longestTitle is the longest quotation, in bytes, that counts as a title within a sentence.
const longestTitle = 250

// aside is the longest parenthesis, in bytes, in which full stops don't end the sentence around it.
const aside = 1000

// Split cuts a text into sentences. lang is fr, en or es; for any other the
// three languages' abbreviations count together. The ranges ascend, don't
// overlap, and hold all but white space.
func Split(text, lang string) []Range {
	s := &splitter{text: text, lex: lexiconOf(lang), asides: asides(text)}
	return s.run()
}

type splitter struct {
	text   string
	lex    *lexicon
	asides []pair
	begin  int // of the sentence under way
	out    []Range
}

// pair is where a parenthesis opens and closes.
type pair struct{ open, close int }

// asides finds, by where they open, the parentheses and brackets that close
// within aside bytes, and the quoted titles: short quotations that end without a full stop.
func asides(text string) []pair {
	var stack []pair
	var out []pair
	quote := -1 // in out
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case 0xc2, 0xe2:
			switch {
			case strings.HasPrefix(text[i:], "«") || strings.HasPrefix(text[i:], "“"):
				quote = len(out)
				out = append(out, pair{i, -1})
			case quote >= 0 && (strings.HasPrefix(text[i:], "»") || strings.HasPrefix(text[i:], "”")):
				before := strings.TrimRightFunc(text[out[quote].open:i], unicode.IsSpace)
				if i-out[quote].open <= longestTitle && !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "!") && !strings.HasSuffix(before, "?") {
					out[quote].close = i
				}
				quote = -1
			}
		case '(', '[':
			stack = append(stack, pair{i, len(out)})
			out = append(out, pair{i, -1})
		case ')', ']':
			if n := len(stack); n > 0 {
				if top := stack[n-1]; i-top.open <= aside {
					out[top.close].close = i
				}
				stack = stack[:n-1]
			}
		}
	}
	return out
}

func (s *splitter) run() []Range {
	s.begin = s.space(0)
	next, until, opened := 0, -1, -1 // first aside not passed; the close of the outermost one under way, and its open
	for i := 0; i < len(s.text); {
		c := s.text[i]
		if c == '\n' {
			if k := s.space(i); strings.Count(s.text[i:k], "\n") > 1 {
				s.flush(i, k)
				i = k
				continue
			}
		}
		if !terminator(s.text, i) {
			i++
			continue
		}
		j, closed := s.tail(i)
		for next < len(s.asides) && s.asides[next].open < j {
			if a := s.asides[next]; a.close > until {
				until, opened = a.close, a.open
			}
			next++
		}
		k := s.space(j)
		switch {
		case until >= j: // inside a parenthesis
		case closed && opened > s.first() && opened < i && until > i && !s.endsAside(i, k):
		case k == j && j < len(s.text):
			if s.missingSpace(i, j) {
				s.flush(j, j)
			}
		case strings.Count(s.text[j:k], "\n") > 1 || s.ends(i, j, k):
			s.flush(j, k)
		}
		i = max(k, i+1)
	}
	s.flush(len(s.text), len(s.text))
	return s.out
}

// first is where the sentence under way begins, white space left out.
func (s *splitter) first() int { return s.space(s.begin) }

// flush ends the sentence under way at end; the next begins at begin.
func (s *splitter) flush(end, begin int) {
	a := s.first()
	b := a + len(strings.TrimRightFunc(s.text[min(a, end):end], unicode.IsSpace))
	if a < b {
		s.out = cut(s.out, s.text, a, b)
	}
	s.begin = begin
}

// terminator says whether a mark that may end a sentence stands at i.
func terminator(text string, i int) bool {
	switch text[i] {
	case '.', '!', '?':
		return true
	case 0xe2:
		return strings.HasPrefix(text[i:], "…") || strings.HasPrefix(text[i:], "‼") || strings.HasPrefix(text[i:], "⁇") || strings.HasPrefix(text[i:], "⁈")
	}
	return false
}

// tail is the end of what belongs to the mark at i: further marks, closing
// quotes and parentheses, a footnote's number. closed: a parenthesis was closed.
func (s *splitter) tail(i int) (j int, closed bool) {
	t := s.text
	j = i
	for j < len(t) {
		if terminator(t, j) {
			_, n := utf8.DecodeRuneInString(t[j:])
			j += n
			continue
		}
		r, n := utf8.DecodeRuneInString(t[j:])
		switch r {
		case ')', ']':
			closed = true
			j += n
			continue
		case '"', '\'', '’', '”', '»', '›', '″', '*', '†':
			j += n
			continue
		case '¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
			j += n
			continue
		}
		if unicode.IsSpace(r) { // « … . »
			k := s.space(j)
			if k-j <= 4 && strings.HasPrefix(t[k:], "»") {
				j = k + len("»")
				continue
			}
		}
		break
	}
	return s.footnote(i, j), closed
}

// footnote passes over a note's number printed against the stop: "migrants.12 Les".
func (s *splitter) footnote(i, j int) int {
	if r, _ := utf8.DecodeLastRuneInString(s.text[:i]); !unicode.IsLetter(r) && !(j > i+1 && strings.ContainsRune("»”\")", lastRune(s.text[:j]))) {
		return j
	}
	k := j
	for k < len(s.text) && '0' <= s.text[k] && s.text[k] <= '9' {
		k++
	}
	if k == j || k-j > 3 || k < len(s.text) && s.space(k) == k || s.abbreviated(i) != none {
		return j
	}
	return k
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// space is the end of the white space that begins at i.
func (s *splitter) space(i int) int {
	for i < len(s.text) {
		r, n := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}
