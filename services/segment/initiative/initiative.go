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

// names says whether the capital of a head noun is one of a name, not the
// sentence's first letter alone.
func (f *finder) names(i int) bool {
	if f.w[i].Shape == fold.Upper || i > 1 && f.w[i].Before == ' ' && f.w[i-1].Shape.Capital() && f.w[i-1].Before != fold.Stop && !f.articles[f.w[i-1].Fold] {
		return false // a heading, the middle of an organisation's name
	}
	if i > 0 && f.w[i].Before != fold.Break && f.w[i].Before != fold.Stop {
		return true
	}
	return i+1 < len(f.w) && f.w[i+1].Before == ' ' && (f.w[i+1].Shape.Capital() || f.w[i+1].Shape == fold.Digit)
}

// romance follows a French or Spanish name from its head: nouns and adjectives,
// linked by prepositions, up to a verb, a mark or another preposition.
func (f *finder) romance(i int) int {
	end := i + 1 // the name so far
	since := 0   // small words since the last link
	linked := 0  // links followed
	content := false
	for k := i + 1; k < len(f.w) && k < i+longest; k++ {
		w := f.w[k]
		comma := w.Before == ','
		if !w.Before.Joins() && !comma && !(w.Before == '.' && w.Shape == fold.Digit && f.w[k-1].Shape == fold.Digit) {
			break
		}
		switch {
		case f.stops[w.Fold] && !w.Shape.Capital():
			return f.trim(i, end, content)
		case comma:
			if f.list(k) {
				end, content = k+3, true
			}
			return f.trim(i, end, content)
		case w.Before == ' ' && f.links[w.Fold] && !w.Shape.Capital() || w.Before == '\'' && f.links[w.Fold]:
			if linked++; linked > 4 {
				return f.trim(i, end, content)
			}
			since = 0
		case w.Before == ' ' && f.weak[w.Fold] && !w.Shape.Capital() && !f.links[f.w[k-1].Fold]:
			n := k + 1
			if n < len(f.w) && f.articles[f.w[n].Fold] {
				n++
			}
			if n >= len(f.w) || !f.w[n].Shape.Capital() || !f.w[n].Before.Joins() {
				return f.trim(i, end, content)
			}
			since = 0
		case (f.articles[w.Fold] || f.weak[w.Fold]) && !w.Shape.Capital():
		case f.and[w.Fold]:
			if linked == 0 || !f.coordinates(k) {
				return f.trim(i, end, content)
			}
			since = 0
		case w.Before == '-':
			end, content = k+1, true
		case w.Shape == fold.Lower:
			// A noun behind a link, then adjectives: two words in all.
			if since++; since > 2 || (k == i+1 || since > 1) && !f.adjective(w.Fold) && !(k+1 < len(f.w) && f.w[k+1].Before == ',' && f.list(k+1)) {
				return f.trim(i, end, content)
			}
			end, content = k+1, true
		case w.Shape == fold.Digit && k > i+1 && w.Before == ' ' && !f.w[k-1].Shape.Capital():
			return f.trim(i, end, content)
		default: // a capital, digits
			since = max(since, 1)
			end, content = k+1, true
		}
	}
	return f.trim(i, end, content)
}

func (f *finder) trim(i, end int, content bool) int {
	if !content {
		return i
	}
	return end
}

