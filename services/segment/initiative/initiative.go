package initiative

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/fold"
)

// Initiative is a named undertaking in a text.
type Initiative struct {
	// Byte offsets in the text.
	Start, End int
	// Text is the name as printed.
	Text string
}

// longest is how many words a name has at most.
const longest = 20

// Find gives the undertakings that a sentence names. lang is fr, en or es; for
// any other English is read.
func Find(text, lang string) []Initiative { return FindIn(fold.New(text), lang) }

// FindIn is Find on a text that is folded already.
func FindIn(text *fold.Text, lang string) []Initiative {
	all := lexicons()
	l := all[lang]
	if l == nil {
		if l, lang = all["en"], "en"; l == nil {
			return nil
		}
	}
	f := &finder{lexicon: l, lang: lang, t: text, w: text.Words}
	var out []Initiative
	for i := 0; i < len(f.w); {
		a, b := f.at(i)
		if b <= a {
			i++
			continue
		}
		start, end := f.w[a].Start, f.w[b-1].End
		out = append(out, Initiative{start, end, text.Original[start:end]})
		i = b
	}
	return out
}

type finder struct {
	*lexicon
	lang string
	t    *fold.Text
	w    []fold.Word
}

// at gives the words of a name that begins with the word i, or none.
func (f *finder) at(i int) (a, b int) {
	if f.w[i].Shape == fold.Lower {
		if f.heads[f.w[i].Fold] {
			return f.quoted(i)
		}
		return 0, 0
	}
	if n := phrase(f.bodies, f.w, i); n > 0 && f.w[i].Shape.Capital() {
		return 0, 0
	}
	if n := phrase(f.known, f.w, i); n > 0 && (f.w[i].Shape != fold.Lower) && f.shaped(i, n) {
		return i, i + n
	}
	if f.lang == "en" {
		if a, b := f.english(i); b > a {
			return a, b
		}
	} else if f.heads[f.w[i].Fold] && f.w[i].Shape.Capital() && f.names(i) {
		if b := f.romance(i); b > i+1 {
			return i, b
		}
	}
	if f.heads[f.w[i].Fold] {
		return f.quoted(i)
	}
	return 0, 0
}

// shaped says whether a known name of one word is printed as a name: an acronym in capitals.
func (f *finder) shaped(i, n int) bool {
	return n > 1 || f.w[i].Shape == fold.Upper || f.w[i].Shape == fold.Mixed || len(f.w[i].Fold) > 5 && i > 0
}

// joined says whether the mark before the word k may stand within a name: none,
// a comma, a point between digits.
func (f *finder) joined(k int) bool {
	w := &f.w[k]
	return w.Before.Joins() || w.Before == ',' || w.Before == '.' && w.Shape == fold.Digit && f.w[k-1].Shape == fold.Digit
}

// quoted gives the title in quotation marks after the head at i: "projet
// intitulé « Mobilité humaine »".
func (f *finder) quoted(i int) (int, int) {
	k := i + 1
	for k < len(f.w) && k < i+5 && f.w[k].Before == ' ' && !f.stops[f.w[k].Fold] || k < len(f.w) && k < i+5 && f.w[k].Before == ' ' && f.titled[f.w[k].Fold] {
		k++
	}
	if k >= len(f.w) || k >= i+6 {
		return 0, 0
	}
	gap := strings.TrimSpace(f.t.Original[f.w[k-1].End:f.w[k].Start])
	open, _ := utf8.DecodeLastRuneInString(gap)
	closing, ok := map[rune]rune{'«': '»', '“': '”', '"': '"', '‘': '’'}[open]
	if !ok || utf8.RuneCountInString(gap) != 1 || !unicode.IsUpper(first(f.t.Original[f.w[k].Start:])) {
		return 0, 0
	}
	for n := k; n < len(f.w) && n < k+longest; n++ {
		end := len(f.t.Original)
		if n+1 < len(f.w) {
			end = f.w[n+1].Start
		}
		after := f.t.Original[f.w[n].End:end]
		if strings.ContainsRune(after, closing) {
			return k, n + 1
		}
		if strings.ContainsAny(after, ".;!?") {
			break
		}
	}
	return 0, 0
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// phrase is how many words at i make the longest name of an index.
func phrase(index map[string][][]string, w []fold.Word, i int) int {
	n := 0
next:
	for _, p := range index[w[i].Fold] {
		if len(p) <= n || i+len(p) > len(w) {
			continue
		}
		for k := 1; k < len(p); k++ {
			if w[i+k].Fold != p[k] || !w[i+k].Before.Joins() && w[i+k].Before != '.' && w[i+k].Before != ',' {
				continue next
			}
		}
		n = len(p)
	}
	return n
}
