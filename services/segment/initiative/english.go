package initiative

import (
	"rapporteur.internal/services/segment/fold"
)

// english finds the chain of capitalised words that begins at i and holds a head noun.
func (f *finder) english(i int) (int, int) {
	if !f.titled1(i) || i > 0 && f.w[i].Before.Joins() && f.titled1(i-1) {
		return 0, 0
	}
	c := f.chainAt(i)
	if !c.head || c.content == 0 || f.heading(i, c.end) {
		return 0, 0
	}
	a := i
	// A capital that only opens the sentence is no part of the name.
	if (i == 0 || f.w[i].Before == fold.Stop) && (f.articles[f.w[i].Fold] || f.links[f.w[i].Fold] || f.stops[f.w[i].Fold]) {
		a++
	}
	if a >= c.end || a+1 == c.end && f.w[a].Shape != fold.Upper {
		return 0, 0
	}
	return a, c.end
}

// chain is capitalised words with the small ones that link them.
type chain struct {
	end     int  // the word after the chain
	head    bool // one of them is a head noun
	content int  // how many others say which
}

// chainAt follows the chain from the word i, up to a mark or a small word that
// links nothing.
func (f *finder) chainAt(i int) chain {
	c := chain{end: i + 1}
	c.count(f.heads[f.w[i].Fold])
	for k := i + 1; k < len(f.w) && k < i+longest && f.joined(k); {
		w := &f.w[k]
		switch {
		case w.Fold == "no":
			if f.numbered(k) {
				c.end, c.content = k+2, c.content+1
			}
			return c
		case w.Before == ',':
			if !c.head || !f.englishList(k) {
				return c
			}
			c.end, c.content = k+1, c.content+1
			k++
		case f.titled1(k) || f.digits(k):
			c.count(f.heads[w.Fold])
			c.end = k + 1
			k++
		case c.head && f.links[w.Fold], f.and[w.Fold] && (c.head || f.wide[f.w[i].Fold]):
			if k = f.linksTo(k); k == 0 {
				return c
			}
		default:
			return c
		}
	}
	return c
}

// count takes in a capitalised word.
func (c *chain) count(head bool) {
	if head {
		c.head = true
	} else {
		c.content++
	}
}

// numbered says whether the word no at k stands for number: "Convention No. 189".
func (f *finder) numbered(k int) bool {
	return k+1 < len(f.w) && f.w[k+1].Before == fold.Stop && f.w[k+1].Shape == fold.Digit
}

// digits says whether the word k is a number of the name: "Agenda 2030", "Alliance 8.7".
func (f *finder) digits(k int) bool {
	w := &f.w[k]
	return w.Shape == fold.Digit && (w.Before == ' ' && f.titled1(k-1) || w.Before == '.')
}

// linksTo gives the capitalised word that a link at k leads to, or 0. Articles
// and a second link may stand between, but not behind the word for and.
func (f *finder) linksTo(k int) int {
	n := k + 1
	for !f.and[f.w[k].Fold] && n < len(f.w) && n <= k+2 && (f.articles[f.w[n].Fold] || f.links[f.w[n].Fold]) && f.w[n].Before.Joins() {
		n++
	}
	if n >= len(f.w) || !f.w[n].Before.Joins() || !f.titled1(n) {
		return 0
	}
	return n
}

// heading says whether the words i to end are a heading in capitals, not a name.
func (f *finder) heading(i, end int) bool {
	return end-i > 3 && f.w[i].Shape == fold.Upper && f.w[end-1].Shape == fold.Upper
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