// adjective says whether a word ends like an adjective.
func (f *finder) adjective(w string) bool {
	for _, e := range f.endings {
		if len(w) > len(e)+1 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// list says whether the comma before the word k parts adjectives of the name:
// "sûres, ordonnées et régulières".
func (f *finder) list(k int) bool {
	if k+2 >= len(f.w) || f.w[k].Shape != fold.Lower || f.w[k-1].Shape != fold.Lower {
		return false
	}
	return f.and[f.w[k+1].Fold] && f.w[k+1].Before == ' ' && f.w[k+2].Shape == fold.Lower && last(f.w[k].Fold) == last(f.w[k-1].Fold) && last(f.w[k+2].Fold) == last(f.w[k].Fold)
}

func last(s string) byte { return s[len(s)-1] }

// coordinates says whether the word for and at k joins two nouns of one name:
// what follows is a noun with the article or the shape of the one before.
func (f *finder) coordinates(k int) bool {
	if k+1 >= len(f.w) || f.w[k+1].Before != ' ' {
		return false
	}
	n := k + 1
	article := f.articles[f.w[n].Fold]
	if article {
		n++
	}
	if f.links[f.w[k+1].Fold] && !article { // "et de la …": a second link
		return f.w[k+1].Fold == "de" || f.w[k+1].Fold == "des" || f.w[k+1].Fold == "du"
	}
	if n >= len(f.w) || f.stops[f.w[n].Fold] || f.heads[f.w[n].Fold] && f.w[n].Shape.Capital() || f.w[n].Shape != f.w[k-1].Shape {
		return false
	}
	if !article && f.w[n].Shape == fold.Lower {
		return last(f.w[n].Fold) == last(f.w[k-1].Fold)
	}
	// A verb behind the noun says that it begins a new clause.
	return n+1 >= len(f.w) || !f.w[n+1].Before.Joins() || !(f.w[n+1].Fold == "a" || f.w[n+1].Fold == "ont" || f.w[n+1].Fold == "ha" || f.w[n+1].Fold == "han" || f.w[n+1].Fold == "est")
}

// english finds the chain of capitalised words that begins at i and holds a head noun.
func (f *finder) english(i int) (int, int) {
	if !f.titled1(i) || i > 0 && f.w[i].Before.Joins() && f.titled1(i-1) {
		return 0, 0
	}
	end, head, content := i+1, f.heads[f.w[i].Fold], 0
	if !head {
		content = 1
	}
	for k := i + 1; k < len(f.w) && k < i+longest; {
		w := f.w[k]
		switch {
		case !w.Before.Joins() && w.Before != ',' && !(w.Before == '.' && w.Shape == fold.Digit && f.w[k-1].Shape == fold.Digit):
			goto done
		case w.Fold == "no" && k+1 < len(f.w) && f.w[k+1].Before == fold.Stop && f.w[k+1].Shape == fold.Digit:
			end, content = k+2, content+1 // "Convention No. 189"
			goto done
		case w.Fold == "no":
			goto done
		case w.Before == ',':
			if !head || !f.englishList(k) {
				goto done
			}
			end, content = k+1, content+1
			k++
		case f.titled1(k) || w.Shape == fold.Digit && (w.Before == ' ' && f.titled1(k-1) || w.Before == '.'):
			if f.heads[w.Fold] {
				head = true
			} else {
				content++
			}
			end = k + 1
			k++
		case head && f.links[w.Fold], f.and[w.Fold] && (head || f.wide[f.w[i].Fold]):
			n := k + 1
			for !f.and[w.Fold] && n < len(f.w) && n <= k+2 && (f.articles[f.w[n].Fold] || f.links[f.w[n].Fold]) && f.w[n].Before.Joins() {
				n++
			}
			if n >= len(f.w) || !f.w[n].Before.Joins() || !f.titled1(n) {
				goto done
			}
			k = n
		default:
			goto done
		}
	}
done:
	if !head || content == 0 || f.w[i].Shape == fold.Upper && end > i+1 && f.w[end-1].Shape == fold.Upper && end-i > 3 {
		return 0, 0
	}
	a := i
	// A capital that only opens the sentence is no part of the name.
	if (i == 0 || f.w[i].Before == fold.Stop) && (f.articles[f.w[i].Fold] || f.links[f.w[i].Fold] || f.stops[f.w[i].Fold]) {
		a++
	}
	if a >= end || a+1 == end && f.w[a].Shape != fold.Upper {
		return 0, 0
	}
	return a, end
}

// titled1 says whether the word is written as part of an English name.
func (f *finder) titled1(i int) bool {
	w := f.w[i]
	return (w.Shape.Capital() || w.Shape == fold.Mixed || w.Shape == fold.Digit && len(w.Fold) == 4 && i+1 < len(f.w) && f.w[i+1].Shape.Capital() && f.w[i+1].Before == ' ') && !((i == 0 || w.Before == fold.Stop) && (f.stops[w.Fold] || f.articles[w.Fold] || f.links[w.Fold]))
}

// englishList says whether the comma before the word k parts words of the name:
// "Safe, Orderly and Regular Migration".
func (f *finder) englishList(k int) bool {
	if k < 2 || !f.links[f.w[k-2].Fold] {
		return false // the list begins behind a link
	}
	for n := k; n < len(f.w) && n < k+3; n++ {
		if f.and[f.w[n].Fold] {
			return n > k && n+1 < len(f.w) && f.titled1(n+1) && f.w[n+1].Before == ' '
		}
		if !f.titled1(n) || n > k && f.w[n].Before != ' ' && f.w[n].Before != ',' {
			return false
		}
	}
	return false
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
